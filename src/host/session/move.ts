/** How is a range moved elsewhere? Its cells go there with their formats; what refers to them follows. */
import { ApiError } from '../bridge/errors';
import { cellAddress, contains, overlaps, type Area } from '../workbook/area';
import { changeFormulas } from '../workbook/edit/formulas';
import { rewriteReferences } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged } from './change';
import type { Session } from './session';

/** Moves cells to another place (excel.range#moveto); the destination's top left counts. */
export function moveRange(
  session: Session,
  sheet: Sheet,
  area: Area,
  target: Sheet,
  to: { row: number; column: number },
): void {
  const [down, right] = [to.row - area.top, to.column - area.left];
  const place = { top: to.row, left: to.column, bottom: area.bottom + down, right: area.right + right };
  if (place.bottom > 1_048_575 || place.right > 16_383)
    throw new ApiError('InvalidArgument', `There is no room at ${cellAddress(to.row, to.column)}.`);
  checkUnlocked(session, sheet, area);
  checkUnlocked(session, target, place);
  const torn = [...sheet.merges.filter((m) => overlaps(m, area) && !contains(area, m))];
  if (torn.length) throw new ApiError('InvalidOperation');
  const cells = takeCells(sheet, area);
  follow(session, sheet, area, target, down, right);
  for (let row = place.top; row <= place.bottom; row++) {
    for (let column = place.left; column <= place.right; column++) target.cells.remove(row, column);
  }
  for (const { row, column, value, formula, style } of cells) {
    if (formula === null) target.cells.setValue(row + down, column + right, value);
    else
      target.cells.setFormula(
        row + down,
        column + right,
        moved(session, formula, sheet, area, target, down, right),
      );
    target.cells.setStyle(row + down, column + right, style);
  }
  moveMerges(sheet, area, target, down, right);
  raiseChanged(session, sheet, area);
  raiseChanged(session, target, place);
}

interface Taken {
  readonly row: number;
  readonly column: number;
  readonly value: NonNullable<ReturnType<Sheet['cell']>>['value'];
  readonly formula: string | null;
  readonly style: number;
}

function takeCells(sheet: Sheet, area: Area): Taken[] {
  const taken: Taken[] = [];
  sheet.cells.each(area, (row, column, { value, formula, style }) =>
    taken.push({ row, column, value, formula, style }),
  );
  for (const { row, column } of taken) sheet.cells.remove(row, column);
  return taken;
}

/** A moved formula refers to what it referred to before; only references into what moves change. */
function moved(
  session: Session,
  formula: string,
  sheet: Sheet,
  area: Area,
  target: Sheet,
  down: number,
  right: number,
): string {
  return rewriteReferences(formula, (ref) => {
    const home = ref.sheet === null ? sheet : session.workbook.sheetNamed(ref.sheet);
    if (ref.book !== null || home !== sheet || !contains(area, ref.area)) {
      return ref.sheet === null && sheet !== target ? { ...ref, sheet: sheet.name } : ref;
    }
    return shifted(ref, down, right, ref.sheet === null ? null : target.name);
  });
}

function shifted<T extends { area: Area; sheet: string | null }>(
  ref: T,
  down: number,
  right: number,
  sheet: string | null,
): T {
  const { top, left, bottom, right: r } = ref.area;
  return {
    ...ref,
    sheet,
    area: { top: top + down, bottom: bottom + down, left: left + right, right: r + right },
  };
}

/** References of the rest of the workbook to what moves. */
function follow(
  session: Session,
  sheet: Sheet,
  area: Area,
  target: Sheet,
  down: number,
  right: number,
): void {
  changeFormulas(session.workbook, (formula, home) =>
    rewriteReferences(formula, (ref) => {
      const at = ref.sheet === null ? home : session.workbook.sheetNamed(ref.sheet);
      if (ref.book !== null || ref.lastSheet !== null || at !== sheet || !contains(area, ref.area))
        return ref;
      return shifted(ref, down, right, ref.sheet === null && home === target ? null : target.name);
    }),
  );
}

function moveMerges(sheet: Sheet, area: Area, target: Sheet, down: number, right: number): void {
  const moving = sheet.merges.filter((merge) => contains(area, merge));
  if (!moving.length) return;
  sheet.merges = sheet.merges.filter((merge) => !moving.includes(merge));
  const placed = moving.map((m) => ({
    top: m.top + down,
    bottom: m.bottom + down,
    left: m.left + right,
    right: m.right + right,
  }));
  target.merges = [...target.merges.filter((m) => !placed.some((p) => overlaps(p, m))), ...placed];
}
