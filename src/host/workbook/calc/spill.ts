/** Which cells does an array formula fill? */
import type { Area } from '../area';
import { COLUMNS, ROWS, cellCount, sameArea } from '../area';
import type { Sheet } from '../model';
import type { CellValue } from '../value';
import { ErrorValue } from '../value';
import type { Matrix } from './values';
import { NA, NUM, VALUE, isMatrix } from './values';
import { MOST_TEXT } from './work';

const SPILL = ErrorValue.of('#SPILL!');

/** A cell whose value an array changed. */
export interface Filled {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Puts a formula's result into its cell, and an array's into the cells that it covers; answers the others that changed. */
export function placeArray(sheet: Sheet, row: number, column: number, value: CellValue | Matrix): Filled[] {
  const cell = sheet.cells.mutable(row, column)!;
  const { array } = cell;
  if (!array) {
    sheet.cells.setResult(row, column, shown(isMatrix(value) ? value[0]![0]! : value));
    return [];
  }
  const matrix: Matrix = isMatrix(value) ? value : [[value]];
  if (!array.dynamic) return fill(sheet, array.area, matrix, row, column);
  const wanted = spillArea(row, column, matrix);
  const freed = sameArea(wanted, array.area) ? [] : clearOld(sheet, array.area, row, column);
  if (!wanted.inside || !isFree(sheet, wanted, array.area, row, column)) {
    cell.array = { ...array, area: { top: row, left: column, bottom: row, right: column } };
    sheet.cells.setResult(row, column, SPILL);
    return freed;
  }
  const { top, left, bottom, right } = wanted;
  if (freed.length > 0 || !sameArea(wanted, array.area))
    cell.array = { ...array, area: { top, left, bottom, right } };
  return [...freed, ...fill(sheet, cell.array!.area, matrix, row, column)];
}

/** A formula that yields a blank shows 0; what no cell can hold is an error. */
function shown(value: CellValue): CellValue {
  if (typeof value === 'string' && value.length > MOST_TEXT) return VALUE;
  if (typeof value === 'number' && !Number.isFinite(value)) return NUM;
  return value ?? 0;
}

function spillArea(row: number, column: number, matrix: Matrix): Area & { inside: boolean } {
  const bottom = row + matrix.length - 1;
  const right = column + matrix[0]!.length - 1;
  return { top: row, left: column, bottom, right, inside: bottom < ROWS && right < COLUMNS };
}

function isFree(sheet: Sheet, wanted: Area, old: Area, row: number, column: number): boolean {
  if (cellCount(wanted) === 1) return true;
  let free = true;
  sheet.cells.each(wanted, (r, c, cell) => {
    const own =
      (r === row && c === column) || (r <= old.bottom && r >= old.top && c <= old.right && c >= old.left);
    if (!own && (cell.value !== null || cell.formula !== null)) free = false;
  });
  return (
    free &&
    !sheet.merges.some(
      (m) =>
        m.top <= wanted.bottom && m.bottom >= wanted.top && m.left <= wanted.right && m.right >= wanted.left,
    )
  );
}

function clearOld(sheet: Sheet, area: Area, row: number, column: number): Filled[] {
  const freed: Filled[] = [];
  sheet.cells.each(area, (r, c, cell) => {
    if ((r === row && c === column) || cell.formula !== null || cell.value === null) return;
    sheet.cells.setResult(r, c, null);
    freed.push({ sheet, row: r, column: c });
  });
  return freed;
}

/** Single rows and columns are repeated; cells that the array does not reach are #N/A. */
function fill(sheet: Sheet, area: Area, matrix: Matrix, row: number, column: number): Filled[] {
  const changed: Filled[] = [];
  for (let r = area.top; r <= area.bottom; r++) {
    const line = matrix.length === 1 ? matrix[0] : matrix[r - area.top];
    for (let c = area.left; c <= area.right; c++) {
      const found = line && (line.length === 1 ? line[0] : line[c - area.left]);
      const value = found === undefined ? NA : shown(found);
      const before = sheet.cells.get(r, c);
      const own = r === row && c === column;
      if (!own && before?.value === value) continue;
      if (!before) sheet.cells.put(r, c, { value: null, formula: null, style: 0 });
      sheet.cells.setResult(r, c, value);
      if (!own) changed.push({ sheet, row: r, column: c });
    }
  }
  return changed;
}
