/** What does the sheet Comparativo hold, for two rounds compared? */
import type { Comparison } from '../../domain/compare';
import { ILLUSTRATIVE } from '../../domain/illustrative';
import { orderMark } from '../../domain/state-order';
import { LOOK, type CellStyle, type Content, type SheetDesign } from '../../excel/sheet-design';
import { sameOrderFormula } from '../../excel/state-order';
import { textHeight } from '../../excel/text-height';
import { drawAllRounds } from './comparison-all-rounds';
import { drawHead } from './comparison-head';
import { fixed, hasFurtherRounds, layoutOf, type ComparisonContext, type Layout } from './comparison-layout';
import { drawKey } from './comparison-key';
import { drawNote } from './comparison-lines';
import { drawDuplicates, drawSetbacks } from './comparison-lists';
import { drawHidden } from './comparison-live';
import { drawBody } from './comparison-matrix';
import { pageWidths, paperOf } from './comparison-paper';
import { drawRankings } from './comparison-rankings';
import { drawDimensions, drawTotals, progressContent, progressText } from './comparison-totals';
import { drawTransitions } from './comparison-transitions';
import { quoted } from './comparison-text';
import { dayText } from './day-text';
import { SheetCanvas, span } from './sheet-canvas';

/** The name that the sheet asks for. */
export const COMPARISON_NAME = 'Comparativo';

/**
 * The later matrix with a sign of change in each cell, its totals, the transition matrix and what it lists.
 * Formulas over the rounds when both are live; else a snapshot, which says so.
 */
export function comparisonSheet(comparison: Comparison, context: ComparisonContext): SheetDesign {
  const layout = layoutOf(comparison, context);
  const canvas = new SheetCanvas();
  drawKey(canvas, layout);
  drawHead(canvas, layout);
  drawBody(canvas, layout);
  const spacer = layout.body.bottom + 1;
  canvas.height(spacer, 5);
  const totals = drawTotals(canvas, layout, spacer + 1);
  drawTitle(canvas, layout, totals.whole);
  const absent = drawAbsent(canvas, layout, totals.next);
  const dimensions = drawDimensions(canvas, layout, absent);
  const table = drawTransitions(canvas, layout, dimensions);
  const listed = [drawRankings, drawSetbacks, drawDuplicates];
  const next = listed.reduce((row, draw) => draw(canvas, layout, row), table.next);
  const paths = hasFurtherRounds(layout) ? drawAllRounds(canvas, layout, next) : null;
  const paper = paperOf(canvas, layout, { figuresEnd: totals.whole, lists: absent, paths });
  drawHidden(canvas, layout, table.countAt);
  return canvas.design({
    kind: 'comparativo',
    key: '',
    name: COMPARISON_NAME,
    tabColor: LOOK.tab,
    widths: layout.widths,
    hiddenColumns: hiddenColumns(layout),
    frozen: { rows: layout.body.top, columns: 1 },
    ...paper,
    ...(context.illustrative ? { pageHeader: { right: ILLUSTRATIVE } } : {}),
    filter: { ...layout.body, top: layout.head + 2, left: 0, right: layout.lastFigure },
  });
}

function hiddenColumns({ hidden }: Layout): number[] {
  if (!hidden) return [];
  return Array.from({ length: hidden.end - hidden.lookup + 1 }, (_, index) => hidden.lookup + index);
}

function drawTitle(canvas: SheetCanvas, layout: Layout, whole: number): void {
  const { names, right } = layout;
  const lines: [Content, string, CellStyle][] = [
    [`Del ${names.from.within} al ${names.to.full}`, '', { size: 11, color: LOOK.soft }],
    [progressContent(layout, whole), progressText(layout), { bold: true }],
    [noticeContent(layout), longestNotice(layout), {}],
  ];
  canvas.put(0, 0, 'Comparativo de reportes');
  canvas.style(span(0, 0, 0), { size: 16, bold: true, color: LOOK.head });
  canvas.height(0, 24);
  lines.forEach(([content, said, style], index) => {
    const row = 1 + index;
    const text = typeof content === 'string' ? content : said;
    canvas.put(row, 0, content);
    canvas.merge(span(row, 0, right));
    canvas.style(span(row, 0, right), { wrap: true, ...style });
    canvas.height(row, Math.max(16, textHeight(text, { widths: pageWidths(layout), ...style }, 3)));
  });
  const isPlain = layout.hidden !== null && !layout.context.illustrative;
  if (isPlain) canvas.style(span(3, 0, right), { color: LOOK.soft, size: 9 });
  else canvas.style(span(3, 0, right), { color: LOOK.warn, fill: LOOK.warnFill });
  if (layout.hidden !== null) {
    const area = span(3, 0, right);
    const told = anotherOrder(layout);
    const said = `LEFT(${fixed(span(3, 0, 0))},${told.length})`;
    canvas.when({ area, formula: `=${said}=${quoted(told)}`, fill: LOOK.warnFill });
  }
}

/** What the notice may come to say: room is left for the longer. */
function longestNotice(layout: Layout): string {
  return [noticeText(layout), anotherOrder(layout)].sort((a, b) => b.length - a.length)[0]!;
}

/** Which cells of the trajectories fell back depends on the order too. */
function anotherOrder(layout: Layout): string {
  const copied = hasFurtherRounds(layout) ? 'las listas, las trayectorias' : 'las listas';
  return `El orden de los estados cambió desde que se hizo esta hoja: los signos y las cifras siguen el nuevo; ${copied} y el acomodo de la matriz de transiciones, no. Haga de nuevo el comparativo.`;
}

function markOf({ comparison }: Layout): string {
  return orderMark(comparison.to.ranks);
}

/** A live sheet says by itself that the order is no longer the one that it was made by. */
function noticeContent(layout: Layout): Content {
  const notice = noticeText(layout);
  if (!layout.hidden) return notice;
  const same = sameOrderFormula(markOf(layout));
  return { formula: `=IF(${same},${quoted(notice)},${quoted(anotherOrder(layout))})` };
}

function noticeText(layout: Layout): string {
  const { context, hidden } = layout;
  const day = dayText(context.today);
  const copied = hasFurtherRounds(layout)
    ? 'las listas de retrocesos, repetidos y estancados y las trayectorias'
    : 'las listas de retrocesos, repetidos y estancados';
  const notice = hidden
    ? `Los signos y las cifras siguen a los dos reportes; ${copied} son del ${day}.`
    : `Instantánea del ${day}: no cambia con los reportes. Aplique la simbología y repita el comparativo para que se actualice solo.`;
  return context.illustrative ? `${ILLUSTRATIVE} ${notice}` : notice;
}

/** Says which municipalities the later round no longer lists; they are in italics above. */
function drawAbsent(canvas: SheetCanvas, layout: Layout, row: number): number {
  const absent = layout.rows.filter(({ to }) => to === null).length;
  if (absent === 0) return row;
  const who = absent === 1 ? 'un municipio figura' : `${absent} municipios figuran`;
  const { from } = layout.names;
  return (
    drawNote(
      canvas,
      layout,
      row - 1,
      `En cursiva: de los dos reportes comparados, ${who} solo en el ${from.short}.`,
    ) + 1
  );
}
