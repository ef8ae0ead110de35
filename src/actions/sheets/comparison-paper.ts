/** Which parts of the Comparativo are pages of their own, and what does each page repeat? */
import type { SheetDesign } from '../../excel/sheet-design';
import { fitsOnePage, pageStarts, type Together } from './factsheet-pages';
import { KEY_TOP, type Layout } from './comparison-layout';
import { span, type SheetCanvas } from './sheet-canvas';

/** First rows of what lies under the matrix and its totals: tables and lists, and the table of trajectories. */
export interface Parts {
  readonly lists: number;
  /** Last row of the figures that stand beside the matrix. */
  readonly figuresEnd: number;
  readonly paths: number | null;
}

/** Widths of what stands side by side on a page with the matrix or the lists. */
export function pageWidths({ widths, right }: Pick<Layout, 'widths' | 'right'>): number[] {
  return widths.slice(0, right + 1);
}

/**
 * The matrix with its totals, its figures where they are too wide to stand beside it, the lists and the
 * trajectories each begin a page. Each page repeats the key, and the header too where a table of
 * municipalities goes on over several.
 */
export function paperOf(
  canvas: SheetCanvas,
  layout: Layout,
  { figuresEnd, lists, paths }: Parts,
): Pick<SheetDesign, 'landscape' | 'titleRows' | 'titleColumns' | 'printAreas'> {
  const { divided, right, head, body, figures, lastFigure } = layout;
  const page = { widths: pageWidths(layout), landscape: false };
  const bottom = canvas.nextRow - 1;
  const isLong =
    !fitsOnePage(canvas, page, 0, lists - 1) ||
    (paths !== null && !fitsOnePage(canvas, page, paths, bottom + KEY_ROWS));
  const titleRows = [KEY_TOP, isLong ? head + 2 : head - 2] as const;
  const ends = [lists, ...(paths === null ? [] : [paths]), bottom + 1];
  const groups = canvas.together.map(([from, to]): Together => [from, Math.min(to, bottom)]);
  const areas = [0, ...ends.slice(0, -1)].flatMap((from, index) => {
    const end = ends[index]!;
    const own = groups.filter(([first]) => first >= from && first < end);
    const starts = pageStarts(canvas, { ...page, from, repeated: titleRows, groups: own });
    return starts.map((top, at) => span(top, 0, right, (starts[at + 1] ?? end) - 1));
  });
  const figuresPage = span(isLong ? body.top : head, Math.max(figures, right + 1), lastFigure, figuresEnd);
  return {
    landscape: false,
    titleRows,
    titleColumns: [0, 0],
    printAreas: [
      areas[0]!,
      ...(divided && figuresPage.left <= figuresPage.right ? [figuresPage] : []),
      ...areas.slice(1),
    ],
  };
}

/** Rows that the repeated key takes over the trajectories, about. */
const KEY_ROWS = 3;
