/** Which cells only carry the state of the round before, for somebody to confirm? Their text says so. */
import { shortText } from './fold';
import { stateOfText } from './legend-label';
import type { Legend, StateKey } from './matrix';

const WORDS = 'Por confirmar: ';
const CARRIED = /^\s*por confirmar\s*[:\-–—]\s*(\S.*)$/isu;

/** Nothing longer carries a state. */
const LONGEST = 1100;

/** What a cell holds that carries a state: it reads as no state, in Excel, on paper and in any program. */
export function carriedText(label: string): string {
  return WORDS + label;
}

/** The state that a text carries, or null. */
export function carriedState(text: string, legend: Legend | null): StateKey | null {
  const short = shortText(text, LONGEST);
  const label = short === null ? undefined : CARRIED.exec(short)?.[1];
  return label === undefined ? null : stateOfText(label, legend);
}
