/** By which one path do cells of a round change? What they held is kept, the Bitácora and last-known states follow. */
import { fillOf, type Color, type GridCell } from '../domain/grid';
import type { ChangeOrigin, StateChange } from '../domain/ledger';
import { gridCell, recordEffects, type RecordedChange } from '../domain/ledger-known';
import { contentsOf, sameContents } from '../domain/live-edit';
import { letteringOf } from '../domain/symbol-fonts';
import { frameOf, sideOf, type CellSide, type CellUndo, type SheetUndo } from '../domain/live-undo';
import type { Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import { writeCells, writeSizes, type CellWrite } from '../excel/change-cells';
import { ActionError, officeCode } from '../excel/failure';
import { loadLedgerIds } from '../excel/ledger-place';
import { PAYLOAD_BUDGET } from '../excel/session';
import { roundSlots } from '../excel/store';
import { authorName } from './author';
import { readBook, type Book } from './reading';
import {
  adoptKept,
  checkLedger,
  differences,
  keepEntry,
  ledgerRows,
  protectedSheet,
  refreshKept,
  sendKept,
} from './record-changes';
import type { KnownStates } from '../excel/snapshot';

/** What becomes of one cell; what is absent stays. With nothing to write, the cell's state is only recorded. */
export interface CellChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The text that the cell is to hold; "" empties it. A formula or other contents are replaced, and kept. */
  readonly label?: string;
  /** The cell's own fill goes. */
  readonly clearFill?: boolean;
  /** The cell's own fill; null is the same as `clearFill`. */
  readonly fill?: Color | null;
  /**
   * What the cell held before the person's own edit, where that is known: «Deshacer» then goes back to it, not
   * to what was typed.
   */
  readonly replaced?: GridCell;
  /** False when nobody wrote the cell, so that the shade that it had is told on; by default true. */
  readonly confirms?: boolean;
}

export interface ChangeOptions {
  readonly origin: ChangeOrigin;
  /** What «Deshacer» calls it: "«Cumplido» en Metepec, 4.3". */
  readonly title: string;
  /** Who did it, for the Bitácora; by default the name that the person set, if any. */
  readonly who?: string;
  /**
   * What becomes of the cells when the Bitácora cannot be written: by default they are not written either. With
   * `may_wait` they are, and with `waits` nothing is logged at all: the change is found, and logged, by a later reading.
   */
  readonly ledger?: 'may_wait' | 'waits';
}

/** A change as it is written: any contents, not only a label. */
export interface CellEdit extends CellWrite {
  readonly sheet: string;
  readonly replaced?: GridCell;
  readonly confirms?: boolean;
}

/** How edits are written; `keep` false for «Deshacer», which cannot be undone itself. */
export interface EditOptions extends ChangeOptions {
  readonly keep: boolean;
  /** Rounds that cease to be live: nothing is known of them then. */
  readonly forget?: readonly string[];
  /** Called when the last request is prepared: what belongs to the change beside its cells. */
  readonly finish?: () => void;
  /** Called after that: what must happen only once all else is written. */
  readonly last?: () => void;
}

/**
 * Changes cells. `book` says what they hold now (before this change, after what the person typed); what it
 * keeps (`book.snapshot.kept`) is brought up to date. One request for up to 4 MB, one more for each further;
 * none when nothing changes. Own writes raise events whose `triggerSource` is ThisLocalAddin: leave them alone.
 *
 * @returns the states that changed against the last known ones (else against the reading), as logged.
 * @throws ActionError `protected` before anything is written, when a sheet to be written is protected.
 */
export async function changeCells(
  context: Excel.RequestContext,
  book: Book,
  changes: readonly CellChange[],
  options: ChangeOptions,
): Promise<StateChange[]> {
  const edits = changes.map(({ label, clearFill, ...change }): CellEdit => ({
    ...change,
    ...(label === undefined ? {} : { contents: label }),
    ...(clearFill ? { fill: null } : {}),
  }));
  return writeEdits(context, book, edits, { ...options, keep: true });
}

/** `changeCells` for any contents. */
export async function writeEdits(
  context: Excel.RequestContext,
  book: Book,
  edits: readonly CellEdit[],
  options: EditOptions,
): Promise<StateChange[]> {
  const real = edits.map((edit) => onlyReal(book, edit));
  checkProtection(book, real);
  const done: StateChange[] = [];
  let written = 0;
  const parts = [...partsOf(real, bytesKept(book, real, options))];
  if (parts.length === 0 && options.finish) parts.push([]);
  for (const [index, part] of parts.entries()) {
    const { finish, last } = index === parts.length - 1 ? options : {};
    const made = await writePart(context, book, part, { ...options, finish, last }).catch(
      (error: unknown) => {
        throw partly(error, written, real.length);
      },
    );
    done.push(...made);
    written += part.length;
  }
  return done;
}

