/** SUM, COUNTIF and what else counts, adds and ranks. */
import type { CellValue } from '../../value';
import { isError } from '../../value';
import type { Context, Family, Plain } from '../context';
import { plain } from '../context';
import type { Test } from '../criteria';
import { criterion } from '../criteria';
import {
  FunctionError,
  eachValue,
  integerArg,
  matrixArg,
  numberArg,
  numbersOf,
  single,
  sizeOf,
} from '../reading';
import type { Matrix, Value } from '../values';
import { CellRange, DIV0, NA, NUM, VALUE } from '../values';

/** The sum without the drift of a long naive addition. */
export function sum(numbers: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const n of numbers) {
    const next = total + n;
    lost += Math.abs(total) >= Math.abs(n) ? total - next + n : n - next + total;
    total = next;
  }
  return total + lost;
}

export function average(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new FunctionError(DIV0);
  return sum(numbers) / numbers.length;
}

/** Sum of squared deviations over n − `less`. */
export function variance(numbers: readonly number[], less: number): number {
  if (numbers.length <= less) throw new FunctionError(DIV0);
  const mean = average(numbers);
  return sum(numbers.map((n) => (n - mean) ** 2)) / (numbers.length - less);
}

export const largest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
export const smallest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
export const product = (numbers: readonly number[]): number =>
  numbers.length ? numbers.reduce((a, b) => a * b, 1) : 0;

function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new FunctionError(NUM);
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most < 2) throw new FunctionError(NA);
  return [...counts].find(([, count]) => count === most)![0];
}

const ofNumbers = (run: (numbers: number[]) => CellValue) =>
  plain((args, context) => run(numbersOf(args, context)));

/** AVERAGEA and its kin take texts as 0 and booleans as 0 or 1. */
function allNumbers(args: readonly (Value | undefined)[], context: Context): number[] {
  const numbers: number[] = [];
  eachValue(args, context, (value) => {
    if (isError(value)) throw new FunctionError(value);
    if (value !== null) numbers.push(typeof value === 'number' ? value : value === true ? 1 : 0);
  });
  return numbers;
}

function count(fits: (value: CellValue, direct: boolean) => boolean): Plain {
  return (args, context) => {
    let n = 0;
    eachValue(args, context, (value, direct) => {
      if (fits(value, direct)) n++;
    });
    return n;
  };
}

function countBlank([range]: readonly (Value | undefined)[], context: Context): Value {
  const found = matrixArg(range, context);
  const { rows, columns } = sizeOf(range);
  let filled = 0;
  for (const row of found) for (const value of row) if (value !== null && value !== '') filled++;
  return rows * columns - filled;
}

/** One range with the test that its values must pass. */
interface Condition {
  readonly values: Matrix;
  readonly size: { rows: number; columns: number };
  readonly test: Test;
  /** Blank cells beyond the used part of the sheet pass too. */
  readonly blanks: boolean;
}

function conditions(args: readonly (Value | undefined)[], context: Context): Condition[] {
  const found: Condition[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    const test = criterion(single(args[i + 1], context));
    const values = matrixArg(args[i], context);
    found.push({ values, size: sizeOf(args[i]), test, blanks: test(null) });
  }
  const first = found[0]?.size;
  const same = found.every(({ size }) => size.rows === first!.rows && size.columns === first!.columns);
  if (!same) throw new FunctionError(VALUE);
  return found;
}

/** Calls back for each place where all conditions hold, within the part of the sheet that is used. */
function eachMatch(all: readonly Condition[], visit: (row: number, column: number) => void): void {
  const rows = Math.max(...all.map(({ values }) => values.length));
  const columns = Math.max(...all.map(({ values }) => values[0]!.length));
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (all.every(({ values, test }) => test(values[r]?.[c] ?? null))) visit(r, c);
    }
  }
}

function countIfs(args: readonly (Value | undefined)[], context: Context): Value {
  const all = conditions(args, context);
  if (all.length === 0) return VALUE;
  let n = 0;
  eachMatch(all, () => n++);
  if (!all.every(({ blanks }) => blanks)) return n;
  const rows = Math.max(...all.map(({ values }) => values.length));
  const columns = Math.max(...all.map(({ values }) => values[0]!.length));
  return n + all[0]!.size.rows * all[0]!.size.columns - rows * columns;
}

// The commonest of all: one range, one criterion, no intermediate objects.
function countIf([range, wanted]: readonly (Value | undefined)[], context: Context): Value {
  const test = criterion(single(wanted, context));
  const values = matrixArg(range, context);
  let n = 0;
  for (const row of values) for (const value of row) if (test(value)) n++;
  const { rows, columns } = sizeOf(range);
  return test(null) ? n + rows * columns - values.length * values[0]!.length : n;
}

