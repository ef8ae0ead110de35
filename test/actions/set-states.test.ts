/** Do states get set by the one path, on one cell or many, with nothing lost, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { fixesOf } from '../../src/actions/fixes';
import { liveBook, shareBook } from '../../src/actions/live-book';
import { readBook } from '../../src/actions/reading';
import { readWorkbook } from '../../src/actions/read';
import { clearStates, setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit, failure, ledger, look } from './edit-probe';

const ROUND = '3er reporte';
const EN_PROCESO = 'No se tiene - en proceso';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

test('[E2] a live cell gets its round’s label and nothing else changes', async () => {
  await applyLegend();
  const before = await look(ROUND, 'A1:T28');
  const outcome = await setStates({ sheet: ROUND, address: 'D6' }, 'en_proceso');
  expect(outcome.summary).toBe('«No se tiene - en proceso» en Calimaya, 1.2.');
  const after = await look(ROUND, 'A1:T28');
  expect(before.contents[5]![3]).toBe('Cumplido');
  before.contents[5]![3] = EN_PROCESO;
  expect(after).toEqual(before);
});

test('[E2] several areas are set at once; a painted cell loses its paint, and with it the conflict', async () => {
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('C5').format.fill.color = '#FF0000';
  });
  const outcome = await setStates({ sheet: ROUND, address: 'C5:D6,F9' }, 'en_proceso');
  expect(outcome.summary).toBe('«No se tiene - en proceso» en 5 celdas.');
  const { contents: now, fills } = await look(ROUND, 'C5:F9');
  expect([now[0]![0], now[0]![1], now[1]![0], now[1]![1], now[4]![3]]).toEqual(Array(5).fill(EN_PROCESO));
  expect(fills[0]![0]).toBe('');
  const { findings } = await readWorkbook();
  expect(findings.filter(({ rule }) => rule === 'V5')).toEqual([]);
});

test('[E2] in a coloured round the cell is painted, and a text beside the colour follows', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('C5').values = [['cumplió']];
  });
  await setStates({ sheet: ROUND, address: 'C5:D5' }, 'en_proceso');
  const { contents: now, fills } = await look(ROUND, 'C5:D5');
  expect(now).toEqual([[EN_PROCESO, '']]);
  expect(fills).toEqual([['#FFFF00', '#FFFF00']]);
  const { matrix } = await readWorkbook();
  const round = matrix.rounds.find(({ sheet }) => sheet === ROUND)!;
  expect(round.rows[0]!.readings['1.1']).toMatchObject({ kind: 'state', state: 'en_proceso' });
  expect(round.rows[0]!.readings['1.2']).toMatchObject({
    kind: 'state',
    state: 'en_proceso',
    match: 'exact',
  });
});

test('[E2] taking the state away empties the cell, live or coloured', async () => {
  await clearStates({ sheet: '2do reporte', address: 'C5' });
  expect(await look('2do reporte', 'C5')).toEqual({ contents: [['']], fills: [['']] });
  await applyLegend();
  const outcome = await clearStates({ sheet: ROUND, address: 'C5' });
  expect(outcome.summary).toBe('Sin estado en Ayapango, 1.1.');
  expect(await look(ROUND, 'C5')).toEqual({ contents: [['']], fills: [['']] });
});

test('[E3] a state that is set replaces a text that is no state, which is told and comes back; a formula stays', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C5').formulas = [['=1+1']];
    sheet.getRange('D5').values = [['ver oficio 12']];
  });
  const outcome = await setStates({ sheet: ROUND, address: 'C5:E5' }, 'en_proceso');
  expect(await contents(ROUND, 'C5:E5')).toEqual([['=1+1', EN_PROCESO, EN_PROCESO]]);
  expect(outcome.notes).toEqual([
    'Se reemplazó «ver oficio 12» en D5; Deshacer lo devuelve.',
    'La celda C5 tiene una fórmula y se dejó como estaba: bórrela si quiere ponerle un estado.',
  ]);
  expect(outcome.unchanged).toBeUndefined();
  expect((await ledger()).map((row) => row.slice(1, 5))).toEqual([
    ['Ayapango', '1.2', 'Cumplido', EN_PROCESO],
    ['Ayapango', '1.3', 'Cumplido', EN_PROCESO],
  ]);
  await undoLast();
  expect((await contents(ROUND, 'C5:D5'))[0]).toEqual(['=1+1', 'ver oficio 12']);
});

test.each([true, false])('[E3] texts that give way are named, up to eight (live: %s)', async (live) => {
  if (live) await applyLegend();
  const texts = ['zz', 'no sé\nqué poner', ...Array.from({ length: 8 }, (_, i) => `nota ${i}`)];
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C6:C15').values = texts.map((text) => [text]);
    sheet.getRange('D6').values = [['x'.repeat(80)]];
  });
  const before = await look(ROUND, 'C6:D15');
  const one = await setStates({ sheet: ROUND, address: 'D6' }, 'cumplido');
  expect(one.notes).toEqual([`Se reemplazó «${'x'.repeat(60)}…» en D6; Deshacer lo devuelve.`]);
  const many = await setStates({ sheet: ROUND, address: 'C6:C15' }, 'cumplido');
  expect(many.summary).toBe('«Cumplido» en 10 celdas.');
  expect(many.notes).toEqual([
    'Se reemplazaron los textos de 10 celdas: «zz» en C6, «no sé qué poner» en C7, «nota 0» en C8, «nota 1» en C9, «nota 2» en C10, «nota 3» en C11, «nota 4» en C12, «nota 5» en C13 y otras 2 más; Deshacer los devuelve.',
  ]);
  const { matrix } = await readWorkbook();
  const round = matrix.rounds.find(({ sheet }) => sheet === ROUND)!;
  expect(round.rows[1]!.readings['1.1']).toMatchObject({ kind: 'state', state: 'cumplido' });
  await undoLast();
  await undoLast();
  expect(await look(ROUND, 'C6:D15')).toEqual(before);
});

test('[E3] taking the state away leaves a text that is no state; an act that changed nothing is not told as done', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C5:D5').formulas = [['no sé', '=1+1']];
  });
  const cleared = await clearStates({ sheet: ROUND, address: 'C5' });
  expect(cleared).toMatchObject({ summary: 'No se cambió ninguna celda.', unchanged: true });
  expect(cleared.notes).toEqual([
    'La celda C5 tiene un texto que no es un estado y se dejó como estaba: bórrela si quiere vaciarla.',
  ]);
  const formula = await setStates({ sheet: ROUND, address: 'D5' }, 'cumplido');
  expect(formula).toMatchObject({ summary: 'No se cambió ninguna celda.', unchanged: true });
  expect(await contents(ROUND, 'C5:D5')).toEqual([['no sé', '=1+1']]);
});

/** Draws a pattern as a person does in Excel, and tells which one stands there now. */
async function draw(address: string, pattern: 'LightUp' | 'Gray50'): Promise<void> {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange(address).format.fill.pattern = pattern;
  });
}
async function patterns(address: string): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(ROUND).getRange(address);
    const looks = range.getCellProperties({ format: { fill: { pattern: true } } });
    await context.sync();
    return looks.value.flat().map(({ format }) => format?.fill?.pattern);
  });
}

