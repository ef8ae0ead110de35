/** Which municipality is this name? Exactly one of the official list, or none: never a guess. */
import { distance } from 'fastest-levenshtein';
import { fold, shortText } from './fold';
import { MUNICIPALITIES } from './model/municipalities';
import type { Municipality } from './model/types';

const byName = new Map<string, Municipality>();
for (const municipality of MUNICIPALITIES) {
  for (const name of [municipality.name, ...municipality.aliases]) byName.set(fold(name), municipality);
}
const byCode = new Map(MUNICIPALITIES.map((m) => [m.code, m]));

/** Abbreviations that stand for one word only. */
const ABBREVIATIONS: Readonly<Record<string, string>> = { sn: 'san', sta: 'santa', sto: 'santo' };

const OFFICE =
  /^(?:el )?(?:h |honorable )?(?:municipio|mpio|ayuntamiento|ayto|gobierno municipal|presidencia municipal)(?: constitucional| municipal| libre)*(?: de| (del))? (.+)$/;
const STATE_SUFFIX = / (?:(?:estado|edo) de mex(?:ico)?|edo mex|edomex|mex(?:ico)?)$/;
const NUMBERING = /^(?:(?:no|num) )?\d+ | \d+$/g;

/** No name is longer, with its office, its state and its numbering. */
const LONGEST_NAME = 300;

/** The municipality of an official or listed name, whatever its case, accents, numbering or office; else null. */
export function findMunicipality(written: string): Municipality | null {
  const short = shortText(written, LONGEST_NAME);
  if (short === null) return null;
  for (const name of spellings(fold(short))) {
    const found = byName.get(name);
    if (found) return found;
  }
  return null;
}

/** A name as folded, then without what may stand around it; each form must match as a whole. */
function* spellings(folded: string): Generator<string> {
  yield folded;
  const plain = folded
    .replace(NUMBERING, '')
    .split(' ')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ');
  yield plain;
  for (const name of [plain, plain.replace(STATE_SUFFIX, '')]) {
    yield name;
    const office = OFFICE.exec(name);
    if (!office) continue;
    yield office[2]!;
    // «Ayuntamiento del Oro»: the article belongs to the name.
    if (office[1]) yield `el ${office[2]}`;
  }
}

const LONGEST_CODE = 20;

/** The municipality of an INEGI code: five digits, or three where the column is known to hold codes. */
export function municipalityByCode(text: string, short = false): Municipality | null {
  const code = text.trim();
  if (code.length > LONGEST_CODE) return null;
  const digits = code.replace(/\.0+$/, '');
  const whole = /^0?15[- ]?(\d{3})$/.exec(digits);
  if (whole) return byCode.get(`15${whole[1]}`) ?? null;
  if (short && /^\d{1,3}$/.test(digits)) return byCode.get(`15${digits.padStart(3, '0')}`) ?? null;
  return null;
}

/** The municipality with this code; null when the list has none. */
export function municipalityOf(code: string): Municipality | null {
  return byCode.get(code) ?? null;
}

/** What is compared of a text that may be a name: a longer one is like none. */
function beginning(written: string): string {
  return shortText(written, LONGEST_NAME) ?? written.slice(0, LONGEST_NAME);
}

/** Share of letters that may differ in a name that is proposed (never taken). */
const ALIKE = 0.5;

/** Every known name with the set of its letters, as bits. */
const known = [...byName].map(([name, municipality]) => ({ name, letters: letterSet(name), municipality }));

/** Municipalities whose names are spelt like this one, the likest first; none when nothing is alike. */
export function spellingCandidates(written: string, limit = 3): Municipality[] {
  const folded = fold(beginning(written));
  const name = OFFICE.exec(folded)?.[2] ?? folded;
  const letters = letterSet(name);
  const sameStart = known.filter((other) => other.name[0] === name[0]);
  let best: { d: number; municipality: Municipality }[] = [];
  // Names with the same first letter come first: once they fill the list, few others need comparing.
  for (const other of [...sameStart, ...known]) {
    const longest = Math.max(name.length, other.name.length, 1);
    const most = best.length < limit ? ALIKE : best.at(-1)!.d;
    if (!begins(other.name, name) && leastEdits(name, letters, other) / longest >= most) continue;
    const d = begins(other.name, name) ? BEGINS : distance(name, other.name) / longest;
    const same = best.find((b) => b.municipality === other.municipality);
    if (d >= (same?.d ?? most)) continue;
    best = [...best.filter((b) => b !== same), { d, municipality: other.municipality }]
      .sort((a, b) => a.d - b.d || Number(a.municipality.code) - Number(b.municipality.code))
      .slice(0, limit);
  }
  return best.map(({ municipality }) => municipality);
}

