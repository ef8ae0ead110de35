/** What is selected, and who is told when that changes? */
import { EventType, WORKBOOK_TARGET } from '../bridge/events';
import { formatArea, holds, intersect, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';
import { activate } from './sheets';

/** Selects areas of a sheet and shows it; the first area's top-left cell becomes the active cell. */
export function select(session: Session, sheet: Sheet, areas: readonly Area[]): void {
  const [first] = areas;
  if (!first) return;
  activate(session, sheet);
  sheet.view = { ...sheet.view, selection: { row: first.top, column: first.left, areas } };
  const address = areas.map(formatArea).join(',');
  const payload = (): object => ({ worksheetId: sheet.id, address });
  session.events.raise(EventType.worksheetSelectionChanged, [sheet.id, WORKBOOK_TARGET], payload);
  session.events.push(EventType.selectionChanged, {});
  for (const table of sheet.tables) {
    const inside = intersect(table.area, first);
    session.events.raise(EventType.tableSelectionChanged, [String(table.id)], () => ({
      worksheetId: sheet.id,
      tableId: String(table.id),
      address: inside ? formatArea(inside) : '',
      isInsideTable: holds(table.area, first.top, first.left),
    }));
  }
}
