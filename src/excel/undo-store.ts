/** Where is what an action replaced kept, so that «Deshacer» can put it back? On a very hidden sheet, newest below. */
import { cellsTold, decodeUndo, encodeUndo, type SheetUndo } from '../domain/live-undo';
import { decodeNoteUndo, encodeNoteUndo, type NoteUndo } from '../domain/note-undo';
import { runs } from '../domain/rectangles';
import { literal } from './literal';
import { ownHiddenSheet } from './own-hidden-sheet';
import type { WorkbookSnapshot } from './snapshot';

const SHEET = '_MatrizVivaDeshacer';
const HEAD = ['Acción', 'Cuándo', 'Título', 'Parte', 'Celdas', 'Hoja', 'Datos'] as const;
/** The first columns say what there is to undo; the data, which may be long, is read of one entry only. */
const HEAD_COLUMNS = 5;
/** A cell holds 32,767 characters; a margin is left. */
const CHUNK = 30_000;
/** Beyond so many rows the oldest go, so that the file does not grow without end. */
const MOST_ROWS = 600;
const DROPPED_ROWS = 200;

/** What one action replaced. */
export interface UndoEntry {
  readonly id: string;
  /** ISO date and time. */
  readonly when: string;
  readonly title: string;
  /** By the name that each sheet had. */
  readonly sheets: ReadonlyMap<string, SheetUndo>;
  /** The Avance that it saved, by the name that its table's sheet had. */
  readonly note?: { readonly sheet: string; readonly undo: NoteUndo };
}

/** What there is to undo, without its data; `rows` of the hidden sheet hold it. */
export interface UndoHead {
  readonly id: string;
  readonly when: string;
  readonly title: string;
  /** Of rounds: an Avance has none. */
  readonly cells: number;
  /** It made rounds live: to take it back undoes a whole application. */
  readonly whole: boolean;
  readonly rows: readonly number[];
}

/** Tells this page's entries from those of another person's pane, and since when it is there. */
const PAGE = { mark: Math.floor(Math.random() * 36 ** 6).toString(36), since: new Date().toISOString() };

/** Ends the id of an entry that made rounds live: it is known without reading what the entry holds. */
const WHOLE = '-vivo';

/** An id that no other entry has: the time, this page, and chance. */
export function undoId(now: Date, sheets: UndoEntry['sheets']): string {
  const id = [now.getTime().toString(36), PAGE.mark, Math.floor(Math.random() * 36 ** 4).toString(36)];
  return `${id.join('-')}${[...sheets.values()].some(({ made }) => made) ? WHOLE : ''}`;
}

/**
 * The last entry that is for this person to undo: of this page, or from before it was opened. What another
 * person does meanwhile in the same workbook is theirs to undo.
 */
export function lastOfPage(entries: readonly UndoHead[], page = PAGE): UndoHead | undefined {
  return entries.filter(({ id, when }) => id.split('-')[1] === page.mark || when < page.since).at(-1);
}

/** The rows of an entry: a sheet's text is cut into cells of their own. */
export function undoRows(entry: UndoEntry): string[][] {
  const texts = [...entry.sheets].map(([sheet, undo]) => [sheet, encodeUndo(undo)] as const);
  if (entry.note) texts.push([entry.note.sheet, encodeNoteUndo(entry.note.undo)]);
  const pieces = texts.flatMap(([sheet, text]) => chunksOf(text).map((chunk) => [sheet, chunk] as const));
  const cells = [...entry.sheets.values()].reduce((sum, undo) => sum + cellsTold(undo).length, 0);
  return pieces.map(([sheet, chunk], i) => [
    entry.id,
    entry.when,
    entry.title,
    `${i + 1} de ${pieces.length}`,
    String(cells),
    sheet,
    chunk,
  ]);
}

/** A sign that takes two units of a text is not cut in two: half of it would be lost in a cell. */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + CHUNK < text.length && /[\uD800-\uDBFF]/.test(text[at + CHUNK - 1]!) ? CHUNK - 1 : CHUNK;
    chunks.push(text.slice(at, at + end));
    at += end;
  }
  return chunks;
}

