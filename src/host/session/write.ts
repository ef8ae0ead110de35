/** How are values and formulas put into a range? As Excel documents it: null skips, "" clears, merges keep one cell. */
import { ApiError } from '../bridge/errors';
import type { Area } from '../workbook/area';
import { cellArea, cellCount } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged, type ChangeNews } from './change';
import { readEntry, type Entry } from './entry';
import { checkFormula } from './engine';
import { checkSize, columnsOf, isUnbounded, rowsOf } from './range-ref';
import { valueType, wireValue } from './read';
import type { Session } from './session';
import { extendTables } from './table-growth';

const MISFIT =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A block of the area's own size from an array, or from one scalar for all cells. */
export function toBlock(input: unknown, area: Area): readonly (readonly unknown[])[] {
  const [rows, columns] = [rowsOf(area), columnsOf(area)];
  if (!Array.isArray(input))
    return Array.from({ length: rows }, () => new Array<unknown>(columns).fill(input));
  const fits = input.length === rows && input.every((line) => Array.isArray(line) && line.length === columns);
  if (!fits) {
    throw new ApiError('InvalidArgument', MISFIT);
  }
  return input as unknown[][];
}

/** Refuses ranges whose cells cannot be set one by one. */
export function checkBounded(area: Area): void {
  if (isUnbounded(area))
    throw new ApiError('InvalidArgument', 'Cell-level properties of an unbounded range cannot be set.');
  checkSize(area);
}

/** Sets `Range.values` or `Range.formulas`. */
export function writeEntries(session: Session, sheet: Sheet, area: Area, input: unknown): void {
  checkBounded(area);
  if (session.filteredWritesFail && Array.isArray(input)) checkUnfiltered(sheet, area);
  const block = toBlock(input, area);
  const entries = readAll(session, sheet, area, block);
  checkWritable(session, sheet, area, entries);
  const before = cellCount(area) === 1 ? (sheet.cell(area.top, area.left)?.value ?? null) : null;
  entries.forEach((line, i) =>
    line.forEach((entry, j) => {
      if (entry) putEntry(session, sheet, area.top + i, area.left + j, entry);
    }),
  );
  extendTables(session, sheet, area);
  raiseChanged(session, sheet, area, single(session, sheet, area, before));
}

/** Refuses an area with rows that a filter hides. */
function checkUnfiltered(sheet: Sheet, area: Area): void {
  const filtered = [
    sheet.autoFilter?.area,
    ...sheet.tables.map((table) => (table.filter ? table.area : undefined)),
  ];
  for (let row = area.top; row <= area.bottom; row++) {
    const hidden =
      sheet.row(row).hidden && filtered.some((each) => each && row > each.top && row <= each.bottom);
    if (hidden) throw new ApiError('InvalidArgument', MISFIT);
  }
}

function single(
  session: Session,
  sheet: Sheet,
  area: Area,
  before: Parameters<typeof wireValue>[0],
): ChangeNews {
  if (cellCount(area) !== 1) return {};
  session.calculated();
  const after = sheet.cell(area.top, area.left)?.value ?? null;
  return {
    details: {
      valueBefore: wireValue(before),
      valueAfter: wireValue(after),
      valueTypeBefore: valueType(before),
      valueTypeAfter: valueType(after),
    },
  };
}

/** Reads every entry before any is put: an invalid one leaves the range as it was. */
function readAll(
  session: Session,
  sheet: Sheet,
  area: Area,
  block: readonly (readonly unknown[])[],
): (Entry | null)[][] {
  const { styles } = session.workbook;
  return block.map((line, i) =>
    line.map((raw, j) => {
      if (raw === null || raw === undefined || isCovered(sheet, area.top + i, area.left + j)) return null;
      const format =
        typeof raw === 'string' ? styles.style(sheet.styleAt(area.top + i, area.left + j)).numberFormat : '';
      const entry = readEntry(raw, format);
      if (entry.kind === 'formula') checkFormula(entry.formula);
      return entry;
    }),
  );
}

/** A merged area keeps its top-left cell only; what is written to the others is dropped. */
export function isCovered(sheet: Sheet, row: number, column: number): boolean {
  if (sheet.merges.length === 0) return false;
  const merge = sheet.mergeAt(row, column);
  return merge !== null && (merge.top !== row || merge.left !== column);
}

function checkWritable(
  session: Session,
  sheet: Sheet,
  area: Area,
  entries: readonly (readonly (Entry | null)[])[],
): void {
  if (!sheet.protection) return;
  entries.forEach((line, i) =>
    line.forEach((entry, j) => {
      if (entry) checkUnlocked(session, sheet, cellArea(area.top + i, area.left + j));
    }),
  );
}

/** Puts one entry into a cell. */
export function putEntry(session: Session, sheet: Sheet, row: number, column: number, entry: Entry): void {
  const { cells } = sheet;
  if (entry.kind === 'clear') {
    if (cells.get(row, column)) cells.setValue(row, column, null);
    return;
  }
  const inherited = cells.get(row, column) ? null : sheet.styleAt(row, column);
  if (entry.kind === 'formula') cells.setFormula(row, column, entry.formula);
  else cells.setValue(row, column, entry.value);
  if (inherited) cells.setStyle(row, column, inherited);
  if (entry.kind === 'value') applyEntryStyle(session, sheet, row, column, entry);
}

/** The format that an entry's shape suggests goes to cells without one; an apostrophe is kept as a style. */
function applyEntryStyle(
  session: Session,
  sheet: Sheet,
  row: number,
  column: number,
  entry: Extract<Entry, { kind: 'value' }>,
): void {
  const { styles } = session.workbook;
  const id = sheet.cells.get(row, column)?.style ?? 0;
  const style = styles.style(id);
  const quotePrefix = entry.quoted ?? false;
  const numberFormat = entry.format && style.numberFormat === 'General' ? entry.format : undefined;
  if (!numberFormat && style.quotePrefix === quotePrefix) return;
  sheet.cells.setStyle(row, column, styles.patch(id, { quotePrefix, ...(numberFormat && { numberFormat }) }));
}
