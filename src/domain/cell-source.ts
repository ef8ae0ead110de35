/** What is the card of a selection told from? */
import type { AdvanceNotes } from './advances';
import type { Area } from './grid';
import type { Matrix } from './matrix';

/** What a card is told from. */
export interface CardSource {
  readonly matrix: Matrix;
  /** Sheets that are protected. */
  readonly protectedSheets: ReadonlySet<string>;
  /** Sheets that the add-in made. */
  readonly ownSheets: ReadonlySet<string>;
  readonly notes: AdvanceNotes;
}

/** Areas of one sheet. */
export interface CardSelection {
  readonly sheet: string;
  readonly areas: readonly Area[];
}
