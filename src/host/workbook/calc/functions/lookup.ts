/** MATCH, INDEX, XLOOKUP and what else finds cells. */
import { COLUMNS, ROWS, columnLetters } from '../../area';
import { parseFormula } from '../../formula/parse';
import { quoteSheet } from '../../formula/reference';
import type { CellValue } from '../../value';
import { isError } from '../../value';
import type { Context, Family } from '../context';
import { plain, seeingErrors } from '../context';
import { textTest } from '../criteria';
import { booleanArg, integerArg, matrixArg, numberArg, single, sizeOf, textArg } from '../reading';
import type { Matrix, Value } from '../values';
import { CellRange, NA, REF, VALUE, compareValues, equalValues, isMatrix } from '../values';

/** The values of a row or column; null for a block. */
function line(matrix: Matrix): readonly CellValue[] | null {
  if (matrix.length === 1) return matrix[0]!;
  return matrix[0]!.length === 1 ? matrix.map((row) => row[0]!) : null;
}

function exactly(wanted: CellValue, wildcards: boolean): (value: CellValue) => boolean {
  if (typeof wanted === 'string' && wildcards && /[*?~]/.test(wanted)) return textTest(wanted);
  if (typeof wanted === 'string') {
    const low = wanted.toLowerCase();
    return (value) =>
      typeof value === 'string' && value.length === wanted.length && value.toLowerCase() === low;
  }
  const known = wanted ?? 0;
  return (value) =>
    value !== null && !isError(value) && typeof value === typeof known && equalValues(value, known);
}