/** Share of letters by which a name, or words of it, may differ when somebody slipped in writing it. */
const SLIP = 0.25;

/** The municipality whose whole name is this one but for a slip («Valle de Brabo»); null when none is. Never taken. */
export function misspeltMunicipality(written: string): Municipality | null {
  const [nearest] = spellingCandidates(written, 1);
  const name = fold(beginning(written));
  const isSlip = [nearest?.name ?? '', ...(nearest?.aliases ?? [])].some(
    (other) => slips(name, fold(other)) <= SLIP,
  );
  return nearest && isSlip ? nearest : null;
}

/**
 * The one municipality that a name is but for its spelling: cut short at whole words, or each of its words a slip of
 * the other's. «Valle de Chalco» is no slip of «Valle de Bravo», however few the letters are. Null when none is, or
 * when several are alike. Never taken.
 */
export function likestMunicipality(written: string): Municipality | null {
  const folded = fold(beginning(written));
  const name = OFFICE.exec(folded)?.[2] ?? folded;
  const alike = spellingCandidates(written, 5)
    .map((municipality) => {
      const spelt = [municipality.name, ...municipality.aliases].map((other) => slipOf(name, fold(other)));
      return { municipality, slip: Math.min(...spelt) };
    })
    .filter(({ slip }) => slip <= SLIP)
    .sort((a, b) => a.slip - b.slip);
  const [first, second] = alike;
  return first && first.slip !== second?.slip ? first.municipality : null;
}

/** Share of letters of one word that may differ: «chalco» and «bravo» are two words. */
const WORD_SLIP = 0.4;

function slipOf(name: string, other: string): number {
  if (begins(other, name)) return BEGINS;
  const [words, others] = [name.split(' '), other.split(' ')];
  const apart =
    words.length !== others.length || words.some((word, i) => slips(word, others[i]!) > WORD_SLIP);
  // A blank too many or too few («Ixtapandelaoro») leaves the letters as they are.
  const isJoined = apart && slips(words.join(''), others.join('')) > BEGINS;
  return isJoined ? 1 : slips(name, other);
}

/** How far what was written is from words of a name: 0 when one begins with it; null when none is near («Valles»). */
export function wordsAlike(written: string, name: string): number | null {
  const wanted = fold(beginning(written));
  if (wanted.length < 3) return null;
  const words = fold(name).split(' ');
  const count = wanted.split(' ').length;
  const parts = words.map((_, i) => words.slice(i, i + count).join(' '));
  const nearest = Math.min(...parts.map((part) => (part.startsWith(wanted) ? 0 : slips(wanted, part))));
  return nearest <= SLIP ? nearest : null;
}

function slips(a: string, b: string): number {
  return distance(a, b) / Math.max(a.length, b.length, 1);
}

/** A name cut short («Almoloya») is more likely than one misspelt, and less than a slip of one letter in ten. */
const BEGINS = 0.1;

/** True when the whole words of a name are the first words of another. */
function begins(other: string, name: string): boolean {
  return name.length >= 4 && other.startsWith(`${name} `);
}

/** A lower bound of the distance: the difference in length, and letters that only one of the names has. */
function leastEdits(name: string, letters: number, other: { name: string; letters: number }): number {
  return Math.max(
    Math.abs(name.length - other.name.length),
    bits(letters & ~other.letters),
    bits(other.letters & ~letters),
  );
}

function letterSet(name: string): number {
  let set = 0;
  for (let i = 0; i < name.length; i++) {
    const letter = name.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) set |= 1 << letter;
  }
  return set;
}

function bits(set: number): number {
  let n = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) n++;
  return n;
}
