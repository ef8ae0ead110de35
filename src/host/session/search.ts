/** Where does a text stand, and how is it replaced? Formulas are searched as they are written, other cells as their values. */
import { ApiError } from '../bridge/errors';
import { cellArea, cellCount, intersect, type Area } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged } from './change';
import { readEntry } from './entry';
import { wildcard } from './filter-criteria';
import { wireValue } from './read';
import type { Session } from './session';
import { putEntry } from './write';

/** Excel.SearchCriteria. */
export interface SearchCriteria {
  readonly completeMatch: boolean;
  readonly matchCase: boolean;
  readonly backwards: boolean;
}

const contentOf = (cell: Cell): string =>
  cell.formula === null ? String(wireValue(cell.value)) : `=${cell.formula}`;

function pattern(text: string, criteria: SearchCriteria, flags = ''): RegExp {
  if (text === '') throw new ApiError('InvalidArgument');
  const { source } = wildcard(text, criteria.completeMatch);
  return new RegExp(source, `${flags}${criteria.matchCase ? '' : 'i'}`);
}

function matches(
  session: Session,
  sheet: Sheet,
  area: Area,
  text: string,
  criteria: SearchCriteria,
): [number, number][] {
  session.calculated();
  const test = pattern(text, criteria);
  const found: [number, number][] = [];
  sheet.cells.each(area, (row, column, cell) => {
    if (cell.value === null && cell.formula === null) return;
    if (test.test(contentOf(cell))) found.push([row, column]);
  });
  return found;
}

const WHOLE: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/** The first cell that matches; from a single cell on, the search goes round the whole sheet. */
export function findFirst(
  session: Session,
  sheet: Sheet,
  area: Area,
  text: string,
  criteria: SearchCriteria,
): Area | null {
  const single = cellCount(area) === 1;
  const found = matches(session, sheet, single ? WHOLE : area, text, criteria);
  if (!found.length) return null;
  const ordered = criteria.backwards ? found.reverse() : found;
  if (!single) return cellArea(...ordered[0]!);
  const after = ([row, column]: [number, number]): boolean => {
    const step = row - area.top || column - area.left;
    return criteria.backwards ? step < 0 : step > 0;
  };
  return cellArea(...(ordered.find(after) ?? ordered[0]!));
}

/** All cells that match, joined into rectangles. */
export function findAll(session: Session, sheet: Sheet, text: string, criteria: SearchCriteria): Area[] {
  return joinCells(matches(session, sheet, WHOLE, text, criteria));
}

/** Replaces a text within the area's contents; tells how many replacements were made. */
export function replaceAll(
  session: Session,
  sheet: Sheet,
  area: Area,
  text: string,
  replacement: string,
  criteria: SearchCriteria,
): number {
  const found = matches(session, sheet, area, text, criteria);
  const test = pattern(text, criteria, 'g');
  let count = 0;
  for (const [row, column] of found) {
    checkUnlocked(session, sheet, cellArea(row, column));
    const before = contentOf(sheet.cell(row, column)!);
    const after = before.replace(test, () => {
      count += 1;
      return replacement;
    });
    putEntry(session, sheet, row, column, readEntry(after, ''));
  }
  for (const rectangle of joinCells(found)) raiseChanged(session, sheet, rectangle);
  return count;
}

/** Cells in reading order as few rectangles: runs of a row, and equal runs below each other. */
export function joinCells(cells: readonly (readonly [number, number])[]): Area[] {
  const runs: Area[] = [];
  for (const [row, column] of cells) {
    const last = runs.at(-1);
    if (last && last.top === row && last.right === column - 1)
      runs[runs.length - 1] = { ...last, right: column };
    else runs.push(cellArea(row, column));
  }
  const joined: Area[] = [];
  for (const run of runs) {
    const above = joined.findIndex(
      (each) => each.left === run.left && each.right === run.right && each.bottom === run.top - 1,
    );
    if (above >= 0) joined[above] = { ...joined[above]!, bottom: run.bottom };
    else joined.push(run);
  }
  return joined;
}

/** The parts of areas that lie in another. */
export function within(areas: readonly Area[], outer: Area): Area[] {
  return areas.flatMap((area) => intersect(area, outer) ?? []);
}
