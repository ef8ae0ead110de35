/** Which dates does a Spanish title give? Day first, in figures or in words, with or without the year. */

/** Why a date is not quite certain. */
export type DateDoubt = 'invalid' | 'no_year' | 'two_digit_year' | 'inferred_year' | 'period' | 'several';

/** The dates of one text. */
export interface TitleDates {
  /** ISO date ("2023-04-05") or month ("2023-04"); null when none can be read. */
  readonly reportedOn: string | null;
  readonly updatedOn: string | null;
  /** What is doubtful, with the words in question. */
  readonly doubts: readonly { readonly doubt: DateDoubt; readonly text: string }[];
  /** The text without its dates, so that their figures are not taken for something else. */
  readonly rest: string;
}

interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  readonly shortYear: boolean;
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'enero ene january jan',
    'febrero feb february',
    'marzo mar march',
    'abril abr april apr',
    'mayo may',
    'junio jun june',
    'julio jul july',
    'agosto ago august aug',
    'septiembre setiembre september sept sep set',
    'octubre oct october',
    'noviembre nov november',
    'diciembre dic december dec',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1])),
);
const FULL_MONTHS = Object.keys(MONTHS).filter((m) => m.length > 4 || m === 'mayo');

const UNITS = 'uno dos tres cuatro cinco seis siete ocho nueve'.split(' ');
const TEENS = 'diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte'.split(
  ' ',
);
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries([
  ['primero', 1],
  ['primer', 1],
  ['un', 1],
  ['veintiun', 21],
  ...UNITS.map((u, i) => [u, i + 1] as const),
  ...TEENS.map((t, i) => [t, i + 10] as const),
  ...UNITS.map((u, i) => [`veinti${u}`, i + 21] as const),
  ...['treinta', 'cuarenta'].flatMap((t, k) => [
    [t, 30 + 10 * k] as const,
    ...UNITS.map((u, i) => [`${t} y ${u}`, 31 + 10 * k + i] as const),
  ]),
]);

const any = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join('|');
/** A number in words, as a pattern: what `cardinalNumber` knows. */
export const CARDINAL = any(Object.keys(NUMBERS));
const MONTH = `(${any(Object.keys(MONTHS))})\\.?`;
const DAY = `(\\d{1,2}|${CARDINAL})(?:ro|er|o|°)?`;
const SEP = '(?:\\s*[-/.]\\s*|\\s+)(?:del?\\s+)?(?:mes\\s+de\\s+)?';
const YEAR_SEP = '(?:\\s*[-/.,]\\s*|\\s+)(?:del?\\s+)?(?:ano\\s+)?';
const YEAR = `(\\d{4}|'?\\d{2}(?!\\s*(?:de|%|herramientas|municipios))|dos mil(?: (?:${CARDINAL}))?)`;
const EDGE = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';

const ISO = new RegExp(`${EDGE}(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${END}`, 'gu');
const NUMERIC = new RegExp(
  `${EDGE}(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4}|\\d{2})${END}`,
  'gu',
);
const WORDED = new RegExp(`${EDGE}${DAY}${SEP}${MONTH}(?:${YEAR_SEP}${YEAR})?${END}`, 'gu');
const MONTH_YEAR = new RegExp(`${EDGE}${MONTH}${YEAR_SEP}${YEAR}${END}`, 'gu');
const MONTH_FIRST = new RegExp(`${EDGE}${MONTH}\\s+(\\d{1,2}),?\\s+(?:del?\\s+)?(\\d{4})${END}`, 'gu');
const MONTH_NUMBER = new RegExp(`(?<!\\S)(\\d{1,2})[-/](\\d{4})${END}`, 'gu');
const BARE_MONTH = new RegExp(`${EDGE}(${any(FULL_MONTHS)})${END}`, 'gu');

/** Reads the dates of a title: the report's, and that of its update ("actualización al 17 de mayo"). */
export function readDates(text: string): TitleDates {
  const plain = normalise(text);
  const mentions = findMentions(plain);
  const rest = blankOut(plain, mentions);
  const doubts: { doubt: DateDoubt; text: string }[] = [];
  const updates = mentions.filter((m) => isUpdate(plain, m, mentions));
  const reports = mentions.filter((m) => !updates.includes(m));
  const [report, update] = [lastOfPeriod(plain, reports, doubts), updates[0]];
  const reported = report ? withYear(report, update?.year ?? null, 'before', update, doubts) : null;
  const updated = update ? withYear(update, report?.year ?? null, 'after', report, doubts) : null;
  const others = reports.map(iso).filter((d) => d !== null && d !== reported);
  if (reported !== null && others.length > 0 && !doubts.some((d) => d.doubt === 'period')) {
    doubts.push({ doubt: 'several', text: reports.map((m) => m.text).join('; ') });
  }
  return { reportedOn: reported, updatedOn: updated, doubts, rest };
}

