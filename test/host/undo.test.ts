/** Does Ctrl+Z take back what it takes back in Excel? learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities */
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, onSheet } from './open';

type Heard = [string, string, string, unknown];

/** What Hoja1 tells from now on: address, source, trigger, and what it is. */
async function listen(embedded: EmbeddedExcel): Promise<Heard[]> {
  const heard: Heard[] = [];
  await onSheet(embedded, async (sheet, context) => {
    sheet.onChanged.add(async (args) => {
      const what = args.details ? args.details.valueAfter : args.changeType;
      heard.push([args.address, args.source, args.triggerSource, what]);
    });
    sheet.onFormatChanged.add(async (args) => {
      heard.push([args.address, args.source, '', 'format']);
    });
    await context.sync();
  });
  return heard;
}

const formulas = (embedded: EmbeddedExcel, address: string): Promise<unknown[][]> =>
  onSheet(embedded, async (sheet, context) => {
    const range = sheet.getRange(address).load('formulas');
    await context.sync();
    return range.formulas as unknown[][];
  });

const fillOf = (embedded: EmbeddedExcel, address: string): Promise<string> =>
  onSheet(embedded, async (sheet, context) => {
    const { fill } = sheet.getRange(address).load('format/fill/color').format;
    await context.sync();
    return fill.color;
  });

const write = (embedded: EmbeddedExcel, address: string, value: string): Promise<void> =>
  onSheet(embedded, async (sheet, context) => {
    sheet.getRange(address).values = [[value]];
    await context.sync();
  });

test('what was typed goes, newest first, and each time it is told as the person’s', async () => {
  const excel = await blank();
  await excel.user.type('Hoja1', 'B2', 'uno');
  await excel.user.type('Hoja1', 'B2', 'dos');
  const heard = await listen(excel);
  expect(await excel.user.undo()).toBe('done');
  expect(await formulas(excel, 'B2')).toEqual([['uno']]);
  expect(await excel.user.undo()).toBe('done');
  expect(await formulas(excel, 'B2')).toEqual([['']]);
  expect(await excel.user.undo()).toBe('nothing');
  expect(heard).toEqual([
    ['B2', 'Local', 'Unknown', 'uno'],
    ['B2', 'Local', 'Unknown', ''],
  ]);
});

test('a paste, a painting and an erasure are one step each; formulas come back and calculate', async () => {
  const excel = await blank();
  await excel.user.type('Hoja1', 'A1', '2');
  await excel.user.type('Hoja1', 'C1', '=A1*3');
  await excel.user.paint('Hoja1', 'A1:B2', '#00B050');
  const heard = await listen(excel);
  await excel.user.paste('Hoja1', 'A1', [
    ['5', 'x', 'y'],
    ['6', 'z', ''],
  ]);
  await excel.user.erase('Hoja1', 'A1:C2');
  await excel.user.undo();
  expect(await formulas(excel, 'A1:C2')).toEqual([
    [5, 'x', 'y'],
    [6, 'z', ''],
  ]);
  await excel.user.undo();
  expect(await formulas(excel, 'A1:C2')).toEqual([
    [2, '', '=A1*3'],
    ['', '', ''],
  ]);
  await excel.user.undo();
  expect(await fillOf(excel, 'A1')).toBe('#FFFFFF');
  expect(heard.map(([address, , , what]) => [address, what])).toEqual([
    ['A1:C2', 'RangeEdited'],
    ['A1:C2', 'RangeEdited'],
    ['A1:C1', 'RangeEdited'],
    ['A2:B2', 'RangeEdited'],
    ['A1:C1', 'RangeEdited'],
    ['A2:B2', 'RangeEdited'],
    ['A1:B2', 'format'],
  ]);
  const value = await onSheet(excel, async (sheet, context) => {
    const range = sheet.getRange('C1').load('values');
    await context.sync();
    return range.values;
  });
  expect(value).toEqual([[6]]);
});

