/** «Celda»: what does the pane show of the cells that are selected? */
import type { LiveState } from '../domain/live';
import type { Reading, ToolId } from '../domain/matrix';

/** The text and evidence of one cell in the table «Avances». */
export interface AdvanceNote {
  readonly advance: string;
  readonly evidence: string;
  /** ISO date of the evidence, or null. */
  readonly evidenceOn: string | null;
  readonly capturedBy: string;
}

/** What one round says of a municipality and a tool. */
export interface HistoryLine {
  readonly sheet: string;
  /** "3er reporte", else the sheet's name. */
  readonly title: string;
  /** Long date in Spanish, or null. */
  readonly date: string | null;
  /** Null when the round lacks the tool or the municipality. */
  readonly reading: Reading | null;
  /** The state's label in that round's legend; a short sentence when there is none ("Sin dato", "Sin lectura"). */
  readonly label: string;
  readonly color: string | null;
  readonly symbol: string;
  /** Change against the round before, in words ("avanzó"), or null. */
  readonly change: string | null;
  /** A1 address, or null when the round lacks the cell. */
  readonly address: string | null;
  readonly selected: boolean;
}

/** What is selected, as the pane tells it. */
export type SelectionCard =
  /** Outside of every body: `sentence` says so, and where to go. */
  | { readonly kind: 'outside'; readonly sentence: string; readonly sheet: string }
  | {
      readonly kind: 'cell';
      readonly sheet: string;
      readonly address: string;
      readonly municipality: string;
      readonly code: string | null;
      readonly tool: ToolId;
      readonly toolName: string;
      readonly dimension: string;
      /** Null: the Model states none (tool 2.3). */
      readonly requirement: string | null;
      /** The round's own states, in the legend's order: one button each. Empty without a legend. */
      readonly states: readonly LiveState[];
      /** Key of the state read, or null. */
      readonly state: string | null;
      /** When there is no state: why, in a sentence ("La celda está vacía."). Also told for conflicts and near shades. */
      readonly doubt: string | null;
      /** Why the state cannot be set ("la hoja está protegida…"), or null. */
      readonly blocked: string | null;
      readonly history: readonly HistoryLine[];
      readonly note: AdvanceNote | null;
      /** The cells before and after, in reading order, that need work: blank, unread, in conflict or not fulfilled. */
      readonly previous: string | null;
      readonly next: string | null;
      /** For screen readers: "Metepec, 4.3 Transparencia Proactiva: Cumplido, avanzó". */
      readonly spoken: string;
    }
  | {
      readonly kind: 'cells';
      readonly sheet: string;
      readonly address: string;
      /** Body cells selected; others are not counted and are never written. */
      readonly count: number;
      readonly states: readonly LiveState[];
      /** How many of them have each state; key null for those without. */
      readonly tally: readonly {
        readonly state: string | null;
        readonly label: string;
        readonly count: number;
      }[];
      readonly blocked: string | null;
      readonly spoken: string;
    };
