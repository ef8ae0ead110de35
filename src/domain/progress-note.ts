/** What has the municipality itself reported of a tool? An «Avance», told only as what it informed. */
import type { ToolId } from './matrix';
import type { SourceCell } from './transition';

/** One row of the table *Avances*, already matched to a municipality. */
export interface ProgressNote {
  readonly tool: ToolId;
  /** The report of which it was noted ("segundo reporte"); the last one told when it is not said. */
  readonly round?: string;
  /** The day of that report's cut (ISO): a later evidence is told as such. Null when the report says no date. */
  readonly cut?: string | null;
  /** What was reported, in the municipality's words. */
  readonly text: string;
  /** The evidence named, or null. */
  readonly evidence: string | null;
  /** The evidence's date (ISO), or null. */
  readonly evidencedOn: string | null;
  /** Where the note stands, so that the sentence knows its cells; empty when it is not in the workbook. */
  readonly cells: readonly SourceCell[];
}
