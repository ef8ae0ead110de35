/** Excel.Range: the methods that find cells by what they hold. learn.microsoft.com/javascript/api/excel/excel.range */
import { ApiError } from '../bridge/errors';
import type { Arguments, Target } from '../bridge/kind';
import { bySheet, directDependents, directPrecedents, reached } from '../session/precedents';
import type { RangeRef } from '../session/range-ref';
import {
  DIRECTIONS,
  edgeFrom,
  SPECIAL_TYPES,
  specialCells,
  spillArea,
  spillParent,
  surroundingRegion,
} from '../session/regions';
import { findFirst } from '../session/search';
import type { Session } from '../session/session';
import { tableOf, tablesIn } from '../session/tables';
import { bounds, cellArea, cellCount, contains, overlaps, type Area } from '../workbook/area';
import { oneOf, optionalFlag, text } from './arguments';
import { to, type Part } from './define';
import { anywhere } from './range-acts';
import { searchCriteria } from './search-criteria';

const range = (self: RangeRef, session: Session, area: Area): Target =>
  to('Range', session.range(self.sheet, area));

const orItemNotFound = <T>(found: T | null): T => {
  if (found === null) throw new ApiError('ItemNotFound');
  return found;
};

/** Special cells as a RangeAreas, or null. Shared with RangeAreas. */
export function special(
  session: Session,
  sheet: RangeRef['sheet'],
  areas: readonly Area[],
  args: Arguments,
): Target | null {
  const type = oneOf(SPECIAL_TYPES, args[0]);
  const valueType = args[1] === null || args[1] === undefined ? 'All' : text(args[1]);
  const found = areas.flatMap((area) => specialCells(session, sheet, area, type, valueType));
  return found.length
    ? to('RangeAreas', { sheet, ranges: found.map((area) => session.range(sheet, area)) })
    : null;
}

/** The active cell that a keyboard method starts from: the range's top left, unless another of it is given. */
function startOf(self: RangeRef, session: Session, value: unknown): { row: number; column: number } {
  const given = value === null || value === undefined ? null : anywhere(self, session, value).area;
  const { top, left } = given ?? self.area;
  if (given && !contains(self.area, given)) throw new ApiError('InvalidArgument');
  return { row: top, column: left };
}

function edge(self: RangeRef, args: Arguments, session: Session): Area {
  const { row, column } = startOf(self, session, args[1]);
  const found = edgeFrom(self.sheet, row, column, oneOf(DIRECTIONS, args[0]));
  return cellArea(found.row, found.column);
}

function oneCell(self: RangeRef): [number, number] {
  if (cellCount(self.area) !== 1) throw new ApiError('InvalidArgument');
  return [self.area.top, self.area.left];
}

const spill = (self: RangeRef, session: Session): Target | null => {
  session.calculated();
  const area = spillArea(self.sheet, ...oneCell(self));
  return area && range(self, session, area);
};

const parent = (self: RangeRef, session: Session): Target | null => {
  session.calculated();
  const area = spillParent(self.sheet, ...oneCell(self));
  return area && range(self, session, area);
};

const first = (self: RangeRef, args: Arguments, session: Session): Target | null => {
  const area = findFirst(session, self.sheet, self.area, text(args[0]), searchCriteria(args[1]));
  return area && range(self, session, area);
};

const book =
  (step: typeof directPrecedents, all: boolean) =>
  (self: RangeRef, _args: Arguments, session: Session): Target => {
    const places = all ? reached(session, self, step) : step(session, self);
    if (!places.length) throw new ApiError('ItemNotFound');
    return to('WorkbookRangeAreas', bySheet(session, places));
  };

/** Region methods of a range. */
export const rangeRegions: Part<'Range'> = {
  methods: {
    // excel.range#excel-excel-range-getsurroundingregion-member(1)
    GetSurroundingRegion: (self, _args, session) =>
      range(self, session, surroundingRegion(self.sheet, self.area.top, self.area.left)),
    // excel.range#excel-excel-range-getrangeedge-member(1): as Ctrl+Arrow.
    GetRangeEdge: (self, args, session) => range(self, session, edge(self, args, session)),
    // excel.range#excel-excel-range-getextendedrange-member(1): as Ctrl+Shift+Arrow.
    GetExtendedRange: (self, args, session) =>
      range(self, session, bounds([self.area, edge(self, args, session)])!),
    // excel.range#excel-excel-range-getspecialcells-member(1): ItemNotFound when there are none.
    GetSpecialCells: (self, args, session) => orItemNotFound(special(session, self.sheet, [self.area], args)),
    GetSpecialCellsOrNullObject: (self, args, session) => special(session, self.sheet, [self.area], args),
    GetSpillingToRange: (self, _args, session) => orItemNotFound(spill(self, session)),
    GetSpillingToRangeOrNullObject: (self, _args, session) => spill(self, session),
    GetSpillParent: (self, _args, session) => orItemNotFound(parent(self, session)),
    GetSpillParentOrNullObject: (self, _args, session) => parent(self, session),
    // excel.range#excel-excel-range-find-member(1)
    Find: (self, args, session) => orItemNotFound(first(self, args, session)),
    FindOrNullObject: first,
    // excel.range#excel-excel-range-gettables-member(1)
    GetTables: (self, args, session) => {
      const whole = optionalFlag(args[0]);
      const found = tablesIn(session, { sheet: self.sheet }).filter((ref) => {
        const { area } = tableOf(ref);
        return whole ? contains(self.area, area) : overlaps(self.area, area);
      });
      return to('TableScopedCollection', found);
    },
    GetVisibleView: (self) => to('RangeView', { range: self, row: null }),
    // excel.range#excel-excel-range-getprecedents-member(1) and its kin.
    GetDirectPrecedents: book(directPrecedents, false),
    GetPrecedents: book(directPrecedents, true),
    GetDirectDependents: book(directDependents, false),
    GetDependents: book(directDependents, true),
  },
};
