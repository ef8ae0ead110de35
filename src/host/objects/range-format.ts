/** Excel.RangeFormat and its fill, font and protection. learn.microsoft.com/javascript/api/excel/excel.rangeformat */
import { ApiError } from '../bridge/errors';
import type { Looks } from '../session/looks';
import { columnWidth, rowHeight, setColumnWidth, setRowHeight, shared } from '../session/tracks';
import type { Session } from '../session/session';
import { flag, integer, number, oneOf, text } from './arguments';
import { colorOf } from './colors';
import { define, to } from './define';
import {
  HORIZONTAL,
  nameOf,
  PATTERNS,
  rotationOf,
  textOrientation,
  UNDERLINES,
  VERTICAL,
  wordOf,
} from './format-words';

/** A measure of all tracks of the areas, or null when they differ. */
function trackMeasure(looks: Looks, way: 'row' | 'column'): number | null {
  const { areas } = looks;
  if (!areas) return null;
  const found = new Set<number | null>();
  for (const { area } of areas.ranges) {
    const [from, to] = way === 'row' ? [area.top, area.bottom] : [area.left, area.right];
    const last =
      way === 'row' ? Math.max(0, ...areas.sheet.rows.keys()) + 1 : (areas.sheet.columns.at(-1)?.to ?? 0) + 1;
    const read = way === 'row' ? rowHeight : columnWidth;
    found.add(shared(from, to, Math.max(from + 1, last), (track) => read(areas.sheet, track)));
  }
  return found.size === 1 ? [...found][0]! : null;
}

define('RangeFormat', {
  get: {
    HorizontalAlignment: (self, session) =>
      nameOf(
        HORIZONTAL,
        self.read(session, (s) => s.alignment.horizontal),
      ),
    VerticalAlignment: (self, session) =>
      nameOf(
        VERTICAL,
        self.read(session, (s) => s.alignment.vertical),
      ),
    WrapText: (self, session) => self.read(session, (s) => s.alignment.wrap),
    IndentLevel: (self, session) => self.read(session, (s) => s.alignment.indent),
    ShrinkToFit: (self, session) => self.read(session, (s) => s.alignment.shrink),
    // excel.rangeformat#excel-excel-rangeformat-textorientation-member: -90..90, 180 for stacked.
    TextOrientation: (self, session) => textOrientation(self.read(session, (s) => s.alignment.rotation)),
    ReadingOrder: (self, session) => {
      const order = self.read(session, (s) => s.alignment.readingOrder);
      return order === null ? null : (['Context', 'LeftToRight', 'RightToLeft'][order] ?? 'Context');
    },
    // excel.rangeformat#excel-excel-rangeformat-columnwidth-member: points, as maintainers say in office-js issue 187.
    ColumnWidth: (self) => trackMeasure(self, 'column'),
    RowHeight: (self) => trackMeasure(self, 'row'),
  },
  set: {
    HorizontalAlignment: (self, value, session) =>
      self.patch(session, { alignment: { horizontal: wordOf(HORIZONTAL, value) } }),
    VerticalAlignment: (self, value, session) =>
      self.patch(session, { alignment: { vertical: wordOf(VERTICAL, value) } }),
    WrapText: (self, value, session) => self.patch(session, { alignment: { wrap: flag(value) } }),
    IndentLevel: (self, value, session) => self.patch(session, { alignment: { indent: indent(value) } }),
    ShrinkToFit: (self, value, session) => self.patch(session, { alignment: { shrink: flag(value) } }),
    TextOrientation: (self, value, session) =>
      self.patch(session, { alignment: { rotation: rotationOf(value) } }),
    ReadingOrder: (self, value, session) => {
      const word = oneOf(['Context', 'LeftToRight', 'RightToLeft'], value);
      self.patch(session, {
        alignment: { readingOrder: ['Context', 'LeftToRight', 'RightToLeft'].indexOf(word) },
      });
    },
    ColumnWidth: (self, value, session) => eachArea(self, session, number(value), setColumnWidth),
    RowHeight: (self, value, session) => eachArea(self, session, number(value), setRowHeight),
  },
  nav: {
    Fill: (self) => to('RangeFill', self),
    Font: (self) => to('RangeFont', self),
    Borders: (self) => to('RangeBorderCollection', self),
    Protection: (self) => to('FormatProtection', self),
  },
});

