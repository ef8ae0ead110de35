/** Which draft belongs to the cell that is selected? */
import type { AdvanceNote, SelectionCard } from '../actions/cell-card';
import type { Draft, DraftPlace, DraftRound } from './drafts';
import { placeStrings } from './place-strings.es';

type OneCell = Extract<SelectionCard, { kind: 'cell' }>;

export const EMPTY_NOTE: AdvanceNote = { advance: '', evidence: '', evidenceOn: null, capturedBy: '' };

/** The cell by what it is about. */
export function placeOf({ sheet, code, municipality, tool }: OneCell): DraftPlace {
  return { sheet, municipality: code ?? municipality, tool };
}

/** A draft of the cell; `base` is what the table held when it was begun. */
export function draftOf(
  card: OneCell,
  note: AdvanceNote,
  base: AdvanceNote | null,
  round: DraftRound | undefined,
  halfDate = false,
): Draft {
  const title = placeStrings.drafts.title(card.municipality, card.tool, card.sheet);
  const told = { ...(round ? { round } : {}), ...(halfDate ? { halfDate } : {}) };
  return { place: placeOf(card), ...told, title, address: card.address, note, base };
}

/** True when both say the same; no note says the same as an empty one. Who captured it is not what it says. */
export function sameNote(one: AdvanceNote | null, other: AdvanceNote | null): boolean {
  const [a, b] = [one ?? EMPTY_NOTE, other ?? EMPTY_NOTE];
  return a.advance === b.advance && a.evidence === b.evidence && a.evidenceOn === b.evidenceOn;
}
