/**
 * Does «Celda» follow the selection, set states, and keep what is typed whatever is selected?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { AdvanceNote, SelectionCard } from '../../src/actions/cell-card';
import { ActionError } from '../../src/actions/outcome';
import { askForPlace } from '../../src/actions/pane-place';
import { createDrafts } from '../../src/taskpane/drafts';
import { open, OUTCOME, place, press, select, type, typeHalfDate, button } from './open-pane';
import { sampleReading } from './sample-reading';

type One = Extract<SelectionCard, { kind: 'cell' }>;
type Many = Extract<SelectionCard, { kind: 'cells' }>;

const STATES: One['states'] = [
  { state: 'cumplido', label: 'Cumplido', color: '#00B050', rank: 4, symbol: '✔' },
  { state: 'en_proceso', label: 'No se tiene - en proceso', color: '#FFC000', rank: 2, symbol: '▷' },
];

function card(change: Partial<One> = {}): One {
  return {
    kind: 'cell',
    sheet: 'Primer reporte',
    address: 'C5',
    municipality: 'Metepec',
    code: '15054',
    tool: '1.1',
    toolName: 'Convenio de colaboración',
    dimension: '1. Colaboración',
    requirement: 'Suscribir el convenio.',
    states: STATES,
    state: 'cumplido',
    doubt: null,
    blocked: null,
    history: [
      {
        sheet: 'Primer reporte',
        title: 'Primer reporte',
        date: '5 de abril de 2023',
        reading: null,
        label: 'Cumplido',
        color: '#00B050',
        symbol: '✔',
        change: null,
        address: 'C5',
        selected: true,
      },
      {
        sheet: 'Segundo reporte',
        title: 'Segundo reporte',
        date: '9 de junio de 2023',
        reading: null,
        label: 'No se tiene - en proceso',
        color: '#FFC000',
        symbol: '▷',
        change: 'retrocedió',
        address: 'D5',
        selected: false,
      },
    ],
    note: null,
    previous: null,
    next: 'D5',
    spoken: 'Metepec, 1.1 Convenio de colaboración: Cumplido',
    ...change,
  };
}

const other = card({ address: 'C6', municipality: 'Ecatepec de Morelos', code: '15033', spoken: 'Ecatepec' });

const many: Many = {
  kind: 'cells',
  sheet: 'Primer reporte',
  address: 'C5:D6',
  count: 4,
  states: STATES,
  tally: [
    { state: 'cumplido', label: 'Cumplido', count: 3 },
    { state: null, label: 'Sin dato', count: 1 },
  ],
  blocked: null,
  spoken: '4 celdas',
};

async function openCell(selection: SelectionCard | null, ...rest: Parameters<typeof open>) {
  const opened = await open(...rest);
  await place('Celda');
  if (selection) await select(opened.follower, selection);
  return opened;
}

describe('one cell', () => {
  test('shows its municipality, tool, state, history, requirement and what a screen reader says', async () => {
    await openCell(card());
    expect(screen.getByRole('heading', { name: 'Metepec' })).toBeVisible();
    expect(screen.getByText('1.1 Convenio de colaboración')).toBeVisible();
    expect(button('Cumplido')).toHaveAttribute('aria-pressed', 'true');
    expect(button('No se tiene - en proceso')).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByText('Suscribir el convenio.')).toBeVisible();
    expect(screen.getByText('Metepec, 1.1 Convenio de colaboración: Cumplido')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Historia' })).toHaveTextContent(/retrocedió.*9 de junio/);
  });

  test('says when the Model asks for nothing, and why a state is in doubt', async () => {
    await openCell(card({ requirement: null, state: null, doubt: 'La celda está vacía.' }));
    expect(screen.getByText(/no establece un requisito/)).toBeVisible();
    expect(screen.getByText('La celda está vacía.')).toBeVisible();
  });

  test('a state is set by one press, shows at once, and leaves no notice', async () => {
    const { actions } = await openCell(card());
    await press('No se tiene - en proceso');
    const target = { sheet: 'Primer reporte', address: 'C5' };
    expect(actions.setStates).toHaveBeenCalledWith(target, 'en_proceso');
    expect(button('No se tiene - en proceso')).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByText(/listo/)).toBeNull();
    await press('Quitar el estado');
    expect(actions.clearStates).toHaveBeenCalledWith(target);
  });

  test('what an action adds is told, and what fails takes the press back', async () => {
    const setStates = jest
      .fn()
      .mockResolvedValueOnce({ ...OUTCOME, notes: ['Se saltó la fórmula de C5.'] })
      .mockRejectedValueOnce(new ActionError('protected', 'La hoja está protegida.'));
    await openCell(card(), { setStates });
    await press('No se tiene - en proceso');
    expect(screen.getByText('Se saltó la fórmula de C5.')).toBeVisible();
    await press('No se tiene - en proceso');
    expect(screen.getByText('La hoja está protegida.')).toBeVisible();
    expect(button('Cumplido')).toHaveAttribute('aria-pressed', 'true');
  });

  test('that cannot be set says why, and does nothing', async () => {
    const { actions } = await openCell(card({ blocked: 'La hoja está protegida.' }));
    expect(screen.getByText('La hoja está protegida.')).toBeVisible();
    await press('No se tiene - en proceso');
    expect(actions.setStates).not.toHaveBeenCalled();
  });

  test('leads to the next cell that needs work, and to the other rounds', async () => {
    const { actions } = await openCell(card());
    await press('Siguiente');
    expect(actions.goTo).toHaveBeenLastCalledWith('Primer reporte', 'D5');
    expect(button('Anterior')).toHaveAttribute('aria-disabled', 'true');
    await press(/9 de junio/);
    expect(actions.goTo).toHaveBeenLastCalledWith('Segundo reporte', 'D5');
  });
});

describe('several cells', () => {
  test('are counted by state and set at once', async () => {
    const { actions } = await openCell(many);
    expect(screen.getByRole('heading', { name: '4 celdas seleccionadas' })).toBeVisible();
    expect(button('Cumplido 3')).toBeVisible();
    expect(screen.getByText('Sin estado: 1 celda.')).toBeVisible();
    await press('No se tiene - en proceso 0');
    const target = { sheet: 'Primer reporte', address: 'C5:D6' };
    expect(actions.setStates).toHaveBeenCalledWith(target, 'en_proceso');
    expect(screen.getByText('«No se tiene - en proceso» en 4 celdas: listo')).toBeVisible();
  });
});

describe('outside of the matrix', () => {
  test('says so kindly, with a way to each round', async () => {
    const { actions } = await openCell({
      kind: 'outside',
      sentence: 'Esta hoja no es un reporte.',
      sheet: 'Hoja1',
    });
    expect(screen.getByRole('region', { name: 'Fuera de la matriz' })).toHaveTextContent('no es un reporte');
    await press('Ir al segundo reporte');
    expect(actions.goTo).toHaveBeenCalledWith('Segundo reporte', 'C5');
  });

  test('before anything is selected it says what to do', async () => {
    await openCell(null);
    expect(screen.getByText(/Seleccione en el libro una celda/)).toBeVisible();
  });
});

describe('«Avance»', () => {
  const stored: AdvanceNote = { advance: 'Firmado.', evidence: '', evidenceOn: null, capturedBy: 'Ana' };

  test('is saved for its cell, with what the table held when it was begun', async () => {
    const { actions, drafts } = await openCell(card({ note: stored }));
    expect(screen.getByLabelText('Avance informado')).toHaveValue('Firmado.');
    await type('Avance informado', 'Firmado y publicado.');
    expect(screen.getByText('Sin guardar.')).toBeVisible();
    await press('Guardar avance');
    const where = { sheet: 'Primer reporte', municipality: '15054', tool: '1.1' };
    const note = { ...stored, advance: 'Firmado y publicado.', capturedBy: '' };
    expect(actions.saveNote).toHaveBeenCalledWith(where, note, stored);
    expect(screen.getByText('Guardado en «Avances».')).toBeVisible();
    expect(screen.getByLabelText('Avance informado')).toHaveValue('Firmado y publicado.');
    expect(drafts.all()).toEqual([]);
  });

  test('what is typed stays when the selection moves, and it is said where it is', async () => {
    const { actions, follower } = await openCell(card());
    await type('Avance informado', 'A medias');
    await select(follower, other);
    expect(screen.getByLabelText('Avance informado')).toHaveValue('');
    expect(screen.getByText(/avance sin guardar: Metepec, 1\.1/)).toBeVisible();
    await press('Volver a la celda');
    expect(actions.goTo).toHaveBeenCalledWith('Primer reporte', 'C5');
    await select(follower, card());
    expect(screen.getByLabelText('Avance informado')).toHaveValue('A medias');
    expect(screen.queryByText(/avance sin guardar/)).toBeNull();
  });

  test('what is typed is told in the other places too, and can be thrown away', async () => {
    const { drafts } = await openCell(card());
    await type('Evidencia', 'Oficio 12');
    await place('Informes');
    expect(screen.getByText(/avance sin guardar: Metepec, 1\.1/)).toBeVisible();
    await press('Descartar el texto');
    expect(drafts.all()).toEqual([]);
  });

  test('what is typed goes with its sheet when that is renamed', async () => {
    const { actions, drafts, follower } = await openCell(card());
    await type('Avance informado', 'A medias');
    const { matrix, ...rest } = sampleReading();
    const [first, ...others] = matrix.rounds;
    const rounds = [{ ...first!, sheet: 'Primero 2023' }, ...others];
    const reading = { ...rest, matrix: { ...matrix, rounds } };
    await act(async () => follower.show({ reading: { kind: 'ready', reading, again: false } }));
    expect(drafts.all()[0]!.place.sheet).toBe('Primero 2023');
    expect(screen.getByText(/Tiene un avance sin guardar: .* \(hoja «Primero 2023»\)/)).toBeVisible();
    await press('Volver a la celda');
    expect(actions.goTo).toHaveBeenCalledWith('Primero 2023', 'C5');
    await select(follower, card({ sheet: 'Primero 2023' }));
    expect(screen.getByLabelText('Avance informado')).toHaveValue('A medias');
  });

  test('what is typed for a cell that is gone is shown, so that it can be copied', async () => {
    const { follower } = await openCell(card());
    await type('Avance informado', 'A medias');
    await type('Evidencia', 'Oficio 12');
    const { matrix, ...rest } = sampleReading();
    const reading = { ...rest, matrix: { ...matrix, rounds: matrix.rounds.slice(1) } };
    await act(async () => follower.show({ reading: { kind: 'ready', reading, again: false } }));
    await select(follower, { kind: 'outside', sentence: 'Esta hoja no es un reporte.', sheet: 'Hoja1' });
    expect(screen.getByText(/copie el texto/)).toBeVisible();
    expect(screen.getByLabelText('Texto sin guardar')).toHaveValue('A medias\nOficio 12');
    expect(screen.queryByRole('button', { name: 'Volver a la celda' })).toBeNull();
  });

  test('what is typed stays at hand when the workbook has no matrix any more', async () => {
    const { follower } = await openCell(card());
    await type('Avance informado', 'A medias');
    await act(async () => follower.show({ reading: { kind: 'no_matrix' } }));
    await waitFor(() => expect(screen.getByLabelText('Texto sin guardar')).toHaveValue('A medias'));
    expect(screen.getByText('Aquí no se encontró la matriz')).toBeVisible();
    const { matrix, ...rest } = sampleReading();
    await act(async () =>
      follower.show({ reading: { kind: 'ready', reading: { matrix, ...rest }, again: false } }),
    );
    await select(follower, card());
    await place(/Celda/);
    expect(screen.getByLabelText('Avance informado')).toHaveValue('A medias');
  });

  test('what is typed outlives the page', async () => {
    let kept: string | null = null;
    const shelf = { read: () => kept, write: (text: string) => void (kept = text) };
    await openCell(card(), {}, { drafts: createDrafts(shelf) });
    await type('Avance informado', 'A medias');
    expect(createDrafts(shelf).all()[0]).toMatchObject({ note: { advance: 'A medias' }, address: 'C5' });
    kept = '[{"from":"another version"}]';
    expect(createDrafts(shelf).all()).toEqual([]);
    kept = 'no es JSON';
    expect(createDrafts(shelf).all()).toEqual([]);
  });

  test('[K62] what is typed is of its workbook: another one in the same pane never shows it, and nothing is lost', async () => {
    let kept: string | null = null;
    let book = 'https://x/uno.xlsx';
    const shelf = { read: () => kept, write: (text: string) => void (kept = text) };
    const draftsNow = () => createDrafts(shelf, () => book);
    const one = draftsNow();
    await openCell(card(), {}, { drafts: one });
    await type('Avance informado', 'De uno');
    book = 'https://x/dos.xlsx';
    const other = draftsNow();
    expect(other.all()).toEqual([]);
    other.keep({ ...one.all()[0]!, note: { ...one.all()[0]!.note, advance: 'De dos' } });
    book = 'https://x/uno.xlsx';
    expect(
      draftsNow()
        .all()
        .map(({ note }) => note.advance),
    ).toEqual(['De uno']);
  });

  test('a workbook saved under another name keeps what was typed for it', async () => {
    let kept: string | null = null;
    let book = 'https://x/uno.xlsx';
    const shelf = { read: () => kept, write: (text: string) => void (kept = text) };
    const drafts = createDrafts(shelf, () => book);
    await openCell(card(), {}, { drafts });
    await type('Avance informado', 'Antes');
    book = 'https://x/copia.xlsx';
    await type('Avance informado', 'Antes y después');
    expect(createDrafts(shelf, () => book).all()[0]).toMatchObject({ note: { advance: 'Antes y después' } });
  });

  test('a failure to save keeps the text', async () => {
    const failure = new ActionError('protected', 'La hoja «Avances» está protegida.');
    await openCell(card(), { saveNote: async () => Promise.reject(failure) });
    await type('Avance informado', 'A medias');
    await press('Guardar avance');
    expect(screen.getByText('La hoja «Avances» está protegida.')).toBeVisible();
    expect(screen.getByLabelText('Avance informado')).toHaveValue('A medias');
  });

  test('a note that changed meanwhile is never written over without asking', async () => {
    const { actions, follower } = await openCell(card());
    await type('Avance informado', 'Lo mío');
    await select(follower, card({ note: stored }));
    expect(screen.getByText(/Ahora la hoja «Avances» dice: «Firmado\.»/)).toBeVisible();
    expect(screen.getByLabelText('Avance informado')).toHaveValue('Lo mío');
    await press('Guardar avance');
    expect(actions.saveNote).not.toHaveBeenCalled();
    await press('Conservar lo mío');
    await press('Guardar avance');
    expect(actions.saveNote.mock.calls[0]![2]).toEqual(stored);
  });

  test('taking what is stored drops the draft', async () => {
    const { follower } = await openCell(card());
    await type('Avance informado', 'Lo mío');
    await select(follower, card({ note: stored }));
    await press('Tomar lo guardado');
    expect(screen.getByLabelText('Avance informado')).toHaveValue('Firmado.');
  });
});

describe('the date of the evidence', () => {
  const DATE = 'Fecha de la evidencia';
  const WRONG = /Esta fecha no está completa o no existe/;
  const LOST = /La fecha quedó a medias y no se pudo conservar/;

  test('that is half typed is told, and nothing is saved until it is whole', async () => {
    const { actions, drafts } = await openCell(card());
    await type('Avance informado', 'Firmado.');
    const { mend } = await typeHalfDate(DATE);
    expect(screen.getByText(WRONG)).toBeVisible();
    await press('Guardar avance');
    expect(actions.saveNote).not.toHaveBeenCalled();
    expect(screen.getByLabelText(DATE)).toHaveFocus();
    expect(screen.getByText('Sin guardar.')).toBeVisible();
    expect(drafts.all()).toHaveLength(1);
    mend();
    await type(DATE, '2023-05-12');
    expect(screen.queryByText(WRONG)).toBeNull();
    await press('Guardar avance');
    expect(actions.saveNote.mock.calls[0]![1]).toMatchObject({
      advance: 'Firmado.',
      evidenceOn: '2023-05-12',
    });
    expect(drafts.all()).toEqual([]);
  });

  test('that is half typed is something unsaved by itself, and can be thrown away', async () => {
    const { drafts } = await openCell(card());
    await typeHalfDate(DATE);
    expect(drafts.all()).toMatchObject([{ halfDate: true }]);
    await press('Descartar el texto');
    expect(drafts.all()).toEqual([]);
    expect(screen.queryByText(WRONG)).toBeNull();
  });

  test('that was half typed is not the next cell’s, and whoever comes back is told', async () => {
    const { actions, follower } = await openCell(card());
    await type('Avance informado', 'Firmado.');
    const { mend } = await typeHalfDate(DATE);
    await select(follower, other);
    mend();
    expect(screen.queryByText(WRONG)).toBeNull();
    expect(screen.queryByText(LOST)).toBeNull();
    await select(follower, card());
    expect(screen.getByText(LOST)).toBeVisible();
    // Who only passes through the field has not answered.
    await act(async () => {
      fireEvent.keyUp(screen.getByLabelText(DATE), { key: 'Tab' });
      fireEvent.blur(screen.getByLabelText(DATE));
    });
    expect(screen.getByText(LOST)).toBeVisible();
    await type(DATE, '2023-05-12');
    expect(screen.queryByText(LOST)).toBeNull();
    await press('Guardar avance');
    expect(actions.saveNote.mock.calls[0]![1]).toMatchObject({ evidenceOn: '2023-05-12' });
  });

  test('of no year that can be meant is told, and not saved', async () => {
    const { actions } = await openCell(card());
    await type(DATE, '0023-05-12');
    expect(screen.queryByText(WRONG)).toBeNull();
    await press('Guardar avance');
    expect(screen.getByText(WRONG)).toBeVisible();
    expect(actions.saveNote).not.toHaveBeenCalled();
  });
});

test('the cell menu can ask for «Celda»', async () => {
  const { follower } = await open();
  await select(follower, card());
  await act(async () => askForPlace('cell'));
  expect(screen.getByRole('tab', { name: 'Celda' })).toHaveAttribute('aria-selected', 'true');
});

test('arrow keys move among the tabs, and only the chosen one is a stop of the Tab key', async () => {
  await open();
  const tabs = within(screen.getByRole('tablist')).getAllByRole('tab');
  expect(tabs.map((tab) => tab.tabIndex)).toEqual([0, -1, -1, -1]);
  tabs[0]!.focus();
  const key = (name: string) =>
    act(
      async () =>
        void document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true }),
        ),
    );
  await key('ArrowLeft');
  expect(tabs[3]).toHaveFocus();
  await key('ArrowRight');
  expect(tabs[0]).toHaveFocus();
});
