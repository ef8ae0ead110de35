/** By which one path do cells of a round change? What they held is kept, the Bitácora and last-known states follow. */
import type { Color } from '../domain/grid';
import type { ChangeOrigin, StateChange } from '../domain/ledger';
import type { Book } from './reading';

/** What becomes of one cell; what is absent stays. With nothing to write, the cell's state is only recorded. */
export interface CellChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The text that the cell is to hold; "" empties it. A formula or other contents are replaced, and kept. */
  readonly label?: string;
  /** The cell's own fill goes. */
  readonly clearFill?: boolean;
  /** The cell's own fill; null is the same as `clearFill`. */
  readonly fill?: Color | null;
}

export interface ChangeOptions {
  readonly origin: ChangeOrigin;
  /** What «Deshacer» calls it: "«Cumplido» en Metepec, 4.3". */
  readonly title: string;
  /** Who did it, for the Bitácora; by default the name that the person set, if any. */
  readonly who?: string;
}

/**
 * Changes cells. `book` says what they hold now (before this change, after what the person typed); what it
 * keeps (`book.snapshot.kept`) is brought up to date. One request for up to 4 MB, one more for each further.
 * Own writes raise events whose `triggerSource` is ThisLocalAddin: they must be left alone.
 *
 * @returns the states that changed against the last known ones (else against the reading), as logged.
 * @throws ActionError `protected` before anything is written, when a sheet to be written is protected.
 */
export async function changeCells(
  context: Excel.RequestContext,
  book: Book,
  changes: readonly CellChange[],
  options: ChangeOptions,
): Promise<StateChange[]> {
  await Promise.resolve([context, book, changes, options]);
  throw new Error('Not written yet.');
}

/**
 * Logs what differs from the last known states (edits made while the add-in was away) and takes the reading as
 * known. Writes nothing, and makes no request, when nothing differs.
 */
export async function logDifferences(
  context: Excel.RequestContext,
  book: Book,
  origin: ChangeOrigin = 'al_abrir',
): Promise<StateChange[]> {
  await Promise.resolve([context, book, origin]);
  throw new Error('Not written yet.');
}
