/** What cells does every sheet have? One request lists the sheets, one reads them, whatever their size up to 4 MB. */
import type { Area, GridCell } from '../domain/grid';
import { DAYS_TO_1904 } from '../domain/number-format';
import { loadAdvances } from './advances-table';
import { hasExcelApi } from './api-sets';
import { readConditionalFills, type SheetFormats } from './conditional-fills';
import { loadKept } from './kept';
import { loadedNames, NAME_FIELDS, ownSheets } from './own-sheets';
import { PAYLOAD_BUDGET } from './payload';
import { CELL_LOOKS, formattedOf, looksOf, toColor, toGridCell } from './typed-cells';
import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';

/** Bytes that one cell takes in a response: its properties (130), its value, its formula and its number format. */
const BYTES_PER_CELL = 170;
/** Columns that the first window takes from each sheet; tables are narrower. */
const WINDOW_COLUMNS = 48;
/**
 * Rows and columns that are still read beyond the last cell with contents. Further away a mere format says
 * nothing, and a stray one in the last row of a sheet would make every cell above it be read.
 */
const MARGIN_ROWS = 100;
const MARGIN_COLUMNS = 26;
/** Tables are far smaller: what stands beyond was put there by accident, and is told. */
const MOST_ROWS = 10_000;
const MOST_COLUMNS = 500;
/** Cells that are read of one sheet, wherever in it: two stray values in far corners make a rectangle of them. */
const MOST_CELLS = 500_000;

interface Window {
  range: Excel.Range;
  properties: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
  /** Fills as displayed, conditional formats included; null below ExcelApi 1.19. */
  displayed: OfficeExtension.ClientResult<Excel.CellProperties[][]> | null;
}

interface Pending {
  sheet: Excel.Worksheet;
  used: Excel.Range;
  /** The cells with contents; a null object in a sheet that has none. */
  filled: Excel.Range;
  /** Those of them near the sheet's beginning: one stray value in its last cell says nothing of the others. */
  near: Excel.Range;
  windows: Window[];
  merges: Excel.RangeAreas;
  formats: Excel.ConditionalFormatCollection;
  tables: Excel.TableCollection;
  drawings: OfficeExtension.ClientResult<number>;
}

/**
 * Reads every sheet that may be a round. Two requests (the list of sheets; their contents), a third when the
 * sheets have conditional formats, and one more for each further 4 MB of cells.
 */
export async function readSheets(context: Excel.RequestContext): Promise<WorkbookSnapshot> {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  names.load(NAME_FIELDS);
  const day = startDay(context);
  await context.sync();

  const date1904 = day.value === DAY_IN_1904;
  const sheetNames = worksheets.items.map((sheet) => sheet.name);
  const namesOfBook = loadedNames(names.items, sheetNames);
  const own = ownSheets(namesOfBook);
  const ours = new Set(own.map((sheet) => sheet.sheet));
  const candidates = worksheets.items.filter((sheet) => !ours.has(sheet.name));
  const kept = loadKept(context, own);
  const positions = new Map(worksheets.items.map((sheet, index) => [sheet.name, index]));
  const advances = loadAdvances(
    context,
    own.find(({ kind }) => kind === 'avances')?.sheet,
    (sheet) => positions.get(sheet) ?? 0,
    date1904,
  );
  const pending = await readWindows(context, candidates);
  const formats = await readConditionalFills(
    context,
    pending.map((item) => item.formats),
  );
  return {
    sheets: pending.map((item, index) => toSnapshot(item, formats[index]!, positions, date1904)),
    sheetNames,
    sheetIds: new Map(worksheets.items.map((sheet) => [sheet.id, sheet.name])),
    own,
    names: namesOfBook,
    ...(date1904 ? { date1904 } : {}),
    kept: kept(),
    advances: await advances(),
  };
}

