/** «Ir a la celda»: takes the person to what a finding or an outcome speaks of. */
import { ActionError } from '../excel/failure';
import { showCell } from '../excel/navigate';
import { inExcel } from '../excel/session';
import { tellSelection } from './told-selection';

/**
 * Shows a sheet and selects a cell of it, or its first one.
 *
 * @throws ActionError `unknown_sheet` when the sheet was deleted or renamed since the workbook was read.
 */
export async function goTo(sheet: string, cell: string | null): Promise<void> {
  const found = await inExcel('ir a la celda', (context) => showAndTell(context, sheet, cell));
  if (!found) {
    const sentence = `La hoja «${sheet}» ya no está con ese nombre: vuelva a leer el libro.`;
    throw new ActionError('unknown_sheet', sentence);
  }
}

/**
 * Shows a cell as `showCell` does, and keeps what is selected then: a key pressed next is for that, although Excel's
 * event of it may still be on its way, or an older one's. False when the sheet is gone.
 */
export async function showAndTell(
  context: Excel.RequestContext,
  sheet: string,
  cell: string | null,
): Promise<boolean> {
  const shown = await showCell(context, sheet, cell);
  tellSelection(shown);
  return shown !== null;
}
