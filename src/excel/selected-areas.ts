/** Which areas of which sheet are selected? */
import type { Area } from '../domain/grid';

/** Cells of a sheet that are selected; its id survives renaming. */
export interface Selection {
  readonly sheet: string;
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

/** Starts reading the selection; call what it returns after the next sync. */
export function loadSelection(context: Excel.RequestContext): () => Selection {
  const selected = context.workbook.getSelectedRanges();
  selected.load(
    'areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount,worksheet/id,worksheet/name',
  );
  return () => areasOf(selected);
}

function areasOf({ worksheet, areas }: Excel.RangeAreas): Selection {
  return {
    sheet: worksheet.name,
    sheetId: worksheet.id,
    areas: areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
      top: rowIndex,
      left: columnIndex,
      bottom: rowIndex + rowCount - 1,
      right: columnIndex + columnCount - 1,
    })),
  };
}
