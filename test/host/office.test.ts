/** Does the whole Office object work in Node: readiness, context, settings, ribbon actions, runtime services? */
import { openEmbeddedExcel } from '../../src/host/embedded-excel';

test('the page is ready in Excel on the web, in Spanish', async () => {
  const { Office } = await openEmbeddedExcel(null, { office: true, name: 'Matriz.xlsx' });
  const info = await Office.onReady();
  expect(info).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' });
  expect(Office.context.displayLanguage).toBe('es-MX');
  expect(Office.context.document.url).toBe('https://localhost/Matriz.xlsx');
});

test('requirement sets end where the library does', async () => {
  const { Office } = await openEmbeddedExcel(null, { office: true });
  const { requirements } = Office.context;
  expect(requirements.isSetSupported('ExcelApi', '1.15')).toBe(true);
  expect(requirements.isSetSupported('ExcelApi', '1.16')).toBe(false);
  expect(requirements.isSetSupported('SharedRuntime', '1.1')).toBe(true);
});

test('batches and events go over the same conversation', async () => {
  const { Excel, user } = await openEmbeddedExcel(null, { office: true });
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add((args) => Promise.resolve(void heard.push(args.address)));
    sheet.getRange('A1').values = [[1]];
    await context.sync();
  });
  await user.type('Sheet1', 'B2', 'hola');
  expect(heard).toEqual(['A1', 'B2']);
});

test('settings of Office and of Excel are one store', async () => {
  const { Excel, Office, workbook } = await openEmbeddedExcel(null, { office: true });
  Office.context.document.settings.set('emisor', { nombre: 'Infoem' });
  await new Promise<void>((resolve) => Office.context.document.settings.saveAsync(() => resolve()));
  expect(workbook.settings.get('emisor')).toBe('{"nombre":"Infoem"}');
  await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem('emisor').load('value');
    await context.sync();
    expect(setting.value).toEqual({ nombre: 'Infoem' });
  });
});

test('a ribbon button runs its associated function and learns that it completed', async () => {
  const { Office, press } = await openEmbeddedExcel(null, { office: true });
  const ran: string[] = [];
  Office.actions.associate('colorear', (event: Office.AddinCommands.Event) => {
    ran.push('colorear');
    event.completed();
  });
  await press('colorear');
  expect(ran).toEqual(['colorear']);
});

test('the runtime can be told to start with the document', async () => {
  const { Office } = await openEmbeddedExcel(null, { office: true });
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(await Office.addin.getStartupBehavior()).toBe(Office.StartupBehavior.load);
});

test('without `office` the ribbon is absent, and says so', async () => {
  const { press } = await openEmbeddedExcel(null);
  await expect(press('colorear')).rejects.toThrow('ribbon');
});
