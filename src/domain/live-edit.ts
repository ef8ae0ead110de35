/** What does something put into a cell of a round say, and what did and does the cell hold? */
import { fold, isBlankText } from './fold';
import { type Color, type GridCell } from './grid';
import { fittingStates, stateOfText } from './legend-label';
import type { Legend, Reading, StateKey } from './matrix';
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
  /** A letter or a part of a label that fits several of this legend: nobody chooses but the person. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly StateKey[] };

/** Judges a text (never a formula) as the reading does: labels and parts of them, check marks, the Model's phrases, letters. */
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

/** What a cell holds, so that it can be put back: a text, a number, a truth value, or a formula. */
export type CellContents = string | number | boolean | { readonly formula: string };

/** The contents of a cell as read; "" when it is empty. */
export function contentsOf(cell: GridCell): CellContents {
  if (cell.formula) return { formula: cell.source ?? '' };
  return cell.value ?? cell.text;
}

/** True when two contents are the same; a number is not the text of its digits. */
export function sameContents(a: CellContents, b: CellContents): boolean {
  if (typeof a === 'object' || typeof b === 'object') {
    return typeof a === 'object' && typeof b === 'object' && a.formula === b.formula;
  }
  return a === b;
}

/** What an edit does to a cell: contents and direct fill; what is absent stays. */
export interface CellEffect {
  readonly contents?: CellContents;
  readonly fill?: Color | null;
}

/** The cell once changed. What our own formats showed is gone: it follows from the new text. */
export function cellAfter(cell: GridCell, { contents, fill }: CellEffect): GridCell {
  const base: GridCell = {
    ...withContents(cell, contents ?? contentsOf(cell)),
    fill: fill === undefined ? cell.fill : fill,
    font: cell.font,
    // A text that is written is written in plain letters.
    ...(contents === undefined || contents === '' ? lettersOf(cell) : {}),
    ...(fill === undefined && cell.hatched ? { hatched: true as const } : {}),
  };
  return cell.shown === undefined || cell.own ? base : { ...base, shown: cell.shown };
}

function lettersOf({ symbolFont, struck }: GridCell): Pick<GridCell, 'symbolFont' | 'struck'> {
  return { ...(symbolFont === undefined ? {} : { symbolFont }), ...(struck === undefined ? {} : { struck }) };
}

function withContents(
  cell: GridCell,
  contents: CellContents,
): Pick<GridCell, 'text' | 'formula' | 'source' | 'value'> {
  // What a formula gives is known to Excel alone; it is no reading anyway.
  if (typeof contents === 'object') return { text: cell.text, formula: true, source: contents.formula };
  if (typeof contents === 'string') return { text: contents, formula: false };
  return { text: String(contents), formula: false, value: contents };
}

/** The state of a reading, or null when it gives none. */
export function stateOf(reading: Reading | undefined): StateKey | null {
  return reading?.kind === 'state' ? reading.state : null;
}
