/** Which cells hold what their validation does not accept? Writes of add-ins are never stopped, only judged. */
import { ApiError } from '../bridge/errors';
import { cellArea, type Area } from '../workbook/area';
import type { DataValidation } from '../workbook/features';
import { baseCell } from '../workbook/edit/formulas';
import { offsetFormula } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { isError, type CellValue } from '../workbook/value';
import { findPlace } from './address';
import { evaluate } from './engine';
import { RangeRef, type AreasRef } from './range-ref';
import { readBlock, wireValue } from './read';
import type { Session } from './session';

/** The cells of the areas that their validation refuses, joined into runs by row. */
export function invalidAreas(session: Session, areas: AreasRef): AreasRef {
  session.calculated();
  const { sheet } = areas;
  const invalid: Area[] = [];
  for (const range of areas.ranges) {
    for (const validation of sheet.validations) {
      for (const area of validation.ranges) {
        eachCommon(area, range.area, (row, column) => {
          if (!accepts(session, sheet, validation, row, column)) addCell(invalid, row, column);
        });
      }
    }
  }
  return { sheet, ranges: invalid.map((area) => new RangeRef(sheet, area)) };
}

function eachCommon(a: Area, b: Area, visit: (row: number, column: number) => void): void {
  const [top, bottom] = [Math.max(a.top, b.top), Math.min(a.bottom, b.bottom)];
  const [left, right] = [Math.max(a.left, b.left), Math.min(a.right, b.right)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) visit(row, column);
}

function addCell(areas: Area[], row: number, column: number): void {
  const last = areas.at(-1);
  if (last && last.top === row && last.bottom === row && last.right === column - 1)
    areas[areas.length - 1] = { ...last, right: column };
  else areas.push(cellArea(row, column));
}

/** True when a cell's value is accepted. */
export function accepts(
  session: Session,
  sheet: Sheet,
  validation: DataValidation,
  row: number,
  column: number,
): boolean {
  const value = sheet.cell(row, column)?.value ?? null;
  if (value === null) return validation.ignoreBlanks || validation.type === 'none';
  if (isError(value)) return false;
  switch (validation.type) {
    case 'none':
      return true;
    case 'list':
      return listValues(session, sheet, validation).has(String(value).trim().toLowerCase());
    case 'custom':
      return truthy(solve(session, sheet, validation, validation.formula1, row, column));
    default:
      return compares(session, sheet, validation, value, row, column);
  }
}

const truthy = (value: CellValue): boolean => value === true || (typeof value === 'number' && value !== 0);

function listValues(session: Session, sheet: Sheet, { formula1 }: DataValidation): Set<string> {
  const literal = /^"(.*)"$/.exec(formula1);
  if (literal)
    return new Set(
      literal[1]!
        .replaceAll('""', '"')
        .split(',')
        .map((word) => word.trim().toLowerCase()),
    );
  const place = findPlace(session.workbook, sheet, formula1.replaceAll('$', ''));
  if (!place) throw new ApiError('NotImplemented', `The embedded Excel cannot read the list ${formula1}.`);
  const block = readBlock(place.sheet, place.area, (cell) =>
    String(wireValue(cell?.value ?? null))
      .trim()
      .toLowerCase(),
  );
  return new Set(block.flat());
}

/** A formula's value, seen from a cell of the validation. */
function solve(
  session: Session,
  sheet: Sheet,
  validation: DataValidation,
  formula: string,
  row: number,
  column: number,
): CellValue {
  const origin = baseCell(validation.ranges);
  return evaluate(
    session.workbook,
    sheet,
    offsetFormula(formula, row - origin.row, column - origin.column),
    row,
    column,
  );
}

function compares(
  session: Session,
  sheet: Sheet,
  validation: DataValidation,
  value: Exclude<CellValue, null>,
  row: number,
  column: number,
): boolean {
  const n = validation.type === 'textLength' ? String(value).length : value;
  if (typeof n !== 'number') return false;
  if (validation.type === 'whole' && !Number.isInteger(n)) return false;
  const bound = (formula: string): number => Number(solve(session, sheet, validation, formula, row, column));
  const a = bound(validation.formula1);
  const b = validation.formula2 === '' ? a : bound(validation.formula2);
  return OPERATORS[validation.operator]?.(n, a, b) ?? true;
}

const OPERATORS: Readonly<Record<string, (n: number, a: number, b: number) => boolean>> = {
  between: (n, a, b) => n >= a && n <= b,
  notBetween: (n, a, b) => n < a || n > b,
  equal: (n, a) => n === a,
  notEqual: (n, a) => n !== a,
  greaterThan: (n, a) => n > a,
  lessThan: (n, a) => n < a,
  greaterThanOrEqual: (n, a) => n >= a,
  lessThanOrEqual: (n, a) => n <= a,
};
