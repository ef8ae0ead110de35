/** COMBIN, PERMUT and their kin: products that end as soon as they are too large for a number. */
import type { CellValue } from '../../value';
import type { Family } from '../context';
import { plain } from '../context';
import { eachValue, integerArg, sure } from '../reading';
import { NUM, toNumber } from '../values';

/** Numbers are whole up to here; Excel rounds what it computed to them. */
const EXACT = 2 ** 53;

function finite(value: number): CellValue {
  if (!Number.isFinite(value)) return NUM;
  return value < EXACT ? Math.round(value) : value;
}

/** n over k. Each step at least doubles it until the middle, so that few are needed to leave all numbers behind. */
function combinations(n: number, k: number): number {
  const steps = Math.min(k, n - k);
  let result = 1;
  for (let i = 1; i <= steps && result < Infinity; i++) {
    result = (result * (n - steps + i)) / i;
    if (result < EXACT) result = Math.round(result);
  }
  return result;
}

/** n × (n − 1) × … , k factors. */
function arrangements(n: number, k: number): number {
  let result = 1;
  for (let i = 0; i < k && result < Infinity; i++) result *= n - i;
  return result;
}

function every(n: number, step: number): number {
  let result = 1;
  for (let i = n; i > 1 && result < Infinity; i -= step) result *= i;
  return result;
}

const two = (run: (n: number, k: number) => CellValue) =>
  plain(([n, k], context) => run(integerArg(n, context), integerArg(k, context)));

export const COMBINATIONS: Family = {
  COMBIN: two((n, k) => (n < 0 || k < 0 || k > n ? NUM : finite(combinations(n, k)))),
  COMBINA: two((n, k) => {
    if (n < 0 || k < 0 || (n === 0 && k > 0)) return NUM;
    return n === 0 ? 1 : finite(combinations(n + k - 1, k));
  }),
  PERMUT: two((n, k) => (n <= 0 || k < 0 || k > n ? NUM : finite(arrangements(n, k)))),
  PERMUTATIONA: two((n, k) => (n < 0 || k < 0 ? NUM : finite(n ** k))),
  FACTDOUBLE: plain(([value], context) => {
    const n = integerArg(value, context);
    return n < -1 ? NUM : finite(every(n, 2));
  }),
  MULTINOMIAL: plain((args, context) => {
    let [all, result] = [0, 1];
    let negative = false;
    eachValue(args, context, (value) => {
      const n = Math.trunc(sure(toNumber(value)));
      if (n < 0) negative = true;
      else if (result < Infinity) result *= combinations((all += n), n);
    });
    return negative ? NUM : finite(result);
  }),
};