test.each([true, false])('[E3] [R21] a pattern is left and told, never set over (live: %s)', async (live) => {
  if (live) await applyLegend();
  await draw('C5', 'LightUp');
  await draw('D5', 'Gray50');
  const before = await look(ROUND, 'C5:D5');
  const outcome = await setStates({ sheet: ROUND, address: 'C5:D5' }, 'en_proceso');
  expect(outcome).toMatchObject({ summary: 'No se cambió ninguna celda.', unchanged: true });
  expect(outcome.notes).toEqual([
    '2 celdas tienen un relleno con trama o degradado y se dejaron como estaban (C5, D5): quíteles el relleno si quiere cambiar su estado.',
  ]);
  expect((await clearStates({ sheet: ROUND, address: 'C5' })).notes).toEqual([
    'La celda C5 tiene un relleno con trama o degradado y se dejó como estaba: quítele el relleno si quiere cambiar su estado.',
  ]);
  expect(await look(ROUND, 'C5:D5')).toEqual(before);
  expect(await patterns('C5:D5')).toEqual(['LightUp', 'Gray50']);
  expect(await ledger()).toEqual([]);
  const { findings } = await readWorkbook();
  const rule = live ? 'V5' : 'V1';
  expect(findings.filter((one) => one.rule === rule).map(({ cell }) => cell)).toEqual(['C5', 'D5']);
  expect((await fixesOf(findings)).flatMap(({ lines }) => lines.map(({ cell }) => cell))).not.toContain('C5');
});

