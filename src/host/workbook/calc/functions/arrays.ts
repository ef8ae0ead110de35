/** FILTER, SORT, UNIQUE and what else yields arrays. */
import type { CellValue } from '../../value';
import { isError } from '../../value';
import { ErrorValue } from '../../value';
import type { Context, Family } from '../context';
import { plain } from '../context';
import { dense, table } from '../lifting';
import { booleanArg, integerArg, numberArg, sure } from '../reading';
import type { Matrix, Value } from '../values';
import { MADE, spend } from '../work';
import { CellRange, NA, VALUE, compareValues, isMatrix, toBoolean, toNumber } from '../values';

const EMPTY = ErrorValue.of('#CALC!');

/** A range or array with all of its blanks. */
function full(value: Value | undefined, context: Context): Matrix {
  if (value instanceof CellRange) return dense(value, context);
  return isMatrix(value) ? value : [[value ?? null]];
}

export function transposed(matrix: Matrix): Matrix {
  return matrix[0]!.map((_, c) => matrix.map((row) => row[c]!));
}

function result(rows: Matrix): Value {
  if (rows.length === 0 || rows[0]!.length === 0) return EMPTY;
  return rows;
}

function filter([source, include, absent]: readonly (Value | undefined)[], context: Context): Value {
  const matrix = full(source, context);
  const tests = full(include, context);
  const across = tests.length === 1 && tests[0]!.length === matrix[0]!.length && matrix.length !== 1;
  const lines = across ? transposed(matrix) : matrix;
  const marks = across || tests.length === 1 ? tests[0]! : tests.map((row) => row[0]!);
  if (marks.length !== lines.length) return VALUE;
  const kept = lines.filter((_, i) => sure(toBoolean(marks[i])));
  if (kept.length === 0) return absent === undefined ? EMPTY : absent;
  return across ? transposed(kept) : kept;
}

function order(a: CellValue, b: CellValue): number {
  // Blanks and errors go last, whichever the direction of the rest.
  const last = (value: CellValue): number => (value === null ? 2 : isError(value) ? 1 : 0);
  return last(a) - last(b) || (last(a) > 0 ? 0 : compareValues(a, b));
}

function sorted(lines: Matrix, keys: readonly { values: readonly CellValue[]; sign: number }[]): Matrix {
  const places = lines.map((_, i) => i);
  places.sort((i, j) => {
    for (const { values, sign } of keys) {
      const [a, b] = [values[i]!, values[j]!];
      const fixed = a === null || b === null;
      const way = order(a, b) * (fixed ? 1 : sign);
      if (way !== 0) return way;
    }
    return i - j;
  });
  return places.map((i) => lines[i]!);
}

function sort([source, index, direction, across]: readonly (Value | undefined)[], context: Context): Value {
  const matrix = full(source, context);
  const columns = booleanArg(across, context);
  const lines = columns ? transposed(matrix) : matrix;
  const at = integerArg(index, context, 1) - 1;
  if (at < 0 || at >= lines[0]!.length) return VALUE;
  const done = sorted(lines, [
    { values: lines.map((line) => line[at]!), sign: integerArg(direction, context, 1) < 0 ? -1 : 1 },
  ]);
  return columns ? transposed(done) : done;
}

function sortBy(args: readonly (Value | undefined)[], context: Context): Value {
  const matrix = full(args[0], context);
  const keys: { values: readonly CellValue[]; sign: number }[] = [];
  for (let i = 1; i < args.length; i += 2) {
    const by = full(args[i], context);
    const values = by.length === 1 ? by[0]! : by.map((row) => row[0]!);
    keys.push({ values, sign: integerArg(args[i + 1], context, 1) < 0 ? -1 : 1 });
  }
  const across = keys.every(
    ({ values }) => values.length === matrix[0]!.length && values.length !== matrix.length,
  );
  const lines = across ? transposed(matrix) : matrix;
  if (keys.some(({ values }) => values.length !== lines.length)) return VALUE;
  const done = sorted(lines, keys);
  return across ? transposed(done) : done;
}

function unique([source, across, once]: readonly (Value | undefined)[], context: Context): Value {
  const matrix = full(source, context);
  const columns = booleanArg(across, context);
  const lines = columns ? transposed(matrix) : matrix;
  const keyOf = (line: readonly CellValue[]): string =>
    JSON.stringify(
      line.map((v) => (typeof v === 'string' ? v.toLowerCase() : isError(v) ? { e: v.code } : v)),
    );
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const seen = new Set<string>();
  const only = booleanArg(once, context);
  const kept = lines.filter((line) => {
    const key = keyOf(line);
    if (seen.has(key) || (only && counts.get(key)! > 1)) return false;
    seen.add(key);
    return true;
  });
  return result(columns && kept.length > 0 ? transposed(kept) : kept);
}

