/** Which dates does a Spanish title give? Day first, in figures or in words, with or without the year. */
import { isAside, isJoined, saysMonth } from './date-context';
import { isUnitOfTen, ORDINAL } from './ordinals';
import { matchesAtWords } from './word-starts';

/** Why a date is not quite certain. */
export type DateDoubt =
  | 'invalid'
  | 'no_year'
  | 'two_digit_year'
  | 'inferred_year'
  | 'period'
  | 'several'
  /** When it was printed, issued or agreed, for want of another. */
  | 'aside'
  /** "Reporte 5 abril 2023": taken for the day, and maybe the report's number. */
  | 'day_or_number'
  /** The same figure, or the first of "Reporte 1 al 15 de marzo", taken for the number. */
  | 'number_or_day';

/** The dates of one text. */
export interface TitleDates {
  /** ISO date ("2023-04-05") or month ("2023-04"); null when none can be read. */
  readonly reportedOn: string | null;
  readonly updatedOn: string | null;
  /** A date of something else («Impreso el …», «Acuerdo del …»), if it is all that there is; null otherwise. */
  readonly asideOn: string | null;
  /** What is doubtful, with the words in question. */
  readonly doubts: readonly Doubt[];
  /** What was taken for a day, and may be the report's number. */
  readonly maybeNumber: number | null;
  /** The text without its dates, so that their figures are not taken for something else. */
  readonly rest: string;
}

interface Doubt {
  readonly doubt: DateDoubt;
  readonly text: string;
}

interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  readonly shortYear: boolean;
  /** True when its day stands where the report's number does. */
  readonly maybeNumber?: boolean;
  /** True for the end of a period whose beginning is a day alone ("del 1 al 15 de marzo"). */
  readonly endsPeriod?: boolean;
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
/** The beginning of a word, where it does not matter what is matched: whatever must know it asks `matchesAtWords`. */
const EDGE = '(?:^|[^\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';

// What follows is sought at the beginning of words.
const ISO = new RegExp(`(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${END}`, 'uy');
const NUMERIC = new RegExp(`(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4}|\\d{2})${END}`, 'uy');
const WORDED = new RegExp(`${DAY}${SEP}${MONTH}(?:${YEAR_SEP}${YEAR})?${END}`, 'uy');
const MONTH_YEAR = new RegExp(`${MONTH}${YEAR_SEP}${YEAR}${END}`, 'uy');
const MONTH_FIRST = new RegExp(`${MONTH}\\s+(\\d{1,2}),?\\s+(?:del?\\s+)?(\\d{4})${END}`, 'uy');
const MONTH_NUMBER = new RegExp(`(\\d{1,2})[-/](\\d{4})${END}`, 'uy');
const YEAR_MONTH = new RegExp(`(20\\d\\d)[-/](\\d{1,2})${END}`, 'uy');
const COMPACT = new RegExp(`(20\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])${END}`, 'uy');
const TIGHT_MONTH = new RegExp(`(\\d{1,2})?(${any(Object.keys(MONTHS))})(20\\d\\d|\\d{2})${END}`, 'uy');
const BARE_MONTH = new RegExp(`(${any(FULL_MONTHS)})${END}`, 'uy');

/** How far before a date the words are sought that say what its day is: a long text is read in linear time. */
const LOOK_BACK = 80;
/** What a figure after it may number. A cut («corte») and an advance («avance») are rather followed by their date. */
export const NUMBERED_NOUNS = 'reporte|rep|informe|ronda|seguimiento|medicion|evaluacion|monitoreo|revision';
const NOUN_LAST = new RegExp(`(?:${NUMBERED_NOUNS})\\.?\\s*$`, 'uy');
const NOUN_OR_CUT_LAST = new RegExp(`(?:${NUMBERED_NOUNS}|corte|avance)\\.?\\s*$`, 'uy');
/** What numbers the noun after it: "primer", "1er.", "IV". */
const NUMBER_LAST = new RegExp(
  `(?:(${ORDINAL})|\\d{1,2}\\.?\\s?(?:er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|o|a|°)|[ivx]+)\\.?\\s+$`,
  'uy',
);
/** "No. 5": the figure is a number, whatever follows. */
const NUMBER_SIGN = new RegExp(`(?:${EDGE}(?:no|num|nro|numero|n)\\.?|n°|#)\\s*$`, 'u');
/** The beginning of a period, before its end: "1 al " 15 de marzo. */
const DAY_BEFORE = new RegExp(`${DAY}\\.?(?:\\s*-\\s*|\\s+(al?|hasta(?: el)?)\\s+)(?:(?:el )?dia )?$`, 'uy');

