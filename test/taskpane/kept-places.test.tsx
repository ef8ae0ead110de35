/**
 * Does a place keep what a person chose in it while another one is shown, and stay right when the workbook changes?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { WorkbookReading } from '../../src/actions/outcome';
import { askForPlace } from '../../src/actions/pane-place';
import { button, open, place, press, type, type FakeFollower } from './open-pane';
import { round, SECOND, sampleReading } from './sample-reading';

const tick = (name: string) => act(async () => void fireEvent.click(screen.getByRole('checkbox', { name })));
const show = (follower: FakeFollower, reading: WorkbookReading) =>
  act(async () => follower.show({ reading: { kind: 'ready', reading, again: false } }));
const third = round({ sheet: 'Tercer reporte', position: 2, number: 3, reportedOn: '2023-09-01' });

describe('«Informes»', () => {
  async function choose() {
    const opened = await open({
      read: async () => sampleReading({ rounds: [round(), SECOND, third] }),
    });
    await place('Informes');
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Solo algunos' })));
    await tick('Metepec');
    await tick('San Nadie');
    await type('Reporte anterior', 'Primer reporte');
    await place('Matriz');
    return opened;
  }

  test('keeps the municipalities and the rounds that were chosen', async () => {
    await choose();
    expect(screen.queryByRole('button', { name: /^Hacer/ })).toBeNull();
    await place('Informes');
    expect(button('Hacer 2 fichas')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Metepec' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Reporte anterior' })).toHaveValue('Primer reporte');
  });

  test('whoever is gone from the workbook is not counted, and a round that is gone not compared', async () => {
    const { actions, follower } = await choose();
    const rounds = [SECOND, third].map((each) => ({ ...each, rows: each.rows.slice(0, 2) }));
    await show(follower, sampleReading({ rounds }));
    await place('Informes');
    expect(screen.getByText('1 elegido')).toBeVisible();
    const from = screen.getByRole('combobox', { name: 'Reporte anterior' });
    expect(from).toHaveValue('Segundo reporte');
    await press('Hacer 1 ficha');
    expect(actions.writeFactsheets.mock.calls[0]![0].municipalities).toEqual(['Metepec']);
    // That action reads the workbook again, and there they are back: so is what was chosen.
    expect(button('Hacer 2 fichas')).toBeVisible();
    expect(from).toHaveValue('Primer reporte');
  });
});

describe('«Matriz»', () => {
  test('keeps an order that is not saved, and the date of a new round', async () => {
    const { actions } = await open();
    await press('Ver o cambiar el orden');
    await waitFor(() => expect(screen.getByLabelText('Cumplido')).toBeInTheDocument());
    await type('Cumplido', '0');
    await press('Preparar un nuevo reporte');
    await type('Fecha del nuevo reporte', '2023-08-01');
    await place('Informes');
    await place('Matriz');
    expect(screen.getByLabelText('Cumplido')).toHaveValue('0');
    expect(button('Guardar el orden')).not.toHaveAttribute('aria-disabled');
    await press('Hacer el nuevo reporte');
    expect(actions.newRound.mock.calls[0]![0]).toMatchObject({ date: '2023-08-01' });
  });

  test('a new round is begun from the one that is the last by then', async () => {
    const { actions, follower } = await open();
    await press('Preparar un nuevo reporte');
    await place('Informes');
    await show(follower, sampleReading({ rounds: [round(), SECOND, third] }));
    await place('Matriz');
    await press('Hacer el nuevo reporte');
    expect(actions.newRound.mock.calls[0]![0]).toMatchObject({ from: 'Tercer reporte' });
  });

  test('what the legend would change is asked again by whoever comes back', async () => {
    const { actions } = await open();
    await press('Ver qué cambiará');
    await type('Mostrar cada estado como', 'texto');
    expect(actions.previewLegend).toHaveBeenCalledTimes(1);
    await place('Informes');
    expect(actions.previewLegend).toHaveBeenCalledTimes(1);
    await place('Matriz');
    expect(actions.previewLegend).toHaveBeenCalledTimes(2);
    await press('Aplicar simbología');
    expect(actions.applyLegend.mock.calls[0]![0]).toMatchObject({ mode: 'texto' });
  });
});

describe('«Hallazgos»', () => {
  test('keeps its filters, and shows what was read meanwhile', async () => {
    const { follower } = await open();
    await place(/Hallazgos/);
    await press('Errores 1');
    await type('Mostrar los de', 'Primer reporte');
    await place('Matriz');
    const reading = sampleReading();
    const findings = reading.findings.map((each) => ({ ...each, message: `${each.message} De nuevo.` }));
    await show(follower, { ...reading, findings });
    // A place that is not shown is not drawn: typing in the cells goes on undisturbed.
    expect(screen.queryByText(/De nuevo/)).toBeNull();
    await place(/Hallazgos/);
    expect(button('Errores 1')).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByLabelText('Mostrar los de')).toHaveValue('Primer reporte');
    expect(screen.getByText(/no está en la lista\. De nuevo/)).toBeVisible();
  });

  test('a filter by a sheet that is gone hides nothing', async () => {
    const { follower } = await open();
    await place(/Hallazgos/);
    await type('Mostrar los de', 'Segundo reporte');
    await place('Matriz');
    const reading = sampleReading();
    await show(follower, { ...reading, findings: reading.findings.slice(0, 2) });
    await place(/Hallazgos/);
    expect(screen.getByText(/El morado de la celda/)).toBeVisible();
  });
});

describe('another place', () => {
  test('begins at its beginning, whoever asks for it', async () => {
    await open();
    const page = document.documentElement;
    page.scrollTop = 500;
    await place('Informes');
    expect(page.scrollTop).toBe(0);
    page.scrollTop = 300;
    await act(async () => askForPlace('findings'));
    expect(page.scrollTop).toBe(0);
    // The one that is shown already is left as it is.
    page.scrollTop = 200;
    await act(async () => askForPlace('findings'));
    expect(page.scrollTop).toBe(200);
  });

  test('does not swallow the focus of what led to it', async () => {
    await open();
    button('Ver los hallazgos').focus();
    await press('Ver los hallazgos');
    expect(screen.getByRole('tab', { name: /Hallazgos/ })).toHaveFocus();
  });

  test('is not loaded before it is first shown, and is the only panel then', async () => {
    await open();
    expect(document.querySelectorAll('[role=tabpanel]')).toHaveLength(1);
    await place('Informes');
    const tab = screen.getByRole('tab', { name: 'Informes' });
    expect(screen.getByRole('tabpanel')).toHaveAttribute('id', tab.getAttribute('aria-controls'));
  });
});
