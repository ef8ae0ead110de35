/** Do ranges lead to ranges, and follow their cells, as Excel documents it? learn.microsoft.com/javascript/api/excel/excel.range */

import { blank, codeOf, inBlank } from './open';

/** The address of the range that a step leads to. */
function address(step: (sheet: Excel.Worksheet) => Excel.Range): Promise<string> {
  return inBlank(async (sheet, context) => {
    sheet.getRange('B2:D4').values = [
      [1, 2, 3],
      [4, '', 6],
      [7, 8, 9],
    ];
    sheet.getRange('F8').format.fill.color = 'red';
    const range = step(sheet);
    range.load('address');
    await context.sync();
    return range.address;
  });
}

test.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
  ['getCell leaves the range', (s) => s.getRange('B2:C3').getCell(4, 4), 'Hoja1!F6'],
  ['getRow', (s) => s.getRange('B2:D4').getRow(1), 'Hoja1!B3:D3'],
  ['getColumn', (s) => s.getRange('B2:D4').getColumn(2), 'Hoja1!D2:D4'],
  ['getLastCell', (s) => s.getRange('B2:D4').getLastCell(), 'Hoja1!D4'],
  ['getEntireColumn', (s) => s.getRange('B2:D4').getEntireColumn(), 'Hoja1!B:D'],
  ['getEntireRow', (s) => s.getRange('B2:D4').getEntireRow(), 'Hoja1!2:4'],
  ['getOffsetRange', (s) => s.getRange('B2:D4').getOffsetRange(1, -1), 'Hoja1!A3:C5'],
  ['getResizedRange', (s) => s.getRange('B2').getResizedRange(2, 1), 'Hoja1!B2:C4'],
  ['getAbsoluteResizedRange', (s) => s.getRange('B2:D4').getAbsoluteResizedRange(1, 2), 'Hoja1!B2:C2'],
  ['getBoundingRect', (s) => s.getRange('B2').getBoundingRect('D9'), 'Hoja1!B2:D9'],
  ['getIntersection', (s) => s.getRange('B2:D4').getIntersection('C3:F9'), 'Hoja1!C3:D4'],
  ['getRowsBelow', (s) => s.getRange('B2:D4').getRowsBelow(2), 'Hoja1!B5:D6'],
  ['getRowsAbove', (s) => s.getRange('B2:D4').getRowsAbove(1), 'Hoja1!B1:D1'],
  ['getColumnsAfter', (s) => s.getRange('B2:D4').getColumnsAfter(1), 'Hoja1!E2:E4'],
  ['getUsedRange holds formatted cells', (s) => s.getUsedRange(), 'Hoja1!B2:F8'],
  ['getUsedRange(true) holds values only', (s) => s.getUsedRange(true), 'Hoja1!B2:D4'],
  ['getRangeByIndexes', (s) => s.getRangeByIndexes(1, 2, 3, 1), 'Hoja1!C2:C4'],
  ['getSurroundingRegion', (s) => s.getRange('C3').getSurroundingRegion(), 'Hoja1!B2:D4'],
  ['getRangeEdge', (s) => s.getRange('B2').getRangeEdge('Right'), 'Hoja1!D2'],
  ['getExtendedRange', (s) => s.getRange('B2').getExtendedRange('Down'), 'Hoja1!B2:B4'],
])('%s', async (_name, step, expected) => {
  expect(await address(step)).toBe(expected);
});

test('a blank sheet: its used range is A1, that of a range does not exist (excel.worksheet#getusedrange)', async () => {
  const used = await inBlank(async (sheet, context) => {
    const range = sheet.getUsedRange();
    const none = sheet.getUsedRangeOrNullObject();
    range.load('address');
    await context.sync();
    return [range.address, none.isNullObject];
  });
  expect(used).toEqual(['Hoja1!A1', true]);
  const ofRange = inBlank(async (sheet, context) => {
    sheet.getRange('A1:B9').getUsedRange().load('address');
    await context.sync();
  });
  expect(await codeOf(ofRange)).toBe('ItemNotFound');
});

test.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
  ['an offset off the sheet', (s) => s.getRange('A1').getOffsetRange(-1, 0), 'InvalidArgument'],
  ['ranges that share nothing', (s) => s.getRange('A1').getIntersection('B2'), 'ItemNotFound'],
  ['a range of another sheet', (s) => s.getRange('Otra!A1'), 'InvalidArgument'],
  ['an address that is none', (s) => s.getRange('¿dónde?'), 'InvalidArgument'],
])('%s is refused', async (_name, step, code) => {
  expect(await codeOf(address(step))).toBe(code);
});

test('a sheet name is quoted where formulas need it (excel.range#address)', async () => {
  const embedded = await blank();
  embedded.workbook.sheets[0]!.name = "1er reporte d'abril";
  const seen = await embedded.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange('A1:B2');
    range.load('address');
    await context.sync();
    return range.address;
  });
  expect(seen).toBe("'1er reporte d''abril'!A1:B2");
});

