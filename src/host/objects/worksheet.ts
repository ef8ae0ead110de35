/** Excel.Worksheet. learn.microsoft.com/javascript/api/excel/excel.worksheet */
import { ApiError } from '../bridge/errors';
import { rangeOnSheet, rangesOnSheet } from '../session/address';
import { usedArea } from '../session/used';
import { moveSheet, renameSheet, setVisibility } from '../session/sheets';
import { cellArea, COLUMNS, ROWS, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { standardWidth, setStandardWidth } from '../session/tracks';
import { flag, integer, number, oneOf, optionalFlag, text } from './arguments';
import { colorOf } from './colors';
import { define, to, type Part } from './define';
import { eventMethods, WORKSHEET_EVENTS } from './event-methods';
import { worksheetActs } from './worksheet-acts';

/** Cells by zero-based indexes; what is off the sheet is refused. */
function indexed(row: unknown, column: unknown, rows: unknown, columns: unknown): Area {
  const [top, left] = [integer(row), integer(column)];
  const bottom = top + integer(rows) - 1;
  const right = left + integer(columns) - 1;
  if (top < 0 || left < 0 || bottom < top || right < left || bottom >= ROWS || right >= COLUMNS) {
    throw new ApiError('InvalidArgument');
  }
  return { top, left, bottom, right };
}

function setTabColor(sheet: Sheet, value: unknown): void {
  sheet.tabColor = value === '' ? null : colorOf(value);
}

const properties: Part<'Worksheet'> = {
  get: {
    // excel.worksheet#excel-excel-worksheet-name-member
    Name: (self) => self.name,
    Id: (self) => self.id,
    // excel.worksheet#excel-excel-worksheet-position-member
    Position: (self, session) => session.workbook.sheets.indexOf(self),
    Visibility: (self) => self.visibility,
    // excel.worksheet#excel-excel-worksheet-tabcolor-member: null when not visible, '' for the automatic colour.
    TabColor: (self) => (self.visibility === 'Visible' ? (self.tabColor ?? '') : null),
    ShowGridlines: (self) => self.view.gridlines,
    ShowHeadings: (self) => self.view.headings,
    // excel.worksheet#excel-excel-worksheet-standardheight-member
    StandardHeight: (self) => self.defaultRowHeight,
    EnableCalculation: () => true,
    // excel.worksheet#excel-excel-worksheet-standardwidth-member: characters, without the cell's padding.
    StandardWidth: (self) => standardWidth(self),
    TabId: (self) => self.sheetId,
  },
  set: {
    Name: (self, value, session) => renameSheet(session, self, text(value)),
    Position: (self, value, session) => moveSheet(session, self, integer(value)),
    Visibility: (self, value, session) =>
      setVisibility(session, self, oneOf(['Visible', 'Hidden', 'VeryHidden'], value)),
    TabColor: setTabColor,
    StandardWidth: (self, value) => setStandardWidth(self, number(value)),
    // The library sends `showGridlines` and `showHeadings` under these names.
    Gridlines: (self, value) => {
      self.view = { ...self.view, gridlines: flag(value) };
    },
    Headings: (self, value) => {
      self.view = { ...self.view, headings: flag(value) };
    },
  },
};

const ranges: Part<'Worksheet'> = {
  methods: {
    // excel.worksheet#excel-excel-worksheet-getrange-member(1)
    GetRange: (self, args, session) =>
      to('Range', session.range(self, rangeOnSheet(session.workbook, self, args[0]))),
    // excel.worksheet#excel-excel-worksheet-getranges-member(1): areas parted by commas; none is the whole sheet.
    GetRanges: (self, args, session) => {
      const areas = rangesOnSheet(session.workbook, self, args[0] ? text(args[0]) : null);
      return to('RangeAreas', { sheet: self, ranges: areas.map((area) => session.range(self, area)) });
    },
    // excel.worksheet#excel-excel-worksheet-getrangebyindexes-member(1)
    GetRangeByIndexes: (self, args, session) =>
      to('Range', session.range(self, indexed(args[0], args[1], args[2], args[3]))),
    // excel.worksheet#excel-excel-worksheet-getcell-member(1)
    GetCell: (self, args, session) => to('Range', session.range(self, indexed(args[0], args[1], 1, 1))),
    // excel.worksheet#excel-excel-worksheet-getusedrange-member(1): the top-left cell of a blank sheet.
    GetUsedRange: (self, args, session) =>
      to('Range', session.range(self, usedArea(session, self, optionalFlag(args[0])) ?? cellArea(0, 0))),
    // excel.worksheet#excel-excel-worksheet-getusedrangeornullobject-member(1)
    GetUsedRangeOrNullObject: (self, args, session) => {
      const area = usedArea(session, self, optionalFlag(args[0]));
      return area && to('Range', session.range(self, area));
    },
  },
};

define('Worksheet', {
  identity: (self) => ({ Id: self.id }),
  get: { ...properties.get },
  set: { ...properties.set },
  nav: {
    Names: (self) => to('NamedItemCollection', { sheet: self }),
    Tables: (self) => to('TableCollection', { sheet: self }),
    AutoFilter: (self) => to('AutoFilter', { sheet: self, table: null }),
    Charts: (self) => to('ChartCollection', self),
    Comments: (self) => to('CommentCollection', { sheet: self }),
    FreezePanes: (self) => to('WorksheetFreezePanes', self),
    PageLayout: (self) => to('PageLayout', self),
    Protection: (self) => to('WorksheetProtection', self),
    Shapes: (self) => to('ShapeCollection', self),
  },
  methods: {
    ...ranges.methods,
    ...worksheetActs.methods,
    ...eventMethods<Sheet>(WORKSHEET_EVENTS, (self) => self.id),
  },
});
