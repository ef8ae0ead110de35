/** What happens around a change? Protection is asked before it, events are raised after it. */
import { ApiError } from '../bridge/errors';
import { EventType, WORKBOOK_TARGET } from '../bridge/events';
import type { Area } from '../workbook/area';
import { formatArea, intersect } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { RangeRef } from './range-ref';
import type { Session } from './session';

/** Excel.DataChangeType. */
export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'
  | 'Unknown';

/** What `onChanged` tells beyond the address. */
export interface ChangeNews {
  readonly changeType?: ChangeType;
  /** Excel.InsertDeleteCellsShiftDirection; "None" when nothing was shifted. */
  readonly shiftDirection?: string;
  /** Before and after, for single cells. */
  readonly details?: {
    readonly valueBefore: unknown;
    readonly valueAfter: unknown;
    readonly valueTypeBefore: string;
    readonly valueTypeAfter: string;
  };
}

/** Source and trigger of an event: who did it, as the add-in is told. */
export function origin(session: Session): { source: string; triggerSource: string } {
  return {
    source: session.actor === 'remote' ? 'Remote' : 'Local',
    triggerSource: session.actor === 'addin' ? 'ThisLocalAddin' : 'Unknown',
  };
}

/** Remembers the ranges of an event for `args.getRange`. */
export function eventReference(session: Session, sheet: Sheet, areas: readonly Area[]): string {
  const id = `E${session.eventRanges.size + 1}`;
  session.eventRanges.set(id, { sheet, ranges: areas.map((area) => new RangeRef(sheet, area)) });
  return id;
}

/** Raises the sheet's `onChanged`, and that of the tables it touches. */
export function raiseChanged(session: Session, sheet: Sheet, area: Area, news: ChangeNews = {}): void {
  const { events } = session;
  session.dirty = true;
  const payload = (): Record<string, unknown> => ({
    worksheetId: sheet.id,
    address: formatArea(area),
    changeType: news.changeType ?? 'RangeEdited',
    shiftDirection: news.shiftDirection ?? 'None',
    ...origin(session),
    ...news.details,
    referenceId: eventReference(session, sheet, [area]),
  });
  events.raise(EventType.worksheetChanged, [sheet.id, WORKBOOK_TARGET], payload);
  for (const table of sheet.tables) {
    if (!intersect(table.area, area)) continue;
    const targets = [String(table.id), sheet.id, WORKBOOK_TARGET];
    events.raise(EventType.tableChanged, targets, () => ({ ...payload(), tableId: String(table.id) }));
  }
}

/** Raises `onFormatChanged`. */
export function raiseFormatChanged(session: Session, sheet: Sheet, area: Area): void {
  session.dirty = true;
  session.events.raise(EventType.worksheetFormatChanged, [sheet.id, WORKBOOK_TARGET], () => ({
    worksheetId: sheet.id,
    address: formatArea(area),
    ...origin(session),
    referenceId: eventReference(session, sheet, [area]),
  }));
}

/** Refuses to write into locked cells of a protected sheet. */
export function checkUnlocked(session: Session, sheet: Sheet, area: Area): void {
  if (!sheet.protection) return;
  const { styles } = session.workbook;
  const locked = new Map<number, boolean>();
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const style = sheet.styleAt(row, column);
      if (!locked.has(style)) locked.set(style, styles.style(style).protection.locked);
      if (locked.get(style)) throw new ApiError('AccessDenied');
    }
  }
}

/** Refuses to format cells of a protected sheet, unless its protection allows it. */
export function checkFormatting(sheet: Sheet): void {
  if (sheet.protection && !sheet.protection.allow.formatCells) throw new ApiError('AccessDenied');
}
