/** Which report is this, and of what date? From the texts above the table, else from the sheet's name. */
import { CARDINAL, cardinalNumber, LONGEST, NUMBERED_NOUNS, readDates, type TitleDates } from './dates';
import { fold } from './fold';
import type { Issue } from './issue';
import type { Position } from './matrix';
import { isUnitOfTen, ORDINAL, ORDINAL_AFTER, ordinalNumber, partOrdinals } from './ordinals';
import type { GridView } from './parse-view';

/** Number and dates of a round. */
export interface RoundTitle {
  readonly number: number | null;
  readonly reportedOn: string | null;
  readonly updatedOn: string | null;
  readonly issues: readonly Issue[];
}

interface TitleText {
  readonly text: string;
  /** Null for the sheet's name. */
  readonly at: Position | null;
  /** True for a formula that gives today's date: it says when the book was opened. */
  readonly today?: true;
}

const ROUND = `(?:${NUMBERED_NOUNS}|corte|avance)`;
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');
/** What a number counts when it is no report's: "Corte 2° semestre". */
const PERIOD = '(?:sem|semestre|trim|trimestre|bim|bimestre|cuatrimestre|mes|meses)';

/** How a number stands beside what it counts. */
function patternsOf(noun: string) {
  return {
    word: new RegExp(`\\b(${ORDINAL}) ${noun}\\b`, 'g'),
    afterWord: new RegExp(`\\b${noun} (${ORDINAL_AFTER})\\b(?! ${PERIOD}\\b)`),
    afterNumeral: new RegExp(`\\b${noun} (?:no|num|numero|n|nro) (${CARDINAL})\\b`),
    figure: new RegExp(`\\b(\\d{1,2}) ?(?:er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|o|a)? ${noun}\\b`),
    after: new RegExp(`\\b${noun} (?:(?:no|num|numero|n|nro) ?)?(\\d{1,2}|[ivx]+)\\b(?! ${PERIOD}\\b)`),
    roman: new RegExp(`\\b([ivx]+) ${noun}\\b`),
  };
}

