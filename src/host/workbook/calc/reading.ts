/** How do functions read what they were given? One value, numbers, or a table of values. */
import type { CellValue } from '../value';
import { isError } from '../value';
import type { ErrorValue } from '../value';
import type { Context } from './context';
import type { Matrix, Value } from './values';
import { CellRange, isMatrix, toBoolean, toNumber, toText } from './values';

/** Stops a function whose result is an error. */
export class FunctionError extends Error {
  constructor(readonly value: ErrorValue) {
    super(value.code);
  }
}

/** Throws for an error. */
export function sure<T>(value: T | ErrorValue): T {
  if (isError(value)) throw new FunctionError(value);
  return value;
}

/** An argument that is one value by now. */
export function single(value: Value | undefined, context: Context): CellValue {
  if (value === undefined) return null;
  if (value instanceof CellRange) return context.cells.value(value.sheet, value.area.top, value.area.left);
  return isMatrix(value) ? value[0]![0]! : value;
}

export function numberArg(value: Value | undefined, context: Context, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  return sure(toNumber(single(value, context)));
}

export function textArg(value: Value | undefined, context: Context, otherwise = ''): string {
  return value === undefined ? otherwise : sure(toText(single(value, context)));
}

export function booleanArg(value: Value | undefined, context: Context, otherwise = false): boolean {
  return value === undefined ? otherwise : sure(toBoolean(single(value, context)));
}

/** A range or array as rows of values, cut to what the sheet holds; a single value is one by one. */
export function matrixArg(value: Value | undefined, context: Context): Matrix {
  if (value instanceof CellRange) return context.cells.matrix(value);
  return isMatrix(value) ? value : [[value ?? null]];
}

/** All values of some arguments; `direct` is true for a value written in the formula itself. */
export function eachValue(
  args: readonly (Value | undefined)[],
  context: Context,
  visit: (value: CellValue, direct: boolean) => void,
): void {
  for (const arg of args) {
    if (arg instanceof CellRange) {
      for (const area of arg.areas) {
        for (const row of context.cells.matrix(new CellRange(arg.sheet, [area]))) {
          for (const value of row) visit(value, false);
        }
      }
    } else if (isMatrix(arg)) for (const row of arg) for (const value of row) visit(value, false);
    else visit(arg ?? null, true);
  }
}

/**
 * The numbers that SUM and its kin take: numbers of ranges, and what can be read as a number when written
 * directly. An error among the values is the result.
 */
export function numbersOf(args: readonly (Value | undefined)[], context: Context): number[] {
  const numbers: number[] = [];
  eachValue(args, context, (value, direct) => {
    if (typeof value === 'number') numbers.push(value);
    else if (isError(value)) throw new FunctionError(value);
    else if (direct) numbers.push(sure(toNumber(value)));
  });
  return numbers;
}

/** Whole-number argument, cut towards zero. */
export function integerArg(value: Value | undefined, context: Context, otherwise?: number): number {
  return Math.trunc(numberArg(value, context, otherwise));
}

/** How many rows and columns a range or array has, blanks included. */
export function sizeOf(value: Value | undefined): { rows: number; columns: number } {
  if (value instanceof CellRange) {
    const { top, bottom, left, right } = value.area;
    return { rows: bottom - top + 1, columns: right - left + 1 };
  }
  return isMatrix(value) ? { rows: value.length, columns: value[0]!.length } : { rows: 1, columns: 1 };
}
