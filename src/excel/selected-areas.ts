/** Which areas of which sheet are selected? */
import type { Area } from '../domain/grid';

/** Starts reading the selection; call what it returns after the next sync. */
export function loadSelection(context: Excel.RequestContext): () => { sheet: string; areas: Area[] } {
  const selected = context.workbook.getSelectedRanges();
  selected.load(
    'areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount,worksheet/name',
  );
  return () => areasOf(selected);
}

function areasOf({ worksheet, areas }: Excel.RangeAreas): { sheet: string; areas: Area[] } {
  return {
    sheet: worksheet.name,
    areas: areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
      top: rowIndex,
      left: columnIndex,
      bottom: rowIndex + rowCount - 1,
      right: columnIndex + columnCount - 1,
    })),
  };
}
