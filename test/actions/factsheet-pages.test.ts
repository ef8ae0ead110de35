/** Is what belongs together kept on one printed page, and torn only where the air would be too much? */
import type { Layout } from '../../src/actions/sheets/factsheet-layout';
import { keepTogether } from '../../src/actions/sheets/factsheet-pages';
import { SheetCanvas } from '../../src/actions/sheets/sheet-canvas';

const layout = { widths: [40, 40], rows: { title: 0 } } as unknown as Layout;
/** Rows that fill all but `left` points of the smallest page that a printing has, then two that belong together. */
function drawn(before: number, air: number): { canvas: SheetCanvas; above: number } {
  const canvas = new SheetCanvas();
  canvas.height(0, 30);
  canvas.height(1, 300);
  canvas.height(2, before);
  canvas.height(3, 60);
  canvas.height(4, 60);
  keepTogether(canvas, layout, false, [{ from: 3, to: 4, air }]);
  return { canvas, above: canvas.heightOf(2) };
}

test('[N19] air above pushes what would be torn to the next page', () => {
  // 30 + 300 + 300 + 60 fit on a page of 706 points and 60 more do not.
  expect(drawn(300, 250).above).toBeGreaterThan(300);
  expect(drawn(100, 250).above).toBe(100);
});

test('[N19] no more air than allowed, to the point', () => {
  const needed = drawn(300, 250).above - 300;
  expect(drawn(300, needed).above).toBe(300 + needed);
  expect(drawn(300, needed - 1).above).toBe(300);
});

test('[N19] a row never grows beyond what Excel allows, and may reach it', () => {
  const needed = drawn(300, 250).above - 300;
  const tallest = (before: number) => {
    const canvas = new SheetCanvas();
    canvas.height(0, 30);
    canvas.height(1, 600 - before);
    canvas.height(2, before);
    canvas.height(3, 60);
    canvas.height(4, 60);
    keepTogether(canvas, layout, false, [{ from: 3, to: 4, air: 400 }]);
    return canvas.heightOf(2);
  };
  expect(tallest(409 - needed)).toBe(409);
  expect(tallest(410 - needed)).toBe(410 - needed);
});
