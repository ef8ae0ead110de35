/** Is the algebra of rectangles right? */
import fc from 'fast-check';
import type { Area } from '../../../src/host/workbook/area';
import {
  COLUMNS,
  ROWS,
  cellCount,
  columnLetters,
  columnNumber,
  formatArea,
  intersect,
  overlaps,
  parseArea,
  parseAreas,
  subtract,
} from '../../../src/host/workbook/area';
import { DEFAULT_COLUMN } from '../../../src/host/workbook/defaults';
import { newBook } from './books';

const area: fc.Arbitrary<Area> = fc
  .tuple(fc.nat(ROWS - 1), fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), fc.nat(COLUMNS - 1))
  .map(([a, b, c, d]) => ({
    top: Math.min(a, b),
    bottom: Math.max(a, b),
    left: Math.min(c, d),
    right: Math.max(c, d),
  }));

test.each([
  ['A1', { top: 0, left: 0, bottom: 0, right: 0 }],
  ['$T$22:c5', { top: 4, left: 2, bottom: 21, right: 19 }],
  ['B:D', { top: 0, left: 1, bottom: ROWS - 1, right: 3 }],
  ['3:5', { top: 2, left: 0, bottom: 4, right: COLUMNS - 1 }],
])('%s', (text, expected) => expect(parseArea(text)).toEqual(expected));

test.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'A1:', 'A1:B', 'A1:B2:C3', 'ñ1', 'Uno!A1', 'A-1'])(
  '%p is no area',
  (text) => expect(parseArea(text)).toBeNull(),
);

test('a list leaves out what it cannot read', () => {
  expect(parseAreas('A1 ?? B2:C3,D4').map(formatArea)).toEqual(['A1', 'B2:C3', 'D4']);
});

test('[law] what is written reads back', () => {
  fc.assert(fc.property(area, (a) => expect(parseArea(formatArea(a))).toEqual(a)));
  fc.assert(fc.property(fc.nat(COLUMNS - 1), (c) => expect(columnNumber(columnLetters(c))).toBe(c)));
});

test('[law] subtracting leaves exactly the cells outside', () => {
  fc.assert(
    fc.property(area, area, (a, hole) => {
      const rest = subtract(a, hole);
      const cut = intersect(a, hole);
      expect(rest.reduce((sum, r) => sum + cellCount(r), cut ? cellCount(cut) : 0)).toBe(cellCount(a));
      expect(rest.some((r) => overlaps(r, hole))).toBe(false);
      rest.forEach((r, i) => expect(rest.slice(i + 1).some((other) => overlaps(r, other))).toBe(false));
    }),
  );
});

test('[law] column formats are what was last set, whatever came before', () => {
  const change = fc.record({ from: fc.nat(20), length: fc.nat(6), width: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const sheet = newBook({ Uno: [] }).sheets[0]!;
      const widths = new Map<number, number>();
      for (const { from, length, width } of changes) {
        sheet.setColumns(from, from + length, { width });
        for (let c = from; c <= from + length; c++) widths.set(c, width);
      }
      for (let c = 0; c < 30; c++)
        expect(sheet.column(c).width).toBe(widths.get(c) ?? (DEFAULT_COLUMN as { width?: number }).width);
      sheet.columns.forEach((c, i) => expect(c.from).toBeGreaterThan(sheet.columns[i - 1]?.to ?? -1));
    }),
  );
});
