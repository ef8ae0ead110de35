/** What does an edit by the person become: which cells are written, what is recorded, what is told? */
import { fillOf, type Area, type Grid, type GridCell } from '../domain/grid';
import { isEdited, planEdit, planTyped, type EditPlan } from '../domain/edit-plan';
import { municipalityKeys, type ChangeOrigin } from '../domain/ledger';
import { gridCell } from '../domain/ledger-known';
import { cellAfter, contentsOf } from '../domain/live-edit';
import type { Legend, Position, Round } from '../domain/matrix';
import { rectangles } from '../domain/rectangles';
import { cellReader } from '../domain/parse-cell';
import { changeCells } from './change-cells';
import { originsOf } from './edit-origins';
import { titleOf, told, type SaidEdit, type Told } from './follow-edits.es';
import type { Retold } from './follow-notices';
import { freshBook } from './fresh-book';
import { withinBody } from './live-book';
import { bookOf, gridOf, type Book } from './reading';
import { holdsLabels } from './record-changes';
import type { LegendChoice } from './outcome';

/** Cells of a round's sheet that the person edited, and how; only those within its body count. */
export interface BodyEdit {
  readonly sheet: string;
  readonly areas: readonly Area[];
  readonly how: Extract<ChangeOrigin, 'escrito' | 'pegado' | 'pintado'>;
  /** Which act of the person's: what one does together is told together. */
  readonly act: number;
  /** The addresses are of the sheet as it is now, whose rows or columns may have moved since it was read. */
  readonly shifted?: boolean;
  /** Ctrl+Z brought it back, and the person has gone on since: it may be written down. */
  readonly held?: boolean;
}

/** What a person had put into a cell when we last wrote over it, and what we left there: Ctrl+Z goes from ours to theirs. */
interface Overwriting {
  readonly typed: string;
  readonly ours: string;
}

/** The cells that we wrote over, by `cellKeys`. */
export type Overwritten = Map<string, Overwriting>;

/** What became of edits. */
export interface EditResult {
  /** The book after them; the workbook as read anew when its tables no longer stand as they were. */
  readonly book: Book;
  readonly moved: boolean;
  /** What Ctrl+Z brought back: to be written down once the person goes on, since a write now would end Ctrl+Y. */
  readonly held: readonly BodyEdit[];
  /** What is told of them, and how it is told of a later book. */
  readonly told: (Told & { readonly retold: Retold }) | null;
}

/** What is kept from one taking to the next. */
export interface Taking {
  readonly overwritten: Overwritten;
  readonly legend: LegendChoice | undefined;
  /** True when nothing can be logged now; texts become their states all the same. */
  readonly unlogged: boolean;
}

interface EditedCell {
  readonly at: Position;
  readonly origin: BodyEdit['how'];
  readonly act: number;
  readonly shifted: boolean;
  readonly held: boolean;
}

/** An edited cell where it stands now, and what it held before. */
interface FoundCell {
  readonly here: Position;
  readonly was: GridCell;
  readonly origin: BodyEdit['how'];
  readonly act: number;
  readonly held: boolean;
}

interface Edited extends SaidEdit {
  readonly before: GridCell;
  readonly origin: ChangeOrigin;
  /** It differs from what the book holds, or is to be. */
  readonly isReal: boolean;
}

/**
 * Takes in what the person did to one round's body: one request reads the cells, one for each origin writes labels,
 * Bitácora and last-known states. Only a round made live (or copied from one) is normalised; of a coloured one the
 * change is recorded.
 */
export async function takeEdits(
  context: Excel.RequestContext,
  book: Book,
  edits: readonly BodyEdit[],
  taking: Taking,
): Promise<EditResult> {
  const { sheet } = edits[0]!;
  const round = roundOf(book, sheet)!;
  const cells = cellsEdited(round, edits);
  const areas = rectangles(cells.map(({ at }) => at));
  const fresh = await freshBook(context, { sheet, areas }, undefined);
  const moved = fresh.reading !== book.reading;
  const now = moved ? roundOf(fresh, sheet) : round;
  if (!now) return { book: bookOf(fresh.snapshot, taking.legend), moved, held: [], told: null };
  const before = gridOf(book, round);
  const found = cells.flatMap(({ at, origin, act, held }): FoundCell[] => {
    const [here, ...more] = counterparts(round, now, at);
    return here && more.length === 0 ? [{ here, was: gridCell(before, at), origin, act, held }] : [];
  });
  return take(context, fresh, { round: now, found, moved }, taking);
}

/**
 * Takes in, with a book just read, what the former one could not place: edits told of after rows or columns had
 * moved, and edits in rows that were no row of the table yet.
 */
