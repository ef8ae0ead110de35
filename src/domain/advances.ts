/** What has been noted of each municipality, tool and round in the table «Avances»? */
import { municipalityKey, type MunicipalityKey } from './align';
import type { MunicipalityRow, Round, ToolId } from './matrix';

/** The text and evidence of one cell in the table «Avances». */
export interface AdvanceNote {
  readonly advance: string;
  readonly evidence: string;
  /** ISO date of the evidence, or null. */
  readonly evidenceOn: string | null;
  readonly capturedBy: string;
}

/** The notes of a workbook by `noteKey`. */
export type AdvanceNotes = ReadonlyMap<string, AdvanceNote>;

/** A workbook without notes. */
export const NO_NOTES: AdvanceNotes = new Map();

/** What a note is about: a round's sheet, a municipality and a tool. */
export function noteKey(sheet: string, municipality: MunicipalityKey, tool: ToolId): string {
  return JSON.stringify([sheet, municipality, tool]);
}

/** The note of one cell of a round, or null. */
export function noteOf(
  notes: AdvanceNotes,
  round: Pick<Round, 'sheet'>,
  row: Pick<MunicipalityRow, 'code' | 'written'>,
  tool: ToolId,
): AdvanceNote | null {
  return notes.get(noteKey(round.sheet, municipalityKey(row), tool)) ?? null;
}
