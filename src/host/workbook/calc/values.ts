/** What can stand in the middle of a calculation? A value, an array of values, or cells. */
import type { Area } from '../area';
import type { Sheet } from '../model';
import type { CellValue } from '../value';
import { ErrorValue, isError } from '../value';

/** Rows of equal length, at least one by one. */
export type Matrix = readonly (readonly CellValue[])[];

/** Cells of one sheet; several areas for a union. */
export class CellRange {
  constructor(
    readonly sheet: Sheet,
    readonly areas: readonly Area[],
  ) {}

  get area(): Area {
    return this.areas[0]!;
  }

  get isOneCell(): boolean {
    const { top, bottom, left, right } = this.area;
    return this.areas.length === 1 && top === bottom && left === right;
  }
}

export type Value = CellValue | Matrix | CellRange;

/** A function that we cannot compute: the cell keeps what the file said. */
export class Unsupported extends Error {
  constructor(readonly what: string) {
    super(what);
  }
}

/** Thrown to compute another cell first, when cells depend on each other too deeply for the call stack. */
export class ComputeFirst extends Error {
  constructor(
    readonly sheet: Sheet,
    readonly row: number,
    readonly column: number,
  ) {
    super('compute first');
  }
}

export const NA = ErrorValue.of('#N/A');
export const VALUE = ErrorValue.of('#VALUE!');
export const REF = ErrorValue.of('#REF!');
export const DIV0 = ErrorValue.of('#DIV/0!');
export const NUM = ErrorValue.of('#NUM!');
export const NAME = ErrorValue.of('#NAME?');

export function isMatrix(value: Value | undefined): value is Matrix {
  return Array.isArray(value);
}

const NUMBER = /^[+-]?(?:[0-9]+(?:,[0-9]{3})*\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i;

/** The number that a text spells ("1,234.5", "12%", "$5", "2023-04-05"), or null. */
export function numberInText(text: string): number | null {
  let bare = text.trim();
  if (bare === '') return null;
  let scale = 1;
  const negative = /^\((.*)\)$/.exec(bare);
  if (negative) [bare, scale] = [negative[1]!, -1];
  if (bare.endsWith('%')) [bare, scale] = [bare.slice(0, -1).trim(), scale / 100];
  bare = bare.replace(/^([+-]?)\s*\$\s*/, '$1');
  if (NUMBER.test(bare)) return Number(bare.replace(/,/g, '')) * scale;
  return scale === 1 ? dateInText(bare) : null;
}

function dateInText(text: string): number | null {
  const iso = /^([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ](.+))?$/.exec(text);
  const american = iso ? null : /^([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})(?: (.+))?$/.exec(text);
  const clock = timeInText(iso?.[4] ?? american?.[4] ?? (iso || american ? '0:00' : text));
  if (clock === null) return null;
  if (!iso && !american) return clock;
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(american![3]), Number(american![1]), Number(american![2])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  if (!real) return null;
  const days = Math.round((date.getTime() - Date.UTC(1899, 11, 31)) / 86_400_000);
  return (days > 59 ? days + 1 : days) + clock;
}

function timeInText(text: string): number | null {
  const found = /^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?\s*([ap]m)?$/i.exec(text.trim());
  if (!found) return null;
  const [, h, m, s = '0', half] = found;
  const hours = half ? (Number(h) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(h);
  return (hours * 3600 + Number(m) * 60 + Number(s)) / 86_400;
}

/** A number for arithmetic; blanks are 0, texts that spell a number are that number. */
export function toNumber(value: CellValue | undefined): number | ErrorValue {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) return value;
  return numberInText(value) ?? VALUE;
}

/** A text for joining; numbers with up to fifteen digits. */
export function toText(value: CellValue | undefined): string | ErrorValue {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isError(value) ? value : numberText(value);
}

/** A number as Excel writes it into a text. */
export function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  const [mantissa, exponent] = text.split('e') as [string, string];
  const power = Number(exponent);
  if (power > 0 && power < 21) return BigInt(Math.round(value)).toString();
  return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** A condition; texts other than TRUE and FALSE are no condition. */
export function toBoolean(value: CellValue | undefined): boolean | ErrorValue {
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined) return false;
  if (typeof value === 'number') return value !== 0;
  if (isError(value)) return value;
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : VALUE;
}

const collator = new Intl.Collator('es', { sensitivity: 'accent' });

/** Numbers agree when their first fifteen digits do. */
export function sameNumber(a: number, b: number): boolean {
  return a === b || (Math.abs(a - b) < Math.abs(a) * 1e-14 && a.toPrecision(15) === b.toPrecision(15));
}

function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function blankAs(other: CellValue): CellValue {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

/** Excel's order: numbers, then texts (whatever their case), then booleans. Neither may be an error. */
export function compareValues(a: CellValue, b: CellValue): number {
  const left = a ?? blankAs(b);
  const right = b ?? blankAs(a);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'number') return sameNumber(left, right as number) ? 0 : left - (right as number);
  if (typeof left === 'string') {
    const other = right as string;
    return left.toLowerCase() === other.toLowerCase()
      ? 0
      : collator.compare(left, other) || (left < other ? -1 : 1);
  }
  return Number(left) - Number(right);
}

/** True when a comparison by "=" holds. Neither may be an error. */
export function equalValues(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return a.length === b.length && (a === b || a.toLowerCase() === b.toLowerCase());
  }
  return compareValues(a, b) === 0;
}
