/** How are the lines of the Comparativo's lists drawn: headings, notes, headers and texts over several columns? */
import type { Area } from '../../domain/grid';
import { LOOK, wrappedHeight, type CellStyle } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
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
  canvas.keep(row, row + UNDER_HEADING);
}

/** Rows under a heading that stay with it: a note, a list's header and its first line. */
const UNDER_HEADING = 3;

/** One column of a list, over some columns of the sheet. */
export interface ListColumn {
  readonly from: number;
  readonly to: number;
  readonly head: string;
  /** Links and marks are centred; a wrapped text makes its row as tall as it needs. Absent: a plain text. */
  readonly kind?: 'link' | 'mark' | 'wrapped';
}

/** The header of a list. */
export function drawListHead(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  columns: readonly ListColumn[],
): void {
  canvas.style(span(row, 0, layout.right), {
    bold: true,
    size: 9,
    color: LOOK.soft,
    fill: LOOK.band,
    align: 'Center',
    wrap: true,
  });
  for (const { from, to, head, kind } of columns) {
    canvas.put(row, from, head);
    canvas.merge(span(row, from, to));
    if (kind === undefined || kind === 'wrapped') canvas.style(span(row, from, to), { indent: 1 });
  }
  const heights = columns.map(({ from, to, head }) => wrappedHeight(head, charactersOf(layout, from, to), 9));
  canvas.height(row, Math.max(LINE, ...heights));
}

/** Looks of the `count` rows under a list's header. */
export function dressList(
  canvas: SheetCanvas,
  layout: Layout,
  columns: readonly ListColumn[],
  top: number,
  count: number,
): void {
  const bottom = top + count - 1;
  for (const { from, to, kind } of columns) {
    const area = span(top, from, to, bottom);
    if (to > from) canvas.mergeAcross(area);
    canvas.style(area, LIST_STYLES[kind ?? 'plain']);
  }
  ruleRows(canvas, top, bottom, layout.right);
}

const LIST_STYLES: Readonly<Record<NonNullable<ListColumn['kind']> | 'plain', CellStyle>> = {
  plain: { indent: 1 },
  link: { align: 'Center', color: LOOK.link, underlined: true },
  mark: { align: 'Center' },
  wrapped: { wrap: true, indent: 1 },
};

/** A line under each row. */
export function ruleRows(canvas: SheetCanvas, top: number, bottom: number, right: number): void {
  const rows = Array.from({ length: Math.max(0, bottom - top + 1) }, (_, index) =>
    span(top + index, 0, right),
  );
  styleAll(canvas, rows, { underline: LOOK.line });
}

/** One look for many rectangles. */
export function styleAll(canvas: SheetCanvas, areas: readonly Area[], style: CellStyle): void {
  if (areas.length > 0) canvas.style(areas, style);
}

/** A text in a list's wrapped column, its row as tall as it needs. */
export function drawWrapped(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  { from, to }: Pick<ListColumn, 'from' | 'to'>,
  text: string,
): void {
  canvas.put(row, from, text);
  const height = textHeight(text, { widths: layout.widths.slice(from, to + 1), indent: 1 }, 3);
  canvas.height(row, Math.min(TALLEST, Math.max(LINE, height)));
}

/** Excel has no taller row; what stands here was cut before it comes near. */
const TALLEST = 409;

/** Characters that fit between two columns. */
export function charactersOf({ widths }: Layout, left: number, right: number): number {
  const pixels = widths.slice(left, right + 1).reduce((sum, width) => sum + width * 7 + 5, 0);
  return Math.max(4, Math.floor((pixels - PADDING) / 7));
}

/** A line of explanation; returns the row under it. */
export function drawNote(canvas: SheetCanvas, layout: Layout, row: number, text: string): number {
  const whole = span(row, 0, layout.right);
  drawWrapped(canvas, layout, row, { from: 0, to: layout.right }, text);
  canvas.merge(whole);
  canvas.style(whole, { wrap: true, indent: 1, italic: true, color: LOOK.soft });
  return row + 1;
}

/** "… y 12 más.", when there are more; returns the first free row. */
export function drawMore(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  more: number,
  where: string = '',
): number {
  return more > 0 ? drawNote(canvas, layout, row, `… y ${more} más.${where}`) : row;
}

/** Neighbours with the same text, as runs. */
export function groups<T>(
  items: readonly T[],
  textOf: (item: T) => string,
): { from: number; to: number; text: string }[] {
  const runs: { from: number; to: number; text: string }[] = [];
  items.forEach((item, index) => {
    const text = textOf(item);
    const last = runs.at(-1);
    if (last?.text === text) last.to = index;
    else runs.push({ from: index, to: index, text });
  });
  return runs;
}
