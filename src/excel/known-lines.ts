/** How are last known states written in cells, so that each says itself and two people never write over each other? */
import type { KnownCell } from '../domain/ledger-known';
import type { ToolId } from '../domain/matrix';
import type { Kept, KnownLine } from './snapshot';

/** What is known of the live rounds. */
export type Known = Pick<Kept, 'known' | 'lives'>;

type Round = Map<string, Map<ToolId, KnownCell>>;

/** Slot, municipality, and of a round's head its life; then a column for each tool. */
const FIRST_TOOL = 3;
/** Begins a head's life. A head without it is of before: its lines hold all their tools in one text. */
const FORMAT = '2:';

/**
 * The lines that say `known`, each where `before` has it already: only cells that say something else are then
 * written, and what comes new goes below, or where a line is free. A tool's column is the one in its round's head.
 */
export function encodeKnown({ known, lives }: Known, before: readonly KnownLine[] = []): KnownLine[] {
  const lines = isCurrent(before) ? before.map((line) => [...line]) : [];
  const places = new Map(lines.map((line, i) => [keyOf(line), i]));
  const kept = new Set<number>();
  const free = lines.flatMap((line, i) => (line.every((text) => text === '') ? [i] : []));
  const put = (line: string[]): void => {
    const at = places.get(keyOf(line)) ?? free.shift() ?? lines.length;
    lines[at] = line;
    kept.add(at);
  };
  for (const [slot, round] of [...known].sort(([a], [b]) => a - b)) {
    const head = lines[places.get(keyOf([String(slot), ''])) ?? -1];
    const tools = toolsOf(round, head);
    put([String(slot), '', FORMAT + (lives.get(slot) ?? ''), ...tools]);
    for (const [municipality, cells] of round) {
      put([String(slot), municipality, '', ...tools.map((tool) => encodeCell(cells.get(tool)))]);
    }
  }
  const width = Math.max(FIRST_TOOL, ...lines.map((line) => line.length));
  return lines.map((line, i) =>
    Array.from({ length: width }, (_, column) => (kept.has(i) ? (line[column] ?? '') : '')),
  );
}

/** Tools keep the columns that they have. */
function toolsOf(round: ReadonlyMap<string, ReadonlyMap<ToolId, KnownCell>>, head?: KnownLine): ToolId[] {
  const had = (head ?? []).slice(FIRST_TOOL).filter((tool) => tool !== '');
  const has = [...round.values()].flatMap((cells) => [...cells.keys()]);
  return [...new Set([...had, ...has])];
}

function keyOf([slot = '', municipality = '']: KnownLine): string {
  return `${slot}\n${municipality}`;
}

/** "2#92D050:cumplido": two changes logged, the shade that it had, its state; a cell of which nothing is known is empty. */
function encodeCell(cell: KnownCell | undefined): string {
  return cell === undefined ? '' : `${cell.changes || ''}${cell.shade ?? ''}:${cell.state ?? ''}`;
}

function decodeCell(text: string): KnownCell | null {
  const match = /^(\d*)(#[0-9A-F]{6})?:(.*)$/.exec(text);
  if (!match) return null;
  const shade = match[2] === undefined ? {} : { shade: match[2] };
  return { state: match[3] || null, changes: Number(match[1] || 0), ...shade };
}

/** Reads lines back, in whatever order; what does not fit (a torn sheet) is not known. */
export function decodeKnown(lines: readonly KnownLine[]): Known {
  const known = new Map<number, Round>();
  const lives = new Map<number, string>();
  const heads = new Map<number, KnownLine>();
  for (const line of lines) {
    const slot = slotOf(line);
    if (slot === null || line[1] !== '' || heads.has(slot)) continue;
    heads.set(slot, line);
    known.set(slot, new Map());
    lives.set(slot, isHead(line) ? line[2]!.slice(FORMAT.length) : '');
  }
  for (const line of lines) {
    const slot = slotOf(line);
    const head = slot === null ? undefined : heads.get(slot);
    if (!head || !line[1]) continue;
    known.get(slot!)!.set(line[1], isHead(head) ? decodeLine(head, line) : decodeFormer(head, line));
  }
  return { known, lives };
}

function decodeLine(head: KnownLine, line: KnownLine): Map<ToolId, KnownCell> {
  const cells = head.slice(FIRST_TOOL).flatMap((tool, i) => {
    const cell = decodeCell(line[FIRST_TOOL + i] ?? '');
    return tool !== '' && cell ? [[tool, cell] as const] : [];
  });
  return new Map(cells);
}

/** Of before: the head says tools and states ("1.1 1.2|cumplido"), a code is the index of its state ("0.2#92D050"). */
function decodeFormer(head: KnownLine, line: KnownLine): Map<ToolId, KnownCell> {
  const [tools = [], states = []] = (head[2] ?? '').split('|').map((part) => part.split(' ').filter(Boolean));
  const codes = (line[2] ?? '').split(',');
  const cells = tools.flatMap((tool, i) => {
    const match = /^(\d*)(?:\.(\d+))?(#[0-9A-F]{6})?$/.exec(codes[i] ?? '-');
    if (!match) return [];
    const state = match[1] === '' ? null : (states[Number(match[1])] ?? null);
    const shade = match[3] === undefined ? {} : { shade: match[3] };
    return [[tool, { state, changes: Number(match[2] ?? 0), ...shade }] as const];
  });
  return new Map(cells);
}

function slotOf([slot = '']: KnownLine): number | null {
  return slot !== '' && Number.isInteger(Number(slot)) ? Number(slot) : null;
}

function isHead(line: KnownLine): boolean {
  return (line[2] ?? '').startsWith(FORMAT);
}

function isCurrent(lines: readonly KnownLine[]): boolean {
  return lines.every((line) => slotOf(line) === null || line[1] !== '' || isHead(line));
}