test('[E3] whole columns and rows are cut to the body; cells outside are left alone', async () => {
  await applyLegend();
  const before = await look(ROUND, 'A1:T28');
  const outcome = await setStates({ sheet: ROUND, address: 'C:C' }, 'en_proceso');
  expect(outcome.summary).toMatch(/^«No se tiene - en proceso» en 1\d celdas\.$/);
  const after = await look(ROUND, 'A1:T28');
  expect((await contents(ROUND, 'C5:C22')).flat()).toEqual(Array(18).fill(EN_PROCESO));
  // The counts of the legend are formulas and stay as they are.
  for (let row = 4; row < 22; row++) before.contents[row]![2] = after.contents[row]![2];
  expect(after).toEqual(before);
});

test('[E3] the selection is the target when it is asked for', async () => {
  await applyLegend();
  await embedded.user.select(ROUND, 'E7');
  await setStates('selection', 'en_proceso');
  expect(await contents(ROUND, 'E7')).toEqual([[EN_PROCESO]]);
});

test.each([
  ['A1', 'outside_body', /La selección no tiene ninguna celda de la matriz: elija .*«3er reporte»/],
  ['B7', 'outside_body', /ninguna celda de la matriz/],
  ['C25', 'outside_body', /ninguna celda de la matriz/],
])('[E3] %s is of no body: said kindly, nothing written', async (address, code, sentence) => {
  await applyLegend();
  const before = await look(ROUND, 'A1:T28');
  const failed = await failure(setStates({ sheet: ROUND, address }, 'en_proceso'));
  expect([failed.code, failed.message]).toEqual([code, expect.stringMatching(sentence)]);
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
});

test('[E3] a state that the round’s legend lacks is never forced', async () => {
  await applyLegend();
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5' }, 'informacion_erronea'));
  expect(failed.code).toBe('no_state');
  expect(failed.message).toBe(
    'La simbología de «3er reporte» no tiene el estado «Información errónea»: sus estados son «Cumplido», «No se tiene - en proceso», «Se cuenta con el proyecto, falta conclusión del mismo». No se cambió nada.',
  );
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
});

test('[E3] a round without a legend says where to choose one', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('A23:T40').clear();
  });
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5' }, 'cumplido'));
  expect([failed.code, failed.message]).toEqual([
    'no_legend',
    expect.stringMatching(/elija en Matriz la de otro/),
  ]);
});

