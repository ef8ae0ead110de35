/** What did the reading of one sheet meet that a reading cannot hold? Facts with their place, without words. */
import type { ReadNotes } from './advances';
import type { Area, Color, Hatched } from './grid';
import type { Matrix, Position, StateKey, ToolId } from './matrix';
import type { DateDoubt } from './dates';
import type { DimensionId } from './model/types';

/** Why a legend's label has no colour to be known by. */
export type MissingColor = 'none' | 'several_in_cell' | 'text_black' | 'hatched';

/** One fact of one sheet. */
export type Issue =
  // The sheet.
  | { readonly kind: 'no_municipality_header'; readonly at: Position; readonly tools: number }
  | { readonly kind: 'too_few_tools'; readonly at: Position }
  | { readonly kind: 'cut_short'; readonly at: Position }
  | { readonly kind: 'unread_formats'; readonly at: Position; readonly areas: readonly Area[] }
  | { readonly kind: 'second_table'; readonly at: Position; readonly beside: boolean }
  | { readonly kind: 'repeated_header'; readonly at: Position }
  // Columns.
  | {
      readonly kind: 'unknown_column';
      readonly at: Position;
      readonly header: string;
      readonly candidates: readonly ToolId[];
      /** True when the header is known to cover all its candidates at once. */
      readonly covers: boolean;
    }
  | { readonly kind: 'unnamed_column'; readonly at: Position }
  | {
      readonly kind: 'repeated_column';
      readonly at: Position;
      readonly tool: ToolId;
      readonly first: Position;
    }
  | {
      readonly kind: 'wrong_dimension';
      readonly at: Position;
      readonly tool: ToolId;
      readonly under: DimensionId;
    }
  // Rows.
  | { readonly kind: 'nameless_row'; readonly at: Position }
  | { readonly kind: 'section_row'; readonly at: Position; readonly text: string }
  /** A row named like a municipality that says nothing of its own: `other` is the row that does, if any. */
  | {
      readonly kind: 'heading_row';
      readonly at: Position;
      readonly text: string;
      readonly other: number | null;
      /** True when it sums up: figures stand under the tools. */
      readonly figures: boolean;
    }
  /** A name merged over several rows, of which `read` was read and `left`, the first of the others, says something. */
  | {
      readonly kind: 'several_lines';
      readonly at: Position;
      readonly written: string;
      readonly read: number;
      readonly left: number;
    }
  | { readonly kind: 'place_line'; readonly at: Position; readonly text: string }
  | {
      readonly kind: 'code_mismatch';
      readonly at: Position;
      readonly written: string;
      readonly code: string;
      /** True when the name matched nothing, so that the code decided. */
      readonly byCode: boolean;
    }
  // The legend.
  | { readonly kind: 'legend_untitled'; readonly at: Position }
  /** A label of the legend, taken all the same, that is struck through. */
  | { readonly kind: 'legend_struck'; readonly at: Position; readonly label: string }
  | { readonly kind: 'legend_drawn'; readonly at: Position | null }
  | {
      readonly kind: 'legend_no_color';
      readonly at: Position;
      readonly label: string;
      readonly why: MissingColor;
    }
  | { readonly kind: 'legend_no_label'; readonly at: Position; readonly color: Color | Hatched }
  | { readonly kind: 'choice_unusable'; readonly wanted: string }
  // The title.
  | {
      readonly kind: 'date_doubt';
      readonly at: Position | null;
      readonly doubt: DateDoubt;
      readonly text: string;
    }
  | {
      readonly kind: 'number_doubt';
      readonly at: Position | null;
      readonly taken: number;
      readonly other: number;
    }
  // Cells.
  | { readonly kind: 'near'; readonly at: Position; readonly color: Color; readonly state: StateKey }
  | { readonly kind: 'other_on_fill'; readonly at: Position; readonly state: StateKey }
  | { readonly kind: 'merged'; readonly at: Position; readonly area: Area }
  | {
      readonly kind: 'total';
      readonly at: Position;
      readonly label: string;
      readonly typed: string;
      readonly counted: string;
      /** It stands in a row under the table, or in a column beside it. */
      readonly line: 'row' | 'column';
      /** A formula that counts the same; null where none gives what was read. */
      readonly formula: string | null;
    };

/** The issues of one sheet. */
export interface SheetIssues {
  readonly sheet: string;
  readonly position: number;
  readonly issues: readonly Issue[];
}

/** A workbook as read: its rounds, by what they were ordered, and what the reading met. */
export interface ReadWorkbook {
  readonly matrix: Matrix;
  readonly orderedBy: 'date' | 'number' | 'position';
  /** By sheet, in workbook order. */
  readonly issues: readonly SheetIssues[];
  /** Sheets whose legend a round without one may take; they need not be rounds. */
  readonly legendSheets: readonly string[];
  /** What the table «Avances» says; absent without one. */
  readonly notes?: ReadNotes;
  /** The day of the reading (ISO), for what lies in the future; absent where nobody told it. */
  readonly today?: string;
}
