/** Which cells belong together? Regions, edges, special cells and spills, as the keyboard and the dialogs find them. */
import { ApiError } from '../bridge/errors';
import { cellArea, COLUMNS, intersect, ROWS, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { isError, type CellValue } from '../workbook/value';
import { joinCells } from './search';
import type { Session } from './session';
import { validationsOn } from './validations';
import { RangeRef } from './range-ref';

const isFilled = (sheet: Sheet, row: number, column: number): boolean => {
  const cell = sheet.cell(row, column);
  return cell !== undefined && (cell.value !== null || cell.formula !== null);
};

/** The block around a cell, bounded by blank rows and columns (excel.range#getsurroundingregion). */
export function surroundingRegion(sheet: Sheet, row: number, column: number): Area {
  let area: Area = cellArea(row, column);
  for (;;) {
    const grown = grow(sheet, area);
    if (grown === area) return area;
    area = grown;
  }
}

function grow(sheet: Sheet, area: Area): Area {
  const ring = {
    top: Math.max(0, area.top - 1),
    left: Math.max(0, area.left - 1),
    bottom: Math.min(ROWS - 1, area.bottom + 1),
    right: Math.min(COLUMNS - 1, area.right + 1),
  };
  let { top, left, bottom, right } = area;
  sheet.cells.each(ring, (row, column, cell) => {
    if (cell.value === null && cell.formula === null) return;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  });
  const same = top === area.top && left === area.left && bottom === area.bottom && right === area.right;
  return same ? area : { top, left, bottom, right };
}

/** Excel.KeyboardDirection. */
export const DIRECTIONS = ['Up', 'Down', 'Left', 'Right'] as const;

/** Where Ctrl+Arrow leads from a cell (excel.range#getrangeedge). */
export function edgeFrom(
  sheet: Sheet,
  row: number,
  column: number,
  direction: (typeof DIRECTIONS)[number],
): { row: number; column: number } {
  const step = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[direction] as [number, number];
  const used = sheet.cells.usedArea(true);
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < ROWS && c < COLUMNS;
  // Beyond what is used there is nothing to stop at but the sheet's edge.
  const reachable = (r: number, c: number): boolean =>
    used !== null && r <= used.bottom && c <= used.right && r >= 0 && c >= 0;
  let [r, c] = [row + step[0], column + step[1]];
  if (!inside(r, c)) return { row, column };
  if (isFilled(sheet, row, column) && isFilled(sheet, r, c)) {
    while (inside(r + step[0], c + step[1]) && isFilled(sheet, r + step[0], c + step[1]))
      [r, c] = [r + step[0], c + step[1]];
    return { row: r, column: c };
  }
  while (reachable(r, c) && !isFilled(sheet, r, c)) [r, c] = [r + step[0], c + step[1]];
  if (inside(r, c) && isFilled(sheet, r, c)) return { row: r, column: c };
  const end = {
    Up: { row: 0, column },
    Down: { row: ROWS - 1, column },
    Left: { row, column: 0 },
    Right: { row, column: COLUMNS - 1 },
  };
  return end[direction];
}

/** Excel.SpecialCellType and SpecialCellValueType. */
export const SPECIAL_TYPES = [
  'Blanks',
  'Constants',
  'Formulas',
  'Visible',
  'ConditionalFormats',
  'DataValidations',
  'SameConditionalFormat',
  'SameDataValidation',
] as const;

const KINDS: Readonly<Record<string, readonly string[]>> = {
  All: ['Errors', 'Logical', 'Numbers', 'Text'],
  Errors: ['Errors'],
  ErrorsLogical: ['Errors', 'Logical'],
  ErrorsNumbers: ['Errors', 'Numbers'],
  ErrorsText: ['Errors', 'Text'],
  ErrorsLogicalNumber: ['Errors', 'Logical', 'Numbers'],
  ErrorsLogicalText: ['Errors', 'Logical', 'Text'],
  ErrorsNumberText: ['Errors', 'Numbers', 'Text'],
  Logical: ['Logical'],
  LogicalNumbers: ['Logical', 'Numbers'],
  LogicalText: ['Logical', 'Text'],
  LogicalNumbersText: ['Logical', 'Numbers', 'Text'],
  Numbers: ['Numbers'],
  NumbersText: ['Numbers', 'Text'],
  Text: ['Text'],
};

const kindOf = (value: CellValue): string => {
  if (isError(value)) return 'Errors';
  if (typeof value === 'boolean') return 'Logical';
  return typeof value === 'number' ? 'Numbers' : 'Text';
};

/** The cells of an area that are of a type (excel.range#getspecialcells). */
export function specialCells(
  session: Session,
  sheet: Sheet,
  area: Area,
  type: (typeof SPECIAL_TYPES)[number],
  valueType: string,
): Area[] {
  session.calculated();
  const used = sheet.cells.usedArea();
  const inner = used && intersect(used, area);
  if (type === 'ConditionalFormats') {
    return sheet.conditionalFormats.flatMap((format) =>
      format.ranges.flatMap((range) => intersect(range, area) ?? []),
    );
  }
  if (type === 'DataValidations') {
    const { found } = validationsOn({ sheet, ranges: [new RangeRef(sheet, area)] });
    return found.flatMap((each) => each.ranges.flatMap((range) => intersect(range, area) ?? []));
  }
  if (type === 'Visible') return visibleCells(sheet, area);
  if (type.startsWith('Same'))
    throw new ApiError('NotImplemented', `The embedded Excel cannot find cells by ${type}.`);
  const kinds = KINDS[valueType];
  if (!kinds) throw new ApiError('InvalidArgument');
  return inner ? joinCells(cellsOfType(sheet, inner, type, kinds)) : [];
}

function cellsOfType(sheet: Sheet, area: Area, type: string, kinds: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells = sheet.cells.rowMap(row);
    for (let column = area.left; column <= area.right; column++) {
      const cell = cells?.get(column);
      const blank = !cell || (cell.value === null && cell.formula === null);
      if (type === 'Blanks') {
        if (blank) found.push([row, column]);
      } else if (
        !blank &&
        (cell.formula !== null) === (type === 'Formulas') &&
        kinds.includes(kindOf(cell.value))
      ) {
        found.push([row, column]);
      }
    }
  }
  return found;
}

