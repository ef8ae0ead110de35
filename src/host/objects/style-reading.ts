/** What does a style say in the API's words? One table for each format object, by the API's property names. */
import type { CellStyle } from '../workbook/styles/style';
import {
  HORIZONTAL,
  nameOf,
  PATTERNS,
  READING_ORDERS,
  textOrientation,
  UNDERLINES,
  VERTICAL,
} from './format-words';

/** Readers by property name. */
export type StyleReaders = Readonly<Record<string, (style: CellStyle) => unknown>>;

/** Excel.RangeFill. No fill reads as white, its tint as null (OfficeDev/office-js issue 4900). */
export const FILL: StyleReaders = {
  color: (s) => s.fill.color ?? '#FFFFFF',
  pattern: (s) => nameOf(PATTERNS, s.fill.pattern),
  patternColor: (s) => s.fill.patternColor ?? '#000000',
  patternTintAndShade: (s) => (s.fill.pattern === 'none' ? null : 0),
  tintAndShade: (s) => (s.fill.pattern === 'none' ? null : 0),
};

/** Excel.RangeFont. */
export const FONT: StyleReaders = {
  name: (s) => s.font.name,
  size: (s) => s.font.size,
  color: (s) => s.font.color ?? '#000000',
  bold: (s) => s.font.bold,
  italic: (s) => s.font.italic,
  underline: (s) => nameOf(UNDERLINES, s.font.underline),
  strikethrough: (s) => s.font.strikethrough,
  subscript: (s) => s.font.script === 'subscript',
  superscript: (s) => s.font.script === 'superscript',
  tintAndShade: () => 0,
};

/** Excel.FormatProtection. */
export const PROTECTION: StyleReaders = {
  locked: (s) => s.protection.locked,
  formulaHidden: (s) => s.protection.hidden,
};

/** What Excel.RangeFormat says of a cell's alignment. */
export const ALIGNMENT: StyleReaders = {
  horizontalAlignment: (s) => nameOf(HORIZONTAL, s.alignment.horizontal),
  verticalAlignment: (s) => nameOf(VERTICAL, s.alignment.vertical),
  wrapText: (s) => s.alignment.wrap,
  indentLevel: (s) => s.alignment.indent,
  shrinkToFit: (s) => s.alignment.shrink,
  autoIndent: (s) => s.alignment.horizontal === 'distributed' && s.alignment.indent > 0,
  readingOrder: (s) => READING_ORDERS[s.alignment.readingOrder] ?? 'Context',
  // excel.rangeformat#excel-excel-rangeformat-textorientation-member: -90..90, 180 for stacked.
  textOrientation: (s) => textOrientation(s.alignment.rotation),
};
