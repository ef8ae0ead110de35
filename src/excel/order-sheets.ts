/** Where do the add-in's sheets stand among the tabs? */

/** Puts a sheet just before another. Two requests. */
export async function moveBefore(context: Excel.RequestContext, sheet: string, other: string): Promise<void> {
  const { worksheets } = context.workbook;
  const before = worksheets.getItem(other);
  before.load('position');
  await context.sync();
  worksheets.getItem(sheet).position = before.position;
  await context.sync();
}
