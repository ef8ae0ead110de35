/** How does a table's style look? Excel's own styles follow a pattern: header, stripes and total in an accent colour. */
import { holds } from '../../host/workbook/area';
import type { Table } from '../../host/workbook/features';
import type { Sheet, Workbook } from '../../host/workbook/model';
import { tinted } from '../../host/workbook/styles/color';
import type { BorderEdge, DxfStyle } from '../../host/workbook/styles/style';

const NOTHING: DxfStyle = {};

/** Theme colours in the `theme` attribute's order: light 1, dark 1, light 2, dark 2, accents 1 to 6. */
const FIRST_ACCENT = 4;
const DARK = 1;

/** What the table under a cell adds to its look. */
export function tableLook(workbook: Workbook, sheet: Sheet, row: number, column: number): DxfStyle {
  const table = sheet.tables.find(({ area }) => holds(area, row, column));
  const named = table && /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style.name ?? '');
  if (!named) return NOTHING;
  const number = Number(named[2]) - 1;
  const accent = number % 7;
  const { theme } = workbook.styles.palette;
  const color = theme[accent === 0 ? DARK : FIRST_ACCENT + accent - 1] ?? '#4472C4';
  const solidHeader = named[1] !== 'Light' || (number >= 7 && number < 14);
  return part(table, row, color, solidHeader);
}

function part(table: Table, row: number, color: string, solidHeader: boolean): DxfStyle {
  const { area, headerRow, totalsRow, style } = table;
  const line: BorderEdge = { style: 'thin', color };
  const ends = {
    ...(row === area.top && { top: line }),
    ...(row === area.bottom && { bottom: line }),
  };
  if (headerRow && row === area.top) {
    return solidHeader
      ? { font: { bold: true, color: '#FFFFFF' }, fill: solid(color), borders: { top: line, bottom: line } }
      : { font: { bold: true }, borders: { top: line, bottom: line } };
  }
  if (totalsRow && row === area.bottom)
    return { font: { bold: true }, borders: { top: { ...line, style: 'double' }, bottom: line } };
  const striped = style.rowStripes && (row - area.top - (headerRow ? 1 : 0)) % 2 === 0;
  return { ...(striped && { fill: solid(tinted(color, 0.8)) }), borders: ends };
}

const solid = (color: string) => ({ pattern: 'solid', color, patternColor: null });
