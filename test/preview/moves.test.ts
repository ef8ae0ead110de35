/** Do the keys move over a sheet as Excel's do? */
import { jump, nextCell, spanned, wholeCell } from '../../src/preview/grid/moves';
import { Workbook } from '../../src/host/workbook/model';
import { parseArea } from '../../src/host/workbook/area';
import { cellAddress } from '../../src/host/workbook/area';

const RIGHT = { rows: 0, columns: 1 } as const;
const DOWN = { rows: 1, columns: 0 } as const;
const UP = { rows: -1, columns: 0 } as const;

function sheetWith(texts: Record<string, string>, merges: string[] = []) {
  const sheet = new Workbook().newSheet('Hoja');
  for (const [address, text] of Object.entries(texts)) {
    const { top, left } = parseArea(address)!;
    sheet.cells.setValue(top, left, text);
  }
  sheet.merges = merges.map((text) => parseArea(text)!);
  return sheet;
}
const spot = (address: string) => {
  const { top, left } = parseArea(address)!;
  return { row: top, column: left };
};
const named = ({ row, column }: { row: number; column: number }) => cellAddress(row, column);

test('a step leaves the merge that one stands in, and stops at the edge', () => {
  const sheet = sheetWith({}, ['B2:D3']);
  expect(named(nextCell(sheet, spot('B2'), RIGHT))).toBe('E2');
  expect(named(nextCell(sheet, spot('C3'), DOWN))).toBe('C4');
  expect(named(nextCell(sheet, spot('A1'), UP))).toBe('A1');
});

test('hidden rows and columns are passed over', () => {
  const sheet = sheetWith({});
  sheet.setRow(1, { hidden: true });
  sheet.setColumns(1, 2, { hidden: true });
  expect(named(nextCell(sheet, spot('A1'), DOWN))).toBe('A3');
  expect(named(nextCell(sheet, spot('A1'), RIGHT))).toBe('D1');
});

test('a selection grows to take merges whole', () => {
  const sheet = sheetWith({}, ['B2:D3', 'D3:D9']);
  expect(spanned(sheet, spot('A1'), spot('B2'))).toEqual(parseArea('A1:D9'));
  expect(wholeCell(sheet, spot('C2'))).toEqual(parseArea('B2:D3'));
});

test('Ctrl and an arrow go to the end of a block, then to the next one, then to the edge', () => {
  const sheet = sheetWith({ A1: 'a', A2: 'b', A3: 'c', A7: 'd', A8: 'e' });
  expect(named(jump(sheet, spot('A1'), DOWN))).toBe('A3');
  expect(named(jump(sheet, spot('A3'), DOWN))).toBe('A7');
  expect(named(jump(sheet, spot('A8'), UP))).toBe('A7');
  expect(named(jump(sheet, spot('A8'), DOWN))).toBe('A1048576');
});
