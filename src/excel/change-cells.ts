/** How do a few or many cells of a sheet get new contents and fills in few calls? */
import { areaAddress, type Area, type Color } from '../domain/grid';
import type { CellContents } from '../domain/live-edit';
import type { Position } from '../domain/matrix';
import { rectangles } from '../domain/rectangles';
import type { Lettering } from '../domain/symbol-fonts';
import { literal } from './literal';

/** What one cell gets; what is absent stays. */
export interface CellWrite extends Position {
  readonly contents?: CellContents;
  /** Null takes the fill away. */
  readonly fill?: Color | null;
  /** The letters that the contents get: plain ones but for a font of symbols, or a line through them. */
  readonly lettering?: Lettering;
}

/** More rectangles than this go as one block with gaps: calls cost more than bytes. */
const MOST_RECTANGLES = 40;
/** Bytes of a request that one more range takes: its path, its reference and its call. */
const BYTES_PER_RANGE = 900;
/** Bytes of one cell's fill within a block. */
const BYTES_PER_FILL = 45;
/** Excel on the web refuses cell properties of 90,000 cells; well below. */
const MOST_BLOCK_CELLS = 40_000;

/** About how many bytes each write of one sheet takes: its text, and its share of the calls that fill. */
export function writeSizes(writes: readonly CellWrite[]): number[] {
  const fills = planFills(writes);
  const calls = fills.areas.length * BYTES_PER_RANGE;
  const filled = writes.filter(({ fill }) => fill !== undefined).length;
  const share = filled ? calls / filled + (fills.block ? BYTES_PER_FILL : 0) : 0;
  return writes.map(
    ({ contents, fill }) => (contents === undefined ? 0 : size(contents)) + (fill === undefined ? 0 : share),
  );
}

function size(contents: CellContents): number {
  return (typeof contents === 'object' ? contents.formula : String(contents)).length * 2 + 12;
}

/**
 * Writes contents, then fills; `fillsFirst` for «Deshacer», so that a cell of a request that Excel ends midway has
 * our contents with the former fill in both directions, and is known by that. Within the caller's request; cells in
 * between are left alone.
 */
export function writeCells(
  context: Excel.RequestContext,
  sheetName: string,
  writes: readonly CellWrite[],
  filtered: boolean,
  fillsFirst = false,
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  if (!fillsFirst) writeContents(sheet, writes, filtered);
  writeLetters(sheet, writes);
  const { areas, block } = planFills(writes);
  for (const { area, color } of areas) {
    const range = sheet.getRange(areaAddress(area));
    if (color === null) range.format.fill.clear();
    else range.format.fill.color = color;
  }
  if (block) fillBlock(sheet, block);
  if (fillsFirst) writeContents(sheet, writes, filtered);
}

/** The font of texts that stood in one of symbols; no other is known of such a cell. */
const PLAIN_FONT = 'Calibri';

/** Gives texts their letters, in one call for each rectangle of like ones. */
export function writeLetters(
  sheet: Excel.Worksheet,
  writes: readonly (Position & { readonly lettering?: Lettering })[],
): void {
  const alike = new Map<string, Position[]>();
  for (const { row, column, lettering } of writes) {
    if (!lettering) continue;
    const key = JSON.stringify([lettering.font ?? PLAIN_FONT, lettering.struck ?? false]);
    alike.set(key, [...(alike.get(key) ?? []), { row, column }]);
  }
  for (const [key, cells] of alike) {
    const [font, struck] = JSON.parse(key) as [string, boolean];
    for (const area of rectangles(cells)) {
      const { format } = sheet.getRange(areaAddress(area));
      format.font.name = font;
      format.font.strikethrough = struck;
    }
  }
}

interface FillPlan {
  readonly areas: readonly { readonly area: Area; readonly color: Color | null }[];
  /** Cells of many colours, to be filled in one call; null when there are few. */
  readonly block: readonly (Position & { readonly fill: Color })[] | null;
}

