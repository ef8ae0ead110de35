/** Excel.TableCollection and Table. learn.microsoft.com/javascript/api/excel/excel.table */
import { ApiError } from '../bridge/errors';
import { EventType, WORKBOOK_TARGET } from '../bridge/events';
import type { Target } from '../bridge/kind';
import { findPlace } from '../session/address';
import { clearArea } from '../session/clear';
import { applyFilter, clearCriteria, removeFilter } from '../session/filters';
import type { Session } from '../session/session';
import { insertAt } from '../session/structure';
import { setShowHeaders, setShowTotals } from '../session/table-rows';
import {
  addTable,
  bodyArea,
  changeTable,
  checkFree,
  headerArea,
  removeTable,
  renameTable,
  tableOf,
  tablesIn,
  totalsArea,
  type TableRef,
  type TableScope,
} from '../session/tables';
import { formatArea, type Area } from '../workbook/area';
import type { Table } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { element } from '../workbook/xml/element';
import { flag, rangeOrNull, text } from './arguments';
import { define, to } from './define';
import { eventMethods } from './event-methods';

/** The cells that `add` or `resize` name: a range or an address, with the sheet's name in the workbook's collection. */
function placeOf(session: Session, sheet: Sheet | null, value: unknown): { sheet: Sheet; area: Area } {
  const range = rangeOrNull(value);
  if (range) return { sheet: range.sheet, area: range.area };
  const place = findPlace(session.workbook, sheet ?? session.activeSheet, text(value));
  if (!place) throw new ApiError('InvalidArgument');
  return place;
}

/** excel.tablecollection#add: without headers, a row of them is inserted above the data. */
function add(self: TableScope, args: readonly unknown[], session: Session): TableRef {
  const { sheet, area } = placeOf(session, self.sheet, args[0]);
  if (self.sheet && sheet !== self.sheet) throw new ApiError('InvalidArgument');
  if (flag(args[1])) return addTable(session, sheet, area);
  checkFree(sheet, { ...area, bottom: area.bottom + 1 });
  insertAt(session, sheet, { ...area, bottom: area.top }, 'Down');
  return addTable(session, sheet, { ...area, bottom: area.bottom + 1 });
}

const find = (self: TableScope, key: unknown, session: Session): Target | null => {
  const wanted = text(key).toLowerCase();
  const found = tablesIn(session, self).find(
    (ref) => String(ref.id) === wanted || tableOf(ref).displayName.toLowerCase() === wanted,
  );
  return found ? to('Table', found) : null;
};

define('TableCollection', {
  get: { Count: (self, session) => tablesIn(session, self).length },
  items: (self, session) => tablesIn(session, self).map((ref) => to('Table', ref)),
  item: find,
  methods: {
    Add: (self, args, session) => to('Table', add(self, args, session)),
    ...eventMethods<TableScope>(
      {
        AddedEvent: EventType.tableAdded,
        DeletedEvent: EventType.tableDeleted,
        DataChangedEvent: EventType.tableChanged,
      },
      ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET,
    ),
  },
});

const on = (self: TableRef, session: Session, area: Area | null): Target => {
  if (!area) throw new ApiError('ItemNotFound');
  return to('Range', session.range(self.sheet, area));
};

type StyleFlag = 'firstColumn' | 'lastColumn' | 'rowStripes' | 'columnStripes';

const styleFlag = (name: StyleFlag) => ({
  get: (self: TableRef) => tableOf(self).style[name],
  set: (self: TableRef, value: unknown) => changeStyle(self, { [name]: flag(value) }),
});

function changeStyle(self: TableRef, change: Partial<Table['style']>): void {
  changeTable(self, { style: { ...tableOf(self).style, ...change } });
}

const STYLE_FLAGS = {
  HighlightFirstColumn: styleFlag('firstColumn'),
  HighlightLastColumn: styleFlag('lastColumn'),
  ShowBandedRows: styleFlag('rowStripes'),
  ShowBandedColumns: styleFlag('columnStripes'),
};

const filterPlace = (self: TableRef): { sheet: Sheet; table: TableRef } => ({
  sheet: self.sheet,
  table: self,
});

