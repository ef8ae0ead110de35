/** Excel.Range: the methods that order, replace, fill, move and group. learn.microsoft.com/javascript/api/excel/excel.range */
import { ApiError } from '../bridge/errors';
import { removeDuplicates } from '../session/duplicates';
import { autoFill, FILL_TYPES } from '../session/fill';
import { moveRange } from '../session/move';
import { changeGroup, GROUP_OPTIONS, showDetails } from '../session/outline';
import { replaceAll } from '../session/search';
import { sortArea } from '../session/sort';
import type { SortField } from '../session/sort-plan';
import { flag, integer, oneOf, optionalFlag, record, text } from './arguments';
import { define, to, type Part } from './define';
import { anywhere } from './range-acts';
import { searchCriteria } from './search-criteria';

/** Data methods of a range. */
export const rangeData: Part<'Range'> = {
  methods: {
    // excel.range#excel-excel-range-removeduplicates-member(1)
    RemoveDuplicates: (self, args, session) => {
      if (!Array.isArray(args[0])) throw new ApiError('InvalidArgument');
      const columns = args[0].map(integer);
      const result = removeDuplicates(session, self.sheet, self.area, columns, optionalFlag(args[1]));
      return to('RemoveDuplicatesResult', result);
    },
    // excel.range#excel-excel-range-replaceall-member(1)
    ReplaceAll: (self, args, session) =>
      replaceAll(session, self.sheet, self.area, text(args[0]), text(args[1]), searchCriteria(args[2])),
    // excel.range#excel-excel-range-autofill-member(1)
    AutoFill: (self, args, session) => {
      const type = args[1] === null || args[1] === undefined ? 'FillDefault' : oneOf(FILL_TYPES, args[1]);
      const target = args[0] === null || args[0] === undefined ? self : anywhere(self, session, args[0]);
      autoFill(session, self.sheet, self.area, target.area, type);
    },
    // excel.range#excel-excel-range-moveto-member(1)
    MoveTo: (self, args, session) => {
      const target = anywhere(self, session, args[0]);
      const { top, left } = target.area;
      moveRange(session, self.sheet, self.area, target.sheet, { row: top, column: left });
    },
    // excel.range#excel-excel-range-group-member(1)
    Group: (self, args, session) =>
      changeGroup(session, self.sheet, self.area, oneOf(GROUP_OPTIONS, args[0]), 1),
    Ungroup: (self, args, session) =>
      changeGroup(session, self.sheet, self.area, oneOf(GROUP_OPTIONS, args[0]), -1),
    ShowGroupDetails: (self, args, session) =>
      showDetails(session, self.sheet, self.area, oneOf(GROUP_OPTIONS, args[0]), true),
    HideGroupDetails: (self, args, session) =>
      showDetails(session, self.sheet, self.area, oneOf(GROUP_OPTIONS, args[0]), false),
  },
};

define('RemoveDuplicatesResult', {
  get: { Removed: (self) => self.removed, UniqueRemaining: (self) => self.uniqueRemaining },
});

/** learn.microsoft.com/javascript/api/excel/excel.sortfield */
export function sortFields(value: unknown): SortField[] {
  if (!Array.isArray(value)) throw new ApiError('InvalidArgument');
  return value.map((given: unknown) => {
    const { key, ascending, sortOn, color, dataOption } = record(given);
    return {
      key: integer(key),
      ascending: ascending === null || ascending === undefined ? true : flag(ascending),
      sortOn: typeof sortOn === 'string' ? sortOn : 'Value',
      color: typeof color === 'string' ? color : null,
      textAsNumber: dataOption === 'TextAsNumber',
    };
  });
}

// excel.rangesort#excel-excel-rangesort-apply-member(1)
define('RangeSort', {
  methods: {
    Apply: (self, args, session) =>
      sortArea(session, self.sheet, self.area, {
        fields: sortFields(args[0]),
        matchCase: optionalFlag(args[1]),
        hasHeaders: optionalFlag(args[2]),
        byColumns: args[3] === 'Columns',
      }),
  },
});