/** Reads the dates of a title: the report's, and that of its update ("actualización al 17 de mayo"). */
export function readDates(text: string, isSheetName = false): TitleDates {
  const plain = normalise(text.slice(0, LONGEST));
  const doubts: Doubt[] = [];
  const mentions = findMentions(plain, isSheetName).map((m, i, all) =>
    withPeriod(plain, m, all[i - 1]?.end ?? 0, doubts),
  );
  const rest = blankOut(plain, mentions);
  const updates = mentions.filter((m) => isUpdate(plain, m, mentions));
  const others = mentions.filter((m) => !updates.includes(m));
  const asides = others.filter((m) => isAside(plain, m, mentions));
  const reports = others.filter((m) => !asides.includes(m));
  const [report, update] = [lastOfPeriod(plain, reports, doubts), updates[0]];
  const reported = report ? withYear(report, update?.year ?? null, 'before', update, doubts) : null;
  const updated = update ? withYear(update, report?.year ?? null, 'after', report, doubts) : null;
  const rivals = reports.map(iso).filter((d) => d !== null && d !== reported);
  if (reported !== null && rivals.length > 0 && !doubts.some((d) => d.doubt === 'period')) {
    doubts.push({ doubt: 'several', text: reports.map((m) => m.text).join('; ') });
  }
  const asideOn =
    mentions.length === asides.length ? (asides.map(iso).find((d) => d !== null) ?? null) : null;
  if (asideOn !== null) doubts.push({ doubt: 'aside', text: asides.find((m) => iso(m) === asideOn)!.text });
  const doubtful = reports.find((m) => m.maybeNumber);
  if (doubtful) doubts.push({ doubt: 'day_or_number', text: doubtful.text });
  return {
    reportedOn: reported,
    updatedOn: updated,
    asideOn,
    doubts,
    maybeNumber: doubtful?.day ?? null,
    rest,
  };
}

