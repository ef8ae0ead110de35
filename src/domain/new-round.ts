/** What is the next round called, and what does its title say? Only what is sure is changed in a title. */
import { readDates } from './dates';
import { fold } from './fold';
import type { Grid, GridCell } from './grid';
import type { Matrix, Position, Round } from './matrix';
import { dateText } from './narrative/dates.es';
import { serialOf } from './advances-read';
import { ordinalOfReport } from './state';

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

const ORDINAL_WORDS = Array.from({ length: 20 }, (_, index) => ordinalOfReport(index + 1));
const ALL_ORDINALS = [...ORDINAL_WORDS, 'tercero', 'primero'].sort((a, b) => b.length - a.length);
const FIGURES = String.raw`\d{1,2} ?(?:er|ro|do|to|mo|vo|no|º|°|o)\.?(?=\s|$)`;
const ORDINAL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${ALL_ORDINALS.join('|')})|(${FIGURES}))(?![\\p{L}\\p{N}])`,
  'iu',
);
const AFTER = /((?:reporte|informe|ronda|corte|R)\s*(?:n[oº°]\.?|núm\.?)?\s*)(\d{1,2})(?![\d/-])/iu;

/** The text with its number replaced by the next one, in the manner in which it is written; null without one. */
function renumbered(text: string, from: number, to: number): string | null {
  const ordinal = ORDINAL.exec(text);
  if (ordinal && numberOf(ordinal[0]) === from) {
    const written = ordinal[1] === undefined ? figureOrdinal(to) : ordinalOfReport(to);
    return splice(text, ordinal.index, ordinal[0].length, inCaseOf(ordinal[0], written));
  }
  const after = AFTER.exec(text);
  if (!after || Number(after[2]) !== from) return null;
  return splice(text, after.index + after[1]!.length, after[2]!.length, String(to));
}

function numberOf(ordinal: string): number | null {
  const digits = /^\d+/.exec(ordinal)?.[0];
  if (digits !== undefined) return Number(digits);
  const index = ORDINAL_WORDS.findIndex((word) => fold(ordinal).startsWith(fold(word)));
  return index < 0 ? null : index + 1;
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toLocaleUpperCase('es-MX') && /\p{L}/u.test(model))
    return word.toLocaleUpperCase('es-MX');
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toLocaleUpperCase('es-MX') + word.slice(1) : word;
}

function splice(text: string, start: number, length: number, next: string): string {
  return text.slice(0, start) + next + text.slice(start + length);
}

/** "4to reporte" from "3er reporte"; a name without the number gets one that says it, or the date. */
export function nextSheetName(source: Round, { number, date }: RoundIdentity): string {
  if (number === null) return `Reporte ${date}`;
  const known = source.number === null ? null : renumbered(source.sheet, source.number, number);
  return known ?? `${figureOrdinal(number)} reporte`;
}

const MONTH =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
const LONG_DATE = String.raw`\d{1,2}(?:º|°|o)?\s+de\s+(?:${MONTH})(?:\s+(?:de|del)\s+(?:año\s+)?\d{4})?`;
const SHORT_DATE = String.raw`\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}`;
const ANY_DATE = new RegExp(`${LONG_DATE}|${SHORT_DATE}`, 'iu');
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
      const contents = cell.formula ? null : retitledCell(source, cell, identity);
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
): string | number | null {
  if (cell.value !== undefined) {
    return cell.text !== '' && readDates(cell.text).reportedOn === source.reportedOn && source.reportedOn
      ? serialOf(date)
      : null;
  }
  let text = cell.text;
  if (source.number !== null && number !== null) text = renumbered(text, source.number, number) ?? text;
  const { reportedOn, updatedOn } = readDates(text);
  const isTitle = text !== cell.text || reportedOn === source.reportedOn;
  if (!isTitle || (reportedOn === null && updatedOn === null)) return text === cell.text ? null : text;
  text = text.replace(UPDATE, '').replace(ANY_DATE, (written) => inManner(written, date));
  return text === cell.text ? null : text;
}

/** A date as the title wrote its own: in words, or in figures. */
function inManner(written: string, date: string): string {
  if (/de/iu.test(written)) return dateText(date)!;
  if (/^\d{4}-/.test(written)) return date;
  const [year, month, day] = date.split('-');
  const mark = /[/.-]/.exec(written)![0];
  return [day, month, year].join(mark);
}
