/** How are rectangles of a sheet written, read and combined? Zero-based, ends included. */

/** Rows and columns of a sheet of today's format. */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** A rectangle in zero-based sheet coordinates, ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "A" for 0, "XFD" for 16,383. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for "A" or "$a"; NaN for what is no column of a sheet. */
export function columnNumber(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) return Number.NaN;
    n = n * 26 + code - 64;
  }
  return n > 0 && n <= COLUMNS ? n - 1 : Number.NaN;
}

/** "D7" from zero-based coordinates. */
export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + (row + 1);
}

/** One rectangle of one cell. */
export function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

/** True when the area holds whole rows (all columns). */
export function isWholeRows(area: Area): boolean {
  return area.left === 0 && area.right === COLUMNS - 1;
}

/** True when the area holds whole columns (all rows). */
export function isWholeColumns(area: Area): boolean {
  return area.top === 0 && area.bottom === ROWS - 1;
}

/** "C5:T22", "D7" for a single cell, "A:C" for whole columns, "1:3" for whole rows. */
export function formatArea(area: Area): string {
  if (isWholeColumns(area)) return `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  if (isWholeRows(area)) return `${area.top + 1}:${area.bottom + 1}`;
  const from = cellAddress(area.top, area.left);
  const to = cellAddress(area.bottom, area.right);
  return from === to ? from : `${from}:${to}`;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?([0-9]{1,7})$/;

function corner(text: string): Area | null {
  const cell = CELL.exec(text);
  if (cell) return inside(Number(cell[2]) - 1, columnNumber(cell[1]!));
  const column = COLUMN.exec(text);
  if (column) return between(0, columnNumber(column[1]!), ROWS - 1, columnNumber(column[1]!));
  const row = ROW.exec(text);
  return row ? between(Number(row[1]) - 1, 0, Number(row[1]) - 1, COLUMNS - 1) : null;
}

function inside(row: number, column: number): Area | null {
  return between(row, column, row, column);
}

function between(top: number, left: number, bottom: number, right: number): Area | null {
  const ok = top >= 0 && bottom < ROWS && left >= 0 && right < COLUMNS; // false for NaN too
  return ok ? { top, left, bottom, right } : null;
}

/** Reads "D7", "$C$5:T22", "A:C" or "1:3" (no sheet name); null when it is no address of a sheet. */
export function parseArea(text: string): Area | null {
  const parts = text.trim().split(':');
  if (parts.length === 1) return CELL.test(parts[0]!) ? corner(parts[0]!) : null;
  if (parts.length !== 2) return null;
  const [first, last] = parts as [string, string];
  const alike = [CELL, COLUMN, ROW].some((shape) => shape.test(first) && shape.test(last));
  const from = corner(first);
  const to = corner(last);
  return alike && from && to ? bounds([from, to]) : null;
}

/** Reads a space- or comma-separated list of areas; what cannot be read is left out. */
export function parseAreas(text: string): Area[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseArea)
    .filter((area): area is Area => area !== null);
}

/** The `sqref` form: areas separated by a space. */
export function formatAreas(areas: readonly Area[]): string {
  return areas.map(formatArea).join(' ');
}

/** The smallest area that holds them all; null for none. */
export function bounds(areas: readonly Area[]): Area | null {
  if (areas.length === 0) return null;
  let { top, left, bottom, right } = areas[0]!;
  for (const area of areas) {
    top = Math.min(top, area.top);
    left = Math.min(left, area.left);
    bottom = Math.max(bottom, area.bottom);
    right = Math.max(right, area.right);
  }
  return { top, left, bottom, right };
}

/** The common part, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top <= bottom && left <= right ? { top, left, bottom, right } : null;
}

/** True when they share a cell. */
export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** True when `outer` holds all of `inner`. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

/** True when `area` holds the cell. */
export function holds(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** True for the same rectangle. */
export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** What of `area` is not in `hole`: up to four rectangles, top to bottom. */
export function subtract(area: Area, hole: Area): Area[] {
  const cut = intersect(area, hole);
  if (!cut) return [area];
  const rest: Area[] = [];
  if (area.top < cut.top) rest.push({ ...area, bottom: cut.top - 1 });
  if (area.left < cut.left) rest.push({ ...cut, left: area.left, right: cut.left - 1 });
  if (cut.right < area.right) rest.push({ ...cut, left: cut.right + 1, right: area.right });
  if (cut.bottom < area.bottom) rest.push({ ...area, top: cut.bottom + 1 });
  return rest;
}

/** What of a list of areas is not in `hole`. */
export function subtractFrom(areas: readonly Area[], hole: Area): Area[] {
  return areas.flatMap((area) => subtract(area, hole));
}

/** How many cells; may exceed 2^31. */
export function cellCount(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
