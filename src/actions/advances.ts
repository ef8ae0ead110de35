/** «Avances»: what did the Ayuntamiento report of each tool, and how is that written down? */
import {
  noteKey,
  sameNote,
  type AdvanceNote,
  type AdvanceNotes,
  type NoteField,
  type NoteRow,
  NOTE_HEADERS,
  type ReadNotes,
} from '../domain/advances';
import { readNotes, serialOf } from '../domain/advances-read';
import { municipalityKey } from '../domain/align';
import { nameOf } from '../domain/cell-card';
import { toolName } from '../domain/finding-text';
import type { MunicipalityRow, Round } from '../domain/matrix';
import { list, quote } from '../domain/narrative/grammar.es';
import { namesOf, SAYING, type NoteContents, type NoteUndo } from '../domain/note-undo';
import {
  addNote,
  loadAdvances,
  loadNoteRow,
  makeAdvances,
  updateNote,
  type NoteValues,
} from '../excel/advances-table';
import { ActionError, officeCode } from '../excel/failure';
import { inExcel } from '../excel/session';
import { roundSlots } from '../excel/store';
import { authorName } from './author';
import { liveBook } from './live-book';
import type { Outcome } from './outcome';
import { readBook, requireRounds, type Book } from './reading';
import { keepEntry, protectedSheet, refreshKept, sendKept } from './record-changes';
import type { AdvancesPlace } from '../excel/snapshot';

export type { AdvanceNote, AdvanceNotes } from '../domain/advances';

/** A cell by what it is about, so that a note finds its place though rows move. */
export interface NotePlace {
  readonly sheet: string;
  /** INEGI code, else the name as the card shows it. */
  readonly municipality: string;
  readonly tool: string;
}

/** The notes of a book that was read. */
export function notesOf(book: Pick<Book, 'notes'>): AdvanceNotes {
  return book.notes;
}

/**
 * Writes the note of one cell into the table «Avances», which is made at the first one. `expected` is what the
 * table held when the person began to write: if it holds something else by now nothing is written. Only what
 * differs is written, and what it replaces is kept for «Deshacer».
 *
 * @throws ActionError `changed_meanwhile`; `protected`; `torn_table` when the table lacks a column; `unknown_sheet`
 * and `unknown_municipality` when the round or its row is gone; `too_large`.
 */
export async function saveNote(
  place: NotePlace,
  note: AdvanceNote,
  expected: AdvanceNote | null,
): Promise<Outcome> {
  checkNote(note);
  return inExcel('guardar el avance', async (context) => {
    const { book, advances } = await bookWithTable(context, place.sheet);
    const target = targetOf(book, place);
    const notes = advances && readNotes(advances.cells, book.reading.matrix);
    const row = notes?.rows.find(({ key }) => key === target.key) ?? null;
    const current = row?.note ?? null;
    if (sameNote(current, note)) return outcomeOf(target, notes?.sheet ?? null, 'same', null);
    if (!sameNote(current, expected) && !isHalfWritten(current, expected, note)) {
      throw changedMeanwhile(target, current);
    }
    const values = valuesOf(target, note, row, authorName(), book.snapshot.date1904);
    const sheet = await write(context, book, { target, advances, notes, row, values });
    return outcomeOf(target, sheet, 'saved', current);
  });
}

/** A request of ours that Excel ended midway leaves some of what was to be written beside what it was to replace. */
function isHalfWritten(
  current: AdvanceNote | null,
  expected: AdvanceNote | null,
  note: AdvanceNote,
): boolean {
  if (!current || !expected) return false;
  const fields = ['advance', 'evidence', 'evidenceOn', 'capturedBy'] as const;
  return fields.every((field) => current[field] === expected[field] || current[field] === note[field]);
}

