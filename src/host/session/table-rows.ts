/** How do rows and columns of a table come and go, and its header and totals? Cells below and beside make room. */
import { ApiError } from '../bridge/errors';
import { formatArea, overlaps, type Area } from '../workbook/area';
import type { Table } from '../workbook/features';
import { withAttrs } from '../workbook/xml/element';
import { checkFree, bodyArea, changeTable, tableOf, uniqueName, type TableRef } from './tables';
import type { Session } from './session';
import { deleteAt, insertAt } from './structure';
import { toBlock, writeEntries } from './write';

const rowCount = (area: Area): number => area.bottom - area.top + 1;

/** The filter's own range follows the table. */
function filterFor(table: Table, area: Area, totalsRow: boolean): Pick<Table, 'filter'> {
  const ref = formatArea({ ...area, bottom: area.bottom - (totalsRow ? 1 : 0) });
  return { filter: table.filter && withAttrs(table.filter, { ref }) };
}

/** Makes room below the table, by moving what is there within the table's columns. */
function makeRoom(session: Session, ref: TableRef, at: number, rows: number): void {
  const { area } = tableOf(ref);
  const strip = { ...area, top: at, bottom: at + rows - 1 };
  const below = { ...area, top: area.bottom + 1, bottom: area.bottom + rows };
  const used = ref.sheet.cells.usedArea(true);
  const inside = at <= area.bottom;
  if (inside || (used && overlaps(used, below))) insertAt(session, ref.sheet, strip, 'Down');
}

/**
 * Adds rows (excel.tablerowcollection#add): at the end without an index. Values are one row or several.
 * Returns the index of the first.
 */
export function addRows(session: Session, ref: TableRef, index: number | null, values: unknown): number {
  const table = tableOf(ref);
  const body = bodyArea(table);
  if (session.waitingRows.has(ref.id)) return fillWaitingRow(session, ref, body, values);
  const count = Array.isArray(values) && Array.isArray(values[0]) ? values.length : 1;
  const at = index === null || index < 0 ? rowCount(body) : index;
  if (at > rowCount(body)) throw new ApiError('InvalidArgument');
  const strip = { ...body, top: body.top + at, bottom: body.top + at + count - 1 };
  const block = values === null || values === undefined ? null : toBlock(values, strip);
  makeRoom(session, ref, strip.top, count);
  const grown = tableOf(ref);
  const bottom = body.bottom + count + (table.totalsRow ? 1 : 0);
  if (grown.area.bottom !== bottom) {
    const area = { ...grown.area, bottom };
    changeTable(ref, { area, ...filterFor(grown, area, table.totalsRow) });
  }
  if (block) writeEntries(session, ref.sheet, strip, block);
  return at;
}

/** A table made of headers alone shows one row that waits for data: the first row that is added takes its place. */
function fillWaitingRow(session: Session, ref: TableRef, body: Area, values: unknown): number {
  session.waitingRows.delete(ref.id);
  if (!isBlank(ref, body)) return addRows(session, ref, null, values);
  const [first, ...others] =
    Array.isArray(values) && Array.isArray(values[0]) ? (values as unknown[][]) : [values];
  if (first !== null && first !== undefined)
    writeEntries(session, ref.sheet, body, Array.isArray(first) ? [first] : first);
  if (others.length) addRows(session, ref, null, others);
  return 0;
}

/** Deletes rows of the body; a table keeps one, which is emptied. */
export function deleteTableRows(session: Session, ref: TableRef, index: number, count: number): void {
  const body = bodyArea(tableOf(ref));
  if (index < 0 || count < 1 || index + count > rowCount(body)) throw new ApiError('InvalidArgument');
  const strip = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  if (count < rowCount(body)) return deleteAt(session, ref.sheet, strip, 'Up');
  const last = { ...strip, bottom: strip.top };
  if (count > 1) deleteAt(session, ref.sheet, { ...strip, top: strip.top + 1 }, 'Up');
  writeEntries(session, ref.sheet, last, '');
}

