/** Excel.WorksheetProtection and WorkbookProtection. learn.microsoft.com/javascript/api/excel/excel.worksheetprotection */
import { ApiError } from '../bridge/errors';
import { optionsOf, protectSheet, unprotectSheet } from '../session/protection';
import { record, text } from './arguments';
import { define } from './define';

const optionalText = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : text(value);

define('WorksheetProtection', {
  get: {
    Protected: (self) => self.protection !== null,
    // excel.worksheetprotection#excel-excel-worksheetprotection-options-member
    Options: (self) => self.protection && optionsOf(self.protection),
  },
  methods: {
    // excel.worksheetprotection#excel-excel-worksheetprotection-protect-member(1): fails if already protected.
    Protect: (self, args, session) => {
      const options = args[0] === null || args[0] === undefined ? {} : record(args[0]);
      protectSheet(session, self, options, optionalText(args[1]));
    },
    Unprotect: (self, args, session) => unprotectSheet(session, self, optionalText(args[0])),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.workbookprotection
define('WorkbookProtection', {
  get: { Protected: (self) => self.structureProtected },
  methods: {
    Protect: (self, args, session) => {
      if (self.structureProtected)
        throw new ApiError('InvalidOperation', 'The workbook is already protected.');
      session.workbookPassword = optionalText(args[0]);
      self.structureProtected = true;
    },
    Unprotect: (self, args, session) => {
      if (session.workbookPassword !== null && session.workbookPassword !== optionalText(args[0])) {
        throw new ApiError('AccessDenied');
      }
      session.workbookPassword = null;
      self.structureProtected = false;
    },
  },
});
