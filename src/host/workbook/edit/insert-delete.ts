/** What moves when cells, rows or columns are inserted or deleted? Everything that Excel moves. */
import type { Area } from '../area';
import { COLUMNS, ROWS, cellCount, sameArea } from '../area';
import type { ConditionalFormat } from '../conditional-format';
import type { ColumnFormat, DataValidation, RowFormat, Table } from '../features';
import { offsetFormula, rewriteReferences } from '../formula/rewrite';
import { tokenize } from '../formula/tokens';
import type { Sheet, Workbook } from '../model';
import { baseCell, changeFormat, changeFormulas, changeValidation, mapped } from './formulas';
import type { Shift } from './shift';
import { shiftRaw } from './shift-raw';
import { isWhole, moveArea, moveAreas, moveCell } from './shift';
import { shiftTable } from './shift-tables';

/** Inserts empty cells at `area`, pushing what is there down or right. New cells take the format above or left. */
export function insertCells(workbook: Workbook, sheet: Sheet, area: Area, push: 'down' | 'right'): Shift {
  const shift: Shift = { kind: 'insert', along: push === 'down' ? 'rows' : 'columns', area };
  applyShift(workbook, sheet, shift);
  inheritFormats(sheet, shift);
  return shift;
}

/** Deletes the cells of `area`, pulling what is below or to the right. References to them become #REF!. */
export function deleteCells(workbook: Workbook, sheet: Sheet, area: Area, pull: 'up' | 'left'): Shift {
  const shift: Shift = { kind: 'delete', along: pull === 'up' ? 'rows' : 'columns', area };
  applyShift(workbook, sheet, shift);
  return shift;
}

/** Inserts whole rows before row `at`. */
export function insertRows(workbook: Workbook, sheet: Sheet, at: number, count: number): Shift {
  return insertCells(workbook, sheet, rowsArea(at, count), 'down');
}

export function deleteRows(workbook: Workbook, sheet: Sheet, at: number, count: number): Shift {
  return deleteCells(workbook, sheet, rowsArea(at, count), 'up');
}

/** Inserts whole columns before column `at`. */
export function insertColumns(workbook: Workbook, sheet: Sheet, at: number, count: number): Shift {
  return insertCells(workbook, sheet, columnsArea(at, count), 'right');
}

export function deleteColumns(workbook: Workbook, sheet: Sheet, at: number, count: number): Shift {
  return deleteCells(workbook, sheet, columnsArea(at, count), 'left');
}

function rowsArea(at: number, count: number): Area {
  return { top: at, bottom: at + count - 1, left: 0, right: COLUMNS - 1 };
}

function columnsArea(at: number, count: number): Area {
  return { left: at, right: at + count - 1, top: 0, bottom: ROWS - 1 };
}

function applyShift(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  rebaseRules(sheet, shift);
  const touches = (home: Sheet | null, name: string | null): boolean =>
    name === null ? home === sheet : name.toLowerCase() === sheet.name.toLowerCase();
  const change = (formula: string, home: Sheet | null): string =>
    rewriteReferences(formula, (ref) => {
      if (ref.book !== null || ref.lastSheet !== null || !touches(home, ref.sheet)) return ref;
      const area = moveArea(ref.area, shift);
      return area === ref.area ? ref : area && { ...ref, area };
    });
  changeFormulas(workbook, change, (before, after) => referredCells(before) !== referredCells(after));
  shiftCells(sheet, shift);
  if (isWhole(shift)) shiftTracks(sheet, shift);
  shiftFeatures(workbook, sheet, shift);
  shiftRaw(sheet, shift);
}

/** How many cells a formula refers to: a different number means that its value may differ. */
function referredCells(formula: string): number {
  return tokenize(formula).reduce((sum, t) => sum + (t.kind === 'ref' ? cellCount(t.ref.area) : 0), 0);
}

function shiftCells(sheet: Sheet, shift: Shift): void {
  sheet.cells.relocate((row, column) => moveCell(row, column, shift), !isWhole(shift));
  for (const row of sheet.cells.rowNumbers()) {
    for (const column of sheet.cells.rowMap(row)!.keys()) {
      const cell = sheet.cells.mutable(row, column)!;
      if (cell.array) {
        const area = moveArea(cell.array.area, shift);
        if (area && area !== cell.array.area) cell.array = { ...cell.array, area };
      }
      // A shared formula is told by its place: written in full once cells have moved.
      if (cell.origin?.attrs.t !== undefined) delete cell.origin;
    }
  }
}

function shiftTracks(sheet: Sheet, shift: Shift): void {
  if (shift.along === 'columns') {
    const columns = mapped(sheet.columns, (c) => moveTrack(c, shift));
    if (columns !== sheet.columns) sheet.columns = columns.filter((c) => c.from <= c.to);
    return;
  }
  const rows = new Map<number, RowFormat>();
  for (const [row, format] of sheet.rows) {
    const place = moveCell(row, 0, { ...shift, area: { ...shift.area, left: 0, right: 0 } });
    if (place) rows.set(place.row, format);
  }
  sheet.rows = rows;
  sheet.rowsTouched = true;
}

