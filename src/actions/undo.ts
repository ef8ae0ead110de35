/** «Deshacer»: how does what an action replaced come back? */
import type { Outcome } from './outcome';

/** The last action that can be taken back. */
export interface LastUndo {
  /** What the action was: "Aplicar simbología", "«Cumplido» en Metepec, 4.3". */
  readonly title: string;
  /** How many cells it changed. */
  readonly cells: number;
  readonly when: Date;
}

/** What «Deshacer» would take back; null when nothing is left. One or two requests. */
export async function lastUndo(): Promise<LastUndo | null> {
  await Promise.resolve();
  throw new Error('Not written yet.');
}

/**
 * Puts back contents and fills of the last action, and can be called again for the one before. A cell that
 * changed again since is left as it is, and told.
 *
 * @throws ActionError `nothing_to_undo`; `protected`.
 */
export async function undoLast(): Promise<Outcome> {
  await Promise.resolve();
  throw new Error('Not written yet.');
}
