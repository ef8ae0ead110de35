/** How do ranges and arrays meet operations that want one value? One by one, or by where the formula stands. */
import type { Area } from '../area';
import { COLUMNS, ROWS } from '../area';
import type { CellValue } from '../value';
import { ErrorValue } from '../value';
import type { Context } from './context';
import type { Matrix, Value } from './values';
import { CellRange, VALUE, isMatrix } from './values';
import { MADE, spend, STEP } from './work';

/** All values of a range, blanks beyond the used part included; for operations that need equal shapes. */
export function dense(range: CellRange, context: Context): Matrix {
  const { area } = range;
  const found = context.cells.matrix(range);
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  if (found.length === rows && found[0]!.length === columns) return found;
  // Whole rows and columns end where the sheet's contents do.
  if (rows === ROWS || columns === COLUMNS) return found;
  spend(rows * columns * MADE);
  return table(rows, columns, (r, c) => found[r]?.[c] ?? null);
}

/** One value where an old formula meets a range: the cell in its own row or column. */
export function implicit(value: Value, context: Context): CellValue {
  if (isMatrix(value)) return value[0]![0]!;
  if (!(value instanceof CellRange)) return value;
  const { area, sheet } = value;
  if (value.isOneCell) return context.cells.value(sheet, area.top, area.left);
  const cell = crossing(area, context);
  return cell ? context.cells.value(sheet, cell.row, cell.column) : VALUE;
}

function crossing(area: Area, { row, column }: Context): { row: number; column: number } | null {
  if (area.left === area.right && row >= area.top && row <= area.bottom) return { row, column: area.left };
  if (area.top === area.bottom && column >= area.left && column <= area.right)
    return { row: area.top, column };
  return null;
}

/** Runs once for each place of the arrays; single rows and columns are repeated. */
export function broadcast(
  arrays: readonly Matrix[],
  run: (pick: (value: Value | undefined) => Value | undefined) => CellValue,
): Matrix {
  const rows = Math.max(...arrays.map((array) => array.length));
  const columns = Math.max(...arrays.map((array) => array[0]!.length));
  spend(rows * columns * STEP);
  return table(rows, columns, (r, c) => run((value) => (isMatrix(value) ? at(value, r, c) : value)));
}

/** An array of so many rows and columns; loops, since a million values are asked for at times. */
export function table(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => CellValue,
): Matrix {
  const made: CellValue[][] = [];
  for (let r = 0; r < rows; r++) {
    const line: CellValue[] = [];
    for (let c = 0; c < columns; c++) line.push(valueAt(r, c));
    made.push(line);
  }
  return made;
}

/** The value of an array at a place, repeated along a side of length one; #N/A outside. */
export function at(array: Matrix, row: number, column: number): CellValue {
  const line = array.length === 1 ? array[0] : array[row];
  if (!line) return ErrorValue.of('#N/A');
  const value = line.length === 1 ? line[0] : line[column];
  return value === undefined ? ErrorValue.of('#N/A') : value;
}
