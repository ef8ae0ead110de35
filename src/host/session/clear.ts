/** What goes when a range is cleared? Contents, formats, links: what the caller names. */
import { isWholeColumns, isWholeRows, overlaps, subtractFrom, type Area } from '../workbook/area';
import type { ConditionalFormat } from '../workbook/conditional-format';
import { onRanges } from '../workbook/edit/ranges';
import type { DataValidation } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { checkFormatting, checkUnlocked, raiseChanged, raiseFormatChanged } from './change';
import { removeLinks } from './hyperlinks';
import type { Session } from './session';

/** Excel.ClearApplyTo. */
export const CLEAR = [
  'All',
  'Contents',
  'Formats',
  'Hyperlinks',
  'RemoveHyperlinks',
  'ResetContents',
] as const;

/** Clears a range (excel.range#excel-excel-range-clear-member(1)). */
export function clearArea(session: Session, sheet: Sheet, area: Area, what: (typeof CLEAR)[number]): void {
  if (what === 'All' || what === 'Contents' || what === 'ResetContents') {
    clearContents(session, sheet, area);
  }
  if (what === 'All' || what === 'Formats') clearFormats(session, sheet, area);
  if (what === 'All' || what === 'Hyperlinks' || what === 'RemoveHyperlinks') removeLinks(sheet, area);
  if (what === 'RemoveHyperlinks') resetStyles(sheet, area);
  if (what === 'All') sheet.validations = cut(sheet.validations, area);
}

function clearContents(session: Session, sheet: Sheet, area: Area): void {
  const filled: [number, number][] = [];
  sheet.cells.each(area, (row, column, cell) => {
    if (cell.value !== null || cell.formula !== null) filled.push([row, column]);
  });
  if (sheet.protection) {
    for (const [row, column] of filled) {
      checkUnlocked(session, sheet, { top: row, bottom: row, left: column, right: column });
    }
  }
  for (const [row, column] of filled) sheet.cells.setValue(row, column, null);
  raiseChanged(session, sheet, area);
}

function clearFormats(session: Session, sheet: Sheet, area: Area): void {
  checkFormatting(sheet);
  resetStyles(sheet, area);
  sheet.merges = sheet.merges.filter((merge) => !overlaps(merge, area));
  sheet.conditionalFormats = cut(sheet.conditionalFormats, area);
  raiseFormatChanged(session, sheet, area);
}

/** Style 0 everywhere; cells that hold nothing else are removed, so that they are no longer in use. */
function resetStyles(sheet: Sheet, area: Area): void {
  const found: [number, number, boolean][] = [];
  sheet.cells.each(area, (row, column, cell) => {
    found.push([row, column, cell.value === null && cell.formula === null]);
  });
  if (isWholeColumns(area)) sheet.setColumns(area.left, area.right, { style: 0 });
  else if (isWholeRows(area)) resetRows(sheet, area);
  else resetInherited(sheet, area);
  for (const [row, column, empty] of found) {
    if (empty) sheet.cells.remove(row, column);
    else sheet.cells.setStyle(row, column, 0);
  }
}

function resetRows(sheet: Sheet, area: Area): void {
  for (const [row, format] of [...sheet.rows]) {
    if (row >= area.top && row <= area.bottom && format.style) sheet.setRow(row, { style: undefined });
  }
}

/** Cells that show their row's or column's style get one of their own. */
function resetInherited(sheet: Sheet, area: Area): void {
  const inherits = sheet.columns.some((c) => c.style !== 0) || [...sheet.rows.values()].some((r) => r.style);
  if (!inherits) return;
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (!sheet.cell(row, column) && sheet.styleAt(row, column) !== 0) {
        sheet.cells.put(row, column, { value: null, formula: null, style: 0 });
      }
    }
  }
}

/** What of a list of things on ranges is left outside an area. */
export function cut<T extends ConditionalFormat | DataValidation>(
  list: readonly T[],
  area: Area,
): readonly T[] {
  if (!list.some((each) => each.ranges.some((range) => overlaps(range, area)))) return list;
  return list.flatMap((each) => {
    if (!each.ranges.some((range) => overlaps(range, area))) return [each];
    const ranges = subtractFrom(each.ranges, area);
    return ranges.length ? [onRanges(each, ranges)] : [];
  });
}
