/** Do the host's faults befall exactly the request, the call or the sheet that they were asked for? */
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, codeOf, onSheet } from './open';

const TEN = Array.from({ length: 10 }, (_, row) => `A${row + 1}`);

const writeTen = (embedded: EmbeddedExcel) =>
  onSheet(embedded, async (sheet, context) => {
    for (const cell of TEN) sheet.getRange(cell).values = [[cell]];
    await context.sync();
  });

const written = ({ workbook }: EmbeddedExcel) =>
  TEN.filter((cell, row) => workbook.sheets[0]!.cell(row, 0)?.value === cell).length;

test('a request that is cut keeps the first part of its calls, and ends with the code', async () => {
  const counts: number[] = [];
  for (const share of [0, 0.3, 0.6, 0.95]) {
    const embedded = await blank();
    embedded.faults.cutRequest(1, share);
    expect(await codeOf(writeTen(embedded))).toBe('GeneralException');
    counts.push(written(embedded));
  }
  expect(counts[0]).toBe(0);
  expect(counts[3]).toBeLessThan(10);
  expect(new Set(counts).size).toBe(4);
  expect([...counts].sort((a, b) => a - b)).toEqual(counts);
});

test('a request whose answer is lost is done whole; the next one is answered again', async () => {
  const embedded = await blank();
  embedded.faults.loseAnswer(1);
  expect(await codeOf(writeTen(embedded))).toBe('ConnectionFailure');
  expect(written(embedded)).toBe(10);
  await writeTen(embedded);
});

test('somebody else comes in just before the nth request', async () => {
  const embedded = await blank();
  const mate = await embedded.join();
  embedded.faults.beforeRequest(2, () => mate.user.renameSheet('Hoja1', 'Otra'));
  const seen = await embedded.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.load('name');
    await context.sync();
    const before = sheet.name;
    sheet.load('name');
    await context.sync();
    return [before, sheet.name];
  });
  expect(seen).toEqual(['Hoja1', 'Otra']);
});

test('a member that is to fail fails wherever it is called or set, until it works again', async () => {
  const embedded = await blank();
  const landscape = () =>
    onSheet(embedded, async (sheet, context) => {
      sheet.pageLayout.orientation = 'Landscape';
      await context.sync();
    });
  const named = () =>
    onSheet(embedded, async (_sheet, context) => {
      context.workbook.names.add('Uno', '=1');
      await context.sync();
    });
  embedded.faults.failMember('PageLayout.orientation', 'InvalidArgument');
  embedded.faults.failMember('NamedItemCollection.add', 'GeneralException');
  expect(await codeOf(landscape())).toBe('InvalidArgument');
  expect(await codeOf(named())).toBe('GeneralException');
  embedded.faults.failMember('PageLayout.orientation');
  embedded.faults.failMember('NamedItemCollection.add');
  await landscape();
  await named();
});

test('names cannot be added while a copied sheet that repeats them is in front (OfficeDev/office-js issue 2875)', async () => {
  const embedded = await blank();
  embedded.faults.failNamesOnCopies(true);
  const add = (name: string) =>
    embedded.Excel.run(async (context) => {
      context.workbook.names.add(name, '=Hoja1!$A$1');
      await context.sync();
    });
  await add('Uno');
  const copy = await embedded.user.copySheet('Hoja1');
  await embedded.user.activate(copy);
  expect(await codeOf(add('Dos'))).toBe('GeneralException');
  await embedded.Excel.run(async (context) => {
    const { names } = context.workbook.worksheets.getItem(copy);
    names.load('items/name,items/scope');
    await context.sync();
    expect(names.items.map(({ name, scope }) => [name, scope])).toEqual([['Uno', 'Worksheet']]);
    names.items[0]!.delete();
    context.workbook.names.getItem('Uno').formula = '=Hoja1!$B$2';
    await context.sync();
  });
  await add('Dos');
  expect(embedded.workbook.definedName('Uno')?.formula).toMatch(/\$B\$2$/);
});

test('the sheet in front cannot be renamed on demand (OfficeDev/office-js issue 3218)', async () => {
  const embedded = await blank();
  embedded.faults.failRenamingActive(true);
  const rename = (first: (context: Excel.RequestContext) => void) =>
    onSheet(embedded, async (sheet, context) => {
      first(context);
      sheet.name = 'Otra';
      await context.sync();
    });
  expect(await codeOf(rename(() => undefined))).toBe('GeneralException');
  await rename((context) => context.workbook.worksheets.add('Tercera').activate());
});