/** The numbers of `from` where the conditions hold. SUMIF takes a range of the criteria range's shape. */
function chosen(from: Value | undefined, all: readonly Condition[], context: Context): number[] {
  const values = matrixArg(reshaped(from, all[0]!), context);
  const numbers: number[] = [];
  eachMatch(all, (r, c) => {
    const value = values[r]?.[c];
    if (isError(value)) throw new FunctionError(value);
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers;
}

function reshaped(from: Value | undefined, { size }: Condition): Value | undefined {
  if (!(from instanceof CellRange)) return from;
  const { top, left } = from.area;
  return new CellRange(from.sheet, [
    { top, left, bottom: top + size.rows - 1, right: left + size.columns - 1 },
  ]);
}

function oneCondition(run: (numbers: number[]) => CellValue) {
  return plain(([range, wanted, from], context) =>
    run(chosen(from ?? range, conditions([range, wanted], context), context)),
  );
}

function manyConditions(run: (numbers: number[]) => CellValue) {
  return plain((args, context) => run(chosen(args[0], conditions(args.slice(1), context), context)));
}

function sumProduct(args: readonly (Value | undefined)[], context: Context): Value {
  const arrays = args.map((arg) => matrixArg(arg, context));
  const sizes = args.map(sizeOf);
  if (sizes.some((s) => s.rows !== sizes[0]!.rows || s.columns !== sizes[0]!.columns)) return VALUE;
  const numbers: number[] = [];
  for (const [r, row] of arrays[0]!.entries()) {
    for (const c of row.keys()) {
      let term = 1;
      for (const array of arrays) {
        const value = array[r]?.[c] ?? null;
        if (isError(value)) return value;
        term *= typeof value === 'number' ? value : 0;
      }
      numbers.push(term);
    }
  }
  return sum(numbers);
}

function nth(descending: boolean): Plain {
  return ([range, place], context) => {
    const sorted = numbersOf([range], context).sort((a, b) => (descending ? b - a : a - b));
    return sorted[Math.ceil(numberArg(place, context)) - 1] ?? NUM;
  };
}

function rank(averaged: boolean): Plain {
  return ([wanted, range, order], context) => {
    const numbers = numbersOf([range], context);
    const n = numberArg(wanted, context);
    const ascending = integerArg(order, context, 0) !== 0;
    const same = numbers.filter((other) => other === n).length;
    if (same === 0) return NA;
    const before = numbers.filter((other) => (ascending ? other < n : other > n)).length;
    return before + 1 + (averaged ? (same - 1) / 2 : 0);
  };
}

/** The inclusive percentile of sorted numbers. */
export function percentile(numbers: readonly number[], part: number): number {
  if (numbers.length === 0 || part < 0 || part > 1) throw new FunctionError(NUM);
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}

const inclusive = (parts: number) =>
  plain(([range, part], context) =>
    percentile(numbersOf([range], context), numberArg(part, context) / parts),
  );

const counts = (value: CellValue, direct: boolean): boolean =>
  typeof value === 'number' ||
  (direct &&
    (typeof value === 'boolean' ||
      (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))));

export const COUNTING: Family = {
  SUM: ofNumbers(sum),
  COUNT: plain(count(counts)),
  COUNTA: plain(count((value) => value !== null)),
  COUNTBLANK: plain(countBlank),
  COUNTIF: plain(countIf),
  COUNTIFS: plain(countIfs),
  SUMIF: oneCondition(sum),
  SUMIFS: manyConditions(sum),
  AVERAGEIF: oneCondition(average),
  AVERAGEIFS: manyConditions(average),
  MAXIFS: manyConditions(largest),
  MINIFS: manyConditions(smallest),
  SUMPRODUCT: plain(sumProduct),
  SUMSQ: ofNumbers((numbers) => sum(numbers.map((n) => n * n))),
  PRODUCT: ofNumbers(product),
  AVERAGE: ofNumbers(average),
  AVERAGEA: plain((args, context) => average(allNumbers(args, context))),
  MIN: ofNumbers(smallest),
  MAX: ofNumbers(largest),
  MINA: plain((args, context) => smallest(allNumbers(args, context))),
  MAXA: plain((args, context) => largest(allNumbers(args, context))),
  MEDIAN: ofNumbers(median),
  MODE: ofNumbers(mode),
  'MODE.SNGL': ofNumbers(mode),
  LARGE: plain(nth(true)),
  SMALL: plain(nth(false)),
  RANK: plain(rank(false)),
  'RANK.EQ': plain(rank(false)),
  'RANK.AVG': plain(rank(true)),
  PERCENTILE: inclusive(1),
  'PERCENTILE.INC': inclusive(1),
  QUARTILE: inclusive(4),
  'QUARTILE.INC': inclusive(4),
  STDEV: ofNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  'STDEV.S': ofNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  STDEVP: ofNumbers((numbers) => Math.sqrt(variance(numbers, 0))),
  'STDEV.P': ofNumbers((numbers) => Math.sqrt(variance(numbers, 0))),
  VAR: ofNumbers((numbers) => variance(numbers, 1)),
  'VAR.S': ofNumbers((numbers) => variance(numbers, 1)),
  VARP: ofNumbers((numbers) => variance(numbers, 0)),
  'VAR.P': ofNumbers((numbers) => variance(numbers, 0)),
};
