/** What does a range object point to? Cells of a sheet, followed as rows and columns come and go. */
import { ApiError } from '../bridge/errors';
import type { Area } from '../workbook/area';
import { cellCount, formatArea, isWholeColumns, isWholeRows } from '../workbook/area';
import { quoteSheet } from '../workbook/formula/reference';
import type { Sheet } from '../workbook/model';

/** A range that an add-in holds. Structural edits move it; when its cells are deleted it points to nothing. */
export class RangeRef {
  private place: Area | null;
  /** Set when the sheet was deleted. */
  gone = false;

  constructor(
    readonly sheet: Sheet,
    area: Area,
  ) {
    this.place = area;
  }

  /** Where it is now; fails when its cells or its sheet were deleted. */
  get area(): Area {
    if (this.gone) throw new ApiError('ItemNotFound');
    if (!this.place) throw new ApiError('InvalidReference');
    return this.place;
  }

  /** Where it is now, or null. */
  get current(): Area | null {
    return this.gone ? null : this.place;
  }

  /** Moves it, or (null) tells it that its cells are gone. */
  moveTo(area: Area | null): void {
    this.place = area;
  }
}

/** Several ranges of one sheet. */
export interface AreasRef {
  readonly sheet: Sheet;
  readonly ranges: readonly RangeRef[];
}

/** "Sheet1!A1:B2", as `Range.address` gives it. */
export function fullAddress(sheet: Sheet, area: Area): string {
  return `${quoteSheet(sheet.name)}!${formatArea(area)}`;
}

/** True for whole rows or columns: their cell-level properties are null and cannot be set. */
export function isUnbounded(area: Area): boolean {
  return isWholeColumns(area) || isWholeRows(area);
}

/** More cells than this are not read or written at once (learn.microsoft.com, resource limits: five million). */
export const CELL_LIMIT = 5_000_000;

/** Refuses ranges of more cells than Excel hands out. */
export function checkSize(area: Area): void {
  if (cellCount(area) > CELL_LIMIT) throw new ApiError('RangeExceedsLimit');
}

/** Rows of an area. */
export const rowsOf = (area: Area): number => area.bottom - area.top + 1;

/** Columns of an area. */
export const columnsOf = (area: Area): number => area.right - area.left + 1;
