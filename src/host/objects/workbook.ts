/** Excel.Workbook: what hangs from the root of every path. learn.microsoft.com/javascript/api/excel/excel.workbook */
import { ApiError } from '../bridge/errors';
import { EventType, WORKBOOK_TARGET } from '../bridge/events';
import type { Target } from '../bridge/kind';
import type { Session } from '../session/session';
import { cellArea } from '../workbook/area';
import { text } from './arguments';
import { define, to } from './define';
import { eventMethods } from './event-methods';

const eventRanges = (session: Session, id: unknown): Target | null => {
  const areas = session.eventRanges.get(text(id));
  return areas && areas.ranges.every((range) => range.current) ? to('RangeAreas', areas) : null;
};

const eventRange = (session: Session, id: unknown): Target | null => {
  const range = session.eventRanges.get(text(id))?.ranges[0];
  return range?.current ? to('Range', session.range(range.sheet, range.current)) : null;
};

function orItemNotFound(target: Target | null): Target {
  if (!target) throw new ApiError('ItemNotFound');
  return target;
}

define('Workbook', {
  get: {
    // excel.workbook#excel-excel-workbook-name-member
    Name: (_self, session) => session.name,
    // excel.workbook#excel-excel-workbook-readonly-member
    ReadOnly: (_self, session) => session.readOnly,
    // excel.workbook#excel-excel-workbook-isdirty-member
    IsDirty: (_self, session) => session.dirty,
    // excel.workbook#excel-excel-workbook-calculationengineversion-member
    CalculationEngineVersion: () => 191_029,
    UsePrecisionAsDisplayed: () => false,
    // excel.workbook#excel-excel-workbook-autosave-member
    AutoSave: () => false,
    // excel.workbook#excel-excel-workbook-previouslysaved-member
    PreviouslySaved: (self) => self.origin !== null,
  },
  set: {
    IsDirty: (_self, value, session) => {
      session.dirty = value === true;
    },
  },
  nav: {
    Worksheets: (self) => to('WorksheetCollection', self),
    Application: (self) => to('Application', self),
    Names: () => to('NamedItemCollection', { sheet: null }),
    Settings: (self) => to('SettingCollection', self),
    Tables: () => to('TableCollection', { sheet: null }),
    Comments: () => to('CommentCollection', { sheet: null }),
    CustomXmlParts: (self) => to('CustomXmlPartCollection', self),
    Properties: (self) => to('DocumentProperties', self),
    Protection: (self) => to('WorkbookProtection', self),
    Functions: (self) => to('Functions', self),
    // `context.runtime` comes this way.
    _Runtime: (self) => to('Runtime', self),
  },
  methods: {
    ...eventMethods({ ActivatedEvent: EventType.workbookActivated }, () => WORKBOOK_TARGET),
    // excel.workbook#excel-excel-workbook-getselectedrange-member(1): several areas are refused.
    GetSelectedRange: (_self, _args, session) => {
      const sheet = session.activeSheet;
      const [area, ...others] = sheet.view.selection.areas;
      if (!area || others.length) throw new ApiError('InvalidSelection');
      return to('Range', session.range(sheet, area));
    },
    // excel.workbook#excel-excel-workbook-getselectedranges-member(1)
    GetSelectedRanges: (_self, _args, session) => {
      const sheet = session.activeSheet;
      return to('RangeAreas', {
        sheet,
        ranges: sheet.view.selection.areas.map((area) => session.range(sheet, area)),
      });
    },
    // excel.workbook#excel-excel-workbook-getactivecell-member(1)
    GetActiveCell: (_self, _args, session) => {
      const sheet = session.activeSheet;
      const { row, column } = sheet.view.selection;
      return to('Range', session.range(sheet, cellArea(row, column)));
    },
    // `args.getRange(context)` of an event comes this way.
    _GetRangeForEventByReferenceId: (_self, args, session) => orItemNotFound(eventRange(session, args[0])),
    _GetRangeOrNullObjectForEventByReferenceId: (_self, args, session) => eventRange(session, args[0]),
    _GetRangesForEventByReferenceId: (_self, args, session) => orItemNotFound(eventRanges(session, args[0])),
    _GetRangesOrNullObjectForEventByReferenceId: (_self, args, session) => eventRanges(session, args[0]),
    _RemoveReference: (_self, args, session) => session.references.remove(text(args[0])),
    _RemoveAllReferences: () => null,
    _GetReferenceCount: (_self, _args, session) => session.references.count,
  },
});
