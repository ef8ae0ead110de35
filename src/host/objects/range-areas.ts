/** Excel.RangeAreas and RangeCollection. learn.microsoft.com/javascript/api/excel/excel.rangeareas */
import { looksOf } from '../session/looks';
import { fullAddress } from '../session/range-ref';
import { cellCount, isWholeColumns, isWholeRows } from '../workbook/area';
import { define, to } from './define';

define('RangeAreas', {
  byReference: true,
  get: {
    // excel.rangeareas#excel-excel-rangeareas-address-member
    Address: (self) => self.ranges.map((range) => fullAddress(self.sheet, range.area)).join(','),
    AddressLocal: (self) => self.ranges.map((range) => fullAddress(self.sheet, range.area)).join(','),
    AreaCount: (self) => self.ranges.length,
    CellCount: (self) => {
      const count = self.ranges.reduce((sum, range) => sum + cellCount(range.area), 0);
      return count > 2 ** 31 - 1 ? -1 : count;
    },
    IsEntireColumn: (self) => self.ranges.every((range) => isWholeColumns(range.area)),
    IsEntireRow: (self) => self.ranges.every((range) => isWholeRows(range.area)),
  },
  nav: {
    Areas: (self) => to('RangeCollection', self),
    Format: (self) => to('RangeFormat', looksOf(self)),
    Worksheet: (self) => to('Worksheet', self.sheet),
    ConditionalFormats: (self) => to('ConditionalFormatCollection', self),
    DataValidation: (self) => to('DataValidation', self),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.rangecollection
define('RangeCollection', {
  items: (self) => self.ranges.map((range) => to('Range', range)),
});
