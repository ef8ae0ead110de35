/** Where is what the Ayuntamientos reported? In the table of the visible sheet «Avances», one row a cell and round. */
import { NOTE_HEADERS, type NoteField, type ReadNotes } from '../domain/advances';
import { fieldOf } from '../domain/advances-read';
import { areaAddress } from '../domain/grid';
import { toExcel } from './change-cells';
import { defineName } from './defined-name';
import { freeName, markName, quoteSheet } from './own-sheets';
import { LOOK, widthInPoints } from './sheet-design';
import { contentsOf, type CellContents } from '../domain/live-edit';
import { SAYING, type NoteContents } from '../domain/note-undo';
import type { AdvancesPlace, WorkbookSnapshot } from './snapshot';
import { addLooks, addPages, beginSheet } from './steps';
import { toGridCell } from './typed-cells';

const SHEET = 'Avances';
const DATE_FORMAT = 'dd/mm/yyyy';
/** Widths in characters. */
const WIDTHS: Readonly<Record<NoteField, number>> = {
  municipality: 24,
  code: 9,
  tool: 12,
  round: 16,
  advance: 60,
  evidence: 40,
  date: 20,
  author: 20,
};
const FIELDS = Object.keys(NOTE_HEADERS) as NoteField[];
/** Rows that the first request takes; texts are long, and a request carries 4 MB. */
const FIRST_ROWS = 1500;

/** Reads the rest of a table that the first request did not take. */
export type AdvancesLoader = () => Promise<AdvancesPlace | null>;