test('a kept range follows insertions and deletions (application, "Work with ranges")', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('B5:C6');
    range.load('address');
    await context.sync();
    sheet.getRange('1:2').insert('Down');
    sheet.getRange('A:A').delete('Left');
    range.load('address');
    await context.sync();
    return range.address;
  });
  expect(seen).toBe('Hoja1!A7:B8');
});

test('a range whose cells were deleted refers to nothing', async () => {
  const read = inBlank(async (sheet, context) => {
    const range = sheet.getRange('B5:C6');
    range.load('address');
    await context.sync();
    sheet.getRange('4:7').delete('Up');
    range.load('values');
    await context.sync();
  });
  expect(await codeOf(read)).toBe('InvalidReference');
});

test('insert gives the now blank space and moves what was there (excel.range#insert)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1:A3').values = [[1], [2], [3]];
    const space = sheet.getRange('A2').insert('Down');
    space.load('address,values');
    const all = sheet.getRange('A1:A4');
    all.load('values');
    await context.sync();
    return [space.address, space.values, all.values];
  });
  expect(seen).toEqual(['Hoja1!A2', [['']], [[1], [''], [2], [3]]]);
});

test('cells that would tear a merge are not inserted', async () => {
  const insert = inBlank(async (sheet, context) => {
    sheet.getRange('A5:B5').merge();
    sheet.getRange('A2').insert('Down');
    await context.sync();
  });
  expect(await codeOf(insert)).toBe('InsertDeleteConflict');
});

test('merged areas are told as areas, or as a null object (excel.range#getmergedareasornullobject)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1:B1').merge();
    sheet.getRange('C3:D4').merge();
    const merged = sheet.getRange('A1:F9').getMergedAreasOrNullObject();
    const none = sheet.getRange('H1:I9').getMergedAreasOrNullObject();
    merged.load('address,areaCount');
    merged.areas.load('items/address');
    await context.sync();
    return [merged.areas.items.map((area) => area.address), none.isNullObject];
  });
  expect(seen).toEqual([['Hoja1!A1:B1', 'Hoja1!C3:D4'], true]);
});

test('merging keeps the upper-left-most value; merging across parts the rows (excel.range#merge)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:B2');
    range.values = [
      ['', 'x'],
      ['y', 'z'],
    ];
    range.merge(true);
    range.load('values');
    await context.sync();
    return range.values;
  });
  expect(seen).toEqual([
    ['x', ''],
    ['y', ''],
  ]);
});

test('special cells come in few areas (excel.range#getspecialcells)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1:B3').values = [
      [1, 'a'],
      [2, 'b'],
      ['=A1', ''],
    ];
    const numbers = sheet.getRange('A1:B3').getSpecialCells('Constants', 'Numbers');
    const formulas = sheet.getRange('A1:B3').getSpecialCells('Formulas');
    const blanks = sheet.getRange('A1:B3').getSpecialCellsOrNullObject('Blanks');
    numbers.load('address');
    formulas.load('address');
    blanks.load('address');
    await context.sync();
    return [numbers.address, formulas.address, blanks.address];
  });
  expect(seen).toEqual(['Hoja1!A1:A2', 'Hoja1!A3', 'Hoja1!B3']);
});

test('find, replace and remove duplicates (excel.range#find)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:A5');
    range.values = [['rojo'], ['Rojo claro'], ['verde'], ['rojo'], ['azul']];
    const first = range.find('claro', { completeMatch: false });
    const none = range.findOrNullObject('Rojo', { completeMatch: true, matchCase: true });
    first.load('address');
    const replaced = range.replaceAll('rojo', 'gris', { completeMatch: true });
    const removed = range.removeDuplicates([0], false);
    removed.load('removed,uniqueRemaining');
    range.load('values');
    await context.sync();
    return [
      first.address,
      none.isNullObject,
      replaced.value,
      removed.removed,
      removed.uniqueRemaining,
      range.values.flat(),
    ];
  });
  expect(seen).toEqual(['Hoja1!A2', true, 2, 1, 4, ['gris', 'Rojo claro', 'verde', 'azul', '']]);
});

test('sorting moves rows whole, blanks last (excel.rangesort#apply)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:B4');
    range.values = [
      ['nombre', 'n'],
      ['b', 2],
      ['', 9],
      ['a', 3],
    ];
    range.getCell(1, 0).format.fill.color = '#FF0000';
    range.sort.apply([{ key: 0, ascending: true }], false, true);
    range.load('values');
    const painted = range.getCell(2, 0).format.fill;
    painted.load('color');
    await context.sync();
    return [range.values, painted.color];
  });
  expect(seen).toEqual([
    [
      ['nombre', 'n'],
      ['a', 3],
      ['b', 2],
      ['', 9],
    ],
    '#FF0000',
  ]);
});

test('copying moves formulas along; values alone stay (excel.range#copyfrom)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1:B1').values = [[5, '=A1*2']];
    sheet.getRange('A2').copyFrom('A1:B1');
    sheet.getRange('A3').copyFrom('A2:B2', 'Values');
    const range = sheet.getRange('A2:B3');
    range.load('formulas');
    await context.sync();
    return range.formulas;
  });
  expect(seen).toEqual([
    [5, '=A2*2'],
    [5, 10],
  ]);
});
