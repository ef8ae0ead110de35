/** How is an Avance that was saved written down, found again in a table that has moved on, and taken back? */
import type { AdvancesCells, NoteField, ReadNotes } from './advances';
import type { MunicipalityKey } from './align';
import type { CellContents } from './live-edit';
import type { ToolId } from './matrix';

/** The fields of a row that say something; the others say of which cell it speaks. */
export const SAYING = ['advance', 'evidence', 'date', 'author'] as const satisfies readonly NoteField[];
const NAMING = ['municipality', 'code', 'tool', 'round'] as const satisfies readonly NoteField[];

/** What a row says, field by field, as its cells hold it; "" where it has no such column. */
export type NoteContents = Readonly<Record<(typeof SAYING)[number], CellContents>>;

/** What saving an Avance replaced. */
export interface NoteUndo {
  /** The slot of a live round follows its sheet when it is renamed; null for another sheet. */
  readonly slot: number | null;
  readonly round: string;
  readonly municipality: MunicipalityKey;
  readonly tool: ToolId;
  /** How the row itself names them: of a round that was renamed it may say the former name. */
  readonly named: readonly string[];
  /** What the row said; null for a row that was added. */
  readonly before: NoteContents | null;
  readonly after: NoteContents;
}

/** As one text. */
export function encodeNoteUndo(note: NoteUndo): string {
  return JSON.stringify({ note });
}

/** What `encodeNoteUndo` wrote; null for anything else. */
export function decodeNoteUndo(text: string): NoteUndo | null {
  try {
    return (JSON.parse(text) as { note?: NoteUndo }).note ?? null;
  } catch {
    return null;
  }
}

/** How a row of the table names its municipality, tool and round. */
export function namesOf(cells: AdvancesCells, notes: ReadNotes, row: number): string[] {
  return NAMING.map((field) => String(valueAt(cells, notes, row, field) ?? ''));
}

/**
 * The row that the Avance stands in now, as the table reads (`round` is what its sheet is called now); null when it
 * is gone. Of several the one that says what was left there.
 */
export function findNote(
  undo: NoteUndo,
  round: string,
  cells: AdvancesCells,
  notes: ReadNotes,
): number | null {
  if (notes.header === null) return null;
  const read = notes.rows.filter(
    (one) => one.round === round && one.municipality === undo.municipality && one.tool === undo.tool,
  );
  const named = JSON.stringify(undo.named);
  const found = new Set(read.map(({ row }) => row));
  for (let row = notes.header + 1; row < notes.end; row++) {
    if (JSON.stringify(namesOf(cells, notes, row)) === named) found.add(row);
  }
  const says = (row: number) =>
    SAYING.every((field) => {
      const left = undo.after[field];
      return typeof left === 'object' || plain(left) === plain(valueAt(cells, notes, row, field));
    });
  return [...found].find(says) ?? [...found][0] ?? null;
}

/** What taking an Avance back does to its row. */
export type NotePlan =
  | { readonly kind: 'remove' }
  | { readonly kind: 'restore'; readonly contents: Partial<NoteContents> }
  /** Somebody changed the row since, or wrote beside it: it stays. */
  | { readonly kind: 'changed' }
  /** The row says already what it said. */
  | { readonly kind: 'same' };

/** Compares what the row holds with what was left there; `more` when it holds something of a person's beside it. */
export function planNoteUndo({ before, after }: NoteUndo, now: NoteContents, more: boolean): NotePlan {
  if (before && differing(now, before).length === 0) return { kind: 'same' };
  if (differing(now, after).length > 0) return { kind: 'changed' };
  if (!before) return { kind: more ? 'changed' : 'remove' };
  const contents = differing(now, before).map((field) => [field, before[field]] as const);
  return { kind: 'restore', contents: Object.fromEntries(contents) };
}

function differing(one: NoteContents, other: NoteContents): (typeof SAYING)[number][] {
  return SAYING.filter((field) => plain(one[field]) !== plain(other[field]));
}

/** In a column formatted as text a number becomes its digits, and the apostrophe of a text a part of it. */
function plain(contents: unknown): string {
  if (typeof contents === 'object' && contents !== null) return JSON.stringify(contents);
  return String((contents ?? '') as string | number | boolean)
    .replace(/\r\n?/g, '\n')
    .replace(/^'/, '');
}

function valueAt(
  { values, top, left }: AdvancesCells,
  { columns }: ReadNotes,
  row: number,
  field: NoteField,
): unknown {
  const column = columns[field];
  return column === undefined ? '' : values[row - top]?.[column - left];
}
