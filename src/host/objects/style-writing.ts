/** How do the API's format properties change a style? One table for each format object, by the API's property names. */
import { ApiError } from '../bridge/errors';
import type { StylePatch } from '../workbook/styles/style';
import { flag, integer, number, oneOf, text } from './arguments';
import { colorOf } from './colors';
import {
  HORIZONTAL,
  PATTERNS,
  READING_ORDERS,
  rotationOf,
  UNDERLINES,
  VERTICAL,
  wordOf,
} from './format-words';

/** Patches by property name; each refuses what is no value of its property. */
export type StyleWriters = Readonly<Record<string, (value: unknown) => StylePatch>>;

function pattern(value: unknown): StylePatch {
  const word = wordOf(PATTERNS, value);
  return { fill: word === 'none' ? null : { pattern: word } };
}

/** Excel.RangeFill. A colour makes the fill solid. */
export const FILL_WRITERS: StyleWriters = {
  color: (value) => ({ fill: { pattern: 'solid', color: colorOf(value) } }),
  pattern,
  patternColor: (value) => ({ fill: { patternColor: colorOf(value) } }),
};

function within(value: unknown, from: number, to: number): number {
  const n = number(value);
  if (n < from || n > to) throw new ApiError('InvalidArgument');
  return n;
}

const script = (on: boolean, which: 'superscript' | 'subscript'): StylePatch => ({
  font: { script: on ? which : 'baseline' },
});

/** Excel.RangeFont. */
export const FONT_WRITERS: StyleWriters = {
  name: (value) => ({ font: { name: text(value) } }),
  size: (value) => ({ font: { size: within(value, 1, 409) } }),
  color: (value) => ({ font: { color: colorOf(value) } }),
  bold: (value) => ({ font: { bold: flag(value) } }),
  italic: (value) => ({ font: { italic: flag(value) } }),
  underline: (value) => ({ font: { underline: wordOf(UNDERLINES, value) } }),
  strikethrough: (value) => ({ font: { strikethrough: flag(value) } }),
  superscript: (value) => script(flag(value), 'superscript'),
  subscript: (value) => script(flag(value), 'subscript'),
};

/** Excel.FormatProtection. */
export const PROTECTION_WRITERS: StyleWriters = {
  locked: (value) => ({ protection: { locked: flag(value) } }),
  formulaHidden: (value) => ({ protection: { hidden: flag(value) } }),
};

/** What Excel.RangeFormat changes of a cell's alignment. */
export const ALIGNMENT_WRITERS: StyleWriters = {
  horizontalAlignment: (value) => ({ alignment: { horizontal: wordOf(HORIZONTAL, value) } }),
  verticalAlignment: (value) => ({ alignment: { vertical: wordOf(VERTICAL, value) } }),
  wrapText: (value) => ({ alignment: { wrap: flag(value) } }),
  indentLevel: (value) => ({ alignment: { indent: within(integer(value), 0, 250) } }),
  shrinkToFit: (value) => ({ alignment: { shrink: flag(value) } }),
  readingOrder: (value) => ({
    alignment: { readingOrder: READING_ORDERS.indexOf(oneOf(READING_ORDERS, value)) },
  }),
  textOrientation: (value) => ({ alignment: { rotation: rotationOf(value) } }),
};

/** One patch of several: later ones win, parts are joined. */
export function joinPatches(patches: readonly StylePatch[]): StylePatch {
  const joined: Record<string, unknown> = {};
  for (const patch of patches) {
    for (const [part, value] of Object.entries(patch) as [string, unknown][]) {
      const both = isPart(joined[part]) && isPart(value);
      joined[part] = both ? { ...(joined[part] as object), ...(value as object) } : value;
    }
  }
  return joined;
}

const isPart = (value: unknown): boolean => typeof value === 'object' && value !== null;
