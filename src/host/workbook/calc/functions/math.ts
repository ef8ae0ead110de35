/** ROUND, MOD and the rest of plain arithmetic. */
import { roundDecimals } from '../../format/general';
import type { CellValue } from '../../value';
import type { Context, Family } from '../context';
import { plain } from '../context';
import { integerArg, numberArg } from '../reading';
import { DIV0, NUM } from '../values';

const one = (run: (n: number) => number) =>
  plain(([value], context) => {
    const result = run(numberArg(value, context));
    return Number.isFinite(result) ? result : NUM;
  });

const two = (run: (a: number, b: number) => CellValue, otherwise?: number) =>
  plain(([a, b], context) => run(numberArg(a, context), numberArg(b, context, otherwise)));

function cut(value: number, decimals: number, away: boolean): number {
  const places = Math.trunc(decimals);
  const exact = Number(Math.abs(value).toPrecision(15));
  const scaled = Number((exact * 10 ** places).toPrecision(15));
  const whole = away ? Math.ceil(scaled) : Math.floor(scaled);
  return Math.sign(value) * Number(`${whole}e${-places}`);
}

function multiple(value: number, step: number, round: (n: number) => number): CellValue {
  if (step === 0) return 0;
  if (value > 0 && step < 0) return NUM;
  return Number((round(Number((value / step).toPrecision(15))) * step).toPrecision(15));
}

function remainder(a: number, b: number): CellValue {
  return b === 0 ? DIV0 : Number((a - b * Math.floor(a / b)).toPrecision(15));
}

function gcd(a: number, b: number): number {
  return b === 0 || !Number.isFinite(a) ? a : gcd(b, a % b);
}

// Not cryptography: RAND only has to look random.
const random = (_: unknown, _context: Context): number => Math.random();

export const MATH: Family = {
  ABS: one(Math.abs),
  SIGN: one(Math.sign),
  SQRT: one(Math.sqrt),
  EXP: one(Math.exp),
  LN: one((n) => (n > 0 ? Math.log(n) : Number.NaN)),
  LOG10: one((n) => (n > 0 ? Math.log10(n) : Number.NaN)),
  LOG: two(
    (n, base) =>
      n > 0 && base > 0 && base !== 1 ? Number((Math.log(n) / Math.log(base)).toPrecision(15)) : NUM,
    10,
  ),
  SIN: one(Math.sin),
  COS: one(Math.cos),
  TAN: one(Math.tan),
  ASIN: one(Math.asin),
  ACOS: one(Math.acos),
  ATAN: one(Math.atan),
  ATAN2: two((x, y) => (x === 0 && y === 0 ? DIV0 : Math.atan2(y, x))),
  RADIANS: one((n) => (n * Math.PI) / 180),
  DEGREES: one((n) => (n * 180) / Math.PI),
  PI: plain(() => Math.PI),
  INT: one(Math.floor),
  TRUNC: two((n, places) => cut(n, places, false), 0),
  ROUND: two((n, places) => roundDecimals(n, Math.trunc(places))),
  ROUNDUP: two((n, places) => cut(n, places, true)),
  ROUNDDOWN: two((n, places) => cut(n, places, false)),
  MROUND: two((n, step) => (n * step < 0 ? NUM : multiple(n, step, Math.round))),
  CEILING: two((n, step) => multiple(n, step, Math.ceil)),
  FLOOR: two((n, step) => (step === 0 ? DIV0 : multiple(n, step, Math.floor))),
  'CEILING.MATH': two((n, step) => multiple(n, Math.abs(step), Math.ceil), 1),
  'FLOOR.MATH': two((n, step) => multiple(n, Math.abs(step), Math.floor), 1),
  EVEN: one((n) => Math.sign(n) * Math.ceil(Math.abs(n) / 2) * 2),
  ODD: one((n) => (n === 0 ? 1 : Math.sign(n) * (Math.ceil((Math.abs(n) - 1) / 2) * 2 + 1))),
  MOD: two(remainder),
  QUOTIENT: two((a, b) => (b === 0 ? DIV0 : Math.trunc(a / b))),
  POWER: two((a, b) => (Number.isFinite(a ** b) ? a ** b : NUM)),
  GCD: plain((args, context) => args.map((arg) => Math.abs(integerArg(arg, context))).reduce(gcd, 0)),
  LCM: plain((args, context) =>
    args
      .map((arg) => Math.abs(integerArg(arg, context)))
      .reduce((a, b) => (a === 0 || b === 0 ? 0 : (a * b) / gcd(a, b)), 1),
  ),
  FACT: one((n) => {
    let result = 1;
    for (let i = 2; i <= Math.floor(n) && result < Infinity; i++) result *= i;
    return n < 0 ? Number.NaN : result;
  }),
  RAND: plain(random),
  RANDBETWEEN: two((a, b) =>
    a > b ? NUM : Math.floor(Math.random() * (Math.floor(b) - Math.ceil(a) + 1)) + Math.ceil(a),
  ),
};