function normalise(text: string): string {
  return (
    text
      .replace(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      // «2023_04_05», «Abril_2023»: sheets are named as files are.
      .replace(/(\d)_(?=\d)/g, '$1-')
      .replace(/[\s_]+/g, ' ')
  );
}

/** Units of a text within which its title is: what stands further on dates nothing, and costs no time. */
export const LONGEST = 1000;

function findMentions(plain: string, isSheetName: boolean): Mention[] {
  const found: Mention[] = [];
  const take = (
    pattern: RegExp,
    read: (m: RegExpMatchArray) => Omit<Mention, 'text' | 'start' | 'end'> | null,
    words?: RegExp,
  ) => {
    for (const m of matchesAtWords(plain, pattern, words)) {
      const [start, end] = [m.index, m.index + m[0].length];
      // Letters make it a date, whatever it is joined to.
      if (!/\p{L}/u.test(m[0]) && isJoined(plain, start, end)) continue;
      const parts = read(m);
      if (!parts || found.some((f) => f.start < end && start < f.end)) continue;
      found.push({ ...parts, text: m[0].trim(), start, end });
    }
  };
  take(ISO, (m) => ({ day: +m[3]!, month: +m[2]!, ...yearOf(m[1]) }));
  take(NUMERIC, (m) => ({ day: +m[1]!, month: +m[2]!, ...yearOf(m[3]) }));
  take(WORDED, (m) => {
    const role = roleOf(plain, m);
    const maybeNumber = role === 'either';
    if (role === 'number' || (maybeNumber && !m[3] && !SAYS_YEAR.test(plain))) return null;
    return { day: numberOf(m[1]!), month: MONTHS[m[2]!]!, ...yearOf(m[3]), maybeNumber };
  });
  // «5abr23», «JUN2023».
  take(TIGHT_MONTH, (m) => ({ day: m[1] ? +m[1] : null, month: MONTHS[m[2]!]!, ...yearOf(m[3]) }));
  take(MONTH_FIRST, (m) => ({ day: +m[2]!, month: MONTHS[m[1]!]!, ...yearOf(m[3]) }));
  // «mayo 23» may be a day or a year: only «may-23», «mayo de 23» or «mayo '23» is a year.
  take(MONTH_YEAR, (m) =>
    /^[a-z]+ \d{2}$/.test(m[0]) && !(isSheetName && +m[2]! >= 20)
      ? null
      : { day: null, month: MONTHS[m[1]!]!, ...yearOf(m[2]) },
  );
  take(
    MONTH_NUMBER,
    (m) =>
      isMonth(m[1]) && saysMonth(plain, m.index!) ? { day: null, month: +m[1]!, ...yearOf(m[2]) } : null,
    /\S+/gu,
  );
  take(YEAR_MONTH, (m) =>
    isMonth(m[2]) && saysMonth(plain, m.index!) ? { day: null, month: +m[2]!, ...yearOf(m[1]) } : null,
  );
  take(COMPACT, (m) => (saysMonth(plain, m.index!) ? { day: +m[3]!, month: +m[2]!, ...yearOf(m[1]) } : null));
  if (found.length === 0)
    take(BARE_MONTH, (m) => ({ day: null, month: MONTHS[m[1]!]!, ...yearOf(undefined) }));
  return found.sort((a, b) => a.start - b.start);
}

const isMonth = (figure: string | undefined) => Number(figure) >= 1 && Number(figure) <= 12;

/** A year somewhere in the text: without one a day after «reporte» would make no date, and its number would be lost. */
const SAYS_YEAR = new RegExp(`${EDGE}(?:20\\d\\d|dos mil)${END}`, 'u');

/**
 * Whether the figure before a month is its day. After «reporte» it may number the report: «de» and a date written
 * with one mark throughout ("5-abr-2023") make it a day, another mark after it ("Reporte 2 - mayo de 2023") a
 * number; with spaces alone ("Reporte 5 abril 2023") nobody can tell.
 */
function roleOf(plain: string, match: RegExpMatchArray): 'day' | 'number' | 'either' {
  const before = plain.slice(Math.max(0, match.index! - LOOK_BACK), match.index);
  if (NUMBER_SIGN.test(before)) return 'number';
  if (numberOf(match[1]!) > 12 || !endsInUnnumbered(before, NOUN_LAST)) return 'day';
  const monthAt = match[0].indexOf(match[2]!, match[1]!.length);
  const toMonth = match[0].slice(match[1]!.length, monthAt).replace(/^(?:ro|er|o|°)/, '');
  const mark = toMonth.trim();
  if (mark === '') return 'either';
  if (/\bdel?\b/.test(mark)) return 'day';
  const isSame = match[0]
    .slice(monthAt + match[2]!.length)
    .trim()
    .startsWith(mark);
  const isTight = toMonth === mark && mark !== '.';
  if (isSame) return isTight ? 'day' : 'either';
  return isTight ? 'either' : 'number';
}

/** True before what may number the noun that ends a text: no ordinal does already ("primer reporte 5 abril"). */
function endsInUnnumbered(text: string, noun: RegExp): boolean {
  return matchesAtWords(text, noun).some(({ index }) => {
    const before = text.slice(0, index);
    return matchesAtWords(before, NUMBER_LAST).every((m) => m[1] && isUnitOfTen(before, m[1], m.index));
  });
}

/** A mention that ends a period with its beginning, so that neither figure is taken for something else. */
function withPeriod(plain: string, mention: Mention, previousEnd: number, doubts: Doubt[]): Mention {
  const from = Math.max(previousEnd, mention.start - LOOK_BACK);
  const before = plain.slice(from, mention.start);
  const found = mention.day === null ? null : (matchesAtWords(before, DAY_BEFORE)[0] ?? null);
  if (!found) return mention;
  const first = numberOf(found[1]!);
  const isRange = first >= 1 && first <= 31 && (found[2] !== undefined || first < mention.day!);
  const lead = before.slice(0, found.index);
  if (!isRange || NUMBER_SIGN.test(lead)) return mention;
  const text = plain.slice(from + found.index, mention.end).trim();
  if (endsInUnnumbered(lead, NOUN_OR_CUT_LAST)) {
    if (first < mention.day!) doubts.push({ doubt: 'number_or_day', text });
    return mention;
  }
  doubts.push({ doubt: 'period', text });
  return { ...mention, start: from + found.index, endsPeriod: true };
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
const MONTHS_BEFORE = new RegExp(`(?:${any(FULL_MONTHS)})\\s*(?:al?|hasta|-)\\s*$`, 'uy');

/** The first date; of a period ("del 1 de enero al 31 de marzo") its end. */
function lastOfPeriod(plain: string, reports: readonly Mention[], doubts: Doubt[]): Mention | undefined {
  const [first, second] = reports;
  const months = first && matchesAtWords(plain.slice(0, first.start), MONTHS_BEFORE)[0];
  if (months && first.day === null) {
    doubts.push({ doubt: 'period', text: plain.slice(months.index, first.end).trim() });
    return first;
  }
  if (!first || !second || first.endsPeriod) return first;
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
  doubts: Doubt[],
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
