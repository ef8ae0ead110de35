/** Which functions do we leave to the formulajs library? Statistics, finance, engineering: numbers in, a number out. */
import type { CellValue } from '../../value';
import { ErrorValue, isError } from '../../value';
import type { Context, Implementation } from '../context';
import { plain } from '../context';
import { FunctionError, matrixArg } from '../reading';
import type { Value } from '../values';
import { CellRange, NUM, VALUE, isMatrix } from '../values';
import { MOST_TEXT, spend, STEP } from '../work';

const RANGES =
  'AVEDEV CORREL COVARIANCE.P COVARIANCE.S COVAR DEVSQ FORECAST FORECAST.LINEAR GEOMEAN HARMEAN INTERCEPT IRR KURT MIRR ' +
  'NPV PEARSON PERCENTILE.EXC PERCENTRANK PERCENTRANK.INC PERCENTRANK.EXC QUARTILE.EXC RSQ SKEW SKEW.P SLOPE ' +
  'STEYX SUMX2MY2 SUMX2PY2 SUMXMY2 TRIMMEAN XIRR XNPV SERIESSUM STDEVA STDEVPA VARA VARPA';
const SINGLES =
  'ACOSH ACOT ACOTH ASINH ATANH BASE BIN2DEC BIN2HEX BIN2OCT BINOM.DIST BINOMDIST BITAND BITLSHIFT BITOR BITRSHIFT ' +
  'BITXOR CHISQ.DIST CHISQ.INV CONFIDENCE.NORM COSH COT CSC CUMIPMT CUMPRINC DB DDB DEC2BIN DEC2HEX ' +
  'DEC2OCT DECIMAL DELTA DOLLARDE DOLLARFR EFFECT ERF ERFC EXPON.DIST FISHER FISHERINV FV GAMMA GAMMALN ' +
  'GAUSS GESTEP HEX2BIN HEX2DEC HEX2OCT IPMT NOMINAL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NORMDIST NORMINV ' +
  'NORMSDIST NORMSINV NPER NUMBERVALUE OCT2BIN OCT2DEC OCT2HEX PDURATION PHI PMT POISSON.DIST ' +
  'PPMT PV RATE ROMAN ARABIC RRI SEC SINH SLN SQRTPI STANDARDIZE SYD T.DIST T.INV TANH YEARFRAC DAYS360 WEIBULL.DIST';

const KNOWN = new Set([...RANGES.split(' '), ...SINGLES.split(' ')]);
// Functions of days get dates of JavaScript's.
const DATED = new Set(['YEARFRAC', 'DAYS360', 'XIRR', 'XNPV']);

/** Arguments by whose size the library counts its steps: Excel's own limits are of that order. */
const COUNTED: Readonly<Record<string, readonly number[]>> = {
  'BINOM.DIST': [0, 1],
  BINOMDIST: [0, 1],
  'CHISQ.DIST': [0, 1],
  'CHISQ.INV': [1],
  CUMIPMT: [1, 3, 4],
  CUMPRINC: [1, 3, 4],
  DB: [2, 3, 4],
  DDB: [2, 3],
  'POISSON.DIST': [0, 1],
};
const MOST_STEPS = 100_000;
const LARGEST_ROMAN = 3_999;

type Callable = (...args: unknown[]) => unknown;
const found = new Map<string, Implementation | null>();

/** The implementation over the library, loaded when the first such function is met. */
export function foreignFunction(name: string): Implementation | null {
  let known = found.get(name);
  if (known === undefined) {
    const run = KNOWN.has(name) ? member(name) : null;
    known = run && plain((args, context) => invoke(name, run, args, context));
    found.set(name, known);
  }
  return known;
}

function member(name: string): Callable | null {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- 40 ms that most workbooks need not spend
  let at: unknown = require('@formulajs/formulajs');
  for (const step of name.split('.')) at = (at as Record<string, unknown> | undefined)?.[step];
  return typeof at === 'function' ? (at as Callable) : null;
}

function invoke(name: string, run: Callable, args: readonly (Value | undefined)[], context: Context): Value {
  const given = args.map((arg) => toForeign(arg, context));
  if (!countSteps(name, given)) return NUM;
  if (name === 'ROMAN' && Number(given[0]) > LARGEST_ROMAN) return VALUE;
  const dated = DATED.has(name)
    ? given.map((arg) => (typeof arg === 'number' && arg > 1000 ? toDate(arg) : arg))
    : given;
  const result = fromForeign(soundly(run, dated));
  // The library writes hexadecimal digits small, Excel capital.
  if (typeof result === 'string' && result.length > MOST_TEXT) return VALUE;
  return typeof result === 'string' && name !== 'ROMAN' ? result.toUpperCase() : result;
}

/** Counts the steps that the library will take; false for more than anybody needs. */
function countSteps(name: string, given: readonly unknown[]): boolean {
  const steps = (COUNTED[name] ?? []).map((place) => Math.abs(Number(given[place] ?? 0)));
  if (steps.some((count) => count > MOST_STEPS)) return false;
  spend(steps.reduce((sum, count) => sum + count, 0) * STEP);
  return true;
}

/** What the library cannot do with numbers out of its range (too long a text, too deep a recursion) is #NUM!. */
function soundly(run: Callable, args: readonly unknown[]): unknown {
  try {
    return run(...args);
  } catch (error) {
    if (error instanceof RangeError) return new Error(NUM.code);
    throw error;
  }
}

function toDate(serial: number): Date {
  return new Date(1900, 0, serial > 59 ? serial - 1 : serial);
}

function toForeign(value: Value | undefined, context: Context): unknown {
  if (!(value instanceof CellRange) && !isMatrix(value)) {
    if (isError(value)) throw new FunctionError(value);
    return value === null ? 0 : value;
  }
  const rows = matrixArg(value, context);
  const error = rows.flat().find(isError);
  if (error) throw new FunctionError(error as ErrorValue);
  const flat = rows.flat().filter((v) => v !== null);
  return flat;
}

function fromForeign(result: unknown): CellValue {
  if (result instanceof Error) return ErrorValue.parse(result.message) ?? VALUE;
  if (typeof result === 'number') return Number.isFinite(result) ? result : NUM;
  return typeof result === 'string' || typeof result === 'boolean' ? result : VALUE;
}
