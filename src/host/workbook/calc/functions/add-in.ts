/** How does the calculator call a function that an add-in brought? With the values of its arguments, row by row. */
import type { Workbook } from '../../model';
import type { CellValue } from '../../value';
import type { Implementation } from '../context';
import { lazy } from '../context';
import { matrixArg } from '../reading';
import type { Matrix } from '../values';

/** One function of an add-in: a single value is one by one, an argument left out is undefined. */
export type AddInCall = (args: readonly (Matrix | undefined)[]) => CellValue;

/** The functions of an add-in by their names in capitals ("MATRIZ.ESTADO"). */
export type AddInCalls = ReadonlyMap<string, AddInCall>;

const brought = new WeakMap<Workbook, AddInCalls>();

/** Makes an add-in's functions known to a workbook: to its formulas from the next calculation on, and to its file. */
export function bringFunctions(workbook: Workbook, calls: AddInCalls): void {
  brought.set(workbook, calls);
  workbook.addInFunctions = [...calls.keys()];
}

/** The implementation of an add-in's function in this workbook; null when no add-in brought it. */
export function addInFunction(workbook: Workbook, name: string): Implementation | null {
  const call = brought.get(workbook)?.get(name);
  if (!call) return null;
  return lazy((args, context) =>
    call(
      args
        .map((arg) => arg && matrixArg(context.evaluate(arg, { ...context, array: true }), context))
        .map((rows) => rows ?? undefined),
    ),
  );
}
