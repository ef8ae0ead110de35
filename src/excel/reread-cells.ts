/** What do a few cells hold now, and does the sheet still stand as it was read? */
import { areaAddress, type Area, type Grid, type GridCell } from '../domain/grid';
import type { Round } from '../domain/matrix';
import { CELL_LOOKS, looksOf, toGridCell } from './typed-cells';
import type { SheetSnapshot } from './snapshot';

/** What one area holds now. */
export interface FreshArea {
  readonly area: Area;
  readonly cells: readonly (readonly GridCell[])[];
}

/** The sheet's part of a book, brought up to date; null when the table no longer stands where it was read. */
export type FreshSheet = SheetSnapshot | null;

interface Loading {
  readonly area: Area;
  readonly range: Excel.Range;
  readonly properties: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/**
 * Starts reading `areas` of a round's sheet again, with the names of their rows and the headers of their
 * columns, whether the sheet is protected and whether it is filtered. Call what it returns after the next sync.
 */
export function loadCells(
  context: Excel.RequestContext,
  before: SheetSnapshot,
  round: Round,
  areas: readonly Area[],
): () => FreshSheet {
  const sheet = context.workbook.worksheets.getItem(before.grid.sheet);
  sheet.load('protection/protected,autoFilter/isDataFiltered');
  const { tables } = sheet;
  tables.load('items/autoFilter/isDataFiltered');
  const cells = areas.map((area) => loadArea(sheet, area));
  const names = areas.map(({ top, bottom }) =>
    loadArea(sheet, { top, bottom, left: round.municipalityColumn, right: round.municipalityColumn }),
  );
  const headers = areas.map(({ left, right }) =>
    // A header may span three rows, and a merged one has its text in the first.
    loadArea(sheet, { top: Math.max(0, round.headerRow - 2), bottom: round.headerRow, left, right }),
  );
  return () => {
    const frame = [...names, ...headers].map(freshArea);
    if (frame.some((fresh) => !sameTexts(before.grid, fresh))) return null;
    const grid = withAreas(before.grid, cells.map(freshArea));
    const filtered = isFiltered(sheet, tables.items);
    return grid && { ...before, grid, protected: isProtected(sheet), filtered };
  };
}

function isProtected({ protection }: Excel.Worksheet): boolean {
  return protection.protected;
}

function isFiltered({ autoFilter }: Excel.Worksheet, tables: readonly Excel.Table[]): boolean {
  return autoFilter.isDataFiltered === true || tables.some((table) => table.autoFilter.isDataFiltered);
}

function loadArea(sheet: Excel.Worksheet, area: Area): Loading {
  const range = sheet.getRange(areaAddress(area));
  range.load('values,formulas');
  return { area, range, properties: range.getCellProperties(CELL_LOOKS) };
}

function freshArea({ area, range, properties }: Loading): FreshArea {
  const { values, formulas } = range;
  const cells = properties.value.map((line, r) =>
    line.map(({ format }, c): GridCell => ({
      ...toGridCell(values[r]![c], formulas[r]![c]),
      ...looksOf(format),
    })),
  );
  return { area, cells };
}

function sameTexts(grid: Grid, { area, cells }: FreshArea): boolean {
  return cells.every((line, r) =>
    line.every((cell, c) => cell.text === (cellAt(grid, area.top + r, area.left + c)?.text ?? '')),
  );
}

/**
 * The grid with fresh areas; null when a person's own conditional format shows over a cell that changed, or
 * when an area lies outside of what was read: only reading the sheet anew tells what is there.
 */
export function withAreas(grid: Grid, areas: readonly FreshArea[]): Grid | null {
  const cells = grid.cells.map((line) => [...line]);
  for (const { area, cells: fresh } of areas) {
    for (const [r, line] of fresh.entries()) {
      for (const [c, cell] of line.entries()) {
        const row = cells[area.top + r - grid.top];
        const column = area.left + c - grid.left;
        const before = row?.[column];
        if (!row || !before) return null;
        const same =
          before.text === cell.text &&
          before.fill === cell.fill &&
          before.hatched === cell.hatched &&
          before.symbolFont === cell.symbolFont &&
          before.struck === cell.struck &&
          before.source === cell.source;
        if (same) continue;
        if (before.shown !== undefined && !before.own) return null;
        row[column] = before.own ? { ...cell, shown: before.shown!, own: true } : cell;
      }
    }
  }
  return { ...grid, cells };
}

function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return grid.cells[row - grid.top]?.[column - grid.left];
}
