/** Columns and rows of a table. learn.microsoft.com/javascript/api/excel/excel.tablecolumn */
import { ApiError } from '../bridge/errors';
import { isTarget, type Target } from '../bridge/kind';
import { renameColumn } from '../session/table-columns';
import { values } from '../session/read';
import type { Session } from '../session/session';
import { sortArea } from '../session/sort';
import { deleteAt } from '../session/structure';
import { addColumn, addRows, deleteTableRows } from '../session/table-rows';
import {
  bodyArea,
  columnOf,
  columnStrip,
  headerArea,
  tableOf,
  totalsArea,
  type ColumnRef,
  type RowRef,
  type TableRef,
} from '../session/tables';
import { writeEntries } from '../session/write';
import type { Area } from '../workbook/area';
import { integer, text } from './arguments';
import { define, to } from './define';
import { sortFields } from './range-data';

const columns = (self: TableRef): Target<ColumnRef>[] =>
  tableOf(self).columns.map(({ id }) => to('TableColumn', { table: self, column: id }));

const optional = <T>(value: unknown, read: (value: unknown) => T): T | null =>
  value === null || value === undefined ? null : read(value);

define('TableColumnCollection', {
  get: { Count: (self) => tableOf(self).columns.length },
  items: columns,
  // excel.tablecolumncollection#excel-excel-tablecolumncollection-getitem-member(1): a name or an id.
  item: (self, key) => {
    const wanted = typeof key === 'number' ? String(key) : text(key);
    const found = tableOf(self).columns.find(
      ({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted.toLowerCase(),
    );
    return found ? to('TableColumn', { table: self, column: found.id }) : null;
  },
  methods: {
    Add: (self, args, session) => {
      const column = addColumn(session, self, optional(args[0], integer), args[1], optional(args[2], text));
      return to('TableColumn', { table: self, column });
    },
  },
});

const strip = (self: ColumnRef, session: Session, area: Area | null): Target => {
  if (!area) throw new ApiError('ItemNotFound');
  return to('Range', session.range(self.table.sheet, columnStrip(area, columnOf(self).index)));
};

const whole = (self: ColumnRef): Area => columnStrip(tableOf(self.table).area, columnOf(self).index);

define('TableColumn', {
  identity: (self) => ({ Id: self.column }),
  get: {
    Id: (self) => self.column,
    Index: (self) => columnOf(self).index,
    Name: (self) => columnOf(self).column.name,
    // excel.tablecolumn#excel-excel-tablecolumn-values-member: header and totals included.
    Values: (self, session) => values(session, self.table.sheet, whole(self)),
  },
  set: {
    Name: (self, value, session) => renameColumn(session, self, text(value)),
    Values: (self, value, session) => writeEntries(session, self.table.sheet, whole(self), value),
  },
  nav: { Filter: (self) => to('Filter', self) },
  methods: {
    GetRange: (self, _args, session) => strip(self, session, tableOf(self.table).area),
    GetDataBodyRange: (self, _args, session) => strip(self, session, bodyArea(tableOf(self.table))),
    GetHeaderRowRange: (self, _args, session) => strip(self, session, headerArea(tableOf(self.table))),
    GetTotalRowRange: (self, _args, session) => strip(self, session, totalsArea(tableOf(self.table))),
    Delete: (self, _args, session) => {
      if (tableOf(self.table).columns.length === 1) throw new ApiError('InvalidOperation');
      deleteAt(session, self.table.sheet, whole(self), 'Left');
    },
  },
});

const count = (self: TableRef): number => {
  const { top, bottom } = bodyArea(tableOf(self));
  return bottom - top + 1;
};

define('TableRowCollection', {
  get: { Count: count },
  items: (self) => Array.from({ length: count(self) }, (_, index) => to('TableRow', { table: self, index })),
  methods: {
    Add: (self, args, session) => {
      const index = addRows(session, self, optional(args[0], integer), args[1]);
      return to('TableRow', { table: self, index });
    },
    // excel.tablerowcollection#excel-excel-tablerowcollection-deleterows-member(1): numbers or rows.
    DeleteRows: (self, args, session) => {
      if (!Array.isArray(args[0])) throw new ApiError('InvalidArgument');
      const rows = args[0].map((row: unknown) => (isTarget(row) ? (row.self as RowRef).index : integer(row)));
      for (const row of rows.sort((a, b) => b - a)) deleteTableRows(session, self, row, 1);
    },
    DeleteRowsAt: (self, args, session) =>
      deleteTableRows(session, self, integer(args[0]), optional(args[1], integer) ?? 1),
  },
});

const rowArea = ({ table, index }: RowRef): Area => {
  const body = bodyArea(tableOf(table));
  const row = body.top + index;
  if (row > body.bottom) throw new ApiError('ItemNotFound');
  return { ...body, top: row, bottom: row };
};

// learn.microsoft.com/javascript/api/excel/excel.tablerow
define('TableRow', {
  get: {
    Index: (self) => self.index,
    Values: (self, session) => values(session, self.table.sheet, rowArea(self)),
  },
  set: { Values: (self, value, session) => writeEntries(session, self.table.sheet, rowArea(self), value) },
  methods: {
    GetRange: (self, _args, session) => to('Range', session.range(self.table.sheet, rowArea(self))),
    Delete: (self, _args, session) => deleteTableRows(session, self.table, self.index, 1),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.tablesort; the order last applied is kept while the table is open.
define('TableSort', {
  get: {
    Fields: (self, session) => session.tableSorts.get(self.id)?.fields ?? [],
    MatchCase: (self, session) => session.tableSorts.get(self.id)?.matchCase ?? false,
    Method: () => 'PinYin',
  },
  methods: {
    Apply: (self, args, session) => {
      const fields = sortFields(args[0]);
      const matchCase = args[1] === true;
      sortArea(session, self.sheet, bodyArea(tableOf(self)), {
        fields,
        matchCase,
        hasHeaders: false,
        byColumns: false,
      });
      session.tableSorts.set(self.id, { fields, matchCase });
    },
    // excel.tablesort#excel-excel-tablesort-clear-member(1): the rows stay as they are.
    Clear: (self, _args, session) => {
      session.tableSorts.delete(self.id);
    },
    Reapply: (self, _args, session) => {
      const last = session.tableSorts.get(self.id);
      if (last)
        sortArea(session, self.sheet, bodyArea(tableOf(self)), {
          ...last,
          hasHeaders: false,
          byColumns: false,
        });
    },
  },
});
