/** Do the ribbon's buttons run their actions, tell how they ended, and always release Excel? */
import { createActivity } from '../../src/actions/activity';
import { ActionError, type Outcome } from '../../src/actions/outcome';
import { commandHandlers } from '../../src/commands/handlers';

const mockWrite = jest.fn<Promise<Outcome>, [unknown]>();
const mockGoTo = jest.fn<Promise<void>, [string, string | null]>();
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
