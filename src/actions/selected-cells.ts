/** What was selected when a key was pressed? Asked at once: what it is for may have to wait. */
import type { Area } from '../domain/grid';
import { loadSelection } from '../excel/selected-areas';
import { inExcel } from '../excel/session';

/** Cells of a sheet that were selected. */
export interface SelectedCells {
  readonly sheet: string;
  readonly areas: readonly Area[];
}

/** What is selected now; one request. `doing` is what it is for, as in `inExcel`. */
export async function selectedCells(doing: string): Promise<SelectedCells> {
  return inExcel(doing, async (context) => {
    const selection = loadSelection(context);
    await context.sync();
    return selection();
  });
}