export async function takeUnplaced(
  context: Excel.RequestContext,
  { former, book }: { readonly former: Book; readonly book: Book },
  edits: readonly BodyEdit[],
  taking: Taking,
): Promise<EditResult> {
  const { sheet } = edits[0]!;
  const [round, now] = [roundOf(former, sheet), roundOf(book, sheet)];
  const before = round && gridOf(former, round);
  const found = (now ? cellsEdited(now, edits) : []).flatMap(
    ({ at, origin, act, shifted, held }): FoundCell[] => {
      if (!before || !now) return [];
      const stood = counterparts(now, round, at);
      // What stood there already was taken in as it came; of two alike nobody knows which moved.
      if (stood.length > (shifted ? 1 : 0)) return [];
      const was = gridCell(before, shifted ? (stood[0] ?? NOWHERE) : at);
      return [{ here: at, was, origin, act, held }];
    },
  );
  if (!now || found.length === 0) return { book, moved: true, held: [], told: null };
  return take(context, book, { round: now, found, moved: true }, taking);
}

/** What Ctrl+Z brought back is of none. */
const NO_ACT = -1;

/** Outside of every grid: what a row held that was not there is nothing. */
const NOWHERE: Position = { row: -1, column: -1 };

async function take(
  context: Excel.RequestContext,
  fresh: Book,
  { round, found, moved }: { round: Round; found: readonly FoundCell[]; moved: boolean },
  { overwritten, legend, unlogged }: Taking,
): Promise<EditResult> {
  const { sheet } = round;
  const after = gridOf(fresh, round);
  const isLive = holdsLabels(fresh, sheet) && round.legend !== null;
  const undone: Position[] = [];
  const keyOf = cellKeys(round);
  const origins = originsOf(
    found.map(({ here, was, origin, act }) => ({ was, is: gridCell(after, here), how: origin, act })),
  );
  const edited = found.flatMap(({ here, was, origin, held }, index): Edited[] => {
    const is = gridCell(after, here);
    const isNew = isEdited(was, is);
    // What Ctrl+Z brought back is not written over again: the person's undo is not fought.
    const isUndone = held || isBroughtBack(overwritten.get(keyOf(here)), was, is);
    if (isUndone && !held) {
      undone.push(here);
      return [];
    }
    const plan = isLive && !isUndone ? planOf(was, is, { isNew, origin, legend: round.legend! }) : {};
    // What a reading that ran meanwhile has seen already is still to be written down: the known states tell.
    const isReal = isNew || held || isWritten(plan);
    const by = isUndone ? 'deshecho' : origins[index]!;
    return [{ ...here, before: was, after: is, plan, origin: by, isReal }];
  });
  await writeEdited(context, moved ? asBefore(fresh, round, edited) : fresh, { round, edited, unlogged });
  const real = edited.filter(({ isReal }) => isReal);
  remember(real, overwritten, keyOf);
  const next = bookOf(withEdits(fresh, round, real), legend);
  const held =
    undone.length > 0
      ? [{ sheet, areas: rectangles(undone), how: 'escrito' as const, act: NO_ACT, held: true }]
      : [];
  const tells = told(round, real);
  const again = { retold: (later: Book) => retold(round, real, later) };
  return { book: next, moved, held, told: tells && { ...tells, ...again } };
}

/** What is told of the edits whose cells still hold what they held then, wherever they stand in a later book. */
function retold(round: Round, edited: readonly Edited[], later: Book): Told | null {
  const now = roundOf(later, round.sheet);
  if (!now) return null;
  const grid = gridOf(later, now);
  const kept = edited.flatMap((one): Edited[] => {
    const [here, ...more] = counterparts(round, now, one);
    const stays = here && more.length === 0 && lookOf(gridCell(grid, here)) === lookOf(writtenTo(one));
    return stays ? [{ ...one, ...here }] : [];
  });
  return told(now, kept);
}

/** The book as if the edited cells still said what they said before: of what is not known, that is what changes. */
function asBefore(book: Book, round: Round, edited: readonly Edited[]): Book {
  const read = cellReader(round.legend);
  const tools = new Map(round.tools.map(({ column, tool }) => [column, tool]));
  const rows = round.rows.map((row) => {
    const here = edited.filter((one) => one.row === row.row);
    const said = here.map(({ column, before }) => [tools.get(column)!, read(before).reading] as const);
    return here.length > 0 ? { ...row, readings: { ...row.readings, ...Object.fromEntries(said) } } : row;
  });
  const { matrix } = book.reading;
  const rounds = matrix.rounds.map((one) => (one === round ? { ...round, rows } : one));
  return { ...book, reading: { ...book.reading, matrix: { ...matrix, rounds } } };
}

/** What Ctrl+Z brought back, where its municipality and tool stand in a later book. */
export function carried(held: readonly BodyEdit[], before: Book, now: Book): BodyEdit[] {
  return held.flatMap((edit) => {
    const [from, to] = [roundOf(before, edit.sheet), roundOf(now, edit.sheet)];
    if (!from || !to) return [];
    const cells = edit.areas.flatMap((area) => [...cellsOf(area)]);
    const stand = cells.map((at) => counterparts(from, to, at)).filter((places) => places.length === 1);
    const areas = rectangles(stand.flat());
    return areas.length > 0 ? [{ ...edit, areas }] : [];
  });
}

function roundOf({ reading }: Book, sheet: string): Round | undefined {
  return reading.matrix.rounds.find((one) => one.sheet === sheet);
}

