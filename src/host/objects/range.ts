/** Excel.Range: its properties. learn.microsoft.com/javascript/api/excel/excel.range */
import { formatCodes } from '../session/format-codes';
import { linkAt, setLink } from '../session/hyperlinks';
import { looksOf } from '../session/looks';
import {
  columnsOf,
  fullAddress,
  isUnbounded,
  rowsOf,
  type AreasRef,
  type RangeRef,
} from '../session/range-ref';
import { formulas, numberFormats, texts, values, valueTypes } from '../session/read';
import type { Session } from '../session/session';
import { lastColumn, lastRow, setColumnsHidden, setRowsHidden, shared } from '../session/tracks';
import { writeEntries } from '../session/write';
import { cellCount, isWholeColumns, isWholeRows, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { flag } from './arguments';
import { define, to, type Part } from './define';
import { rangeActs } from './range-acts';
import { rangeData } from './range-data';
import { rangeDetails } from './range-details';
import { rangePaths } from './range-paths';
import { rangeRegions } from './range-regions';

/** A cell-level property: null for unbounded ranges, a block otherwise. */
const cellLevel =
  (read: (session: Session, sheet: Sheet, area: Area) => unknown) =>
  (self: RangeRef, session: Session): unknown =>
    isUnbounded(self.area) ? null : read(session, self.sheet, self.area);

/** A range as a list of one. */
const single = (range: RangeRef): AreasRef => ({ sheet: range.sheet, ranges: [range] });

const MAX_COUNT = 2 ** 31 - 1;

const place: Part<'Range'> = {
  get: {
    // excel.range#excel-excel-range-address-member
    Address: (self) => fullAddress(self.sheet, self.area),
    AddressLocal: (self) => fullAddress(self.sheet, self.area),
    RowIndex: (self) => self.area.top,
    ColumnIndex: (self) => self.area.left,
    RowCount: (self) => rowsOf(self.area),
    ColumnCount: (self) => columnsOf(self.area),
    // excel.range#excel-excel-range-cellcount-member: -1 above 2^31-1.
    CellCount: (self) => (cellCount(self.area) > MAX_COUNT ? -1 : cellCount(self.area)),
    IsEntireColumn: (self) => isWholeColumns(self.area),
    IsEntireRow: (self) => isWholeRows(self.area),
  },
};

const contents: Part<'Range'> = {
  get: {
    // excel.range#excel-excel-range-values-member
    Values: cellLevel(values),
    // excel.range#excel-excel-range-formulas-member
    Formulas: cellLevel(formulas),
    FormulasLocal: cellLevel(formulas),
    // excel.range#excel-excel-range-text-member
    Text: cellLevel(texts),
    ValueTypes: cellLevel(valueTypes),
    // excel.range#excel-excel-range-hyperlink-member
    Hyperlink: (self, session) => linkAt(session, self.sheet, self.area.top, self.area.left),
    // excel.range#excel-excel-range-numberformat-member
    NumberFormat: cellLevel(numberFormats),
    NumberFormatLocal: cellLevel(numberFormats),
  },
  set: {
    Values: (self, value, session) => writeEntries(session, self.sheet, self.area, value),
    Formulas: (self, value, session) => writeEntries(session, self.sheet, self.area, value),
    FormulasLocal: (self, value, session) => writeEntries(session, self.sheet, self.area, value),
    NumberFormat: (self, value, session) => formatCodes(session, self.sheet, self.area, value),
    NumberFormatLocal: (self, value, session) => formatCodes(session, self.sheet, self.area, value),
    Hyperlink: (self, value, session) => setLink(session, self.sheet, self.area, value),
  },
};

const rowsHidden = ({ area, sheet }: RangeRef): boolean | null =>
  shared(area.top, area.bottom, lastRow(sheet), (row) => sheet.row(row).hidden);

const columnsHidden = ({ area, sheet }: RangeRef): boolean | null =>
  shared(area.left, area.right, lastColumn(sheet), (column) => sheet.column(column).hidden);

const tracks: Part<'Range'> = {
  get: {
    // excel.range#excel-excel-range-hidden-member: true, false, or null when mixed.
    Hidden: (self) => {
      const [rows, columns] = [rowsHidden(self), columnsHidden(self)];
      if (rows === true || columns === true) return true;
      return rows === null || columns === null ? null : false;
    },
    RowHidden: rowsHidden,
    ColumnHidden: columnsHidden,
  },
  set: {
    RowHidden: (self, value, session) => setRowsHidden(session, self.sheet, self.area, flag(value)),
    ColumnHidden: (self, value, session) => setColumnsHidden(session, self.sheet, self.area, flag(value)),
  },
};

define('Range', {
  byReference: true,
  get: { ...place.get, ...contents.get, ...tracks.get, ...rangeDetails.get },
  set: { ...contents.set, ...tracks.set, ...rangeDetails.set },
  nav: {
    Format: (self) => to('RangeFormat', looksOf(single(self))),
    Worksheet: (self) => to('Worksheet', self.sheet),
    ConditionalFormats: (self) => to('ConditionalFormatCollection', single(self)),
    DataValidation: (self) => to('DataValidation', single(self)),
    Sort: (self) => to('RangeSort', self),
  },
  methods: {
    ...rangePaths.methods,
    ...rangeRegions.methods,
    ...rangeActs.methods,
    ...rangeData.methods,
  },
});