/** Starts reading the marked sheet; call what it returns after the next sync. More rows take a request each 1500. */
export function loadAdvances(
  context: Excel.RequestContext,
  sheet: string | undefined,
  position: (sheet: string) => number,
  date1904 = false,
): AdvancesLoader {
  if (sheet === undefined) return () => Promise.resolve(null);
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.load('name,protection/protected');
  const { tables } = worksheet;
  tables.load('items/name,items/columns/items/name');
  const used = worksheet.getUsedRange(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const first = used.getIntersectionOrNullObject(worksheet.getRangeByIndexes(0, 0, FIRST_ROWS, 100));
  first.load('rowIndex,columnIndex,columnCount,values');
  return () => finish(context, { worksheet, tables, used, first }, position, date1904);
}

interface Loading {
  readonly worksheet: Excel.Worksheet;
  readonly tables: Excel.TableCollection;
  readonly used: Excel.Range;
  readonly first: Excel.Range;
}

async function finish(
  context: Excel.RequestContext,
  loading: Loading,
  position: (sheet: string) => number,
  date1904: boolean,
): Promise<AdvancesPlace> {
  const { worksheet, tables } = loading;
  const { top, left, width, end, values } = startOf(loading);
  for (let row = top + values.length; row < end; row += FIRST_ROWS) {
    const more = worksheet.getRangeByIndexes(row, left, Math.min(FIRST_ROWS, end - row), width);
    more.load('values');
    // One request for each further 1500 rows: Excel on the web refuses larger answers.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    values.push(...(more.values as unknown[][]));
  }
  const own = tables.items.find(({ columns }) => isOurs(columns.items.map(({ name }) => name)));
  return {
    cells: {
      sheet: worksheet.name,
      position: position(worksheet.name),
      top,
      left,
      values,
      ...(date1904 ? { date1904 } : {}),
    },
    table: own?.name ?? null,
    tableColumns: own?.columns.items.map(({ name }) => name) ?? [],
    protected: worksheet.protection.protected,
  };
}

interface Start {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  /** The row after the last one used. */
  readonly end: number;
  readonly values: unknown[][];
}

function startOf({ used, first }: Loading): Start {
  const { rowIndex, columnIndex, columnCount, rowCount } = used;
  const end = rowIndex + rowCount;
  if (first.isNullObject) {
    return { top: rowIndex, left: columnIndex, width: columnCount, end, values: [] };
  }
  const values = [...(first.values as unknown[][])];
  return { top: first.rowIndex, left: first.columnIndex, width: first.columnCount, end, values };
}

function isOurs(headers: readonly string[]): boolean {
  const fields = headers.map(fieldOf);
  return fields.includes('tool') && fields.includes('municipality');
}

/** One row of the table just as it stands. */
export interface NoteRowNow {
  readonly contents: NoteContents;
  /** True when it holds something of a person's in a column that is not ours; what a table calculates is none. */
  readonly more: boolean;
  /** Its place among the rows of the table; null when no table holds it. */
  readonly index: number | null;
}

/** Starts reading one row, formulas as such; call what it returns after the next sync. */
export function loadNoteRow(
  context: Excel.RequestContext,
  { cells, table }: Pick<AdvancesPlace, 'cells' | 'table'>,
  { columns }: Pick<ReadNotes, 'columns'>,
  row: number,
): () => NoteRowNow {
  const { sheet, left, values } = cells;
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const line = worksheet.getRangeByIndexes(row, left, 1, Math.max(1, values[0]?.length ?? 1));
  line.load('rowIndex,values,formulas');
  const body = table === null ? null : worksheet.tables.getItem(table).getDataBodyRange();
  body?.load('rowIndex,rowCount');
  return () => rowNow(line, body, left, columns);
}

function rowNow(
  { rowIndex, values, formulas }: Excel.Range,
  body: Excel.Range | null,
  left: number,
  columns: ReadNotes['columns'],
): NoteRowNow {
  const held = (values[0] as unknown[]).map((value, i) =>
    contentsOf({ ...toGridCell(value, (formulas[0] as unknown[])[i]), fill: null, font: null }),
  );
  const at = (field: NoteField): CellContents =>
    columns[field] === undefined ? '' : (held[columns[field] - left] ?? '');
  const own = new Set(Object.values(columns).map((column) => column - left));
  const index = body ? rowIndex - body.rowIndex : -1;
  return {
    contents: Object.fromEntries(SAYING.map((field) => [field, at(field)])) as unknown as NoteContents,
    more: held.some((contents, i) => !own.has(i) && contents !== '' && typeof contents !== 'object'),
    index: body && index >= 0 && index < body.rowCount ? index : null,
  };
}

/** Takes one row away: the table's row, else what we wrote of it. Within the caller's request. */
export function removeNote(
  context: Excel.RequestContext,
  { cells, table }: Pick<AdvancesPlace, 'cells' | 'table'>,
  notes: Pick<ReadNotes, 'sheet' | 'columns'>,
  { row, index }: { readonly row: number; readonly index: number | null },
): void {
  if (table !== null && index !== null) {
    // Not by its number on the sheet: what stands beside the table does not move.
    context.workbook.worksheets.getItem(cells.sheet).tables.getItem(table).rows.getItemAt(index).delete();
    return;
  }
  updateNote(context, notes, row, Object.fromEntries(FIELDS.map((field) => [field, ''])));
}

/** What goes into one row: a date as Excel's serial number; an absent field stays as it is. */
export type NoteValues = Partial<Readonly<Record<NoteField, CellContents>>>;

/** Changes one row of the sheet, cell by cell: what a person added beside it stays. Within the caller's request. */
export function updateNote(
  context: Excel.RequestContext,
  { sheet, columns }: Pick<ReadNotes, 'sheet' | 'columns'>,
  row: number,
  values: NoteValues,
): void {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  for (const field of FIELDS) {
    const value = values[field];
    const column = columns[field];
    if (value === undefined || column === undefined) continue;
    const cell = worksheet.getCell(row, column);
    if (field === 'date' && value !== '') cell.numberFormat = [[DATE_FORMAT]];
    cell.formulas = [[toExcel(value)]];
  }
}

/** Adds a row at the end of the table, wherever it ends when the request runs; else below a plain range. */
export function addNote(
  context: Excel.RequestContext,
  { table, tableColumns }: AdvancesPlace,
  notes: ReadNotes,
  values: NoteValues,
): void {
  if (table === null) {
    updateNote(context, notes, Math.max(notes.end, (notes.header ?? 0) + 1), values);
    return;
  }
  const rest = new Map(Object.entries(values) as [NoteField, CellContents][]);
  // Columns that a person added stay empty, or calculate.
  const line = tableColumns.map((header) => {
    const field = fieldOf(header);
    const value = field === null ? undefined : rest.get(field);
    if (field !== null) rest.delete(field);
    return value === undefined ? null : toExcel(value);
  });
  const found = context.workbook.worksheets.getItem(notes.sheet).tables.getItem(table);
  found.rows.add(undefined, [line] as (string | number | boolean)[][]);
  addLooks(context, () => found.getDataBodyRange().getLastRow().format.autofitRows());
}

/** Makes sheet and table with a first row. Within the caller's request. Returns the sheet's name. */
export function makeAdvances(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  tableNames: readonly string[],
  values: NoteValues,
): string {
  const name = freeName(SHEET, new Set(snapshot.sheetNames.map((sheet) => sheet.toLowerCase())));
  const sheet = beginSheet(context, name);
  FIELDS.forEach((field, index) => {
    const column = sheet.getCell(0, index).getEntireColumn();
    if (field === 'date') column.numberFormat = [[DATE_FORMAT]];
  });
  const area = { top: 0, left: 0, bottom: 1, right: FIELDS.length - 1 };
  const range = sheet.getRange(areaAddress(area));
  const line = FIELDS.map((field) => values[field] ?? '');
  range.values = [FIELDS.map((field) => NOTE_HEADERS[field]), line.map(toExcel)];
  const table = sheet.tables.add(range, true);
  const taken = [...tableNames, ...snapshot.names.map((one) => one.name)].map((one) => one.toLowerCase());
  // A name that something else has would fail the whole request; Excel's own then serves.
  if (!taken.includes(SHEET.toLowerCase())) table.name = SHEET;
  table.style = 'TableStyleLight1';
  defineName(context, snapshot.names, markName('avances'), `=${quoteSheet(name)}!$A$1`);
  addLooks(context, () => dress(sheet, range));
  addPages(context, () => {
    const { pageLayout } = context.workbook.worksheets.getItem(name);
    pageLayout.orientation = 'Landscape';
    pageLayout.zoom = { horizontalFitToPages: 1 };
  });
  return name;
}

function dress(sheet: Excel.Worksheet, range: Excel.Range): void {
  sheet.tabColor = LOOK.tab;
  FIELDS.forEach((field, index) => {
    const { format } = sheet.getCell(0, index).getEntireColumn();
    format.columnWidth = widthInPoints(WIDTHS[field]);
    format.verticalAlignment = 'Top';
    if (field === 'advance' || field === 'evidence') format.wrapText = true;
  });
  range.getRow(0).format.font.bold = true;
  range.format.autofitRows();
  sheet.freezePanes.freezeRows(1);
}