test('[E7] each change of state is a row of the Bitácora; setting what is already there is none', async () => {
  await applyLegend();
  expect(await ledger()).toEqual([]);
  await setStates({ sheet: ROUND, address: 'C5:C6' }, 'en_proceso');
  const same = await setStates({ sheet: ROUND, address: 'C5:C6' }, 'en_proceso');
  expect(same.summary).toBe('Ya estaba así: no se cambió ninguna celda.');
  await setStates({ sheet: ROUND, address: 'C5' }, 'cumplido', 'correccion');
  expect(await ledger()).toEqual([
    [
      ROUND,
      'Ayapango',
      '1.1',
      'Cumplido',
      EN_PROCESO,
      'Panel o menú',
      '',
      expect.stringMatching(/^R3\.\w+·15017·1\.1·cumplido>en_proceso·1$/),
    ],
    [
      ROUND,
      'Calimaya',
      '1.1',
      'Cumplido',
      EN_PROCESO,
      'Panel o menú',
      '',
      expect.stringMatching(/^R3\.\w+·15018·1\.1·cumplido>en_proceso·1$/),
    ],
    [
      ROUND,
      'Ayapango',
      '1.1',
      EN_PROCESO,
      'Cumplido',
      'Corrección de un hallazgo',
      '',
      expect.stringMatching(/^R3\.\w+·15017·1\.1·en_proceso>cumplido·2$/),
    ],
  ]);
});

test('[E9] a protected sheet is said before anything is written', async () => {
  await applyLegend();
  await edit((context) => context.workbook.worksheets.getItem(ROUND).protection.protect());
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso'));
  expect(failed.code).toBe('protected');
  expect(failed.message).toBe(
    'No se cambió nada porque la hoja «3er reporte» está protegida: quite la protección en Revisar ▸ Desproteger hoja y repita la acción.',
  );
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
  expect(await ledger()).toEqual([]);
});

test('[E9] a protected Bitácora is said before anything is written', async () => {
  await applyLegend();
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  await edit((context) => context.workbook.worksheets.getItem('Bitácora').protection.protect());
  const failed = await failure(setStates({ sheet: ROUND, address: 'C6' }, 'en_proceso'));
  expect([failed.code, failed.message]).toEqual([
    'protected',
    expect.stringMatching(/la hoja «Bitácora» está protegida/),
  ]);
  expect(await contents(ROUND, 'C6')).toEqual([['Cumplido']]);
});

test('[E9] a workbook whose structure is protected refuses the Bitácora before any cell has changed', async () => {
  await applyLegend();
  await edit((context) => context.workbook.protection.protect());
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso'));
  expect([failed.code, failed.message]).toEqual([
    'protected',
    expect.stringMatching(/^No se pudo poner el estado porque la hoja o el libro están protegidos: /),
  ]);
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
  await edit((context) => context.workbook.protection.unprotect());
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  expect(await ledger()).toHaveLength(1);
});

test.each([1, 2, 3, 4])('[E9] the session lost at request %i leaves the workbook as it was', async (nth) => {
  await applyLegend();
  const before = await look(ROUND, 'A1:T28');
  embedded.faults.failRequest(nth, 'InvalidOrTimedOutSession');
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5:D9' }, 'en_proceso'));
  expect([failed.code, failed.message]).toEqual([
    'session_lost',
    'Se perdió la conexión con Excel al poner el estado: cierre y vuelva a abrir el libro, y repita la acción. Lo ya escrito en el libro se conserva.',
  ]);
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
  expect(await ledger()).toEqual([]);
  // Nothing of the failed attempt stands in the way of the next one.
  await setStates({ sheet: ROUND, address: 'C5:D9' }, 'en_proceso');
  expect((await ledger()).length).toBeGreaterThan(5);
});

test('[E9] a file open for reading only is left, and the sentence says what to do', async () => {
  await applyLegend();
  embedded.faults.setReadOnly(true);
  const failed = await failure(setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso'));
  expect(failed.message).toMatch(/No se pudo poner el estado porque /);
  embedded.faults.setReadOnly(false);
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
});

test('[E9] rows that a filter hides are written one by one, and only where asked', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.autoFilter.apply(sheet.getRange('A4:T22'), 1, { filterOn: 'Values', values: ['Metepec'] });
  });
  embedded.faults.failFilteredWrites(true);
  const outcome = await setStates({ sheet: ROUND, address: 'D5:D22' }, 'en_proceso');
  expect(outcome.summary).toMatch(/en \d+ celdas/);
  expect((await contents(ROUND, 'D5:D22')).flat()).toEqual(Array(18).fill(EN_PROCESO));
});

