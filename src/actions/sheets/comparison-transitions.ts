/** How is the transition matrix drawn: how many cells went from which state to which? */
import { address } from '../../domain/grid';
import { LOOK, TABLE_HEAD, THOUSANDS, wrappedHeight, type Content } from '../../excel/sheet-design';
import { PAIR, type Layout } from './comparison-layout';
import { SIGNED } from './comparison-figures';
import { hiddenRanges } from './comparison-live-pairs';
import { codeOf, judgePair, keyText, pairsOf, type Pair } from './comparison-pairs';
import { charactersOf, drawSection } from './comparison-lines';
import { span, type SheetCanvas } from './sheet-canvas';

/** Tints of the counts by sign; the sign itself stands beside the number. */
export const TINTS: Readonly<Record<string, string>> = {
  '▲': '#DDF0E4',
  '▼': '#FBE1D9',
  '≈': '#E7E5F4',
  '=': '#EDF1F1',
  '?': '#F6F1DF',
};

/** Where the table stands, for formulas over its counts. */
export interface DrawnTable {
  readonly next: number;
  readonly countAt: (pair: Pick<Pair, 'row' | 'column'>) => string;
}

/** Draws the table from `top` on: two header rows, a row for each earlier state, and totals. */
export function drawTransitions(canvas: SheetCanvas, layout: Layout, top: number): DrawnTable {
  const { cross, slot, names } = layout;
  const first = top + 3;
  const bottom = first + cross.rows.length;
  const columnAt = (column: number) => 1 + column * slot;
  const countAt = ({ row, column }: Pick<Pair, 'row' | 'column'>) => address(first + row, columnAt(column));
  drawSection(canvas, layout, top, `Transiciones: del ${names.from.short} al ${names.to.short}`);
  drawHeads(canvas, layout, top + 1, columnAt);
  for (const pair of pairsOf(layout)) drawCount(canvas, layout, first, pair);
  drawSums(canvas, layout, first, columnAt);
  const right = columnAt(cross.columns.length) + slot - 1;
  for (let column = 0; column <= cross.columns.length && slot > 1; column++) {
    canvas.mergeAcross(span(first, columnAt(column), columnAt(column) + slot - 1, bottom));
  }
  canvas.style(span(first, 1, right, bottom), { align: 'Center', grid: LOOK.line });
  canvas.style(span(first, 1, right, bottom), { numberFormat: `${THOUSANDS};-${THOUSANDS};"·"` });
  canvas.style(span(first, 0, 0, bottom), { bold: true, indent: 1, wrap: true, grid: LOOK.line });
  canvas.style(span(bottom, 0, right), { bold: true, fill: LOOK.band });
  canvas.style(span(first, columnAt(cross.columns.length), right, bottom), { bold: true, fill: LOOK.band });
  dressCounts(canvas, layout, first, columnAt(cross.columns.length) - 1);
  canvas.keep(top, bottom);
  return { next: bottom + 2, countAt };
}

function drawHeads(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  columnAt: (column: number) => number,
): void {
  const { cross, comparison, names, slot } = layout;
  const labels = [...cross.columns.map((key) => keyText(key, comparison.to)), 'Total'];
  const right = columnAt(labels.length) - 1;
  canvas.put(row, 0, `${names.from.title} ↓`);
  canvas.merge(span(row, 0, 0, row + 1));
  canvas.put(row, 1, `${names.to.title} →`);
  canvas.merge(span(row, 1, right));
  labels.forEach((label, index) => {
    canvas.put(row + 1, columnAt(index), label);
    canvas.merge(span(row + 1, columnAt(index), columnAt(index) + slot - 1));
  });
  canvas.style(span(row, 0, right, row + 1), TABLE_HEAD);
  canvas.height(row, 16);
  const width = charactersOf(layout, 1, slot);
  canvas.height(row + 1, Math.max(...labels.map((label) => wrappedHeight(label, width, 9))));
}

function drawCount(canvas: SheetCanvas, layout: Layout, first: number, pair: Pair): void {
  const { hidden, cross, slot } = layout;
  // «Sin dato» on both sides is no transition: it is not counted.
  if (pair.from.kind === 'none' && pair.to.kind === 'none') return;
  let content: Content = cross.counts[pair.row]![pair.column]!;
  if (hidden) {
    const { before, after } = hiddenRanges(layout, hidden);
    const [from, to] = [codeOf(pair.from), codeOf(pair.to)];
    content = { formula: `=SUMPRODUCT((${before}="${from}")*(${after}="${to}"))` };
  }
  canvas.put(first + pair.row, 1 + pair.column * slot, content);
}

function drawSums(
  canvas: SheetCanvas,
  { cross, hidden, comparison, widths }: Layout,
  first: number,
  columnAt: (column: number) => number,
): void {
  const rows = cross.rows.length;
  const columns = cross.columns.length;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const content = (values: readonly number[], area: string): Content =>
    hidden ? { formula: `=SUM(${area})` } : sum(values);
  cross.rows.forEach((key, row) => {
    const label = keyText(key, comparison.from);
    canvas.put(first + row, 0, label);
    canvas.height(first + row, Math.max(17, wrappedHeight(label, widths[0]! - 2)));
    const area = `${address(first + row, 1)}:${address(first + row, columnAt(columns) - 1)}`;
    canvas.put(first + row, columnAt(columns), content(cross.counts[row]!, area));
  });
  canvas.put(first + rows, 0, 'Total');
  canvas.height(first + rows, 17);
  for (let column = 0; column <= columns; column++) {
    const values = cross.counts.flatMap((line) => (column === columns ? line : line[column]!));
    const at = columnAt(column);
    canvas.put(first + rows, at, content(values, `${address(first, at)}:${address(first + rows - 1, at)}`));
  }
}

/** Each count with its sign: by conditional formats over the hidden signs when live, else as it is. */
function dressCounts(canvas: SheetCanvas, layout: Layout, first: number, right: number): void {
  const { hidden, slot, cross } = layout;
  if (hidden) {
    const area = span(first, 1, right, first + cross.rows.length - 1);
    const [here, top, left] = [address(first, 1), `B$${first + 1}`, `$B${first + 1}`];
    const place = `(ROW(${here})-ROW(${top}))*${cross.columns.length}+INT((COLUMN(${here})-COLUMN(${left}))/${slot})+1`;
    const sign = `INDEX(${hiddenRanges(layout, hidden).pair(PAIR.sign)},${place})`;
    for (const { sign: each } of SIGNED) {
      const formula = `=AND(${here}>0,${sign}="${each}")`;
      canvas.when({ area, formula, numberFormat: counted(each), ...tint(each) });
    }
    return;
  }
  for (const pair of pairsOf(layout)) {
    const sign = judgePair(layout, pair)?.sign;
    if (sign === undefined || cross.counts[pair.row]![pair.column] === 0) continue;
    const column = 1 + pair.column * slot;
    const area = span(first + pair.row, column, column + slot - 1);
    canvas.style(area, { numberFormat: counted(sign), ...tint(sign) });
  }
}

function tint(sign: string): { fill?: string } {
  const fill = TINTS[sign];
  return fill === undefined ? {} : { fill };
}

function counted(sign: string): string {
  return `${THOUSANDS}" ${sign}";-${THOUSANDS};"·"`;
}
