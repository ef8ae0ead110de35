/** Where does an area go when cells are inserted or deleted? */
import type { Area } from '../area';
import { COLUMNS, ROWS, intersect, subtract } from '../area';

/**
 * Cells inserted at `area` (pushing down or right) or deleted (pulling up or left). The cells that move are
 * those beyond it within the same columns (`rows`) or the same rows (`columns`).
 */
export interface Shift {
  readonly kind: 'insert' | 'delete';
  readonly along: 'rows' | 'columns';
  readonly area: Area;
}

/** An interval after the shift; null when it is gone. */
function moveSpan(from: number, to: number, shift: Shift, limit: number): [number, number] | null {
  const [start, end] =
    shift.along === 'rows' ? [shift.area.top, shift.area.bottom] : [shift.area.left, shift.area.right];
  const size = end - start + 1;
  if (shift.kind === 'insert') {
    const first = from >= start ? from + size : from;
    const last = to >= start ? to + size : to;
    return first > limit ? null : [first, Math.min(last, limit)];
  }
  if (from >= start && to <= end) return null;
  const first = from > end ? from - size : Math.min(from, start);
  const last = to > end ? to - size : Math.min(to, start - 1);
  return [first, last];
}

/** True when all of `area` lies in the columns (or rows) that move. */
export function withinShift(area: Area, shift: Shift): boolean {
  return shift.along === 'rows'
    ? area.left >= shift.area.left && area.right <= shift.area.right
    : area.top >= shift.area.top && area.bottom <= shift.area.bottom;
}

/**
 * Where a reference, merge or table goes: moved, grown, shrunk, or null when all of it was deleted. What
 * lies only partly in the moving columns or rows stays, as in Excel.
 */
export function moveArea(area: Area, shift: Shift): Area | null {
  if (!withinShift(area, shift)) return area;
  if (shift.along === 'rows') {
    if (area.top === 0 && area.bottom === ROWS - 1) return area;
    const rows = moveSpan(area.top, area.bottom, shift, ROWS - 1);
    return rows && sameOr(area, { ...area, top: rows[0], bottom: rows[1] });
  }
  if (area.left === 0 && area.right === COLUMNS - 1) return area;
  const columns = moveSpan(area.left, area.right, shift, COLUMNS - 1);
  return columns && sameOr(area, { ...area, left: columns[0], right: columns[1] });
}

// The same object for an area that stays lets the codec see that nothing changed.
function sameOr(old: Area, next: Area): Area {
  const same =
    old.top === next.top && old.left === next.left && old.bottom === next.bottom && old.right === next.right;
  return same ? old : next;
}

/** Where the cells of a list of areas go (formats, validations): areas are cut where only a part moves. */
export function moveAreas(areas: readonly Area[], shift: Shift): readonly Area[] {
  const lane: Area =
    shift.along === 'rows'
      ? { top: 0, bottom: ROWS - 1, left: shift.area.left, right: shift.area.right }
      : { left: 0, right: COLUMNS - 1, top: shift.area.top, bottom: shift.area.bottom };
  let same = true;
  const moved = areas.flatMap((area) => {
    const inside = intersect(area, lane);
    if (!inside) return [area];
    const whole = withinShift(area, shift);
    const next = moveArea(whole ? area : inside, shift);
    if (whole && next === area) return [area];
    if (!whole && next === inside) return [area];
    same = false;
    return whole ? (next ? [next] : []) : [...subtract(area, inside), ...(next ? [next] : [])];
  });
  return same ? areas : moved;
}

/** Where one cell goes; null when it was deleted or pushed off the sheet. */
export function moveCell(row: number, column: number, shift: Shift): { row: number; column: number } | null {
  const area = moveArea({ top: row, left: column, bottom: row, right: column }, shift);
  return area && { row: area.top, column: area.left };
}

/** True for a shift of whole rows or whole columns. */
export function isWhole(shift: Shift): boolean {
  const { area } = shift;
  return shift.along === 'rows'
    ? area.left === 0 && area.right === COLUMNS - 1
    : area.top === 0 && area.bottom === ROWS - 1;
}