/** What the cell holds already need not be written. */
function onlyReal(book: Book, { contents, fill, ...edit }: CellEdit): CellEdit {
  const cell = cellOf(book, edit);
  // A text of ours never stays in a font of symbols, nor struck through.
  const plain = contents !== undefined && contents !== '' && letteringOf(cell) !== undefined;
  const lettering = edit.lettering ?? (plain ? {} : undefined);
  return {
    ...edit,
    ...(contents !== undefined && (lettering || !sameContents(contents, contentsOf(cell)))
      ? { contents }
      : {}),
    ...(lettering ? { lettering } : {}),
    ...(fill !== undefined && fill !== fillOf(cell) ? { fill } : {}),
  };
}

function isWritten({ contents, fill }: CellWrite): boolean {
  return contents !== undefined || fill !== undefined;
}

function cellOf(book: Book, { sheet, row, column }: CellEdit): GridCell {
  return gridCell(snapshotOf(book, sheet).grid, { row, column });
}

function snapshotOf(book: Book, sheet: string): Book['snapshot']['sheets'][number] {
  const found = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
  if (found) return found;
  throw new ActionError(
    'unknown_sheet',
    `La hoja ${quote(sheet)} ya no está en el libro: pulse Releer y repita la acción.`,
  );
}

function checkProtection(book: Book, edits: readonly CellEdit[]): void {
  const sheets = new Set(edits.filter(isWritten).map(({ sheet }) => sheet));
  const closed = [...sheets].find((sheet) => snapshotOf(book, sheet).protected);
  if (closed !== undefined) throw protectedSheet(closed);
}

/** The row of the Bitácora and the line of what can be undone that a cell takes in a request, about. */
const BYTES_LOGGED = 400;
const BYTES_UNDO = 100;

/** What is written down of each cell, in bytes: «Deshacer» of a conversion changes no state and logs nothing. */
function bytesKept(book: Book, edits: readonly CellEdit[], options: EditOptions): number {
  if (options.keep) return BYTES_LOGGED + BYTES_UNDO;
  const { recorded } = judge(book, groupBySheet(edits), roundSlots(book.snapshot.names), options);
  return recorded.length > 0 ? BYTES_LOGGED : 0;
}

