/** How is the header of the Comparativo drawn, which stays in sight and opens each printed page? */
import { DIMENSIONS } from '../../domain/model/dimensions';
import type { Tool } from '../../domain/model/types';
import { LOOK, wrappedHeight } from '../../excel/sheet-design';
import { MEASURES, type Measure } from './comparison-figures';
import type { Layout } from './comparison-layout';
import { charactersOf, groups } from './comparison-lines';
import { span, type SheetCanvas } from './sheet-canvas';

/** Room for the longest name of a tool, turned, in three lines. */
const HEAD_HEIGHT = 120;
/**
 * Not «Municipio»: a copy of this sheet that a person keeps is no longer marked as ours, and must not be read as
 * one more report.
 */
const NAMES_HEADING = 'Gobierno municipal';
const HEAD_LINE = '#5E8683';

/** Groups, names and signs: three rows that stay in sight and open each printed page. */
export function drawHead(canvas: SheetCanvas, layout: Layout): void {
  const { head, tools, figures, names } = layout;
  const rows = span(head, 0, figures + MEASURES.length - 1, head + 2);
  canvas.style(rows, {
    fill: LOOK.head,
    color: LOOK.onHead,
    bold: true,
    size: 9,
    align: 'Center',
    valign: 'Center',
    wrap: true,
    grid: HEAD_LINE,
  });
  const turned = span(head + 1, 1, figures + MEASURES.length - 1);
  canvas.style(turned, { rotation: 90, bold: false, size: 8, valign: 'Bottom' });
  canvas.put(head, 0, NAMES_HEADING);
  canvas.merge(span(head, 0, 0, head + 2));
  tools.forEach((tool, index) => drawToolHead(canvas, layout, tool, 1 + index));
  for (const { from, to, text } of groups(tools, dimensionHeading)) {
    drawGroup(canvas, head, 1 + from, 1 + to, text);
  }
  const titles = {
    now: names.to.title,
    both: 'En ambos reportes',
    changes: `Cambios desde el ${names.from.short}`,
  };
  for (const { from, to, text } of groups(MEASURES, ({ group }) => titles[group])) {
    drawGroup(canvas, head, figures + from, figures + to, text);
  }
  MEASURES.forEach((measure, index) => drawMeasureHead(canvas, head, figures + index, measure));
  canvas.height(head, headHeight(layout));
  canvas.height(head + 1, HEAD_HEIGHT);
  canvas.height(head + 2, 15);
}

/** Tall enough for a dimension that has a single column. */
function headHeight(layout: Layout): number {
  const heights = groups(layout.tools, dimensionHeading).map(({ from, to, text }) =>
    wrappedHeight(text, charactersOf(layout, 1 + from, 1 + to), 9),
  );
  return Math.max(18, ...heights);
}

function drawGroup(canvas: SheetCanvas, row: number, left: number, right: number, text: string): void {
  canvas.put(row, left, text);
  canvas.merge(span(row, left, right));
}

function drawToolHead(canvas: SheetCanvas, { head }: Layout, tool: Tool, column: number): void {
  canvas.put(head + 1, column, `${tool.id} ${tool.name}`);
  canvas.merge(span(head + 1, column, column, head + 2));
}

function drawMeasureHead(canvas: SheetCanvas, head: number, column: number, measure: Measure): void {
  canvas.put(head + 1, column, measure.heading);
  if (measure.sign === undefined) canvas.merge(span(head + 1, column, column, head + 2));
  else canvas.put(head + 2, column, measure.sign);
}

function dimensionHeading(tool: Tool): string {
  return DIMENSIONS.find(({ id }) => id === tool.dimension)!.heading;
}
