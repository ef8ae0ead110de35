/** How do the cells of a round stand just now? Asked before they are written, in one request when a book is at hand. */
import type { Area } from '../domain/grid';
import { officeCode } from '../excel/failure';
import { loadCells, type FreshSheet } from '../excel/reread-cells';
import type { SheetSnapshot } from '../excel/snapshot';
import { chosenLegend, liveBook, withinBody } from './live-book';
import type { LegendChoice } from './outcome';
import { readBook, type Book } from './reading';
import { refreshKept } from './record-changes';

/** Beyond so many cells the whole workbook is read: it costs no more. */
const MOST_CELLS = 20_000;

/** Areas of a round's sheet. */
export interface Place {
  readonly sheet: string;
  readonly areas: readonly Area[];
}

/**
 * A book whose cells within areas of rounds' sheets are as they are now: one request when a live book is at
 * hand and its tables still stand as they were read, else the whole reading.
 */
export async function freshBook(
  context: Excel.RequestContext,
  where: Place | readonly Place[],
  legend: LegendChoice | undefined,
): Promise<Book> {
  const live = legend === undefined ? liveBook() : null;
  const fresh = live && (await refreshed(context, live, [where].flat()));
  return fresh ?? readBook(context, legend ?? chosenLegend());
}

/** The cells of one place, started to be read; what it gives is called after the next sync. */
function loadPlace(
  context: Excel.RequestContext,
  book: Book,
  { sheet, areas }: Place,
): { readonly cells: number; readonly before: SheetSnapshot; readonly take: () => FreshSheet } | null {
  const round = book.reading.matrix.rounds.find((one) => one.sheet === sheet);
  const before = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
  if (!round || !before) return null;
  const wanted = withinBody(round, areas);
  const cells = wanted.reduce((sum, area) => sum + size(area), 0);
  if (cells === 0 || cells > MOST_CELLS) return { cells, before, take: () => before };
  return { cells, before, take: loadCells(context, before, round, wanted) };
}

async function refreshed(
  context: Excel.RequestContext,
  book: Book,
  places: readonly Place[],
): Promise<Book | null> {
  const loading = places.map((place) => loadPlace(context, book, place));
  const known = loading.filter((each) => each !== null);
  const wanted = known.reduce((sum, { cells }) => sum + cells, 0);
  if (known.length < loading.length || wanted > MOST_CELLS) return null;
  if (wanted === 0) return book;
  const slots = new Set(book.snapshot.kept.known.keys());
  const refresh = refreshKept(context, book);
  try {
    await context.sync();
  } catch (error) {
    // The sheet, or one of ours, is gone since.
    if (officeCode(error) === 'ItemNotFound') return null;
    throw error;
  }
  const fresh = new Map(known.map(({ before, take }) => [before, take()]));
  if ([...fresh.values()].includes(null) || !refresh() || !sameSlots(slots, book)) return null;
  const sheets = book.snapshot.sheets.map((one) => fresh.get(one) ?? one);
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
