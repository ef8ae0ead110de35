/** Which cells of a round stand where Excel puts a text by itself, so that symbols can be centred there and nowhere else? */
import { areaAddress, type Area } from '../domain/grid';
import type { Position } from '../domain/matrix';
import { rectangles } from '../domain/rectangles';

/** What Excel calls the alignment of a cell that nobody aligned. */
const NONE = 'General';

/** A sheet and the rectangles of its round's body. */
export interface Body {
  readonly sheet: string;
  readonly body: readonly Area[];
}

/**
 * The parts of each body that nobody aligned, by sheet. One request; one more where a rectangle has both kinds.
 */
export async function unalignedAreas(
  context: Excel.RequestContext,
  bodies: readonly Body[],
): Promise<ReadonlyMap<string, readonly Area[]>> {
  const parts = bodies.flatMap(({ sheet, body }) =>
    body.map((area) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area));
      range.load('format/horizontalAlignment');
      return { sheet, area, range };
    }),
  );
  await context.sync();
  const mixed = parts.flatMap((part) => {
    // Excel has no one alignment to tell of cells that differ.
    if ((part.range.format.horizontalAlignment as string | null) !== null) return [];
    return [{ ...part, cells: part.range.getCellProperties({ format: { horizontalAlignment: true } }) }];
  });
  if (mixed.length > 0) await context.sync();
  const found = new Map<string, Area[]>();
  const add = (sheet: string, areas: readonly Area[]) =>
    found.set(sheet, [...(found.get(sheet) ?? []), ...areas]);
  for (const { sheet, area, range } of parts) {
    if (range.format.horizontalAlignment === NONE) add(sheet, [area]);
  }
  for (const { sheet, area, cells } of mixed) add(sheet, rectangles(unaligned(area, cells.value)));
  return found;
}

function unaligned(area: Area, cells: readonly (readonly Excel.CellProperties[])[]): Position[] {
  return cells.flatMap((line, row) =>
    line.flatMap(({ format }, column) =>
      format?.horizontalAlignment === NONE ? [{ row: area.top + row, column: area.left + column }] : [],
    ),
  );
}

/** Centres cells, or leaves them to Excel again. Within the caller's request. */
export function alignCells(
  context: Excel.RequestContext,
  sheet: string,
  areas: readonly Area[],
  alignment: 'Center' | 'General',
): void {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  for (const area of areas) {
    worksheet.getRange(areaAddress(area)).format.horizontalAlignment = alignment;
  }
}
