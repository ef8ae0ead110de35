/** How are cells merged and parted? */
import { ApiError } from '../bridge/errors';
import { cellCount, contains, overlaps, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { checkFormatting, raiseChanged } from './change';
import type { Session } from './session';

/** Merges an area, or each of its rows (excel.range#excel-excel-range-merge-member(1)). Only one value is kept. */
export function mergeArea(session: Session, sheet: Sheet, area: Area, across: boolean): void {
  checkFormatting(sheet);
  if (sheet.tables.some((table) => overlaps(table.area, area))) throw new ApiError('InvalidOperation');
  const parts = across ? rowsOfArea(area) : [area];
  for (const part of parts) if (cellCount(part) > 1) mergeOne(sheet, part);
  raiseChanged(session, sheet, area);
}

function rowsOfArea(area: Area): Area[] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_, i) => ({
    ...area,
    top: area.top + i,
    bottom: area.top + i,
  }));
}

/** The upper-left-most content stays, at the top left; the rest goes. Merges that reach beyond the area are refused. */
function mergeOne(sheet: Sheet, area: Area): void {
  const hit = sheet.merges.filter((merge) => overlaps(merge, area));
  if (hit.some((merge) => !contains(area, merge))) throw new ApiError('InvalidOperation');
  const filled: [number, number][] = [];
  sheet.cells.each(area, (row, column, cell) => {
    if (cell.value !== null || cell.formula !== null) filled.push([row, column]);
  });
  const [first, ...others] = filled;
  for (const [row, column] of others) sheet.cells.setValue(row, column, null);
  if (first && (first[0] !== area.top || first[1] !== area.left)) {
    const cell = sheet.cell(first[0], first[1])!;
    if (cell.formula === null) sheet.cells.setValue(area.top, area.left, cell.value);
    else sheet.cells.setFormula(area.top, area.left, cell.formula);
    sheet.cells.setValue(first[0], first[1], null);
  }
  const style = sheet.styleAt(area.top, area.left);
  if (style !== 0) sheet.cells.setStyle(area.top, area.left, style);
  sheet.merges = [...sheet.merges.filter((merge) => !hit.includes(merge)), area];
}

/** Parts the merges that an area touches (excel.range#excel-excel-range-unmerge-member(1)). */
export function unmergeArea(session: Session, sheet: Sheet, area: Area): void {
  checkFormatting(sheet);
  if (!sheet.merges.some((merge) => overlaps(merge, area))) return;
  sheet.merges = sheet.merges.filter((merge) => !overlaps(merge, area));
  raiseChanged(session, sheet, area);
}