test('rows inserted and deleted come back, with what refers to them', async () => {
  const excel = await blank();
  await excel.user.paste('Hoja1', 'A1', [['1'], ['2'], ['3']]);
  await excel.user.type('Hoja1', 'C1', '=SUM(A1:A3)');
  const heard = await listen(excel);
  await excel.user.deleteRows('Hoja1', 2);
  await excel.user.insertRows('Hoja1', 1, 2);
  await excel.user.undo();
  expect(await formulas(excel, 'A1:C2')).toEqual([
    [1, '', '=SUM(A1:A2)'],
    [3, '', ''],
  ]);
  await excel.user.undo();
  expect(await formulas(excel, 'A1:C3')).toEqual([
    [1, '', '=SUM(A1:A3)'],
    [2, '', ''],
    [3, '', ''],
  ]);
  await excel.user.undo();
  expect(await formulas(excel, 'A1:C1')).toEqual([[1, '', '']]);
  expect(heard.map(([address, , , what]) => [address, what])).toEqual([
    ['2:2', 'RowDeleted'],
    ['1:2', 'RowInserted'],
    ['1:2', 'RowDeleted'],
    ['2:2', 'RowInserted'],
    ['C1', ''],
  ]);
});

test('an add-in’s request is a step too, whatever it wrote; its undoing is told as the person’s', async () => {
  const excel = await blank();
  await excel.user.type('Hoja1', 'B2', 'n');
  await onSheet(excel, async (sheet, context) => {
    sheet.getRange('B2').values = [['No']];
    sheet.getRange('A8:B9').values = [
      ['a', 'b'],
      [1, 2],
    ];
    sheet.tables.add('A8:B9', true);
    await context.sync();
  });
  const heard = await listen(excel);
  expect(await excel.user.undo()).toBe('done');
  expect(excel.workbook.sheets[0]!.tables).toEqual([]);
  expect(await formulas(excel, 'B2')).toEqual([['n']]);
  expect(heard.map(([address, source, trigger]) => [address, source, trigger])).toEqual([
    ['B2', 'Local', 'Unknown'],
    ['A8:B9', 'Local', 'Unknown'],
  ]);
  expect(await excel.user.undo()).toBe('done');
  expect(await formulas(excel, 'B2')).toEqual([['']]);
});

test('a request that only reads is no step', async () => {
  const excel = await blank();
  await excel.user.type('Hoja1', 'B2', 'n');
  await formulas(excel, 'A1:C3');
  await excel.user.undo();
  expect(await formulas(excel, 'B2')).toEqual([['']]);
});

test('what the page lists as unsupported empties the stack: a sheet deleted, hidden, renamed or protected', async () => {
  const acts: ((sheet: Excel.Worksheet, context: Excel.RequestContext) => void)[] = [
    (sheet) => void (sheet.name = 'Hoja1 '),
    (sheet) => sheet.protection.protect(),
    (_sheet, context) => void (context.workbook.worksheets.getItem('Otra').visibility = 'Hidden'),
    (_sheet, context) => context.workbook.worksheets.getItem('Otra').delete(),
  ];
  for (const act of acts) {
    const excel = await blank();
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.add('Otra');
      await context.sync();
    });
    await excel.user.type('Hoja1', 'B2', 'n');
    await onSheet(excel, async (sheet, context) => {
      act(sheet, context);
      await context.sync();
    });
    expect(await excel.user.undo()).toBe('emptied');
  }
});

test('with a shared runtime before ExcelApi 1.20 any write empties it (OfficeDev/office-js issue 2802)', async () => {
  const excel = await blank({ undo: 'cleared' });
  await excel.user.type('Hoja1', 'B2', 'n');
  await write(excel, 'C3', 'x');
  expect(await excel.user.undo()).toBe('emptied');
  expect(await formulas(excel, 'B2')).toEqual([['n']]);
  await excel.user.type('Hoja1', 'B2', 'm');
  expect(await excel.user.undo()).toBe('done');
  expect(await formulas(excel, 'B2')).toEqual([['n']]);
});

test('each co-author takes back their own acts only', async () => {
  const ana = await blank();
  const beto = await ana.join();
  await ana.user.type('Hoja1', 'B2', 'Ana');
  await beto.user.type('Hoja1', 'B3', 'Beto');
  const heard = await listen(beto);
  expect(await ana.user.undo()).toBe('done');
  expect(await formulas(beto, 'B2:B3')).toEqual([[''], ['Beto']]);
  expect(heard).toEqual([['B2', 'Remote', 'Unknown', '']]);
  await ana.user.insertRows('Hoja1', 1);
  expect(await beto.user.undo()).toBe('emptied');
  await beto.user.type('Hoja1', 'D1', 'x');
  expect(await ana.user.undo()).toBe('emptied');
  expect(await formulas(ana, 'B4')).toEqual([['Beto']]);
});
