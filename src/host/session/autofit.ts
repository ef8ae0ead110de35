/** How wide or high does a column or row become to show all it holds? An estimate: the host has no fonts. */
import type { Area } from '../workbook/area';
import { intersect } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { CellStyle } from '../workbook/styles/style';
import { formatValue } from '../workbook/format/format-value';
import type { Session } from './session';
import { columnWidth, pointsOfCharacters } from './tracks';

/** A character's average width at 11 points in characters of the default font. */
const AVERAGE = 1.05;
const PADDING = 1.3;
const LINE = 15 / 11;

const charactersOf = (text: string, style: CellStyle): number =>
  Math.max(...text.split('\n').map((line) => line.length)) *
    AVERAGE *
    (style.font.size / 11) *
    (style.font.bold ? 1.06 : 1) +
  PADDING;

/** Fits columns to their texts; wrapped and merged cells do not count, as in Excel. Empty columns stay. */
export function autofitColumns(session: Session, sheet: Sheet, area: Area): void {
  session.calculated();
  const { styles } = session.workbook;
  const widest = new Map<number, number>();
  sheet.cells.each({ ...area }, (row, column, cell) => {
    const style = styles.style(cell.style);
    if (cell.value === null || style.alignment.wrap || sheet.mergeAt(row, column)) return;
    const width = charactersOf(formatValue(cell.value, style.numberFormat, session.workbook.date1904), style);
    widest.set(column, Math.max(widest.get(column) ?? 0, width));
  });
  for (const [column, characters] of widest) {
    const width = Math.min(255, Math.round(characters * 256) / 256);
    sheet.setColumns(column, column, { width, custom: true, bestFit: true, hidden: false });
  }
}

/** Fits rows to their highest cell, wrapped texts broken at the column's width. */
export function autofitRows(session: Session, sheet: Sheet, area: Area): void {
  session.calculated();
  const used = sheet.cells.usedArea();
  const inner = used && intersect(used, area);
  if (!inner) return;
  for (let row = inner.top; row <= inner.bottom; row++) {
    const height = Math.max(sheet.defaultRowHeight, ...heights(session, sheet, row));
    sheet.setRow(row, { height: Math.min(409, height), custom: false, hidden: false });
  }
}

function heights(session: Session, sheet: Sheet, row: number): number[] {
  const { styles } = session.workbook;
  return sheet.cells.inRow(row).map(([column, cell]) => {
    if (cell.value === null || sheet.mergeAt(row, column)) return 0;
    const style = styles.style(cell.style);
    const text = formatValue(cell.value, style.numberFormat, session.workbook.date1904);
    const lines = style.alignment.wrap
      ? wrappedLines(text, style, columnWidth(sheet, column))
      : text.split('\n').length;
    return Math.ceil(lines * style.font.size * LINE * 4) / 4;
  });
}

function wrappedLines(text: string, style: CellStyle, points: number): number {
  const perLine = Math.max(1, points / pointsOfCharacters(AVERAGE * (style.font.size / 11)) || 1);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
}