/** Few rectangles of a colour are a call each; many of them, as a coloured matrix has, are one call together. */
function planFills(writes: readonly CellWrite[]): FillPlan {
  const cleared = writes.filter(({ fill }) => fill === null);
  const colored = writes.flatMap(({ row, column, fill }) => (fill ? [{ row, column, fill }] : []));
  const clear = rectangles(cleared).map((area) => ({ area, color: null }));
  const byColor = new Map<Color, Position[]>();
  for (const cell of colored) {
    const same = byColor.get(cell.fill);
    if (same) same.push(cell);
    else byColor.set(cell.fill, [cell]);
  }
  const areas = [...byColor].flatMap(([color, cells]) => rectangles(cells).map((area) => ({ area, color })));
  const isBlock = areas.length > MOST_RECTANGLES && cellCount(around(areas)) <= MOST_BLOCK_CELLS;
  return isBlock ? { areas: clear, block: colored } : { areas: [...clear, ...areas], block: null };
}

function fillBlock(sheet: Excel.Worksheet, cells: NonNullable<FillPlan['block']>): void {
  const block = around(rectangles(cells).map((area) => ({ area })));
  const width = block.right - block.left + 1;
  const properties: Excel.SettableCellProperties[][] = Array.from(
    { length: block.bottom - block.top + 1 },
    () => Array.from({ length: width }, () => ({})),
  );
  for (const { row, column, fill } of cells) {
    properties[row - block.top]![column - block.left] = { format: { fill: { color: fill } } };
  }
  sheet.getRange(areaAddress(block)).setCellProperties(properties);
}

function cellCount({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** The smallest area around all of at least one. */
function around(areas: readonly { readonly area: Area }[]): Area {
  return areas
    .map(({ area }) => area)
    .reduce((all, next) => ({
      top: Math.min(all.top, next.top),
      left: Math.min(all.left, next.left),
      bottom: Math.max(all.bottom, next.bottom),
      right: Math.max(all.right, next.right),
    }));
}

/** Writes contents only: in blocks, or, where a filter hides rows, cell by cell. */
export function writeContents(sheet: Excel.Worksheet, writes: readonly CellWrite[], filtered: boolean): void {
  const cells = writes.flatMap(({ row, column, contents }) =>
    contents === undefined ? [] : [{ row, column, contents }],
  );
  if (filtered) return writeOverFilter(sheet, cells);
  const byPlace = new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell.contents]));
  for (const area of blocksOf(cells)) sheet.getRange(areaAddress(area)).formulas = blockOf(area, byPlace);
}

/**
 * Excel refuses an array for a range in which a filter hides rows, and takes one value for it: each run of a
 * row that gets the same is one call.
 */
function writeOverFilter(
  sheet: Excel.Worksheet,
  cells: readonly (Position & { readonly contents: CellContents })[],
): void {
  const same = new Map<string, { contents: CellContents; cells: Position[] }>();
  for (const { row, column, contents } of cells) {
    const key = JSON.stringify([row, contents]);
    const group = same.get(key) ?? { contents, cells: [] };
    same.set(key, group);
    group.cells.push({ row, column });
  }
  for (const { contents, cells: alike } of same.values()) {
    for (const area of rectangles(alike)) {
      // One value for all cells of a range: allowed by Excel, not by the type.
      sheet.getRange(areaAddress(area)).formulas = toExcel(contents) as unknown as unknown[][];
    }
  }
}

/** Exact rectangles, or when they are many one block around all: null leaves the cells in between alone. */
function blocksOf(cells: readonly Position[]): Area[] {
  const exact = rectangles(cells);
  if (exact.length <= MOST_RECTANGLES) return exact;
  const block = around(exact.map((area) => ({ area })));
  return cellCount(block) <= MOST_BLOCK_CELLS ? [block] : exact;
}

function blockOf(area: Area, contents: ReadonlyMap<string, CellContents>): unknown[][] {
  const block: unknown[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const line: unknown[] = [];
    for (let column = area.left; column <= area.right; column++) {
      const next = contents.get(`${row},${column}`);
      line.push(next === undefined ? null : toExcel(next));
    }
    block.push(line);
  }
  return block;
}

/** What Excel must be handed so that exactly these contents result. */
export function toExcel(contents: CellContents): string | number | boolean {
  if (typeof contents === 'object') return contents.formula;
  return typeof contents === 'string' ? literal(contents) : contents;
}
