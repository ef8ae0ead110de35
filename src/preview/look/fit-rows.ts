/** How high is a row whose height nobody set? As high as its texts need, as Excel makes it on opening a file. */
import type { Sheet } from '../../host/workbook/model';
import { columnWidth } from '../../host/session/tracks';
import type { CellLook } from './cell-look';
import { fontCss, measure } from './measure';

/** Height of a line in font sizes (Calibri 11 makes rows of 15 points). */
const LINE = 1.25;
/** Pixels at a cell's sides that hold no text. */
const PADDING = 5;

/** Heights in points by row, for rows that need more than the default. Merged cells do not count, as in Excel. */
export function fitRows(
  sheet: Sheet,
  look: (row: number, column: number) => CellLook,
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const row of sheet.cells.rowNumbers()) {
    const format = sheet.row(row);
    if (format.height !== undefined || format.hidden) continue;
    const needed = Math.max(...sheet.cells.inRow(row).map(([column]) => neededBy(sheet, look, row, column)));
    if (needed > sheet.defaultRowHeight) heights.set(row, Math.min(409, needed));
  }
  return heights;
}

function neededBy(
  sheet: Sheet,
  look: (row: number, column: number) => CellLook,
  row: number,
  column: number,
): number {
  const cell = sheet.cell(row, column)!;
  if (cell.value === null || sheet.mergeAt(row, column)) return 0;
  const { text, font, wrap, rotation } = look(row, column);
  if (text === '' || rotation) return 0;
  const width = (columnWidth(sheet, column) * 4) / 3 - PADDING;
  const lines = wrap ? wrappedLines(text, fontCss(font, 1), width) : text.split('\n').length;
  return Math.ceil(lines * font.size * LINE + 1);
}

/** How many lines a text takes in a width, broken at spaces; a word too long for a line is broken too. */
export function wrappedLines(text: string, font: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const needed = measure(word, font);
      if (used > 0 && used + needed > width) {
        lines += 1;
        used = 0;
      }
      if (needed > width) lines += Math.ceil(needed / width) - 1;
      used += needed + measure(' ', font);
    }
  }
  return lines;
}
