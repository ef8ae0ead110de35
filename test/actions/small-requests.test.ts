/** What if the work does not fit one request, and Excel fails between two of them? The budget is made small here. */
import { failureSentence } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { failure, ledger, look } from './edit-probe';

jest.mock('../../src/excel/payload', () => ({
  ...jest.requireActual<object>('../../src/excel/payload'),
  PAYLOAD_BUDGET: 60_000,
}));

const SHEETS = ['1er reporte', '2do reporte', '3er reporte'];
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

const all = () => Promise.all(SHEETS.map((sheet) => look(sheet, 'A1:T28')));

/** The requests that a piece of work takes. */
async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  embedded.traffic.reset();
  await work();
  return embedded.traffic.requests;
}

test('[E9] a conversion that fails between two requests says what was written, and all of it can be undone', async () => {
  const before = await all();
  const requests = await requestsOf(applyLegend);
  expect(requests).toBeGreaterThan(5);
  await undoLast();
  expect(await all()).toEqual(before);

  embedded.faults.failRequest(requests, 'GeneralException');
  const failed = await failure(applyLegend());
  expect(failureSentence(failed)).toBe(
    'Excel no pudo terminar de aplicar la simbología. Lo anterior ya quedó en el libro: 325 celdas de «1er reporte» (con sus colores y símbolos) y 325 celdas de «2do reporte» (con sus colores y símbolos). Repita la acción para terminarla, o use Deshacer para volver a lo que había.',
  );
  const after = await all();
  expect(after[0]).not.toEqual(before[0]);
  expect(after[2]).toEqual(before[2]);
  await undoLast();
  expect(await all()).toEqual(before);
});

test('[E9] states that need several requests: a failure says how many cells were written, each part can be undone', async () => {
  await applyLegend();
  const before = await look('3er reporte', 'A1:T28');
  const target = { sheet: '3er reporte', address: 'C5:T22' };
  const requests = await requestsOf(() => setStates(target, 'en_proceso'));
  const parts = requests - (await requestsOf(() => setStates(target, 'en_proceso')));
  expect(parts).toBeGreaterThan(1);
  for (let i = 0; i < parts; i++) await undoLast();
  expect(await look('3er reporte', 'A1:T28')).toEqual(before);

  const logged = (await ledger()).length;
  embedded.faults.failRequest(requests, 'GeneralException');
  const failed = await failure(setStates(target, 'en_proceso'));
  expect(failed.message).toMatch(/^Se escribieron \d+ de \d+ celdas y Excel no aceptó las demás/);
  const half = await look('3er reporte', 'A1:T28');
  expect(half).not.toEqual(before);
  expect((await ledger()).length).toBeGreaterThan(logged);
  for (let i = 1; i < parts; i++) await undoLast();
  expect(await look('3er reporte', 'A1:T28')).toEqual(before);
});