/**
 * Adds an entry under the others, wherever the last one ends when the request runs: two people who work at once
 * do not overwrite each other. Within the caller's request.
 */
export function keepUndo(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return;
  const { sheet, made } = ownHiddenSheet(context, snapshot, 'deshacer', SHEET);
  if (made) sheet.getRangeByIndexes(0, 0, 1, HEAD.length).values = [[...HEAD]];
  else if (snapshot.kept.undoRows > MOST_ROWS) {
    sheet.getRange(`2:${DROPPED_ROWS + 1}`).delete('Up');
    snapshot.kept.undoRows -= DROPPED_ROWS;
  }
  const last = sheet.getUsedRange(true).getLastRow().getEntireRow();
  const below = last.getCell(1, 0).getResizedRange(rows.length - 1, HEAD.length - 1);
  below.values = rows.map((row) => row.map(literal));
  snapshot.kept.undoRows += rows.length;
}

/** Reads what there is to undo: the entries that are whole, oldest first. One request. */
export async function readUndoHeads(context: Excel.RequestContext, sheet: string): Promise<UndoHead[]> {
  const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true);
  const heads = used.getIntersectionOrNullObject('A:E');
  heads.load('rowIndex,values');
  await context.sync();
  return heads.isNullObject ? [] : collect(heads.values as unknown[][], heads.rowIndex);
}

function collect(values: readonly (readonly unknown[])[], top: number): UndoHead[] {
  const groups = new Map<string, { row: number; texts: string[] }[]>();
  values.forEach((line, i) => {
    const texts = line.map((value) => String(value ?? ''));
    const id = texts[0]!;
    if (id === '' || id === HEAD[0]) return;
    const group = groups.get(id);
    if (group) group.push({ row: top + i, texts });
    else groups.set(id, [{ row: top + i, texts }]);
  });
  return [...groups].flatMap(([id, group]) => {
    const [, when = '', title = '', part = '', cells = ''] = group[0]!.texts;
    // Of an entry whose first rows were dropped nothing can be put back.
    if (group.length !== Number(part.split(' de ')[1]) || !part.startsWith('1 ')) return [];
    const whole = id.endsWith(WHOLE);
    return [{ id, when, title, cells: Number(cells), whole, rows: group.map(({ row }) => row) }];
  });
}

/** Reads one entry's data; null when it cannot be understood. One request. */
export async function readUndo(
  context: Excel.RequestContext,
  sheet: string,
  head: UndoHead,
): Promise<UndoEntry | null> {
  const hidden = context.workbook.worksheets.getItem(sheet);
  const bands = runs(head.rows).map(([top, bottom]) => {
    const range = hidden.getRangeByIndexes(top, HEAD_COLUMNS, bottom - top + 1, 2);
    range.load('values');
    return range;
  });
  await context.sync();
  const pieces = bands.flatMap((band) => (band.values as unknown[][]).map(([name, text]) => [name, text]));
  const parts = decodeParts(pieces.map(([name, text]) => [String(name), String(text)]));
  return parts && { id: head.id, when: head.when, title: head.title, ...parts };
}

function decodeParts(
  pieces: readonly (readonly [string, string])[],
): Pick<UndoEntry, 'sheets' | 'note'> | null {
  const texts = new Map<string, string>();
  for (const [sheet, chunk] of pieces) texts.set(sheet, (texts.get(sheet) ?? '') + chunk);
  const sheets = new Map<string, SheetUndo>();
  let note: UndoEntry['note'];
  for (const [sheet, text] of texts) {
    const noted = decodeNoteUndo(text);
    if (noted) {
      note = { sheet, undo: noted };
      continue;
    }
    const undo = decodeUndo(text);
    if (!undo) return null;
    sheets.set(sheet, undo);
  }
  return { sheets, ...(note ? { note } : {}) };
}

/** Forgets an entry that was undone. Its rows are emptied, not deleted, so that others' do not move. */
export function dropUndo(context: Excel.RequestContext, sheet: string, entry: UndoHead): void {
  const hidden = context.workbook.worksheets.getItem(sheet);
  for (const row of entry.rows) hidden.getRangeByIndexes(row, 0, 1, HEAD.length).clear('Contents');
}
