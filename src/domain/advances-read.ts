/** Of which cell does each row of the table «Avances» speak, and what does it say? Nothing is guessed. */
import {
  isEmptyNote,
  NOTE_HEADERS,
  noteKey,
  type AdvanceNote,
  type AdvancesCells,
  type NoteField,
  type NoteRow,
  type ReadNotes,
  type UnplacedNote,
} from './advances';
import type { MunicipalityKey } from './align';
import { readDates } from './dates';
import { DAYS_TO_1904 } from './number-format';
import { fold, isBlankText, oneLine } from './fold';
import type { Matrix, Round, ToolId } from './matrix';
import { TOOLS } from './model/tools';
import { findMunicipality, municipalityByCode } from './municipality';
import { nameRounds } from './narrative/round-name.es';
import { findTool } from './parse-tool';
import type { MatrixReading } from './read';
import { validate } from './validate';

const FIELDS = Object.keys(NOTE_HEADERS) as NoteField[];
/** Other headers by which a column is known. */
const ALIASES: Partial<Record<NoteField, readonly string[]>> = {
  code: ['clave inegi', 'clave de municipio', 'clave municipal'],
  round: ['ronda'],
  advance: ['avances'],
  date: ['fecha', 'fecha de evidencia'],
  author: ['capturo', 'capturado por', 'quien capturo'],
};
/** Without these nobody can tell of what a row speaks, or what it says. */
const NEEDED: readonly NoteField[] = ['municipality', 'tool', 'round', 'advance'];

/** Reads the table; without its headers nothing of it is read. */
export function readNotes(cells: AdvancesCells, matrix: Matrix): ReadNotes {
  const { sheet, position, top, left, values } = cells;
  const end = top + values.findLastIndex((line) => line.some((value) => !isBlank(value))) + 1;
  const at = values.findIndex((line) => hasHeaders(line));
  if (at < 0) return { sheet, position, header: null, columns: {}, end, rows: [], unplaced: [] };
  const columns = columnsOf(values[at]!, left);
  const reader: Reader = { columns, left, date1904: cells.date1904 === true, roundOf: roundFinder(matrix) };
  const rows: NoteRow[] = [];
  const unplaced: UnplacedNote[] = [];
  const seen = new Set<string>();
  values.slice(at + 1).forEach((line, index) => {
    const row = top + at + 1 + index;
    if (FIELDS.every((field) => isBlank(valueOf(reader, line, field)))) return;
    const read = readRow(reader, line, row);
    unplaced.push(...read.doubts);
    if (!read.row) return;
    if (seen.has(read.row.key) && !isEmptyNote(read.row.note)) {
      unplaced.push({ row, column: columns.tool!, why: 'repeated', text: read.row.note.advance });
    }
    seen.add(read.row.key);
    rows.push(read.row);
  });
  return { sheet, position, header: top + at, columns, end, rows, unplaced };
}

/** A reading with what the table says, and the findings that follow from it on a day (ISO). */
export function withNotes(reading: MatrixReading, cells: AdvancesCells | null, today: string): MatrixReading {
  if (cells === null) return reading;
  const next = { ...reading, notes: readNotes(cells, reading.matrix), today };
  return { ...next, findings: validate(next) };
}

function hasHeaders(line: readonly unknown[]): boolean {
  const columns = columnsOf(line, 0);
  return NEEDED.every((field) => columns[field] !== undefined);
}

function columnsOf(line: readonly unknown[], left: number): Partial<Record<NoteField, number>> {
  const columns: Partial<Record<NoteField, number>> = {};
  line.forEach((value, index) => {
    const field = fieldOf(textOf(value));
    if (field !== null) columns[field] ??= left + index;
  });
  return columns;
}

/** What a column with this header holds; null for one that a person added. */
export function fieldOf(header: string): NoteField | null {
  const folded = fold(header);
  if (folded === '') return null;
  const known = (field: NoteField) =>
    folded === fold(NOTE_HEADERS[field]) || ALIASES[field]?.includes(folded);
  return FIELDS.find(known) ?? null;
}

interface Reader {
  readonly columns: Partial<Record<NoteField, number>>;
  readonly left: number;
  readonly date1904: boolean;
  readonly roundOf: (text: string) => Round | null;
}

function valueOf({ columns, left }: Reader, line: readonly unknown[], field: NoteField): unknown {
  const column = columns[field];
  return column === undefined ? '' : line[column - left];
}

