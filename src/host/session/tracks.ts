/** Which rows and columns are hidden, how high and wide are they? In points, as the API speaks. */
import { ApiError } from '../bridge/errors';
import { EventType } from '../bridge/events';
import { formatArea, isWholeColumns, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { origin, raiseFormatChanged } from './change';
import type { Session } from './session';
import { raiseSheet } from './sheets';

/** Width of a digit of the default font (Calibri 11) in pixels, and points of a pixel at 96 dpi. */
const DIGIT = 7;
const POINTS = 0.75;

/** Characters of a column nobody has changed: 8.43 and its padding, 64 pixels. */
const DEFAULT_CHARACTERS = 64 / DIGIT;

/** Points of a width in characters as in the file. */
export function pointsOfCharacters(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / DIGIT)) / 256) * DIGIT) * POINTS;
}

/** Characters as in the file of a width in points. */
export function charactersOfPoints(points: number): number {
  return Math.trunc((points / POINTS / DIGIT) * 256) / 256;
}

/** A column's width in points; 0 when hidden. */
export function columnWidth(sheet: Sheet, column: number): number {
  const format = sheet.column(column);
  if (format.hidden) return 0;
  return pointsOfCharacters(format.width ?? sheet.defaultColumnWidth ?? DEFAULT_CHARACTERS);
}

/** A row's height in points; 0 when hidden. */
export function rowHeight(sheet: Sheet, row: number): number {
  const format = sheet.row(row);
  return format.hidden ? 0 : (format.height ?? sheet.defaultRowHeight);
}

/** What all tracks from `from` to `to` share, or null. Past the last formatted track they are all alike. */
export function shared<T>(from: number, to: number, last: number, read: (track: number) => T): T | null {
  const first = read(from);
  for (let track = from + 1; track <= Math.min(to, last); track++) if (read(track) !== first) return null;
  return first;
}

/** The last row, or column, that has a format of its own, and one more. */
export const lastRow = (sheet: Sheet): number => Math.max(0, ...sheet.rows.keys()) + 1;
export const lastColumn = (sheet: Sheet): number => (sheet.columns.at(-1)?.to ?? 0) + 1;

/** Hides or shows rows. */
export function setRowsHidden(session: Session, sheet: Sheet, area: Area, hidden: boolean): void {
  if (isWholeColumns(area)) throw new ApiError('InvalidArgument');
  for (let row = area.top; row <= area.bottom; row++) sheet.setRow(row, { hidden });
  session.dirty = true;
  raiseSheet(session, EventType.worksheetRowHiddenChanged, sheet, {
    address: formatArea(area),
    changeType: hidden ? 'Hidden' : 'Unhidden',
    ...origin(session),
  });
}

/** Hides or shows columns. */
export function setColumnsHidden(session: Session, sheet: Sheet, area: Area, hidden: boolean): void {
  sheet.setColumns(area.left, area.right, { hidden });
  raiseFormatChanged(session, sheet, area);
}

/** Sets the width of all columns of an area, in points. */
export function setColumnWidth(session: Session, sheet: Sheet, area: Area, points: number): void {
  if (points < 0) throw new ApiError('InvalidArgument');
  if (sheet.protection && !sheet.protection.allow.formatColumns) throw new ApiError('AccessDenied');
  const width = charactersOfPoints(points);
  if (width > 255.75) throw new ApiError('InvalidArgument');
  const change = points === 0 ? { hidden: true } : { width, custom: true, hidden: false };
  sheet.setColumns(area.left, area.right, change);
  raiseFormatChanged(session, sheet, area);
}

/** Sets the height of all rows of an area, in points. */
export function setRowHeight(session: Session, sheet: Sheet, area: Area, points: number): void {
  if (points < 0 || points > 409.5) throw new ApiError('InvalidArgument');
  if (sheet.protection && !sheet.protection.allow.formatRows) throw new ApiError('AccessDenied');
  if (isWholeColumns(area)) sheet.defaultRowHeight = points;
  else {
    const change = points === 0 ? { hidden: true } : { height: points, custom: true, hidden: false };
    for (let row = area.top; row <= area.bottom; row++) sheet.setRow(row, change);
  }
  raiseFormatChanged(session, sheet, area);
}

/** The pixels at a column's sides that hold no characters. */
const PADDING = 5;

/** The width of columns that have none of their own, in characters (excel.worksheet#standardwidth). */
export function standardWidth(sheet: Sheet): number {
  const pixels = pointsOfCharacters(sheet.defaultColumnWidth ?? DEFAULT_CHARACTERS) / POINTS;
  return Math.round(((pixels - PADDING) / DIGIT) * 100) / 100;
}

/** Sets it. */
export function setStandardWidth(sheet: Sheet, characters: number): void {
  if (characters < 0 || characters > 255) throw new ApiError('InvalidArgument');
  sheet.defaultColumnWidth = charactersOfPoints((Math.round(characters * DIGIT) + PADDING) * POINTS);
}

/** Points from the sheet's top to a row, or from its left to a column. */
export function distance(sheet: Sheet, to: number, way: 'row' | 'column'): number {
  const [measure, last] = way === 'row' ? [rowHeight, lastRow(sheet)] : [columnWidth, lastColumn(sheet)];
  let sum = 0;
  for (let track = 0; track < Math.min(to, last); track++) sum += measure(sheet, track);
  return to > last ? sum + (to - last) * measure(sheet, last) : sum;
}
