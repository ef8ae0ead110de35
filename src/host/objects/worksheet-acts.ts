/** Excel.Worksheet: the methods that do something or lead to other sheets. learn.microsoft.com/javascript/api/excel/excel.worksheet */
import { ApiError } from '../bridge/errors';
import { isTarget, type Arguments, type Target } from '../bridge/kind';
import { showLevels } from '../session/outline';
import { findAll, replaceAll } from '../session/search';
import type { Session } from '../session/session';
import { activate, copySheet, deleteSheet } from '../session/sheets';
import { WHOLE_SHEET } from '../session/looks';
import type { Sheet } from '../workbook/model';
import { integer, oneOf, optionalFlag, text } from './arguments';
import { to, type Part } from './define';
import { searchCriteria } from './search-criteria';

/** The sheet before or after this one, hidden ones passed by if wanted. */
function neighbour(self: Sheet, args: Arguments, session: Session, step: 1 | -1): Target | null {
  const { sheets } = session.workbook;
  const visibleOnly = optionalFlag(args[0]);
  for (let at = sheets.indexOf(self) + step; sheets[at]; at += step) {
    if (!visibleOnly || sheets[at]!.visibility === 'Visible') return to('Worksheet', sheets[at]!);
  }
  return null;
}

const orItemNotFound = <T>(found: T | null): T => {
  if (found === null) throw new ApiError('ItemNotFound');
  return found;
};

function matches(self: Sheet, args: Arguments, session: Session): Target | null {
  const areas = findAll(session, self, text(args[0]), searchCriteria(args[1]));
  return areas.length
    ? to('RangeAreas', { sheet: self, ranges: areas.map((area) => session.range(self, area)) })
    : null;
}

const POSITIONS = ['None', 'Before', 'After', 'Beginning', 'End'] as const;

/** excel.worksheet#copy: where the copy goes; `None` is the end. */
function copy(self: Sheet, args: Arguments, session: Session): Target {
  const where = args[0] === null || args[0] === undefined ? 'None' : oneOf(POSITIONS, args[0]);
  const relative = isTarget(args[1]) ? session.workbook.sheets.indexOf(args[1].self as Sheet) : -1;
  if ((where === 'Before' || where === 'After') && relative < 0) throw new ApiError('InvalidArgument');
  const end = session.workbook.sheets.length;
  const position = { None: end, End: end, Beginning: 0, Before: relative, After: relative + 1 }[where];
  return to('Worksheet', copySheet(session, self, position));
}

/** Methods of a worksheet. */
export const worksheetActs: Part<'Worksheet'> = {
  methods: {
    Activate: (self, _args, session) => activate(session, self),
    Delete: (self, _args, session) => deleteSheet(session, self),
    Calculate: (_self, args, session) => session.calculateNow(optionalFlag(args[0])),
    Copy: copy,
    // The library names a copy, and a neighbour, by id once it knows it.
    _GetAnotherWorksheetById: (_self, args, session) => byId(session, args[0]),
    _GetSheetById: (_self, args, session) => byId(session, args[0]),
    GetNext: (self, args, session) => orItemNotFound(neighbour(self, args, session, 1)),
    GetNextOrNullObject: (self, args, session) => neighbour(self, args, session, 1),
    GetPrevious: (self, args, session) => orItemNotFound(neighbour(self, args, session, -1)),
    GetPreviousOrNullObject: (self, args, session) => neighbour(self, args, session, -1),
    // excel.worksheet#excel-excel-worksheet-findall-member(1)
    FindAll: (self, args, session) => orItemNotFound(matches(self, args, session)),
    FindAllOrNullObject: matches,
    ReplaceAll: (self, args, session) =>
      replaceAll(session, self, WHOLE_SHEET, text(args[0]), text(args[1]), searchCriteria(args[2])),
    // excel.worksheet#excel-excel-worksheet-showoutlinelevels-member(1)
    ShowOutlineLevels: (self, args, session) => showLevels(session, self, integer(args[0]), integer(args[1])),
  },
};

function byId(session: Session, id: unknown): Target {
  const sheet = session.workbook.sheets.find((each) => each.id === id);
  if (!sheet) throw new ApiError('ItemNotFound');
  return to('Worksheet', sheet);
}
