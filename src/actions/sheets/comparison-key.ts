/** How is the key of states and signs drawn, which each printed page of the Comparativo repeats? */
import { inkOn } from '../../excel/live-round';
import { LOOK } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { SIGNED } from './comparison-figures';
import { KEY_TOP, type Layout } from './comparison-layout';
import { span, type SheetCanvas } from './sheet-canvas';

const SIZE = 9;
/** Size of the key over pages of figures, which are narrower. */
const SMALL = 8;
const GAP = ' '.repeat(4);

/** A line or more of states, each in its colour, and one of signs; the same as texts where figures are pages of their own. */
export function drawKey(canvas: SheetCanvas, layout: Layout): void {
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
    canvas.height(row, 15);
  });
  canvas.put(bottom, 0, 'Signos');
  canvas.style(span(KEY_TOP, 0, right, bottom), { size: SIZE });
  canvas.style(span(KEY_TOP, 0, 0, bottom), { bold: true, color: LOOK.soft, align: 'Right', indent: 1 });
  canvas.height(bottom, drawLine(canvas, layout, bottom, [1, right], signsText(), SIZE));
  if (layout.divided) drawOverFigures(canvas, layout, bottom);
  canvas.height(bottom + 1, 5);
}

/** Signs with their names. */
function signsText(): string {
  return SIGNED.map(({ sign, heading }) => `${sign}  ${heading.toLowerCase()}`).join(GAP);
}

function drawOverFigures(canvas: SheetCanvas, layout: Layout, signs: number): void {
  const columns = [Math.max(layout.figures, layout.right + 1), layout.lastFigure] as const;
  if (columns[0] > columns[1]) return;
  const states = layout.key
    .flat()
    .map(({ drawn }) => `${drawn.symbol}  ${drawn.label}`)
    .join(GAP);
  const area = span(KEY_TOP, columns[0], columns[1], signs - 1);
  const lines = signs - KEY_TOP;
  const needed = textHeight(states, { widths: layout.widths.slice(columns[0], columns[1] + 1), size: SMALL });
  canvas.put(KEY_TOP, columns[0], states);
  canvas.merge(area);
  canvas.style(area, { size: SMALL, wrap: true });
  for (let row = KEY_TOP; row < signs; row++) {
    canvas.height(row, Math.min(TALLEST, Math.max(canvas.heightOf(row), Math.ceil(needed / lines))));
  }
  const height = drawLine(canvas, layout, signs, columns, signsText(), SMALL);
  canvas.height(signs, Math.max(canvas.heightOf(signs), height));
}

const TALLEST = 400;

/** A wrapped text over some columns; returns the height that it needs. */
function drawLine(
  canvas: SheetCanvas,
  { widths }: Layout,
  row: number,
  [left, right]: readonly [number, number],
  text: string,
  size: number,
): number {
  canvas.put(row, left, text);
  canvas.merge(span(row, left, right));
  canvas.style(span(row, left, right), { size, wrap: true });
  return Math.max(15, textHeight(text, { widths: widths.slice(left, right + 1), size }, 3));
}
