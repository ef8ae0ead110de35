/** What is a table, and where are its parts? Tables are found by id: their data are replaced whole when they change. */
import { ApiError } from '../bridge/errors';
import { EventType, WORKBOOK_TARGET } from '../bridge/events';
import { cellCount, overlaps, type Area } from '../workbook/area';
import type { Table, TableColumn } from '../workbook/features';
import { changeFormulas } from '../workbook/edit/formulas';
import { freeTableId } from '../workbook/edit/sheets';
import { renameTableIn } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { element } from '../workbook/xml/element';
import { formatArea } from '../workbook/area';
import { origin } from './change';
import { wireValue } from './read';
import type { Session } from './session';

/** The tables of one sheet, or (null) of all. */
export interface TableScope {
  readonly sheet: Sheet | null;
}

/** One table. */
export interface TableRef {
  readonly sheet: Sheet;
  readonly id: number;
}

/** One column of a table, by the column's id. */
export interface ColumnRef {
  readonly table: TableRef;
  readonly column: number;
}

/** One row of a table's body, by its place. */
export interface RowRef {
  readonly table: TableRef;
  readonly index: number;
}

/** The table now; fails once it was deleted. */
export function tableOf(ref: TableRef): Table {
  const found = ref.sheet.tables.find((table) => table.id === ref.id);
  if (!found) throw new ApiError('ItemNotFound');
  return found;
}

/** The tables of a scope. */
export function tablesIn(session: Session, { sheet }: TableScope): TableRef[] {
  const sheets = sheet ? [sheet] : session.workbook.sheets;
  return sheets.flatMap((each) => each.tables.map(({ id }) => ({ sheet: each, id })));
}

/** Replaces a table's data. */
export function changeTable(ref: TableRef, change: Partial<Table>): void {
  const before = tableOf(ref);
  ref.sheet.tables = ref.sheet.tables.map((each) => (each === before ? { ...each, ...change } : each));
}

/** The body: without header and totals; a table always has one row of it. */
export function bodyArea({ area, headerRow, totalsRow }: Table): Area {
  return { ...area, top: area.top + (headerRow ? 1 : 0), bottom: area.bottom - (totalsRow ? 1 : 0) };
}

/** The header row, or null when it is not shown. */
export function headerArea({ area, headerRow }: Table): Area | null {
  return headerRow ? { ...area, bottom: area.top } : null;
}

/** The totals row, or null when it is not shown. */
export function totalsArea({ area, totalsRow }: Table): Area | null {
  return totalsRow ? { ...area, top: area.bottom } : null;
}

/** A column and its place. */
export function columnOf(ref: ColumnRef): { column: TableColumn; index: number } {
  const { columns } = tableOf(ref.table);
  const index = columns.findIndex((each) => each.id === ref.column);
  const column = columns[index];
  if (!column) throw new ApiError('ItemNotFound');
  return { column, index };
}

/** The part of an area that belongs to a column. */
export function columnStrip(area: Area, index: number): Area {
  return { ...area, left: area.left + index, right: area.left + index };
}

/** Adds a table over an area with headers; see `tables.add` for areas without. */
export function addTable(session: Session, sheet: Sheet, area: Area): TableRef {
  checkFree(sheet, area);
  const id = freeTableId(session.workbook);
  const name = freeTableName(session, id);
  const single = cellCount(area) === area.right - area.left + 1;
  const whole = single ? { ...area, bottom: area.bottom + 1 } : area;
  const table: Table = {
    id,
    name,
    displayName: name,
    area: whole,
    headerRow: true,
    totalsRow: false,
    columns: nameColumns(session, sheet, whole),
    style: {
      name: 'TableStyleMedium2',
      firstColumn: false,
      lastColumn: false,
      rowStripes: true,
      columnStripes: false,
    },
    filter: element('autoFilter', { ref: formatArea(whole) }),
  };
  sheet.tables = [...sheet.tables, table];
  if (single) session.waitingRows.add(id);
  session.dirty = true;
  raiseTable(session, EventType.tableAdded, sheet, id);
  return { sheet, id };
}

/** A table may not lie over another table or merged cells. */
export function checkFree(sheet: Sheet, area: Area, own: number | null = null): void {
  const taken = sheet.tables.some((table) => table.id !== own && overlaps(table.area, area));
  if (taken || sheet.merges.some((merge) => overlaps(merge, area))) throw new ApiError('MergedRangeConflict');
}

function freeTableName(session: Session, id: number): string {
  let n = id;
  while (session.workbook.table(`Table${n}`) || session.workbook.definedName(`Table${n}`)) n += 1;
  return `Table${n}`;
}

/** Headers are texts, not empty and all different: cells that are not become so. */
export function nameColumns(session: Session, sheet: Sheet, area: Area): TableColumn[] {
  session.calculated();
  const used = new Set<string>();
  const columns: TableColumn[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const value = sheet.cell(area.top, column)?.value ?? null;
    const shown = value === null ? '' : String(wireValue(value));
    const name = uniqueName(shown, used, `Column${column - area.left + 1}`);
    if (value !== name) sheet.cells.setValue(area.top, column, name);
    columns.push({ id: column - area.left + 1, name });
  }
  return columns;
}

/** A header's name: its text, or `blank`, numbered when taken. */
export function uniqueName(shown: string, used: Set<string>, blank: string): string {
  const base = shown === '' ? blank : shown;
  let name = base;
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base}${n}`;
  used.add(name.toLowerCase());
  return name;
}

const VALID_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

/** Renames a table; formulas follow. */
export function renameTable(session: Session, ref: TableRef, name: string): void {
  const { displayName } = tableOf(ref);
  if (!VALID_NAME.test(name) || name.length > 255) throw new ApiError('InvalidArgument');
  const other = session.workbook.table(name);
  if ((other && other.table.id !== ref.id) || session.workbook.definedName(name))
    throw new ApiError('InvalidArgument');
  changeFormulas(session.workbook, (formula) => renameTableIn(formula, displayName, name));
  changeTable(ref, { name, displayName: name });
}

/** Deletes a table: with its cells, or (`keepCells`) leaving a plain range. */
export function removeTable(session: Session, ref: TableRef): void {
  tableOf(ref);
  ref.sheet.tables = ref.sheet.tables.filter((table) => table.id !== ref.id);
  session.dirty = true;
  raiseTable(session, EventType.tableDeleted, ref.sheet, ref.id);
}

function raiseTable(
  session: Session,
  type: typeof EventType.tableAdded | typeof EventType.tableDeleted,
  sheet: Sheet,
  id: number,
): void {
  session.events.raise(type, [sheet.id, WORKBOOK_TARGET], () => ({
    tableId: String(id),
    worksheetId: sheet.id,
    ...origin(session),
  }));
}
