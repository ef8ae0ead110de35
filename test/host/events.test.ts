/** Does an add-in hear what Excel would tell it? learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events */

import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, onSheet } from './open';

type Changed = Excel.WorksheetChangedEventArgs;

/** Listens to onChanged of Hoja1. */
async function listen(embedded: EmbeddedExcel): Promise<Changed[]> {
  const heard: Changed[] = [];
  await onSheet(embedded, async (sheet, context) => {
    sheet.onChanged.add((args) => Promise.resolve(void heard.push(args)));
    await context.sync();
  });
  return heard;
}

test('what a person types is local and of unknown trigger; details for a single cell', async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await embedded.user.type('Hoja1', 'B2', 'Cumplió');
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({
    address: 'B2',
    changeType: 'RangeEdited',
    source: 'Local',
    triggerSource: 'Unknown',
    details: { valueBefore: '', valueAfter: 'Cumplió', valueTypeBefore: 'Empty', valueTypeAfter: 'String' },
  });
});

test("an add-in's own write comes back to it, as its own (excel.eventtriggersource)", async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1:B2').values = [
      [1, 2],
      [3, 4],
    ];
    await context.sync();
  });
  await embedded.settled();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ address: 'A1:B2', source: 'Local', triggerSource: 'ThisLocalAddin' });
  expect(heard[0]!.details).toBeUndefined();
});

test('the event leads to its range', async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await embedded.user.paste('Hoja1', 'C3', [['a', 'b']]);
  const address = await embedded.Excel.run(async (context) => {
    const range = heard[0]!.getRange(context).load('address');
    await context.sync();
    return range.address;
  });
  expect(address).toBe('Hoja1!C3:D3');
});

test('insertions and deletions of rows are told as such', async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await embedded.user.insertRows('Hoja1', 2, 3);
  await embedded.user.deleteRows('Hoja1', 5);
  expect(heard.map(({ changeType, address }) => [changeType, address])).toEqual([
    ['RowInserted', '2:4'],
    ['RowDeleted', '5:5'],
  ]);
});

test('painting is a change of format, not of contents (excel.worksheet#onformatchanged)', async () => {
  const embedded = await blank();
  const changed = await listen(embedded);
  const painted: string[] = [];
  await onSheet(embedded, async (sheet, context) => {
    sheet.onFormatChanged.add((args) => Promise.resolve(void painted.push(args.address)));
    await context.sync();
  });
  await embedded.user.paint('Hoja1', 'C5', '#00B050');
  expect([changed.length, painted]).toEqual([0, ['C5']]);
});

test('the sheet collection hears of all sheets; added, renamed, activated, deleted', async () => {
  const embedded = await blank();
  const heard: unknown[] = [];
  const note = (what: string) => (args: unknown) =>
    Promise.resolve(void heard.push([what, (args as { worksheetId: string }).worksheetId]));
  const ids = await embedded.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add(note('changed'));
    worksheets.onAdded.add(note('added'));
    worksheets.onActivated.add(note('activated'));
    worksheets.onDeleted.add(note('deleted'));
    await context.sync();
    const other = worksheets.add('Otra').load('id');
    await context.sync();
    other.activate();
    other.getRange('A1').values = [[1]];
    await context.sync();
    const id = other.id;
    worksheets.getItem('Hoja1').activate();
    other.delete();
    const first = worksheets.getFirst().load('id');
    await context.sync();
    return [id, first.id];
  });
  await embedded.settled();
  const [other, first] = ids;
  expect(heard).toEqual([
    ['added', other],
    ['activated', other],
    ['changed', other],
    ['activated', first],
    ['deleted', other],
  ]);
});

test('selections are told to sheet and workbook', async () => {
  const embedded = await blank();
  const heard: string[] = [];
  await onSheet(embedded, async (sheet, context) => {
    sheet.onSelectionChanged.add((args) => Promise.resolve(void heard.push(args.address)));
    context.workbook.onSelectionChanged.add(() => Promise.resolve(void heard.push('libro')));
    await context.sync();
  });
  await embedded.user.select('Hoja1', 'C5:D6');
  expect(heard.sort()).toEqual(['C5:D6', 'libro']);
  const selected = await embedded.Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load('address');
    const cell = context.workbook.getActiveCell().load('address');
    await context.sync();
    return [range.address, cell.address];
  });
  expect(selected).toEqual(['Hoja1!C5:D6', 'Hoja1!C5']);
});

test('a changed setting is told (excel.settingcollection#onsettingschanged)', async () => {
  const embedded = await blank();
  const heard: string[] = [];
  await embedded.Excel.run(async (context) => {
    context.workbook.settings.onSettingsChanged.add(() => Promise.resolve(void heard.push('ajustes')));
    await context.sync();
    context.workbook.settings.add('a', 1);
    await context.sync();
  });
  await embedded.settled();
  expect(heard).toEqual(['ajustes']);
});

test('nothing is told while events are off (excel.runtime#enableevents)', async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await embedded.Excel.run(async (context) => {
    context.runtime.enableEvents = false;
    await context.sync();
  });
  await embedded.user.type('Hoja1', 'A1', 'x');
  expect(heard).toEqual([]);
});

test('a handler that was removed hears nothing', async () => {
  const embedded = await blank();
  const heard: string[] = [];
  const handler = await onSheet(embedded, async (sheet, context) => {
    const added = sheet.onChanged.add((args) => Promise.resolve(void heard.push(args.address)));
    await context.sync();
    return added;
  });
  await embedded.user.type('Hoja1', 'A1', 'x');
  await embedded.Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  await embedded.user.type('Hoja1', 'A2', 'y');
  expect(heard).toEqual(['A1']);
});

test('a validation that stops acts on typing, not on pasting', async () => {
  const embedded = await blank();
  const heard = await listen(embedded);
  await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: 'sí,no' } };
    await context.sync();
  });
  expect(await embedded.user.type('Hoja1', 'A1', 'quizá')).toBe(false);
  expect(heard).toEqual([]);
  expect(await embedded.user.type('Hoja1', 'A1', 'Sí')).toBe(true);
  await embedded.user.paste('Hoja1', 'A1', [['quizá']]);
  expect(heard.map(({ details }) => details?.valueAfter)).toEqual(['Sí', 'quizá']);
});

test('calculated cells are told (excel.worksheet#oncalculated)', async () => {
  const embedded = await blank();
  const heard: string[] = [];
  await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('B1').formulas = [['=A1*2']];
    sheet.onCalculated.add((args) => Promise.resolve(void heard.push(args.address)));
    await context.sync();
  });
  await embedded.settled();
  heard.length = 0;
  await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1').values = [[4]];
    await context.sync();
  });
  await embedded.settled();
  expect(heard).toEqual(['B1']);
});

test('events of a table come with its id', async () => {
  const embedded = await blank();
  const heard: unknown[] = [];
  const id = await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1:A2').values = [['n'], [1]];
    const table = sheet.tables.add('A1:A2', true).load('id');
    await context.sync();
    table.onChanged.add((args) => Promise.resolve(void heard.push([args.tableId, args.address])));
    await context.sync();
    return table.id;
  });
  await embedded.user.type('Hoja1', 'A2', '5');
  await embedded.user.type('Hoja1', 'C9', 'fuera');
  expect(heard).toEqual([[id, 'A2']]);
});
