/** IF and its kin, and what asks for the type of a value. */
import type { Ast } from '../../formula/ast';
import type { CellValue } from '../../value';
import { isError } from '../../value';
import type { Context, Family } from '../context';
import { lazy, plain, seeingErrors } from '../context';
import { broadcast, dense, implicit } from '../lifting';
import { FunctionError, eachValue, numberArg, single, sure } from '../reading';
import type { Matrix, Value } from '../values';
import { CellRange, NA, VALUE, equalValues, isMatrix, toBoolean, toNumber } from '../values';

/** One value, or an array in an array formula. */
function operand(node: Ast | null | undefined, context: Context): CellValue | Matrix {
  if (!node) return null;
  const value = context.evaluate(node, context);
  if (value instanceof CellRange)
    return context.array && !value.isOneCell ? dense(value, context) : implicit(value, context);
  return value;
}

function branch(node: Ast | null | undefined, context: Context, absent: CellValue): Value {
  if (node === undefined) return absent;
  return node === null ? 0 : context.evaluate(node, context);
}

function ifFunction(args: readonly (Ast | null)[], context: Context): Value {
  const condition = operand(args[0], context);
  if (!isMatrix(condition)) {
    const truth = toBoolean(condition);
    if (isError(truth)) return truth;
    return truth ? branch(args[1], context, true) : branch(args[2], context, false);
  }
  const whole = (node: Ast | null | undefined, absent: CellValue): CellValue | Matrix => {
    const value = branch(node, context, absent);
    return value instanceof CellRange ? dense(value, context) : value;
  };
  const yes = whole(args[1], true);
  const no = whole(args[2], false);
  return broadcast([condition, ...[yes, no].filter(isMatrix)], (pick) => {
    const truth = toBoolean(pick(condition) as CellValue);
    return isError(truth) ? truth : (pick(truth ? yes : no) as CellValue);
  });
}

function replacing(test: (value: CellValue) => boolean) {
  return (args: readonly (Ast | null)[], context: Context): Value => {
    const value = operand(args[0], context);
    if (!isMatrix(value)) return test(value) ? branch(args[1], context, 0) : (value ?? 0);
    const other = operand(args[1], context);
    return broadcast([value, ...[other].filter(isMatrix)], (pick) => {
      const one = pick(value) as CellValue;
      return test(one) ? (pick(other) as CellValue) : one;
    });
  };
}

function ifs(args: readonly (Ast | null)[], context: Context): Value {
  for (let i = 0; i + 1 < args.length; i += 2) {
    const truth = toBoolean(one(args[i], context));
    if (isError(truth)) return truth;
    if (truth) return branch(args[i + 1], context, 0);
  }
  return NA;
}

function one(node: Ast | null | undefined, context: Context): CellValue {
  const value = operand(node, context);
  return isMatrix(value) ? value[0]![0]! : value;
}

function switchFunction(args: readonly (Ast | null)[], context: Context): Value {
  const wanted = one(args[0], context);
  if (isError(wanted)) return wanted;
  for (let i = 1; i + 1 < args.length; i += 2) {
    const value = one(args[i], context);
    if (!isError(value) && equalValues(wanted, value)) return branch(args[i + 1], context, 0);
  }
  return args.length % 2 === 0 ? branch(args[args.length - 1], context, 0) : NA;
}

function choose(args: readonly (Ast | null)[], context: Context): Value {
  const index = toNumber(one(args[0], context));
  if (isError(index)) return index;
  const chosen = Math.trunc(index);
  return chosen >= 1 && chosen < args.length ? branch(args[chosen], context, 0) : VALUE;
}

function letFunction(args: readonly (Ast | null)[], context: Context): Value {
  const locals = new Map(context.locals ?? []);
  const scope: Context = { ...context, locals };
  for (let i = 0; i + 1 < args.length; i += 2) {
    const name = args[i];
    if (name?.kind !== 'name') return VALUE;
    locals.set(name.name.toLowerCase(), args[i + 1] ? context.evaluate(args[i + 1]!, scope) : null);
  }
  return args.length % 2 === 1 ? branch(args[args.length - 1], scope, 0) : VALUE;
}

function truths(args: readonly (Value | undefined)[], context: Context): boolean[] {
  const found: boolean[] = [];
  eachValue(args, context, (value, direct) => {
    if (typeof value === 'boolean') found.push(value);
    else if (typeof value === 'number') found.push(value !== 0);
    else if (isError(value)) throw new FunctionError(value);
    else if (direct && value !== null) found.push(sure(toBoolean(value)));
  });
  if (found.length === 0) throw new FunctionError(VALUE);
  return found;
}

const typeTest = (test: (value: CellValue) => boolean) =>
  seeingErrors(([value], context) => test(single(value, context)));
const parity = (rest: number) =>
  plain(([value], context) => Math.abs(Math.trunc(numberArg(value, context))) % 2 === rest);

const ERROR_TYPES = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA'];

export const LOGIC: Family = {
  IF: lazy(ifFunction),
  IFERROR: lazy(replacing(isError)),
  IFNA: lazy(replacing((value) => value === NA)),
  IFS: lazy(ifs),
  SWITCH: lazy(switchFunction),
  CHOOSE: lazy(choose),
  LET: lazy(letFunction),
  TRUE: plain(() => true),
  FALSE: plain(() => false),
  NA: plain(() => NA),
  AND: plain((args, context) => truths(args, context).every(Boolean)),
  OR: plain((args, context) => truths(args, context).some(Boolean)),
  XOR: plain((args, context) => truths(args, context).filter(Boolean).length % 2 === 1),
  NOT: plain(([value], context) => !sure(toBoolean(single(value, context)))),
  ISBLANK: typeTest((value) => value === null),
  ISERROR: typeTest(isError),
  ISERR: typeTest((value) => isError(value) && value !== NA),
  ISNA: typeTest((value) => value === NA),
  ISTEXT: typeTest((value) => typeof value === 'string'),
  ISNONTEXT: typeTest((value) => typeof value !== 'string'),
  ISNUMBER: typeTest((value) => typeof value === 'number'),
  ISLOGICAL: typeTest((value) => typeof value === 'boolean'),
  ISREF: plain(([value]) => value instanceof CellRange),
  ISEVEN: parity(0),
  ISODD: parity(1),
  ISFORMULA: plain(([value]) => {
    if (!(value instanceof CellRange)) return VALUE;
    return (value.sheet.cell(value.area.top, value.area.left)?.formula ?? null) !== null;
  }),
  N: plain(([value], context) => {
    const known = single(value, context);
    return typeof known === 'number' ? known : typeof known === 'boolean' ? Number(known) : 0;
  }),
  T: plain(([value], context) => {
    const known = single(value, context);
    return typeof known === 'string' ? known : '';
  }),
  TYPE: seeingErrors(([value], context) => {
    if (isMatrix(value) || (value instanceof CellRange && !value.isOneCell)) return 64;
    const known = single(value, context);
    if (isError(known)) return 16;
    return typeof known === 'string' ? 2 : typeof known === 'boolean' ? 4 : 1;
  }),
  'ERROR.TYPE': seeingErrors(([value], context) => {
    const known = single(value, context);
    return isError(known) ? ERROR_TYPES.indexOf(known.code) + 1 || NA : NA;
  }),
};
