/** How does the host ask the calculator? Formulas brought up to date, checked, and evaluated apart. */
import { ApiError } from '../bridge/errors';
import { calculate as calculateModel, evaluateFormula } from '../workbook/calc/calculate';
import { CellRange, isMatrix, Unsupported } from '../workbook/calc/values';
import { FormulaSyntaxError, parseFormula } from '../workbook/formula/parse';
import type { Sheet, Workbook } from '../workbook/model';
import type { CellValue } from '../workbook/value';

/** A cell whose value a calculation gave. */
export interface Calculated {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Brings formulas up to date: those that read what changed, or (`full`) all. Tells which were computed. */
export function calculate(workbook: Workbook, full = false): readonly Calculated[] {
  return calculateModel(workbook, { full }).computed;
}

/** Refuses a formula that cannot be read, as Excel's formula bar does. */
export function checkFormula(formula: string): void {
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaSyntaxError)
      throw new ApiError('InvalidArgument', `Not a formula: =${formula}`);
    throw error;
  }
}

/** The value of a formula seen from a cell; of several values, the first. */
export function evaluate(
  workbook: Workbook,
  sheet: Sheet,
  formula: string,
  row: number,
  column: number,
): CellValue {
  try {
    const value = evaluateFormula(workbook, { sheet, row, column }, formula, false);
    if (isMatrix(value)) return value[0]?.[0] ?? null;
    if (value instanceof CellRange) return value.sheet.cell(value.area.top, value.area.left)?.value ?? null;
    return value;
  } catch (error) {
    if (error instanceof Unsupported) {
      throw new ApiError(
        'NotImplemented',
        `The embedded Excel cannot calculate =${formula}: ${error.message}`,
      );
    }
    throw error;
  }
}
