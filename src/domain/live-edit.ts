/** What does a text that somebody put into a cell of a live round say, and what should the cell hold? */
import { fold, isBlankText } from './fold';
import { fittingStates, stateOfText } from './legend-label';
import type { Legend, StateKey } from './matrix';
import { entryOf } from './state';

/** What a text says by a round's legend. */
export type JudgedText =
  | {
      readonly kind: 'state';
      readonly state: StateKey;
      /** What the cell is to hold: the round's own label, or the text itself when the legend lacks the state. */
      readonly label: string;
      /** False when the round's legend lacks the state: it then stays as it was typed, and is a finding. */
      readonly listed: boolean;
    }
  | { readonly kind: 'blank' }
  /** No state: it stays as it was typed, and is a finding. */
  | { readonly kind: 'unknown' }
  /** A letter that several labels of this legend take: nobody chooses but the person. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly StateKey[] };

/** Judges a text (never a formula) as the reading does: labels, check marks, the Model's phrases, letters. */
export function judgeText(text: string, legend: Legend | null): JudgedText {
  if (isBlankText(text)) return { kind: 'blank' };
  const state = stateOfText(text, legend);
  if (state === null) {
    const candidates = fittingStates(text, legend);
    return candidates.length > 1 ? { kind: 'ambiguous', candidates } : { kind: 'unknown' };
  }
  // Of two labels of one state, the one typed stays.
  const typed = legend?.entries.find((entry) => entry.state === state && fold(entry.label) === fold(text));
  const entry = typed ?? entryOf(state, legend);
  return { kind: 'state', state, label: entry?.label ?? text, listed: entry !== undefined };
}