function moveTrack(column: ColumnFormat, shift: Shift): ColumnFormat {
  const area = { top: 0, bottom: 0, left: column.from, right: column.to };
  const next = moveArea(area, { ...shift, area: { ...shift.area, top: 0, bottom: 0 } });
  if (next === area) return column;
  return next ? { ...column, from: next.left, to: next.right } : { ...column, from: 1, to: 0 };
}

function shiftFeatures(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  sheet.merges = kept(sheet.merges, (area) => {
    const next = moveArea(area, shift);
    return next && cellCount(next) > 1 ? next : null;
  });
  sheet.tables = kept(sheet.tables, (table: Table) => shiftTable(workbook, sheet, table, shift));
  sheet.hyperlinks = kept(sheet.hyperlinks, (link) => placed(link, moveArea(link.area, shift)));
  sheet.notes = kept(sheet.notes, (note) => moved(note, shift));
  sheet.comments = kept(sheet.comments, (comment) => moved(comment, shift));
  sheet.ignoredErrors = mapped(sheet.ignoredErrors, (ignored) => {
    const ranges = moveAreas(ignored.ranges, shift);
    return ranges === ignored.ranges ? ignored : { ...ignored, ranges };
  });
  if (sheet.autoFilter) sheet.autoFilter = placed(sheet.autoFilter, moveArea(sheet.autoFilter.area, shift));
  if (isWhole(shift)) sheet.shifts = [...sheet.shifts, shift];
  sheet.drawings = mapped(sheet.drawings, (drawing) => {
    const from =
      drawing.from && isWhole(shift)
        ? (moveCell(drawing.from.row, drawing.from.column, shift) ?? drawing.from)
        : drawing.from;
    return from?.row === drawing.from?.row && from?.column === drawing.from?.column
      ? drawing
      : { ...drawing, from };
  });
}

/** The items that are left, the same list when nothing changed. */
function kept<T>(items: readonly T[], change: (item: T) => T | null): readonly T[] {
  const done = items.map(change);
  if (done.every((item, i) => item === items[i])) return items;
  return done.filter((item): item is NonNullable<typeof item> & T => item !== null);
}

function placed<T extends { readonly area: Area }>(item: T, area: Area | null): T | null {
  return area === item.area ? item : area && { ...item, area };
}

function moved<T extends { readonly row: number; readonly column: number }>(item: T, shift: Shift): T | null {
  const place = moveCell(item.row, item.column, shift);
  if (place?.row === item.row && place.column === item.column) return item;
  return place && { ...item, ...place };
}

/**
 * Moves the ranges of formats and validations. Their formulas count from the first cell of the ranges: when
 * that one is deleted, they are first written as the first cell that stays would say them.
 */
function rebaseRules(sheet: Sheet, shift: Shift): void {
  sheet.conditionalFormats = kept(sheet.conditionalFormats, (format: ConditionalFormat) => {
    const ranges = moveAreas(format.ranges, shift);
    if (ranges.length === 0) return null;
    const done = changeFormat(format, rebaser(format.ranges, shift));
    return ranges === format.ranges && done === format ? format : { ...done, ranges };
  });
  sheet.validations = kept(sheet.validations, (validation: DataValidation) => {
    const ranges = moveAreas(validation.ranges, shift);
    if (ranges.length === 0) return null;
    const done = changeValidation(validation, rebaser(validation.ranges, shift));
    return ranges === validation.ranges && done === validation ? validation : { ...done, ranges };
  });
}

function rebaser(ranges: readonly Area[], shift: Shift): (formula: string) => string {
  const base = baseCell(ranges);
  const gone = shift.kind === 'delete' && moveCell(base.row, base.column, shift) === null;
  if (!gone) return (formula) => formula;
  const rows = shift.along === 'rows' ? shift.area.bottom + 1 - base.row : 0;
  const columns = shift.along === 'columns' ? shift.area.right + 1 - base.column : 0;
  return (formula) => offsetFormula(formula, rows, columns);
}

/** Inserted rows look like the one above, inserted columns like the one to the left. */
function inheritFormats(sheet: Sheet, { along, area }: Shift): void {
  if (along === 'rows') {
    const above = area.top - 1;
    if (above < 0) return;
    const format = sheet.rows.get(above);
    for (let row = area.top; row <= area.bottom; row++) {
      if (format && sameArea(area, rowsArea(area.top, area.bottom - area.top + 1)))
        sheet.rows.set(row, format);
      for (const [column, cell] of sheet.cells.inRow(above)) {
        if (column >= area.left && column <= area.right && cell.style)
          sheet.cells.setStyle(row, column, cell.style);
      }
    }
    return;
  }
  if (area.left === 0) return;
  const before = sheet.columns.find((c) => c.from <= area.left - 1 && area.left - 1 <= c.to);
  const whole = area.top === 0 && area.bottom === ROWS - 1;
  if (before && whole)
    sheet.setColumns(area.left, area.right, { ...before, from: area.left, to: area.right });
  for (const row of sheet.cells.rowNumbers()) {
    if (row < area.top || row > area.bottom) continue;
    const style = sheet.cells.get(row, area.left - 1)?.style;
    for (let column = area.left; style && column <= area.right; column++)
      sheet.cells.setStyle(row, column, style);
  }
}
