/** What is printed, and what is repeated on every page? Excel keeps both as built-in names of the sheet. */
import { ApiError } from '../bridge/errors';
import { isWholeColumns, isWholeRows, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { fullReference, placeOfFormula } from './address';
import type { Session } from './session';

const PRINT_AREA = '_xlnm.Print_Area';
const PRINT_TITLES = '_xlnm.Print_Titles';

function areasNamed(session: Session, sheet: Sheet, name: string): Area[] {
  const found = session.workbook.names.find(
    (each) => each.sheet === sheet.id && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (!found) return [];
  return splitUnion(found.formula).flatMap((part) => placeOfFormula(session.workbook, part)?.area ?? []);
}

/** The parts of "Hoja1!$A:$B,Hoja1!$1:$2"; commas within quotes do not part. */
function splitUnion(formula: string): string[] {
  return formula.match(/(?:'(?:[^']|'')*'|[^,])+/g) ?? [];
}

function setNamed(session: Session, sheet: Sheet, name: string, areas: readonly Area[]): void {
  const { workbook } = session;
  const rest = workbook.names.filter(
    (each) => each.sheet !== sheet.id || each.name.toLowerCase() !== name.toLowerCase(),
  );
  const formula = areas.map((area) => fullReference(sheet, area)).join(',');
  const made = { name, formula, sheet: sheet.id, hidden: false, comment: '' };
  workbook.names = areas.length ? [...rest, made] : rest;
  session.dirty = true;
}

/** The print areas; none means all that is used. */
export function printArea(session: Session, sheet: Sheet): Area[] {
  return areasNamed(session, sheet, PRINT_AREA);
}

/** Sets the print areas. */
export function setPrintArea(session: Session, sheet: Sheet, areas: readonly Area[]): void {
  setNamed(session, sheet, PRINT_AREA, areas);
}

/** The rows and columns that every page repeats. */
export function printTitles(session: Session, sheet: Sheet): { rows: Area | null; columns: Area | null } {
  const areas = areasNamed(session, sheet, PRINT_TITLES);
  return { rows: areas.find(isWholeRows) ?? null, columns: areas.find(isWholeColumns) ?? null };
}

/** Sets the repeated rows or columns; the others stay. Only whole rows and columns will do. */
export function setPrintTitles(
  session: Session,
  sheet: Sheet,
  change: { rows?: Area; columns?: Area },
): void {
  if (change.rows && !isWholeRows(change.rows)) throw new ApiError('InvalidArgument');
  if (change.columns && !isWholeColumns(change.columns)) throw new ApiError('InvalidArgument');
  const { rows, columns } = { ...printTitles(session, sheet), ...change };
  // Excel writes columns first.
  setNamed(
    session,
    sheet,
    PRINT_TITLES,
    [columns, rows].filter((area) => area !== null),
  );
}
