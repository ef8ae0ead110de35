/** How do the API's words for formats and the file's words correspond? */
import { ApiError } from '../bridge/errors';
import type { Underline } from '../workbook/styles/style';

type Words<T extends string> = Readonly<Record<string, T>>;

/** Excel.HorizontalAlignment → the file's. */
export const HORIZONTAL: Words<string> = {
  General: 'general',
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
};

/** Excel.VerticalAlignment → the file's. */
export const VERTICAL: Words<string> = {
  Top: 'top',
  Center: 'center',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed',
};

/** Excel.RangeUnderlineStyle → the file's. */
export const UNDERLINES: Words<Underline> = {
  None: 'none',
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
};

/** Excel.FillPattern → the file's. */
export const PATTERNS: Words<string> = {
  None: 'none',
  Solid: 'solid',
  Gray50: 'mediumGray',
  Gray75: 'darkGray',
  Gray25: 'lightGray',
  Horizontal: 'darkHorizontal',
  Vertical: 'darkVertical',
  Down: 'darkDown',
  Up: 'darkUp',
  Checker: 'darkGrid',
  SemiGray75: 'darkTrellis',
  LightHorizontal: 'lightHorizontal',
  LightVertical: 'lightVertical',
  LightDown: 'lightDown',
  LightUp: 'lightUp',
  Grid: 'lightGrid',
  CrissCross: 'lightTrellis',
  Gray16: 'gray125',
  Gray8: 'gray0625',
  LinearGradient: 'gradient',
};

/** Excel.ReadingOrder, by the file's number. */
export const READING_ORDERS = ['Context', 'LeftToRight', 'RightToLeft'] as const;

/** The API's word for a word of the file; null stays null. */
export function nameOf<T extends string>(words: Words<T>, value: string | null): string | null {
  if (value === null) return null;
  return Object.keys(words).find((name) => words[name] === value) ?? null;
}

/** The file's word for a word of the API; unknown ones are refused. */
export function wordOf<T extends string>(words: Words<T>, value: unknown): T {
  const word = typeof value === 'string' ? words[value] : undefined;
  if (word === undefined)
    throw new ApiError('InvalidArgument', `Expected one of: ${Object.keys(words).join(', ')}.`);
  return word;
}

/** Degrees of the API (-90..90, 180 stacked) for degrees of the file (0..180, 255 stacked). */
export function textOrientation(rotation: number | null): number | null {
  if (rotation === null) return null;
  if (rotation === 255) return 180;
  return rotation > 90 ? 90 - rotation : rotation;
}

/** Degrees of the file for degrees of the API. */
export function rotationOf(value: unknown): number {
  if (value === 180) return 255;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < -90 || value > 90)
    throw new ApiError('InvalidArgument');
  return value < 0 ? 90 - value : value;
}
