/** Excel.RangeFormat and its fill, font and protection. learn.microsoft.com/javascript/api/excel/excel.rangeformat */
import { toWireName } from '../bridge/select';
import type { Looks } from '../session/looks';
import type { Session } from '../session/session';
import { autofitColumns, autofitRows } from '../session/autofit';
import {
  columnWidth,
  lastColumn,
  lastRow,
  rowHeight,
  setColumnWidth,
  setRowHeight,
  shared,
} from '../session/tracks';
import type { Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { flag, integer, number } from './arguments';
import { define, to } from './define';
import { ALIGNMENT, FILL, FONT, PROTECTION, type StyleReaders } from './style-reading';
import {
  ALIGNMENT_WRITERS,
  FILL_WRITERS,
  FONT_WRITERS,
  PROTECTION_WRITERS,
  type StyleWriters,
} from './style-writing';

type Getters = Record<string, (self: Looks, session: Session) => unknown>;
type Setters = Record<string, (self: Looks, value: unknown, session: Session) => void>;

/** Getters over what the cells share. */
export function looksGetters(readers: StyleReaders): Getters {
  const entries = Object.entries(readers).map(([name, pick]) => [
    toWireName(name),
    (self: Looks, session: Session) => self.read(session, pick),
  ]);
  return Object.fromEntries(entries) as Getters;
}

/** Setters that patch all cells. */
export function looksSetters(writers: StyleWriters): Setters {
  const entries = Object.entries(writers).map(([name, patch]) => [
    toWireName(name),
    (self: Looks, value: unknown, session: Session) => self.patch(session, patch(value)),
  ]);
  return Object.fromEntries(entries) as Setters;
}

/** A measure that all tracks of the areas share, or null. */
function trackMeasure(looks: Looks, read: (sheet: Sheet, area: Area) => number | null): number | null {
  const { areas } = looks;
  if (!areas) return null;
  const found = new Set(areas.ranges.map((range) => read(areas.sheet, range.area)));
  return found.size === 1 ? [...found][0]! : null;
}

const widthOf = (sheet: Sheet, { left, right }: Area): number | null =>
  shared(left, right, lastColumn(sheet), (column) => columnWidth(sheet, column));

const heightOf = (sheet: Sheet, { top, bottom }: Area): number | null =>
  shared(top, bottom, lastRow(sheet), (row) => rowHeight(sheet, row));

function eachArea(looks: Looks, act: (sheet: Sheet, area: Area) => void): void {
  for (const range of looks.areas?.ranges ?? []) act(range.sheet, range.area);
}

define('RangeFormat', {
  get: {
    ...looksGetters(ALIGNMENT),
    // excel.rangeformat#excel-excel-rangeformat-columnwidth-member: points (OfficeDev/office-js issue 187).
    ColumnWidth: (self) => trackMeasure(self, widthOf),
    RowHeight: (self) => trackMeasure(self, heightOf),
    UseStandardWidth: (self) => {
      const own = trackMeasure(self, (sheet, { left, right }) =>
        shared(left, right, lastColumn(sheet), (column) => Number(!sheet.column(column).custom)),
      );
      return own === null ? null : own === 1;
    },
    UseStandardHeight: (self) => {
      const own = trackMeasure(self, (sheet, { top, bottom }) =>
        shared(top, bottom, lastRow(sheet), (row) => Number(!sheet.row(row).custom)),
      );
      return own === null ? null : own === 1;
    },
  },
  set: {
    ...looksSetters(ALIGNMENT_WRITERS),
    ColumnWidth: (self, value, session) =>
      eachArea(self, (sheet, area) => setColumnWidth(session, sheet, area, number(value))),
    RowHeight: (self, value, session) =>
      eachArea(self, (sheet, area) => setRowHeight(session, sheet, area, number(value))),
    UseStandardWidth: (self, value) => {
      if (flag(value)) {
        eachArea(self, (sheet, { left, right }) =>
          sheet.setColumns(left, right, { width: undefined, custom: false }),
        );
      }
    },
    UseStandardHeight: (self, value) => {
      if (!flag(value)) return;
      eachArea(self, (sheet, { top, bottom }) => {
        for (const row of [...sheet.rows.keys()]) {
          if (row >= top && row <= bottom) sheet.setRow(row, { height: undefined, custom: false });
        }
      });
    },
  },
  nav: {
    Fill: (self) => to('RangeFill', self),
    Font: (self) => to('RangeFont', self),
    Borders: (self) => to('RangeBorderCollection', self),
    Protection: (self) => to('FormatProtection', self),
  },
  methods: {
    // excel.rangeformat#excel-excel-rangeformat-autofitcolumns-member(1)
    AutofitColumns: (self, _args, session) =>
      eachArea(self, (sheet, area) => autofitColumns(session, sheet, area)),
    AutofitRows: (self, _args, session) => eachArea(self, (sheet, area) => autofitRows(session, sheet, area)),
    // excel.rangeformat#excel-excel-rangeformat-adjustindent-member(1)
    AdjustIndent: (self, args, session) => {
      const indent = self.read(session, (style) => style.alignment.indent) ?? 0;
      const adjusted = Math.min(250, Math.max(0, indent + integer(args[0])));
      self.patch(session, { alignment: { indent: adjusted } });
    },
  },
});

// learn.microsoft.com/javascript/api/excel/excel.rangefill
define('RangeFill', {
  get: looksGetters(FILL),
  set: looksSetters(FILL_WRITERS),
  methods: {
    Clear: (self, _args, session) => self.patch(session, { fill: null }),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.rangefont
define('RangeFont', { get: looksGetters(FONT), set: looksSetters(FONT_WRITERS) });

// learn.microsoft.com/javascript/api/excel/excel.formatprotection
define('FormatProtection', { get: looksGetters(PROTECTION), set: looksSetters(PROTECTION_WRITERS) });
