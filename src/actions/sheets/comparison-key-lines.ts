/** Which states does the key of the Comparativo explain, and how do they fit its width? */
import type { Transition } from '../../domain/compare';
import type { Color } from '../../domain/grid';
import type { Round, StateKey } from '../../domain/matrix';
import { entryOf, stateLabel, stateSymbols } from '../../domain/state';
import { shortened } from './text-pieces';

/** One state as the matrix draws it. */
export interface DrawnState {
  readonly state: StateKey;
  readonly label: string;
  readonly symbol: string;
  readonly color: Color | null;
}

/** States side by side: the column of each one's symbol; its label follows. */
export type KeyLine = readonly { readonly column: number; readonly drawn: DrawnState }[];

const PIXELS_PER_LETTER = 5.6;
/** Letters of a label that a line of the key holds. */
const KEY_LABEL = 85;

/** The states of the later round: its legend's, and any other that its cells hold. */
export function drawnStates(to: Round, transitions: readonly Transition[]): DrawnState[] {
  const states = new Set(to.legend?.entries.map(({ state }) => state));
  for (const { to: state } of transitions) if (state !== null) states.add(state);
  const symbols = stateSymbols(states);
  return [...states].map((state) => ({
    state,
    label: shortened(stateLabel(state, to.legend), KEY_LABEL),
    symbol: symbols.get(state)!,
    color: entryOf(state, to.legend)?.color ?? null,
  }));
}

/** Lays the states out from the second column on, and onto further lines when the width ends. */
export function packStates(
  to: Round,
  transitions: readonly Transition[],
  widths: readonly number[],
): KeyLine[] {
  const lines: { column: number; drawn: DrawnState }[][] = [[]];
  let column = 1;
  for (const drawn of drawnStates(to, transitions)) {
    let end = column + columnsFor(drawn.label, widths, column + 1);
    if (end > widths.length && column > 1) {
      lines.push([]);
      column = 1;
      end = column + columnsFor(drawn.label, widths, column + 1);
    }
    lines.at(-1)!.push({ column, drawn });
    column = end + 1;
  }
  return lines;
}

/** How many columns from `from` on a label overflows into. */
function columnsFor(label: string, widths: readonly number[], from: number): number {
  let pixels = label.length * PIXELS_PER_LETTER + 14;
  let columns = 0;
  while (pixels > 0) {
    pixels -= (widths[from + columns] ?? 5) * 7 + 5;
    columns += 1;
  }
  return columns;
}