function normalise(text: string): string {
  return text
    .replace(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

function findMentions(plain: string): Mention[] {
  const found: Mention[] = [];
  const take = (
    pattern: RegExp,
    read: (m: RegExpMatchArray) => Omit<Mention, 'text' | 'start' | 'end'> | null,
  ) => {
    for (const m of plain.matchAll(pattern)) {
      const [start, end] = [m.index, m.index + m[0].length];
      const parts = read(m);
      if (!parts || found.some((f) => f.start < end && start < f.end)) continue;
      found.push({ ...parts, text: m[0].trim(), start, end });
    }
  };
  take(ISO, (m) => ({ day: +m[3]!, month: +m[2]!, ...yearOf(m[1]) }));
  take(NUMERIC, (m) => ({ day: +m[1]!, month: +m[2]!, ...yearOf(m[3]) }));
  take(WORDED, (m) =>
    isReportNumber(plain, m) ? null : { day: numberOf(m[1]!), month: MONTHS[m[2]!]!, ...yearOf(m[3]) },
  );
  take(MONTH_FIRST, (m) => ({ day: +m[2]!, month: MONTHS[m[1]!]!, ...yearOf(m[3]) }));
  // «mayo 23» may be a day or a year: only «may-23», «mayo de 23» or «mayo '23» is a year.
  take(MONTH_YEAR, (m) =>
    /^[a-z]+ \d{2}$/.test(m[0]) ? null : { day: null, month: MONTHS[m[1]!]!, ...yearOf(m[2]) },
  );
  take(MONTH_NUMBER, (m) =>
    +m[1]! >= 1 && +m[1]! <= 12 ? { day: null, month: +m[1]!, ...yearOf(m[2]) } : null,
  );
  if (found.length === 0)
    take(BARE_MONTH, (m) => ({ day: null, month: MONTHS[m[1]!]!, ...yearOf(undefined) }));
  return found.sort((a, b) => a.start - b.start);
}

/** "Reporte 2 - mayo de 2023": the figure numbers the report, unless «de» makes it a day or it is too large. */
function isReportNumber(plain: string, match: RegExpMatchArray): boolean {
  const before = /(?:reporte|informe|ronda|no\.?|num\.?|n°|#)\s*$/.test(plain.slice(0, match.index));
  return before && numberOf(match[1]!) <= 12 && !/\bdel?\s+(?:mes\s+de\s+)?[a-z]/.test(dayToMonth(match));
}

function dayToMonth(match: RegExpMatchArray): string {
  return match[0].slice(0, match[0].indexOf(match[2]!, match[1]!.length) + 1);
}

/** The number that folded words say ("doce"); null for any other text. */
export function cardinalNumber(words: string): number | null {
  return NUMBERS[words] ?? null;
}

function numberOf(text: string): number {
  return NUMBERS[text] ?? Number(text);
}

function yearOf(text: string | undefined): { year: number | null; shortYear: boolean } {
  if (text === undefined) return { year: null, shortYear: false };
  const words = /^dos mil ?(.*)$/.exec(text);
  if (words) return { year: 2000 + (NUMBERS[words[1]!] ?? 0), shortYear: false };
  const digits = text.replace("'", '');
  return { year: Number(digits) + (digits.length === 2 ? 2000 : 0), shortYear: digits.length === 2 };
}

/** True when the words since the previous date speak of an update. */
function isUpdate(plain: string, mention: Mention, all: readonly Mention[]): boolean {
  const from = Math.max(0, ...all.filter((m) => m.end <= mention.start).map((m) => m.end));
  return /\bact(?:\.|ualiz)/.test(plain.slice(from, mention.start));
}

/** "enero - " before "marzo 2023": a period of months, whose first has no year of its own. */
const MONTHS_BEFORE = new RegExp(`${EDGE}(?:${any(FULL_MONTHS)})\\s*(?:al?|hasta|-)\\s*$`, 'u');

/** The first date; of a period ("del 1 de enero al 31 de marzo") its end. */
function lastOfPeriod(
  plain: string,
  reports: readonly Mention[],
  doubts: { doubt: DateDoubt; text: string }[],
): Mention | undefined {
  const [first, second] = reports;
  const months = first && MONTHS_BEFORE.exec(plain.slice(0, first.start));
  if (months && first.day === null) {
    doubts.push({ doubt: 'period', text: plain.slice(months.index, first.end).trim() });
    return first;
  }
  if (!first || !second) return first;
  if (!/^\s*(?:al?|hasta(?: el)?|-)\s*(?:dia\s*)?$/.test(plain.slice(first.end, second.start))) return first;
  doubts.push({ doubt: 'period', text: plain.slice(first.start, second.end) });
  return second;
}

/** A mention as ISO, taking its year from the other date when it has none. */
function withYear(
  mention: Mention,
  year: number | null,
  side: 'before' | 'after',
  other: Mention | undefined,
  doubts: { doubt: DateDoubt; text: string }[],
): string | null {
  const { text } = mention;
  if (mention.shortYear) doubts.push({ doubt: 'two_digit_year', text });
  if (mention.year !== null || year === null || !other) {
    const date = iso(mention);
    if (date === null) doubts.push({ doubt: mention.year === null ? 'no_year' : 'invalid', text });
    return date;
  }
  if (side === 'before') doubts.push({ doubt: 'inferred_year', text });
  const order = (m: Mention) => m.month * 100 + (m.day ?? 0);
  const step = side === 'after' ? 1 : -1;
  const wrong = side === 'after' ? order(mention) < order(other) : order(mention) > order(other);
  const date = iso({ ...mention, year: year + (wrong ? step : 0) });
  if (date === null) doubts.push({ doubt: 'invalid', text });
  return date;
}

/** Years of which a report may be; a figure beyond them is no year. */
const YEARS = { from: 2000, to: 2060 };

function iso({ day, month, year }: Pick<Mention, 'day' | 'month' | 'year'>): string | null {
  if (year === null || year < YEARS.from || year > YEARS.to || month < 1 || month > 12) return null;
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return prefix;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= lastDay ? `${prefix}-${String(day).padStart(2, '0')}` : null;
}

function blankOut(plain: string, mentions: readonly Mention[]): string {
  return mentions.reduceRight((text, m) => `${text.slice(0, m.start)} | ${text.slice(m.end)}`, plain);
}
