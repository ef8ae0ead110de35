/** Which cells fit a criterion of COUNTIF and its kin? */
import type { CellValue } from '../value';
import { ErrorValue, isError } from '../value';
import { compareValues, numberInText, sameNumber } from './values';
import { matchesText } from './wildcards';

export type Test = (value: CellValue) => boolean;

/** A criterion such as 5, "Cumplió", "c*", "<>", ">=10", "=" as a test of one value. */
export function criterion(wanted: CellValue): Test {
  if (wanted === null) return equalsNumber(0);
  if (typeof wanted === 'number') return equalsNumber(wanted);
  if (typeof wanted === 'boolean' || isError(wanted)) return (value) => value === wanted;
  const [, operator = '', rest = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(wanted)!;
  if (operator === '' || operator === '=') return equals(rest, operator === '=');
  if (operator === '<>') {
    const same = equals(rest, true);
    return (value) => !same(value);
  }
  return ordered(operator, rest);
}

function equalsNumber(wanted: number): Test {
  return (value) => {
    if (typeof value === 'number') return sameNumber(value, wanted);
    // A text that spells the number counts too.
    return typeof value === 'string' && value !== '' && numberInText(value) === wanted;
  };
}

function equals(text: string, strict: boolean): Test {
  if (text === '') return strict ? (value) => value === null : (value) => value === null || value === '';
  const number = numberInText(text);
  if (number !== null) return equalsNumber(number);
  if (/^(?:true|false)$/i.test(text)) {
    const wanted = /^true$/i.test(text);
    return (value) => value === wanted;
  }
  const error = ErrorValue.parse(text);
  return error ? (value) => value === error : textTest(text);
}

/** Matches a whole text, whatever its case; `*` and `?` stand for any text and any character, `~` escapes. */
export function textTest(pattern: string): Test {
  const wanted = pattern.toLowerCase();
  if (!/[*?~]/.test(wanted)) {
    const { length } = wanted;
    return (value) => typeof value === 'string' && value.length === length && value.toLowerCase() === wanted;
  }
  const whole = matchesText(wanted);
  return (value) => typeof value === 'string' && whole(value);
}

function ordered(operator: string, text: string): Test {
  const number = numberInText(text);
  const wanted: CellValue = number ?? text;
  const kind = typeof wanted;
  return (value) => {
    if (typeof value !== kind) return false;
    const order = compareValues(value, wanted);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    return operator === '>' ? order > 0 : order >= 0;
  };
}
