/** Which cells accept what? Data validations of areas: changed for the area alone, whatever larger one it was part of. */
import { cellArea, intersect, overlaps, subtractFrom, type Area } from '../workbook/area';
import { onRanges } from '../workbook/edit/ranges';
import type { DataValidation } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { cut } from './clear';
import type { AreasRef } from './range-ref';
import type { Session } from './session';

/** What a validation says until it is told otherwise. */
const BLANK: Omit<DataValidation, 'id' | 'ranges'> = {
  type: 'none',
  operator: 'between',
  formula1: '',
  formula2: '',
  ignoreBlanks: true,
  inCellDropDown: true,
  prompt: { show: false, title: '', message: '' },
  alert: { show: true, style: 'stop', title: '', message: '' },
  origin: 'sheet',
};

/** Validations that touch the areas, and whether some of the cells have none. */
export function validationsOn(areas: AreasRef): { found: DataValidation[]; gaps: boolean } {
  const places = areas.ranges.map((range) => range.area);
  const found = areas.sheet.validations.filter(
    (each) =>
      each.type !== 'none' && each.ranges.some((range) => places.some((area) => overlaps(range, area))),
  );
  const holes = found.flatMap((each) => each.ranges).reduce(subtractFrom, places);
  return { found, gaps: holes.length > 0 };
}

/** The one validation that all cells share, or null. */
export function sharedValidation(areas: AreasRef): DataValidation | null {
  const { found, gaps } = validationsOn(areas);
  const [first, ...others] = found;
  if (!first || gaps) return null;
  const same = others.every((other) => sameRule(first, other));
  return same ? first : null;
}

/** True when two validations ask the same. */
export function sameRule(a: DataValidation, b: DataValidation): boolean {
  return (
    a.type === b.type && a.operator === b.operator && a.formula1 === b.formula1 && a.formula2 === b.formula2
  );
}

type Change = (validation: Omit<DataValidation, 'id' | 'ranges'>) => Partial<DataValidation>;

/** Changes the validation of the areas' cells; those without one get a new one. */
export function changeValidation(session: Session, areas: AreasRef, change: Change): void {
  const { sheet } = areas;
  session.dirty = true;
  for (const range of areas.ranges) changeOne(session, sheet, range.area, change);
}

function changeOne(session: Session, sheet: Sheet, area: Area, change: Change): void {
  const inside: DataValidation[] = [];
  const rest: DataValidation[] = [];
  for (const each of sheet.validations) {
    const within = each.ranges.flatMap((range) => intersect(range, area) ?? []);
    if (!within.length) rest.push(each);
    else {
      inside.push({ ...onRanges(each, within), id: session.freshId(), ...change(each) });
      const left = subtractFrom(each.ranges, area);
      if (left.length) rest.push(onRanges(each, left));
    }
  }
  const holes = inside.flatMap((each) => each.ranges).reduce<Area[]>(subtractFrom, [area]);
  if (holes.length) inside.push({ ...BLANK, id: session.freshId(), ranges: holes, ...change(BLANK) });
  sheet.validations = [...rest, ...joined(inside)];
}

/** Validations that came to be equal are one. */
function joined(validations: readonly DataValidation[]): DataValidation[] {
  const byContent = new Map<string, DataValidation>();
  for (const each of validations) {
    // Formulas count from the first cell of the ranges: they are compared as that of A1 would say them.
    const key = JSON.stringify({ ...onRanges(each, [cellArea(0, 0)]), id: '' });
    const known = byContent.get(key);
    byContent.set(key, known ? onRanges(known, [...known.ranges, ...each.ranges]) : each);
  }
  return [...byContent.values()];
}

/** Frees the areas of validation; cells beyond keep it (excel.datavalidation#clear). */
export function clearValidation({ sheet, ranges }: AreasRef): void {
  for (const range of ranges) sheet.validations = cut(sheet.validations, range.area);
}
