/** Excel.RangeAreas and RangeCollection. learn.microsoft.com/javascript/api/excel/excel.rangeareas */
import { ApiError } from '../bridge/errors';
import { isTarget, type Arguments, type Target } from '../bridge/kind';
import { rangesOnSheet } from '../session/address';
import { clearArea, CLEAR } from '../session/clear';
import { copyRange, COPY_TYPES } from '../session/copy';
import { looksOf } from '../session/looks';
import { fullAddress, type AreasRef } from '../session/range-ref';
import type { Session } from '../session/session';
import { tableOf, tablesIn } from '../session/tables';
import { usedWithin } from '../session/used';
import {
  cellCount,
  COLUMNS,
  contains,
  intersect,
  isWholeColumns,
  isWholeRows,
  overlaps,
  ROWS,
  type Area,
} from '../workbook/area';
import { integer, oneOf, optionalFlag, rangeOrNull, text } from './arguments';
import { setNamedStyle } from './cell-patches';
import { define, to } from './define';
import { special } from './range-regions';

const areasOf = (self: AreasRef): Area[] => self.ranges.map((range) => range.area);

const made = (self: AreasRef, session: Session, areas: readonly Area[]): Target =>
  to('RangeAreas', { sheet: self.sheet, ranges: areas.map((area) => session.range(self.sheet, area)) });

const orItemNotFound = <T>(found: T | null): T => {
  if (found === null) throw new ApiError('ItemNotFound');
  return found;
};

/** Areas given as a range, a RangeAreas or addresses; they must be on the same sheet. */
function others(self: AreasRef, session: Session, value: unknown): Area[] {
  const range = rangeOrNull(value);
  const ref = range
    ? { sheet: range.sheet, ranges: [range] }
    : isTarget(value) && value.kind.name === 'RangeAreas'
      ? (value.self as AreasRef)
      : null;
  if (ref && ref.sheet !== self.sheet) throw new ApiError('InvalidArgument');
  return ref ? ref.ranges.map((each) => each.area) : rangesOnSheet(session.workbook, self.sheet, text(value));
}

function intersection(self: AreasRef, args: Arguments, session: Session): Target | null {
  const wanted = others(self, session, args[0]);
  const shared = areasOf(self).flatMap((area) => wanted.flatMap((each) => intersect(area, each) ?? []));
  return shared.length ? made(self, session, shared) : null;
}

function used(self: AreasRef, args: Arguments, session: Session): Target | null {
  const areas = areasOf(self).flatMap(
    (area) => usedWithin(session, self.sheet, area, optionalFlag(args[0])) ?? [],
  );
  return areas.length ? made(self, session, areas) : null;
}

/** excel.rangeareas#getoffsetrangeareas: an error when a part would leave the sheet. */
function offset(self: AreasRef, args: Arguments, session: Session): Target {
  const [rows, columns] = [integer(args[0]), integer(args[1])];
  const areas = areasOf(self).map(({ top, left, bottom, right }) => ({
    top: top + rows,
    bottom: bottom + rows,
    left: left + columns,
    right: right + columns,
  }));
  if (areas.some((a) => a.top < 0 || a.left < 0 || a.bottom >= ROWS || a.right >= COLUMNS))
    throw new ApiError('InvalidArgument');
  return made(self, session, areas);
}

const styleOf = (self: AreasRef, session: Session): string | null =>
  looksOf(self).read(session, (style) => style.named);

define('RangeAreas', {
  byReference: true,
  get: {
    // excel.rangeareas#excel-excel-rangeareas-address-member
    Address: (self) =>
      areasOf(self)
        .map((area) => fullAddress(self.sheet, area))
        .join(','),
    AddressLocal: (self) =>
      areasOf(self)
        .map((area) => fullAddress(self.sheet, area))
        .join(','),
    AreaCount: (self) => self.ranges.length,
    CellCount: (self) => {
      const count = areasOf(self).reduce((sum, area) => sum + cellCount(area), 0);
      return count > 2 ** 31 - 1 ? -1 : count;
    },
    IsEntireColumn: (self) => areasOf(self).every(isWholeColumns),
    IsEntireRow: (self) => areasOf(self).every(isWholeRows),
    Style: styleOf,
  },
  set: {
    Style: (self, value, session) => {
      for (const area of areasOf(self)) setNamedStyle(session, self.sheet, area, text(value));
    },
  },
  nav: {
    Areas: (self) => to('RangeCollection', self),
    Format: (self) => to('RangeFormat', looksOf(self)),
    Worksheet: (self) => to('Worksheet', self.sheet),
    ConditionalFormats: (self) => to('ConditionalFormatCollection', self),
    DataValidation: (self) => to('DataValidation', self),
  },
  methods: {
    Calculate: (_self, _args, session) => session.calculateNow(false),
    SetDirty: () => null,
    Clear: (self, args, session) => {
      const what = args[0] === null || args[0] === undefined ? 'All' : oneOf(CLEAR, args[0]);
      for (const area of areasOf(self)) clearArea(session, self.sheet, area, what);
    },
    // excel.rangeareas#excel-excel-rangeareas-copyfrom-member(1): the source goes to each of the areas.
    CopyFrom: (self, args, session) => {
      const [source] = others(self, session, args[0]);
      if (!source) throw new ApiError('InvalidArgument');
      const type = args[1] === null || args[1] === undefined ? 'All' : oneOf(COPY_TYPES, args[1]);
      const plan = { type, skipBlanks: optionalFlag(args[2]), transpose: optionalFlag(args[3]) };
      for (const area of areasOf(self))
        copyRange(session, { sheet: self.sheet, area: source }, self.sheet, area, plan);
    },
    GetEntireColumn: (self, _args, session) =>
      made(
        self,
        session,
        areasOf(self).map((area) => ({ ...area, top: 0, bottom: ROWS - 1 })),
      ),
    GetEntireRow: (self, _args, session) =>
      made(
        self,
        session,
        areasOf(self).map((area) => ({ ...area, left: 0, right: COLUMNS - 1 })),
      ),
    GetIntersection: (self, args, session) => orItemNotFound(intersection(self, args, session)),
    GetIntersectionOrNullObject: intersection,
    GetOffsetRangeAreas: offset,
    GetSpecialCells: (self, args, session) =>
      orItemNotFound(special(session, self.sheet, areasOf(self), args)),
    GetSpecialCellsOrNullObject: (self, args, session) => special(session, self.sheet, areasOf(self), args),
    GetUsedRangeAreas: (self, args, session) => orItemNotFound(used(self, args, session)),
    GetUsedRangeAreasOrNullObject: used,
    GetTables: (self, args, session) => {
      const whole = optionalFlag(args[0]);
      const found = tablesIn(session, { sheet: self.sheet }).filter((ref) => {
        const { area } = tableOf(ref);
        return areasOf(self).some((each) => (whole ? contains(each, area) : overlaps(each, area)));
      });
      return to('TableScopedCollection', found);
    },
  },
});

// learn.microsoft.com/javascript/api/excel/excel.rangecollection
define('RangeCollection', {
  items: (self) => self.ranges.map((range) => to('Range', range)),
});
