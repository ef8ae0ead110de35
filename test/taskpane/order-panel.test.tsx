/**
 * Can a person say in words which state is better, and see the order that comes of it before keeping it?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, screen, waitFor, within } from '@testing-library/react';
import { ActionError } from '../../src/actions/outcome';
import type { Legend } from '../../src/domain/matrix';
import { MODEL_ORDER, orderText, type KeptOrder } from '../../src/domain/state-order';
import { placeState } from '../../src/domain/state-places';
import { button, open, press, type } from './open-pane';
import { LEGEND, round, sampleReading } from './sample-reading';

const OWN = 'en_revision';
const own: Legend = {
  ...LEGEND,
  entries: [
    ...LEGEND.entries,
    { state: OWN, label: 'En revisión', color: '#7030A0', rank: null, swatch: null, labelAt: null },
  ],
};
const withOwn = (order: KeptOrder | null = null) => ({
  ...sampleReading({ rounds: [round({ legend: own })] }),
  order,
});
const kept = placeState(MODEL_ORDER, OWN, { kind: 'with', state: 'en_proceso' });

async function openPanel(order: KeptOrder | null = null, change: Parameters<typeof open>[0] = {}) {
  const opened = await open({ read: async () => withOwn(order), ...change });
  await press('Ver o cambiar el orden');
  await waitFor(() => expect(screen.getByLabelText('En revisión')).toBeInTheDocument());
  return opened;
}

const options = () =>
  [...screen.getByLabelText<HTMLSelectElement>('En revisión').options].map(({ text }) => text);
const order = () => screen.getAllByRole('list').at(-1)!;
const levels = () =>
  within(order())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('an own state waits for its place, and nothing is chosen for the person', async () => {
  await openPanel();
  expect(screen.getByLabelText('En revisión')).toHaveValue('');
  expect(
    screen.getByText(/Por decidir: «En revisión»\. Mientras tanto, sus cambios no se comparan\./),
  ).toBeVisible();
  expect(button('Guardar el orden')).toHaveAttribute('aria-disabled', 'true');
  expect(button('Poner el orden del Modelo')).toHaveAttribute('aria-disabled', 'true');
  expect(options().slice(0, 4)).toEqual([
    'Elija su lugar…',
    'Antes de «Pendiente sin evidencia»: el menos avanzado',
    'Igual que «Pendiente sin evidencia»',
    'Después de «Pendiente sin evidencia» y antes de «Información errónea»',
  ]);
  expect(options().slice(-2)).toEqual([
    'Después de «Cumplido»: el más avanzado',
    'Sin lugar: sus cambios no se comparan',
  ]);
});

test('the order that would come is seen, and kept when asked, once', async () => {
  const { actions } = await openPanel();
  const choices = options();
  await type('En revisión', String(choices.indexOf('Igual que «No se tiene - en proceso»') - 1));
  expect(levels()).toEqual([
    '«Pendiente sin evidencia»',
    '«Información errónea»',
    '«No se tiene - en proceso» y «En revisión», en el mismo lugar',
    '«Se cuenta con el proyecto, falta conclusión del mismo»',
    '«Cumplido»',
  ]);
  expect(actions.orderStates).not.toHaveBeenCalled();
  await press('Guardar el orden');
  expect(actions.orderStates).toHaveBeenCalledTimes(1);
  expect(actions.orderStates.mock.calls[0]!.slice(0, 2)).toEqual([kept, null]);
  await waitFor(() => expect(button('Ver o cambiar el orden')).toBeVisible());
});

test('a state can be said to have no place, and to have one again', async () => {
  await openPanel();
  await type('En revisión', 'fuera');
  expect(screen.getByText('Sin lugar en el orden: «En revisión».')).toBeVisible();
  expect(levels()).toHaveLength(5);
  await type('En revisión', '10');
  expect(levels().at(-1)).toBe('«En revisión»');
});

test('what the workbook keeps is shown, and the Model’s order is one press away', async () => {
  const { actions } = await openPanel({ text: orderText(kept), order: kept });
  const field = screen.getByLabelText<HTMLSelectElement>('En revisión');
  expect(field.selectedOptions[0]!.text).toBe('Igual que «No se tiene - en proceso»');
  expect(options()).not.toContain('Elija su lugar…');
  await press('Poner el orden del Modelo');
  expect(actions.orderStates).not.toHaveBeenCalled();
  expect(screen.getByText(/^Por decidir: «En revisión»\./)).toBeVisible();
  await press('Guardar el orden');
  expect(actions.orderStates.mock.calls[0]!.slice(0, 2)).toEqual([null, orderText(kept)]);
});

test('an order that cannot be kept is told, and what was chosen stays', async () => {
  const orderStates = async () => {
    throw new ActionError('changed_meanwhile', 'El orden cambió mientras tanto.');
  };
  await openPanel(null, { orderStates });
  await type('En revisión', '0');
  await press('Guardar el orden');
  expect(screen.getByText('El orden cambió mientras tanto.', { exact: false })).toBeVisible();
  expect(screen.getByLabelText('En revisión')).toHaveValue('0');
});

test('a book with only the Model’s states can change their order too', async () => {
  await open();
  await press('Ver o cambiar el orden');
  await waitFor(() => expect(screen.getByText(/solo tiene los estados del Modelo/)).toBeVisible());
  await act(async () => undefined);
  await type('Cumplido', '0');
  expect(levels()[0]).toBe('«Cumplido»');
});

test('the states of the Model are reached by Tab too: office.js passes over what has no tabindex', async () => {
  await openPanel();
  expect(screen.getByText('Estados del Modelo')).toHaveAttribute('tabindex', '0');
});

test('the only state with a place is offered no neighbour', async () => {
  const none = MODEL_ORDER.levels
    .flat()
    .reduce((now, state) => placeState(now, state, { kind: 'outside' }), MODEL_ORDER);
  await openPanel({ text: orderText(none), order: none });
  expect(options()).toEqual([
    'Elija su lugar…',
    'El único con lugar',
    'Sin lugar: sus cambios no se comparan',
  ]);
});

test('until something is chosen the form shows what is read, also when that comes late', async () => {
  const { actions, follower } = await openPanel();
  const order = { text: orderText(kept), order: kept };
  await act(async () => follower.show({ reading: { kind: 'ready', reading: withOwn(order), again: false } }));
  const field = screen.getByLabelText<HTMLSelectElement>('En revisión');
  expect(field.selectedOptions[0]!.text).toBe('Igual que «No se tiene - en proceso»');
  await type('En revisión', 'fuera');
  // Whoever else saves another order meanwhile is not written over.
  await act(async () => follower.show({ reading: { kind: 'ready', reading: withOwn(null), again: false } }));
  expect(field).toHaveValue('fuera');
  await press('Guardar el orden');
  expect(actions.orderStates.mock.calls[0]![1]).toBe(orderText(kept));
});

test('an order that cannot be read any more is told, and can be given anew', async () => {
  const { actions } = await openPanel({ text: 'sin_evid', order: null });
  expect(screen.getByText(/El libro guardaba un orden que ya no se puede leer/)).toBeVisible();
  await press('Guardar el orden');
  expect(actions.orderStates.mock.calls[0]!.slice(0, 2)).toEqual([null, 'sin_evid']);
});
