/** What is a matrix once read? Rounds of municipalities × tools, every reading with its address. */
import type { Area, Color } from './grid';

/**
 * A state's key. Data, not an enum: the five of the default legend (`cumplido`, `falta_conclusion`,
 * `en_proceso`, `informacion_erronea`, `sin_evidencia`) or a workbook's own (the slug of its label).
 */
export type StateKey = string;

/** Ranks by a person's order of states; they win over all others. `null`: the person says that it has none. */
export type Ranks = Readonly<Record<StateKey, number | null>>;

/** A tool's id in the Modelo Regional, e.g. "4.3". */
export type ToolId = string;

/** Zero-based position of a cell in its sheet. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** One line of a round's legend. */
export interface LegendEntry {
  readonly state: StateKey;
  /** The label exactly as the round writes it, without a swatch glyph and trimmed. */
  readonly label: string;
  readonly color: Color | null;
  /** Place in the order of progress; null for a state that has none yet. */
  readonly rank: number | null;
  /** Where the swatch and the label stand; null for a borrowed or default legend. */
  readonly swatch: Position | null;
  readonly labelAt: Position | null;
}

/** A round's own reading key: one red may mean two things in two rounds. */
export interface Legend {
  readonly entries: readonly LegendEntry[];
  /**
   * `own`: found in the round's sheet. `borrowed`: from the sheet named. `default`: the Model's. `kept`: chosen when
   * the round was made live, and the round's since then.
   */
  readonly source:
    { kind: 'own' } | { kind: 'borrowed'; sheet: string; kept?: true } | { kind: 'default'; kept?: true };
  /** The cell that says «Simbología»; null when not the round's own. */
  readonly title: Position | null;
}

/** Two signs of one cell that disagree: the text was taken, the colour says otherwise. */
export interface Conflict {
  /** Null for a pattern or a gradient, which has several. */
  readonly color: Color | null;
  /** The state that the colour would give; null when the colour matches no entry. */
  readonly state: StateKey | null;
}

/** What one body cell says. */
export type Reading =
  | {
      readonly kind: 'state';
      readonly state: StateKey;
      /** Which sign it was read from. `shown`: a colour that only a conditional format gives. */
      readonly by: 'text' | 'fill' | 'shown';
      /** `near`: another shade of the legend's colour, taken and listed. */
      readonly match: 'exact' | 'near';
      readonly conflict?: Conflict;
    }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown'; readonly color: Color }
  | { readonly kind: 'ambiguous'; readonly color: Color; readonly candidates: readonly StateKey[] }
  /** `hatched`: the fill has several colours; else a conditional format gives it that cannot be evaluated here. */
  | { readonly kind: 'unreadable'; readonly hatched?: true }
  | { readonly kind: 'no_legend'; readonly color: Color }
  | { readonly kind: 'merged'; readonly into: Position }
  | {
      readonly kind: 'other';
      readonly text: string;
      readonly formula: boolean;
      /** The text, or part of it, is struck through: nobody can tell what still holds. */
      readonly struck?: 'all' | 'part';
      /** The font of symbols that shows the text as something else. */
      readonly symbolFont?: string;
      /** The state that the text carries over from the round before, to be confirmed: it is not read as one. */
      readonly carried?: StateKey;
    };

/** One tool column of a round. */
export interface ToolColumn {
  readonly tool: ToolId;
  /** The header as written, white space folded to single spaces. */
  readonly header: string;
  readonly column: number;
}

/** One municipality row of a round. Duplicates are all kept. */
export interface MunicipalityRow {
  /** Five-digit INEGI code ("15123"), or null when the name is not recognised. */
  readonly code: string | null;
  /** Official name, or null when not recognised. */
  readonly name: string | null;
  /** The name as written, trimmed. */
  readonly written: string;
  readonly row: number;
  /** The row of the name's cell where that is another: the name is merged over several rows, and this one was read. */
  readonly nameRow?: number;
  /** One reading for each tool column found (for duplicate columns, the first). */
  readonly readings: Readonly<Record<ToolId, Reading>>;
}

/** One report round: one sheet. */
export interface Round {
  readonly sheet: string;
  readonly position: number;
  /** 1 for the first report; null when neither title nor sheet name says. */
  readonly number: number | null;
  /** ISO date or month ("2023-05"), or null. */
  readonly reportedOn: string | null;
  readonly updatedOn: string | null;
  readonly legend: Legend | null;
  /** The order of states that a person gave to the workbook; absent, the Model's. */
  readonly ranks?: Ranks;
  /** The first column of each tool found, in sheet order. */
  readonly tools: readonly ToolColumn[];
  readonly rows: readonly MunicipalityRow[];
  /** Sheet column of the municipalities' names, and the last header row. */
  readonly municipalityColumn: number;
  readonly headerRow: number;
  /** From the first to the last municipality row and tool column; may hold foreign columns between. */
  readonly body: Area;
}

/** All the rounds of a workbook, in chronological order. */
export interface Matrix {
  readonly rounds: readonly Round[];
}