function visibleCells(sheet: Sheet, area: Area): Area[] {
  const spans = (from: number, to: number, hidden: (n: number) => boolean): [number, number][] => {
    const all: [number, number][] = [];
    let start = -1;
    for (let n = from; n <= to + 1; n++) {
      const shown = n <= to && !hidden(n);
      if (shown && start < 0) start = n;
      if (!shown && start >= 0) {
        all.push([start, n - 1]);
        start = -1;
      }
    }
    return all;
  };
  const rows = spans(area.top, area.bottom, (row) => sheet.row(row).hidden);
  const columns = spans(area.left, area.right, (column) => sheet.column(column).hidden);
  return rows.flatMap(([top, bottom]) => columns.map(([left, right]) => ({ top, bottom, left, right })));
}

/** The area that the array formula of a cell fills; null when it fills no other cell. */
export function spillArea(sheet: Sheet, row: number, column: number): Area | null {
  const array = sheet.cell(row, column)?.array;
  if (!array?.dynamic) return null;
  const { area } = array;
  return area.top === area.bottom && area.left === area.right ? null : area;
}

/** The cell whose formula spills into this one; null when none does. */
export function spillParent(sheet: Sheet, row: number, column: number): Area | null {
  let found: Area | null = null;
  sheet.cells.each({ top: 0, left: 0, bottom: row, right: column }, (r, c, cell) => {
    const area = cell.array?.dynamic ? spillArea(sheet, r, c) : null;
    if (area && area.bottom >= row && area.right >= column) found = cellArea(r, c);
  });
  return found;
}