/** The first window of each sheet in one request, then whatever lies outside the windows, 4 MB at a time. */
async function readWindows(context: Excel.RequestContext, sheets: Excel.Worksheet[]): Promise<Pending[]> {
  const share = Math.floor(PAYLOAD_BUDGET / BYTES_PER_CELL / Math.max(1, sheets.length));
  const rows = Math.max(20, Math.floor(share / WINDOW_COLUMNS));
  const pending = sheets.map((sheet) => startReading(sheet, rows));
  await context.sync();

  let budget = PAYLOAD_BUDGET;
  for (const item of pending) {
    for (const area of remainder(item)) {
      for (const piece of pieces(area)) {
        const bytes = piece.rowCount * piece.columnCount * BYTES_PER_CELL;
        if (bytes > budget) {
          // One request for each further 4 MB: Excel on the web refuses larger answers.
          // eslint-disable-next-line office-addins/no-context-sync-in-loop
          await context.sync();
          budget = PAYLOAD_BUDGET;
        }
        budget -= bytes;
        const { row, column, rowCount, columnCount } = piece;
        item.windows.push(loadWindow(item.sheet.getRangeByIndexes(row, column, rowCount, columnCount)));
      }
    }
  }
  if (budget < PAYLOAD_BUDGET) await context.sync();
  return pending;
}

function startReading(sheet: Excel.Worksheet, rows: number): Pending {
  const used = sheet.getUsedRange(false);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const filled = sheet.getUsedRangeOrNullObject(true);
  filled.load('rowIndex,columnIndex,rowCount,columnCount');
  const near = sheet.getRangeByIndexes(0, 0, MOST_ROWS, MOST_COLUMNS).getUsedRangeOrNullObject(true);
  near.load('rowIndex,columnIndex,rowCount,columnCount');
  const window = used.getIntersectionOrNullObject(sheet.getRangeByIndexes(0, 0, rows, WINDOW_COLUMNS));
  const merges = used.getMergedAreasOrNullObject();
  merges.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/id,items/type,items/priority,items/stopIfTrue');
  const { tables } = sheet;
  tables.load('items/name,items/autoFilter/isDataFiltered');
  sheet.load('name,protection/protected,autoFilter/isDataFiltered');
  const drawings = sheet.shapes.getCount();
  return { sheet, used, filled, near, windows: [loadWindow(window)], merges, formats, tables, drawings };
}

function loadWindow(range: Excel.Range): Window {
  range.load('rowIndex,columnIndex,rowCount,columnCount,values,formulas,numberFormat');
  return {
    range,
    properties: range.getCellProperties(CELL_LOOKS),
    // Unverified: the office.js that runs in our tests ends at 1.15.
    displayed: hasExcelApi('1.19')
      ? range.getDisplayedCellProperties({ format: { fill: { color: true } } })
      : null,
  };
}

/** `cut`: the sheet has contents beyond. */
interface Extent extends Piece {
  readonly cut: boolean;
}

