/** How is a column of a table renamed? Its header cell and the formulas that name it follow. */
import { ApiError } from '../bridge/errors';
import { changeTable, columnOf, headerArea, tableOf, type ColumnRef } from './tables';
import { raiseChanged } from './change';
import type { Session } from './session';

/** Renames a column; two columns of a table cannot have one name. */
export function renameColumn(session: Session, ref: ColumnRef, name: string): void {
  const table = tableOf(ref.table);
  const { column, index } = columnOf(ref);
  const taken = table.columns.some(
    (each) => each !== column && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (name === '' || taken) throw new ApiError('InvalidArgument');
  changeTable(ref.table, {
    columns: table.columns.map((each) => (each === column ? { ...each, name } : each)),
  });
  const header = headerArea(table);
  if (!header) return;
  const cell = { top: header.top, bottom: header.top, left: header.left + index, right: header.left + index };
  ref.table.sheet.cells.setValue(cell.top, cell.left, name);
  raiseChanged(session, ref.table.sheet, cell);
}
