/** By which format does a number that a person typed show as a date or an amount? */

/** A cell of a sheet, by zero-based row and column. */
export interface CellOfSheet {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The number format of each cell, in the order given. One request; none when there are no cells. */
export async function readNumberFormats(
  context: Excel.RequestContext,
  cells: readonly CellOfSheet[],
): Promise<string[]> {
  if (cells.length === 0) return [];
  const ranges = cells.map(({ sheet, row, column }) => {
    const range = context.workbook.worksheets.getItem(sheet).getCell(row, column);
    range.load('numberFormat');
    return range;
  });
  await context.sync();
  return ranges.map((range) => String(range.numberFormat[0]?.[0] ?? 'General'));
}