/** With a book at hand only the table, and what is kept, is read again: one request. Else the whole workbook is. */
async function bookWithTable(
  context: Excel.RequestContext,
  sheet: string,
): Promise<{ book: Book; advances: AdvancesPlace | null }> {
  const live = liveBook();
  const before = live?.snapshot.advances?.cells;
  if (live && before) {
    context.workbook.worksheets.getItem(sheet).load('name');
    const load = loadAdvances(context, before.sheet, () => before.position, before.date1904);
    const refresh = refreshKept(context, live);
    try {
      await context.sync();
      if (refresh()) return { book: live, advances: await load() };
    } catch (error) {
      // The table's sheet, the round's, or one of what is kept, was renamed or deleted since.
      if (officeCode(error) !== 'ItemNotFound') throw error;
    }
  }
  const book = await readBook(context, undefined);
  return { book, advances: book.snapshot.advances };
}

/** A cell of Excel holds so many characters. */
const LONGEST = 32_000;

function checkNote({ advance, evidence, evidenceOn }: AdvanceNote): void {
  if (Math.max(advance.length, evidence.length) > LONGEST) {
    throw new ActionError(
      'too_large',
      `El texto es demasiado largo para una celda de Excel (${LONGEST.toLocaleString('es-MX')} caracteres como máximo): acórtelo y guárdelo de nuevo.`,
    );
  }
  if (evidenceOn !== null && serialOf(evidenceOn) === null) {
    throw new ActionError('invalid_date', 'La fecha de la evidencia no existe: corríjala y guarde de nuevo.');
  }
}

interface Target {
  readonly key: string;
  readonly round: Round;
  readonly row: MunicipalityRow;
  readonly tool: string;
  /** "Metepec, 4.3 Transparencia Proactiva". */
  readonly name: string;
}

function targetOf(book: Book, { sheet, municipality, tool }: NotePlace): Target {
  const round = requireRounds(book).find((one) => one.sheet === sheet);
  if (!round) {
    throw new ActionError(
      'unknown_sheet',
      `El reporte ${quote(sheet)} ya no está en el libro con ese nombre: el avance no se guardó. Elija la celda de nuevo y guárdelo.`,
    );
  }
  const row = round.rows.find((one) => one.code === municipality || nameOf(one) === municipality);
  if (!row) {
    throw new ActionError(
      'unknown_municipality',
      `El municipio ya no está en ${quote(sheet)}: el avance no se guardó. Elija la celda de nuevo y guárdelo.`,
    );
  }
  const key = noteKey(sheet, municipalityKey(row), tool);
  return { key, round, row, tool, name: `${nameOf(row)}, ${toolName(tool)}` };
}

/** What is written: of an existing row only what differs, so that what cannot be read as a date stays. */
function valuesOf(
  { round, row, tool }: Target,
  note: AdvanceNote,
  existing: NoteRow | null,
  author: string,
  date1904 = false,
): NoteValues {
  const before = existing?.note ?? null;
  const capturedBy = note.capturedBy || author;
  const date = note.evidenceOn === null ? '' : serialOf(note.evidenceOn, date1904)!;
  return {
    ...(before ? {} : { municipality: nameOf(row), code: row.code ?? '', tool, round: round.sheet }),
    ...(before?.advance === note.advance ? {} : { advance: note.advance }),
    ...(before?.evidence === note.evidence ? {} : { evidence: note.evidence }),
    ...(before && before.evidenceOn === note.evidenceOn ? {} : { date }),
    ...(capturedBy === '' || before?.capturedBy === capturedBy ? {} : { author: capturedBy }),
  };
}

interface Writing {
  readonly target: Target;
  readonly advances: AdvancesPlace | null;
  readonly notes: ReadNotes | null;
  readonly row: NoteRow | null;
  readonly values: NoteValues;
}

async function write(context: Excel.RequestContext, book: Book, writing: Writing): Promise<string> {
  const { target, notes } = writing;
  const { before, put } = await prepare(context, book, writing);
  // Kept first: a workbook whose structure is protected refuses it before anything has changed.
  keepEntry(context, book, {
    now: new Date(),
    title: `Avance de ${target.name}`,
    sheets: new Map(),
    note: { sheet: notes?.sheet ?? 'Avances', undo: undoOf(book, writing, before) },
  });
  const sheet = put();
  await sendKept(context, book, { known: book.snapshot.kept.known, rows: [] });
  return sheet;
}

