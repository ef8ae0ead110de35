/** Excel.WorksheetFreezePanes. learn.microsoft.com/javascript/api/excel/excel.worksheetfreezepanes */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import { rangeOnSheet } from '../session/address';
import type { Session } from '../session/session';
import { COLUMNS, ROWS, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { integer, rangeOrNull } from './arguments';
import { define, to } from './define';

function freeze(sheet: Sheet, rows: number, columns: number): void {
  if (rows < 0 || columns < 0 || rows >= ROWS || columns >= COLUMNS) throw new ApiError('InvalidArgument');
  const view = { ...sheet.view, topLeft: undefined };
  sheet.view = { ...view, frozen: rows || columns ? { rows, columns } : null };
}

function frozenArea(sheet: Sheet): Area | null {
  const { frozen } = sheet.view;
  if (!frozen) return null;
  const bottom = frozen.rows ? frozen.rows - 1 : ROWS - 1;
  const right = frozen.columns ? frozen.columns - 1 : COLUMNS - 1;
  return { top: 0, left: 0, bottom, right };
}

const location = (sheet: Sheet, session: Session): Target | null => {
  const area = frozenArea(sheet);
  return area && to('Range', session.range(sheet, area));
};

const count = (value: unknown): number => (value === null || value === undefined ? 1 : integer(value));

define('WorksheetFreezePanes', {
  methods: {
    // excel.worksheetfreezepanes#excel-excel-worksheetfreezepanes-freezerows-member(1)
    FreezeRows: (self, args) => freeze(self, count(args[0]), 0),
    FreezeColumns: (self, args) => freeze(self, 0, count(args[0])),
    // excel.worksheetfreezepanes#excel-excel-worksheetfreezepanes-freezeat-member(1): the frozen top-left part.
    FreezeAt: (self, args, session) => {
      const range = rangeOrNull(args[0]);
      const area = range ? range.area : rangeOnSheet(session.workbook, self, args[0]);
      const whole = { rows: area.bottom === ROWS - 1, columns: area.right === COLUMNS - 1 };
      freeze(self, whole.rows ? 0 : area.bottom + 1, whole.columns ? 0 : area.right + 1);
    },
    Unfreeze: (self) => freeze(self, 0, 0),
    GetLocation: (self, _args, session) => {
      const found = location(self, session);
      if (!found) throw new ApiError('ItemNotFound');
      return found;
    },
    GetLocationOrNullObject: (self, _args, session) => location(self, session),
  },
});
