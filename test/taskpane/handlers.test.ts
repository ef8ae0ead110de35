/** Do the ribbon's buttons run their actions, tell how they ended, and always release Excel? */
import { BUSY, createActivity, MOST_WAITING, runQuietly, type Activity } from '../../src/actions/activity';
import { ActionError, type Outcome } from '../../src/actions/outcome';
import { takeWantedPlace } from '../../src/actions/pane-place';
import { commandHandlers, STATE_COMMANDS } from '../../src/commands/handlers';

const mockWrite = jest.fn<Promise<Outcome>, [unknown]>();
const mockGoTo = jest.fn<Promise<void>, [string, string | null]>();
const mockSet = jest.fn<Promise<Outcome>, [unknown, string]>();
const mockSelected = jest.fn<Promise<unknown>, []>();
const mockNext = jest.fn<Promise<Outcome>, []>();
jest.mock('../../src/actions/set-states', () => ({ setStates: mockSet }));
jest.mock('../../src/actions/selected-cells', () => ({ cellsForState: () => mockSelected() }));
jest.mock('../../src/actions/next-pending', () => ({ goToNextPending: mockNext }));
jest.mock('../../src/actions/write-findings', () => ({ writeFindings: mockWrite }));
jest.mock('../../src/actions/go-to', () => ({ goTo: mockGoTo }));

const outcome: Outcome = { summary: 'Hecho.', notes: [], sheets: ['Hallazgos'], cancelled: false };
const showAsTaskpane = jest.fn<Promise<void>, []>();

async function press(activity = createActivity()) {
  const completed = jest.fn();
  await commandHandlers(activity).validar!({ completed });
  return { activity, completed };
}

beforeEach(() => {
  jest.resetAllMocks();
  showAsTaskpane.mockResolvedValue();
  mockWrite.mockResolvedValue(outcome);
  mockGoTo.mockResolvedValue();
  mockSelected.mockResolvedValue('C5');
  Object.assign(globalThis, { Office: { addin: { showAsTaskpane } } });
});

test('a button opens the pane, runs, shows the sheet that it made, and is released once', async () => {
  const { activity, completed } = await press();
  expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  expect(activity.state().ended).toMatchObject({ kind: 'done', outcome });
  expect(mockGoTo).toHaveBeenCalledWith('Hallazgos', null);
  expect(completed).toHaveBeenCalledTimes(1);
});

test('a failure is kept for the pane, and the button is released', async () => {
  mockWrite.mockRejectedValue(new ActionError('no_matrix', 'No hay matriz.'));
  const { activity, completed } = await press();
  expect(activity.state().ended).toEqual({ kind: 'failed', title: 'Validar', message: 'No hay matriz.' });
  expect(completed).toHaveBeenCalledTimes(1);
});

test('an Excel that cannot open the pane still gets the action', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  showAsTaskpane.mockRejectedValue(new Error('not supported'));
  const { activity, completed } = await press();
  expect(activity.state().ended).toMatchObject({ kind: 'done' });
  expect(completed).toHaveBeenCalledTimes(1);
  expect(logged).toHaveBeenCalledTimes(1);
});

test('a sheet that cannot be shown is told in the outcome, which stays', async () => {
  mockGoTo.mockRejectedValue(new ActionError('unknown_sheet', 'La hoja ya no está.'));
  const { activity } = await press();
  expect(activity.state().ended).toMatchObject({
    outcome: { summary: 'Hecho.', notes: ['La hoja ya no está.'] },
  });
});

test('nothing is shown of what was cancelled', async () => {
  mockWrite.mockResolvedValue({ ...outcome, cancelled: true });
  await press();
  expect(mockGoTo).not.toHaveBeenCalled();
});

