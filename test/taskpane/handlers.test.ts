/** Do the ribbon's buttons run their actions, tell how they ended, and always release Excel? */
import { createActivity } from '../../src/actions/activity';
import { ActionError, type Outcome } from '../../src/actions/outcome';
import { takeWantedPlace } from '../../src/actions/pane-place';
import { commandHandlers, STATE_COMMANDS } from '../../src/commands/handlers';

const mockWrite = jest.fn<Promise<Outcome>, [unknown]>();
const mockGoTo = jest.fn<Promise<void>, [string, string | null]>();
const mockSet = jest.fn<Promise<Outcome>, [string, string]>();
jest.mock('../../src/actions/set-states', () => ({ setStates: mockSet }));
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

test('while an action runs, a second button does nothing and is released', async () => {
  const activity = createActivity();
  let finish: (result: Outcome) => void = () => {};
  const first = activity.run('Fichas', () => new Promise((resolve) => (finish = resolve)));
  const { completed } = await press(activity);
  expect(mockWrite).not.toHaveBeenCalled();
  expect(activity.state().running?.title).toBe('Fichas');
  expect(completed).toHaveBeenCalledTimes(1);
  finish(outcome);
  expect(await first).toBe(true);
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
    expect(mockSet).toHaveBeenCalledWith('selection', state);
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

  test('while an action runs nothing is set, and the pane shows what runs', async () => {
    const activity = createActivity();
    let finish: (result: Outcome) => void = () => {};
    const first = activity.run('Fichas', () => new Promise((resolve) => (finish = resolve)));
    await run('ponerCumplido', activity);
    expect(mockSet).not.toHaveBeenCalled();
    expect(showAsTaskpane).toHaveBeenCalledTimes(1);
    finish(outcome);
    await first;
  });

  test('a shortcut may come without an event', async () => {
    mockSet.mockResolvedValue(plain);
    await commandHandlers(createActivity()).ponerEnProceso!();
    expect(mockSet).toHaveBeenCalledWith('selection', 'en_proceso');
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