const indent = (value: unknown): number => {
  const level = integer(value);
  if (level < 0 || level > 250) throw new ApiError('InvalidArgument');
  return level;
};

function eachArea(looks: Looks, session: Session, value: number, set: typeof setColumnWidth): void {
  for (const range of looks.areas?.ranges ?? []) set(session, range.sheet, range.area, value);
}

define('RangeFill', {
  get: {
    // excel.rangefill#excel-excel-rangefill-color-member: no fill reads as white.
    Color: (self, session) => self.read(session, (s) => s.fill.color ?? '#FFFFFF'),
    Pattern: (self, session) =>
      nameOf(
        PATTERNS,
        self.read(session, (s) => s.fill.pattern),
      ),
    PatternColor: (self, session) => self.read(session, (s) => s.fill.patternColor ?? '#000000'),
    // null without a fill (OfficeDev/office-js issue 4900).
    TintAndShade: (self, session) => self.read(session, (s) => (s.fill.pattern === 'none' ? null : 0)),
    PatternTintAndShade: (self, session) => self.read(session, (s) => (s.fill.pattern === 'none' ? null : 0)),
  },
  set: {
    Color: (self, value, session) =>
      self.patch(session, { fill: { pattern: 'solid', color: colorOf(value) } }),
    Pattern: (self, value, session) => {
      const pattern = wordOf(PATTERNS, value);
      self.patch(session, { fill: pattern === 'none' ? null : { pattern } });
    },
    PatternColor: (self, value, session) => self.patch(session, { fill: { patternColor: colorOf(value) } }),
  },
  methods: {
    Clear: (self, _args, session) => self.patch(session, { fill: null }),
  },
});

define('RangeFont', {
  get: {
    Name: (self, session) => self.read(session, (s) => s.font.name),
    Size: (self, session) => self.read(session, (s) => s.font.size),
    Bold: (self, session) => self.read(session, (s) => s.font.bold),
    Italic: (self, session) => self.read(session, (s) => s.font.italic),
    Color: (self, session) => self.read(session, (s) => s.font.color ?? '#000000'),
    Underline: (self, session) =>
      nameOf(
        UNDERLINES,
        self.read(session, (s) => s.font.underline),
      ),
    Strikethrough: (self, session) => self.read(session, (s) => s.font.strikethrough),
    Superscript: (self, session) => self.read(session, (s) => s.font.script === 'superscript'),
    Subscript: (self, session) => self.read(session, (s) => s.font.script === 'subscript'),
    TintAndShade: (self, session) => self.read(session, () => 0),
  },
  set: {
    Name: (self, value, session) => self.patch(session, { font: { name: text(value) } }),
    Size: (self, value, session) => self.patch(session, { font: { size: fontSize(value) } }),
    Bold: (self, value, session) => self.patch(session, { font: { bold: flag(value) } }),
    Italic: (self, value, session) => self.patch(session, { font: { italic: flag(value) } }),
    Color: (self, value, session) => self.patch(session, { font: { color: colorOf(value) } }),
    Underline: (self, value, session) =>
      self.patch(session, { font: { underline: wordOf(UNDERLINES, value) } }),
    Strikethrough: (self, value, session) => self.patch(session, { font: { strikethrough: flag(value) } }),
    Superscript: (self, value, session) =>
      self.patch(session, { font: { script: flag(value) ? 'superscript' : 'baseline' } }),
    Subscript: (self, value, session) =>
      self.patch(session, { font: { script: flag(value) ? 'subscript' : 'baseline' } }),
  },
});

const fontSize = (value: unknown): number => {
  const size = number(value);
  if (size < 1 || size > 409) throw new ApiError('InvalidArgument');
  return size;
};

define('FormatProtection', {
  get: {
    Locked: (self, session) => self.read(session, (s) => s.protection.locked),
    FormulaHidden: (self, session) => self.read(session, (s) => s.protection.hidden),
  },
  set: {
    Locked: (self, value, session) => self.patch(session, { protection: { locked: flag(value) } }),
    FormulaHidden: (self, value, session) => self.patch(session, { protection: { hidden: flag(value) } }),
  },
});
