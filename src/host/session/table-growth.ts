/** When does a table grow by itself? When something is written right below its data body, or right beside it. */
import type { Area } from '../workbook/area';
import { overlaps } from '../workbook/area';
import type { Table } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';
import { nameColumns } from './tables';

/**
 * Extends the tables that the written area touches from below
 * (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables, "Add rows to a table").
 */
export function extendTables(session: Session, sheet: Sheet, written: Area): void {
  for (const table of sheet.tables) {
    const grown = grownArea(sheet, table, written);
    if (grown) {
      sheet.tables = sheet.tables.map((each) => (each.id === table.id ? { ...each, area: grown } : each));
    } else if (table.headerRow && overlaps(written, { ...table.area, bottom: table.area.top })) {
      renameColumns(session, sheet, table);
    }
  }
}

/** The table's new area, or null. A totals row, another table or a merge in the way keeps it as it is. */
function grownArea(sheet: Sheet, table: Table, written: Area): Area | null {
  const { area } = table;
  const below = written.top === area.bottom + 1 && written.left <= area.right && written.right >= area.left;
  if (!below || table.totalsRow) return null;
  if (
    !hasContent(sheet, {
      ...written,
      left: Math.max(written.left, area.left),
      right: Math.min(written.right, area.right),
    })
  )
    return null;
  const strip = { ...area, top: area.bottom + 1, bottom: written.bottom };
  const blocked = sheet.tables.some((other) => other.id !== table.id && overlaps(other.area, strip));
  return blocked || sheet.merges.some((merge) => overlaps(merge, strip))
    ? null
    : { ...area, bottom: written.bottom };
}

function hasContent(sheet: Sheet, area: Area): boolean {
  let found = false;
  sheet.cells.each(area, (_row, _column, cell) => {
    if (cell.value !== null || cell.formula !== null) found = true;
  });
  return found;
}

/** The texts of header cells are the names of the columns: texts that are empty or taken are made good. */
function renameColumns(session: Session, sheet: Sheet, table: Table): void {
  const named = nameColumns(session, sheet, table.area);
  const columns = table.columns.map((column, i) => {
    const { name } = named[i] ?? column;
    return name === column.name ? column : { ...column, name };
  });
  sheet.tables = sheet.tables.map((each) => (each.id === table.id ? { ...each, columns } : each));
}
