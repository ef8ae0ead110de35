/** Is no state lost when its keys are pressed faster than Excel answers, over genuine office.js? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { goTo } from '../../src/actions/go-to';
import { shareBook } from '../../src/actions/live-book';
import { askSelection, hearSelections, tellSelection } from '../../src/actions/told-selection';
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
  hearSelections(false);
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

describe('[E16] a key while the selection moves', () => {
  let activity: ReturnType<typeof createActivity>;
  let handlers: ReturnType<typeof commandHandlers>;
  let follower: ReturnType<typeof createFollower>;

  beforeEach(async () => {
    activity = createActivity();
    handlers = commandHandlers(activity);
    follower = createFollower({ activity, pause: 30 });
    await follower.start();
    await embedded.user.select(ROUND, 'H5');
  });
  afterEach(() => follower.stop());

  const body = async () => (await contents(ROUND, 'C5:T22')) as string[][];
  const at = (address: string, cells: string[][]) =>
    cells[Number(address.slice(1)) - 5]![address.charCodeAt(0) - 67]!;
  const refused = (from: string, to: string) =>
    `No se puso «${EN_PROCESO}»: la selección pasó de ${from} a ${to} en ese momento y no se sabe cuál quería. Seleccione la celda y repítalo.`;
  const message = () => {
    const { ended } = activity.state();
    return ended?.kind === 'failed' ? ended.message : null;
  };
  const sheet = (name = ROUND) => embedded.workbook.sheetNamed(name)!;
  const selectedNow = () => sheet().view.selection;

  /** Which cells a press changes: their addresses, of those that were not in process before. */
  async function changedBy(press: () => Promise<unknown>): Promise<string[]> {
    const before = await body();
    await press();
    await follower.idle();
    const after = await body();
    return after.flatMap((row, r) =>
      row.flatMap((text, c) =>
        text === before[r]![c] ? [] : [`${String.fromCharCode(67 + c)}${r + 5} ${text}`],
      ),
    );
  }

  test('who has gone on before Excel answers sets nothing, in neither cell, and is told both', async () => {
    const changed = await changedBy(async () => {
      const turn = handlers.ponerEnProceso!();
      await Promise.all([turn, embedded.user.select(ROUND, 'H6')]);
    });
    expect(changed).toEqual([]);
    expect(message()).toBe(refused('H5', 'H6'));
    expect(await ledger()).toEqual([]);
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  });

  test('nor is it set when Excel tells of the selection later than of the key', async () => {
    const changed = await changedBy(async () => {
      const telling = embedded.user.select(ROUND, 'H6');
      await Promise.all([handlers.ponerEnProceso!(), telling]);
    });
    expect(changed).toEqual([]);
    expect(message()).toBe(refused('H5', 'H6'));
  });

  test('each of several in a row is told, and those that are sure are set', async () => {
    const changed = await changedBy(async () => {
      const turns = [handlers.ponerEnProceso!()];
      await embedded.user.select(ROUND, 'H6');
      for (const next of ['H7', 'H9']) {
        turns.push(handlers.ponerEnProceso!());
        await embedded.user.select(ROUND, next);
      }
      turns.push(handlers.ponerEnProceso!());
      await Promise.all(turns);
    });
    expect(changed).toEqual([`H9 ${EN_PROCESO}`]);
    for (const [from, to] of [
      ['H5', 'H6'],
      ['H6', 'H7'],
      ['H7', 'H9'],
    ] as const)
      expect(message()).toContain(refused(from, to));
  });

  test('who stays sets the cell, also again after a refusal, and when what moved was never told', async () => {
    const changed = await changedBy(() => handlers.ponerEnProceso!());
    expect(changed).toEqual([`H5 ${EN_PROCESO}`]);
    // Rows that a colleague inserts may move a selection of which nothing is told.
    const areas = [{ top: 5, left: 7, bottom: 5, right: 7 }];
    sheet().view = { ...sheet().view, selection: { row: 5, column: 7, areas } };
    expect(await changedBy(() => handlers.ponerEnProceso!())).toEqual([]);
    expect(message()).toBe(refused('H5', 'H6'));
    expect(await changedBy(() => handlers.ponerEnProceso!())).toEqual([`H6 ${EN_PROCESO}`]);
  });

  test('what is not known of before does not stand in the way: Excel’s answer counts', async () => {
    await embedded.user.select('2do reporte', 'G9');
    await embedded.user.activate(ROUND);
    expect(await changedBy(() => handlers.ponerEnProceso!())).toEqual([`H5 ${EN_PROCESO}`]);
    tellSelection({ sheetId: sheet().id, address: 'what is this' });
    await embedded.user.select(ROUND, 'H7');
    tellSelection({ sheetId: sheet().id, address: 'C5,what is this' });
    expect(await changedBy(() => handlers.ponerEnProceso!())).toEqual([`H7 ${EN_PROCESO}`]);
    expect(message()).toBeNull();
  });

  test('the pane’s own question tells of a sheet that is shown, of which no event does', async () => {
    await embedded.user.activate('2do reporte');
    await embedded.user.activate(ROUND);
    await follower.idle();
    const changed = await changedBy(async () => {
      const turn = handlers.ponerEnProceso!();
      await Promise.all([turn, embedded.user.select(ROUND, 'H6')]);
    });
    expect(changed).toEqual([]);
    expect(message()).toBe(refused('H5', 'H6'));
  });

  test('an answer counts for nothing once Excel has told of another selection', async () => {
    const takeIn = askSelection();
    await embedded.user.select(ROUND, 'H6');
    takeIn({ sheetId: sheet().id, areas: [{ top: 4, left: 7, bottom: 4, right: 7 }] });
    expect(await changedBy(() => handlers.ponerEnProceso!())).toEqual([`H6 ${EN_PROCESO}`]);
  });

  test('the same cells of another sheet are others', async () => {
    const changed = await changedBy(async () => {
      const turn = handlers.ponerEnProceso!();
      await Promise.all([turn, embedded.user.select('2do reporte', 'H5')]);
    });
    expect(changed).toEqual([]);
    expect(message()).toBe(refused('H5 de otra hoja', 'H5 de «2do reporte»'));
  });

  test('a sheet that is renamed is the same', async () => {
    await embedded.user.renameSheet(ROUND, 'Tercero');
    await handlers.ponerEnProceso!();
    expect(message()).toBeNull();
    expect((await contents('Tercero', 'H5')).flat()).toEqual([EN_PROCESO]);
    await follower.idle();
  });

  test('after «Siguiente pendiente» it is for the cell gone to, and for none if the person goes on from there', async () => {
    const from = selectedNow();
    let target = '';
    const changed = await changedBy(async () => {
      const turns = [handlers.siguientePendiente!(), handlers.ponerEnProceso!()];
      await Promise.all(turns);
      const { row, column } = selectedNow();
      target = `${String.fromCharCode(65 + column)}${row + 1}`;
    });
    expect(target).not.toBe('H5');
    expect(message()).toBeNull();
    expect(at(target, await body())).toBe(EN_PROCESO);
    expect(changed.filter((each) => !each.startsWith(target))).toEqual([]);
    await embedded.user.select(ROUND, 'H5');
    const strayed = await changedBy(async () => {
      const turns = [handlers.siguientePendiente!(), handlers.ponerEnProceso!()];
      while (selectedNow().row === from.row && selectedNow().column === from.column) await Promise.resolve();
      await Promise.all([...turns, embedded.user.select(ROUND, 'T22')]);
    });
    expect(strayed).toEqual([]);
    expect(message()).toMatch(/: la selección pasó de [A-Z]+\d+ a T22 en ese momento/);
  });

  test('after «Ir a la celda» it is for that cell, although Excel has not told of it yet', async () => {
    const changed = await changedBy(() => goTo(ROUND, 'H7').then(() => handlers.ponerEnProceso!()));
    expect(message()).toBeNull();
    expect(changed).toEqual([`H7 ${EN_PROCESO}`]);
  });

  test('whole rows, and several areas in whatever order, are the same cells', async () => {
    await embedded.user.select(ROUND, '6:6');
    await handlers.ponerEnProceso!();
    expect(message()).toBeNull();
    expect(new Set((await body())[1])).toEqual(new Set([EN_PROCESO]));
    const areas = [
      { top: 7, left: 2, bottom: 8, right: 3 },
      { top: 10, left: 4, bottom: 10, right: 4 },
    ];
    sheet().view = { ...sheet().view, selection: { row: 7, column: 2, areas } };
    tellSelection({ sheetId: sheet().id, address: '$E$11,C8:D9' });
    await handlers.ponerEnProceso!();
    expect(message()).toBeNull();
    const after = await body();
    for (const cell of ['C8', 'D8', 'C9', 'D9', 'E11']) expect(at(cell, after)).toBe(EN_PROCESO);
    tellSelection({ sheetId: sheet().id, address: 'E12,C8:D9' });
    await handlers.ponerEnProceso!();
    expect(message()).toBe(refused('E12, C8:D9', 'C8:D9, E11'));
  });

  test('a pane that is not told of selections relies on what Excel answers', async () => {
    await follower.stop();
    const { turns } = await pressOn(['C5', 'C6'], activity);
    await goTo(ROUND, 'C7');
    const more = await pressOn(['C8'], activity);
    await Promise.all([turns, more.turns]);
    expect(message()).toBeNull();
    const all = await column();
    expect([0, 1, 3].map((row) => all[row])).toEqual(Array<string>(3).fill(EN_PROCESO));
  });
});