define('Table', {
  identity: (self) => ({ Id: String(self.id) }),
  get: {
    Id: (self) => String(self.id),
    LegacyId: (self) => String(self.id),
    Name: (self) => tableOf(self).displayName,
    Style: (self) => tableOf(self).style.name ?? '',
    ShowHeaders: (self) => tableOf(self).headerRow,
    ShowTotals: (self) => tableOf(self).totalsRow,
    ShowFilterButton: (self) => tableOf(self).filter !== null,
    ...Object.fromEntries(Object.entries(STYLE_FLAGS).map(([name, { get }]) => [name, get])),
  },
  set: {
    Name: (self, value, session) => renameTable(session, self, text(value)),
    Style: (self, value) => changeStyle(self, { name: text(value) || null }),
    ShowHeaders: (self, value, session) => setShowHeaders(session, self, flag(value)),
    ShowTotals: (self, value, session) => setShowTotals(session, self, flag(value)),
    ShowFilterButton: (self, value, session) => {
      const { filter, area, totalsRow } = tableOf(self);
      const whole = { ...area, bottom: area.bottom - (totalsRow ? 1 : 0) };
      if (!flag(value)) removeFilter(session, filterPlace(self));
      else if (!filter) changeTable(self, { filter: element('autoFilter', { ref: formatArea(whole) }) });
    },
    ...Object.fromEntries(Object.entries(STYLE_FLAGS).map(([name, { set }]) => [name, set])),
  },
  nav: {
    Columns: (self) => to('TableColumnCollection', self),
    Rows: (self) => to('TableRowCollection', self),
    Sort: (self) => to('TableSort', self),
    AutoFilter: (self) => to('AutoFilter', filterPlace(self)),
    Worksheet: (self) => to('Worksheet', self.sheet),
  },
  methods: {
    GetRange: (self, _args, session) => on(self, session, tableOf(self).area),
    GetDataBodyRange: (self, _args, session) => on(self, session, bodyArea(tableOf(self))),
    GetHeaderRowRange: (self, _args, session) => on(self, session, headerArea(tableOf(self))),
    GetTotalRowRange: (self, _args, session) => on(self, session, totalsArea(tableOf(self))),
    // excel.table#excel-excel-table-delete-member(1): the cells are emptied with it.
    Delete: (self, _args, session) => {
      const { area } = tableOf(self);
      removeTable(session, self);
      clearArea(session, self.sheet, area, 'All');
    },
    // excel.table#excel-excel-table-converttorange-member(1): data and formats stay.
    ConvertToRange: (self, _args, session) => {
      const { area } = tableOf(self);
      removeTable(session, self);
      return to('Range', session.range(self.sheet, area));
    },
    ClearFilters: (self, _args, session) => {
      if (tableOf(self).filter) clearCriteria(session, filterPlace(self));
    },
    ReapplyFilters: (self, _args, session) => {
      if (tableOf(self).filter) applyFilter(session, filterPlace(self));
    },
    // excel.table#excel-excel-table-resize-member(1): the header row stays where it is.
    Resize: (self, args, session) => {
      const { sheet, area } = placeOf(session, self.sheet, args[0]);
      const before = tableOf(self);
      if (sheet !== self.sheet || area.top !== before.area.top) throw new ApiError('InvalidArgument');
      resize(session, self, area);
    },
    ...eventMethods<TableRef>(
      { DataChangedEvent: EventType.tableChanged, SelectionChangedEvent: EventType.tableSelectionChanged },
      (self) => String(self.id),
    ),
  },
});

function resize(session: Session, self: TableRef, area: Area): void {
  const { columns, area: before, headerRow } = tableOf(self);
  const overlap = area.left <= before.right && area.right >= before.left;
  if (!overlap || area.bottom - area.top < (headerRow ? 1 : 0)) throw new ApiError('InvalidArgument');
  checkFree(self.sheet, area, self.id);
  const names = new Set<string>();
  const kept = Array.from({ length: area.right - area.left + 1 }, (_, i) => {
    const old = columns[area.left + i - before.left];
    if (old && area.left + i >= before.left) {
      names.add(old.name.toLowerCase());
      return old;
    }
    return null;
  });
  let id = Math.max(0, ...columns.map((column) => column.id));
  const next = kept.map((column, i) => {
    if (column) return column;
    id += 1;
    let n = i + 1;
    while (names.has(`column${n}`)) n += 1;
    const name = `Column${n}`;
    names.add(name.toLowerCase());
    if (headerRow) self.sheet.cells.setValue(area.top, area.left + i, name);
    return { id, name };
  });
  changeTable(self, {
    area,
    columns: next,
    ...(tableOf(self).filter && { filter: withRef(tableOf(self), area) }),
  });
  session.dirty = true;
}

const withRef = (table: Table, area: Area): Table['filter'] =>
  table.filter && { ...table.filter, attrs: { ...table.filter.attrs, ref: formatArea(area) } };

// learn.microsoft.com/javascript/api/excel/excel.tablescopedcollection
define('TableScopedCollection', {
  items: (self) => self.map((ref) => to('Table', ref)),
  item: (self, key) => {
    const wanted = text(key).toLowerCase();
    const found = self.find(
      (ref) => String(ref.id) === wanted || tableOf(ref).displayName.toLowerCase() === wanted,
    );
    return found ? to('Table', found) : null;
  },
  methods: {
    GetFirst: (self) => {
      const [first] = self;
      if (!first) throw new ApiError('ItemNotFound');
      return to('Table', first);
    },
  },
});
