/** How is one range copied to another? Values, formulas, formats or all, repeated to fill, as `copyFrom` documents. */
import { ApiError } from '../bridge/errors';
import { contains, cellArea, type Area } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import { offsetFormula } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged } from './change';
import { columnsOf, rowsOf } from './range-ref';
import type { Session } from './session';
import { isCovered } from './write';

/** Excel.RangeCopyType. */
export const COPY_TYPES = ['All', 'Formulas', 'Values', 'Formats', 'Link'] as const;

/** What to copy and how. */
export interface CopyPlan {
  readonly type: (typeof COPY_TYPES)[number];
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

interface Source {
  readonly sheet: Sheet;
  readonly area: Area;
}

/**
 * Copies a range (excel.range#excel-excel-range-copyfrom-member(1)): a smaller source repeats when the destination is
 * a multiple of it, a larger one extends the destination.
 */
export function copyRange(session: Session, from: Source, sheet: Sheet, area: Area, plan: CopyPlan): void {
  if (plan.type === 'Link') throw new ApiError('NotImplemented', 'The embedded Excel cannot copy links.');
  // Only copied results need to be up to date: formulas are copied as formulas.
  if (plan.type === 'Values') session.calculated();
  const size = plan.transpose
    ? { rows: columnsOf(from.area), columns: rowsOf(from.area) }
    : { rows: rowsOf(from.area), columns: columnsOf(from.area) };
  const target = destination(area, size);
  checkUnlocked(session, sheet, target);
  const cells = snapshot(from);
  const at = (row: number, column: number): readonly [number, number] => {
    const i = (row - target.top) % size.rows;
    const j = (column - target.left) % size.columns;
    return plan.transpose ? [j, i] : [i, j];
  };
  for (let row = target.top; row <= target.bottom; row++) {
    for (let column = target.left; column <= target.right; column++) {
      const [i, j] = at(row, column);
      const source = cells[i]![j]!;
      putCopy(sheet, [row, column], source, [from.area.top + i, from.area.left + j], plan);
    }
  }
  if (plan.type === 'All' || plan.type === 'Formats') copyMerges(from, sheet, target, plan);
  raiseChanged(session, sheet, target);
}

function destination(area: Area, size: { rows: number; columns: number }): Area {
  const fills = (length: number, unit: number): number => (length % unit === 0 ? length : unit);
  return {
    ...area,
    bottom: area.top + fills(rowsOf(area), size.rows) - 1,
    right: area.left + fills(columnsOf(area), size.columns) - 1,
  };
}

interface Copied {
  readonly cell: Cell | undefined;
  readonly style: number;
}

/** The source as it is now: a copy may overlap it. */
function snapshot({ sheet, area }: Source): Copied[][] {
  return Array.from({ length: rowsOf(area) }, (_, i) =>
    Array.from({ length: columnsOf(area) }, (__, j) => {
      const cell = sheet.cell(area.top + i, area.left + j);
      return { cell: cell && { ...cell }, style: sheet.styleAt(area.top + i, area.left + j) };
    }),
  );
}

function putCopy(
  sheet: Sheet,
  [row, column]: readonly [number, number],
  { cell, style }: Copied,
  [fromRow, fromColumn]: readonly [number, number],
  plan: CopyPlan,
): void {
  const blank = !cell || (cell.value === null && cell.formula === null);
  if (blank && plan.skipBlanks) return;
  if (plan.type !== 'Formats' && !isCovered(sheet, row, column)) {
    if (blank) {
      if (sheet.cell(row, column)) sheet.cells.setValue(row, column, null);
    } else if (cell.formula !== null && plan.type !== 'Values') {
      sheet.cells.setFormula(row, column, offsetFormula(cell.formula, row - fromRow, column - fromColumn));
    } else sheet.cells.setValue(row, column, cell.value);
  }
  if (plan.type === 'All' || plan.type === 'Formats') sheet.cells.setStyle(row, column, style);
}

function copyMerges(from: Source, sheet: Sheet, target: Area, plan: CopyPlan): void {
  const inside = from.sheet.merges.filter((merge) => contains(from.area, merge));
  if (!inside.length || plan.transpose) return;
  const made: Area[] = [];
  for (let top = target.top; top <= target.bottom; top += rowsOf(from.area)) {
    for (let left = target.left; left <= target.right; left += columnsOf(from.area)) {
      const [down, right] = [top - from.area.top, left - from.area.left];
      for (const m of inside) {
        made.push({
          top: m.top + down,
          bottom: m.bottom + down,
          left: m.left + right,
          right: m.right + right,
        });
      }
    }
  }
  sheet.merges = [
    ...sheet.merges.filter((m) => !made.some((n) => contains(n, cellArea(m.top, m.left)))),
    ...made,
  ];
}
