/** How is a reference in a formula written and read? Sheets, quotes, dollar signs, whole rows and columns. */
import type { Area } from '../area';
import { COLUMNS, ROWS, columnLetters } from '../area';

/** A reference as written. Both corners are kept in reading order (top-left, bottom-right). */
export interface Reference {
  /** "[1]" or "[Libro.xlsx]" content; null for this workbook. */
  readonly book: string | null;
  /** null: the formula's own sheet. */
  readonly sheet: string | null;
  /** The last sheet of a 3-D reference (`Enero:Marzo!A1`). */
  readonly lastSheet: string | null;
  readonly shape: 'cell' | 'area' | 'columns' | 'rows';
  readonly area: Area;
  /** Which coordinates carry a dollar sign. */
  readonly fixed: {
    readonly top: boolean;
    readonly left: boolean;
    readonly bottom: boolean;
    readonly right: boolean;
  };
}

const PLAIN = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const LIKE_ADDRESS = /^(?:[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*|TRUE|FALSE)$/i;

/** A sheet's name as formulas write it, quoted when it must be. */
export function quoteSheet(name: string): string {
  return PLAIN.test(name) && !LIKE_ADDRESS.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
}

/** The part before the address, with its "!"; "" when the reference names no sheet. */
export function sheetPrefix(ref: Pick<Reference, 'book' | 'sheet' | 'lastSheet'>): string {
  if (ref.sheet === null && ref.book === null) return '';
  const names = ref.lastSheet === null ? [ref.sheet ?? ''] : [ref.sheet ?? '', ref.lastSheet];
  const plain = names.every((name) => name === '' || quoteSheet(name) === name);
  const body = (ref.book === null ? '' : `[${ref.book}]`) + names.join(':');
  return plain && /^(?:\[[0-9]+\])?[^[\]]*$/.test(body) ? `${body}!` : `'${body.replace(/'/g, "''")}'!`;
}

/** The address without its sheet, dollar signs kept. */
export function formatAddress(ref: Pick<Reference, 'shape' | 'area' | 'fixed'>): string {
  const { area, fixed } = ref;
  const left = (fixed.left ? '$' : '') + columnLetters(area.left);
  const right = (fixed.right ? '$' : '') + columnLetters(area.right);
  const top = (fixed.top ? '$' : '') + (area.top + 1);
  const bottom = (fixed.bottom ? '$' : '') + (area.bottom + 1);
  if (ref.shape === 'columns') return `${left}:${right}`;
  if (ref.shape === 'rows') return `${top}:${bottom}`;
  return ref.shape === 'cell' ? left + top : `${left}${top}:${right}${bottom}`;
}

/** The whole reference as a formula writes it. */
export function formatReference(ref: Reference): string {
  return sheetPrefix(ref) + formatAddress(ref);
}

/** The sheet names in front of a "!": `'[Libro.xlsx]Hoja 1'`, `Hoja1`, `Enero:Marzo` … */
export function readSheetPrefix(text: string): Pick<Reference, 'book' | 'sheet' | 'lastSheet'> {
  const body = text.startsWith("'") ? text.slice(1, -1).replace(/''/g, "'") : text;
  // A path may stand before the book: 'C:\dir\[Libro.xlsx]Hoja'
  const open = body.indexOf('[');
  const close = open < 0 ? -1 : body.indexOf(']', open);
  const book = close < 0 ? null : body.slice(0, open) + body.slice(open + 1, close);
  const names = (close < 0 ? body : body.slice(close + 1)).split(':');
  return { book, sheet: names[0] === '' ? null : names[0]!, lastSheet: names[1] ?? null };
}

/** A reference to an area of this workbook, with no or all dollar signs. */
export function referenceTo(sheet: string | null, area: Area, fixed = true): Reference {
  const all = { top: fixed, left: fixed, bottom: fixed, right: fixed };
  const wholeColumns = area.top === 0 && area.bottom === ROWS - 1;
  const wholeRows = area.left === 0 && area.right === COLUMNS - 1;
  const one = area.top === area.bottom && area.left === area.right;
  const shape = wholeColumns ? 'columns' : wholeRows ? 'rows' : one ? 'cell' : 'area';
  return { book: null, sheet, lastSheet: null, shape, area, fixed: all };
}

/** Moves the coordinates without dollar sign, wrapping round the sheet's edges as Excel does; null never. */
export function offsetReference(ref: Reference, rows: number, columns: number): Reference {
  const row = (n: number, fixed: boolean): number =>
    fixed || ref.shape === 'columns' ? n : wrap(n + rows, ROWS);
  const column = (n: number, fixed: boolean): number =>
    fixed || ref.shape === 'rows' ? n : wrap(n + columns, COLUMNS);
  return ordered(ref, {
    top: row(ref.area.top, ref.fixed.top),
    bottom: row(ref.area.bottom, ref.fixed.bottom),
    left: column(ref.area.left, ref.fixed.left),
    right: column(ref.area.right, ref.fixed.right),
  });
}

function wrap(n: number, size: number): number {
  return ((n % size) + size) % size;
}

/** The same reference with these coordinates, corners put in reading order with their dollar signs. */
export function ordered(ref: Reference, area: Area): Reference {
  let { fixed } = ref;
  let { top, left, bottom, right } = area;
  if (top > bottom) {
    [top, bottom] = [bottom, top];
    fixed = { ...fixed, top: fixed.bottom, bottom: fixed.top };
  }
  if (left > right) {
    [left, right] = [right, left];
    fixed = { ...fixed, left: fixed.right, right: fixed.left };
  }
  return { ...ref, area: { top, left, bottom, right }, fixed };
}
