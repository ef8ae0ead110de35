/** Where do the tests of the workbook get their workbooks from? */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { inflateEntry, readZip } from '../../../src/host/workbook/codec/zip';
import type { Sheet } from '../../../src/host/workbook/model';
import { Workbook } from '../../../src/host/workbook/model';
import { isError } from '../../../src/host/workbook/value';
import type { CellValue } from '../../../src/host/workbook/value';

const FILES = join(__dirname, 'files');
const FIXTURES = join(__dirname, '../../fixtures');

/** Made by files/make.py, which names the program of each. */
export function file(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FILES, name)));
}

/** Every workbook that must open: this folder's and the project's. */
export function allBooks(): { name: string; bytes: Uint8Array }[] {
  return [FILES, FIXTURES].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
  );
}

export function book(name: string): Workbook {
  return openWorkbook(file(name));
}

/** A new workbook with these sheets; rows of values, texts with "=" being formulas. */
export function newBook(sheets: Record<string, readonly (readonly unknown[])[]>): Workbook {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.newSheet(name);
    workbook.sheets.push(sheet);
    rows.forEach((row, r) => row.forEach((value, c) => put(sheet, r, c, value)));
  }
  workbook.activeSheet = workbook.sheets[0] ?? null;
  return workbook;
}

/** Puts a value, or a formula when it is a text with "=". */
export function put(sheet: Sheet, row: number, column: number, value: unknown): void {
  if (typeof value === 'string' && value.startsWith('=')) sheet.cells.setFormula(row, column, value.slice(1));
  else if (value !== null && value !== undefined) sheet.cells.setValue(row, column, value as CellValue);
}

/** A value as a test writes it: errors by their code. */
export function plain(value: unknown): unknown {
  return isError(value) ? value.code : value;
}

/** The text of each part by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(
    readZip(bytes).map((entry) => [entry.name, Buffer.from(inflateEntry(entry)).toString('latin1')]),
  );
}

/** All that the model says, without what only the codec knows. */
export function told(workbook: Workbook): unknown {
  const { names, properties, calc, customXml, date1904, structureProtected } = workbook;
  return {
    ...{ names, properties, calc, date1904, structureProtected },
    customXml: customXml.map(({ id, xml }) => ({ id, xml })),
    settings: [...workbook.settings],
    active: workbook.activeSheet?.name,
    sheets: workbook.sheets.map((sheet) => toldSheet(workbook, sheet)),
  };
}

function toldSheet(workbook: Workbook, sheet: Sheet): unknown {
  const { cells, rows } = sheet;
  return {
    ...without(sheet, 'origin', 'cells', 'shifts', 'rowsTouched'),
    rows: [...rows],
    cells: cells.rowNumbers().flatMap((row) =>
      cells.inRow(row).map(([column, cell]) => ({
        at: [row, column],
        value: plain(cell.value),
        formula: cell.formula,
        style: workbook.styles.style(cell.style),
        array: cell.array,
        rich: cell.rich?.nodes.children,
      })),
    ),
    conditionalFormats: sheet.conditionalFormats.map((format) => ({
      ...without(format, 'raw', 'source'),
      dxf: format.dxf && workbook.styles.readDxf(format.dxf),
    })),
    tables: sheet.tables.map((table) => ({
      ...without(table, 'raw', 'part'),
      filter: table.filter !== null,
      columns: table.columns.map(({ id, name }) => ({ id, name })),
    })),
    autoFilter: sheet.autoFilter && { area: sheet.autoFilter.area },
  };
}

/** A copy without some properties. */
function without(item: object, ...keys: string[]): object {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key)));
}

/** Marks everything as changed, so that saving writes all of it again. */
export function touchAll(workbook: Workbook): void {
  for (const sheet of workbook.sheets) {
    if (!sheet.isWorksheet) continue;
    sheet.cells.touched = true;
    sheet.view = { ...sheet.view };
    sheet.page = { ...sheet.page };
    sheet.autoFilter = sheet.autoFilter && { ...sheet.autoFilter };
    sheet.protection = sheet.protection && { ...sheet.protection };
    sheet.tables = sheet.tables.map((table) => ({ ...table }));
    for (const aspect of LISTS) Object.assign(sheet, { [aspect]: [...sheet[aspect]] });
  }
  workbook.names = [...workbook.names];
  workbook.styles.touched = true;
}

const LISTS = [
  'merges',
  'columns',
  'conditionalFormats',
  'validations',
  'hyperlinks',
  'notes',
  'comments',
  'ignoredErrors',
] as const;
