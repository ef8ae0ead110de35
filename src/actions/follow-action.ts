/** What does the workbook say after an action, without reading it all again? What the action knows is kept at hand. */
import { cellAfter } from '../domain/live-edit';
import { loadAdvances } from '../excel/advances-table';
import { loadedNames, NAME_FIELDS, ownSheets } from '../excel/own-sheets';
import type { SheetSnapshot, WorkbookSnapshot } from '../excel/snapshot';
import type { CellEdit } from './change-cells';
import { ActionError, officeCode } from '../excel/failure';
import { chosenLegend, liveBook, shareBook } from './live-book';
import type { LegendChoice } from './outcome';
import { bookOf, type Book } from './reading';

/**
 * Writes cells by `write` and keeps the book at hand, if there is one, as it is then: the pane need not read the
 * workbook again. When writing fails nobody knows how the cells are, and nothing stays at hand.
 */
export async function keepingBook<T>(
  book: Book,
  edits: readonly CellEdit[],
  write: () => Promise<T>,
): Promise<T> {
  const legend = chosenLegend();
  const isFollowed = liveBook() !== null;
  shareBook(null);
  const done = await write();
  if (isFollowed) shareBook(bookAfter(book, edits, legend));
  return done;
}

/** The book once its cells were edited; null when only Excel knows what a cell of them shows then. */
function bookAfter(book: Book, edits: readonly CellEdit[], legend: LegendChoice | undefined): Book | null {
  const touched = new Set(edits.map(({ sheet }) => sheet));
  const sheets = book.snapshot.sheets.map((sheet) => {
    const name = sheet.grid.sheet;
    return touched.has(name)
      ? withEdits(
          sheet,
          edits.filter((edit) => edit.sheet === name),
        )
      : sheet;
  });
  const known = sheets.filter((sheet) => sheet !== null);
  return known.length < sheets.length ? null : bookOf({ ...book.snapshot, sheets: known }, legend);
}

function withEdits(sheet: SheetSnapshot, edits: readonly CellEdit[]): SheetSnapshot | null {
  const { grid } = sheet;
  const cells = grid.cells.map((line) => [...line]);
  for (const { row, column, contents, fill } of edits) {
    const line = cells[row - grid.top];
    const before = line?.[column - grid.left];
    // A format of the person's shows there what we cannot foresee; a cell outside was never read.
    if (!line || !before || (before.shown !== undefined && !before.own)) return null;
    line[column - grid.left] = cellAfter(before, { contents, fill });
  }
  return { ...sheet, grid: { ...grid, cells } };
}

/**
 * After an action that read the workbook and then only made or remade sheets of ours (or kept names): what there
 * is of sheets, names and notes is listed anew, and the cells of the matrix are as they were read. One request, two
 * with «Avances». Sheets of the person's that came or went meanwhile make the whole reading needed: nothing is at
 * hand then.
 */
export async function keepBookAmongSheets(context: Excel.RequestContext, book: Book): Promise<void> {
  if (liveBook() === null) return;
  const legend = chosenLegend();
  shareBook(null);
  try {
    shareBook(await bookAmongSheets(context, book, legend));
  } catch (error) {
    // The action is done; nothing is at hand then, and the reading that follows tells of what is wrong.
    if (officeCode(error) === null && !(error instanceof ActionError)) throw error;
  }
}

/** The book with the sheets, names and notes that there are now; null when sheets of the person's came or went. */
export async function bookAmongSheets(
  context: Excel.RequestContext,
  book: Book,
  legend: LegendChoice | undefined,
): Promise<Book | null> {
  const snapshot = await listedAnew(context, book.snapshot);
  return snapshot && bookOf(snapshot, legend);
}

async function listedAnew(
  context: Excel.RequestContext,
  { sheets, kept }: WorkbookSnapshot,
): Promise<WorkbookSnapshot | null> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/id,items/name');
  names.load(NAME_FIELDS);
  await context.sync();
  const sheetNames = worksheets.items.map(({ name }) => name);
  const listed = loadedNames(names.items, sheetNames);
  const own = ownSheets(listed);
  const ours = new Set(own.map(({ sheet }) => sheet));
  const positions = new Map(sheetNames.map((name, index) => [name, index]));
  const theirs = sheetNames.filter((name) => !ours.has(name));
  const read = new Map(sheets.map((sheet) => [sheet.grid.sheet, sheet]));
  if (theirs.length !== sheets.length || theirs.some((name) => !read.has(name))) return null;
  const load = loadAdvances(
    context,
    own.find(({ kind }) => kind === 'avances')?.sheet,
    (sheet) => positions.get(sheet) ?? 0,
  );
  if (own.some(({ kind }) => kind === 'avances')) await context.sync();
  return {
    sheets: theirs.map((name) => placed(read.get(name)!, positions.get(name)!)),
    sheetNames,
    sheetIds: new Map(worksheets.items.map(({ id, name }) => [id, name])),
    own,
    names: listed,
    kept,
    advances: await load(),
  };
}

/** The sheet at its place: the same value where it did not move. */
function placed(sheet: SheetSnapshot, position: number): SheetSnapshot {
  return sheet.grid.position === position ? sheet : { ...sheet, grid: { ...sheet.grid, position } };
}
