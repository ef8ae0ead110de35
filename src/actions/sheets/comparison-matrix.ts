/** How is the later matrix drawn: each cell with its sign of change, each municipality with its figures? */
import type { Transition } from '../../domain/compare';
import { address } from '../../domain/grid';
import { inkOn } from '../../excel/live-round';
import { LOOK } from '../../excel/sheet-design';
import { MEASURES, SIGNED } from './comparison-figures';
import { drawnStates } from './comparison-key-lines';
import { keyRanges, shownName, type Layout } from './comparison-layout';
import { groups } from './comparison-lines';
import { signFormula } from './comparison-live';
import { span, type SheetCanvas } from './sheet-canvas';

/** Names, signs and each municipality's figures. */
export function drawBody(canvas: SheetCanvas, layout: Layout): void {
  const { body, rows, hidden } = layout;
  rows.forEach((row, index) => canvas.put(body.top + index, 0, shownName(row)));
  if (hidden) {
    const { lists } = layout.context.live!.to;
    const formulas = layout.tools.map((_, index) => signFormula(layout, hidden, lists, index));
    canvas.putDown(body, formulas);
  } else {
    drawSigns(canvas, layout);
  }
  drawFigures(canvas, layout);
  dressNames(canvas, layout);
  dressSigns(canvas, layout);
}

function drawSigns(canvas: SheetCanvas, { comparison, rows, tools, body }: Layout): void {
  const symbols = new Map(drawnStates(comparison.to, comparison.transitions).map((s) => [s.state, s.symbol]));
  const byCell = new Map(comparison.transitions.map((t) => [`${t.municipality.key} ${t.tool}`, t]));
  rows.forEach(({ municipality }, index) => {
    const line = tools.map(({ id }) => signText(byCell.get(`${municipality.key} ${id}`), symbols));
    canvas.putRow(body.top + index, 1, line);
  });
}

/** "✔ ▲": the later state's symbol, if it has one, and the sign; nothing where both rounds are blank. */
function signText(transition: Transition | undefined, symbols: ReadonlyMap<string, string>): string | null {
  if (!transition) return null;
  const key = transition.byLegend ? 'por_simbologia' : transition.change;
  const { sign } = SIGNED.find((signed) => signed.key === key)!;
  return transition.to === null ? sign : `${symbols.get(transition.to)!} ${sign}`;
}

function drawFigures(canvas: SheetCanvas, layout: Layout): void {
  const { comparison, body, figures, hidden } = layout;
  const { top, bottom } = body;
  if (hidden) {
    const ranges = keyRanges(layout, hidden, { rows: 'same', tools: [0, layout.tools.length - 1] });
    const at = (measure: number) => address(top, figures + measure);
    const total = comparison.totals.municipalities[0]!.contrast.to.total;
    const formulas = MEASURES.map((measure) => `=${measure.formula({ ...ranges, total }, at)}`);
    canvas.putDown({ top, bottom, left: figures, right: figures + MEASURES.length - 1 }, formulas);
    return;
  }
  comparison.totals.municipalities.forEach(({ contrast }, index) => {
    const values = MEASURES.map((measure) => measure.value(contrast));
    canvas.putRow(top + index, figures, values);
  });
}

function dressNames(canvas: SheetCanvas, { body, rows }: Layout): void {
  const { top, bottom } = body;
  canvas.style(span(top, 0, 0, bottom), { bold: true, indent: 1, grid: LOOK.line });
  rows.forEach((row, index) => {
    // Said in the note under the table too: slanted alone would be no sign.
    if (row.to === null)
      canvas.style(span(top + index, 0, 0), { bold: false, italic: true, color: LOOK.soft });
    canvas.height(top + index, BODY_HEIGHT);
  });
}

const BODY_HEIGHT = 16;

/** Looks of figures in their columns. */
export function dressFigures(canvas: SheetCanvas, left: number, top: number, bottom: number): void {
  canvas.style(span(top, left, left + MEASURES.length - 1, bottom), {
    size: 9,
    align: 'Center',
    grid: LOOK.line,
  });
  for (const { from, to, text } of groups(MEASURES, ({ numberFormat }) => numberFormat)) {
    canvas.style(span(top, left + from, left + to, bottom), { numberFormat: text });
  }
}

function dressSigns(canvas: SheetCanvas, layout: Layout): void {
  const { body, figures, comparison } = layout;
  const { top, bottom } = body;
  canvas.style(body, { align: 'Center', size: 11, grid: LOOK.line });
  dressFigures(canvas, figures, top, bottom);
  const first = address(top, 1);
  for (const sign of ['▲', '▼'])
    canvas.when({ area: body, formula: `=RIGHT(${first},1)="${sign}"`, bold: true });
  for (const { symbol, color } of drawnStates(comparison.to, comparison.transitions)) {
    if (color === null) continue;
    const formula = `=LEFT(${first},${symbol.length})="${symbol}"`;
    canvas.when({ area: body, formula, fill: color, color: inkOn(color) });
  }
}
