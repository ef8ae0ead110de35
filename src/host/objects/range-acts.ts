/** Excel.Range: the methods that do something. learn.microsoft.com/javascript/api/excel/excel.range */
import { ApiError } from '../bridge/errors';
import { findPlace } from '../session/address';
import { clearArea, CLEAR } from '../session/clear';
import { copyRange, COPY_TYPES } from '../session/copy';
import { mergeArea, unmergeArea } from '../session/merges';
import type { RangeRef } from '../session/range-ref';
import { select } from '../session/selection';
import type { Session } from '../session/session';
import { deleteAt, insertAt } from '../session/structure';
import { oneOf, optionalFlag, rangeOrNull, text } from './arguments';
import { setCellProperties, setColumnProperties, setRowProperties } from './cell-patches';
import { cellProperties, columnProperties, rowProperties } from './cell-properties';
import { to, type Part } from './define';

/** A range given as an object or an address, on any sheet. */
export function anywhere(self: RangeRef, session: Session, value: unknown): Pick<RangeRef, 'sheet' | 'area'> {
  const range = rangeOrNull(value);
  if (range) return range;
  const place = findPlace(session.workbook, self.sheet, text(value));
  if (!place) throw new ApiError('InvalidArgument');
  return place;
}

const optionalWord = <T extends string>(words: readonly T[], value: unknown, otherwise: T): T =>
  value === null || value === undefined ? otherwise : oneOf(words, value);

/** Effect methods of a range. */
export const rangeActs: Part<'Range'> = {
  methods: {
    Clear: (self, args, session) =>
      clearArea(session, self.sheet, self.area, optionalWord(CLEAR, args[0], 'All')),
    Merge: (self, args, session) => mergeArea(session, self.sheet, self.area, optionalFlag(args[0])),
    Unmerge: (self, _args, session) => unmergeArea(session, self.sheet, self.area),
    // excel.range#excel-excel-range-insert-member(1): gives the now blank space.
    Insert: (self, args, session) => {
      const { area } = self;
      insertAt(session, self.sheet, area, oneOf(['Down', 'Right'], args[0]));
      return to('Range', session.range(self.sheet, area));
    },
    Delete: (self, args, session) => deleteAt(session, self.sheet, self.area, oneOf(['Up', 'Left'], args[0])),
    // excel.range#excel-excel-range-select-member(1)
    Select: (self, _args, session) => select(session, self.sheet, [self.area]),
    Calculate: (_self, _args, session) => session.calculateNow(false),
    SetDirty: () => null,
    CopyFrom: (self, args, session) =>
      copyRange(session, anywhere(self, session, args[0]), self.sheet, self.area, {
        type: optionalWord(COPY_TYPES, args[1], 'All'),
        skipBlanks: optionalFlag(args[2]),
        transpose: optionalFlag(args[3]),
      }),
    GetCellProperties: (self, args, session) => cellProperties(session, self.sheet, self.area, args[0]),
    GetRowProperties: (self, args, session) => rowProperties(session, self.sheet, self.area, args[0]),
    GetColumnProperties: (self, args, session) => columnProperties(session, self.sheet, self.area, args[0]),
    SetCellProperties: (self, args, session) => setCellProperties(session, self.sheet, self.area, args[0]),
    SetRowProperties: (self, args, session) => setRowProperties(session, self.sheet, self.area, args[0]),
    SetColumnProperties: (self, args, session) =>
      setColumnProperties(session, self.sheet, self.area, args[0]),
  },
};
