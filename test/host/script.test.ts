/** Does a plain office.js script run as in Script Lab? */
import { runScript } from '../../src/host/script';
import { blank } from './open';

const silent = {
  log: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};

test('globals, top-level await and the console', async () => {
  const embedded = await blank();
  const said: unknown[] = [];
  await runScript(
    `const name = await Excel.run(async (context) => {
       const sheet = context.workbook.worksheets.getFirst();
       sheet.getRange('A1').values = [['hola']];
       sheet.load('name');
       await context.sync();
       return sheet.name;
     });
     console.log(name, typeof Office, typeof OfficeExtension);`,
    embedded,
    { ...silent, log: (...words: unknown[]) => void said.push(words) },
  );
  expect(said).toEqual([['Hoja1', 'object', 'object']]);
  expect(embedded.workbook.sheets[0]!.cell(0, 0)?.value).toBe('hola');
});

test('what a script throws is thrown to whoever runs it', async () => {
  const embedded = await blank();
  await expect(runScript('throw new RangeError("mal")', embedded, silent)).rejects.toThrow('mal');
  const failing = runScript(
    `await Excel.run(async (context) => {
       context.workbook.worksheets.getItem('Nada').load('name');
       await context.sync();
     });`,
    embedded,
    silent,
  );
  await expect(failing).rejects.toMatchObject({ code: 'ItemNotFound' });
});

test('a script that cannot be read is an error with its line', async () => {
  const embedded = await blank();
  await expect(
    runScript('const a = 1;\nconst = 2;', embedded, silent, { filename: 'guion.js' }),
  ).rejects.toMatchObject({
    name: 'SyntaxError',
    stack: expect.stringContaining('guion.js:2'),
  });
});

test('a run that was not awaited still ends before the script does, and its failure counts', async () => {
  const embedded = await blank();
  await runScript(
    `Excel.run(async (context) => { context.workbook.worksheets.add('Otra'); await context.sync(); });`,
    embedded,
    silent,
  );
  expect(embedded.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Hoja1', 'Otra']);
});
