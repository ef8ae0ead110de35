/** What does Excel make of an entry? Texts that look like numbers, formulas, booleans, percentages or errors become that. */
import { ApiError } from '../bridge/errors';
import type { CellValue } from '../workbook/value';
import { ErrorValue } from '../workbook/value';
import { readMoment } from './entry-dates';

/** What an entry turns into. `format` is the number format that Excel gives a cell that had none. */
export type Entry =
  | { readonly kind: 'clear' }
  | { readonly kind: 'formula'; readonly formula: string }
  | {
      readonly kind: 'value';
      readonly value: CellValue;
      readonly format?: string;
      readonly quoted?: boolean;
    };

/** Longest text of a cell and longest formula (support.microsoft.com, Excel specifications and limits). */
const TEXT_LIMIT = 32_767;
const FORMULA_LIMIT = 8_192;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/**
 * Reads an entry as Excel does in US English, whatever the person's language
 * (learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member).
 * In a cell with the text format, texts stay as they are.
 */
export function readEntry(raw: unknown, cellFormat: string): Entry {
  if (raw === '') return { kind: 'clear' };
  if (typeof raw === 'number' || typeof raw === 'boolean') return { kind: 'value', value: raw };
  if (typeof raw !== 'string') throw new ApiError('InvalidArgument');
  if (raw.length > TEXT_LIMIT)
    throw new ApiError('InvalidArgument', `A cell holds at most ${TEXT_LIMIT} characters.`);
  if (cellFormat === '@') return { kind: 'value', value: raw };
  if (raw.startsWith("'")) return { kind: 'value', value: raw.slice(1), quoted: true };
  return readTyped(raw);
}

/** In US English, and as a Spanish Excel lets a person type them. */
const TRUTH: Readonly<Record<string, boolean>> = { TRUE: true, FALSE: false, VERDADERO: true, FALSO: false };

function readTyped(raw: string): Entry {
  const text = raw.trim();
  const number = readNumber(text);
  if (number) return number;
  if (text.length > 1 && /^[=＝+@-]/.test(text)) return readFormula(text);
  const truth = TRUTH[text.toUpperCase()];
  if (truth !== undefined) return { kind: 'value', value: truth };
  const moment = readMoment(text);
  if (moment) return { kind: 'value', ...moment };
  return { kind: 'value', value: ErrorValue.parse(text) ?? raw };
}

function readFormula(text: string): Entry {
  if (text.length > FORMULA_LIMIT) throw new ApiError('FormulaLengthExceedsLimit');
  return { kind: 'formula', formula: /^[=＝@]/.test(text) ? text.slice(1) : text };
}

/** Numbers, with the format that their shape suggests: "12%", "$1,200.50", "(5)", "1e3". */
function readNumber(text: string): Entry | null {
  const negative = /^\(([^()+-]+)\)$/.exec(text);
  if (negative) return negated(readNumber(negative[1]!));
  if (text.endsWith('%')) {
    const number = plainNumber(text.slice(0, -1).trim());
    return number === null ? null : { kind: 'value', value: number / 100, format: percentFormat(text) };
  }
  const money = /^([+-]?)\$\s*(.+)$/.exec(text);
  if (money) {
    const number = plainNumber(money[1]! + money[2]!);
    const format = text.includes('.') ? '$#,##0.00_);[Red]($#,##0.00)' : '$#,##0_);[Red]($#,##0)';
    return number === null ? null : { kind: 'value', value: number, format };
  }
  const number = plainNumber(text);
  return number === null ? null : { kind: 'value', value: number, ...shapeFormat(text) };
}

function plainNumber(text: string): number | null {
  if (NUMBER.test(text)) return finite(Number(text));
  return GROUPED.test(text) ? finite(Number(text.replaceAll(',', ''))) : null;
}

const finite = (n: number): number | null => (Number.isFinite(n) ? n : null);

function negated(entry: Entry | null): Entry | null {
  return entry?.kind === 'value' && typeof entry.value === 'number'
    ? { ...entry, value: -entry.value }
    : null;
}

const percentFormat = (text: string): string => (text.includes('.') ? '0.00%' : '0%');

function shapeFormat(text: string): { format?: string } {
  if (/e/i.test(text)) return { format: '0.00E+00' };
  if (text.includes(',')) return { format: text.includes('.') ? '#,##0.00' : '#,##0' };
  return {};
}
