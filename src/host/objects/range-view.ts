/** Excel.RangeView: the visible rows of a range. learn.microsoft.com/javascript/api/excel/excel.rangeview */
import { formatCodes } from '../session/format-codes';
import { fullAddress } from '../session/range-ref';
import { formulas, numberFormats, texts, values, valueTypes } from '../session/read';
import type { Session } from '../session/session';
import { writeEntries } from '../session/write';
import { cellArea, type Area } from '../workbook/area';
import { integer } from './arguments';
import { define, to } from './define';
import type { Selves } from './selves';
import { ApiError } from '../bridge/errors';

type View = Selves['RangeView'];

/** Visible rows of the view, as strips of visible columns. */
function rowsOf({ range, row }: View): number[] {
  if (row !== null) return [row];
  const { area, sheet } = range;
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, i) => area.top + i);
  return rows.filter((each) => !sheet.row(each).hidden);
}

function columnsOf({ range }: View): number[] {
  const { area, sheet } = range;
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, i) => area.left + i);
  return columns.filter((each) => !sheet.column(each).hidden);
}

type Read = (session: Session, sheet: View['range']['sheet'], area: Area) => unknown[][];

const visible =
  (read: Read) =>
  (self: View, session: Session): unknown[][] => {
    const { area, sheet } = self.range;
    const columns = columnsOf(self).map((column) => column - area.left);
    return rowsOf(self).map((row) => {
      const [line = []] = read(session, sheet, { ...area, top: row, bottom: row });
      return columns.map((column) => line[column]);
    });
  };

/** Goes over the visible cells with a block of their size. */
function each(self: View, value: unknown, act: (row: number, column: number, entry: unknown) => void): void {
  const [rows, columns] = [rowsOf(self), columnsOf(self)];
  if (!Array.isArray(value) || value.length !== rows.length) throw new ApiError('InvalidArgument');
  rows.forEach((row, i) => {
    const line: unknown = value[i];
    if (!Array.isArray(line) || line.length !== columns.length) throw new ApiError('InvalidArgument');
    columns.forEach((column, j) => act(row, column, line[j]));
  });
}

const write = (self: View, value: unknown, session: Session): void =>
  each(self, value, (row, column, entry) =>
    writeEntries(session, self.range.sheet, cellArea(row, column), [[entry]]),
  );

const rowViews = (self: View) => rowsOf(self).map((row) => to('RangeView', { range: self.range, row }));

define('RangeView', {
  get: {
    Values: visible(values),
    Formulas: visible(formulas),
    FormulasLocal: visible(formulas),
    Text: visible(texts),
    ValueTypes: visible(valueTypes),
    NumberFormat: visible(numberFormats),
    RowCount: (self) => rowsOf(self).length,
    ColumnCount: (self) => columnsOf(self).length,
    // excel.rangeview#excel-excel-rangeview-index-member
    Index: (self) => (self.row === null ? 0 : rowsOf({ ...self, row: null }).indexOf(self.row)),
    CellAddresses: (self) =>
      rowsOf(self).map((row) =>
        columnsOf(self).map((column) => fullAddress(self.range.sheet, cellArea(row, column))),
      ),
  },
  set: {
    Values: write,
    Formulas: write,
    FormulasLocal: write,
    NumberFormat: (self, value, session) =>
      each(self, value, (row, column, code) =>
        formatCodes(session, self.range.sheet, cellArea(row, column), [[code]]),
      ),
  },
  nav: { Rows: (self) => to('RangeViewCollection', self) },
  methods: { GetRange: (self) => to('Range', self.range) },
});

define('RangeViewCollection', {
  items: rowViews,
  methods: {
    GetItemAt: (self, args) => {
      const found = rowViews(self)[integer(args[0])];
      if (!found) throw new ApiError('InvalidArgument');
      return found;
    },
  },
});
