/** Do cells and clipboard texts turn into one another as Excel's do? */
import fc from 'fast-check';
import { fromText, spread, toText } from '../../src/preview/grid/clipboard';

const block = (rows: string[][]) => ({
  area: { top: 0, left: 0, bottom: rows.length - 1, right: rows[0]!.length - 1 },
  textOf: (row: number, column: number) => rows[row]![column]!,
});

test('what another program copies: lines of tabs, the last one ended or not', () => {
  expect(fromText('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(fromText('solo')).toEqual([['solo']]);
  expect(fromText('a\t\n\tb')).toEqual([
    ['a', ''],
    ['', 'b'],
  ]);
});

test('quoted cells hold lines, tabs and quotes; a quote in the middle is only a quote', () => {
  expect(fromText('"uno\ndos"\t"dice ""sí"""')).toEqual([['uno\ndos', 'dice "sí"']]);
  expect(fromText('5" de ancho\tx')).toEqual([['5" de ancho', 'x']]);
});

test('short lines are filled up', () => {
  expect(fromText('a\tb\nc')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
});

test('any block comes back as it went', () => {
  const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/\r/g, ''));
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
  fc.assert(
    fc.property(rows, (given) => {
      // An empty last line cannot be told from a line's end.
      fc.pre(given.at(-1)!.some((text) => text !== ''));
      const { area, textOf } = block(given);
      expect(fromText(toText(area, textOf))).toEqual(given);
    }),
  );
});

test('a block repeats over a selection that is a multiple of it, and over no other', () => {
  const two = { top: 0, left: 0, bottom: 1, right: 1 };
  expect(spread([['x']], two)).toEqual([
    ['x', 'x'],
    ['x', 'x'],
  ]);
  expect(spread([['a', 'b', 'c']], two)).toEqual([['a', 'b', 'c']]);
});
