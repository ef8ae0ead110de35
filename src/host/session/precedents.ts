/** Which cells does a formula read, and which formulas read a cell? Direct ones, or all the way. */
import { overlaps, type Area } from '../workbook/area';
import { tokenize } from '../workbook/formula/tokens';
import type { Sheet } from '../workbook/model';
import { placeOfFormula, type Place } from './address';
import { RangeRef, type AreasRef } from './range-ref';
import { joinCells } from './search';
import type { Session } from './session';

/** Places by sheet, as `WorkbookRangeAreas`. */
export type BookAreas = readonly AreasRef[];

/** The cells that a formula names: references, defined names and tables. */
function placesIn(session: Session, home: Sheet, formula: string): Place[] {
  return tokenize(formula).flatMap((token): Place[] => {
    if (token.kind === 'ref') {
      if (token.ref.book !== null) return [];
      const sheet = token.ref.sheet === null ? home : session.workbook.sheetNamed(token.ref.sheet);
      return sheet ? [{ sheet, area: token.ref.area }] : [];
    }
    if (token.kind === 'name') {
      const defined = session.workbook.definedName(token.name, home);
      const place = defined && placeOfFormula(session.workbook, defined.formula);
      return place ? [place] : [];
    }
    if (token.kind !== 'structured') return [];
    const found = session.workbook.table(token.table);
    return found ? [{ sheet: found.sheet, area: found.table.area }] : [];
  });
}

function formulasIn(session: Session, sheet: Sheet, area: Area): Place[] {
  const found: Place[] = [];
  sheet.cells.each(area, (_row, _column, cell) => {
    if (cell.formula !== null) found.push(...placesIn(session, sheet, cell.formula));
  });
  return found;
}

/** What the formulas of an area read directly (excel.range#getdirectprecedents). */
export function directPrecedents(session: Session, from: Place): Place[] {
  return unique(formulasIn(session, from.sheet, from.area));
}

/** The formulas that read an area directly (excel.range#getdirectdependents). */
export function directDependents(session: Session, from: Place): Place[] {
  return session.workbook.sheets.flatMap((sheet) => {
    const cells: [number, number][] = [];
    const used = sheet.cells.usedArea(true);
    if (!used) return [];
    sheet.cells.each(used, (row, column, cell) => {
      if (cell.formula === null) return;
      const reads = placesIn(session, sheet, cell.formula);
      if (reads.some((place) => place.sheet === from.sheet && overlaps(place.area, from.area)))
        cells.push([row, column]);
    });
    return joinCells(cells).map((area) => ({ sheet, area }));
  });
}

/** All that can be reached by taking a step again and again. */
export function reached(
  session: Session,
  from: Place,
  step: (session: Session, from: Place) => Place[],
): Place[] {
  const found: Place[] = [];
  const pending = [from];
  for (let place = pending.pop(); place; place = pending.pop()) {
    for (const next of step(session, place)) {
      if (found.some((known) => same(known, next))) continue;
      found.push(next);
      pending.push(next);
    }
  }
  return found;
}

const same = (a: Place, b: Place): boolean => a.sheet === b.sheet && covers(a.area, b.area);

const covers = (a: Area, b: Area): boolean =>
  a.top <= b.top && a.left <= b.left && a.bottom >= b.bottom && a.right >= b.right;

function unique(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of places)
    if (!kept.some((known) => known.sheet === place.sheet && covers(known.area, place.area)))
      kept.push(place);
  return kept;
}

/** Places grouped by sheet, in tab order. */
export function bySheet(session: Session, places: readonly Place[]): BookAreas {
  return session.workbook.sheets.flatMap((sheet) => {
    const areas = places.filter((place) => place.sheet === sheet).map(({ area }) => area);
    return areas.length ? [{ sheet, ranges: areas.map((area) => new RangeRef(sheet, area)) }] : [];
  });
}
