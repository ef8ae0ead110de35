/** Where are changes of state written down? In the table of the visible sheet «Bitácora», one row a change. */
import { defineName } from './defined-name';
import { freeName, markName, quoteSheet } from './own-sheets';
import { addLooks, beginSheet } from './steps';
import { LOOK, widthInPoints } from './sheet-design';
import type { LedgerPlace, WorkbookSnapshot } from './snapshot';

const SHEET = 'Bitácora';
const TABLE = 'MV_Bitacora';
const DATE_FORMAT = 'dd/mm/yyyy hh:mm';
/** Columns of the table and their widths in characters. */
const COLUMNS = {
  Cuándo: 17,
  Reporte: 18,
  Municipio: 24,
  Herramienta: 12,
  De: 30,
  A: 30,
  Origen: 24,
  Quién: 22,
  Id: 30,
} as const;

/** One row of the Bitácora. */
export type LedgerRow = Readonly<Record<keyof typeof COLUMNS, string | number>>;

/** Starts looking for the table on the marked sheet; call what it returns after the next sync. */
export function loadLedger(
  context: Excel.RequestContext,
  sheet: string | undefined,
): () => LedgerPlace | null {
  if (sheet === undefined) return () => null;
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.load('name,protection/protected');
  const { tables } = worksheet;
  tables.load('items/name,items/columns/items/name');
  return () => placeOf(worksheet, tables.items);
}

function placeOf(sheet: Excel.Worksheet, tables: readonly Excel.Table[]): LedgerPlace | null {
  for (const table of tables) {
    const columns = table.columns.items.map(({ name }) => name);
    if (!columns.includes('Id') || !columns.includes('Herramienta')) continue;
    return { sheet: sheet.name, table: table.name, columns, protected: sheet.protection.protected };
  }
  return null;
}

/** Starts reading the ids of all entries; call what it returns after the next sync. */
export function loadLedgerIds(
  context: Excel.RequestContext,
  place: LedgerPlace | null,
): () => ReadonlySet<string> {
  if (place === null) return () => new Set();
  const table = context.workbook.worksheets.getItem(place.sheet).tables.getItem(place.table);
  const ids = table.columns.getItem('Id');
  ids.load('values');
  return () => new Set(textsOf(ids));
}

function textsOf({ values }: Excel.TableColumn): string[] {
  return values.map(([value]) => String(value));
}

/**
 * Adds rows at the end of the table, wherever it ends when the request runs; makes sheet and table when there
 * are none. Returns where they are. Within the caller's request.
 */
export function appendLedger(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  place: LedgerPlace | null,
  rows: readonly LedgerRow[],
): LedgerPlace | null {
  if (rows.length === 0) return place;
  if (place === null) return makeLedger(context, snapshot, rows);
  const table = context.workbook.worksheets.getItem(place.sheet).tables.getItem(place.table);
  // Columns that a person added stay empty, or calculate.
  const lines = rows.map((row) =>
    place.columns.map((column) => (column in COLUMNS ? contents(row[column as keyof LedgerRow]) : null)),
  );
  table.rows.add(undefined, lines as (string | number)[][]);
  return place;
}

function contents(value: string | number): string | number {
  // An apostrophe keeps a text such as "1.1" or "05/04" a text.
  return typeof value === 'number' || value === '' ? value : `'${value}`;
}

function makeLedger(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  rows: readonly LedgerRow[],
): LedgerPlace {
  const headers = Object.keys(COLUMNS) as (keyof LedgerRow)[];
  const name = freeName(SHEET, new Set(snapshot.sheetNames.map((sheet) => sheet.toLowerCase())));
  const sheet = beginSheet(context, name);
  sheet.getRange('A:A').numberFormat = [[DATE_FORMAT]];
  const range = sheet.getRangeByIndexes(0, 0, rows.length + 1, headers.length);
  range.values = [headers, ...rows.map((row) => headers.map((header) => contents(row[header])))];
  const table = sheet.tables.add(range, true);
  table.name = TABLE;
  table.style = 'TableStyleLight1';
  addLooks(context, () => {
    sheet.tabColor = LOOK.tab;
    headers.forEach((header, index) => {
      sheet.getCell(0, index).getEntireColumn().format.columnWidth = widthInPoints(COLUMNS[header]);
    });
    sheet.getCell(0, headers.indexOf('Id')).getEntireColumn().columnHidden = true;
    sheet.freezePanes.freezeRows(1);
  });
  // What was marked before has lost its table: it is the person's now. One made since the reading is marked too.
  const made = snapshot.kept.made.has('bitacora') ? [{ name: markName('bitacora') }] : [];
  defineName(context, [...snapshot.names, ...made], markName('bitacora'), `=${quoteSheet(name)}!$A$1`);
  snapshot.kept.making.set('bitacora', name);
  return { sheet: name, table: TABLE, columns: headers, protected: false };
}

/** A moment as Excel's serial number, by the clock of the person's machine. */
export function excelSerial(date: Date): number {
  const local = date.getTime() - date.getTimezoneOffset() * 60_000;
  return Math.round((local / 86_400_000 + 25_569) * 86_400) / 86_400;
}