/** An action that runs until it is told how it ended. */
function longOne(activity: Activity, title = 'Fichas') {
  let finish: (result: Outcome) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = activity.run(
    title,
    ({ progress }) =>
      new Promise((resolve, reject) => {
        progress(3, 125, 'Ficha de Metepec');
        finish = resolve;
        fail = reject;
      }),
  );
  return { ended, finish: (result = outcome) => finish(result), fail: (error: unknown) => fail(error) };
}

describe('a button pressed while an action runs', () => {
  const NOT_DONE = 'Validar no se hizo porque había otra acción en curso: repítala.';

  test('is told to wait, and released; what runs goes on', async () => {
    const activity = createActivity();
    const first = longOne(activity);
    const { completed } = await press(activity);
    expect(mockWrite).not.toHaveBeenCalled();
    expect(activity.state()).toMatchObject({
      running: { title: 'Fichas', done: 3, total: 125, what: 'Ficha de Metepec' },
      ended: { kind: 'failed', title: 'Validar', message: 'Espere a que termine la acción en curso.' },
    });
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
    expect(completed).toHaveBeenCalledTimes(1);
    first.finish();
    expect(await first.ended).toBe(true);
  });

  test('is not hidden by the ending of what ran, good or bad', async () => {
    const activity = createActivity();
    const good = longOne(activity);
    await press(activity);
    await press(activity);
    good.finish();
    await good.ended;
    expect(activity.state().ended).toMatchObject({ title: 'Fichas', outcome: { notes: [NOT_DONE] } });
    const bad = longOne(activity);
    await press(activity);
    bad.fail(new ActionError('no_matrix', 'No hay matriz.'));
    await bad.ended;
    expect(activity.state().ended).toMatchObject({ title: 'Fichas', message: `No hay matriz. ${NOT_DONE}` });
  });

  test('nor by a small action that would have nothing to tell', async () => {
    const activity = createActivity();
    let finish: (result: Outcome) => void = () => {};
    const first = runQuietly(activity, 'Poner estado', () => new Promise((resolve) => (finish = resolve)));
    await press(activity);
    finish(outcome);
    await first;
    expect(activity.state().ended).toMatchObject({ title: 'Poner estado', outcome: { notes: [NOT_DONE] } });
  });

  test('is not told again to who has read it, nor to who only pressed twice', async () => {
    const activity = createActivity();
    const first = longOne(activity);
    await press(activity);
    activity.dismiss();
    first.finish();
    await first.ended;
    expect(activity.state().ended).toMatchObject({ outcome: { notes: [] } });
    const twice = longOne(activity, 'Validar');
    await press(activity);
    expect(activity.state().ended).toMatchObject({ message: BUSY });
    twice.finish();
    await twice.ended;
    expect(activity.state().ended).toMatchObject({ outcome: { notes: [] } });
  });
});

