/** Which date and time is a serial number, and how is it spelt? */
import { roundDecimals } from './general';
import type { Section } from './sections';

export interface DateParts {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Part of a second, 0 ≤ n < 1. */
  readonly fraction: number;
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 31);

/** Serial 60 is 29 February 1900, which never was; Excel keeps it for Lotus's sake. */
export function dateParts(serial: number, decimals = 0): DateParts {
  const seconds = roundDecimals(serial * 86_400, decimals);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  const fiction = day === 60;
  const date = new Date(EPOCH + (day > 59 ? day - 1 : day) * DAY);
  return {
    year: date.getUTCFullYear(),
    month: fiction ? 2 : day === 0 ? 1 : date.getUTCMonth() + 1,
    day: fiction ? 29 : day === 0 ? 0 : date.getUTCDate(),
    weekday: (((day - 1) % 7) + 7) % 7,
    hours: Math.floor(rest / 3600),
    minutes: Math.floor((rest % 3600) / 60),
    seconds: Math.floor(rest % 60),
    fraction: rest - Math.floor(rest),
  };
}

/** The serial number of a calendar day (1900 system); months and days may overflow. */
export function dateSerial(year: number, month: number, day: number): number {
  const days = Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY);
  return days > 59 ? days + 1 : days;
}

const ENGLISH = {
  months: 'January February March April May June July August September October November December'.split(' '),
  days: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};
const SPANISH = {
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  days: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};

/** A serial number by the date codes of a section; null for a number that is no date. */
export function renderDate(serial: number, section: Section): string | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  const pieces = section.pieces;
  const decimals = Math.max(
    0,
    ...pieces.map((p) => (p.kind === 'date' && p.text[0] === '.' ? p.text.length - 1 : 0)),
  );
  const parts = dateParts(serial, decimals);
  const names = section.language !== null && (section.language & 0x3ff) === 0x0a ? SPANISH : ENGLISH;
  const half = pieces.some((p) => p.kind === 'date' && /^a/i.test(p.text));
  const codes = pieces.map((p) => (p.kind === 'date' ? p.text : ''));
  return pieces
    .map((piece, i) => {
      if (piece.kind === 'literal') return piece.text;
      if (piece.kind !== 'date') return '';
      const minutes = piece.text[0] === 'm' && piece.text.length < 3 && isMinutes(codes, i);
      return minutes ? padded(parts.minutes, piece.text) : dateCode(piece.text, parts, serial, half, names);
    })
    .join('');
}

// "m" is minutes right after hours or right before seconds.
function isMinutes(codes: readonly string[], i: number): boolean {
  const before = codes
    .slice(0, i)
    .reverse()
    .find((code) => code !== '');
  const after = codes.slice(i + 1).find((code) => code !== '');
  return /^\[?h/.test(before ?? '') || /^\[?s/.test(after ?? '');
}

function padded(value: number, code: string): string {
  return String(value).padStart(Math.min(2, code.length), '0');
}

function dateCode(
  code: string,
  parts: DateParts,
  serial: number,
  half: boolean,
  names: typeof ENGLISH,
): string {
  switch (code[0]!.toLowerCase()) {
    case 'y':
      return code.length <= 2
        ? String(parts.year % 100).padStart(2, '0')
        : String(parts.year).padStart(4, '0');
    case 'b':
      return code.length <= 2 ? String((parts.year + 543) % 100).padStart(2, '0') : String(parts.year + 543);
    case 'm':
      return monthCode(code, parts.month, names.months);
    case 'd':
      return dayCode(code, parts, names.days);
    case 'h':
      return padded(half ? ((parts.hours + 11) % 12) + 1 : parts.hours, code);
    case 's':
      return padded(parts.seconds, code);
    case '.':
      return code.length === 1 ? '.' : parts.fraction.toFixed(code.length - 1).slice(1);
    case '[':
      return elapsed(code, serial);
    default:
      return halfOfDay(code, parts.hours);
  }
}

function monthCode(code: string, month: number, names: readonly string[]): string {
  const name = names[month - 1]!;
  if (code.length === 5) return name[0]!.toUpperCase();
  if (code.length === 3) return name.slice(0, 3);
  return code.length >= 4 ? name : padded(month, code);
}

function dayCode(code: string, parts: DateParts, names: readonly string[]): string {
  const name = names[parts.weekday]!;
  if (code.length === 3) return name.slice(0, 3);
  return code.length >= 4 ? name : padded(parts.day, code);
}

function halfOfDay(code: string, hours: number): string {
  const text = hours < 12 ? 'AM' : 'PM';
  return code.length < 4 ? text[0]! : text;
}

function elapsed(code: string, serial: number): string {
  const perDay = { h: 24, m: 1440, s: 86_400 }[code[1] as 'h' | 'm' | 's'];
  const total = Math.floor(Number((serial * perDay).toPrecision(15)) + 1e-9);
  return String(total).padStart(code.length - 2, '0');
}
