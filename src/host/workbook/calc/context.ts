/** What does a function see of the workbook while it is computed? */
import type { Ast } from '../formula/ast';
import type { Sheet, Workbook } from '../model';
import type { CellValue } from '../value';
import type { CellRange, Matrix, Value } from './values';

/** Reads cells; those that are out of date are computed first. */
export interface Cells {
  readonly workbook: Workbook;
  value(sheet: Sheet, row: number, column: number): CellValue;
  /** The values of a range, cut to the part of the sheet that holds anything; at least one by one. */
  matrix(range: CellRange): Matrix;
  /** The moment of this calculation, as a serial number. */
  readonly now: number;
}

/** Where a formula stands and how it is computed. */
export interface Context {
  readonly cells: Cells;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** True for array formulas: operations take ranges value by value. */
  readonly array: boolean;
  /** Names that LET gave. */
  readonly locals: ReadonlyMap<string, Value> | null;
  evaluate(node: Ast, context: Context): Value;
}

/** Arguments are ready: single values where the signature says `s`, undefined when left out. */
export type Plain = (args: readonly (Value | undefined)[], context: Context) => Value;

/** The function computes its own arguments, or only some of them. */
export type Lazy = (args: readonly (Ast | null)[], context: Context) => Value;

export type Implementation = { readonly plain: Plain; readonly errors?: boolean } | { readonly lazy: Lazy };

/** A family of functions by their English names. */
export type Family = Readonly<Record<string, Implementation>>;

/** A function of single values; an error among them is its result. */
export function plain(run: Plain): Implementation {
  return { plain: run };
}

/** A function that wants to see errors too. */
export function seeingErrors(run: Plain): Implementation {
  return { plain: run, errors: true };
}

export function lazy(run: Lazy): Implementation {
  return { lazy: run };
}
