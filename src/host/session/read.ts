/** What do the cells of a range say? Blocks of values, formulas, texts and formats, read row by row from the store. */
import type { Area } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import type { Sheet } from '../workbook/model';
import { isError, type CellValue } from '../workbook/value';
import { formatValue } from '../workbook/format/format-value';
import { checkSize } from './range-ref';
import type { Session } from './session';

/** A block of one entry a cell, row-major. */
export type Block<T> = T[][];

/** Makes a block by asking for each cell; `cell` is undefined where nothing was ever written. */
export function readBlock<T>(
  sheet: Sheet,
  area: Area,
  read: (cell: Cell | undefined, row: number, column: number) => T,
): Block<T> {
  checkSize(area);
  const block: Block<T> = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells = sheet.cells.rowMap(row);
    const line: T[] = [];
    for (let column = area.left; column <= area.right; column++)
      line.push(read(cells?.get(column), row, column));
    block.push(line);
  }
  return block;
}

/** A value as the wire carries it: errors as their text, empty cells as "". */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return '';
  return isError(value) ? value.code : value;
}

/** `Range.values`. */
export function values(session: Session, sheet: Sheet, area: Area): Block<unknown> {
  session.calculated();
  return readBlock(sheet, area, (cell) => (cell ? wireValue(cell.value) : ''));
}

/** `Range.formulas`: formulas with their "=", else values. */
export function formulas(session: Session, sheet: Sheet, area: Area): Block<unknown> {
  session.calculated();
  return readBlock(sheet, area, (cell) => {
    if (!cell) return '';
    return cell.formula === null ? wireValue(cell.value) : `=${cell.formula}`;
  });
}

/** `Range.valueTypes`. */
export function valueTypes(session: Session, sheet: Sheet, area: Area): Block<string> {
  session.calculated();
  return readBlock(sheet, area, (cell) => valueType(cell?.value ?? null));
}

/** Excel.RangeValueType of a value. */
export function valueType(value: CellValue): string {
  if (value === null) return 'Empty';
  if (isError(value)) return 'Error';
  if (typeof value === 'string') return 'String';
  return typeof value === 'number' ? 'Double' : 'Boolean';
}

/** `Range.numberFormat`. Formats of equal style are looked up once. */
export function numberFormats(session: Session, sheet: Sheet, area: Area): Block<string> {
  const formatOf = formatLookup(session);
  return readBlock(sheet, area, (cell, row, column) =>
    formatOf(cell ? cell.style : sheet.styleAt(row, column)),
  );
}

/** `Range.text`: what the cells show, whatever their width. */
export function texts(session: Session, sheet: Sheet, area: Area): Block<string> {
  session.calculated();
  const formatOf = formatLookup(session);
  return readBlock(sheet, area, (cell) => {
    if (!cell || cell.value === null) return '';
    return formatValue(cell.value, formatOf(cell.style), session.workbook.date1904);
  });
}

/** Number format by style id, remembered for one reading. */
export function formatLookup(session: Session): (style: number) => string {
  const known = new Map<number, string>();
  return (style) => {
    let format = known.get(style);
    if (format === undefined) known.set(style, (format = session.workbook.styles.style(style).numberFormat));
    return format;
  };
}
