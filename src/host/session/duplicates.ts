/** Which rows of a range repeat others? They go, and those below them move up within the range. */
import { ApiError } from '../bridge/errors';
import type { Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged } from './change';
import { columnsOf, rowsOf } from './range-ref';
import { values } from './read';
import type { Session } from './session';

/** Excel.RemoveDuplicatesResult. */
export interface Duplicates {
  readonly removed: number;
  readonly uniqueRemaining: number;
}

/** Removes rows that repeat an earlier one in the given columns (excel.range#removeduplicates). */
export function removeDuplicates(
  session: Session,
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  hasHeader: boolean,
): Duplicates {
  if (!columns.length || columns.some((column) => column < 0 || column >= columnsOf(area)))
    throw new ApiError('InvalidArgument');
  checkUnlocked(session, sheet, area);
  const body = hasHeader ? { ...area, top: area.top + 1 } : area;
  const seen = new Set<string>();
  const kept: number[] = [];
  values(session, sheet, body).forEach((line, i) => {
    const key = JSON.stringify(columns.map((column) => String(line[column]).toLowerCase()));
    if (seen.has(key)) return;
    seen.add(key);
    kept.push(body.top + i);
  });
  compact(sheet, body, kept);
  raiseChanged(session, sheet, area);
  return { removed: rowsOf(body) - kept.length, uniqueRemaining: kept.length };
}

/** Moves the kept rows up and empties what is left below. */
function compact(sheet: Sheet, area: Area, kept: readonly number[]): void {
  for (let row = area.top; row <= area.bottom; row++) {
    const from = kept[row - area.top];
    if (from === row) continue;
    for (let column = area.left; column <= area.right; column++) {
      const cell = from === undefined ? undefined : sheet.cell(from, column);
      if (cell) sheet.cells.setStyle(row, column, cell.style);
      if (cell?.formula) sheet.cells.setFormula(row, column, cell.formula);
      else if (cell || sheet.cell(row, column)) sheet.cells.setValue(row, column, cell?.value ?? null);
    }
  }
}
