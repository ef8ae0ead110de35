/** Excel.Range: the rarer properties. learn.microsoft.com/javascript/api/excel/excel.range */
import { numberFormatCategory } from '../session/format-categories';
import { looksOf } from '../session/looks';
import { fromR1C1, toR1C1 } from '../session/r1c1';
import { isUnbounded, type RangeRef } from '../session/range-ref';
import { numberFormats, readBlock, wireValue } from '../session/read';
import type { Session } from '../session/session';
import { distance } from '../session/tracks';
import { toBlock, writeEntries } from '../session/write';
import { text } from './arguments';
import { setNamedStyle } from './cell-patches';
import type { Part } from './define';

function r1c1(self: RangeRef, session: Session): unknown {
  if (isUnbounded(self.area)) return null;
  session.calculated();
  return readBlock(self.sheet, self.area, (cell, row, column) => {
    if (!cell) return '';
    return cell.formula === null ? wireValue(cell.value) : `=${toR1C1(cell.formula, row, column)}`;
  });
}

function setR1C1(self: RangeRef, value: unknown, session: Session): void {
  const { area } = self;
  const block = toBlock(value, area).map((line, i) =>
    line.map((entry, j) =>
      typeof entry === 'string' && entry.startsWith('=')
        ? fromR1C1(entry, area.top + i, area.left + j)
        : entry,
    ),
  );
  writeEntries(session, self.sheet, area, block);
}

/** A flag of all cells: null when they differ. */
function arrayFlag(
  self: RangeRef,
  test: (self: RangeRef, row: number, column: number) => boolean,
): boolean | null {
  const found = new Set(
    readBlock(self.sheet, self.area, (_cell, row, column) => test(self, row, column)).flat(),
  );
  return found.size === 1 ? [...found][0]! : null;
}

const spills = ({ sheet }: RangeRef, row: number, column: number): boolean => {
  const array = sheet.cell(row, column)?.array;
  if (!array?.dynamic) return false;
  return array.area.top !== array.area.bottom || array.area.left !== array.area.right;
};

const span = (self: RangeRef, from: number, to: number, way: 'row' | 'column'): number =>
  distance(self.sheet, to, way) - distance(self.sheet, from, way);

/** Rarer properties of a range. */
export const rangeDetails: Part<'Range'> = {
  get: {
    FormulasR1C1: r1c1,
    // excel.range#excel-excel-range-style-member: null when the cells differ.
    Style: (self, session) =>
      looksOf({ sheet: self.sheet, ranges: [self] }).read(session, (style) => style.named),
    // excel.range#excel-excel-range-top-member and its kin: points.
    Top: (self) => distance(self.sheet, self.area.top, 'row'),
    Left: (self) => distance(self.sheet, self.area.left, 'column'),
    Height: (self) => span(self, self.area.top, self.area.bottom + 1, 'row'),
    Width: (self) => span(self, self.area.left, self.area.right + 1, 'column'),
    // excel.range#excel-excel-range-hasspill-member
    HasSpill: (self, session) => {
      session.calculated();
      return isUnbounded(self.area) ? null : arrayFlag(self, spills);
    },
    SavedAsArray: (self) =>
      isUnbounded(self.area)
        ? null
        : arrayFlag(self, ({ sheet }, row, column) => sheet.cell(row, column)?.array !== undefined),
    NumberFormatCategories: (self, session) =>
      isUnbounded(self.area)
        ? null
        : numberFormats(session, self.sheet, self.area).map((line) => line.map(numberFormatCategory)),
    // The host knows no linked data types.
    LinkedDataTypeState: (self) =>
      isUnbounded(self.area) ? null : readBlock(self.sheet, self.area, () => 'None'),
  },
  set: {
    FormulasR1C1: setR1C1,
    Style: (self, value, session) => setNamedStyle(session, self.sheet, self.area, text(value)),
  },
};
