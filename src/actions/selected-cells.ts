/** Which cells is a key for? Asked at once, as what it does may have to wait; and held against what Excel told before. */
import type { Area } from '../domain/grid';
import type { StateKey } from '../domain/matrix';
import { loadSelection, type Selection } from '../excel/selected-areas';
import { inExcel } from '../excel/session';
import { askSelection, isSameSelection, toldSelection } from './told-selection';

/** Cells of a sheet that were selected. */
export interface SelectedCells {
  readonly sheet: string;
  readonly areas: readonly Area[];
}

/**
 * Asks Excel what is selected and takes the answer in, unless another selection is told meanwhile; one request. `doing`
 * is what it is for, as in `inExcel`.
 */
export async function askSelected(doing: string): Promise<Selection> {
  const takeIn = askSelection();
  const now = await inExcel(doing, async (context) => {
    const selection = loadSelection(context);
    await context.sync();
    return selection();
  });
  takeIn(now);
  return now;
}

/**
 * The cells that a key means which gives them `state`; to be called as its command arrives; one request. Excel may
 * answer after the person has gone on, and may tell late of what they selected before the key: only where both say
 * the same is it known which cells were meant. Where nothing was told the answer counts.
 *
 * @throws ActionError `moved_on` when they differ.
 */
export async function cellsForState(state: StateKey): Promise<SelectedCells> {
  const before = toldSelection();
  // What was told late, or never, does not refuse the next key on these cells too: the answer is taken in.
  const now = await askSelected('poner el estado');
  if (before && !isSameSelection(before, now)) {
    const { movedOn } = await import('./moved-on');
    throw movedOn(state, before, now);
  }
  return now;
}
