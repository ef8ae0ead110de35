/** Do values go in and out of a range as Excel documents it? */
import { openEmbeddedExcel } from '../../src/host/embedded-excel';

test('reads back what was written', async () => {
  const { Excel } = await openEmbeddedExcel(null);
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange('A1:B2');
    range.values = [
      [1, 'x'],
      ['007', '=1+1'],
    ];
    range.format.fill.color = 'red';
    range.load('values,formulas,address,numberFormat,format/fill/color');
    await context.sync();
    return [range.values, range.formulas, range.address, range.format.fill.color, range.numberFormat];
  });
  expect(seen).toEqual([
    [
      [1, 'x'],
      [7, 2],
    ],
    [
      [1, 'x'],
      [7, '=1+1'],
    ],
    'Sheet1!A1:B2',
    '#FF0000',
    [
      ['General', 'General'],
      ['General', 'General'],
    ],
  ]);
});
