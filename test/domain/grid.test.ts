import { address, areaAddress } from '../../src/domain/grid';

test.each([
  [0, 0, 'A1'],
  [6, 3, 'D7'],
  [0, 25, 'Z1'],
  [0, 26, 'AA1'],
  [9, 701, 'ZZ10'],
  [9, 702, 'AAA10'],
])('address of row %i, column %i is %s', (row, column, expected) => {
  expect(address(row, column)).toBe(expected);
});

test('a rectangle of one cell is written as that cell', () => {
  expect(areaAddress({ top: 4, left: 2, bottom: 4, right: 2 })).toBe('C5');
  expect(areaAddress({ top: 4, left: 2, bottom: 21, right: 19 })).toBe('C5:T22');
});
