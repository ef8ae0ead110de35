/** How are the lines of the Comparativo's lists drawn: headings, notes, headers and texts over several columns? */
import { LOOK, wrappedHeight } from '../../excel/sheet-design';
import type { Layout } from './comparison-layout';
import { span, type SheetCanvas } from './sheet-canvas';

/** Height of a plain line. */
export const LINE = 16;
/** Pixels that an indent and the cell's edges take from a text. */
const PADDING = 10;

/** A heading over the whole width. */
export function drawSection(canvas: SheetCanvas, { right }: Layout, row: number, title: string): void {
  canvas.put(row, 0, title);
  canvas.style(span(row, 0, right), { bold: true, size: 12, color: LOOK.head, underline: LOOK.head });
  canvas.height(row, 20);
}

/** Text of a list's header from one column to another. */
export type HeadCell = readonly [from: number, to: number, text: string];

/** The header of a list: the first and the last column to the left, the others centred. */
export function drawListHead(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  cells: readonly HeadCell[],
): void {
  for (const [from, to, text] of cells) {
    canvas.put(row, from, text);
    canvas.merge(span(row, from, to));
  }
  canvas.style(span(row, 0, layout.right), {
    bold: true,
    size: 9,
    color: LOOK.soft,
    fill: LOOK.band,
    align: 'Center',
    wrap: true,
  });
  for (const [from, to] of [cells[0]!, cells.at(-1)!]) canvas.style(span(row, from, to), { indent: 1 });
  const heights = cells.map(([from, to, text]) => wrappedHeight(text, charactersOf(layout, from, to), 9));
  canvas.height(row, Math.max(16, ...heights));
}

/** A text over several columns, in a row as tall as it needs. */
export function drawWrapped(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  left: number,
  right: number,
  text: string,
): void {
  canvas.put(row, left, text);
  canvas.merge(span(row, left, right));
  canvas.style(span(row, left, right), { wrap: true, indent: 1, align: 'Left' });
  canvas.height(row, Math.max(LINE, wrappedHeight(text, charactersOf(layout, left, right))));
}

/** Characters that fit between two columns. */
export function charactersOf({ widths }: Layout, left: number, right: number): number {
  const pixels = widths.slice(left, right + 1).reduce((sum, width) => sum + width * 7 + 5, 0);
  return Math.max(4, Math.floor((pixels - PADDING) / 7));
}

/** A line of explanation; returns the row under it. */
export function drawNote(canvas: SheetCanvas, layout: Layout, row: number, text: string): number {
  drawWrapped(canvas, layout, row, 0, layout.right, text);
  canvas.style(span(row, 0, layout.right), { italic: true, color: LOOK.soft });
  return row + 1;
}

/** "… y 12 más.", when there are more; returns the first free row. */
export function drawMore(canvas: SheetCanvas, layout: Layout, row: number, more: number): number {
  return more > 0 ? drawNote(canvas, layout, row, `… y ${more} más.`) : row;
}
