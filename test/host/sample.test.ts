/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read -- these tests ask what the library does */
/** Does the sample open, change and save through genuine office.js? */
import { readFileSync } from 'node:fs';
import { openEmbeddedExcel } from '../../src/host/embedded-excel';

test('the sample is read, painted and saved', async () => {
  const bytes = readFileSync(`${__dirname}/../fixtures/matriz-infoem.xlsx`);
  const first = await openEmbeddedExcel(bytes);
  const { Excel } = first;
  await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name,items/id,items/position,items/visibility,items/tabColor,items/showGridlines');
    await context.sync();
    const used = sheets.items.map((sheet) => sheet.getUsedRange());
    const props = used.map((range) => {
      range.load('values,text,address,formulas');
      return range.getCellProperties({ format: { fill: { color: true }, font: { color: true } } });
    });
    await context.sync();
    used[0]!.getCell(0, 0).values = [['Hola']];
    used[0]!.getCell(0, 0).format.fill.color = '#123456';
    const cf = used[0]!.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    cf.custom.rule.formula = '=$A1="x"';
    cf.custom.format.fill.color = '#FF0000';
    await context.sync();
    return {
      names: sheets.items.map((s) => s.name),
      address: used.map((u) => u.address),
      fill: props[0]!.value[0]![0],
    };
  });
  const again = await openEmbeddedExcel(first.save());
  await again.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getFirst().getUsedRange().getCell(0, 0);
    cell.load('values,format/fill/color');
    const cfs = cell.conditionalFormats;
    cfs.load('items/type,items/priority');
    await context.sync();
    expect(cell.values).toEqual([['Hola']]);
    expect(cell.format.fill.color).toBe('#123456');
    expect(cfs.items.map((c) => c.type)).toContain('Custom');
  });
});
