/** Does what a person does in the workbook become states, entries and findings, and nothing else? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { address } from '../../src/domain/grid';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents, ledger, look } from './edit-probe';

const R = '3er reporte';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

/** A live sample, followed. */
async function live(): Promise<void> {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await follower.idle();
  await excel.settled();
}
beforeEach(live);
afterEach(async () => {
  await follower.stop();
  excel.close();
});

const done = async (): Promise<void> => {
  await excel.settled();
  await follower.idle();
  await excel.settled();
  await follower.idle();
};
const texts = () => follower.state().notices.map(({ text }) => text);
const findings = () => {
  const { reading } = follower.state();
  return reading.kind === 'ready' ? reading.reading.findings : [];
};

test('[E11] a letter typed becomes the state, is logged once, and is told', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([['No se tiene - en proceso']]);
  expect((await ledger()).map((row) => row.slice(0, 6))).toEqual([
    [R, 'Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso', 'Escrito en la celda'],
  ]);
  expect(texts()).toEqual(['«n» pasó a «No se tiene - en proceso» en Ayapango, 1.1.']);
});

test('[E12] what we wrote over and the person brings back is left as it is', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([['n']]);
  expect(await ledger()).toHaveLength(1);
  await excel.user.type(R, 'C5', 'Cumplido');
  await done();
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([['No se tiene - en proceso']]);
  expect(await ledger()).toHaveLength(3);
});

test('an edit takes two requests', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  excel.traffic.reset();
  await excel.user.type(R, 'C6', 'n');
  await done();
  expect(excel.traffic.requests).toBe(2);
});

test('[E11] a legend colour painted is an edit; another colour is told and left', async () => {
  await excel.user.paint(R, 'C5', '#FFFF00');
  await done();
  expect(await look(R, 'C5')).toEqual({ contents: [['No se tiene - en proceso']], fills: [['']] });
  await excel.user.paint(R, 'D5', '#7030A0');
  await done();
  expect((await look(R, 'D5')).fills).toEqual([['#7030A0']]);
  expect(texts().at(-1)).toMatch(/ese color no es de la simbología/);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(R).getRange('E5').format.fill.pattern = 'LightUp';
    await context.sync();
  });
  await done();
  expect(texts().at(-1)).toBe(
    'Ayapango, 1.3 (E5): un relleno con trama o degradado no dice ningún estado; la celda no cambió.',
  );
  expect((await ledger()).map((row) => row[5])).toEqual(['Pintado']);
});

test('[E11] a block pasted with errors: states are taken, the rest stays and is a finding', async () => {
  await excel.user.paste(R, 'C5', [
    ['c', 'xyz'],
    ['Falta conclusión', ''],
  ]);
  await done();
  expect(await contents(R, 'C5:D6')).toEqual([
    ['Cumplido', 'xyz'],
    ['Se cuenta con el proyecto, falta conclusión del mismo.', ''],
  ]);
  expect((await ledger()).map((row) => row.slice(1, 6))).toEqual([
    ['Ayapango', '1.2', 'Cumplido', '', 'Pegado'],
    ['Calimaya', '1.1', 'Cumplido', 'Se cuenta con el proyecto, falta conclusión del mismo.', 'Pegado'],
    ['Calimaya', '1.2', 'Cumplido', '', 'Pegado'],
  ]);
  expect(texts()).toEqual(['Ayapango, 1.2 (D5): «xyz» no es un estado; la celda se dejó como la escribió.']);
  expect(
    findings()
      .filter(({ rule }) => rule === 'V6')
      .map(({ cell }) => cell),
  ).toEqual(['D5']);
});

test('[E1] what may be two states is told with them, also beside other errors of one paste', async () => {
  await excel.user.paste('1er reporte', 'C5', [['p', 'xyz', 'P']]);
  await done();
  expect(texts()).toEqual([
    '3 celdas tienen un texto o un color que no es un estado de la simbología: se dejaron como estaban y están en Hallazgos. «p» puede ser «Pendiente sin evidencia» o «No se tiene - en proceso»: escriba el estado completo.',
  ]);
  const [ambiguous] = findings().filter(({ rule }) => rule === 'V6');
  expect(ambiguous!.candidates).toEqual(['Pendiente sin evidencia', 'No se tiene - en proceso']);
});

test('the selection is followed in one request', async () => {
  excel.traffic.reset();
  await excel.user.select(R, 'D7');
  await done();
  expect(follower.state().selection).toMatchObject({ kind: 'cell', address: 'D7', tool: '1.2' });
  expect(excel.traffic.requests).toBe(1);
});