interface Piece {
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

/** What is read of a sheet: the used range, but not what lies far beyond the first window and all contents. */
function extent({ used, filled, near, windows }: Pending): Extent {
  const { rowIndex: row, columnIndex: column } = used;
  const first = windows[0]!.range;
  const read = first.isNullObject ? { rowCount: 0, columnCount: 0 } : first;
  const all = reach(filled, row, column);
  const close = near.isNullObject ? all : reach(near, row, column);
  const wanted = (count: number, margin: number, most: number) => Math.min(count && count + margin, most);
  const columnCount = Math.min(
    used.columnCount,
    Math.max(read.columnCount, wanted(close.columns, MARGIN_COLUMNS, MOST_COLUMNS)),
  );
  const fitting = Math.floor(MOST_CELLS / columnCount);
  const rowCount = Math.min(
    used.rowCount,
    Math.max(read.rowCount, Math.min(wanted(close.rows, MARGIN_ROWS, MOST_ROWS), fitting)),
  );
  return { row, column, rowCount, columnCount, cut: all.rows > rowCount || all.columns > columnCount };
}

/** How many rows and columns from a place on reach to the end of some cells. */
function reach(cells: Excel.Range, row: number, column: number): { rows: number; columns: number } {
  if (cells.isNullObject) return { rows: 0, columns: 0 };
  const { rowIndex, rowCount, columnIndex, columnCount } = cells;
  return { rows: rowIndex + rowCount - row, columns: columnIndex + columnCount - column };
}

/** The parts of a sheet's extent outside the first window: to its right, then below. */
function remainder(item: Pending): Piece[] {
  const { row: rowIndex, column: columnIndex, rowCount, columnCount } = extent(item);
  const first = item.windows[0]!.range;
  if (first.isNullObject) return [{ row: rowIndex, column: columnIndex, rowCount, columnCount }];
  const right = columnCount - first.columnCount;
  const below = rowCount - first.rowCount;
  const parts: Piece[] = [];
  if (right > 0) {
    const column = columnIndex + first.columnCount;
    parts.push({ row: rowIndex, column, rowCount: first.rowCount, columnCount: right });
  }
  if (below > 0) {
    parts.push({ row: rowIndex + first.rowCount, column: columnIndex, rowCount: below, columnCount });
  }
  return parts;
}

/** Cuts a part into bands of rows that each fit one request. */
function* pieces(part: Piece): Generator<Piece> {
  const rows = Math.max(1, Math.floor(PAYLOAD_BUDGET / BYTES_PER_CELL / part.columnCount));
  for (let done = 0; done < part.rowCount; done += rows) {
    yield { ...part, row: part.row + done, rowCount: Math.min(rows, part.rowCount - done) };
  }
}

function toSnapshot(
  item: Pending,
  formats: SheetFormats,
  positions: Map<string, number>,
  date1904: boolean,
): SheetSnapshot {
  const { sheet } = item;
  const { row: top, column: left, rowCount, columnCount, cut } = extent(item);
  const blank: GridCell = { text: '', formula: false, fill: null, font: null };
  const cells: GridCell[][] = Array.from({ length: rowCount }, () =>
    new Array<GridCell>(columnCount).fill(blank),
  );
  for (const window of item.windows) fillCells(cells, window, top, left, date1904);
  formats.show(cells, top, left);
  for (const window of item.windows) showDisplayed(cells, window, top, left);
  const displayed = item.windows.some((window) => window.displayed !== null);
  const filtered =
    sheet.autoFilter.isDataFiltered === true ||
    item.tables.items.some((table) => table.autoFilter.isDataFiltered);
  return {
    grid: {
      sheet: sheet.name,
      position: positions.get(sheet.name) ?? 0,
      top,
      left,
      cells,
      merges: mergedAreas(item.merges),
      drawings: item.drawings.value,
      ...(cut ? { cut } : {}),
      ...(formats.unread.length > 0 && !displayed ? { unreadFormats: formats.unread } : {}),
      ...(date1904 ? { date1904 } : {}),
    },
    protected: sheet.protection.protected,
    filtered,
    ownFormats: formats.own.map(({ id }) => id),
    liveFormats: formats.own,
    unreadFormats: formats.unread,
  };
}

function fillCells(
  cells: GridCell[][],
  { range, properties }: Window,
  top: number,
  left: number,
  date1904: boolean,
): void {
  if (range.isNullObject) return;
  const { rowIndex, columnIndex, values, formulas, numberFormat } = range;
  properties.value.forEach((line, r) => {
    const target = cells[rowIndex + r - top]!;
    line.forEach((property, c) => {
      // The displayed text is no value: a number that its format words, or hides (;;;), is that number.
      target[columnIndex + c - left] = {
        ...toGridCell(values[r]![c], formulas[r]![c]),
        ...formattedOf(values[r]![c], numberFormat[r]![c], date1904),
        ...looksOf(property.format),
      };
    });
  });
}

/** Where Excel tells the displayed fill, it is right and our own evaluation of the rules is not needed. */
function showDisplayed(
  cells: GridCell[][],
  { range, displayed }: Pick<Window, 'range' | 'displayed'>,
  top: number,
  left: number,
): void {
  if (displayed === null || range.isNullObject) return;
  displayed.value.forEach((line, r) =>
    line.forEach((property, c) => {
      const row = cells[range.rowIndex + r - top]!;
      const column = range.columnIndex + c - left;
      const { shown: evaluated, own, code, ...cell } = row[column]!;
      const color = toColor(property.format?.fill?.color);
      const isShown = color !== null && color !== cell.fill && !(color === '#FFFFFF' && cell.fill === null);
      const same = evaluated === color;
      row[column] = isShown
        ? { ...cell, shown: color, own: own === true && same, ...(code && same ? { code } : {}) }
        : cell;
    }),
  );
}

/** Which number is the first of January of 2000 here: no property says whether a workbook counts from 1904. */
function startDay({ workbook }: Excel.RequestContext): Excel.FunctionResult<number> {
  const day = workbook.functions.date(2000, 1, 1);
  day.load('value');
  return day;
}

/** The first of January of 2000 in a workbook that counts from 1904. */
const DAY_IN_1904 = 36_526 - DAYS_TO_1904;

function mergedAreas(merges: Excel.RangeAreas): Area[] {
  if (merges.isNullObject) return [];
  return merges.areas.items.map((area) => ({
    top: area.rowIndex,
    left: area.columnIndex,
    bottom: area.rowIndex + area.rowCount - 1,
    right: area.columnIndex + area.columnCount - 1,
  }));
}
