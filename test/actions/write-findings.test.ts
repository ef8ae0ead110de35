/** Does «Hallazgos» write what is found, again and again without losing a person's edits? */
import { findProblems } from '../../src/actions/find-problems';
import type { ActionError } from '../../src/actions/outcome';
import { writeFindings } from '../../src/actions/write-findings';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit, formulasOf, sheetNames } from './sheet-probe';

const today = new Date(2026, 10, 21);
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('municipios.xlsx'));
});
afterEach(() => embedded.close());

test('[C22] every finding is on the sheet, errors first and blanks by municipality, with a link to its cell', async () => {
  const found = await findProblems();
  const outcome = await writeFindings({ today });
  expect(outcome).toMatchObject({ sheets: ['Hallazgos'], cancelled: false });
  const rows = (await formulasOf('Hallazgos')).slice(5);
  const told = rows.filter(([, rule]) => rule !== 'V16');
  const kinds = ['error', 'aviso', 'nota'];
  const ordered = [...found].sort((a, b) => kinds.indexOf(a.severity) - kinds.indexOf(b.severity));
  expect(told.map((row) => row.slice(1, 5))).toEqual(
    ordered
      .filter(({ rule }) => rule !== 'V16')
      .map(({ rule, sheet, cell, message }) => [rule, sheet, cell ?? '', message]),
  );
  const blanks = rows.filter(([, rule]) => rule === 'V16').map((row) => String(row[4]));
  const counted = blanks.map((text) => Number(/: (\d+) celdas vacías/.exec(text)?.[1] ?? 1));
  expect(counted.reduce((sum, count) => sum + count)).toBe(found.filter(({ rule }) => rule === 'V16').length);
  const findings = ordered;
  const link = await Excel.run(async (context) => {
    const at = 5 + findings.findIndex(({ cell }) => cell !== null);
    const range = context.workbook.worksheets.getItem('Hallazgos').getCell(at, 3);
    range.load('hyperlink');
    await context.sync();
    return range.hyperlink;
  });
  const first = findings.find(({ cell }) => cell !== null)!;
  expect(link.documentReference).toBe(`'${first.sheet}'!${first.cell}`);
});

test('reading the problems changes nothing', async () => {
  const before = await sheetNames();
  await findProblems();
  expect(await sheetNames()).toEqual(before);
});

test('[C18] twice equals once, and the findings are not of the sheet itself', async () => {
  await writeFindings({ today });
  const once = await formulasOf('Hallazgos');
  const outcome = await writeFindings({ today });
  expect(outcome.notes).toEqual([]);
  expect(await formulasOf('Hallazgos')).toEqual(once);
  expect((await sheetNames()).filter((name) => name.startsWith('Hallazgos'))).toEqual(['Hallazgos']);
});

test('[C18] a sheet that the person changed is kept, and told', async () => {
  await writeFindings({ today });
  await edit((context) => {
    context.workbook.worksheets.getItem('Hallazgos').getRange('G6').values = [['ya lo pedí']];
  });
  const outcome = await writeFindings({ today });
  expect(outcome.sheets).toEqual(['Hallazgos']);
  expect(outcome.notes).toEqual([
    'La hoja «Hallazgos» anterior tenía cambios suyos: se conservó como «Hallazgos (editada)».',
  ]);
  expect((await formulasOf('Hallazgos (editada)'))[5]![6]).toBe('ya lo pedí');
});

test('[C18] a sheet that the person deleted is made anew', async () => {
  await writeFindings({ today });
  await edit((context) => context.workbook.worksheets.getItem('Hallazgos').delete());
  const outcome = await writeFindings({ today });
  expect(outcome.sheets).toEqual(['Hallazgos']);
});

test("a person's own sheet of that name stays as it is", async () => {
  await edit((context) => {
    context.workbook.worksheets.add('Hallazgos').getRange('A1').values = [['Mis notas']];
  });
  const outcome = await writeFindings({ today });
  expect(outcome.sheets).toEqual(['Hallazgos (2)']);
  expect(await formulasOf('Hallazgos')).toEqual([['Mis notas']]);
});

test('cancelling before writing leaves the workbook as it was', async () => {
  const before = await sheetNames();
  const outcome = await writeFindings({ today, signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ cancelled: true, sheets: [] });
  expect(await sheetNames()).toEqual(before);
});

test('a workbook without a matrix is refused with a sentence', async () => {
  embedded.close();
  embedded = await openHere(null);
  for (const action of [writeFindings, findProblems]) {
    const failure = (await action().catch((error: unknown) => error)) as ActionError;
    expect(failure.code).toBe('no_matrix');
  }
});
