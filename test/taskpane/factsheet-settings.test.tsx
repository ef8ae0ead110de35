/**
 * Can a person say who speaks in the fichas and from when the terms run, without losing what they chose?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { ActionError, type Outcome } from '../../src/actions/outcome';
import type { FactsheetSettings } from '../../src/domain/factsheet-settings';
import { button, open, OUTCOME, place, press, type, type Fakes } from './open-pane';
import { sampleReading } from './sample-reading';

const KEPT: Outcome = { ...OUTCOME, summary: 'Se guardaron.', sheets: [] };
const AGAIN = 'Las fichas que ya están en el libro siguen como estaban: hágalas de nuevo.';
const LOST = new ActionError(
  'session_lost',
  'Se perdió la conexión con Excel: cierre el panel y ábralo de nuevo.',
);

/** Opens «Informes» over a workbook that keeps what is settled. */
async function openForm(change: Partial<Fakes> = {}, kept?: FactsheetSettings) {
  let settings = kept;
  const settle = async (asked: Partial<FactsheetSettings>): Promise<Outcome> => {
    settings = { issuer: 'infoem', baseDate: null, ...settings, ...asked };
    return KEPT;
  };
  const read = async () => ({ ...sampleReading(), ...(settings && { factsheets: settings }) });
  const opened = await open({ read, settleFactsheets: settle, ...change });
  await place('Informes');
  await waitFor(() => expect(issuer()).toBeInTheDocument());
  return opened;
}

const issuer = () => screen.getByLabelText<HTMLSelectElement>('Emisor');
const date = () => screen.getByLabelText<HTMLInputElement>('Fecha base de los plazos');
const leave = () => act(async () => void fireEvent.blur(date()));

test('shows what the workbook keeps; Infoem and no date when it keeps nothing', async () => {
  await openForm();
  expect(issuer()).toHaveDisplayValue('Infoem');
  expect(date()).toHaveValue('');
});

test('what is chosen is kept at once, and stays when one comes back to the place', async () => {
  const { actions } = await openForm({}, { issuer: 'infoem', baseDate: '2023-01-05' });
  expect(date()).toHaveValue('2023-01-05');
  await type('Emisor', 'ayuntamiento');
  expect(actions.settleFactsheets).toHaveBeenCalledWith({ issuer: 'ayuntamiento' });
  expect(screen.getByText('Guardado en el libro.')).toBeVisible();
  expect(actions.read).toHaveBeenCalledTimes(2);
  await place('Matriz');
  await place('Informes');
  expect(issuer()).toHaveDisplayValue('El Ayuntamiento de cada municipio');
});

test('that fichas already made stay as they are is told beside the field', async () => {
  await openForm({ settleFactsheets: async () => ({ ...KEPT, notes: [AGAIN] }) });
  await type('Emisor', 'ayuntamiento');
  expect(screen.getByText(`Guardado en el libro. ${AGAIN}`)).toBeVisible();
});

test('an issuer that could not be kept is taken back, and why is told', async () => {
  await openForm({ settleFactsheets: async () => Promise.reject(LOST) });
  await type('Emisor', 'ayuntamiento');
  expect(issuer()).toHaveDisplayValue('Infoem');
  expect(screen.getByText(LOST.message)).toBeVisible();
  expect(screen.queryByText(/Guardado/)).toBeNull();
});

test('a date is kept when one leaves its field or presses Enter, once; emptied, there is none', async () => {
  const { actions } = await openForm();
  await type('Fecha base de los plazos', '2023-01-05');
  expect(actions.settleFactsheets).not.toHaveBeenCalled();
  await act(async () => void fireEvent.keyDown(date(), { key: 'Enter' }));
  await leave();
  await type('Fecha base de los plazos', '');
  await leave();
  await leave();
  expect(actions.settleFactsheets.mock.calls).toEqual([[{ baseDate: '2023-01-05' }], [{ baseDate: null }]]);
});

test('a date that could not be kept stays as it was typed, and is tried again', async () => {
  const settle = jest.fn().mockRejectedValueOnce(LOST).mockResolvedValue(KEPT);
  const { actions } = await openForm({ settleFactsheets: settle });
  await type('Fecha base de los plazos', '2023-01-05');
  await leave();
  expect(screen.getByText(LOST.message)).toBeVisible();
  expect(date()).toHaveValue('2023-01-05');
  await leave();
  expect(actions.settleFactsheets).toHaveBeenCalledTimes(2);
  expect(screen.getByText('Guardado en el libro.')).toBeVisible();
});

test('a date of no year that can be meant is told, and not kept', async () => {
  const { actions } = await openForm();
  await type('Fecha base de los plazos', '0023-01-05');
  await leave();
  expect(screen.getByText(/no está completa o no existe/)).toBeVisible();
  expect(actions.settleFactsheets).not.toHaveBeenCalled();
  await type('Fecha base de los plazos', '');
  await leave();
  expect(screen.queryByText(/no está completa/)).toBeNull();
});

test.each(['Hacer 3 fichas', 'Procesar el libro'])('«%s» waits for what is being kept', async (name) => {
  let keep = (_: Outcome): void => undefined;
  const settle = () => new Promise<Outcome>((resolve) => (keep = resolve));
  const { actions } = await openForm({ settleFactsheets: settle });
  const [work] = name.startsWith('Hacer') ? [actions.writeFactsheets] : [actions.process];
  await type('Emisor', 'ayuntamiento');
  await press(name);
  expect(work).not.toHaveBeenCalled();
  await act(async () => keep(KEPT));
  expect(work).toHaveBeenCalledTimes(1);
  expect(button(name)).toBeVisible();
});

test.each(['Hacer 3 fichas', 'Procesar el libro'])(
  '«%s» does not go on over a date that is wrong',
  async (name) => {
    const { actions } = await openForm();
    await type('Fecha base de los plazos', '0023-01-05');
    await press(name);
    expect(actions.writeFactsheets).not.toHaveBeenCalled();
    expect(actions.process).not.toHaveBeenCalled();
    expect(screen.getByText(/no está completa o no existe/)).toBeVisible();
    expect(date()).toHaveFocus();
  },
);

test('a date left for a button is kept before what the button does, and moves nothing under it', async () => {
  const { actions } = await openForm();
  await type('Fecha base de los plazos', '2023-01-05');
  await act(async () => void fireEvent.blur(date(), { relatedTarget: button('Hacer 3 fichas') }));
  expect(screen.queryByText('Guardado en el libro.')).toBeNull();
  await press('Hacer 3 fichas');
  expect(actions.settleFactsheets).toHaveBeenCalledWith({ baseDate: '2023-01-05' });
  expect(actions.writeFactsheets).toHaveBeenCalledTimes(1);
});

test('what is chosen in a row is kept one after the other', async () => {
  const waiting: ((kept: Outcome) => void)[] = [];
  const settle = () => new Promise<Outcome>((resolve) => void waiting.push(resolve));
  const { actions } = await openForm({ settleFactsheets: settle });
  await type('Emisor', 'ayuntamiento');
  await type('Fecha base de los plazos', '2023-01-05');
  await leave();
  expect(actions.settleFactsheets).toHaveBeenCalledTimes(1);
  await act(async () => waiting[0]!(KEPT));
  expect(actions.settleFactsheets.mock.calls[1]).toEqual([{ baseDate: '2023-01-05' }]);
  await act(async () => waiting[1]!(KEPT));
});
