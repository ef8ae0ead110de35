/** Does «Comparar» take the right reports, write Comparativo and leave alone what is the person's? */
import { applyLegend } from '../../src/actions/apply-legend';
import { compare, comparisonData, compareRoundsOf } from '../../src/actions/compare';
import { ActionError } from '../../src/actions/outcome';
import { readBook } from '../../src/actions/reading';
import { compareRounds } from '../../src/domain/compare';
import { comparisonToJson } from '../../src/domain/comparison-json';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { expectedMatrix, type ExpectedReading } from '../builders';
import { expectation, fixture, openHere } from '../embedded';
import { edit, formulasOf, sheetNames, valuesOf } from './sheet-probe';

const today = new Date(2026, 10, 21);
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

async function failureOf(work: Promise<unknown>): Promise<ActionError> {
  const failure = await work.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ActionError);
  return failure as ActionError;
}

async function dropRounds(...sheets: string[]): Promise<void> {
  await edit((context) => sheets.forEach((sheet) => context.workbook.worksheets.getItem(sheet).delete()));
}

test('[C19] by default the last two rounds are compared', async () => {
  const { comparison } = await comparisonData();
  expect([comparison.from.sheet, comparison.to.sheet]).toEqual(['2do reporte', '3er reporte']);
  const { rounds } = expectedMatrix(expectation('matriz-infoem') as ExpectedReading);
  const expected = comparisonToJson(compareRounds(rounds[1]!, rounds[2]!));
  expect(comparisonToJson(comparison)).toEqual(expected);
});

test.each([
  [{ from: '1er reporte' }, ['1er reporte', '3er reporte']],
  [{ to: '2do reporte' }, ['1er reporte', '2do reporte']],
  [{ from: '3er reporte', to: '1er reporte' }, ['3er reporte', '1er reporte']],
  [{ from: ' 1ER REPORTE ', to: '2do reporte' }, ['1er reporte', '2do reporte']],
])('[C19] the sheets are taken in the order given: %j', async (options, expected) => {
  const { from, to } = (await comparisonData(options)).comparison;
  expect([from.sheet, to.sheet]).toEqual(expected);
});

test('[C19] a sheet that is no report is refused, with those that are', async () => {
  const failure = await failureOf(compare({ from: 'Hoja9' }));
  expect(failure.code).toBe('unknown_sheet');
  expect(failure.message).toBe(
    '«Hoja9» no es un reporte de este libro. Reportes: «1er reporte», «2do reporte», «3er reporte».',
  );
});

test('[C19] a report is not compared with itself, and that is said', async () => {
  const outcome = await compare({ from: '3er reporte', to: '3ER REPORTE' });
  expect(outcome).toMatchObject({
    summary: 'Los dos reportes son el mismo, «3er reporte»: elija dos reportes distintos.',
    sheets: [],
  });
});

test('[C19] with one round nothing is written, and that is said', async () => {
  await dropRounds('2do reporte', '3er reporte');
  const before = await sheetNames();
  const outcome = await compare();
  expect(outcome).toEqual({
    summary: 'Solo hay un reporte, «1er reporte»: no hay con cuál compararlo.',
    notes: [],
    sheets: [],
    cancelled: false,
    unchanged: true,
  });
  expect(await sheetNames()).toEqual(before);
  expect((await failureOf(comparisonData())).code).toBe('too_few_rounds');
  const comparison = await Excel.run(async (context) => compareRoundsOf(await readBook(context, undefined)));
  expect(comparison).toBeNull();
});

test.each([
  [{ to: '1er reporte' }, 'No hay un reporte anterior a «1er reporte» con el cual compararlo.'],
  [{ from: '3er reporte' }, 'No hay un reporte posterior a «3er reporte» con el cual compararlo.'],
])('[C19] the first round has none before it, the last none after it: %j', async (options, sentence) => {
  const outcome = await compare(options);
  expect(outcome.summary).toBe(sentence);
  expect(outcome.sheets).toEqual([]);
});

test('[C19] a round whose colours no legend explains is passed over, and that is said', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem('3er reporte').getRange('A23:T40').clear();
  });
  const outcome = await compare({ today });
  expect(outcome.summary).toContain('Comparativo del primer reporte al segundo reporte');
  expect(outcome.notes.join(' ')).toContain('«3er reporte» no entró en la comparación');
  const asked = await compare({ to: '3er reporte', today });
  expect(asked.notes.join(' ')).toContain('«3er reporte» no tiene simbología');
});

