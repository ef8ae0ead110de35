/** Which cells of a sheet are in use? Those with content or format, or with content only. */
import { intersect, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';

/** The smallest area with all cells in use; null when there is none. */
export function usedArea(_session: Session, sheet: Sheet, valuesOnly: boolean): Area | null {
  return sheet.cells.usedArea(valuesOnly);
}

/** The used part of a range: the smallest area with all of its cells in use; null when there is none. */
export function usedWithin(_session: Session, sheet: Sheet, area: Area, valuesOnly: boolean): Area | null {
  const used = sheet.cells.usedArea(valuesOnly);
  const inner = used && intersect(used, area);
  if (!inner) return null;
  let found: { top: number; left: number; bottom: number; right: number } | null = null;
  sheet.cells.each(inner, (row, column, cell) => {
    if (valuesOnly && cell.value === null && cell.formula === null) return;
    found ??= { top: row, left: column, bottom: row, right: column };
    found.left = Math.min(found.left, column);
    found.right = Math.max(found.right, column);
    found.bottom = Math.max(found.bottom, row);
  });
  return found;
}
