/** Where does each printed page of a sheet end? Air above what would be torn apart pushes it to the next one. */
import { widthInPoints } from '../../excel/sheet-design';
import type { SheetCanvas } from './sheet-canvas';

/** The printable part of a letter page in points, with the margins that every sheet of ours has. */
const PAGE = { landscape: { width: 720, height: 526 }, portrait: { width: 540, height: 706 } } as const;
/**
 * Ways in which pages come out: Excel's, Excel's on a printer that fits a little less, and LibreOffice's, which
 * does not round the width of a digit to whole pixels and so has wider columns and a smaller scale, sometimes smaller than it need be.
 */
const PRINTINGS = [
  { widening: 1, fits: 1 },
  { widening: 1, fits: 0.975 },
  { widening: 1.062, fits: 1 },
  { widening: 1.062, fits: 1.035 },
] as const;
const TALLEST_ROW = 409;

/** Rows that should be on one page, from a heading to the first row under it. */
export interface Together {
  readonly from: number;
  readonly to: number;
  /** The most air that may go above them; beyond it they are torn apart after all. */
  readonly air: number;
}

/** What is printed, and how. */
export interface Paper {
  /** Widths of what one page shows side by side, in characters. */
  readonly widths: readonly number[];
  readonly landscape: boolean;
  /** First row of what is printed from a new page on; 0 when absent. */
  readonly from?: number;
  /** Rows repeated on each page after their own; null when none are. */
  readonly repeated: readonly [number, number] | null;
  readonly groups: readonly Together[];
}

/**
 * Grows the row above each group that would be torn. Manual page breaks would not do: Excel passes over them
 * when a sheet is fitted to the page's width.
 */
export function keepTogether(canvas: SheetCanvas, paper: Paper): void {
  const { widths, landscape, groups, from = 0, repeated } = paper;
  const width = widths.reduce((sum, characters) => sum + widthInPoints(characters), 0);
  const page = PAGE[landscape ? 'landscape' : 'portrait'];
  const capacities = PRINTINGS.map(({ widening, fits }) => {
    const scale = Math.min(1, Math.floor((100 * page.width) / (width * widening)) / 100);
    return (page.height / scale) * fits;
  });
  const head = { after: repeated?.[1] ?? -1, height: repeated ? heightOf(canvas, repeated) : 0 };
  for (const group of groups)
    push(canvas, group, from, (rows) => capacities.map((room) => pagesOf(rows, { room, from, head })));
}

function heightOf(canvas: SheetCanvas, [first, last]: readonly [number, number]): number {
  let height = 0;
  for (let row = first; row <= last; row++) height += canvas.heightOf(row);
  return height;
}

/** The page of each row, given all heights, for each way of printing. */
type Paginate = (heights: readonly number[]) => readonly Pages[];

interface Pages {
  readonly page: readonly number[];
  /** What is left of the page above each row. */
  readonly left: readonly number[];
}

function push(canvas: SheetCanvas, { from, to, air }: Together, start: number, paginate: Paginate): void {
  if (from <= start) return;
  const heights = Array.from({ length: to + 1 }, (_, row) => canvas.heightOf(row));
  const before = heights[from - 1]!;
  const isWhole = ({ page }: Pages) => page[from] === page[to];
  const airs = paginate(heights).map(({ left }) => Math.ceil(left[from]!));
  for (const extra of [0, ...airs.sort((a, b) => a - b)]) {
    heights[from - 1] = before + extra;
    if (extra > air || before + extra > TALLEST_ROW || !paginate(heights).every(isWhole)) continue;
    if (extra > 0) canvas.height(from - 1, before + extra);
    return;
  }
}

/** One way of printing: what a page holds, where the first one begins, and what is repeated on later ones. */
interface Printing {
  readonly room: number;
  readonly from: number;
  readonly head: { readonly after: number; readonly height: number };
}

function pagesOf(heights: readonly number[], { room, from, head }: Printing): Pages {
  const page: number[] = [];
  const left: number[] = [];
  let current = 0;
  let used = 0;
  heights.forEach((height, row) => {
    left.push(Math.max(0, room - used));
    if (row >= from && used + height > room) {
      current += 1;
      used = row > head.after ? head.height : 0;
    }
    page.push(current);
    if (row >= from) used += height;
  });
  return { page, left };
}
