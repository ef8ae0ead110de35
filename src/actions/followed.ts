/** What does the pane see of the workbook that is followed, and what may it ask of whoever follows it? */
import type { SelectionCard } from './cell-card';
import type { LegendChoice, WorkbookReading } from './outcome';

/** What the pane knows of the workbook. */
export type FollowedReading =
  | { readonly kind: 'reading' }
  /** `again`: it is being read anew; what is shown stays meanwhile. */
  | { readonly kind: 'ready'; readonly reading: WorkbookReading; readonly again: boolean }
  | { readonly kind: 'no_matrix' }
  | { readonly kind: 'failed'; readonly message: string };

/** Something that the follower did or saw, told once: "«c» pasó a «Cumplido» en Metepec, 4.3." */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** What the person may want to see. */
  readonly sheet: string | null;
  readonly address: string | null;
}

/** All that the pane shows live. */
export interface Followed {
  readonly reading: FollowedReading;
  /** Null until a selection is known. */
  readonly selection: SelectionCard | null;
  readonly notices: readonly Notice[];
}

/** Follows the workbook from `start` to `stop`. */
export interface Follower {
  readonly state: () => Followed;
  /** Calls back on every change; returns how to stop. For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Registers for Excel's events, reads the workbook, and finds what changed while the add-in was away. */
  readonly start: () => Promise<void>;
  /** After an action: shows what it left at hand, else reads everything again. */
  readonly refresh: () => Promise<void>;
  /** Reads everything again: «Releer». */
  readonly reread: () => Promise<void>;
  /** The legend that rounds without one take; reads again. */
  readonly chooseLegend: (choice: LegendChoice | undefined) => Promise<void>;
  readonly dismissNotice: (id: number) => void;
  /** Withdraws from the events. */
  readonly stop: () => Promise<void>;
}
