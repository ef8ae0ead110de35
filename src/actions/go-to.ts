/** «Ir a la celda»: takes the person to what a finding or an outcome speaks of. */
import { ActionError } from '../excel/failure';
import { showCell } from '../excel/navigate';
import { inExcel } from '../excel/session';

/**
 * Shows a sheet and selects a cell of it, or its first one.
 *
 * @throws ActionError `unknown_sheet` when the sheet was deleted or renamed since the workbook was read.
 */
export async function goTo(sheet: string, cell: string | null): Promise<void> {
  const found = await inExcel('ir a la celda', (context) => showCell(context, sheet, cell));
  if (!found) {
    const sentence = `La hoja «${sheet}» ya no está con ese nombre: vuelva a leer el libro.`;
    throw new ActionError('unknown_sheet', sentence);
  }
}
