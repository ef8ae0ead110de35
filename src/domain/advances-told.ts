/** Which Avances does a municipality's ficha tell? */
import type { ReadNotes } from './advances';
import { isEmptyNote } from './advances';
import type { MunicipalityKey } from './align';
import { cutOf } from './cut';
import { address } from './grid';
import type { Round } from './matrix';
import { nameRounds } from './narrative/round-name.es';
import type { ProgressNote } from './progress-note';

/** The notes of one municipality in the rounds told, in the rounds' order; repeated rows are all told. */
export function notesToTell(
  notes: ReadNotes | undefined,
  municipality: MunicipalityKey,
  rounds: readonly Round[],
): ProgressNote[] {
  if (!notes) return [];
  const names = nameRounds(rounds);
  return rounds.flatMap((round, index) =>
    notes.rows
      .filter((row) => row.municipality === municipality && row.round === round.sheet)
      .filter(({ note }) => !isEmptyNote(note))
      .map(({ tool, note, row }): ProgressNote => ({
        tool,
        round: names[index]!.short,
        cut: cutOf(round)?.last ?? null,
        text: note.advance,
        evidence: note.evidence.trim() === '' ? null : note.evidence,
        evidencedOn: note.evidenceOn,
        cells: [{ sheet: notes.sheet, cell: address(row, notes.columns.advance!) }],
      })),
  );
}
