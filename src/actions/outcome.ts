/** What does every action take and give back? The pane, the ribbon and the terminal share this. */
export { ActionError } from '../excel/failure';
import type { FactsheetSettings } from '../domain/factsheet-settings';
import type { Finding } from '../domain/finding';
import type { Matrix } from '../domain/matrix';
import type { KeptOrder } from '../domain/state-order';

/** Called as an action advances; `done` of `total` steps, `what` in Spanish ("Ficha de Metepec"). */
export type ProgressListener = (done: number, total: number, what: string) => void;

/** Which legend a round without one takes: another sheet's, the Model's, or (absent) none. */
export type LegendChoice = { readonly sheet: string } | 'predeterminada';

export type { DisplayMode } from '../excel/live-round';

/** Options common to all actions. */
export interface ActionOptions {
  readonly progress?: ProgressListener;
  /** Aborting stops between whole steps: no half-written sheet is left. */
  readonly signal?: AbortSignal;
  readonly legend?: LegendChoice;
}

/** What an action did, told to the person. */
export interface Outcome {
  /** One sentence in Spanish: what happened. */
  readonly summary: string;
  /** Further sentences: what was skipped and why, what to look at. */
  readonly notes: readonly string[];
  /** Names of the sheets made or changed, in order. */
  readonly sheets: readonly string[];
  /** True when the person cancelled; `summary` then says what was written. */
  readonly cancelled: boolean;
  /** True when nothing changed though it was asked for: `notes` say why, and it is not headed as done. */
  readonly unchanged?: boolean;
}

/** What reading the workbook gave. */
export interface WorkbookReading {
  readonly matrix: Matrix;
  readonly findings: readonly Finding[];
  /** True when the states are the add-in's example: whatever shows them says so (`ILLUSTRATIVE`). */
  readonly illustrative?: boolean;
  /** The order that a person gave to the states; null for the Model's. */
  readonly order?: KeptOrder | null;
  /** Sheets that have a legend to give to rounds that have none; absent, those of the rounds that have one. */
  readonly legendSheets?: readonly string[];
  /** Sheets of the rounds that were made live; none when absent. */
  readonly live?: readonly string[];
  /** What a person settled for the fichas; as by default when absent. */
  readonly factsheets?: FactsheetSettings;
}
