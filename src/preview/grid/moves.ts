/** Which cell comes next? The keys of Excel that move and extend a selection, over merges and hidden tracks. */
import { bounds, cellArea, COLUMNS, contains, overlaps, ROWS, type Area } from '../../host/workbook/area';
import type { Sheet } from '../../host/workbook/model';

/** A cell. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A step of one key. */
export interface Step {
  readonly rows: -1 | 0 | 1;
  readonly columns: -1 | 0 | 1;
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** The step that an arrow key asks for; null for other keys. */
export function arrowStep(key: string): Step | null {
  return ARROWS[key] ?? null;
}

/** The area of a cell, or of the merge that it belongs to. */
export function wholeCell(sheet: Sheet, { row, column }: Spot): Area {
  return sheet.mergeAt(row, column) ?? cellArea(row, column);
}

/** The smallest area from one cell to another that cuts no merge. */
export function spanned(sheet: Sheet, from: Spot, to: Spot): Area {
  let area = bounds([wholeCell(sheet, from), wholeCell(sheet, to)])!;
  for (;;) {
    const cut = sheet.merges.find((merge) => overlaps(merge, area) && !contains(area, merge));
    if (!cut) return area;
    area = bounds([area, cut])!;
  }
}

const isHidden = (sheet: Sheet, { row, column }: Spot): boolean =>
  sheet.row(row).hidden || sheet.column(column).hidden;

const inside = ({ row, column }: Spot): boolean => row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;

/** The next visible cell in a direction, beyond the merge that one stands in; the same cell at the sheet's edge. */
export function nextCell(sheet: Sheet, from: Spot, { rows, columns }: Step): Spot {
  const here = wholeCell(sheet, from);
  let next: Spot = {
    row: rows > 0 ? here.bottom + 1 : rows < 0 ? here.top - 1 : from.row,
    column: columns > 0 ? here.right + 1 : columns < 0 ? here.left - 1 : from.column,
  };
  while (inside(next) && isHidden(sheet, next))
    next = { row: next.row + rows, column: next.column + columns };
  if (!inside(next)) return from;
  return next;
}

const isFull = (sheet: Sheet, { row, column }: Spot): boolean =>
  (sheet.cell(row, column)?.value ?? null) !== null;

/** Ctrl and an arrow: to the end of the block, or to the next block, or to the sheet's edge. */
export function jump(sheet: Sheet, from: Spot, step: Step): Spot {
  const used = sheet.usedArea();
  const beyond = (spot: Spot): boolean =>
    spot.row > used.bottom || spot.column > used.right || spot.row < 0 || spot.column < 0;
  let here = from;
  let next = nextCell(sheet, here, step);
  const leaving = isFull(sheet, here) && isFull(sheet, next);
  while (next !== here && !beyond(next)) {
    if (leaving && !isFull(sheet, next)) return here;
    here = next;
    if (!leaving && isFull(sheet, here)) return here;
    next = nextCell(sheet, here, step);
  }
  if (leaving || next === here) return here;
  return {
    row: step.rows > 0 ? ROWS - 1 : step.rows < 0 ? 0 : from.row,
    column: step.columns > 0 ? COLUMNS - 1 : step.columns < 0 ? 0 : from.column,
  };
}

/** The last used cell (Ctrl+End). */
export function lastCell(sheet: Sheet): Spot {
  const { bottom, right } = sheet.usedArea();
  return { row: bottom, column: right };
}
