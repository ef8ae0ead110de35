/** What is the next round called, and what does its title say? Only what is sure is changed in a title. */
import { readDates } from './dates';
import type { Grid, GridCell } from './grid';
import type { Matrix, Position, Round } from './matrix';
import { dateText } from './narrative/dates.es';
import { dateIn, serialOf } from './advances-read';
import { isUnitOfTen, ORDINAL, ordinalNumber } from './ordinals';
import { readMatrix } from './read';
import { ordinalOfReport } from './narrative/grammar.es';
import { matchesAtWords } from './word-starts';

/** What the new round is: null when the rounds have no numbers. */
export interface RoundIdentity {
  readonly number: number | null;
  /** ISO date. */
  readonly date: string;
}

/** The number after the highest; null when no round has one. */
export function nextNumber({ rounds }: Matrix): number | null {
  const numbers = rounds.flatMap(({ number }) => number ?? []);
  return numbers.length === 0 ? null : Math.max(...numbers) + 1;
}

/** The endings of figures: 1er, 2do, 3er, 4to, 5to, 6to, 7mo, 8vo, 9no, 10mo. */
const ENDINGS = ['mo', 'er', 'do', 'er', 'to', 'to', 'to', 'mo', 'vo', 'no'];

function figureOrdinal(number: number): string {
  return `${number}${ENDINGS[number % 10]!}`;
}

const FIGURES = String.raw`\d{1,2}\.? ?(?:er|ro|do|to|mo|vo|no|º|°|o)\.?(?=\s|$)`;
const WRITTEN = new RegExp(`(?:(${ORDINAL})|(${FIGURES}))(?![\\p{L}\\p{N}])`, 'uy');
const WORDS = /[\p{L}\p{N}]+/gu;
const AFTER = /((?:reporte|informe|ronda|corte|R)\s*(?:n[oº°]\.?|núm\.?)?\s*)(\d{1,2})(?![\d/-])/iu;

/** The text in small letters without accents, each character in its place. */
function plainOf(text: string): string {
  return [...text].map((letter) => letter.normalize('NFD')[0]!.toLowerCase().padEnd(letter.length)).join('');
}

/** The ordinals of a text, in words (the first group) or in figures. */
function ordinalsIn(plain: string): RegExpExecArray[] {
  return matchesAtWords(plain, WRITTEN, WORDS).filter(
    ({ 1: word, index }) => word === undefined || !isUnitOfTen(plain, word, index),
  );
}

/** The text with its number replaced by the next one, in the manner in which it is written; null without one. */
function renumbered(text: string, from: number, to: number): string | null {
  const ordinals = ordinalsIn(plainOf(text)).filter(([, word]) => !word?.endsWith('a'));
  // "1er y 2do reporte": nobody can tell what comes next.
  if (new Set(ordinals.map(([written]) => numberOf(written))).size > 1) return null;
  const [ordinal] = ordinals;
  if (ordinal && numberOf(ordinal[0]) === from) {
    const { 0: found, 1: word, index } = ordinal;
    const written = word === undefined ? figureOrdinal(to) : ordinalOfReport(to);
    const model = text.slice(index, index + found.length);
    return splice(text, index, found.length, inCaseOf(model, written));
  }
  const after = AFTER.exec(text);
  if (!after || Number(after[2]) !== from) return null;
  return splice(text, after.index + after[1]!.length, after[2]!.length, String(to));
}

function numberOf(ordinal: string): number | null {
  const digits = /^\d+/.exec(ordinal)?.[0];
  return digits === undefined ? ordinalNumber(ordinal) : Number(digits);
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toLocaleUpperCase('es-MX') && /\p{L}/u.test(model))
    return word.toLocaleUpperCase('es-MX');
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toLocaleUpperCase('es-MX') + word.slice(1) : word;
}

function splice(text: string, start: number, length: number, next: string): string {
  return text.slice(0, start) + next + text.slice(start + length);
}

/** Excel's sheet names have so many characters at most. */
const LONGEST_NAME = 31;

/** "4to reporte" from "3er reporte"; a name without the number gets one that says it, or the date. */
export function nextSheetName(source: Round, { number, date }: RoundIdentity): string {
  const dated = redated(source.sheet, date);
  if (number === null) {
    return dated === source.sheet || dated.length > LONGEST_NAME ? `Reporte ${date}` : dated;
  }
  const known = source.number === null ? null : renumbered(dated, source.number, number);
  return known === null || known.length > LONGEST_NAME ? `${figureOrdinal(number)} reporte` : known;
}

