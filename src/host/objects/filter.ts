/** Excel.AutoFilter and Filter. learn.microsoft.com/javascript/api/excel/excel.autofilter */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import { rangeOnSheet } from '../session/address';
import type { FilterCriteria } from '../session/filter-criteria';
import {
  applyFilter,
  clearCriteria,
  criteriaOf,
  filterOf,
  putFilter,
  removeFilter,
  setCriteria,
  type FilterPlace,
} from '../session/filters';
import type { Session } from '../session/session';
import { usedArea } from '../session/used';
import { columnOf } from '../session/tables';
import { cellCount, type Area } from '../workbook/area';
import { integer, number, rangeOrNull, record, text } from './arguments';
import { define, to } from './define';
import type { Selves } from './selves';

const criteria = (value: unknown): FilterCriteria => {
  const given = record(value);
  return { ...given, filterOn: text(given.filterOn) };
};

const rangeOf = (self: FilterPlace, session: Session): Target | null => {
  const filter = filterOf(self);
  return filter && to('Range', session.range(self.sheet, filter.area));
};

/** The area to filter; of a single cell, all that is used. */
function areaOf(self: FilterPlace, value: unknown, session: Session): Area {
  const range = rangeOrNull(value);
  const area = range ? range.area : rangeOnSheet(session.workbook, self.sheet, value);
  if (cellCount(area) > 1) return area;
  return usedArea(session, self.sheet, true) ?? area;
}

define('AutoFilter', {
  get: {
    Enabled: (self) => filterOf(self) !== null,
    // excel.autofilter#excel-excel-autofilter-isdatafiltered-member
    IsDataFiltered: (self) => (filterOf(self)?.columns.length ?? 0) > 0,
    Criteria: (self, session) => criteriaOf(session, self),
  },
  methods: {
    // excel.autofilter#excel-excel-autofilter-apply-member(1)
    Apply: (self, args, session) => {
      const place = self.table ? self : putFilter(session, self.sheet, areaOf(self, args[0], session));
      if (args[1] === null || args[1] === undefined) return null;
      setCriteria(session, place, integer(args[1]), args[2] ? criteria(args[2]) : null);
      return null;
    },
    ClearCriteria: (self, _args, session) => clearCriteria(session, self),
    ClearColumnCriteria: (self, args, session) => setCriteria(session, self, integer(args[0]), null),
    Reapply: (self, _args, session) => applyFilter(session, self),
    Remove: (self, _args, session) => removeFilter(session, self),
    GetRange: (self, _args, session) => {
      const found = rangeOf(self, session);
      if (!found) throw new ApiError('ItemNotFound');
      return found;
    },
    GetRangeOrNullObject: (self, _args, session) => rangeOf(self, session),
  },
});

type Column = Selves['Filter'];

function apply(self: Column, session: Session, given: FilterCriteria | null): void {
  const place = { sheet: self.table.sheet, table: self.table };
  if (!filterOf(place)) throw new ApiError('InvalidOperation', 'The table shows no filter.');
  setCriteria(session, place, columnOf(self).index, given);
}

const counted =
  (filterOn: string) =>
  (self: Column, args: readonly unknown[], session: Session): void =>
    apply(self, session, { filterOn, criterion1: String(number(args[0])) });

// learn.microsoft.com/javascript/api/excel/excel.filter
define('Filter', {
  get: {
    Criteria: (self, session) =>
      criteriaOf(session, { sheet: self.table.sheet, table: self.table })[columnOf(self).index] ?? null,
  },
  methods: {
    Apply: (self, args, session) => apply(self, session, criteria(args[0])),
    ApplyBottomItemsFilter: counted('BottomItems'),
    ApplyBottomPercentFilter: counted('BottomPercent'),
    ApplyTopItemsFilter: counted('TopItems'),
    ApplyTopPercentFilter: counted('TopPercent'),
    ApplyCellColorFilter: (self, args, session) =>
      apply(self, session, { filterOn: 'CellColor', color: text(args[0]) }),
    ApplyFontColorFilter: (self, args, session) =>
      apply(self, session, { filterOn: 'FontColor', color: text(args[0]) }),
    ApplyCustomFilter: (self, args, session) =>
      apply(self, session, {
        filterOn: 'Custom',
        criterion1: text(args[0]),
        criterion2: args[1] ? text(args[1]) : null,
        operator: args[2] ? text(args[2]) : 'And',
      }),
    ApplyDynamicFilter: (self, args, session) =>
      apply(self, session, { filterOn: 'Dynamic', dynamicCriteria: text(args[0]) }),
    ApplyValuesFilter: (self, args, session) => {
      if (!Array.isArray(args[0])) throw new ApiError('InvalidArgument');
      apply(self, session, { filterOn: 'Values', values: args[0] });
    },
    Clear: (self, _args, session) => apply(self, session, null),
  },
});
