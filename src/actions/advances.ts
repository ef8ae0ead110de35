/** «Avances»: what did the Ayuntamiento report of each tool, and how is that written down? */
import { NO_NOTES, type AdvanceNote, type AdvanceNotes } from '../domain/advances';
import type { Outcome } from './outcome';
import type { Book } from './reading';

/** A cell by what it is about, so that a note finds its place though rows move. */
export interface NotePlace {
  readonly sheet: string;
  /** INEGI code, else the name as the card shows it. */
  readonly municipality: string;
  readonly tool: string;
}

/** The notes of a book that was read. */
export function notesOf(book: Book): AdvanceNotes {
  void book;
  return NO_NOTES;
}

/**
 * Writes the note of one cell into the table «Avances», which is made at the first one. `expected` is what the
 * table held when the person began to write: if it holds something else by now nothing is written.
 *
 * @throws ActionError `changed_meanwhile`; `protected`; `torn_table` when the table lacks a column.
 */
export async function saveNote(
  place: NotePlace,
  note: AdvanceNote,
  expected: AdvanceNote | null,
): Promise<Outcome> {
  void place;
  void note;
  void expected;
  return Promise.reject(new Error('Not yet'));
}
