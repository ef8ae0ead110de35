/** What happens to a table when cells are inserted into it or deleted from it? */
import type { Area } from '../area';
import type { Table, TableColumn } from '../features';
import type { Sheet, Workbook } from '../model';
import type { Shift } from './shift';
import { moveArea, withinShift } from './shift';

/** The table after the shift; null when it is gone. Inserted columns get a name and a header. */
export function shiftTable(_workbook: Workbook, sheet: Sheet, table: Table, shift: Shift): Table | null {
  const area = moveArea(table.area, shift);
  if (area === table.area) return table;
  if (!area) return null;
  const columns = shift.along === 'columns' ? shiftColumns(sheet, table, area, shift) : table.columns;
  return columns.length === 0 ? null : { ...table, area, columns };
}

function shiftColumns(sheet: Sheet, table: Table, area: Area, shift: Shift): readonly TableColumn[] {
  if (!withinShift(table.area, shift)) return table.columns;
  const { left, right } = shift.area;
  if (shift.kind === 'delete') {
    const gone = (i: number): boolean => table.area.left + i >= left && table.area.left + i <= right;
    return table.columns.filter((_, i) => !gone(i));
  }
  const at = left - table.area.left;
  if (at <= 0 || left > table.area.right) return table.columns;
  const columns = [...table.columns];
  for (let i = 0; i < right - left + 1; i++) {
    const column = newColumn(columns);
    columns.splice(at + i, 0, column);
    if (table.headerRow) sheet.cells.setValue(area.top, left + i, column.name);
  }
  return columns;
}

/** A column with a number and a name that the table does not use yet. */
export function newColumn(columns: readonly TableColumn[]): TableColumn {
  const names = new Set(columns.map((column) => column.name.toLowerCase()));
  let n = 1;
  while (names.has(`column${n}`)) n++;
  return { id: Math.max(0, ...columns.map((column) => column.id)) + 1, name: `Column${n}` };
}
