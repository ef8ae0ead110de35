/** How do cells, rows and columns come and go? The engine moves what the sheet holds, this moves what add-ins hold. */
import { ApiError } from '../bridge/errors';
import {
  COLUMNS,
  contains,
  intersect,
  isWholeColumns,
  isWholeRows,
  overlaps,
  ROWS,
  type Area,
} from '../workbook/area';
import { deleteCells, insertCells } from '../workbook/edit/insert-delete';
import { moveArea, type Shift } from '../workbook/edit/shift';
import type { ProtectedAct } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { raiseChanged, type ChangeType } from './change';
import type { Session } from './session';

/** Ranges that someone holds follow their cells. */
function follow(session: Session, sheet: Sheet, shift: Shift): void {
  const done = new Set<object>();
  for (const range of session.heldRanges()) {
    if (range.sheet !== sheet || done.has(range) || !range.current) continue;
    done.add(range);
    range.moveTo(moveArea(range.current, shift));
  }
}

/** Cells that move: the area and what lies beyond it. */
function movingArea(area: Area, along: 'rows' | 'columns'): Area {
  return along === 'rows' ? { ...area, bottom: ROWS - 1 } : { ...area, right: COLUMNS - 1 };
}

/** Refuses to tear a merge or a table: some of its cells would move and others stay. */
function checkWhole(sheet: Sheet, area: Area, along: 'rows' | 'columns'): void {
  const moving = movingArea(area, along);
  const torn = (part: Area): boolean => {
    const hit = intersect(part, moving);
    if (!hit) return false;
    return along === 'rows'
      ? hit.left !== part.left || hit.right !== part.right
      : hit.top !== part.top || hit.bottom !== part.bottom;
  };
  if (sheet.merges.some(torn) || sheet.tables.some((table) => torn(table.area))) {
    throw new ApiError('InsertDeleteConflict');
  }
}

/** Refuses to push content off the sheet. */
function checkRoom(sheet: Sheet, area: Area, along: 'rows' | 'columns'): void {
  const used = sheet.cells.usedArea(true);
  if (!used || !overlaps(used, movingArea(area, along))) return;
  const beyond =
    along === 'rows'
      ? used.bottom + (area.bottom - area.top + 1) >= ROWS
      : used.right + (area.right - area.left + 1) >= COLUMNS;
  if (beyond) throw new ApiError('NonBlankCellOffSheet');
}

function checkAllowed(sheet: Sheet, area: Area, act: 'insert' | 'delete'): void {
  if (!sheet.protection) return;
  const what: ProtectedAct | null = isWholeRows(area)
    ? `${act}Rows`
    : isWholeColumns(area)
      ? `${act}Columns`
      : null;
  if (!what || !sheet.protection.allow[what]) throw new ApiError('AccessDenied');
}

function changeType(area: Area, act: 'Inserted' | 'Deleted'): ChangeType {
  if (isWholeRows(area)) return `Row${act}`;
  return isWholeColumns(area) ? `Column${act}` : `Cell${act}`;
}

/** Inserts blank cells at an area (excel.range#excel-excel-range-insert-member(1)). */
export function insertAt(session: Session, sheet: Sheet, area: Area, push: 'Down' | 'Right'): void {
  const along = push === 'Down' ? 'rows' : 'columns';
  checkAllowed(sheet, area, 'insert');
  checkWhole(sheet, area, along);
  checkRoom(sheet, area, along);
  const shift = insertCells(session.workbook, sheet, area, push === 'Down' ? 'down' : 'right');
  follow(session, sheet, shift);
  const type = changeType(area, 'Inserted');
  raiseChanged(session, sheet, area, {
    changeType: type,
    shiftDirection: direction(type, `ShiftCell${push}`),
  });
}

/** Deletes the cells of an area (excel.range#excel-excel-range-delete-member(1)). */
export function deleteAt(session: Session, sheet: Sheet, area: Area, pull: 'Up' | 'Left'): void {
  const along = pull === 'Up' ? 'rows' : 'columns';
  checkAllowed(sheet, area, 'delete');
  checkWhole(sheet, area, along);
  if (
    sheet.tables.some(
      (table) =>
        overlaps(table.area, area) && !contains(area, table.area) && !wholeTracks(area, table.area, along),
    )
  ) {
    throw new ApiError('InsertDeleteConflict');
  }
  const shift = deleteCells(session.workbook, sheet, area, pull === 'Up' ? 'up' : 'left');
  follow(session, sheet, shift);
  const type = changeType(area, 'Deleted');
  raiseChanged(session, sheet, area, {
    changeType: type,
    shiftDirection: direction(type, `ShiftCell${pull}`),
  });
}

/** True when the area holds whole rows, or columns, of the table. */
function wholeTracks(area: Area, table: Area, along: 'rows' | 'columns'): boolean {
  return along === 'rows'
    ? area.left <= table.left && area.right >= table.right
    : area.top <= table.top && area.bottom >= table.bottom;
}

const direction = (type: ChangeType, word: string): string => (type.startsWith('Cell') ? word : 'None');
