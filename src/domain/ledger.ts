/** What is a change of state, and when are two records of it the same one? */
import type { StateKey, ToolId } from './matrix';

/**
 * How a change came about: typed in the cell, pasted, painted with a legend colour, set from the pane or the
 * menu, a finding's fix, the conversion of a round, found on opening, or taken back with «Deshacer».
 */
export type ChangeOrigin =
  'escrito' | 'pegado' | 'pintado' | 'panel' | 'correccion' | 'conversion' | 'al_abrir' | 'deshecho';

/** One cell of a round that passed from a state (or none: null) to another. */
export interface StateChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** INEGI code, or null when the municipality is not recognised. */
  readonly code: string | null;
  /** Official name, else the name as written. */
  readonly municipality: string;
  readonly tool: ToolId;
  readonly from: StateKey | null;
  readonly to: StateKey | null;
  /** Labels of the round's legend, "" for no state. */
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly origin: ChangeOrigin;
}
