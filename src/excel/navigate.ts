/** How does the person get to a cell that a sentence speaks of? */

/** Shows a sheet and selects a cell of it (its first one when `cell` is null). False when the sheet is gone. */
export async function showCell(
  context: Excel.RequestContext,
  sheetName: string,
  cell: string | null,
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return false;
  sheet.activate();
  sheet.getRange(cell ?? 'A1').select();
  await context.sync();
  return true;
}