/** Cuts edits into parts that each fit one request, with what is kept of them. */
function* partsOf(edits: readonly CellEdit[], kept: number): Generator<CellEdit[]> {
  const sizes = new Map<CellEdit, number>();
  for (const here of groupBySheet(edits).values()) {
    writeSizes(here).forEach((size, index) => sizes.set(here[index]!, size));
  }
  let part: CellEdit[] = [];
  let bytes = 0;
  for (const edit of edits) {
    const size = sizes.get(edit)! + kept;
    if (part.length > 0 && bytes + size > PAYLOAD_BUDGET) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(edit);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

async function writePart(
  context: Excel.RequestContext,
  book: Book,
  edits: readonly CellEdit[],
  options: EditOptions,
): Promise<StateChange[]> {
  const { kept, names } = book.snapshot;
  const bySheet = groupBySheet(edits);
  const slots = roundSlots(names);
  const { known, recorded, confirmed } = judge(book, bySheet, slots, options);
  const undo = undoBySheet(book, bySheet, slots);
  const isNothing = !edits.some(isWritten) && recorded.length === 0 && undo.size === 0 && !confirmed;
  if (!options.finish && isNothing) return [];
  const isClosed = kept.ledger?.protected === true || kept.closed.has('estados');
  const isWaiting = options.ledger === 'waits' || (options.ledger === 'may_wait' && isClosed);
  if (!isWaiting) checkLedger(book, recorded);
  const now = new Date();
  const rows = isWaiting ? [] : ledgerRows(book, recorded, now, options.who ?? authorName());
  const isBegun = kept.ledger === null && rows.length > 0;
  context.application.suspendScreenUpdatingUntilNextSync();
  const write = (): void => {
    const isKept = options.keep && !(options.ledger && kept.closed.has('deshacer'));
    if (isKept) keepEntry(context, book, { now, title: options.title, sheets: undo });
    for (const [sheet, here] of bySheet) {
      const writes = here.filter(isWritten);
      if (writes.length > 0)
        writeCells(context, sheet, writes, snapshotOf(book, sheet).filtered, !options.keep);
    }
    options.finish?.();
  };
  try {
    await sendKept(
      context,
      book,
      { known: isWaiting && recorded.length > 0 ? kept.known : known, rows },
      { write, last: options.last },
    );
  } catch (error) {
    const next = isBegun ? await otherwise(context, book, options, error) : null;
    if (next === null) throw error;
    return writePart(context, book, edits, next);
  }
  if (isWaiting && recorded.length > 0) kept.waits = true;
  return recorded.map(({ change }) => change);
}

/**
 * A Bitácora that could not be begun was the first thing in its request, so nothing of it is in the workbook: the
 * same can be written into the one that another person has just begun, or, where it may wait, without any.
 */
async function otherwise(
  context: Excel.RequestContext,
  book: Book,
  options: EditOptions,
  error: unknown,
): Promise<EditOptions | null> {
  const code = officeCode(error);
  if (code === 'ItemAlreadyExists' && (await adoptKept(context, book))) return options;
  return code === 'AccessDenied' && options.ledger === 'may_wait' ? { ...options, ledger: 'waits' } : null;
}

function groupBySheet(edits: readonly CellEdit[]): Map<string, CellEdit[]> {
  const bySheet = new Map<string, CellEdit[]>();
  for (const edit of edits) {
    const here = bySheet.get(edit.sheet);
    if (here) here.push(edit);
    else bySheet.set(edit.sheet, [edit]);
  }
  return bySheet;
}

/** What the edits mean: changes of state, and what is known after them. */
function judge(
  book: Book,
  bySheet: ReadonlyMap<string, readonly CellEdit[]>,
  slots: ReadonlyMap<string, number>,
  { origin, forget = [] }: EditOptions,
): { known: KnownStates; recorded: RecordedChange[]; confirmed: boolean } {
  const known = new Map(book.snapshot.kept.known);
  const recorded: RecordedChange[] = [];
  let confirmed = false;
  for (const [sheet, here] of bySheet) {
    const round = roundOf(book, sheet);
    if (!round) continue;
    const slot = slots.get(sheet);
    const state = slot === undefined ? undefined : known.get(slot);
    const record = recordEffects({ round, known: state }, snapshotOf(book, sheet).grid, here, origin);
    recorded.push(...record.changes);
    if (slot !== undefined && state) known.set(slot, record.known);
    confirmed ||= record.confirmed;
  }
  for (const sheet of forget) known.delete(slots.get(sheet) ?? -1);
  return { known, recorded, confirmed };
}

function undoBySheet(
  book: Book,
  bySheet: ReadonlyMap<string, readonly CellEdit[]>,
  slots: ReadonlyMap<string, number>,
): Map<string, SheetUndo> {
  const undo = new Map<string, SheetUndo>();
  for (const [sheet, here] of bySheet) {
    const cells = here.flatMap((edit) => undoOf(book, edit));
    const frame = frameOf(roundOf(book, sheet), cells);
    if (cells.length > 0) undo.set(sheet, { slot: slots.get(sheet) ?? null, made: false, frame, cells });
  }
  return undo;
}

function undoOf(book: Book, edit: CellEdit): CellUndo[] {
  const cell = cellOf(book, edit);
  const now = sideOf(cell);
  const before = edit.replaced ? sideOf(edit.replaced) : now;
  const after: CellSide = {
    contents: edit.contents ?? now.contents,
    fill: edit.fill === undefined ? now.fill : edit.fill,
    ...(edit.lettering || !now.lettering ? {} : { lettering: now.lettering }),
  };
  const sameLetters = JSON.stringify(before.lettering) === JSON.stringify(after.lettering);
  if (sameContents(before.contents, after.contents) && before.fill === after.fill && sameLetters) return [];
  return [{ row: edit.row, column: edit.column, before, after }];
}

function roundOf(book: Book, sheet: string): Round | undefined {
  return book.reading.matrix.rounds.find((round) => round.sheet === sheet);
}

/**
 * Logs what differs from the last known states (edits made while the add-in was away) and takes the reading as
 * known. No request when nothing differs, else two: what a co-author's add-in logged meanwhile is not logged
 * again.
 */
export async function logDifferences(
  context: Excel.RequestContext,
  book: Book,
  origin: ChangeOrigin = 'al_abrir',
): Promise<StateChange[]> {
  const { snapshot } = book;
  const first = differences(book, origin);
  if (first.recorded.length === 0 && !first.isNew) return [];
  const refresh = refreshKept(context, book);
  const ids = loadLedgerIds(context, snapshot.kept.ledger);
  await context.sync();
  if (!refresh()) return logDifferences(context, await readBook(context, undefined), origin);
  const { known, recorded } = differences(book, origin);
  const logged = ids();
  // Nobody knows who it was.
  const rows = ledgerRows(book, recorded, new Date(), '');
  const fresh = rows.flatMap((row, i) => (logged.has(String(row.Id)) ? [] : [{ row, ...recorded[i]! }]));
  checkLedger(book, fresh);
  await sendKept(context, book, { known, rows: fresh.map(({ row }) => row) });
  return fresh.map(({ change }) => change);
}

function partly(error: unknown, written: number, total: number): unknown {
  if (written === 0) return error;
  return new ActionError(
    'excel',
    `Se escribieron ${written} de ${total} celdas y Excel no aceptó las demás; lo escrito se puede deshacer con Deshacer.`,
    undefined,
    { cause: error },
  );
}
