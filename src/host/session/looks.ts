/** Whose look does a format object read and change? Cells of ranges, or anything else that has a style. */
import type { Area } from '../workbook/area';
import { COLUMNS, ROWS, intersect, isWholeColumns, isWholeRows } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { CellStyle, StylePatch } from '../workbook/styles/style';
import { checkFormatting, raiseFormatChanged } from './change';
import type { AreasRef } from './range-ref';
import type { Session } from './session';

/** Something with a look. Mixed looks read as null (learn.microsoft.com, "Read or write to a range": differing values). */
export interface Looks {
  /** The value that all cells share, or null. */
  read<T>(session: Session, pick: (style: CellStyle) => T): T | null;
  patch(session: Session, patch: StylePatch): void;
  /** The cells, when these are looks of cells. */
  readonly areas: AreasRef | null;
}

/** The look of ranges. */
export function looksOf(areas: AreasRef): Looks {
  return {
    areas,
    read: (session, pick) => readShared(session, areas, pick),
    patch: (session, patch) => patchAreas(session, areas, patch),
  };
}

function readShared<T>(session: Session, areas: AreasRef, pick: (style: CellStyle) => T): T | null {
  let shared: T | undefined;
  for (const range of areas.ranges) {
    for (const id of styleIds(areas.sheet, range.area)) {
      const value = pick(session.workbook.styles.style(id));
      if (shared !== undefined && value !== shared) return null;
      shared = value;
    }
  }
  return shared ?? null;
}

/** The style numbers that occur in an area, whole rows and columns included. */
export function styleIds(sheet: Sheet, area: Area): Set<number> {
  const found = new Set<number>();
  const used = sheet.cells.usedArea();
  const inner = used && intersect(used, area);
  if (inner) {
    for (let row = inner.top; row <= inner.bottom; row++) addRow(sheet, found, row, inner);
  }
  if (!inner || inner.top > area.top || inner.bottom < area.bottom) addColumns(sheet, found, area);
  else if (inner.left > area.left || inner.right < area.right) addColumns(sheet, found, area);
  for (const [row, format] of sheet.rows) {
    if (format.style !== undefined && row >= area.top && row <= area.bottom) found.add(format.style);
  }
  return found;
}

function addRow(sheet: Sheet, found: Set<number>, row: number, inner: Area): void {
  const cells = sheet.cells.rowMap(row);
  for (let column = inner.left; column <= inner.right; column++) {
    found.add(cells?.get(column)?.style ?? sheet.styleAt(row, column));
  }
}

/** Styles of columns where no cell is. */
function addColumns(sheet: Sheet, found: Set<number>, area: Area): void {
  let covered = 0;
  for (const column of sheet.columns) {
    const from = Math.max(column.from, area.left);
    const to = Math.min(column.to, area.right);
    if (from > to) continue;
    found.add(column.style);
    covered += to - from + 1;
  }
  if (covered < area.right - area.left + 1) found.add(0);
}

function patchAreas(session: Session, areas: AreasRef, patch: StylePatch): void {
  for (const range of areas.ranges) {
    checkFormatting(areas.sheet);
    patchArea(session, areas.sheet, range.area, patch);
    raiseFormatChanged(session, areas.sheet, range.area);
  }
}

/** Patches the styles of an area's cells; whole columns and rows take the style themselves, as Excel does. */
export function patchArea(session: Session, sheet: Sheet, area: Area, patch: StylePatch): void {
  const { styles } = session.workbook;
  const memo = new Map<number, number>();
  const patched = (id: number): number => {
    let made = memo.get(id);
    if (made === undefined) memo.set(id, (made = styles.patch(id, patch)));
    return made;
  };
  if (isWholeColumns(area)) return patchColumns(sheet, area, patched);
  if (isWholeRows(area)) return patchRows(sheet, area, patched);
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      sheet.cells.setStyle(row, column, patched(sheet.styleAt(row, column)));
    }
  }
}

function patchColumns(sheet: Sheet, area: Area, patched: (id: number) => number): void {
  const runs = columnRuns(sheet, area);
  sheet.cells.each(area, (row, column, cell) => sheet.cells.setStyle(row, column, patched(cell.style)));
  for (const [row, format] of sheet.rows) {
    if (format.style === undefined) continue;
    for (let column = area.left; column <= area.right; column++) {
      if (!sheet.cell(row, column)) sheet.cells.setStyle(row, column, patched(format.style));
    }
  }
  for (const { from, to, style } of runs) sheet.setColumns(from, to, { style: patched(style) });
}

/** Runs of columns of equal style, gaps between them included. */
function columnRuns(sheet: Sheet, area: Area): { from: number; to: number; style: number }[] {
  const runs: { from: number; to: number; style: number }[] = [];
  let next = area.left;
  for (const column of sheet.columns) {
    const from = Math.max(column.from, area.left);
    const to = Math.min(column.to, area.right);
    if (from > to) continue;
    if (from > next) runs.push({ from: next, to: from - 1, style: 0 });
    runs.push({ from, to, style: column.style });
    next = to + 1;
  }
  if (next <= area.right) runs.push({ from: next, to: area.right, style: 0 });
  return runs;
}

function patchRows(sheet: Sheet, area: Area, patched: (id: number) => number): void {
  sheet.cells.each(area, (row, column, cell) => sheet.cells.setStyle(row, column, patched(cell.style)));
  for (let row = area.top; row <= area.bottom; row++) {
    sheet.setRow(row, { style: patched(sheet.row(row).style ?? 0) });
  }
}

/** All cells of a sheet. */
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };
