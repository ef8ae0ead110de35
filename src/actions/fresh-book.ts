/** How do the cells of a round stand just now? Asked before they are written, in one request when a book is at hand. */
import type { Area } from '../domain/grid';
import { officeCode } from '../excel/failure';
import { loadCells } from '../excel/reread-cells';
import { chosenLegend, liveBook, withinBody } from './live-book';
import type { LegendChoice } from './outcome';
import { readBook, type Book } from './reading';
import { refreshKept } from './record-changes';

/** Beyond so many cells the whole workbook is read: it costs no more. */
const MOST_CELLS = 20_000;

/**
 * A book whose cells within `areas` of a round's sheet are as they are now: one request when a live book is at
 * hand and its table still stands as it was read, else the whole reading.
 */
export async function freshBook(
  context: Excel.RequestContext,
  where: { readonly sheet: string; readonly areas: readonly Area[] },
  legend: LegendChoice | undefined,
): Promise<Book> {
  const live = legend === undefined ? liveBook() : null;
  const fresh = live && (await refreshed(context, live, where));
  return fresh ?? readBook(context, legend ?? chosenLegend());
}

async function refreshed(
  context: Excel.RequestContext,
  book: Book,
  { sheet, areas }: { readonly sheet: string; readonly areas: readonly Area[] },
): Promise<Book | null> {
  const round = book.reading.matrix.rounds.find((one) => one.sheet === sheet);
  const before = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
  if (!round || !before) return null;
  const wanted = withinBody(round, areas);
  if (wanted.length === 0) return book;
  if (wanted.reduce((sum, area) => sum + size(area), 0) > MOST_CELLS) return null;
  const cells = loadCells(context, before, round, wanted);
  const slots = new Set(book.snapshot.kept.known.keys());
  const refresh = refreshKept(context, book);
  try {
    await context.sync();
  } catch (error) {
    // The sheet, or one of ours, is gone since.
    if (officeCode(error) === 'ItemNotFound') return null;
    throw error;
  }
  const fresh = cells();
  if (!fresh || !refresh() || !sameSlots(slots, book)) return null;
  const sheets = book.snapshot.sheets.map((one) => (one === before ? fresh : one));
  return { ...book, snapshot: { ...book.snapshot, sheets } };
}

/** A round made live, or no longer, since the reading: its cells are to be written in another way. */
function sameSlots(before: ReadonlySet<number>, { snapshot }: Book): boolean {
  const now = snapshot.kept.known;
  return before.size === now.size && [...now.keys()].every((slot) => before.has(slot));
}

function size({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}