/** Place of the last value that is not greater, values of the same type being sorted upwards; −1 for none. */
function notGreater(values: readonly CellValue[], wanted: CellValue): number {
  const kind = typeof (wanted ?? 0);
  const places = values.flatMap((value, i) => (value !== null && typeof value === kind ? [i] : []));
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareValues(values[places[middle]!]!, wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : places[low - 1]!;
}

/** Place of the last value that is not less, values being sorted downwards; −1 for none. */
function notLess(values: readonly CellValue[], wanted: CellValue): number {
  let found = -1;
  for (const [i, value] of values.entries()) {
    if (value === null || isError(value) || typeof value !== typeof (wanted ?? 0)) continue;
    if (compareValues(value, wanted) < 0) break;
    found = i;
  }
  return found;
}

function match([wanted, range, type]: readonly (Value | undefined)[], context: Context): Value {
  const value = single(wanted, context);
  const values = line(matrixArg(range, context));
  if (!values) return NA;
  const how = type === undefined ? 1 : Math.sign(numberArg(type, context));
  const place =
    how === 0
      ? values.findIndex(exactly(value, true))
      : how > 0
        ? notGreater(values, value)
        : notLess(values, value);
  return place < 0 ? NA : place + 1;
}

/** The nearest place by XMATCH's rules; −1 for none. */
function xplace(wanted: CellValue, values: readonly CellValue[], mode: number, direction: number): number {
  const test = exactly(wanted, mode === 2);
  const order = [...values.keys()];
  if (direction < 0) order.reverse();
  const exact = order.find((i) => test(values[i]!));
  if (exact !== undefined) return exact;
  if (mode !== 1 && mode !== -1) return -1;
  let best = -1;
  for (const i of order) {
    const value = values[i]!;
    if (value === null || isError(value) || typeof value !== typeof (wanted ?? 0)) continue;
    if (Math.sign(compareValues(value, wanted)) !== mode) continue;
    if (best < 0 || Math.sign(compareValues(value, values[best]!)) === -mode) best = i;
  }
  return best;
}

function xmatch([wanted, range, mode, search]: readonly (Value | undefined)[], context: Context): Value {
  const values = line(matrixArg(range, context));
  if (!values) return VALUE;
  const place = xplace(
    single(wanted, context),
    values,
    integerArg(mode, context, 0),
    integerArg(search, context, 1),
  );
  return place < 0 ? NA : place + 1;
}

function xlookup(args: readonly (Value | undefined)[], context: Context): Value {
  const [wanted, range, results, absent, mode, search] = args;
  const matrix = matrixArg(range, context);
  const values = line(matrix);
  if (!values) return VALUE;
  const place = xplace(
    single(wanted, context),
    values,
    integerArg(mode, context, 0),
    integerArg(search, context, 1),
  );
  if (place < 0) return absent === undefined ? NA : absent;
  const { rows, columns } = sizeOf(range);
  return rows >= columns ? pick(results, place + 1, 0, context) : pick(results, 0, place + 1, context);
}

/** A row, column or cell of a range or array; 0 means all. */
function pick(source: Value | undefined, row: number, column: number, context: Context): Value {
  const { rows, columns } = sizeOf(source);
  if (row < 0 || column < 0) return VALUE;
  if (row > rows || column > columns) return REF;
  if (source instanceof CellRange) {
    const { top, left, bottom, right } = source.area;
    const area = {
      top: row === 0 ? top : top + row - 1,
      bottom: row === 0 ? bottom : top + row - 1,
      left: column === 0 ? left : left + column - 1,
      right: column === 0 ? right : left + column - 1,
    };
    return new CellRange(source.sheet, [area]);
  }
  const matrix = matrixArg(source, context);
  const lines = row === 0 ? matrix : [matrix[row - 1]!];
  const cut = column === 0 ? lines : lines.map((cells) => [cells[column - 1]!]);
  return cut.length === 1 && cut[0]!.length === 1 ? cut[0]![0]! : cut;
}

function index([source, first, second, which]: readonly (Value | undefined)[], context: Context): Value {
  const chosen = areaOf(source, which === undefined ? 1 : integerArg(which, context));
  if (chosen === null) return REF;
  const { rows } = sizeOf(chosen);
  const a = first === undefined ? 0 : integerArg(first, context);
  // In a single row the only number counts columns.
  if (second === undefined && rows === 1) return pick(chosen, 1, a, context);
  return pick(chosen, a, second === undefined ? 0 : integerArg(second, context), context);
}

function areaOf(source: Value | undefined, which: number): Value | null {
  if (!(source instanceof CellRange)) return source ?? null;
  const area = source.areas[which - 1];
  return area ? new CellRange(source.sheet, [area]) : null;
}

function tableLookup(across: boolean) {
  return plain(([wanted, table, number, approximate], context) => {
    const matrix = matrixArg(table, context);
    const keys = across ? matrix[0]! : matrix.map((row) => row[0]!);
    const value = single(wanted, context);
    const near = booleanArg(approximate, context, true);
    const wantedLine = integerArg(number, context);
    const { rows, columns } = sizeOf(table);
    if (wantedLine < 1) return VALUE;
    if (wantedLine > (across ? rows : columns)) return REF;
    const place = near ? notGreater(keys, value) : keys.findIndex(exactly(value, true));
    if (place < 0) return NA;
    return (across ? matrix[wantedLine - 1]?.[place] : matrix[place]?.[wantedLine - 1]) ?? 0;
  });
}

function lookup([wanted, range, results]: readonly (Value | undefined)[], context: Context): Value {
  const matrix = matrixArg(range, context);
  const { rows, columns } = sizeOf(range);
  const keys = line(matrix) ?? (columns > rows ? matrix[0]! : matrix.map((row) => row[0]!));
  const place = notGreater(keys, single(wanted, context));
  if (place < 0) return NA;
  if (results !== undefined) return line(matrixArg(results, context))?.[place] ?? 0;
  if (line(matrix)) return keys[place]!;
  return (columns > rows ? matrix[rows - 1]![place] : matrix[place]![columns - 1]) ?? 0;
}

function offset(args: readonly (Value | undefined)[], context: Context): Value {
  const [from, rows, columns, height, width] = args;
  if (!(from instanceof CellRange)) return VALUE;
  const size = sizeOf(from);
  const top = from.area.top + integerArg(rows, context, 0);
  const left = from.area.left + integerArg(columns, context, 0);
  const high = height === undefined ? size.rows : integerArg(height, context);
  const wide = width === undefined ? size.columns : integerArg(width, context);
  const area = {
    top: high < 0 ? top + high + 1 : top,
    bottom: high < 0 ? top : top + high - 1,
    left: wide < 0 ? left + wide + 1 : left,
    right: wide < 0 ? left : left + wide - 1,
  };
  const inside =
    high !== 0 && wide !== 0 && area.top >= 0 && area.left >= 0 && area.bottom < ROWS && area.right < COLUMNS;
  return inside ? new CellRange(from.sheet, [area]) : REF;
}

function indirect([text, a1]: readonly (Value | undefined)[], context: Context): Value {
  if (!booleanArg(a1, context, true)) return REF;
  try {
    const node = parseFormula(textArg(text, context).trim());
    if (!['ref', 'name', 'structured', 'binary'].includes(node.kind)) return REF;
    const value = context.evaluate(node, context);
    return value instanceof CellRange ? value : REF;
  } catch (error) {
    if ((error as Error).name === 'FormulaSyntaxError') return REF;
    throw error;
  }
}

function places(along: 'rows' | 'columns') {
  return plain(([range], context) => {
    const from = along === 'rows' ? 'top' : 'left';
    const to = along === 'rows' ? 'bottom' : 'right';
    if (range === undefined) return (along === 'rows' ? context.row : context.column) + 1;
    if (!(range instanceof CellRange)) return VALUE;
    const first = range.area[from];
    if (!context.array || range.area[to] === first) return first + 1;
    const numbers = Array.from({ length: range.area[to] - first + 1 }, (_, i) => first + i + 1);
    return along === 'rows' ? numbers.map((n) => [n]) : [numbers];
  });
}

function address(args: readonly (Value | undefined)[], context: Context): Value {
  const [row, column, fixed, a1, sheet] = args;
  const [r, c] = [integerArg(row, context), integerArg(column, context)];
  if (r < 1 || c < 1 || r > ROWS || c > COLUMNS || !booleanArg(a1, context, true)) return VALUE;
  const kind = integerArg(fixed, context, 1);
  const text = `${kind === 1 || kind === 3 ? '$' : ''}${columnLetters(c - 1)}${kind <= 2 ? '$' : ''}${r}`;
  return sheet === undefined ? text : `${quoteSheet(textArg(sheet, context))}!${text}`;
}

export const LOOKUP: Family = {
  MATCH: plain(match),
  XMATCH: plain(xmatch),
  XLOOKUP: plain(xlookup),
  INDEX: plain(index),
  VLOOKUP: tableLookup(false),
  HLOOKUP: tableLookup(true),
  LOOKUP: plain(lookup),
  OFFSET: plain(offset),
  INDIRECT: plain(indirect),
  ROW: places('rows'),
  COLUMN: places('columns'),
  ROWS: plain(([range]) => sizeOf(range).rows),
  COLUMNS: plain(([range]) => sizeOf(range).columns),
  AREAS: plain(([range]) => (range instanceof CellRange ? range.areas.length : VALUE)),
  ADDRESS: plain(address),
  HYPERLINK: seeingErrors(([link, text], context) => single(text === undefined ? link : text, context) ?? 0),
  FORMULATEXT: plain(([range]) => {
    const formula =
      range instanceof CellRange ? range.sheet.cell(range.area.top, range.area.left)?.formula : null;
    return formula ? `=${formula}` : NA;
  }),
  SHEET: plain(([range], context) => {
    const { sheets } = context.cells.workbook;
    if (range === undefined) return sheets.indexOf(context.sheet) + 1;
    if (range instanceof CellRange) return sheets.indexOf(range.sheet) + 1;
    return isMatrix(range)
      ? VALUE
      : sheets.findIndex((s) => s.name.toLowerCase() === String(range).toLowerCase()) + 1 || NA;
  }),
  SHEETS: plain((args, context) => (args[0] === undefined ? context.cells.workbook.sheets.length : 1)),
};
