/** What does a workbook look like after an accident? The same seed always breaks it the same way. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Unzipped } from 'fflate';

/** A damaged copy, and what was done to it. */
export interface Damaged {
  readonly bytes: Uint8Array;
  readonly what: string;
}

/** Whole numbers from 0 to below `limit`, fixed by the seed (mulberry32). */
export type Chance = (limit: number) => number;

/** A small generator of its own, so that a seed printed by a failing test can be run again anywhere. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  };
}

type Break = (bytes: Uint8Array, pick: Chance) => Damaged;
type BreakXml = (xml: string, pick: Chance) => string;

/** Breaks a workbook in one of the ways below, chosen by the seed. The input is left alone. */
export function damage(bytes: Uint8Array, seed: number): Damaged {
  const pick = chance(seed);
  const kinds = Object.entries(KINDS);
  const [name, change] = kinds[pick(kinds.length)]!;
  const made = change(bytes, pick);
  return { bytes: made.bytes, what: `seed ${seed}: ${name}, ${made.what}` };
}

const KINDS: Record<string, Break> = {
  flip: (bytes, pick) => {
    const copy = Uint8Array.from(bytes); // a Buffer's own slice would share its memory
    const times = 1 + pick(8);
    for (let i = 0; i < times; i++) copy[pick(copy.length)]! ^= 1 << pick(8);
    return { bytes: copy, what: `${times} bits` };
  },
  truncate: (bytes, pick) => {
    const length = pick(bytes.length);
    return { bytes: Uint8Array.from(bytes.subarray(0, length)), what: `at ${length} of ${bytes.length}` };
  },
  zero: (bytes, pick) => {
    const at = pick(bytes.length);
    const copy = Uint8Array.from(bytes); // a Buffer's own slice would share its memory
    copy.fill(0, at, at + 1 + pick(512));
    return { bytes: copy, what: `from ${at}` };
  },
  dropPart: (bytes, pick) => {
    const parts = unzipSync(bytes);
    const name = choose(Object.keys(parts), pick);
    delete parts[name];
    return { bytes: pack(parts), what: name };
  },
  emptyPart: (bytes, pick) => changePart(bytes, pick, () => ''),
  cutPart: (bytes, pick) => changePart(bytes, pick, (xml) => xml.slice(0, pick(xml.length))),
  swapElements: (bytes, pick) => changePart(bytes, pick, swapElements),
  dropElement: (bytes, pick) => changePart(bytes, pick, dropElement),
  repeatElement: (bytes, pick) => changePart(bytes, pick, repeatElement),
  oddAttribute: (bytes, pick) => changePart(bytes, pick, oddAttribute),
  oddText: (bytes, pick) => changePart(bytes, pick, oddText),
  swapParts: (bytes, pick) => {
    const parts = unzipSync(bytes);
    const [one, other] = [choose(Object.keys(parts), pick), choose(Object.keys(parts), pick)];
    [parts[one], parts[other]] = [parts[other]!, parts[one]!];
    return { bytes: pack(parts), what: `${one} and ${other}` };
  },
};

/** Names of the kinds of damage, for tests that want each of them. */
export const damageKinds: readonly string[] = Object.keys(KINDS);

/** Breaks a workbook in the named way. */
export function damageBy(kind: string, bytes: Uint8Array, seed: number): Damaged {
  const change = KINDS[kind];
  if (!change) throw new Error(`No damage is called ${kind}`);
  const made = change(bytes, chance(seed));
  return { bytes: made.bytes, what: `seed ${seed}: ${kind}, ${made.what}` };
}

function changePart(bytes: Uint8Array, pick: Chance, change: BreakXml): Damaged {
  const parts = unzipSync(bytes);
  const name = choose(
    Object.keys(parts).filter((part) => /\.(xml|rels)$/.test(part)),
    pick,
  );
  parts[name] = strToU8(change(strFromU8(parts[name]!), pick));
  return { bytes: pack(parts), what: name };
}

/** The date in the package is fixed: the same damage gives the same bytes. */
function pack(parts: Unzipped): Uint8Array {
  return zipSync(parts, { mtime: new Date(2023, 6, 5) });
}

function choose<T>(from: readonly T[], pick: Chance): T {
  return from[pick(from.length)]!;
}

/** Places of the elements without children: `<c r="A1" s="2"/>`, `<v>3</v>`. */
function leaves(xml: string): { start: number; end: number }[] {
  const pattern = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<]*<\/\1>)/g;
  return [...xml.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

function swapElements(xml: string, pick: Chance): string {
  const all = leaves(xml);
  if (all.length < 2) return xml;
  const at = pick(all.length - 1);
  const one = all[at]!;
  const other = all[at + 1 + pick(all.length - 1 - at)]!;
  return [
    xml.slice(0, one.start),
    xml.slice(other.start, other.end),
    xml.slice(one.end, other.start),
    xml.slice(one.start, one.end),
    xml.slice(other.end),
  ].join('');
}

function dropElement(xml: string, pick: Chance): string {
  const all = leaves(xml);
  if (all.length === 0) return xml;
  const { start, end } = choose(all, pick);
  return xml.slice(0, start) + xml.slice(end);
}

function repeatElement(xml: string, pick: Chance): string {
  const all = leaves(xml);
  if (all.length === 0) return xml;
  const { start, end } = choose(all, pick);
  return xml.slice(0, end) + xml.slice(start, end).repeat(1 + pick(3)) + xml.slice(end);
}

const ODD = ['', '-1', '99999999999', 'XFD1048577', 'A0', 'NaN', '&amp;', 'á', '1e400', '../../x', ' '];

function oddAttribute(xml: string, pick: Chance): string {
  const all = [...xml.matchAll(/="([^"]*)"/g)];
  if (all.length === 0) return xml;
  const found = choose(all, pick);
  return `${xml.slice(0, found.index)}="${choose(ODD, pick)}"${xml.slice(found.index + found[0].length)}`;
}

function oddText(xml: string, pick: Chance): string {
  const all = [...xml.matchAll(/>([^<>]+)</g)];
  if (all.length === 0) return xml;
  const found = choose(all, pick);
  return `${xml.slice(0, found.index)}>${choose(ODD, pick)}<${xml.slice(found.index + found[0].length)}`;
}
