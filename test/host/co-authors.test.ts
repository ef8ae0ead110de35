/** Do two people at one workbook hear of each other, as co-authors in Excel do? excel-add-ins co-authoring, excel.eventsource */
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, codeOf, onSheet } from './open';

type Changed = Excel.WorksheetChangedEventArgs;

let ana: EmbeddedExcel;
let beto: EmbeddedExcel;

beforeEach(async () => {
  ana = await blank();
  beto = await ana.join();
});
afterEach(() => {
  beto.close();
  ana.close();
});

async function listen(client: EmbeddedExcel): Promise<Changed[]> {
  const heard: Changed[] = [];
  await onSheet(client, async (sheet, context) => {
    sheet.onChanged.add((args) => Promise.resolve(void heard.push(args)));
    await context.sync();
  });
  return heard;
}

const valuesOf = (client: EmbeddedExcel, address: string): Promise<unknown[][]> =>
  onSheet(client, async (sheet, context) => {
    const range = sheet.getRange(address).load('values');
    await context.sync();
    return range.values;
  });

const origins = (heard: readonly Changed[]) =>
  heard.map(({ address, source, triggerSource }) => [address, source, triggerSource]);

test('what one person types is local to them and remote to the other', async () => {
  const [hers, his] = [await listen(ana), await listen(beto)];
  await ana.user.type('Hoja1', 'B2', 'Cumplido');
  await beto.user.type('Hoja1', 'B3', 'Pendiente');
  expect(origins(hers)).toEqual([
    ['B2', 'Local', 'Unknown'],
    ['B3', 'Remote', 'Unknown'],
  ]);
  expect(origins(his)).toEqual([
    ['B2', 'Remote', 'Unknown'],
    ['B3', 'Local', 'Unknown'],
  ]);
  expect(his[0]!.details).toMatchObject({ valueAfter: 'Cumplido' });
  expect(await valuesOf(beto, 'B2:B3')).toEqual([['Cumplido'], ['Pendiente']]);
});

test("an add-in's own write is its own at home only", async () => {
  const [hers, his] = [await listen(ana), await listen(beto)];
  await onSheet(ana, async (sheet, context) => {
    sheet.getRange('A1').values = [[1]];
    await context.sync();
  });
  await ana.settled();
  expect(origins(hers)).toEqual([['A1', 'Local', 'ThisLocalAddin']]);
  expect(origins(his)).toEqual([['A1', 'Remote', 'Unknown']]);
});

test('an add-in that asked for silence does not silence the co-author', async () => {
  const [hers, his] = [await listen(ana), await listen(beto)];
  await onSheet(ana, async (sheet, context) => {
    context.runtime.enableEvents = false;
    sheet.getRange('A1').values = [[1]];
    await context.sync();
  });
  await ana.settled();
  expect([hers.length, his.length]).toEqual([0, 1]);
});

test('painting, sheets added and renamed reach the other as remote', async () => {
  const heard: unknown[] = [];
  const note = (what: string) => async (args: { source: string }) => void heard.push([what, args.source]);
  await beto.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onFormatChanged.add(note('format'));
    worksheets.onAdded.add(note('added'));
    worksheets.onNameChanged.add(note('named'));
    await context.sync();
  });
  await ana.user.paint('Hoja1', 'C5', '#00B050');
  await ana.Excel.run(async (context) => {
    context.workbook.worksheets.add('Otra');
    await context.sync();
    context.workbook.worksheets.getItem('Otra').name = 'Distinta';
    await context.sync();
  });
  await ana.settled();
  expect(heard).toEqual([
    ['format', 'Remote'],
    ['added', 'Remote'],
    ['named', 'Remote'],
  ]);
});

