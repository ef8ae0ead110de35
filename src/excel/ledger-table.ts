/** Where are changes of state written down? In the table of the visible sheet «Bitácora», one row a change. */
import { DAYS_TO_1904 } from '../domain/number-format';
import { defineName } from './defined-name';
import { LEDGER_COLUMNS, LEDGER_TABLE, type LedgerField } from './ledger-place';
import { literal } from './literal';
import { freeName, markName, quoteSheet } from './own-sheets';
import { addLooks, beginSheet } from './steps';
import { LOOK, widthInPoints } from './sheet-design';
import type { LedgerPlace, WorkbookSnapshot } from './snapshot';

const SHEET = 'Bitácora';
const DATE_FORMAT = 'dd/mm/yyyy hh:mm';

/** One row of the Bitácora. */
export type LedgerRow = Readonly<Record<LedgerField, string | number>>;

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
  if (place === null) return makeLedger(context, snapshot, inSystem(snapshot, rows));
  // Columns that a person added stay empty, or calculate.
  const lines = inSystem(snapshot, rows).map((row) =>
    place.columns.map((field) => (field === null ? null : contents(row[field]))),
  );
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  if (place.table === null) appendBelow(sheet, place, lines);
  else sheet.tables.getItem(place.table).rows.add(undefined, lines as (string | number)[][]);
  return place;
}

/** Moments as the workbook counts them: from 1900, or from 1904. */
function inSystem({ date1904 }: WorkbookSnapshot, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return date1904 ? rows.map((row) => ({ ...row, Cuándo: Number(row.Cuándo) - DAYS_TO_1904 })) : rows;
}

/** Under what a plain range holds, wherever it ends when the request runs. */
function appendBelow(
  sheet: Excel.Worksheet,
  { columns, left }: LedgerPlace,
  lines: (string | number | null)[][],
): void {
  const last = sheet.getUsedRange(true).getLastRow().getEntireRow();
  const below = last.getCell(1, left).getResizedRange(lines.length - 1, columns.length - 1);
  below.getColumn(columns.indexOf('Cuándo')).numberFormat = lines.map(() => [DATE_FORMAT]);
  below.values = lines;
}

function contents(value: string | number): string | number {
  return typeof value === 'number' ? value : literal(value);
}

function makeLedger(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  rows: readonly LedgerRow[],
): LedgerPlace | null {
  const { taken } = snapshot.kept;
  const headers = Object.keys(LEDGER_COLUMNS) as LedgerField[];
  const name = freeName(SHEET, new Set(taken.sheets.map((sheet) => sheet.toLowerCase())));
  const sheet = beginSheet(context, name);
  markLedger(context, snapshot, name);
  sheet.getRange('A:A').numberFormat = [[DATE_FORMAT]];
  const range = sheet.getRangeByIndexes(0, 0, rows.length + 1, headers.length);
  range.values = [headers, ...rows.map((row) => headers.map((header) => contents(row[header])))];
  const table = sheet.tables.add(range, true);
  // A name that something else has would fail the whole request; the mark finds it under Excel's own.
  const others = [...taken.tables, ...snapshot.names.map((one) => one.name)];
  const isFree = !others.some((one) => one.toLowerCase() === LEDGER_TABLE.toLowerCase());
  if (isFree) table.name = LEDGER_TABLE;
  table.style = 'TableStyleLight1';
  addLooks(context, () => {
    sheet.tabColor = LOOK.tab;
    headers.forEach((header, index) => {
      sheet.getCell(0, index).getEntireColumn().format.columnWidth = widthInPoints(LEDGER_COLUMNS[header]);
    });
    sheet.getCell(0, headers.indexOf('Id')).getEntireColumn().columnHidden = true;
    sheet.freezePanes.freezeRows(1);
  });
  snapshot.kept.making.set('bitacora', name);
  // What Excel called the table, if not that, is asked before the next entry.
  const place = { sheet: name, columns: headers, protected: false, left: 0 };
  return isFree ? { ...place, table: LEDGER_TABLE } : null;
}

/** What was marked before has lost its table: it is the person's now. One made since the reading is marked too. */
function markLedger(context: Excel.RequestContext, snapshot: WorkbookSnapshot, sheet: string): void {
  const made = snapshot.kept.made.has('bitacora') ? [{ name: markName('bitacora') }] : [];
  defineName(context, [...snapshot.names, ...made], markName('bitacora'), `=${quoteSheet(sheet)}!$A$1`);
}

/** A moment as Excel's serial number, by the clock of the person's machine. */
export function excelSerial(date: Date): number {
  const local = date.getTime() - date.getTimezoneOffset() * 60_000;
  return Math.round((local / 86_400_000 + 25_569) * 86_400) / 86_400;
}
