/** What do +, &, = and the other operators give? */
import type { CellValue } from '../value';
import { isError } from '../value';
import { at, table } from './lifting';
import { DIV0, NUM, VALUE, compareValues, equalValues, isMatrix, toNumber, toText } from './values';
import type { Matrix } from './values';
import { MADE, MOST_TEXT, spend } from './work';

type Operand = CellValue | Matrix;

/** An operation of one or two values, value by value for arrays. */
export function binaryOperation(op: string, left: Operand, right: Operand): Operand {
  if (!isMatrix(left) && !isMatrix(right)) return operate(op, left, right);
  const a: Matrix = isMatrix(left) ? left : [[left]];
  const b: Matrix = isMatrix(right) ? right : [[right]];
  const rows = Math.max(a.length, b.length);
  const columns = Math.max(a[0]!.length, b[0]!.length);
  spend(rows * columns * MADE);
  return table(rows, columns, (r, c) => operate(op, at(a, r, c), at(b, r, c)));
}

export function unaryOperation(op: string, arg: Operand): Operand {
  if (isMatrix(arg)) spend(arg.length * arg[0]!.length * MADE);
  if (isMatrix(arg)) return arg.map((row) => row.map((value) => unary(op, value)));
  return unary(op, arg);
}

function unary(op: string, value: CellValue): CellValue {
  if (op === '+') return value;
  const number = toNumber(value);
  if (isError(number)) return number;
  return op === '%' ? number / 100 : number === 0 ? 0 : -number;
}

function operate(op: string, left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left;
  if (isError(right)) return right;
  switch (op) {
    case '&':
      return joined(toText(left) as string, toText(right) as string);
    case '=':
      return equalValues(left, right);
    case '<>':
      return !equalValues(left, right);
    case '<':
      return compareValues(left, right) < 0;
    case '>':
      return compareValues(left, right) > 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>=':
      return compareValues(left, right) >= 0;
    default:
      return arithmetic(op, left, right);
  }
}

/** A text longer than a cell holds is an error, as in Excel. */
function joined(left: string, right: string): CellValue {
  return left.length + right.length > MOST_TEXT ? VALUE : left + right;
}

function arithmetic(op: string, left: CellValue, right: CellValue): CellValue {
  const a = toNumber(left);
  if (isError(a)) return a;
  const b = toNumber(right);
  if (isError(b)) return b;
  if (op === '+') return snapped(a + b, a, b);
  if (op === '-') return snapped(a - b, a, b);
  if (op === '*') return finite(a * b);
  if (op === '/') return b === 0 ? DIV0 : finite(a / b);
  if (a === 0 && b === 0) return NUM;
  if (a === 0 && b < 0) return DIV0;
  return finite(a ** b);
}

// What is left of nearly equal numbers is rounding noise; Excel shows 0.
function snapped(result: number, a: number, b: number): CellValue {
  const noise = Math.max(Math.abs(a), Math.abs(b)) * 4e-16;
  return Math.abs(result) <= noise && a !== 0 && b !== 0 ? 0 : finite(result);
}

function finite(value: number): CellValue {
  return Number.isFinite(value) ? value : NUM;
}