test('each has a selection and an active sheet of their own, of which the other does not hear', async () => {
  await ana.Excel.run(async (context) => {
    context.workbook.worksheets.add('Otra');
    await context.sync();
  });
  let heard = 0;
  await onSheet(ana, async (sheet, context) => {
    sheet.onSelectionChanged.add(async () => void (heard += 1));
    await context.sync();
  });
  await ana.user.select('Hoja1', 'B2');
  await beto.user.select('Hoja1', 'D4:E5');
  await beto.user.activate('Otra');
  const seen = (client: EmbeddedExcel): Promise<string[]> =>
    client.Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRange().load('address');
      const active = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return [selected.address, active.name];
    });
  expect(await seen(ana)).toEqual(['Hoja1!B2', 'Hoja1']);
  expect(await seen(beto)).toEqual(['Otra!A1', 'Otra']);
  await beto.user.activate('Hoja1');
  expect(await seen(beto)).toEqual(['Hoja1!D4:E5', 'Hoja1']);
  expect(await seen(ana)).toEqual(['Hoja1!B2', 'Hoja1']);
  expect(heard).toBe(1);
});

test('a range that one holds follows its cells when the other inserts rows, and fails when they are deleted', async () => {
  await onSheet(ana, async (sheet, context) => {
    const range = sheet.getRange('B5');
    context.trackedObjects.add(range);
    range.values = [['aquí']];
    await context.sync();
    await beto.user.insertRows('Hoja1', 2, 3);
    range.load('address, values');
    await context.sync();
    expect([range.address, range.values]).toEqual(['Hoja1!B8', [['aquí']]]);
    await beto.user.deleteRows('Hoja1', 8);
    range.load('address');
    expect(await codeOf(context.sync())).toBe('InvalidReference');
  });
});

test('the event of the other leads to its range, also after rows came', async () => {
  const his = await listen(beto);
  await ana.user.paste('Hoja1', 'C3', [['a', 'b']]);
  await ana.user.insertRows('Hoja1', 1);
  const address = await beto.Excel.run(async (context) => {
    const range = his[0]!.getRange(context).load('address');
    await context.sync();
    return range.address;
  });
  expect(address).toBe('Hoja1!C4:D4');
});

test('settings, names and tables of one are there for the other', async () => {
  await onSheet(ana, async (sheet, context) => {
    context.workbook.settings.add('quién', 'Ana');
    sheet.getRange('A1:B2').values = [
      ['Uno', 'Dos'],
      [1, 2],
    ];
    sheet.tables.add('A1:B2', true).name = 'Datos';
    context.workbook.names.add('Aquí', sheet.getRange('B2'));
    await context.sync();
  });
  const seen = await beto.Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem('quién').load('value');
    const body = context.workbook.tables.getItem('Datos').getDataBodyRange().load('address');
    const name = context.workbook.names.getItem('Aquí').load('formula');
    await context.sync();
    return [setting.value as unknown, body.address, name.formula as unknown];
  });
  expect(seen).toEqual(['Ana', 'Hoja1!A2:B2', '=Hoja1!$B$2']);
});

test('conditional formats made by both have different ids', async () => {
  const add = (client: EmbeddedExcel): Promise<string> =>
    onSheet(client, async (sheet, context) => {
      const format = sheet.getRange('A1').conditionalFormats.add('Custom').load('id');
      await context.sync();
      return format.id;
    });
  expect(await add(ana)).not.toBe(await add(beto));
});

test('faults are of one person only', async () => {
  ana.faults.loseSession();
  expect(await codeOf(valuesOf(ana, 'A1'))).toBe('InvalidOrTimedOutSession');
  expect(await valuesOf(beto, 'A1')).toEqual([['']]);
});

test('whoever leaves hears nothing more, and the other goes on; someone else may come', async () => {
  const [hers, his] = [await listen(ana), await listen(beto)];
  await ana.user.select('Hoja1', 'C3');
  await beto.user.select('Hoja1', 'D4');
  beto.close();
  await ana.user.type('Hoja1', 'B2', 'x');
  expect([hers.length, his.length]).toEqual([1, 0]);
  const selected = await ana.Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load('address');
    await context.sync();
    return range.address;
  });
  expect(selected).toBe('Hoja1!C3');
  beto = await ana.join();
  const next = await listen(beto);
  await ana.user.type('Hoja1', 'B3', 'y');
  expect(origins(next)).toEqual([['B3', 'Remote', 'Unknown']]);
});

test('a third person at once is refused', async () => {
  await expect(ana.join()).rejects.toThrow(/Two people at most/);
  await expect(beto.join()).rejects.toThrow(/Two people at most/);
});
