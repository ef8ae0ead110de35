/** How do a few or many cells of a sheet get new contents and fills in few calls? */
import { areaAddress, type Area, type Color } from '../domain/grid';
import type { CellContents } from '../domain/live-edit';
import type { Position } from '../domain/matrix';
import { rectangles } from '../domain/rectangles';

/** What one cell gets; what is absent stays. */
export interface CellWrite extends Position {
  readonly contents?: CellContents;
  /** Null takes the fill away. */
  readonly fill?: Color | null;
}

/** More rectangles than this go as one block with gaps: calls cost more than bytes. */
const MOST_RECTANGLES = 40;
/** Bytes of a request that one more range takes: its path, its reference and its call. */
const BYTES_PER_RANGE = 900;

/** About how many bytes each write takes: its text, and its share of the ranges that get a fill. */
export function writeSizes(writes: readonly CellWrite[]): number[] {
  const filled = writes.filter(({ fill }) => fill !== undefined);
  const share = filled.length ? (rectangles(filled).length * BYTES_PER_RANGE) / filled.length : 0;
  return writes.map(
    ({ contents, fill }) => (contents === undefined ? 0 : size(contents)) + (fill === undefined ? 0 : share),
  );
}

function size(contents: CellContents): number {
  return (typeof contents === 'object' ? contents.formula : String(contents)).length * 2 + 12;
}

/** Writes contents, then fills. Within the caller's request; cells in between are left alone. */
export function writeCells(
  context: Excel.RequestContext,
  sheetName: string,
  writes: readonly CellWrite[],
  filtered: boolean,
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  writeContents(sheet, writes, filtered);
  const fills = new Map<Color | null, CellWrite[]>();
  for (const write of writes) {
    if (write.fill === undefined) continue;
    const same = fills.get(write.fill);
    if (same) same.push(write);
    else fills.set(write.fill, [write]);
  }
  for (const [color, cells] of fills) {
    for (const area of rectangles(cells)) {
      const range = sheet.getRange(areaAddress(area));
      if (color === null) range.format.fill.clear();
      else range.format.fill.color = color;
    }
  }
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
  const around = (area: Area, next: Area): Area => ({
    top: Math.min(area.top, next.top),
    left: Math.min(area.left, next.left),
    bottom: Math.max(area.bottom, next.bottom),
    right: Math.max(area.right, next.right),
  });
  return [exact.reduce(around)];
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

/** What Excel must be handed so that exactly these contents result: it parses what looks like a number or a date. */
export function toExcel(contents: CellContents): string | number | boolean {
  if (typeof contents === 'object') return contents.formula;
  if (typeof contents !== 'string' || contents === '' || isPlain(contents)) return contents;
  return `'${contents}`;
}

/** Words alone are never parsed, but for the truth values. */
function isPlain(text: string): boolean {
  return /^\p{L}[\p{L} ,.;:()-]*$/u.test(text) && !/^(true|false|verdadero|falso)$/i.test(text);
}
