/** What cells does every sheet have? One request lists the sheets, one reads them, whatever their size up to 4 MB. */
import type { Area, GridCell } from '../domain/grid';
import { loadAdvances } from './advances-table';
import { hasExcelApi } from './api-sets';
import { readConditionalFills, type SheetFormats } from './conditional-fills';
import { loadKept } from './kept';
import { loadedNames, NAME_FIELDS, ownSheets } from './own-sheets';
import { PAYLOAD_BUDGET } from './payload';
import { CELL_LOOKS, looksOf, toColor, toGridCell } from './typed-cells';
import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';

/** Bytes that one cell takes in a response: its properties (90), its value and its formula. */
const BYTES_PER_CELL = 140;
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
/** Rows from the top in which a title may hold a date as a number, whose displayed text is then needed. */
const TITLE_ROWS = 40;

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
  windows: Window[];
  titles: Excel.Range;
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
  await context.sync();

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
  );
  const pending = await readWindows(context, candidates);
  const formats = await readConditionalFills(
    context,
    pending.map((item) => item.formats),
  );
  return {
    sheets: pending.map((item, index) => toSnapshot(item, formats[index]!, positions)),
    sheetNames,
    sheetIds: new Map(worksheets.items.map((sheet) => [sheet.id, sheet.name])),
    own,
    names: namesOfBook,
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
  const window = used.getIntersectionOrNullObject(sheet.getRangeByIndexes(0, 0, rows, WINDOW_COLUMNS));
  const titles = used.getIntersectionOrNullObject(sheet.getRangeByIndexes(0, 0, TITLE_ROWS, WINDOW_COLUMNS));
  titles.load('rowIndex,columnIndex,text');
  const merges = used.getMergedAreasOrNullObject();
  merges.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/id,items/type,items/priority,items/stopIfTrue');
  const { tables } = sheet;
  tables.load('items/name,items/autoFilter/isDataFiltered');
  sheet.load('name,protection/protected,autoFilter/isDataFiltered');
  const drawings = sheet.shapes.getCount();
  return { sheet, used, filled, windows: [loadWindow(window)], titles, merges, formats, tables, drawings };
}

function loadWindow(range: Excel.Range): Window {
  range.load('rowIndex,columnIndex,rowCount,columnCount,values,formulas');
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
function extent({ used, filled, windows }: Pending): Extent {
  const { rowIndex: row, columnIndex: column } = used;
  const first = windows[0]!.range;
  const read = first.isNullObject ? { rowCount: 0, columnCount: 0 } : first;
  const rows = filled.isNullObject ? 0 : filled.rowIndex + filled.rowCount - row + MARGIN_ROWS;
  const columns = filled.isNullObject ? 0 : filled.columnIndex + filled.columnCount - column + MARGIN_COLUMNS;
  const rowCount = Math.min(used.rowCount, Math.max(read.rowCount, Math.min(rows, MOST_ROWS)));
  const columnCount = Math.min(used.columnCount, Math.max(read.columnCount, Math.min(columns, MOST_COLUMNS)));
  const cut = rows - MARGIN_ROWS > rowCount || columns - MARGIN_COLUMNS > columnCount;
  return { row, column, rowCount, columnCount, cut };
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

function toSnapshot(item: Pending, formats: SheetFormats, positions: Map<string, number>): SheetSnapshot {
  const { sheet } = item;
  const { row: top, column: left, rowCount, columnCount, cut } = extent(item);
  const blank: GridCell = { text: '', formula: false, fill: null, font: null };
  const cells: GridCell[][] = Array.from({ length: rowCount }, () =>
    new Array<GridCell>(columnCount).fill(blank),
  );
  const titles = displayedTexts(item.titles);
  for (const window of item.windows) fillCells(cells, window, top, left, titles);
  formats.show(cells, top, left);
  for (const window of item.windows) showDisplayed(cells, window, top, left);
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
    },
    protected: sheet.protection.protected,
    filtered,
    ownFormats: formats.own.map(({ id }) => id),
    liveFormats: formats.own,
  };
}

function fillCells(
  cells: GridCell[][],
  { range, properties }: Window,
  top: number,
  left: number,
  titles: (row: number, column: number) => string | null,
): void {
  if (range.isNullObject) return;
  const { rowIndex, columnIndex, values, formulas } = range;
  properties.value.forEach((line, r) => {
    const target = cells[rowIndex + r - top]!;
    line.forEach((property, c) => {
      const cell = toGridCell(values[r]![c], formulas[r]![c]);
      const text = typeof cell.value === 'number' ? titles(rowIndex + r, columnIndex + c) : null;
      target[columnIndex + c - left] = {
        ...cell,
        // A number that its format hides (;;;) is there all the same, and conditional formats compare it.
        text: text || cell.text,
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

/** Texts as displayed near the top: a date in the title is a number to `values`. */
function displayedTexts(titles: Excel.Range): (row: number, column: number) => string | null {
  if (titles.isNullObject) return () => null;
  const { text, rowIndex, columnIndex } = titles;
  return (row, column) => text[row - rowIndex]?.[column - columnIndex] ?? null;
}

function mergedAreas(merges: Excel.RangeAreas): Area[] {
  if (merges.isNullObject) return [];
  return merges.areas.items.map((area) => ({
    top: area.rowIndex,
    left: area.columnIndex,
    bottom: area.rowIndex + area.rowCount - 1,
    right: area.columnIndex + area.columnCount - 1,
  }));
}
