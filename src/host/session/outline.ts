/** Which rows and columns are grouped, and which groups are folded? */
import { ApiError } from '../bridge/errors';
import { isWholeColumns, isWholeRows, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';

/** Excel.GroupOption. */
export const GROUP_OPTIONS = ['ByRows', 'ByColumns'] as const;

type Option = (typeof GROUP_OPTIONS)[number];

/** Excel has eight levels: seven of grouping. */
const DEEPEST = 7;

function check(area: Area, option: Option): void {
  if ((isWholeRows(area) && option === 'ByColumns') || (isWholeColumns(area) && option === 'ByRows')) {
    throw new ApiError('InvalidArgument');
  }
}

function eachTrack(
  sheet: Sheet,
  area: Area,
  option: Option,
  change: (track: { outline: number; hidden: boolean }) => { outline?: number; hidden?: boolean },
): void {
  if (option === 'ByRows') {
    for (let row = area.top; row <= area.bottom; row++) sheet.setRow(row, change(sheet.row(row)));
    return;
  }
  for (let column = area.left; column <= area.right; column++) {
    sheet.setColumns(column, column, change(sheet.column(column)));
  }
}

/** Groups (+1) or ungroups (-1) an area's rows or columns (excel.range#group). */
export function changeGroup(session: Session, sheet: Sheet, area: Area, option: Option, by: 1 | -1): void {
  check(area, option);
  eachTrack(sheet, area, option, ({ outline }) => {
    const level = outline + by;
    if (level < 0 || level > DEEPEST) throw new ApiError('InvalidOperation');
    return { outline: level };
  });
  session.dirty = true;
}

/** Folds or unfolds the groups of an area (excel.range#hidegroupdetails). */
export function showDetails(
  session: Session,
  sheet: Sheet,
  area: Area,
  option: Option,
  shown: boolean,
): void {
  check(area, option);
  eachTrack(sheet, area, option, ({ outline, hidden }) => ({ hidden: outline > 0 ? !shown : hidden }));
  session.dirty = true;
}

/** Shows the groups down to a level; 0 leaves rows, or columns, as they are (excel.worksheet#showoutlinelevels). */
export function showLevels(session: Session, sheet: Sheet, rowLevels: number, columnLevels: number): void {
  if (rowLevels > 0) {
    for (const [row, { outline }] of [...sheet.rows]) {
      if (outline > 0) sheet.setRow(row, { hidden: outline >= rowLevels });
    }
  }
  if (columnLevels > 0) {
    for (const column of sheet.columns) {
      if (column.outline > 0)
        sheet.setColumns(column.from, column.to, { hidden: column.outline >= columnLevels });
    }
  }
  session.dirty = true;
}
