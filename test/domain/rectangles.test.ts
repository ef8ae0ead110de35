import fc from 'fast-check';
import { rectangles, runs } from '../../src/domain/rectangles';

const cells = fc.uniqueArray(
  fc.record({ row: fc.integer({ min: 0, max: 12 }), column: fc.integer({ min: 0, max: 12 }) }),
  { selector: ({ row, column }) => row * 100 + column },
);

test('rectangles cover exactly the cells, each once', () => {
  fc.assert(
    fc.property(cells, (wanted) => {
      const covered: string[] = [];
      for (const { top, left, bottom, right } of rectangles(wanted)) {
        for (let row = top; row <= bottom; row++) {
          for (let column = left; column <= right; column++) covered.push(`${row},${column}`);
        }
      }
      expect(covered.sort()).toEqual(wanted.map(({ row, column }) => `${row},${column}`).sort());
    }),
  );
});

test('a full block is one rectangle', () => {
  const block = [0, 1, 2].flatMap((row) => [3, 4].map((column) => ({ row, column })));
  expect(rectangles(block)).toEqual([{ top: 0, left: 3, bottom: 2, right: 4 }]);
});

test('two columns with the same rows stay apart when a gap parts them', () => {
  const found = rectangles([
    { row: 1, column: 1 },
    { row: 1, column: 3 },
    { row: 2, column: 1 },
    { row: 2, column: 3 },
  ]);
  expect(found).toHaveLength(2);
});

test('runs join consecutive numbers, in any order and with repeats', () => {
  expect(runs([7, 2, 1, 3, 3])).toEqual([
    [1, 3],
    [7, 7],
  ]);
});
