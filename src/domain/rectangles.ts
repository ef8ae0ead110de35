/** Which few rectangles cover exactly these cells? Fewer rectangles are fewer calls to Excel. */
import type { Area } from './grid';
import type { Position } from './matrix';

/** What is left of areas without the cells of others; the same areas when nothing goes. */
export function without(areas: readonly Area[], others: readonly Area[]): readonly Area[] {
  const cells = areas.flatMap(cellsOf);
  const left = cells.filter((cell) => !others.some((area) => holds(area, cell)));
  return left.length === cells.length ? areas : rectangles(left);
}

function holds({ top, left, bottom, right }: Area, { row, column }: Position): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

function cellsOf({ top, left, bottom, right }: Area): Position[] {
  const cells: Position[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) cells.push({ row, column });
  }
  return cells;
}

/** Disjoint rectangles that together are exactly `cells` (in any order, without repeats), row by row. */
export function rectangles(cells: readonly Position[]): Area[] {
  const byRow = new Map<number, number[]>();
  for (const { row, column } of cells) {
    const columns = byRow.get(row);
    if (columns) columns.push(column);
    else byRow.set(row, [column]);
  }
  const done: Area[] = [];
  let open = new Map<string, Area>();
  let previous = -2;
  for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
    const next = new Map<string, Area>();
    for (const [left, right] of runs(byRow.get(row)!)) {
      const key = `${left}:${right}`;
      const above = row === previous + 1 ? open.get(key) : undefined;
      open.delete(above ? key : '');
      next.set(key, above ? { ...above, bottom: row } : { top: row, left, bottom: row, right });
    }
    done.push(...open.values());
    open = next;
    previous = row;
  }
  return [...done, ...open.values()];
}

/** Maximal runs of consecutive whole numbers: [1,2,3,7] → [1,3], [7,7]. */
export function runs(numbers: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else if (!last || n !== last[1]) result.push([n, n]);
  }
  return result;
}