const MONTH =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
const LONG_DATE = String.raw`\d{1,2}(?:º|°|o)?\s+de\s+(?:${MONTH})(?:\s+(?:de|del)\s+(?:año\s+)?\d{4})?`;
const SPACED_DATE = String.raw`\d{1,2}\s+(?:${MONTH})\s+(?:del?\s+)?\d{4}`;
const SHORT_DATE = String.raw`\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}`;
const MONTH_OF_YEAR = String.raw`(?:${MONTH})(?:\s+(?:de|del))?\s+\d{4}`;
const ANY_DATE = new RegExp(`${LONG_DATE}|(${SPACED_DATE})|${SHORT_DATE}|(${MONTH_OF_YEAR})`, 'giu');
/** «No. 3 abril 2023»: the figure before the month is a number. */
const NO_DAY_BEFORE = /(?:(?:n[oº°]|núm|#)\.?\s*|\d)$/iu;
const UPDATE = /\s*[([][^()[\]]*actualiza[^()[\]]*[)\]]|[,;]?\s*(?:con\s+)?actualizaci[oó]n\s+a\s?l?\b.*$/iu;

/** A cell above the table that says what round this is. */
export interface TitleChange extends Position {
  readonly before: string;
  /** A number for a cell that holds a date of Excel's. */
  readonly contents: string | number;
}

/** The title's cells as the new round has them: its number, its date, and no update. */
export function retitled(source: Round, grid: Grid, identity: RoundIdentity): TitleChange[] {
  const changes: TitleChange[] = [];
  grid.cells.slice(0, Math.max(0, source.headerRow - grid.top)).forEach((line, r) =>
    line.forEach((cell, c) => {
      const contents = cell.formula ? null : retitledCell(source, cell, identity, grid.date1904);
      if (contents === null) return;
      changes.push({ row: grid.top + r, column: grid.left + c, before: cell.text, contents });
    }),
  );
  return changes;
}

function retitledCell(
  source: Round,
  cell: GridCell,
  { number, date }: RoundIdentity,
  date1904 = false,
): string | number | null {
  if (cell.value !== undefined) {
    return cell.date !== undefined && cell.date === source.reportedOn ? serialOf(date, date1904) : null;
  }
  let text = cell.text;
  if (source.number !== null && number !== null) text = renumbered(text, source.number, number) ?? text;
  const { reportedOn, updatedOn } = readDates(text);
  const isTitle = text !== cell.text || reportedOn === source.reportedOn;
  if (!isTitle || (reportedOn === null && updatedOn === null)) return text === cell.text ? null : text;
  text = redated(text.replace(UPDATE, ''), date);
  return text === cell.text ? null : text;
}

/** What the copy says it is once its title is changed: what a title still says otherwise must be told. */
export function announced(
  grid: Grid,
  sheet: string,
  changes: readonly TitleChange[],
): Pick<Round, 'number' | 'reportedOn'> {
  const changed = new Map(changes.map((change) => [`${change.row},${change.column}`, change.contents]));
  const cells = grid.cells.map((line, r) =>
    line.map((cell, c): GridCell => {
      const contents = changed.get(`${grid.top + r},${grid.left + c}`);
      if (contents === undefined) return cell;
      if (typeof contents === 'string') return { ...cell, text: contents };
      return { ...cell, text: String(contents), date: dateIn(contents, grid.date1904) ?? String(contents) };
    }),
  );
  const [round] = readMatrix([{ ...grid, sheet, cells }]).matrix.rounds;
  return { number: round?.number ?? null, reportedOn: round?.reportedOn ?? null };
}

/** The text with its first date replaced. */
function redated(text: string, date: string): string {
  ANY_DATE.lastIndex = 0;
  for (let found = ANY_DATE.exec(text); found !== null; found = ANY_DATE.exec(text)) {
    const [written, spaced, month] = found;
    const before = text.slice(0, found.index);
    const isOther =
      (spaced !== undefined && NO_DAY_BEFORE.test(before)) || (month !== undefined && /\p{L}$/u.test(before));
    if (!isOther) return splice(text, found.index, written.length, inManner(written, date));
    // What begins within it may be a date: the month of «No. 3 abril 2023».
    ANY_DATE.lastIndex = found.index + 1;
  }
  return text;
}

/** A date as the title wrote its own: in words, or in figures. */
function inManner(written: string, date: string): string {
  if (/^\p{L}/u.test(written)) return inCaseOf(written, dateText(date.slice(0, 7))!);
  if (/\p{L}/u.test(written)) return dateText(date)!;
  if (/^\d{4}-/.test(written)) return date;
  const [year, month, day] = date.split('-');
  const mark = /[/.-]/.exec(written)![0];
  return [day, month, year].join(mark);
}
