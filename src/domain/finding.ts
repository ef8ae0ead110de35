/** What is there to tell the analyst about a cell, and what could safely be done about it? */
import type { StateKey } from './matrix';

export type Severity = 'error' | 'aviso' | 'nota';

/** A change that can be applied with one click without losing anything typed. */
export type Fix =
  | { readonly kind: 'write_state'; readonly state: StateKey }
  /** Keep the text of a conflicting cell: its direct fill is cleared. */
  | { readonly kind: 'keep_text' }
  /** Take the colour of a conflicting cell: its text becomes that state's label. */
  | { readonly kind: 'take_color'; readonly state: StateKey }
  | { readonly kind: 'rename'; readonly text: string }
  /** A typed total becomes a formula that counts: `gives` is its result today, `line` where it stands. */
  | {
      readonly kind: 'write_formula';
      readonly formula: string;
      readonly gives: string;
      readonly line: string;
    };

/** One thing found. `rule` is an id of SPEC.md; the sentence says what happened and what to do. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly sheet: string;
  /** A1 address, or null when it concerns the whole sheet or workbook. */
  readonly cell: string | null;
  /** One sentence in Spanish. */
  readonly message: string;
  /** A short proposal in Spanish, or null when nothing safe can be proposed. */
  readonly proposal: string | null;
  /** For example the municipalities that a misspelt name may be, best first. */
  readonly candidates: readonly string[];
  readonly fixes: readonly Fix[];
}
