/** How are the totals drawn: of the whole, of each tool under its column, and of each dimension? */
import type { Contrast } from '../../domain/compare';
import { address } from '../../domain/grid';
import { DIMENSIONS } from '../../domain/model/dimensions';
import { LOOK, type Content } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { AT, MEASURES, type KeyRanges } from './comparison-figures';
import { keyRanges, type Layout } from './comparison-layout';
import { drawSection, groups, ruleRows } from './comparison-lines';
import { dressFigures } from './comparison-matrix';
import { changeLive, contentOf, quoted, tallyLive } from './comparison-text';
import { span, type SheetCanvas } from './sheet-canvas';

const ROW_HEIGHT = 14;

/** Draws the totals of the whole and of each tool from `row` on; returns the first free row, and the row of the whole's figures. */
export function drawTotals(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
): { next: number; whole: number } {
  return { next: drawToolTotals(canvas, layout, row), whole: row };
}

/** First the percentages, in line with the figures of the whole; then what they rest on. */
function drawToolTotals(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { comparison, tools, figures, body } = layout;
  const order = [AT.share, ...[...MEASURES.keys()].filter((measure) => measure !== AT.share)];
  const rowOf = (measure: number) => top + order.indexOf(measure);
  const bottom = top + order.length - 1;
  const contrasts = new Map(comparison.totals.tools.map(({ tool, contrast }) => [tool, contrast]));
  order.forEach((measure, index) => {
    const { label } = MEASURES[measure]!;
    canvas.put(top + index, 0, index === 0 ? 'Total: % de cumplidas' : label);
    canvas.height(top + index, ROW_HEIGHT);
  });
  tools.forEach(({ id }, index) => {
    const at = (measure: number) => address(rowOf(measure), 1 + index);
    const values = valuesOf(layout, contrasts.get(id)!, [index, index], at);
    order.forEach((measure) => canvas.put(rowOf(measure), 1 + index, values[measure]!));
  });
  for (const { from, to, text } of groups(order, (measure) => MEASURES[measure]!.numberFormat)) {
    canvas.style(span(top + from, 1, tools.length, top + to), { numberFormat: text });
  }
  drawWhole(canvas, layout, top);
  canvas.style(span(top, 0, 0, bottom), { indent: 1, grid: LOOK.line });
  canvas.style(span(top, 1, body.right, bottom), { size: 9, align: 'Center', grid: LOOK.line });
  canvas.style(span(top, 0, figures + MEASURES.length - 1), { bold: true, fill: LOOK.band });
  return bottom + 2;
}

function drawWhole(canvas: SheetCanvas, layout: Layout, row: number): void {
  const { figures, tools, comparison } = layout;
  const at = (measure: number) => address(row, figures + measure);
  canvas.putRow(row, figures, valuesOf(layout, comparison.totals.overall, [0, tools.length - 1], at));
  dressFigures(canvas, figures, row, row);
}

/** One line each: in words, and in figures under the same headings as the municipalities'. */
export function drawDimensions(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { comparison, figures, tools, hidden } = layout;
  drawSection(canvas, layout, top, 'Por dimensión');
  // On paper the figures are another page's, or beside: the words are whole without them.
  const wide = Math.min(layout.right, figures - 1);
  const widths = layout.widths.slice(1, wide + 1);
  comparison.totals.dimensions.forEach(({ dimension, contrast }, index) => {
    const row = top + 1 + index;
    const at = (measure: number) => address(row, figures + measure);
    const first = tools.findIndex((tool) => tool.dimension === dimension);
    const last = tools.findLastIndex((tool) => tool.dimension === dimension);
    const known = first >= 0 && hidden !== null;
    const values = known
      ? valuesOf(layout, contrast, [first, last], at)
      : MEASURES.map((measure) => measure.value(contrast));
    canvas.putRow(row, figures, values);
    canvas.put(row, 0, DIMENSIONS.find(({ id }) => id === dimension)!.heading);
    const [tally, change] = [tallyLive(contrast, at), changeLive(contrast, at)];
    const said = {
      value: `${tally.value}. ${change.value}.`,
      formula: `${tally.formula}&". "&${change.formula}&"."`,
    };
    canvas.put(row, 1, contentOf(said, known));
    canvas.merge(span(row, 1, wide));
    canvas.height(row, Math.max(ROW_HEIGHT, textHeight(said.value, { widths, size: 9, indent: 1 }, 3)));
  });
  const bottom = top + comparison.totals.dimensions.length;
  canvas.style(span(top + 1, 0, 0, bottom), { indent: 1, bold: true });
  canvas.style(span(top + 1, 1, 1, bottom), { size: 9, indent: 1, wrap: true });
  dressFigures(canvas, figures, top + 1, bottom);
  ruleRows(canvas, top + 1, bottom, figures - 1);
  return bottom + 2;
}

/** The figures of some tools over all municipalities, in the order of `MEASURES`. */
function valuesOf(
  layout: Layout,
  contrast: Contrast,
  tools: readonly [number, number],
  at: (measure: number) => string,
): Content[] {
  const { hidden } = layout;
  if (!hidden) return MEASURES.map((measure) => measure.value(contrast));
  const ranges: KeyRanges = {
    ...keyRanges(layout, hidden, { rows: 'all', tools }),
    total: contrast.to.total,
  };
  return MEASURES.map((measure) => ({ formula: `=${measure.formula(ranges, at)}` }));
}

/** The whole's progress as it is today. */
export function progressText({ comparison, names }: Layout): string {
  const at = () => '';
  const { overall } = comparison.totals;
  return `Cumplidas en el ${names.to.short}: ${tallyLive(overall, at).value}. ${changeLive(overall, at).value}.`;
}

/** The same in a sentence from the figures of the row of totals. */
export function progressContent({ comparison, figures, hidden, names }: Layout, whole: number): Content {
  const { overall } = comparison.totals;
  const at = (measure: number) => address(whole, figures + measure);
  const [tally, change] = [tallyLive(overall, at), changeLive(overall, at)];
  const opening = `Cumplidas en el ${names.to.short}: `;
  const value = `${opening}${tally.value}. ${change.value}.`;
  const formula = `${quoted(opening)}&${tally.formula}&". "&${change.formula}&"."`;
  return contentOf({ value, formula }, hidden !== null);
}