test('[E9] a whole body takes one request to write', async () => {
  await applyLegend();
  embedded.traffic.reset();
  await setStates({ sheet: ROUND, address: 'C5:T22' }, 'en_proceso');
  // Three read (sheets, cells, conditional formats) and one writes.
  expect(embedded.traffic.requests).toBe(4);
});

test('[E10] with a reading at hand it takes two requests, three for the selection', async () => {
  await applyLegend();
  shareBook(await book());
  embedded.traffic.reset();
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  expect(embedded.traffic.requests).toBe(2);
  expect(embedded.traffic.requestBytes + embedded.traffic.responseBytes).toBeLessThan(60_000);
  await embedded.user.select(ROUND, 'D5');
  embedded.traffic.reset();
  await setStates('selection', 'en_proceso');
  expect(embedded.traffic.requests).toBe(3);
  expect(await contents(ROUND, 'C5:D5')).toEqual([[EN_PROCESO, EN_PROCESO]]);
});

test('[E10] what was typed since the reading at hand is seen: nothing typed is lost', async () => {
  await applyLegend();
  shareBook(await book());
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('C5').values = [['ver oficio']];
  });
  const outcome = await setStates({ sheet: ROUND, address: 'C5:D5' }, 'en_proceso');
  expect(outcome.notes).toEqual(['Se reemplazó «ver oficio» en C5; Deshacer lo devuelve.']);
  await undoLast();
  expect(await contents(ROUND, 'C5')).toEqual([['ver oficio']]);
});

test('[E10] a table that moved since the reading at hand is read anew', async () => {
  await applyLegend();
  shareBook(await book());
  await embedded.user.insertRows(ROUND, 6);
  // Row 6 is blank now; what was Calimaya's is in row 7.
  await setStates({ sheet: ROUND, address: 'C7' }, 'en_proceso');
  expect((await ledger())[0]!.slice(1, 3)).toEqual(['Calimaya', '1.1']);
  expect(await contents(ROUND, 'C5:C7')).toEqual([['Cumplido'], [''], [EN_PROCESO]]);
});

test('[E10] a reading from before the conversion is not written by', async () => {
  shareBook(await book());
  await applyLegend();
  expect(liveBook()).toBeNull();
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  expect(await look(ROUND, 'C5')).toEqual({ contents: [[EN_PROCESO]], fills: [['']] });
});

test('[E10] a legend that was chosen stays chosen when the table is read anew', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('A23:T40').clear();
  });
  const chosen = { sheet: '2do reporte' };
  shareBook(await Excel.run((context) => readBook(context, chosen)));
  await embedded.user.insertRows(ROUND, 6);
  await setStates({ sheet: ROUND, address: 'C7' }, 'en_proceso');
  expect((await look(ROUND, 'C7')).fills).toEqual([['#FFFF00']]);
  shareBook(null);
  const failed = await failure(setStates({ sheet: ROUND, address: 'C7' }, 'cumplido'));
  expect(failed.code).toBe('no_legend');
  await setStates({ sheet: ROUND, address: 'C7' }, 'cumplido', 'panel', { legend: chosen });
  expect((await look(ROUND, 'C7')).fills).toEqual([['#00B050']]);
});

test('[E9] while a cell is being edited the action waits, and is done when the editing ends', async () => {
  await applyLegend();
  embedded.faults.setEditMode(true);
  const waiting = setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  await new Promise((resolve) => setTimeout(resolve, 20));
  embedded.faults.setEditMode(false);
  expect((await waiting).summary).toBe('«No se tiene - en proceso» en Ayapango, 1.1.');
  expect(await contents(ROUND, 'C5')).toEqual([[EN_PROCESO]]);
});
