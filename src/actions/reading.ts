/** What does the workbook say? The one reading that every action starts from. */
import { NO_NOTES, notesByKey, type AdvanceNotes } from '../domain/advances';
import { withNotes } from '../domain/advances-read';
import type { Finding } from '../domain/finding';
import type { Grid } from '../domain/grid';
import { withFormerShades } from '../domain/former-shades';
import { isExample } from '../domain/illustrative';
import type { KeptLegend } from '../domain/kept-legend';
import type { KnownRound } from '../domain/ledger-known';
import type { Round } from '../domain/matrix';
import { readMatrix, type MatrixReading } from '../domain/read';
import { tornOrder } from '../domain/validate';
import { ranksOf, type KeptOrder } from '../domain/state-order';
import { ActionError } from '../excel/failure';
import { keptSettings } from '../excel/factsheet-settings';
import { keptLegendOf } from '../excel/kept-legends';
import { isMarkedExample } from '../excel/own-sheets';
import { readSheets } from '../excel/read-sheets';
import { keptOrder } from '../excel/state-order';
import { roundSlots } from '../excel/store';
import type { LegendChoice, WorkbookReading } from './outcome';
import { isoDay } from './sheets/day-text';
import type { SheetSnapshot, WorkbookSnapshot } from '../excel/snapshot';

/** The workbook as read: its cells, and what they say. */
export interface Book {
  readonly snapshot: WorkbookSnapshot;
  readonly reading: MatrixReading;
  /** True when the states are the add-in's example: whatever shows them says so. */
  readonly illustrative: boolean;
  /** What the table «Avances» says of each cell. */
  readonly notes: AdvanceNotes;
  /** The order that a person gave to the states; null for the Model's. */
  readonly order: KeptOrder | null;
}

/**
 * Reads the whole workbook and changes nothing in it.
 *
 * @throws ActionError `unknown_sheet` when the legend is to be taken from a sheet that has none.
 */
export async function readBook(
  context: Excel.RequestContext,
  choice: LegendChoice | undefined,
): Promise<Book> {
  return bookOf(await readSheets(context), choice);
}

/** What a workbook says whose cells were read: a book in memory is made anew from a snapshot brought up to date. */
export function bookOf(snapshot: WorkbookSnapshot, wanted: LegendChoice | undefined): Book {
  const choice = asNamed(wanted, snapshot);
  const grids = snapshot.sheets.map((sheet) => sheet.grid);
  const order = keptOrder(snapshot.names);
  const ranks = order?.order ? ranksOf(order.order) : {};
  const read = readMatrix(grids, choice, ranks, legendsOf(snapshot));
  const shaded = withFormerShades(read, knownBySheet(snapshot));
  const noted = withNotes(shaded, snapshot.advances?.cells ?? null, isoDay(new Date()));
  const isTorn = order !== null && order.order === null;
  const reading = isTorn ? { ...noted, findings: [tornOrder(), ...noted.findings] } : noted;
  checkChoice(reading, snapshot, choice);
  // The mark outlives edits of the example; before it is written, the states themselves tell.
  const illustrative = isMarkedExample(snapshot.names) || isExample(reading.matrix);
  const notes = reading.notes ? notesByKey(reading.notes.rows) : NO_NOTES;
  return { snapshot, reading, illustrative, notes, order };
}

/** What is known of each live round, by the name that its sheet has now. */
function knownBySheet({ names, kept }: WorkbookSnapshot): Map<string, KnownRound> {
  const rounds = [...roundSlots(names)].map(([sheet, slot]) => [sheet, kept.known.get(slot)] as const);
  return new Map(rounds.flatMap(([sheet, known]) => (known ? [[sheet, known] as const] : [])));
}

/** The legends chosen for live rounds, by the name that their sheet has now. What was undone has none. */
function legendsOf({ names, kept }: WorkbookSnapshot): Map<string, KeptLegend> {
  return new Map(
    [...roundSlots(names)].flatMap(([sheet, slot]) => {
      const legend = kept.known.has(slot) ? keptLegendOf(names, slot) : null;
      return legend ? [[sheet, legend] as const] : [];
    }),
  );
}

/** All findings of a book, in the order in which they are shown. */
export function findingsOf(book: Book): readonly Finding[] {
  return book.reading.findings;
}

/** What of a book is shown. */
export function readingOf(book: Book): WorkbookReading {
  const { illustrative, order, snapshot } = book;
  const { matrix, legendSheets } = book.reading;
  const factsheets = keptSettings(snapshot.names);
  const live = [...knownBySheet(snapshot).keys()];
  return { matrix, findings: findingsOf(book), illustrative, order, factsheets, legendSheets, live };
}

/** The rounds of a book, or a failure that says what a matrix looks like. */
export function requireRounds(book: Book): readonly Round[] {
  const { rounds } = book.reading.matrix;
  if (rounds.length === 0) {
    throw new ActionError(
      'no_matrix',
      'No se encontró ninguna matriz en el libro: hace falta una hoja con la columna «Municipio» y al menos tres herramientas del Modelo Regional en sus encabezados.',
    );
  }
  return rounds;
}

/** The snapshot of a round's sheet. */
export function sheetOf(book: Book, round: Round): SheetSnapshot {
  return book.snapshot.sheets.find((sheet) => sheet.grid.sheet === round.sheet)!;
}

/** The cells of a round's sheet. */
export function gridOf(book: Book, round: Round): Grid {
  return sheetOf(book, round).grid;
}

/** The choice by the sheet's own name: Excel knows sheets whatever their case. */
function asNamed(choice: LegendChoice | undefined, { sheetNames }: WorkbookSnapshot): typeof choice {
  if (choice === undefined || choice === 'predeterminada') return choice;
  const wanted = choice.sheet.trim().toLocaleLowerCase('es-MX');
  const sheet = sheetNames.find((name) => name.toLocaleLowerCase('es-MX') === wanted);
  return sheet === undefined ? choice : { sheet };
}

function checkChoice(
  reading: MatrixReading,
  snapshot: WorkbookSnapshot,
  choice: LegendChoice | undefined,
): void {
  if (choice === undefined || choice === 'predeterminada') return;
  const exists = snapshot.sheetNames.some((name) => name === choice.sheet);
  if (reading.legendSheets.includes(choice.sheet)) return;
  const options = reading.legendSheets.map((sheet) => `«${sheet}»`).join(', ');
  const what = exists
    ? `La hoja «${choice.sheet}» no tiene una simbología que se pueda tomar`
    : `El libro no tiene una hoja llamada «${choice.sheet}»`;
  const hint = options ? `tienen simbología: ${options}` : 'ninguna hoja del libro tiene simbología';
  throw new ActionError('unknown_sheet', `${what}; ${hint}.`);
}