describe('states, from the menu or by keys', () => {
  const plain: Outcome = { summary: '«Cumplido» en Metepec, 4.3.', notes: [], sheets: [], cancelled: false };

  async function run(name: string, activity = createActivity()) {
    const completed = jest.fn();
    await commandHandlers(activity)[name]!({ completed });
    expect(completed).toHaveBeenCalledTimes(1);
    return activity;
  }

  test.each(Object.entries(STATE_COMMANDS))('%s sets %s on the selection', async (name, state) => {
    mockSet.mockResolvedValue(plain);
    const activity = await run(name);
    expect(mockSet).toHaveBeenCalledWith('C5', state);
    expect(activity.state()).toEqual({ running: null, ended: null });
    expect(showAsTaskpane).not.toHaveBeenCalled();
  });

  test('what there is to add opens the pane', async () => {
    mockSet.mockResolvedValue({ ...plain, notes: ['La celda C5 tiene una fórmula y se dejó como estaba.'] });
    const activity = await run('ponerCumplido');
    expect(activity.state().ended).toMatchObject({ kind: 'done' });
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  });

  test('a state that the legend lacks is told in the pane', async () => {
    mockSet.mockRejectedValue(new ActionError('no_state', 'La simbología no tiene ese estado.'));
    const activity = await run('ponerSinEvidencia');
    expect(activity.state().ended).toMatchObject({
      kind: 'failed',
      message: 'La simbología no tiene ese estado.',
    });
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  });

  const NOTE = 'La celda C5 tiene una fórmula y se dejó como estaba.';
  const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('while an action runs they wait, each for what was selected when its key was pressed', async () => {
    mockSet.mockResolvedValue(plain);
    const activity = createActivity();
    const handlers = commandHandlers(activity);
    const first = longOne(activity);
    const completed = jest.fn();
    const pressed = [];
    for (const cell of ['G5', 'G6', 'G7']) {
      mockSelected.mockResolvedValueOnce(cell);
      pressed.push(handlers.ponerCumplido!({ completed }));
    }
    mockSelected.mockRejectedValue(new Error('It was asked for later.'));
    await tick();
    expect(completed).toHaveBeenCalledTimes(3);
    expect(mockSet).not.toHaveBeenCalled();
    expect(activity.state()).toMatchObject({ running: { title: 'Fichas', done: 3 }, ended: null });
    first.finish();
    await Promise.all(pressed);
    expect(mockSet.mock.calls).toEqual(['G5', 'G6', 'G7'].map((cell) => [cell, 'cumplido']));
    // How the fichas ended stays for who has not read it.
    expect(activity.state()).toMatchObject({ running: null, ended: { title: 'Fichas', outcome } });
    expect(showAsTaskpane).not.toHaveBeenCalled();
  });

  test('what they have to add comes under the ending of what ran before', async () => {
    mockSet.mockResolvedValue({ ...plain, notes: [NOTE] });
    const activity = createActivity();
    const first = longOne(activity);
    const pressed = commandHandlers(activity).ponerCumplido!();
    first.finish();
    await pressed;
    expect(activity.state().ended).toMatchObject({
      title: 'Fichas',
      outcome: { notes: [`Poner estado: ${NOTE}`] },
    });
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
  });

  test('quick ones run in order as one action, and one that fails stops none', async () => {
    const activity = createActivity();
    const titles = new Set<string>();
    const endings: unknown[] = [];
    activity.subscribe(() => {
      const { running, ended } = activity.state();
      if (running) titles.add(`${running.title} ${running.done}/${running.total}`);
      else endings.push(ended);
    });
    mockSet
      .mockResolvedValueOnce(plain)
      .mockRejectedValueOnce(new ActionError('no_state', 'La simbología no tiene ese estado.'))
      .mockResolvedValueOnce({ ...plain, notes: [NOTE] })
      .mockRejectedValueOnce(new ActionError('no_state', 'La simbología no tiene ese estado.'))
      .mockResolvedValueOnce(plain);
    const handlers = commandHandlers(activity);
    await Promise.all([1, 2, 3, 4, 5].map(() => handlers.ponerCumplido!()));
    expect(mockSet).toHaveBeenCalledTimes(5);
    expect(titles).toContain('Poner estado 4/5');
    expect(endings).toEqual([
      {
        kind: 'failed',
        title: 'Poner estado',
        message: `La simbología no tiene ese estado. ${NOTE} De 5 acciones seguidas, 2 no se hicieron.`,
        extent: 'partly',
      },
    ]);
  });

  test('a failure stays while quick ones follow it, tells what they did, and goes once it can have been read', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    const activity = createActivity();
    const handlers = commandHandlers(activity);
    const failed = { kind: 'failed', title: 'Poner estado', message: 'La simbología no tiene ese estado.' };
    const noState = new ActionError('no_state', failed.message);
    mockSet.mockRejectedValueOnce(noState).mockRejectedValueOnce(noState).mockResolvedValue(plain);
    const after = (count: number) => ({
      ...failed,
      extent: 'partly',
      message: `${failed.message} Después${count === 1 ? '' : ` se hicieron ${count} acciones más; la última`}: ${plain.summary}`,
    });
    for (const [at, ended] of [
      [0, failed],
      [1_000, failed],
      [3_000, after(1)],
      [4_900, after(2)],
    ] as const) {
      now.mockReturnValue(1_000_000 + at);
      await handlers.ponerCumplido!();
      expect(activity.state()).toEqual({ running: null, ended });
    }
    now.mockReturnValue(1_005_100);
    await handlers.ponerCumplido!();
    expect(activity.state()).toEqual({ running: null, ended: null });
    now.mockRestore();
  });

  test('a success after another action’s failure is told under its own name', async () => {
    mockWrite.mockRejectedValueOnce(new ActionError('protected', 'La hoja está protegida.'));
    mockSet.mockResolvedValue(plain);
    const { activity } = await press();
    await run('ponerCumplido', activity);
    expect(activity.state().ended).toEqual({
      kind: 'failed',
      title: 'Validar',
      message: `La hoja está protegida. Después, Poner estado: ${plain.summary}`,
    });
  });

  test('failures of several actions are headed by each of them, and a sentence is said once', async () => {
    const none = new ActionError('no_matrix', 'No se encontró ninguna matriz en el libro.');
    mockWrite.mockRejectedValueOnce(none);
    mockNext.mockRejectedValue(none);
    const { activity } = await press();
    await run('siguientePendiente', activity);
    expect(activity.state().ended).toMatchObject({
      kind: 'failed',
      title: 'Validar y Siguiente pendiente',
      message: none.message,
      extent: 'several',
    });
    mockSet.mockRejectedValueOnce(new ActionError('no_state', 'La simbología no tiene ese estado.'));
    await run('ponerCumplido', activity);
    expect(activity.state().ended).toMatchObject({
      title: 'Validar, Siguiente pendiente y Poner estado',
      message: `Validar: ${none.message} Siguiente pendiente: ${none.message} Poner estado: La simbología no tiene ese estado.`,
    });
  });

  test('what changed nothing is not headed so once another one changed something', async () => {
    const idle = { ...plain, summary: 'No se cambió ninguna celda.', notes: [NOTE], unchanged: true };
    const activity = createActivity();
    mockSet.mockResolvedValueOnce(idle).mockResolvedValueOnce(plain);
    await run('ponerCumplido', activity);
    expect(activity.state().ended).toMatchObject({ outcome: { unchanged: true } });
    await run('ponerCumplido', activity);
    expect(activity.state().ended).toEqual({
      kind: 'done',
      title: 'Poner estado',
      outcome: { ...plain, notes: [NOTE] },
    });
    const together = createActivity();
    mockSet.mockResolvedValueOnce(idle).mockResolvedValueOnce(plain);
    await Promise.all([run('ponerCumplido', together), run('ponerCumplido', together)]);
    expect(together.state().ended).toMatchObject({
      outcome: { summary: 'De 2 acciones seguidas, una no cambió nada.', notes: [NOTE] },
    });
    expect(together.state().ended).not.toHaveProperty('outcome.unchanged');
  });

  test('a failure right after a success that has something to add comes first', async () => {
    const activity = createActivity();
    mockSet
      .mockResolvedValueOnce({ ...plain, notes: [NOTE] })
      .mockRejectedValueOnce(new ActionError('no_state', 'La simbología no tiene ese estado.'));
    await run('ponerCumplido', activity);
    await run('ponerCumplido', activity);
    expect(activity.state().ended).toEqual({
      kind: 'failed',
      title: 'Poner estado',
      message: `La simbología no tiene ese estado. ${NOTE}`,
      extent: 'partly',
    });
  });

  test('a selection that cannot be read is told in its turn', async () => {
    mockSet.mockResolvedValue(plain);
    mockSelected.mockRejectedValueOnce(new ActionError('excel', 'Excel no pudo poner el estado.'));
    const activity = createActivity();
    const first = longOne(activity);
    const pressed = [commandHandlers(activity).ponerCumplido!(), commandHandlers(activity).ponerCumplido!()];
    await tick();
    first.finish();
    await Promise.all(pressed);
    expect(mockSet).toHaveBeenCalledTimes(1);
    expect(activity.state().ended).toMatchObject({
      outcome: {
        notes: expect.arrayContaining([
          'Poner estado: Excel no pudo poner el estado. De 2 acciones seguidas, una no se hizo.',
        ]),
      },
    });
  });

  test('a key held down too long is told what was not done', async () => {
    mockSet.mockResolvedValue(plain);
    const activity = createActivity();
    const first = longOne(activity);
    const handlers = commandHandlers(activity);
    const pressed = Array.from({ length: MOST_WAITING + 2 }, () => handlers.ponerCumplido!());
    await tick();
    expect(activity.state()).toMatchObject({
      running: { title: 'Fichas' },
      ended: { title: 'Poner estado', message: `Ya hay 50 acciones en espera. ${BUSY}` },
    });
    first.finish();
    await Promise.all(pressed);
    expect(mockSet).toHaveBeenCalledTimes(MOST_WAITING);
    expect(activity.state().ended).toMatchObject({
      title: 'Fichas',
      outcome: {
        notes: [expect.stringMatching(/^Poner estado: no se hizo todo, porque .* Repita lo que falte\.$/)],
      },
    });
  });

  test('cancelling says how many were not done', async () => {
    const activity = createActivity();
    const handlers = commandHandlers(activity);
    mockSet.mockImplementationOnce(() => {
      activity.cancel();
      return Promise.resolve(plain);
    });
    await Promise.all([handlers.ponerCumplido!(), handlers.ponerCumplido!(), handlers.ponerCumplido!()]);
    expect(mockSet).toHaveBeenCalledTimes(1);
    expect(activity.state().ended).toMatchObject({
      title: 'Poner estado',
      outcome: { cancelled: true, summary: 'Se canceló: se hicieron 1 de 3 acciones seguidas.' },
    });
  });

  test('after «Siguiente pendiente» a key means the cell that it goes to', async () => {
    mockSet.mockResolvedValue(plain);
    let selected = 'G5';
    mockSelected.mockImplementation(() => Promise.resolve(selected));
    mockNext.mockImplementation(async () => {
      await tick();
      selected = 'G9';
      return { ...plain, summary: 'Siguiente pendiente.' };
    });
    const activity = createActivity();
    const handlers = commandHandlers(activity);
    await Promise.all([
      handlers.ponerCumplido!(),
      handlers.siguientePendiente!(),
      handlers.ponerEnProceso!(),
    ]);
    expect(mockSet.mock.calls).toEqual([
      ['G5', 'cumplido'],
      ['G9', 'en_proceso'],
    ]);
    expect(activity.state()).toEqual({ running: null, ended: null });
  });

  test('a shortcut may come without an event', async () => {
    mockSet.mockResolvedValue(plain);
    await commandHandlers(createActivity()).ponerEnProceso!();
    expect(mockSet).toHaveBeenCalledWith('C5', 'en_proceso');
  });
});

test.each([
  ['otroEstado', 'cell'],
  ['verEnElPanel', 'cell'],
  ['verHallazgos', 'findings'],
])('%s opens the pane at its place', async (name, place) => {
  await commandHandlers(createActivity())[name]!({ completed: jest.fn() });
  expect(takeWantedPlace()).toBe(place);
  expect(showAsTaskpane).toHaveBeenCalledTimes(1);
});

test('a pane that cannot be opened is told of when it is', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  showAsTaskpane.mockRejectedValue(new Error('not supported'));
  const activity = createActivity();
  await commandHandlers(activity).verEnElPanel!({ completed: jest.fn() });
  expect(activity.state().ended).toMatchObject({ kind: 'failed', title: 'Abrir panel' });
  logged.mockRestore();
});