/** What the row says now (null when there is none), and how the note is put: into a new table, a new row, or that row. */
async function prepare(
  context: Excel.RequestContext,
  { snapshot }: Book,
  { advances, notes, row, values }: Writing,
): Promise<{ readonly before: NoteContents | null; readonly put: () => string }> {
  if (!advances || !notes) {
    const { tables } = context.workbook;
    tables.load('items/name');
    await context.sync();
    const taken = tables.items.map(({ name }) => name);
    return { before: null, put: () => makeAdvances(context, snapshot, taken, values) };
  }
  if (advances.protected) throw protectedSheet(notes.sheet);
  checkColumns(notes, values);
  const { sheet } = notes;
  if (!row) return { before: null, put: () => (addNote(context, advances, notes, values), sheet) };
  const now = loadNoteRow(context, advances, notes, row.row);
  await context.sync();
  return { before: now().contents, put: () => (updateNote(context, notes, row.row, values), sheet) };
}

/** What «Deshacer» puts back, and by what it finds the row again. */
function undoOf(
  { snapshot }: Book,
  { target, advances, notes, row, values }: Writing,
  before: NoteContents | null,
): NoteUndo {
  const after = SAYING.map((field) => [field, values[field] ?? before?.[field] ?? ''] as const);
  const { round, tool } = target;
  return {
    slot: roundSlots(snapshot.names).get(round.sheet) ?? null,
    round: round.sheet,
    municipality: municipalityKey(target.row),
    tool,
    named:
      advances && notes && row
        ? namesOf(advances.cells, notes, row.row)
        : [values.municipality, values.code, values.tool, values.round].map(String),
    before,
    after: Object.fromEntries(after) as unknown as NoteContents,
  };
}

/** Without its column a text would be lost: the person is told which one to give back. */
function checkColumns({ sheet, header, columns }: ReadNotes, values: NoteValues): void {
  const needed: NoteField[] = ['municipality', 'tool', 'round', 'advance'];
  if (header === null) {
    throw new ActionError(
      'torn_table',
      `El avance no se guardó: la hoja ${quote(sheet)} ya no tiene los encabezados ${list(needed.map((field) => quote(NOTE_HEADERS[field])))}. Devuélvaselos, o borre la hoja para que se haga otra, y guarde de nuevo.`,
    );
  }
  const lacking = (Object.keys(values) as NoteField[]).filter(
    (field) => columns[field] === undefined && values[field] !== '' && field !== 'code',
  );
  if (lacking.length === 0) return;
  const names = list(lacking.map((field) => quote(NOTE_HEADERS[field])));
  const what = lacking.length === 1 ? 'la columna' : 'las columnas';
  throw new ActionError(
    'torn_table',
    `El avance no se guardó: la tabla de ${quote(sheet)} ya no tiene ${what} ${names}. Agréguela de nuevo, con ese encabezado, y guarde otra vez.`,
  );
}

function changedMeanwhile({ name }: Target, current: AdvanceNote | null): ActionError {
  const now =
    current === null ? 'ya no tiene nada' : `ahora dice ${quote(current.advance || current.evidence)}`;
  return new ActionError(
    'changed_meanwhile',
    `No se guardó: mientras escribía, el avance de ${name} cambió en la tabla; ${now}. Su texto sigue en el panel: decida cuál queda y guarde de nuevo.`,
  );
}

function outcomeOf(
  { name }: Target,
  sheet: string | null,
  how: 'saved' | 'same',
  replaced: AdvanceNote | null,
): Outcome {
  const before = replaced?.advance.trim() ? [`Antes decía: ${quote(replaced.advance)}.`] : [];
  return {
    summary: how === 'same' ? `El avance de ${name} ya estaba guardado.` : `Se guardó el avance de ${name}.`,
    notes: how === 'same' ? [] : before,
    sheets: sheet === null ? [] : [sheet],
    cancelled: false,
  };
}
