/** Excel.NamedItemCollection and NamedItem. learn.microsoft.com/javascript/api/excel/excel.nameditem */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import { fullReference, placeOfFormula } from '../session/address';
import { evaluate } from '../session/engine';
import { addName, changeName, deleteName, nameOf, namesIn, type NameRef } from '../session/names';
import { wireValue, valueType } from '../session/read';
import type { Session } from '../session/session';
import type { CellValue } from '../workbook/value';
import { flag, rangeOrNull, text } from './arguments';
import { define, to } from './define';

/** What a name may stand for: a range, a formula with "=", a number or a text. */
function formulaFor(reference: unknown): string {
  const range = rangeOrNull(reference);
  if (range) return fullReference(range.sheet, range.area);
  if (typeof reference === 'number') return String(reference);
  const given = text(reference);
  if (given.startsWith('=')) return given.slice(1);
  return /^-?\d+(\.\d+)?$/.test(given) ? given : `"${given.replaceAll('"', '""')}"`;
}

const comment = (value: unknown): string => (value === null || value === undefined ? '' : text(value));

define('NamedItemCollection', {
  items: (self, session) =>
    namesIn(session, self).map(({ name }) => to('NamedItem', { sheet: self.sheet, name })),
  item: (self, key, session) => {
    const wanted = text(key).toLowerCase();
    const found = namesIn(session, self).find(({ name }) => name.toLowerCase() === wanted);
    return found ? to('NamedItem', { sheet: self.sheet, name: found.name }) : null;
  },
  methods: {
    // excel.nameditemcollection#excel-excel-nameditemcollection-add-member(1)
    Add: (self, args, session) =>
      to('NamedItem', addName(session, self, text(args[0]), formulaFor(args[1]), comment(args[2]))),
    AddFormulaLocal: (self, args, session) =>
      to('NamedItem', addName(session, self, text(args[0]), formulaFor(args[1]), comment(args[2]))),
  },
});

const range = (self: NameRef, session: Session): Target | null => {
  const place = placeOfFormula(session.workbook, nameOf(session, self).formula);
  return place && to('Range', session.range(place.sheet, place.area));
};

function solved(self: NameRef, session: Session): CellValue {
  const from = self.sheet ?? session.workbook.sheets[0]!;
  return evaluate(session.workbook, from, nameOf(session, self).formula, 0, 0);
}

define('NamedItem', {
  identity: (self) => ({ _Id: self.name }),
  get: {
    Name: (self, session) => nameOf(session, self).name,
    // excel.nameditem#excel-excel-nameditem-type-member
    Type: (self, session) => {
      if (placeOfFormula(session.workbook, nameOf(session, self).formula)) return 'Range';
      return valueType(solved(self, session));
    },
    // excel.nameditem#excel-excel-nameditem-value-member: a range's address, else what the formula gives.
    Value: (self, session) => {
      const { formula } = nameOf(session, self);
      return placeOfFormula(session.workbook, formula) ? formula : wireValue(solved(self, session));
    },
    Visible: (self, session) => !nameOf(session, self).hidden,
    Comment: (self, session) => nameOf(session, self).comment,
    Scope: (self) => (self.sheet ? 'Worksheet' : 'Workbook'),
    Formula: (self, session) => `=${nameOf(session, self).formula}`,
  },
  set: {
    Visible: (self, value, session) => changeName(session, self, { hidden: !flag(value) }),
    Comment: (self, value, session) => changeName(session, self, { comment: text(value) }),
    Formula: (self, value, session) => changeName(session, self, { formula: formulaFor(value) }),
  },
  nav: {
    // excel.nameditem#excel-excel-nameditem-worksheet-member: an error for names of the workbook.
    Worksheet: (self) => {
      if (!self.sheet) throw new ApiError('InvalidOperation');
      return to('Worksheet', self.sheet);
    },
    WorksheetOrNullObject: (self) => self.sheet && to('Worksheet', self.sheet),
  },
  methods: {
    Delete: (self, _args, session) => deleteName(session, self),
    GetRange: (self, _args, session) => {
      const found = range(self, session);
      if (!found) throw new ApiError('InvalidReference');
      return found;
    },
    GetRangeOrNullObject: (self, _args, session) => range(self, session),
  },
});
