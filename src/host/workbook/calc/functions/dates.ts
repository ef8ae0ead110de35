/** DATE, TODAY, EOMONTH and what else works on days. */
import { dateParts, dateSerial } from '../../format/dates';
import type { CellValue } from '../../value';
import type { Context, Family } from '../context';
import { plain } from '../context';
import { FunctionError, integerArg, numberArg, numbersOf, single } from '../reading';
import type { Value } from '../values';
import { NUM, VALUE, numberInText } from '../values';
import { spend } from '../work';

/** What looking at one day costs, in values looked at. */
const A_DAY = 5;
/** The 1900 system ends in 9999. */
const END = 2_958_466;

/** A serial number of a day. */
function day(value: Value | undefined, context: Context): number {
  const serial = numberArg(value, context);
  if (serial < 0 || serial >= END) throw new FunctionError(NUM);
  return serial;
}

/** Days by which serial numbers of the workbook are less than those of the 1900 system. */
const start = ({ cells }: Context): number => (cells.workbook.date1904 ? 1462 : 0);

const part = (read: (serial: number) => number) =>
  plain(([value], context) => read(day(value, context) + start(context)));

function shifted(months: number, end: boolean, serial: number): CellValue {
  const from = dateParts(Math.floor(serial));
  const last = dateParts(dateSerial(from.year, from.month + months + 1, 0)).day;
  const to = end ? last : Math.min(from.day, last);
  const result = dateSerial(from.year, from.month + months, to);
  return result < 0 ? NUM : result;
}

function dateFunction([y, m, d]: readonly (Value | undefined)[], context: Context): Value {
  let year = integerArg(y, context);
  if (year >= 0 && year < 1900) year += 1900;
  const serial = dateSerial(year, integerArg(m, context), integerArg(d, context)) - start(context);
  return year > 9999 || serial < 0 ? NUM : serial;
}

function dateDif(args: readonly (Value | undefined)[], context: Context): Value {
  const start = Math.floor(day(args[0], context));
  const end = Math.floor(day(args[1], context));
  const unit = String(single(args[2], context) ?? '').toUpperCase();
  if (start > end) return NUM;
  const a = dateParts(start);
  const b = dateParts(end);
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  if (unit === 'D') return end - start;
  if (unit === 'M') return months;
  if (unit === 'Y') return Math.floor(months / 12);
  if (unit === 'YM') return months % 12;
  if (unit === 'MD') return b.day >= a.day ? b.day - a.day : end - dateSerial(b.year, b.month - 1, a.day);
  return unit === 'YD'
    ? end - dateSerial(b.year - (months < (b.year - a.year) * 12 ? 1 : 0), a.month, a.day)
    : NUM;
}

function weekday([value, kind]: readonly (Value | undefined)[], context: Context): Value {
  const sunday = dateParts(Math.floor(day(value, context))).weekday;
  const type = integerArg(kind, context, 1);
  if (type === 1 || type === 17) return sunday + 1;
  if (type === 2 || type === 11) return ((sunday + 6) % 7) + 1;
  if (type === 3) return (sunday + 6) % 7;
  return type >= 12 && type <= 16 ? ((sunday + 17 - type) % 7) + 1 : NUM;
}

function isoWeek(serial: number): number {
  const thursday = serial - ((dateParts(serial).weekday + 6) % 7) + 3;
  return Math.floor((thursday - dateSerial(dateParts(thursday).year, 1, 1)) / 7) + 1;
}

function weekNumber([value, kind]: readonly (Value | undefined)[], context: Context): Value {
  const serial = Math.floor(day(value, context));
  const type = integerArg(kind, context, 1);
  if (type === 21) return isoWeek(serial);
  const first = type === 1 || type === 17 ? 0 : type === 2 ? 1 : type - 10;
  const start = dateSerial(dateParts(serial).year, 1, 1);
  const lead = (dateParts(start).weekday - first + 7) % 7;
  return Math.floor((serial - start + lead) / 7) + 1;
}

const isWorkday = (serial: number, holidays: ReadonlySet<number>): boolean =>
  // Serial 1 is a Sunday to Excel.
  serial % 7 > 1 && !holidays.has(serial);

function holidaysOf(value: Value | undefined, context: Context): Set<number> {
  return new Set(value === undefined ? [] : numbersOf([value], context).map(Math.floor));
}

function networkDays([from, to, free]: readonly (Value | undefined)[], context: Context): Value {
  const [a, b] = [Math.floor(day(from, context)), Math.floor(day(to, context))];
  const holidays = holidaysOf(free, context);
  spend(Math.abs(b - a) * A_DAY);
  let count = 0;
  for (let serial = Math.min(a, b); serial <= Math.max(a, b); serial++)
    if (isWorkday(serial, holidays)) count++;
  return a <= b ? count : -count;
}

function workDay([from, days, free]: readonly (Value | undefined)[], context: Context): Value {
  const holidays = holidaysOf(free, context);
  let serial = Math.floor(day(from, context));
  const wanted = integerArg(days, context);
  for (let left = Math.abs(wanted); left > 0;) {
    serial += Math.sign(wanted);
    spend(A_DAY);
    if (serial < 1 || serial >= END) return NUM;
    if (isWorkday(serial, holidays)) left--;
  }
  return serial;
}

function fromText(text: CellValue, read: (serial: number) => number): Value {
  const serial = typeof text === 'string' ? numberInText(text) : null;
  return serial === null ? VALUE : read(serial);
}

export const DATES: Family = {
  TODAY: plain((_, context) => Math.floor(context.cells.now) - start(context)),
  NOW: plain((_, context) => context.cells.now - start(context)),
  DATE: plain(dateFunction),
  TIME: plain(([h, m, s], context) => {
    const seconds = integerArg(h, context) * 3600 + integerArg(m, context) * 60 + integerArg(s, context);
    return seconds < 0 ? NUM : (seconds % 86_400) / 86_400;
  }),
  YEAR: part((serial) => dateParts(Math.floor(serial)).year),
  MONTH: part((serial) => dateParts(Math.floor(serial)).month),
  DAY: part((serial) => dateParts(Math.floor(serial)).day),
  HOUR: part((serial) => dateParts(serial).hours),
  MINUTE: part((serial) => dateParts(serial).minutes),
  SECOND: part((serial) => dateParts(serial).seconds),
  WEEKDAY: plain(weekday),
  WEEKNUM: plain(weekNumber),
  ISOWEEKNUM: part((serial) => isoWeek(Math.floor(serial))),
  EDATE: plain(([from, months], context) => shifted(integerArg(months, context), false, day(from, context))),
  EOMONTH: plain(([from, months], context) => shifted(integerArg(months, context), true, day(from, context))),
  DAYS: plain(([to, from], context) => Math.floor(day(to, context)) - Math.floor(day(from, context))),
  DATEDIF: plain(dateDif),
  NETWORKDAYS: plain(networkDays),
  WORKDAY: plain(workDay),
  DATEVALUE: plain(([text], context) => fromText(single(text, context), Math.floor)),
  TIMEVALUE: plain(([text], context) =>
    fromText(single(text, context), (serial) => serial - Math.floor(serial)),
  ),
};
