/** Excel.Range: the methods that lead to other ranges. learn.microsoft.com/javascript/api/excel/excel.range */
import { ApiError } from '../bridge/errors';
import type { Arguments } from '../bridge/kind';
import { findPlace } from '../session/address';
import { columnsOf, rowsOf, type RangeRef } from '../session/range-ref';
import type { Session } from '../session/session';
import { usedWithin } from '../session/used';
import { bounds, cellArea, COLUMNS, intersect, ROWS, type Area } from '../workbook/area';
import { integer, optionalFlag, rangeOrNull, text } from './arguments';
import { to, type Part } from './define';

/** A range on the same sheet; what is off the sheet is refused. */
function on(self: RangeRef, session: Session, area: Area): ReturnType<typeof to<'Range'>> {
  const ok = area.top >= 0 && area.left >= 0 && area.bottom < ROWS && area.right < COLUMNS;
  if (!ok || area.bottom < area.top || area.right < area.left) throw new ApiError('InvalidArgument');
  return to('Range', session.range(self.sheet, area));
}

/** A range given as an object or as an address; it must be on the same sheet. */
function other(self: RangeRef, session: Session, value: unknown): Area {
  const range = rangeOrNull(value);
  if (range && range.sheet !== self.sheet) throw new ApiError('InvalidArgument');
  if (range) return range.area;
  const place = findPlace(session.workbook, self.sheet, text(value));
  if (!place || place.sheet !== self.sheet) throw new ApiError('InvalidArgument');
  return place.area;
}

function orItemNotFound<T>(found: T | null): T {
  if (found === null) throw new ApiError('ItemNotFound');
  return found;
}

function intersection(self: RangeRef, args: Arguments, session: Session): ReturnType<typeof on> | null {
  const area = intersect(self.area, other(self, session, args[0]));
  return area && on(self, session, area);
}

function used(self: RangeRef, args: Arguments, session: Session): ReturnType<typeof on> | null {
  const area = usedWithin(session, self.sheet, self.area, optionalFlag(args[0]));
  return area && on(self, session, area);
}

/** Rows or columns beside the range: `count` away from it when positive, its own outermost when negative. */
function beside(edge: number, count: number, direction: 1 | -1): [number, number] {
  if (count === 0) throw new ApiError('InvalidArgument');
  const [near, far] =
    count > 0 ? [edge + direction, edge + direction * count] : [edge, edge + direction * (count + 1)];
  return near <= far ? [near, far] : [far, near];
}

const count = (value: unknown): number => (value === null || value === undefined ? 1 : integer(value));

/** Path methods of a range. */
export const rangePaths: Part<'Range'> = {
  methods: {
    // excel.range#excel-excel-range-getmergedareasornullobject-member(1): those that touch the range.
    GetMergedAreasOrNullObject: (self, _args, session) => {
      const areas = self.sheet.merges.filter((area) => intersect(area, self.area));
      if (areas.length === 0) return null;
      return to('RangeAreas', {
        sheet: self.sheet,
        ranges: areas.map((area) => session.range(self.sheet, area)),
      });
    },
    // excel.range#excel-excel-range-getcell-member(1): may leave the range, not the sheet.
    GetCell: (self, args, session) =>
      on(self, session, cellArea(self.area.top + integer(args[0]), self.area.left + integer(args[1]))),
    GetRow: (self, args, session) => {
      const row = self.area.top + integer(args[0]);
      return on(self, session, { ...self.area, top: row, bottom: row });
    },
    GetColumn: (self, args, session) => {
      const column = self.area.left + integer(args[0]);
      return on(self, session, { ...self.area, left: column, right: column });
    },
    GetLastRow: (self, _args, session) => on(self, session, { ...self.area, top: self.area.bottom }),
    GetLastColumn: (self, _args, session) => on(self, session, { ...self.area, left: self.area.right }),
    GetLastCell: (self, _args, session) => on(self, session, cellArea(self.area.bottom, self.area.right)),
    GetEntireRow: (self, _args, session) => on(self, session, { ...self.area, left: 0, right: COLUMNS - 1 }),
    GetEntireColumn: (self, _args, session) => on(self, session, { ...self.area, top: 0, bottom: ROWS - 1 }),
    // excel.range#excel-excel-range-getboundingrect-member(1)
    GetBoundingRect: (self, args, session) =>
      on(self, session, bounds([self.area, other(self, session, args[0])])!),
    // excel.range#excel-excel-range-getintersection-member(1): ItemNotFound when they share nothing.
    GetIntersection: (self, args, session) => orItemNotFound(intersection(self, args, session)),
    GetIntersectionOrNullObject: intersection,
    // excel.range#excel-excel-range-getoffsetrange-member(1): an error outside the grid.
    GetOffsetRange: (self, args, session) => {
      const [rows, columns] = [integer(args[0]), integer(args[1])];
      const { top, left, bottom, right } = self.area;
      return on(self, session, {
        top: top + rows,
        bottom: bottom + rows,
        left: left + columns,
        right: right + columns,
      });
    },
    GetResizedRange: (self, args, session) => {
      const { area } = self;
      return on(self, session, {
        ...area,
        bottom: area.bottom + integer(args[0]),
        right: area.right + integer(args[1]),
      });
    },
    GetAbsoluteResizedRange: (self, args, session) => {
      const { top, left } = self.area;
      return on(self, session, {
        top,
        left,
        bottom: top + integer(args[0]) - 1,
        right: left + integer(args[1]) - 1,
      });
    },
    GetRowsAbove: (self, args, session) => {
      const [top, bottom] = beside(self.area.top, count(args[0]), -1);
      return on(self, session, { ...self.area, top, bottom });
    },
    GetRowsBelow: (self, args, session) => {
      const [top, bottom] = beside(self.area.bottom, count(args[0]), 1);
      return on(self, session, { ...self.area, top, bottom });
    },
    GetColumnsBefore: (self, args, session) => {
      const [left, right] = beside(self.area.left, count(args[0]), -1);
      return on(self, session, { ...self.area, left, right });
    },
    GetColumnsAfter: (self, args, session) => {
      const [left, right] = beside(self.area.right, count(args[0]), 1);
      return on(self, session, { ...self.area, left, right });
    },
    // excel.range#excel-excel-range-getusedrange-member(1): ItemNotFound when nothing is in use.
    GetUsedRange: (self, args, session) => orItemNotFound(used(self, args, session)),
    GetUsedRangeOrNullObject: used,
    // Sent by the library before it splits a large array into chunks.
    _ValidateArraySize: (self, args) => {
      if (integer(args[0]) === rowsOf(self.area) && integer(args[1]) === columnsOf(self.area)) return null;
      throw new ApiError('InvalidArgument', 'The array does not have the size of the range.');
    },
  },
};