/** Where the cell of a round's municipality and tool stands in another reading of it: nowhere, or at several places. */
function counterparts(from: Round, to: Round, at: Position): Position[] {
  if (from === to) return [at];
  const name = from.rows.find(({ row }) => row === at.row)?.written;
  const tool = from.tools.find(({ column }) => column === at.column)?.tool;
  const column = to.tools.find((one) => one.tool === tool)?.column;
  if (column === undefined) return [];
  return to.rows.filter(({ written }) => written === name).map(({ row }) => ({ row, column }));
}

/** A reading that ran meanwhile may hold the edit already: what was typed is still to become its state. */
function planOf(
  before: GridCell,
  after: GridCell,
  { isNew, origin, legend }: { isNew: boolean; origin: BodyEdit['how']; legend: Legend },
): EditPlan {
  if (isNew) return planEdit(before, after, legend);
  return origin === 'pintado' || after.formula ? {} : planTyped(after, legend);
}

async function writeEdited(
  context: Excel.RequestContext,
  book: Book,
  { round, edited, unlogged }: { round: Round; edited: readonly Edited[]; unlogged: boolean },
): Promise<void> {
  for (const origin of new Set(edited.map((one) => one.origin))) {
    const here = edited.filter((one) => one.origin === origin);
    const changes = here.map(({ row, column, before, plan, isReal }) => ({
      sheet: round.sheet,
      row,
      column,
      // A format that an own write changed comes back as an event: nobody confirmed the cell by it.
      confirms: isReal || origin !== 'pintado',
      ...(plan.label === undefined ? {} : { label: plan.label }),
      ...(plan.clearFill ? { clearFill: true, replaced: before } : {}),
      ...(plan.label === undefined ? {} : { replaced: before }),
    }));
    await changeCells(context, book, changes, {
      origin,
      ledger: unlogged ? 'waits' : 'may_wait',
      title: titleOf(
        round,
        here.filter(({ isReal }) => isReal),
      ),
    });
  }
}

/** Each body cell of the edits once; contents say more than looks, and a block more than a cell. */
function cellsEdited(round: Round, edits: readonly BodyEdit[]): EditedCell[] {
  const cells = new Map<string, EditedCell>();
  const tools = new Set(round.tools.map(({ column }) => column));
  const rows = new Set(round.rows.map(({ row }) => row));
  const strength = { pintado: 0, escrito: 1, pegado: 2 };
  for (const { areas, how, act, shifted = false, held = false } of edits) {
    for (const at of withinBody(round, areas).flatMap((area) => [...cellsOf(area)])) {
      if (!tools.has(at.column) || !rows.has(at.row)) continue;
      const key = `${at.row},${at.column}`;
      const known = cells.get(key);
      // What was typed or pasted later is what the cell holds now.
      const isLater = known !== undefined && act > known.act && how !== 'pintado';
      if (!known || known.held || isLater || strength[how] >= strength[known.origin])
        cells.set(key, { at, origin: how, act, shifted, held });
    }
  }
  return [...cells.values()];
}

function* cellsOf({ top, left, bottom, right }: Area): Generator<Position> {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) yield { row, column };
  }
}

/** A cell by its round, municipality and tool: rows may move. */
function cellKeys(round: Round): (at: Position) => string {
  const keys = municipalityKeys(round);
  const tools = new Map(round.tools.map(({ column, tool }) => [column, tool]));
  return ({ row, column }) => [round.sheet, keys.get(row), tools.get(column)].join('\n');
}

function lookOf(cell: GridCell): string {
  return JSON.stringify([contentsOf(cell), fillOf(cell)]);
}

/** The same text over anything else than what we had left there was typed anew. */
function isBroughtBack(over: Overwriting | undefined, was: GridCell, is: GridCell): boolean {
  return over !== undefined && over.ours === lookOf(was) && over.typed === lookOf(is);
}

function remember(edited: readonly Edited[], over: Overwritten, keyOf: (at: Position) => string): void {
  for (const one of edited) {
    if (isWritten(one.plan)) over.set(keyOf(one), { typed: lookOf(one.after), ours: lookOf(writtenTo(one)) });
    else over.delete(keyOf(one));
  }
}

function writtenTo({ after, plan }: Edited): GridCell {
  return cellAfter(after, {
    ...(plan.label === undefined ? {} : { contents: plan.label }),
    ...(plan.clearFill ? { fill: null } : {}),
  });
}

function isWritten(plan: EditPlan): boolean {
  return plan.label !== undefined || plan.clearFill === true;
}

function withEdits(book: Book, round: Round, edited: readonly Edited[]): Book['snapshot'] {
  const grid = gridOf(book, round);
  const cells = grid.cells.map((line) => [...line]);
  for (const one of edited) {
    if (isWritten(one.plan)) cells[one.row - grid.top]![one.column - grid.left] = writtenTo(one);
  }
  const next: Grid = { ...grid, cells };
  const sheets = book.snapshot.sheets.map((one) => (one.grid === grid ? { ...one, grid: next } : one));
  return { ...book.snapshot, sheets };
}