/** Adds a column (excel.tablecolumncollection#add); values include the header. Returns its id. */
export function addColumn(
  session: Session,
  ref: TableRef,
  index: number | null,
  values: unknown,
  name: string | null,
): number {
  const table = tableOf(ref);
  const width = table.area.right - table.area.left + 1;
  const at = index === null || index < 0 ? width : index;
  if (at > width) throw new ApiError('InvalidArgument');
  const strip = { ...table.area, left: table.area.left + at, right: table.area.left + at };
  const block = values === null || values === undefined ? null : toBlock(values, strip);
  const used = ref.sheet.cells.usedArea(true);
  if (at < width || (used && overlaps(used, strip))) insertAt(session, ref.sheet, strip, 'Right');
  const id =
    1 + Math.max(0, ...tableOf(ref).columns.map((column) => column.id), ...table.columns.map((c) => c.id));
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  const given = name ?? (block && table.headerRow ? String(block[0]![0]) : '');
  const header = uniqueName(given, names, `Column${at + 1}`);
  const columns = [...table.columns.slice(0, at), { id, name: header }, ...table.columns.slice(at)];
  const area = { ...table.area, right: table.area.right + 1 };
  changeTable(ref, { area, columns, ...filterFor(table, area, table.totalsRow) });
  if (block) writeEntries(session, ref.sheet, strip, block);
  if (table.headerRow) ref.sheet.cells.setValue(strip.top, strip.left, header);
  return id;
}

/** Shows or hides the header row; its cells are kept when it is hidden, as a gap. */
export function setShowHeaders(session: Session, ref: TableRef, show: boolean): void {
  const table = tableOf(ref);
  if (table.headerRow === show) return;
  const { area } = table;
  if (!show) {
    writeEntries(session, ref.sheet, { ...area, bottom: area.top }, '');
    changeTable(ref, { headerRow: false, filter: null, area: { ...area, top: area.top + 1 } });
    return;
  }
  const top = area.top - 1;
  const free = top >= 0 && isBlank(ref, { ...area, top, bottom: top });
  if (!free) insertAt(session, ref.sheet, { ...area, bottom: area.top }, 'Down');
  const now = tableOf(ref).area;
  const whole = { ...now, top: free ? top : now.top - 1 };
  table.columns.forEach((column, i) => ref.sheet.cells.setValue(whole.top, whole.left + i, column.name));
  changeTable(ref, { headerRow: true, area: whole });
}

function isBlank(ref: TableRef, area: Area): boolean {
  let blank = true;
  ref.sheet.cells.each(area, (_row, _column, cell) => {
    if (cell.value !== null || cell.formula !== null) blank = false;
  });
  return blank;
}

/** Shows or hides the totals row: "Total" at its left, the sum of the last column at its right, as Excel proposes. */
export function setShowTotals(session: Session, ref: TableRef, show: boolean): void {
  const table = tableOf(ref);
  if (table.totalsRow === show) return;
  const { area } = table;
  if (!show) {
    changeTable(ref, { totalsRow: false, area: { ...area, bottom: area.bottom - 1 } });
    return deleteAt(session, ref.sheet, { ...area, top: area.bottom }, 'Up');
  }
  const row = area.bottom + 1;
  const strip = { ...area, top: row, bottom: row };
  checkFree(ref.sheet, strip, ref.id);
  if (!isBlank(ref, strip)) insertAt(session, ref.sheet, strip, 'Down');
  changeTable(ref, { totalsRow: true, area: { ...area, bottom: row } });
  const last = table.columns.at(-1)!;
  if (area.right > area.left) ref.sheet.cells.setValue(row, area.left, 'Total');
  const escaped = last.name.replace(/['[\]#]/g, "'$&");
  const numeric = typeof ref.sheet.cell(area.bottom, area.right)?.value === 'number';
  ref.sheet.cells.setFormula(
    row,
    area.right,
    `SUBTOTAL(${numeric ? 109 : 103},${table.displayName}[${escaped}])`,
  );
}
