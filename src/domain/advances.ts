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

/** Columns of the table, by what they hold. */
export type NoteField =
  'municipality' | 'code' | 'tool' | 'round' | 'advance' | 'evidence' | 'date' | 'author';

/** Their headers, in the order in which a new table has them. */
export const NOTE_HEADERS: Readonly<Record<NoteField, string>> = {
  municipality: 'Municipio',
  code: 'Clave',
  tool: 'Herramienta',
  round: 'Reporte',
  advance: 'Avance',
  evidence: 'Evidencia',
  date: 'Fecha de la evidencia',
  author: 'Capturó',
};

/** The sheet of the table as it stands: raw values from `top`, `left` on. */
export interface AdvancesCells {
  readonly sheet: string;
  readonly position: number;
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly unknown[])[];
  /** True in a workbook whose serial numbers count from 1904. */
  readonly date1904?: boolean;
}

/** One row of the table that says of which cell it speaks. */
export interface NoteRow {
  readonly key: string;
  /** Sheet of the round it is about. */
  readonly round: string;
  readonly municipality: MunicipalityKey;
  readonly tool: ToolId;
  readonly note: AdvanceNote;
  /** Zero-based row of the sheet. */
  readonly row: number;
}

/** Why a row of the table is not told: nobody knows of what it speaks, or another row already does. */
export interface UnplacedNote {
  readonly row: number;
  readonly column: number;
  readonly why: 'municipality' | 'tool' | 'round' | 'repeated' | 'date';
  readonly text: string;
}

/** What the table says. */
export interface ReadNotes {
  readonly sheet: string;
  readonly position: number;
  /** Zero-based row of the headers; null when there are none to be known by. */
  readonly header: number | null;
  /** Zero-based columns of the sheet; a column that is missing is absent. */
  readonly columns: Partial<Readonly<Record<NoteField, number>>>;
  /** The row after the last one that holds anything. */
  readonly end: number;
  readonly rows: readonly NoteRow[];
  readonly unplaced: readonly UnplacedNote[];
}

/** What a note is about: a round's sheet, a municipality and a tool. */
export function noteKey(sheet: string, municipality: MunicipalityKey, tool: ToolId): string {
  return JSON.stringify([sheet, municipality, tool]);
}

/** The notes by what they are about; of repeated rows the first counts. Rows that say nothing are none. */
export function notesByKey(rows: readonly NoteRow[]): AdvanceNotes {
  const notes = new Map<string, AdvanceNote>();
  for (const { key, note } of rows) if (!notes.has(key) && !isEmptyNote(note)) notes.set(key, note);
  return notes;
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

/** True for a note that says nothing, whoever captured it. */
export function isEmptyNote({ advance, evidence, evidenceOn }: AdvanceNote): boolean {
  return advance.trim() === '' && evidence.trim() === '' && evidenceOn === null;
}

/** True when two notes say the same; none says the same as an empty one. Who captured it is not what it says. */
export function sameNote(one: AdvanceNote | null, other: AdvanceNote | null): boolean {
  const said = (note: AdvanceNote | null) =>
    JSON.stringify([note?.advance ?? '', note?.evidence ?? '', note?.evidenceOn ?? null]);
  return said(one) === said(other);
}
