/** SUBTOTAL and AGGREGATE: totals that leave out hidden rows, errors and other subtotals. */
import type { CellValue } from '../../value';
import { isError } from '../../value';
import type { Context, Family } from '../context';
import { plain } from '../context';
import { FunctionError, integerArg } from '../reading';
import type { Value } from '../values';
import { CellRange, VALUE } from '../values';
import { average, largest, product, smallest, sum, variance } from './counting';

const TOTALS: Readonly<Record<number, (numbers: number[], all: CellValue[]) => number>> = {
  1: average,
  2: (numbers) => numbers.length,
  3: (_, all) => all.filter((value) => value !== null).length,
  4: largest,
  5: smallest,
  6: product,
  7: (numbers) => Math.sqrt(variance(numbers, 1)),
  8: (numbers) => Math.sqrt(variance(numbers, 0)),
  9: sum,
  10: (numbers) => variance(numbers, 1),
  11: (numbers) => variance(numbers, 0),
};

/** What to leave out. */
interface Skip {
  readonly hidden: boolean;
  readonly errors: boolean;
}

function visible(args: readonly (Value | undefined)[], skip: Skip, context: Context): CellValue[] {
  const found: CellValue[] = [];
  for (const arg of args) {
    if (!(arg instanceof CellRange)) throw new FunctionError(VALUE);
    for (const area of arg.areas) {
      arg.sheet.cells.each(area, (row, column, cell) => {
        if (/\b(?:SUBTOTAL|AGGREGATE)\s*\(/i.test(cell.formula ?? '')) return;
        if (isHidden(arg, row, skip)) return;
        const value = context.cells.value(arg.sheet, row, column);
        if (isError(value) && !skip.errors) throw new FunctionError(value);
        if (!isError(value)) found.push(value);
      });
    }
  }
  return found;
}

// Rows that a filter hides are always left out.
function isHidden(range: CellRange, row: number, skip: Skip): boolean {
  if (!range.sheet.row(row).hidden) return false;
  const filter = range.sheet.autoFilter?.area;
  const filtered = filter !== undefined && row > filter.top && row <= filter.bottom;
  return skip.hidden || filtered;
}

function total(kind: number, values: CellValue[]): Value {
  const run = TOTALS[kind];
  return run
    ? run(
        values.filter((value) => typeof value === 'number'),
        values,
      )
    : VALUE;
}

function subtotal(args: readonly (Value | undefined)[], context: Context): Value {
  const kind = integerArg(args[0], context);
  const skip = { hidden: kind > 100, errors: false };
  return total(kind % 100, visible(args.slice(1), skip, context));
}

/** The eleven totals that AGGREGATE shares with SUBTOTAL. */
function aggregate(args: readonly (Value | undefined)[], context: Context): Value {
  const options = integerArg(args[1], context);
  const skip = { hidden: options % 2 === 1, errors: [2, 3, 6, 7].includes(options) };
  return total(integerArg(args[0], context), visible(args.slice(2), skip, context));
}

export const SUBTOTALS: Family = {
  SUBTOTAL: plain(subtotal),
  AGGREGATE: plain(aggregate),
};
