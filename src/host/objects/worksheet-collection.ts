/** Excel.WorksheetCollection. learn.microsoft.com/javascript/api/excel/excel.worksheetcollection */
import { ApiError } from '../bridge/errors';
import { WORKBOOK_TARGET } from '../bridge/events';
import { addSheet } from '../session/sheets';
import type { Sheet, Workbook } from '../workbook/model';
import { optionalFlag, text } from './arguments';
import { define, to } from './define';
import { COLLECTION_EVENTS, eventMethods } from './event-methods';

const visible = (self: Workbook, only: unknown): Sheet[] =>
  optionalFlag(only) ? self.sheets.filter((sheet) => sheet.visibility === 'Visible') : self.sheets;

const found = (sheet: Sheet | undefined): Sheet => {
  if (!sheet) throw new ApiError('ItemNotFound');
  return sheet;
};

define('WorksheetCollection', {
  items: (self) => self.sheets.map((sheet) => to('Worksheet', sheet)),
  // excel.worksheetcollection#excel-excel-worksheetcollection-getitem-member(1): a name or an id, whatever its case.
  item: (self, key) => {
    const sheet = self.sheet(text(key));
    return sheet ? to('Worksheet', sheet) : null;
  },
  methods: {
    ...eventMethods<Workbook>(COLLECTION_EVENTS, () => WORKBOOK_TARGET),
    // excel.worksheetcollection#excel-excel-worksheetcollection-add-member(1): at the end, not activated.
    Add: (_self, args, session) =>
      to('Worksheet', addSheet(session, args[0] === null ? null : text(args[0]))),
    GetActiveWorksheet: (_self, _args, session) => to('Worksheet', session.activeSheet),
    GetCount: (self, args) => visible(self, args[0]).length,
    GetFirst: (self, args) => to('Worksheet', found(visible(self, args[0])[0])),
    GetLast: (self, args) => to('Worksheet', found(visible(self, args[0]).at(-1))),
  },
});