test('[C16] rounds that are not live give a snapshot, which says how to have it live', async () => {
  const outcome = await compare({ today });
  expect(outcome.notes.join(' ')).toContain(
    'es una instantánea, porque ni «2do reporte» ni «3er reporte» están vivos: aplique la simbología',
  );
  const [[notice]] = (await valuesOf('Comparativo', 'A4')) as [[string]];
  expect(notice).toMatch(
    /^Estados ilustrativos: .* Instantánea del 21 de noviembre de 2026: .*Aplique la simbología/,
  );
  const formulas = (await formulasOf('Comparativo')).flat().map(String);
  expect(formulas.filter((text) => /^=[A-Z(]/.test(text))).toEqual([]);
});

test('[C16] of a protected round it is said that its protection must go first', async () => {
  await edit((context) => context.workbook.worksheets.getItem('2do reporte').protection.protect());
  expect((await compare({ today })).notes.join(' ')).toContain(
    'están vivos: quite la protección de «2do reporte» (Revisar ▸ Desproteger hoja), aplique la simbología y repítalo',
  );
});

test('[C16] one live round is not enough', async () => {
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem('2do reporte').getRange('C5').clear();
    context.workbook.worksheets.getItem('2do reporte').getRange('C5').format.fill.color = '#00B050';
  });
  expect((await compare({ today })).notes.join(' ')).toContain(
    'es una instantánea, porque «2do reporte» no está vivo: aplique la simbología',
  );
});

test('[C16] lists that no longer say what the legend says give a snapshot until it is applied', async () => {
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem('_MatrizViva').getRange('G3').values = [['otra_clave']];
  });
  expect((await compare({ today })).notes.join(' ')).toMatch(
    /es una instantánea, porque la simbología de «.do reporte» cambió desde que se aplicó: aplique/,
  );
  await applyLegend();
  expect((await compare({ today })).notes).toEqual([]);
});

test('[C18] the sheet is remade in place, and twice equals once', async () => {
  await applyLegend();
  await compare({ today });
  const once = await formulasOf('Comparativo');
  const names = await sheetNames();
  const outcome = await compare({ today });
  expect(outcome.notes).toEqual([]);
  expect(await formulasOf('Comparativo')).toEqual(once);
  expect(await sheetNames()).toEqual(names);
});

test('[C18] a snapshot gives way to the live sheet', async () => {
  await compare({ today });
  await applyLegend();
  const outcome = await compare({ today });
  expect(outcome.sheets).toEqual(['Comparativo']);
  expect((await formulasOf('Comparativo'))[2]![0]).toMatch(/^="Cumplidas en el tercer reporte: "/);
});

test.each([
  ['a note beside the matrix', 'A60', 'revisar con el municipio'],
  ['a sign typed over', 'C12', 'x'],
])('[C18] what a person changed (%s) is kept under another name', async (_what, cell, text) => {
  await compare({ today });
  await edit((context) => {
    context.workbook.worksheets.getItem('Comparativo').getRange(cell).values = [[text]];
  });
  const outcome = await compare({ today });
  expect(outcome.notes.join(' ')).toContain(
    'La hoja «Comparativo» anterior tenía cambios suyos: se conservó como «Comparativo (editada)».',
  );
  expect((await valuesOf('Comparativo (editada)', cell))[0]![0]).toBe(text);
  expect((await valuesOf('Comparativo', cell))[0]![0]).not.toBe(text);
  // It is the person's now: the next time nothing more is set aside.
  await compare({ today });
  expect((await sheetNames()).filter((name) => name.startsWith('Comparativo'))).toHaveLength(2);
  // Nor is it a report: a person's copy has tools as columns, too.
  const { from, to } = (await comparisonData()).comparison;
  expect([from.sheet, to.sheet]).toEqual(['2do reporte', '3er reporte']);
});

test('the sheets that it made are no reports', async () => {
  await compare({ today });
  await compare({ today });
  const { from, to } = (await comparisonData()).comparison;
  expect([from.sheet, to.sheet]).toEqual(['2do reporte', '3er reporte']);
});

test('cancelling before writing leaves the workbook as it was', async () => {
  const before = await sheetNames();
  const outcome = await compare({ signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ cancelled: true, sheets: [] });
  expect(await sheetNames()).toEqual(before);
});

test('a lost session is told in a sentence', async () => {
  embedded.faults.failRequest(3, 'InvalidOrTimedOutSession');
  const failure = await failureOf(compare({ today }));
  expect(failure.code).toBe('session_lost');
  expect(failure.message).toContain('comparar los reportes');
});

test('the requests are as many for 125 municipalities and 12 rounds, but one for each further 4 MB', async () => {
  const trafficOf = async () => {
    embedded.traffic.reset();
    await compare({ today });
    return { ...embedded.traffic };
  };
  const small = await trafficOf();
  embedded.close();
  embedded = await openHere(fixture('grande-125x12.xlsx'));
  const large = await trafficOf();
  const bytes = large.requestBytes + large.responseBytes;
  expect(large.requests).toBeLessThanOrEqual(small.requests + Math.ceil(bytes / 4_000_000));
  expect(large.largestRequest).toBeLessThan(4_000_000);
  expect(large.largestResponse).toBeLessThan(4_000_000);
});