function sequence([rows, columns, start, step]: readonly (Value | undefined)[], context: Context): Value {
  const high = integerArg(rows, context, 1);
  const wide = integerArg(columns, context, 1);
  if (high < 1 || wide < 1 || high * wide > 1_000_000) return VALUE;
  const [from, by] = [numberArg(start, context, 1), numberArg(step, context, 1)];
  spend(high * wide * MADE);
  return table(high, wide, (r, c) => from + by * (r * wide + c));
}

function stacked(args: readonly (Value | undefined)[], context: Context, across: boolean): Value {
  const parts = args.map((arg) => full(arg, context)).map((part) => (across ? transposed(part) : part));
  const width = Math.max(...parts.map((part) => part[0]!.length));
  const rows = parts.flatMap((part) =>
    part.map((row) => Array.from({ length: width }, (_, c) => (c < row.length ? row[c]! : NA))),
  );
  return across ? transposed(rows) : rows;
}

function flattened(args: readonly (Value | undefined)[], context: Context): CellValue[] {
  const skip = integerArg(args[1], context, 0);
  const matrix = full(args[0], context);
  const values = (booleanArg(args[2], context) ? transposed(matrix) : matrix).flat();
  return values.filter((v) => !((skip & 1 && v === null) || (skip & 2 && isError(v))));
}

function part(args: readonly (Value | undefined)[], context: Context, take: boolean): Value {
  const matrix = full(args[0], context);
  const cut = <T>(lines: readonly T[], n: number | undefined): readonly T[] => {
    if (n === undefined) return lines;
    if (take) return n < 0 ? lines.slice(n) : lines.slice(0, n);
    return n < 0 ? lines.slice(0, n) : lines.slice(n);
  };
  const number = (arg: Value | undefined): number | undefined =>
    arg === undefined ? undefined : integerArg(arg, context);
  const rows = cut(matrix, number(args[1]));
  return result(rows.map((row) => cut(row, number(args[2]))));
}

function chosen(args: readonly (Value | undefined)[], context: Context, across: boolean): Value {
  const matrix = full(args[0], context);
  const lines = across ? transposed(matrix) : matrix;
  const picked = args.slice(1).flatMap((arg) => {
    const n = integerArg(arg, context);
    const line = lines[n < 0 ? lines.length + n : n - 1];
    return line ? [line] : [];
  });
  if (picked.length < args.length - 1) return VALUE;
  return across ? transposed(picked) : picked;
}

function product([a, b]: readonly (Value | undefined)[], context: Context): Value {
  const [left, right] = [full(a, context), full(b, context)];
  if (left[0]!.length !== right.length) return VALUE;
  const number = (value: CellValue): number =>
    value === null || typeof value === 'string' ? Number.NaN : sure(toNumber(value));
  spend(left.length * right.length * right[0]!.length);
  const cells = left.map((row) =>
    right[0]!.map((_, c) =>
      row.reduce<number>((sum, value, k) => sum + number(value) * number(right[k]![c]!), 0),
    ),
  );
  return cells.some((row) => row.some(Number.isNaN)) ? VALUE : cells;
}

function frequency([data, bins]: readonly (Value | undefined)[], context: Context): Value {
  const numbers = (value: Value | undefined): number[] =>
    full(value, context)
      .flat()
      .filter((v) => typeof v === 'number');
  const limits = numbers(bins);
  const counts = new Array<number>(limits.length + 1).fill(0);
  const ascending = limits.map((limit, i) => ({ limit, i })).sort((a, b) => a.limit - b.limit);
  spend(numbers(data).length * limits.length);
  for (const n of numbers(data)) counts[ascending.find(({ limit }) => n <= limit)?.i ?? limits.length]!++;
  return counts.map((count) => [count]);
}

export const ARRAYS: Family = {
  TRANSPOSE: plain(([source], context) => transposed(full(source, context))),
  FILTER: plain(filter),
  SORT: plain(sort),
  SORTBY: plain(sortBy),
  UNIQUE: plain(unique),
  SEQUENCE: plain(sequence),
  VSTACK: plain((args, context) => stacked(args, context, false)),
  HSTACK: plain((args, context) => stacked(args, context, true)),
  TOCOL: plain((args, context) => result(flattened(args, context).map((value) => [value]))),
  TOROW: plain((args, context) => result([flattened(args, context)])),
  TAKE: plain((args, context) => part(args, context, true)),
  DROP: plain((args, context) => part(args, context, false)),
  CHOOSEROWS: plain((args, context) => chosen(args, context, false)),
  CHOOSECOLS: plain((args, context) => chosen(args, context, true)),
  MMULT: plain(product),
  FREQUENCY: plain(frequency),
};