test('what was edited while the add-in was away is found on opening and logged once', async () => {
  await follower.stop();
  await excel.user.type(R, 'C5', 'No se tiene - en proceso');
  await follower.start();
  await done();
  expect((await ledger()).map((row) => row.slice(1, 6))).toEqual([
    ['Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso', 'Encontrado al leer'],
  ]);
  expect(texts()).toEqual([
    'Se encontró un cambio de estado que Matriz Viva no vio hacerse: quedó en la Bitácora.',
  ]);
  await follower.reread();
  await done();
  expect(await ledger()).toHaveLength(1);
});

test('[E14] rows inserted, and sheets renamed and deleted, do not confuse it', async () => {
  await excel.user.insertRows(R, 2, 3);
  await done();
  await excel.user.type(R, 'C8', 'n');
  await done();
  expect(await contents(R, 'C8')).toEqual([['No se tiene - en proceso']]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(R).name = 'Tercero';
    context.workbook.worksheets.getItem('1er reporte').delete();
    await context.sync();
  });
  await done();
  await excel.user.type('Tercero', 'C9', 'n');
  await done();
  expect(await contents('Tercero', 'C9')).toEqual([['No se tiene - en proceso']]);
  expect((await ledger()).map((row) => row.slice(0, 3))).toEqual([
    [R, 'Ayapango', '1.1'],
    ['Tercero', 'Calimaya', '1.1'],
  ]);
});

test('[E14] a renamed sheet of which nobody was told is found under its new name', async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(R).name = 'Tercero';
    await context.sync();
  });
  await excel.user.type('Tercero', 'C5', 'n');
  await done();
  expect((await ledger()).map((row) => row.slice(0, 5))).toEqual([
    ['Tercero', 'Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso'],
  ]);
});

test('[E14] formats that pasting tore are put back, as they were shown', async () => {
  const formats = () =>
    Excel.run(async (context) => {
      const { conditionalFormats } = context.workbook.worksheets.getItem(R).getRange();
      conditionalFormats.load('items/type');
      await context.sync();
      return conditionalFormats.items.length;
    });
  const before = await formats();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(R).getRange('C5:D9').conditionalFormats.clearAll();
    await context.sync();
  });
  await excel.user.paste(R, 'C5', [['c', 'c']]);
  await done();
  expect(await formats()).toBe(before);
  expect(texts().at(-1)).toMatch(/^Se repusieron los colores, símbolos y listas de «3er reporte»/);
});

test('[E21] where no Bitácora can be begun the text becomes its state all the same, it is said, and a reading logs it', async () => {
  excel.faults.failRequest(2, 'AccessDenied');
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([['No se tiene - en proceso']]);
  expect(texts()).toContainEqual(expect.stringMatching(/^La Bitácora no se puede escribir ahora/));
  expect(await ledger()).toEqual([]);
  await follower.reread();
  await done();
  expect((await ledger()).map((row) => row.slice(1, 6))).toEqual([
    ['Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso', 'Encontrado al leer'],
  ]);
});

test('a lost session is told, never thrown', async () => {
  excel.faults.loseSession();
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(texts().at(-1)).toMatch(/^Se perdió la conexión con Excel al /);
  excel.faults.restoreSession();
  await follower.reread();
  expect(follower.state().reading.kind).toBe('ready');
});

test('a coloured round is not normalised; its changes are recorded', async () => {
  await follower.stop();
  excel.close();
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await done();
  const before = await look(R, 'C5');
  await excel.user.paint(R, 'C5', '#FFFF00');
  await done();
  expect(before.fills).toEqual([['#00B050']]);
  expect(await look(R, 'C5')).toEqual({ contents: [['']], fills: [['#FFFF00']] });
  expect((await ledger()).map((row) => row.slice(1, 6))).toEqual([
    ['Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso', 'Pintado'],
  ]);
});

test('2,000 pasted cells take a bounded number of requests', async () => {
  await follower.stop();
  excel.close();
  excel = await openHere(fixture('grande-125x12.xlsx'));
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await done();
  const { reading } = follower.state();
  const round = (reading as Extract<typeof reading, { kind: 'ready' }>).reading.matrix.rounds.at(-1)!;
  const at = address(round.rows[0]!.row, round.tools[0]!.column);
  const block = Array.from({ length: 125 }, (_, i) => Array.from({ length: 16 }, () => (i % 2 ? 'c' : 'n')));
  excel.traffic.reset();
  await excel.user.paste(round.sheet, at, block);
  await done();
  const cost = { ...excel.traffic };
  expect(await contents(round.sheet, at)).not.toEqual([['n']]);
  // One more lists the sheets: the first entry made some of ours.
  expect(cost.requests).toBeLessThanOrEqual(8);
  expect(cost.largestRequest).toBeLessThan(4_000_000);
  expect(await ledger()).toHaveLength(1511);
  expect(texts()).toEqual(['2000 celdas pasaron a su estado.']);
});
