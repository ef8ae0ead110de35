/** Excel.WorkbookRangeAreas: cells of several sheets. learn.microsoft.com/javascript/api/excel/excel.workbookrangeareas */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import type { BookAreas } from '../session/precedents';
import { fullAddress } from '../session/range-ref';
import { text } from './arguments';
import { define, to } from './define';

const ofSheet = (self: BookAreas, key: unknown): Target | null => {
  const wanted = text(key).toLowerCase();
  const found = self.find(
    ({ sheet }) => sheet.id.toLowerCase() === wanted || sheet.name.toLowerCase() === wanted,
  );
  return found ? to('RangeAreas', found) : null;
};

define('WorkbookRangeAreas', {
  byReference: true,
  get: {
    Addresses: (self) =>
      self.map(({ sheet, ranges }) => ranges.map((range) => fullAddress(sheet, range.area)).join(',')),
  },
  nav: {
    Areas: (self) => to('RangeAreasCollection', self),
    Ranges: (self) => {
      const [first] = self;
      if (!first) throw new ApiError('ItemNotFound');
      return to('RangeCollection', { sheet: first.sheet, ranges: self.flatMap(({ ranges }) => ranges) });
    },
  },
  methods: {
    GetRangeAreasBySheet: (self, args) => {
      const found = ofSheet(self, args[0]);
      if (!found) throw new ApiError('ItemNotFound');
      return found;
    },
    GetRangeAreasOrNullObjectBySheet: (self, args) => ofSheet(self, args[0]),
  },
});

define('RangeAreasCollection', { items: (self) => self.map((areas) => to('RangeAreas', areas)) });
