/** Where has a printed page of a sheet to begin, so that no heading is the last of one? */
import { widthInPoints } from '../../excel/sheet-design';
import type { SheetCanvas } from './sheet-canvas';

/** The printable part of a letter page in points, with the margins that every sheet of ours has. */
const PAGE = { landscape: { width: 720, height: 526 }, portrait: { width: 540, height: 706 } } as const;
/**
 * Ways in which pages come out: Excel's, Excel's on a printer that fits a little less, and LibreOffice's, which
 * does not round the width of a digit to whole pixels and so has wider columns and a smaller scale, sometimes smaller than it need be.
 */
const PRINTINGS = [
  ...[1, 0.975, 0.96].map((fits) => ({ widening: 1, fits })),
  ...[0.97, 0.985, 1, 1.02, 1.035, 1.05].map((fits) => ({ widening: 1.062, fits })),
];

/** Rows that should be on one page, from a heading to the first row under it; ends included. */
export type Together = readonly [from: number, to: number];

/** What is printed, and how. */
export interface Paper {
  /** Widths of what one page shows side by side, in characters. */
  readonly widths: readonly number[];
  readonly landscape: boolean;
  /** The first row, which begins a page. */
  readonly from: number;
  /** Rows repeated on each page that begins under them; null when none are. */
  readonly repeated: readonly [number, number] | null;
  /** In the order of their rows. */
  readonly groups: readonly Together[];
}

/**
 * The rows that have to begin a page so that no group is torn, however the pages come out; the first of all is
 * one of them. They become print areas of their own: Excel passes over manual page breaks when a sheet is fitted
 * to the page's width.
 */
export function pageStarts(canvas: SheetCanvas, paper: Paper): number[] {
  const { from, groups, repeated } = paper;
  const starts = [from];
  const rooms = capacitiesOf(paper);
  const head = repeated ? heightOf(canvas, ...repeated) : 0;
  for (const [first, last] of groups) {
    const top = starts.at(-1)!;
    if (first <= top || starts.length >= MOST_STARTS) continue;
    const isTorn = rooms.some((room) => {
      const above = (row: number) => (repeated !== null && row > repeated[1] ? head : 0);
      const fits = heightOf(canvas, first, last) + above(first) <= room;
      const pages = pagesOf(canvas, { top, last, room, above });
      return fits && pages[first - top] !== pages[last - top];
    });
    if (isTorn) starts.push(first);
  }
  return starts;
}

/** Print areas are one address, which Excel takes up to 255 characters of. */
const MOST_STARTS = 8;

/** True when the rows, ends included, fit one page however it comes out. */
export function fitsOnePage(
  canvas: SheetCanvas,
  paper: Pick<Paper, 'widths' | 'landscape'>,
  from: number,
  to: number,
): boolean {
  return heightOf(canvas, from, to) <= Math.min(...capacitiesOf(paper));
}

/** Points of rows that a page holds, for each way in which it may come out. */
function capacitiesOf({ widths, landscape }: Pick<Paper, 'widths' | 'landscape'>): number[] {
  const width = widths.reduce((sum, characters) => sum + widthInPoints(characters), 0);
  const page = PAGE[landscape ? 'landscape' : 'portrait'];
  return PRINTINGS.map(({ widening, fits }) => {
    const scale = Math.min(1, Math.floor((100 * page.width) / (width * widening)) / 100);
    return (page.height / scale) * fits;
  });
}

function heightOf(canvas: SheetCanvas, first: number, last: number): number {
  let height = 0;
  for (let row = first; row <= last; row++) height += canvas.heightOf(row);
  return height;
}

interface Printing {
  readonly top: number;
  readonly last: number;
  readonly room: number;
  /** Points of what is repeated above a row that begins a page. */
  readonly above: (row: number) => number;
}

/** The page of each row from `top` to `last`. */
function pagesOf(canvas: SheetCanvas, { top, last, room, above }: Printing): number[] {
  const pages: number[] = [];
  let page = 0;
  let used = above(top);
  for (let row = top; row <= last; row++) {
    const height = canvas.heightOf(row);
    if (used + height > room && row > top) {
      page += 1;
      used = above(row);
    }
    used += height;
    pages.push(page);
  }
  return pages;
}
