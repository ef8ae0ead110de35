/** Is no state lost when its keys are pressed faster than Excel answers, over genuine office.js? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { shareBook } from '../../src/actions/live-book';
import { undoLast } from '../../src/actions/undo';
import { commandHandlers } from '../../src/commands/handlers';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, ledger } from './edit-probe';

const ROUND = '3er reporte';
const EN_PROCESO = 'No se tiene - en proceso';
const CELLS = ['C5', 'C6', 'C7', 'C8', 'C9'];
let embedded: EmbeddedExcel;
const showAsTaskpane = jest.fn<Promise<void>, []>();

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  showAsTaskpane.mockReset().mockResolvedValue();
  Object.assign(Office, { addin: { showAsTaskpane } });
  await applyLegend();
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

/** Presses the keys on each cell, and goes on as soon as Excel has its button back, as a person with arrows does. */
async function pressOn(cells: readonly string[], activity = createActivity()) {
  const handlers = commandHandlers(activity);
  const turns: Promise<void>[] = [];
  for (const cell of cells) {
    await embedded.user.select(ROUND, cell);
    await new Promise<void>((resolve) => {
      turns.push(handlers.ponerEnProceso!({ completed: resolve }));
    });
  }
  return { activity, turns: Promise.all(turns) };
}

const column = async () => (await contents(ROUND, 'C5:C10')).flat();

test('[E10] five quick presses with arrows between set five cells, each undone by itself', async () => {
  const before = await column();
  const { activity, turns } = await pressOn(CELLS);
  await embedded.user.select(ROUND, 'C10');
  await turns;
  expect(await column()).toEqual([...Array<string>(5).fill(EN_PROCESO), before[5]]);
  expect(activity.state()).toEqual({ running: null, ended: null });
  const changed = (await ledger()).length;
  expect(changed).toBe(before.slice(0, 5).filter((state) => state !== EN_PROCESO).length);
  for (let i = 0; i < changed; i++) await undoLast();
  expect(await column()).toEqual(before);
});

test('[E10] so too while the pane follows, and behind an action of its own', async () => {
  const activity = createActivity();
  const follower = createFollower({ activity, pause: 30 });
  await follower.start();
  const other = activity.run(
    'Deshacer',
    () => new Promise((_, reject) => setTimeout(() => reject(new Error('x')), 50)),
  );
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const { turns } = await pressOn(CELLS, activity);
  await embedded.user.select(ROUND, 'C10');
  await Promise.all([turns, other]);
  await follower.idle();
  expect((await column()).slice(0, 5)).toEqual(Array<string>(5).fill(EN_PROCESO));
  expect(activity.state().ended).toMatchObject({ title: 'Deshacer', kind: 'failed' });
  expect(follower.state().notices).toEqual([]);
  await follower.stop();
});

test('[E10] each press takes three requests: what is selected, what stands there, and what is written', async () => {
  shareBook(await book());
  await embedded.user.select(ROUND, 'C5:C6');
  embedded.traffic.reset();
  await commandHandlers(createActivity()).ponerEnProceso!();
  expect(embedded.traffic.requests).toBe(3);
});

test('[E9] a press that cannot be done is told, and the others are done', async () => {
  const { activity, turns } = await pressOn(['C5', 'A1', 'C7']);
  await turns;
  expect((await column()).filter((_, i) => i !== 1).slice(0, 2)).toEqual([EN_PROCESO, EN_PROCESO]);
  expect(activity.state().ended).toMatchObject({
    kind: 'failed',
    title: 'Poner estado',
    message: expect.stringMatching(/^La selección no tiene ninguna celda de la matriz: /),
  });
  expect(showAsTaskpane).toHaveBeenCalledTimes(1);
});
