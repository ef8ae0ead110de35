/** What does the sheet Comparativo hold, for two rounds compared? */
import type { Comparison } from '../../domain/compare';
import { ILLUSTRATIVE } from '../../domain/illustrative';
import { orderMark } from '../../domain/state-order';
import { inkOn } from '../../excel/live-round';
import { LOOK, type Content, type SheetDesign } from '../../excel/sheet-design';
import { sameOrderFormula } from '../../excel/state-order';
import { SIGNED } from './comparison-figures';
import { drawAllRounds } from './comparison-all-rounds';
import { drawHead } from './comparison-head';
import {
  fixed,
  hasFurtherRounds,
  KEY_TOP,
  layoutOf,
  type ComparisonContext,
  type Layout,
} from './comparison-layout';
import { drawNote } from './comparison-lines';
import { drawDuplicates, drawSetbacks } from './comparison-lists';
import { drawHidden } from './comparison-live';
import { drawBody } from './comparison-matrix';
import { drawRankings } from './comparison-rankings';
import { drawTotals, progressContent } from './comparison-totals';
import { drawTransitions } from './comparison-transitions';
import { quoted } from './comparison-text';
import { dayText } from './day-text';
import { SheetCanvas, span } from './sheet-canvas';

/** Municipalities that one page holds; longer matrices repeat their header on each page. */
const ONE_PAGE = 36;

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
  const table = drawTransitions(canvas, layout, drawAbsent(canvas, layout, totals.next));
  const lists = [drawRankings, drawSetbacks, drawDuplicates];
  const next = lists.reduce((row, draw) => draw(canvas, layout, row), table.next);
  const further = hasFurtherRounds(layout) ? drawAllRounds(canvas, layout, next) : null;
  drawHidden(canvas, layout, table.countAt);
  return canvas.design({
    kind: 'comparativo',
    key: '',
    name: COMPARISON_NAME,
    tabColor: LOOK.tab,
    widths: layout.widths,
    hiddenColumns: hiddenColumns(layout),
    frozen: { rows: layout.body.top, columns: 1 },
    // The lists under a short matrix are read without its header; pages after the one where the table of
    // trajectories begins, which hold nothing else, repeat that table's.
    titleRows: layout.rows.length > ONE_PAGE ? [layout.head, layout.head + 2] : further,
    landscape: true,
  });
}

function hiddenColumns({ hidden }: Layout): number[] {
  if (!hidden) return [];
  return Array.from({ length: hidden.end - hidden.lookup + 1 }, (_, index) => hidden.lookup + index);
}

function drawTitle(canvas: SheetCanvas, layout: Layout, whole: number): void {
  const { names, right } = layout;
  canvas.put(0, 0, 'Comparativo de reportes');
  canvas.put(1, 0, `Del ${names.from.within} al ${names.to.full}`);
  canvas.put(2, 0, progressContent(layout, whole));
  canvas.put(3, 0, noticeContent(layout));
  canvas.style(span(0, 0, 0), { size: 16, bold: true, color: LOOK.head });
  canvas.style(span(1, 0, 0), { size: 11, color: LOOK.soft });
  canvas.style(span(2, 0, 0), { bold: true });
  canvas.height(0, 24);
  canvas.height(1, 16);
  canvas.height(2, 16);
  canvas.height(3, 16);
  const isPlain = layout.hidden !== null && !layout.context.illustrative;
  if (isPlain) canvas.style(span(3, 0, 0), { color: LOOK.soft, size: 9 });
  else canvas.style(span(3, 0, right), { color: LOOK.warn, fill: LOOK.warnFill });
  if (layout.hidden !== null) {
    const area = span(3, 0, right);
    const told = anotherOrder(layout);
    const said = `LEFT(${fixed(span(3, 0, 0))},${told.length})`;
    canvas.when({ area, formula: `=${said}=${quoted(told)}`, fill: LOOK.warnFill });
  }
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

function drawKey(canvas: SheetCanvas, layout: Layout): void {
  const { key, right } = layout;
  const bottom = KEY_TOP + key.length;
  key.forEach((line, index) => {
    const row = KEY_TOP + index;
    if (index === 0) canvas.put(row, 0, 'Estados');
    for (const { column, drawn } of line) {
      canvas.putRow(row, column, [drawn.symbol, drawn.label]);
      const fill = drawn.color ?? LOOK.band;
      canvas.style(span(row, column, column), { fill, color: inkOn(fill), align: 'Center', grid: LOOK.line });
    }
  });
  canvas.put(bottom, 0, 'Signos');
  canvas.put(
    bottom,
    1,
    SIGNED.map(({ sign, heading }) => `${sign}  ${heading.toLowerCase()}`).join('      '),
  );
  canvas.style(span(KEY_TOP, 0, right, bottom), { size: 9 });
  canvas.style(span(KEY_TOP, 0, 0, bottom), { bold: true, color: LOOK.soft, align: 'Right', indent: 1 });
  for (let row = KEY_TOP; row <= bottom; row++) canvas.height(row, 15);
  canvas.height(bottom + 1, 5);
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
