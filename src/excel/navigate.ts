/** How does the person get to a cell that a sentence speaks of? */
import { loadSelection, type Selection } from './selected-areas';

/**
 * Shows a sheet and selects a cell of it (its first one when `cell` is null). What is selected then: a merged cell is
 * selected whole. Null when the sheet is gone.
 */
export async function showCell(
  context: Excel.RequestContext,
  sheetName: string,
  cell: string | null,
): Promise<Selection | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return null;
  sheet.activate();
  sheet.getRange(cell ?? 'A1').select();
  const selection = loadSelection(context);
  await context.sync();
  return selection();
}
