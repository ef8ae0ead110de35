/** How is the header of the Comparativo drawn, which stays in sight and opens each printed page? */
import { DIMENSIONS } from '../../domain/model/dimensions';
import type { Tool } from '../../domain/model/types';
import { TABLE_HEAD, wrappedHeight, type CellStyle } from '../../excel/sheet-design';
import { MEASURES, type Measure } from './comparison-figures';
import type { Layout } from './comparison-layout';
import { charactersOf, groups } from './comparison-lines';
import { span, type SheetCanvas } from './sheet-canvas';

/** Room for the longest name of a tool, turned, in two lines. */
const HEAD_HEIGHT = 140;
/**
 * Not «Municipio»: a copy of this sheet that a person keeps is no longer marked as ours, and must not be read as
 * one more report.
 */
const NAMES_HEADING = 'Gobierno municipal';
const HEAD_STYLE: CellStyle = { ...TABLE_HEAD, valign: 'Center' };
const TURNED: CellStyle = { rotation: 90, bold: false, size: 8.5, valign: 'Bottom' };

/** Groups, names and signs: three rows that stay in sight and open each printed page. */
export function drawHead(canvas: SheetCanvas, layout: Layout): void {
  const { head, tools, figures, names } = layout;
  const right = figures + MEASURES.length - 1;
  canvas.style(span(head, 0, right, head + 2), HEAD_STYLE);
  canvas.style(span(head + 1, 1, right), TURNED);
  drawToolNames(canvas, tools, head, head + 2);
  const titles = {
    now: names.to.title,
    both: 'En ambos reportes',
    changes: `Cambios desde el ${names.from.short}`,
  };
  for (const { from, to, text } of groups(MEASURES, ({ group }) => titles[group])) {
    drawGroup(canvas, head, figures + from, figures + to, text);
  }
  MEASURES.forEach((measure, index) => drawMeasureHead(canvas, head, figures + index, measure));
  canvas.height(head, groupsHeight(layout, tools));
  canvas.height(head + 1, HEAD_HEIGHT);
  canvas.height(head + 2, 15);
}

/** The same over the tools alone, for a further table in the same columns: two rows. */
export function drawToolsHead(
  canvas: SheetCanvas,
  layout: Layout,
  tools: readonly Tool[],
  row: number,
): void {
  canvas.style(span(row, 0, tools.length, row + 1), HEAD_STYLE);
  canvas.style(span(row + 1, 1, tools.length), TURNED);
  drawToolNames(canvas, tools, row, row + 1);
  canvas.height(row, groupsHeight(layout, tools));
  canvas.height(row + 1, HEAD_HEIGHT + 15);
}

function drawToolNames(canvas: SheetCanvas, tools: readonly Tool[], top: number, bottom: number): void {
  canvas.put(top, 0, NAMES_HEADING);
  canvas.merge(span(top, 0, 0, bottom));
  tools.forEach(({ id, name }, index) => {
    canvas.put(top + 1, 1 + index, `${id} ${name}`);
    canvas.merge(span(top + 1, 1 + index, 1 + index, bottom));
  });
  for (const { from, to, text } of groups(tools, dimensionHeading)) {
    drawGroup(canvas, top, 1 + from, 1 + to, text);
  }
}

/** Tall enough for a dimension that has a single column. */
function groupsHeight(layout: Layout, tools: readonly Tool[]): number {
  const heights = groups(tools, dimensionHeading).map(({ from, to, text }) =>
    wrappedHeight(text, charactersOf(layout, 1 + from, 1 + to), 9),
  );
  return Math.max(18, ...heights);
}

function drawGroup(canvas: SheetCanvas, row: number, left: number, right: number, text: string): void {
  canvas.put(row, left, text);
  canvas.merge(span(row, left, right));
}

function drawMeasureHead(canvas: SheetCanvas, head: number, column: number, measure: Measure): void {
  canvas.put(head + 1, column, measure.heading);
  if (measure.sign === undefined) canvas.merge(span(head + 1, column, column, head + 2));
  else canvas.put(head + 2, column, measure.sign);
}

function dimensionHeading(tool: Tool): string {
  return DIMENSIONS.find(({ id }) => id === tool.dimension)!.heading;
}
