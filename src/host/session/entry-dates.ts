/** Which entries does Excel turn into dates, times and fractions? In US English, and with Spanish names of months. */
import { dateSerial } from '../workbook/format/dates';

/** A number and the format that Excel gives its cell. */
export interface Moment {
  readonly value: number;
  readonly format: string;
}

const MONTHS =
  'jan january ene enero|feb february febrero|mar march marzo|apr april abr abril|may mayo|jun june junio|' +
  'jul july julio|aug august ago agosto|sep sept september set septiembre|oct october octubre|nov november noviembre|' +
  'dec december dic diciembre';
const MONTH_OF = new Map(
  MONTHS.split('|').flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);
const NAME = `(${[...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const SEP = '(?: ?[-/] ?| de | del |, ?| )';
const pattern = (source: string) => new RegExp(`^${source}$`, 'i');

/** Excel reads 00–29 as of this century, and 30–99 as of the last one. */
function yearOf(text: string | undefined): number {
  if (text === undefined) return new Date().getFullYear();
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

function day(year: number, month: number, date: number, format: string): Moment | null {
  const isDay =
    month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay && year >= 1900 && year <= 9999 ? { value: dateSerial(year, month, date), format } : null;
}

type Read = (parts: readonly (string | undefined)[]) => Moment | null;

const named = (name: string | undefined) => MONTH_OF.get(name!.toLowerCase())!;

/** Month first; where that is no date, day first. */
const figures: Read = ([a, b, year]) => {
  const format = year === undefined ? 'd-mmm' : 'm/d/yyyy';
  return day(yearOf(year), +a!, +b!, format) ?? day(yearOf(year), +b!, +a!, format);
};

/** «Sep-25» is a day of this year, «Sep-45» and «Mar 2025» are months. */
const monthAnd: Read = ([name, figure]) => {
  const asDay = figure!.length <= 2 ? day(yearOf(undefined), named(name), +figure!, 'd-mmm') : null;
  return asDay ?? (figure!.length === 3 ? null : day(yearOf(figure), named(name), 1, 'mmm-yy'));
};

const DATES: readonly (readonly [RegExp, Read])[] = [
  [pattern('(\\d{1,2})[-/](\\d{1,2})(?:[-/](\\d{4}|\\d{2}))?'), figures],
  [pattern('(\\d{1,2})[-/](\\d{4})'), ([month, year]) => day(+year!, +month!, 1, 'mmm-yy')],
  [
    pattern('(\\d{4})[-/](\\d{1,2})(?:[-/](\\d{1,2}))?'),
    ([y, m, d]) => day(+y!, +m!, +(d ?? 1), d ? 'm/d/yyyy' : 'mmm-yy'),
  ],
  [
    pattern(`(\\d{1,2})${SEP}?${NAME}(?:${SEP}?(\\d{4}|\\d{2}))?`),
    ([d, m, y]) => day(yearOf(y), named(m), +d!, y ? 'd-mmm-yy' : 'd-mmm'),
  ],
  [pattern(`${NAME}${SEP}?(\\d{1,4})`), monthAnd],
  [pattern(`${NAME} (\\d{1,2}),? (\\d{4})`), ([m, d, y]) => day(+y!, named(m), +d!, 'd-mmm-yy')],
];

const TIME = pattern('(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?(?: ?([ap])\\.? ?m?\\.?)?');
const HOUR = pattern('(\\d{1,2}) ([ap])m?');

function time(text: string): Moment | null {
  const [, hours, minutes = '0', seconds = '0', half] = TIME.exec(text) ?? [];
  const [, hour, side] = HOUR.exec(text) ?? [];
  const given = hours ?? hour;
  if (given === undefined || Number(minutes) > 59 || Number(seconds) >= 60) return null;
  const which = (half ?? side)?.toLowerCase();
  if (which && Number(given) > 12) return null;
  const base = which ? (Number(given) % 12) + (which === 'p' ? 12 : 0) : Number(given);
  return {
    value: (base * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400,
    format: which ? 'h:mm AM/PM' : 'h:mm',
  };
}

function date(text: string): Moment | null {
  for (const [shape, read] of DATES) {
    const parts = shape.exec(text);
    const found = parts && read(parts.slice(1));
    if (found) return found;
  }
  return null;
}

const FRACTION = /^([+-]?)(\d+) (\d{1,5})\/(\d{1,5})$/;

/** The number that Excel makes of a text that looks like a date, a time or «1 1/2»; null for any other. */
export function readMoment(text: string): Moment | null {
  if (text.length > 40) return null;
  const [, sign, whole, over, under] = FRACTION.exec(text) ?? [];
  if (whole !== undefined && Number(under) > 0) {
    return {
      value: (sign === '-' ? -1 : 1) * (Number(whole) + Number(over) / Number(under)),
      format: '# ?/?',
    };
  }
  const alone = date(text) ?? time(text);
  if (alone) return alone;
  const [, first, rest] = /^(.*\S) (\d{1,2}:.*)$/.exec(text) ?? [];
  const [on, at] = [first ? date(first) : null, rest ? time(rest) : null];
  return on && at ? { value: on.value + at.value, format: 'm/d/yyyy h:mm' } : null;
}
