/** How tall must a row be for a wrapped text? Merged cells do not grow by themselves, so it is reckoned. */
import { LOOK, widthInPoints } from './sheet-design';

/** Widths of Calibri's glyphs in 2048ths of the size, by character; accents are as wide as their letters. */
const GLYPHS: Readonly<Record<string, number>> = {
  ' ': 463,
  a: 981,
  c: 866,
  e: 1019,
  f: 625,
  g: 964,
  i: 470,
  j: 490,
  k: 931,
  l: 470,
  m: 1636,
  r: 714,
  s: 801,
  t: 686,
  v: 925,
  w: 1464,
  x: 887,
  y: 927,
  z: 809,
  A: 1185,
  B: 1114,
  C: 1092,
  E: 1000,
  F: 941,
  I: 516,
  J: 653,
  K: 1064,
  L: 861,
  M: 1751,
  P: 1058,
  S: 941,
  T: 998,
  W: 1822,
  Y: 998,
  Z: 959,
  '.': 517,
  ',': 511,
  ':': 548,
  ';': 548,
  '(': 621,
  ')': 621,
  '-': 627,
  '/': 791,
  '%': 1464,
};
const OTHER_LOWER = 1080;
const OTHER_UPPER = 1300;
const OTHER = 1038;
const EM = 2048;

/** Share of a cell's width that is counted on: printers and screens differ by a few hundredths. */
const TRUSTED = 0.96;
/** Pixels that a cell's edges take, and one step of indent, as points. */
const EDGES = 4.5;
const INDENT = 6.75;
const LINE = 1.31;

/** How a text is set. */
export interface Setting {
  /** Widths in characters of the default font: the cell's, or those of all the cells merged in it. */
  readonly widths: readonly number[];
  readonly size?: number;
  readonly bold?: boolean;
  readonly indent?: number;
}

/** Height in points of a wrapped text with `air` above and below it together; not capped to Excel's 409. */
export function textHeight(text: string, setting: Setting, air = 5): number {
  const { size = LOOK.size } = setting;
  return Math.ceil(countLines(text, setting) * size * LINE + air);
}

/** Lines that a text takes when its words wrap. */
export function countLines(text: string, setting: Setting): number {
  const { widths, size = LOOK.size, bold = false, indent = 0 } = setting;
  const whole = widths.reduce((sum, width) => sum + widthInPoints(width), 0);
  const points = (whole - EDGES - indent * INDENT) * TRUSTED;
  const room = Math.max(1, (points / size) * EM * (bold ? 0.95 : 1));
  return text.split('\n').reduce((lines, paragraph) => lines + wrap(paragraph, room), 0);
}

function wrap(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const width = widthOf(word);
    const needed = used === 0 ? width : used + GLYPHS[' ']! + width;
    if (needed <= room) {
      used = needed;
      continue;
    }
    if (used > 0) lines += 1;
    // A word longer than a line is broken.
    lines += Math.max(0, Math.ceil(width / room) - 1);
    used = width % room;
  }
  return lines;
}

function widthOf(word: string): number {
  let width = 0;
  for (const character of word.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue;
    width += GLYPHS[character] ?? otherWidth(character);
  }
  return width;
}

function otherWidth(character: string): number {
  if (/\p{Ll}/u.test(character)) return OTHER_LOWER;
  return /\p{Lu}/u.test(character) ? OTHER_UPPER : OTHER;
}