/** «Segunda revisión del tercer reporte»: the report's own number comes before that of anything else. */
const NOUNS = ['(?:reporte|rep)', ROUND].map(patternsOf);
/** A percentage is no number of a report ("Avance 50%"). */
const PERCENTAGE = /\d+(?:[.,]\d+)?\s*%/g;
/** Sheet names that are a number and no more: "R3", "3", "3ro", "Tercero". */
const ALONE = /^(?:r ?|rep ?|reporte ?)?(\d{1,2})(?:er|ro|do|to|mo|vo|no|o)?$/;
const ALONE_WORD = new RegExp(`^${ORDINAL}$`);
const ABOUT_ROUND = new RegExp(`\\b(?:${ROUND}s?|cumplimiento|fecha|actualiz\\w*|corte)\\b`);
/** «Reporte3»: as sheets are named. */
const TIGHT = new RegExp(`\\b(${ROUND})(\\d{1,2})\\b`, 'g');
/** What Excel, or a person, adds to the name of a copy: it numbers the copy, not the report. */
const COPY = /\s*\((?:\d{1,3}|copia(?: \d+)?|copy(?: \d+)?)\)\s*$|^\s*cop(?:ia|y) (?:de|of) | - copia\s*$/giu;
const TODAY = /\b(?:TODAY|NOW)\s*\(/i;

/** Reads number and dates of a round; the title wins over the sheet's name, and a disagreement is an issue. */
export function readTitle(view: GridView, top: number): RoundTitle {
  const texts = titleTexts(view, top);
  const sheet: TitleText = { text: withoutCopy(view.grid.sheet), at: null };
  const number = numberOf(texts, sheet);
  const { maybeNumber, ...dates } = datesOf(texts, sheet, number.number);
  return {
    ...dates,
    number: number.number ?? maybeNumber,
    issues: [...dates.issues, ...number.issues],
  };
}

/** The texts above a table, from the top. */
function titleTexts(view: GridView, top: number): TitleText[] {
  const found: TitleText[] = [];
  for (const row of view.rows(view.top, top - 1)) {
    for (const column of view.columns()) {
      if (!view.isBlank(row, column)) found.push(titleText(view, row, column, found.at(-1)));
    }
  }
  return found;
}

/** A text, bounded; a date in a cell of its own with the label to its left («Actualización:»), which says of what it is. */
function titleText(view: GridView, row: number, column: number, last: TitleText | undefined): TitleText {
  const at = { row, column };
  const cell = view.cell(row, column);
  const text = view.said(row, column).slice(0, LONGEST);
  const today = TODAY.test(cell.source ?? '') ? { today: true as const } : {};
  const label = last?.at?.row === row && !HAS_LETTER.test(text) ? last.text : '';
  const joined = label !== '' && isLabel(label) ? `${label} ${text}` : text;
  return { text: joined, at, ...today };
}

const HAS_LETTER = /\p{L}/u;

/** True for a short text without a date of its own. */
function isLabel(text: string): boolean {
  return text.length <= 80 && HAS_LETTER.test(text) && !/\d{3}/.test(text);
}

/** A sheet's name without what a copy adds to it. */
function withoutCopy(name: string): string {
  return name.replace(COPY, '');
}

/** The dates, and a figure that is then no day of theirs, so that it numbers the report. */
function datesOf(
  texts: readonly TitleText[],
  sheet: TitleText,
  number: number | null,
): Omit<RoundTitle, 'number'> & { readonly maybeNumber: number | null } {
  const dated = texts
    .map((t) => ({ ...t, dates: datesIn(t), main: isAboutRound(t.text) }))
    .filter((t) => t.dates.reportedOn ?? t.dates.updatedOn ?? t.dates.doubts[0]);
  const ordered = [...dated.filter((t) => t.main), ...dated.filter((t) => !t.main)];
  const named = { ...sheet, dates: readDates(sheet.text, true), main: true };
  const report = [...ordered, named].find((t) => t.dates.reportedOn !== null);
  const aside = [...ordered, named].find((t) => t.dates.asideOn !== null);
  const update = [...ordered, named].find((t) => t.dates.updatedOn !== null);
  const used = [...new Set([report, update].filter((t) => t !== undefined))];
  const doubtful = used.length > 0 ? used : aside ? [aside] : [...ordered, named];
  const issues = doubtful.flatMap((t) =>
    t.dates.doubts
      .filter(({ doubt }) => doubt !== 'aside' || t === aside)
      // A report that is known to have another number leaves the figure nothing to be but a day.
      .filter(({ doubt }) => doubt !== 'day_or_number' || number === null || number === t.dates.maybeNumber)
      .map((d): Issue => ({ kind: 'date_doubt', at: t.at, ...d })),
  );
  const other = dated.find(
    (t) =>
      t !== report &&
      t.main &&
      t.dates.reportedOn !== null &&
      t.dates.reportedOn !== report?.dates.reportedOn,
  );
  if (report && other) issues.push({ kind: 'date_doubt', at: other.at, doubt: 'several', text: other.text });
  // "Reporte 3 abril 2023" beside the date 9 de abril de 2023: the 3 is not the day.
  const numbering = [...ordered, named].find(
    (t) =>
      number === null &&
      t.dates.maybeNumber !== null &&
      !used.includes(t) &&
      t.dates.reportedOn !== report?.dates.reportedOn,
  );
  const text = numbering?.dates.doubts.find(({ doubt }) => doubt === 'day_or_number')?.text;
  if (numbering && text) issues.push({ kind: 'date_doubt', at: numbering.at, doubt: 'number_or_day', text });
  return {
    reportedOn: report?.dates.reportedOn ?? (update ? null : (aside?.dates.asideOn ?? null)),
    updatedOn: update?.dates.updatedOn ?? null,
    issues,
    maybeNumber: numbering?.dates.maybeNumber ?? null,
  };
}

/** True for a text that speaks of the report itself, and not of some other date. */
function isAboutRound(text: string): boolean {
  return ABOUT_ROUND.test(fold(text));
}

/** The dates of a text; of a formula that gives today's date they are not the report's. */
function datesIn({ text, today }: TitleText): TitleDates {
  const dates = readDates(text);
  const on = dates.reportedOn;
  if (!today || on === null) return dates;
  return { ...dates, reportedOn: null, asideOn: on, doubts: [{ doubt: 'aside', text: on }] };
}

function numberOf(texts: readonly TitleText[], sheet: TitleText): { number: number | null; issues: Issue[] } {
  const all = [...texts, sheet]
    .map((t) => ({ ...t, number: reportNumber(t.text, t.at === null) }))
    .filter((t) => t.number !== null);
  const [first] = all;
  const other = all.find((t) => t.number !== first!.number);
  const issues: Issue[] = other
    ? [{ kind: 'number_doubt', at: first!.at, taken: first!.number!, other: other.number! }]
    : [];
  return { number: first?.number ?? null, issues };
}

/** The number of a report in a text: "2do reporte", "tercer reporte", "Reporte 3", "Reporte IV"; else null. */
export function reportNumber(text: string, isSheetName = false): number | null {
  const folded = partOrdinals(readDates(isSheetName ? withoutCopy(text) : text, isSheetName).rest)
    .replace(PERCENTAGE, ' ')
    .split('|')
    .map(fold)
    .join(' ')
    .replace(/ +/g, ' ')
    .replace(TIGHT, '$1 $2')
    .trim();
  for (const patterns of NOUNS) {
    const number = countedIn(folded, patterns);
    if (number !== undefined) return number;
  }
  if (!isSheetName) return null;
  return ALONE_WORD.test(folded) ? ordinalNumber(folded) : numberIn(ALONE.exec(folded)?.[1] ?? '');
}

/** The number that stands beside what the patterns count; undefined without one, null for one that is none. */
function countedIn(folded: string, patterns: ReturnType<typeof patternsOf>): number | null | undefined {
  const find = (pattern: RegExp): string | undefined => pattern.exec(folded)?.[1];
  const words = [...folded.matchAll(patterns.word)];
  const before = words.find(({ 1: word, index }) => !isUnitOfTen(folded, word!, index));
  const word = before?.[1] ?? find(patterns.afterWord);
  if (word) return ordinalNumber(word);
  const numeral = find(patterns.afterNumeral);
  if (numeral) return cardinalNumber(numeral);
  const figure = find(patterns.figure) ?? find(patterns.after) ?? find(patterns.roman);
  return figure ? numberIn(figure) : undefined;
}

function numberIn(text: string): number | null {
  const roman = ROMANS.indexOf(text);
  const number = roman >= 0 ? roman + 1 : Number(text || NaN);
  return number > 0 ? number : null;
}
