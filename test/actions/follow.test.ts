/** Does what a person does in the workbook become states, entries and findings, and nothing else? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
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

test('a letter typed becomes the state, is logged once, and is told', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([['No se tiene - en proceso']]);
  expect((await ledger()).map((row) => row.slice(0, 6))).toEqual([
    [R, 'Ayapango', '1.1', 'Cumplido', 'No se tiene - en proceso', 'Escrito en la celda'],
  ]);
  expect(texts()).toEqual(['«n» pasó a «No se tiene - en proceso» en Ayapango, 1.1.']);
});

test('an edit takes two requests', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  excel.traffic.reset();
  await excel.user.type(R, 'C6', 'n');
  await done();
  console.log(excel.traffic.requests, excel.traffic.cleanups);
});

test('a legend colour painted is an edit; another colour is told and left', async () => {
  await excel.user.paint(R, 'C5', '#FFFF00');
  await done();
  expect(await look(R, 'C5')).toEqual({ contents: [['No se tiene - en proceso']], fills: [['']] });
  await excel.user.paint(R, 'D5', '#7030A0');
  await done();
  expect((await look(R, 'D5')).fills).toEqual([['#7030A0']]);
  expect(texts().at(-1)).toMatch(/ese color no es de la simbología/);
  expect((await ledger()).map((row) => row[5])).toEqual(['Pintado']);
});

test('a block pasted with errors: states are taken, the rest stays and is a finding', async () => {
  await excel.user.paste(R, 'C5', [
    ['c', 'xyz'],
    ['Falta conclusión', ''],
  ]);
  await done();
  console.log(
    await contents(R, 'C5:D6'),
    texts(),
    (await ledger()).map((r) => r.slice(0, 6)),
  );
  expect(
    findings()
      .filter(({ rule }) => rule === 'V6')
      .map(({ cell }) => cell),
  ).toEqual(['D5']);
});

test('the selection is followed in one request', async () => {
  excel.traffic.reset();
  await excel.user.select(R, 'D7');
  await done();
  expect(follower.state().selection).toMatchObject({ kind: 'cell', address: 'D7', tool: '1.2' });
  expect(excel.traffic.requests).toBe(1);
});