function readRow(
  reader: Reader,
  line: readonly unknown[],
  row: number,
): { row: NoteRow | null; doubts: UnplacedNote[] } {
  const value = (field: NoteField) => valueOf(reader, line, field);
  const text = (field: NoteField) => textOf(value(field));
  const municipality = municipalityIn(text('municipality'), text('code'));
  const tool = toolIn(text('tool'));
  const round = reader.roundOf(text('round'));
  const evidenceOn = dateIn(value('date'), reader.date1904);
  const note: AdvanceNote = {
    advance: text('advance'),
    evidence: text('evidence'),
    evidenceOn,
    capturedBy: text('author'),
  };
  const doubt = (field: NoteField, why: UnplacedNote['why']): UnplacedNote => ({
    row,
    column: reader.columns[field] ?? reader.columns.tool!,
    why,
    text: oneLine(text(field)),
  });
  const dateDoubt = evidenceOn === null && !isBlank(value('date')) ? [doubt('date', 'date')] : [];
  if (municipality !== null && tool !== null && round !== null) {
    const key = noteKey(round.sheet, municipality, tool);
    return { row: { key, round: round.sheet, municipality, tool, note, row }, doubts: dateDoubt };
  }
  const missing = municipality === null ? 'municipality' : tool === null ? 'tool' : 'round';
  return { row: null, doubts: [doubt(missing, missing)] };
}

/** As in the rounds: the name counts, else the code; an unknown name is kept as written. */
function municipalityIn(name: string, code: string): MunicipalityKey | null {
  const known = isBlankText(name) ? municipalityByCode(code, true) : findMunicipality(name);
  if (known) return known.code;
  return isBlankText(name) ? null : `~${fold(name)}`;
}

function toolIn(text: string): ToolId | null {
  // In a column formatted as text the apostrophe that keeps "4.3" a text may have become part of it.
  const plain = text.trim().replace(/^'/, '');
  const id = /^(\d\.\d)(?=\D|$)/.exec(plain)?.[1];
  const rest = id === undefined ? '' : plain.slice(id.length);
  const named = findTool(text);
  if (id === undefined) return named?.id ?? null;
  // "4.3 Rendición de cuentas" names two tools: neither is taken.
  if (!isBlankText(rest) && named && named.id !== id) return null;
  return TOOLS.find((tool) => tool.id === id)?.id ?? null;
}

/** A round by its sheet's name, else by its own name ("Tercer reporte") or number, where only one has it. */
function roundFinder({ rounds }: Matrix): (text: string) => Round | null {
  const titles = nameRounds(rounds);
  return (text) => {
    const folded = fold(text);
    if (folded === '') return null;
    const exact = rounds.find(({ sheet }) => sheet === text.trim());
    if (exact) return exact;
    const number = /^(\d{1,2})(?: ?(?:er|ro|do|to|mo|vo|no|o))?(?: reporte)?$/.exec(folded)?.[1];
    const fits = rounds.filter(
      (round, index) =>
        fold(round.sheet) === folded ||
        fold(titles[index]!.short) === folded ||
        (number !== undefined && round.number === Number(number)),
    );
    return fits.length === 1 ? fits[0]! : null;
  };
}

/** Days from Excel's day 0 to 1970. */
const EPOCH = 25_569;
/** The serial numbers of 1990 and 2100: others are no date of an evidence. */
const [FIRST_DAY, LAST_DAY] = [32_874, 73_051];

/** The ISO date that a cell holds: a date of Excel's, or one written as text, with its day. */
export function dateIn(value: unknown, date1904 = false): string | null {
  if (typeof value === 'number') {
    const serial = value + (date1904 ? DAYS_TO_1904 : 0);
    if (serial < FIRST_DAY || serial >= LAST_DAY) return null;
    return new Date((Math.floor(serial) - EPOCH) * 86_400_000).toISOString().slice(0, 10);
  }
  const text = textOf(value).trim();
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : readDates(text).reportedOn;
  return iso !== null && /^\d{4}-\d{2}-\d{2}$/.test(iso) && serialOf(iso) !== null ? iso : null;
}

/** Excel's serial number of an ISO date; null for a day that does not exist. */
export function serialOf(iso: string, date1904 = false): number | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return time / 86_400_000 + EPOCH - (date1904 ? DAYS_TO_1904 : 0);
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value as string | number | boolean);
}

function isBlank(value: unknown): boolean {
  return isBlankText(textOf(value));
}
