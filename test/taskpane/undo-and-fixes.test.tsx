/**
 * Does the pane offer what can be taken back, what can safely be set right, and tell what it did by itself?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { FixGroup } from '../../src/actions/fixes';
import { ActionError } from '../../src/actions/outcome';
import { button, expectLogged, open, OUTCOME, place, press, typeHalfDate } from './open-pane';
import { finding, sampleReading } from './sample-reading';

describe('«Deshacer»', () => {
  const last = { id: 'a1', title: '3 correcciones', cells: 54, when: new Date(0), whole: false };

  test('says what it would take back, does it, and is asked again', async () => {
    const lastUndo = jest.fn().mockResolvedValueOnce(last).mockResolvedValue(null);
    const { actions } = await open({ lastUndo });
    const what = 'Deshacer: 3 correcciones (54 celdas)';
    await waitFor(() => expect(button('Deshacer')).toHaveAttribute('title', what));
    await press('Deshacer');
    expect(actions.undoLast).toHaveBeenCalledTimes(1);
    expect(actions.undoLast).toHaveBeenCalledWith('a1');
    expect(screen.getByText('Deshacer: listo')).toBeVisible();
    await waitFor(() => expect(button('Deshacer')).toHaveAttribute('aria-disabled', 'true'));
    expect(actions.read).toHaveBeenCalledTimes(2);
  });

  test('is not offered when nothing is left, or when that cannot be known', async () => {
    const { actions } = await open({ lastUndo: async () => Promise.reject(new TypeError('no')) });
    await waitFor(() => expect(actions.lastUndo).toHaveBeenCalled());
    await press('Deshacer');
    expect(actions.undoLast).not.toHaveBeenCalled();
    expectLogged();
  });
});

describe('what the add-in did by itself', () => {
  test('is told with a way to its cell, until it is closed', async () => {
    const { actions, follower } = await open();
    await waitFor(() => expect(actions.lastUndo).toHaveBeenCalledTimes(1));
    const text = '«c» pasó a «Cumplido» en Metepec, 1.1.';
    await act(async () =>
      follower.show({ notices: [{ id: 7, text, sheet: 'Primer reporte', address: 'C5' }] }),
    );
    expect(screen.getByText(text, { exact: false })).toBeVisible();
    await waitFor(() => expect(actions.lastUndo).toHaveBeenCalledTimes(2));
    await press('Ver C5');
    expect(actions.goTo).toHaveBeenCalledWith('Primer reporte', 'C5');
    await press('Cerrar el aviso');
    expect(screen.queryByText(text, { exact: false })).toBeNull();
  });
});

test('of many things that it did, the newest is told and the others are at hand', async () => {
  const { follower } = await open();
  const notices = [1, 2, 3].map((id) => ({ id, text: `Aviso ${id}.`, sheet: null, address: null }));
  await act(async () => follower.show({ notices }));
  expect(screen.getByText('Aviso 3.')).toBeVisible();
  expect(screen.queryByText('Aviso 1.')).toBeNull();
  await press('Ver 2 avisos anteriores');
  expect(screen.getByText('Aviso 1.')).toBeVisible();
  await act(async () => follower.show({ notices }));
  for (const close of screen.getAllByRole('button', { name: 'Cerrar el aviso' })) {
    await act(async () => void fireEvent.click(close));
  }
  expect(follower.state().notices).toEqual([]);
});

describe('fixes', () => {
  const findings = ['C5', 'C6', 'D7'].map((cell) =>
    finding('error', { cell, message: `Conflicto en ${cell}.` }),
  );
  const line = (index: number, after = 'Cumplido') => ({
    finding: findings[index]!,
    fix: { kind: 'keep_text' } as const,
    sheet: 'Primer reporte',
    cell: findings[index]!.cell!,
    before: 'Cumplido, con color rojo',
    after,
    place: 'Metepec, 1.1',
    confirms: false,
  });
  const groups: FixGroup[] = [
    { key: 'V5·keep_text', title: 'Conservar el texto', lines: [line(0), line(1)] },
    { key: 'V5·take_color', title: 'Tomar el color', lines: [line(2, 'Pendiente')] },
  ];
  const openFindings = async (change: Parameters<typeof open>[0] = {}) => {
    const opened = await open({
      read: async () => sampleReading({ findings }),
      fixesOf: async () => groups,
      ...change,
    });
    await place(/Hallazgos/);
    return opened;
  };

  test('all of a kind are seen first, and what is unticked stays', async () => {
    const { actions } = await openFindings();
    expect(screen.queryByText('Tomar el color (1 celda)')).toBeNull();
    await press('Ver los cambios');
    expect(actions.applyFixes).not.toHaveBeenCalled();
    const second = screen.getByRole('checkbox', {
      name: 'Metepec, 1.1 · Primer reporte, C6: «Cumplido, con color rojo» → «Cumplido»',
    });
    await act(async () => void fireEvent.click(second));
    await press('Corregir 1 celda');
    expect(actions.applyFixes.mock.calls[0]![0]).toEqual([groups[0]!.lines[0]]);
  });

  test('a state that is only confirmed is not shown as a change, and no proposal is called safe', async () => {
    const confirmed = [0, 1].map((index) => ({ ...line(index), before: 'Cumplido' }));
    const title = 'Confirmar el estado que se leyó';
    await openFindings({ fixesOf: async () => [{ key: 'V3·write_state', title, lines: confirmed }] });
    await press('Ver los cambios');
    expect(
      screen.getByRole('checkbox', { name: 'Metepec, 1.1 · Primer reporte, C5: se confirma «Cumplido»' }),
    ).toBeChecked();
    expect(screen.queryByText(/seguro/)).toBeNull();
  });

  test('one is applied from its finding', async () => {
    const { actions } = await openFindings();
    await press('Tomar el color: «Pendiente»');
    expect(actions.applyFixes.mock.calls[0]![0]).toEqual(groups[1]!.lines);
    expect(screen.getByText('Correcciones: listo')).toBeVisible();
  });

  test('those that the filter hides are not offered', async () => {
    await openFindings();
    await press('Errores 3');
    expect(screen.queryByText(/Conservar el texto/)).toBeNull();
  });

  test('without them the findings are still seen', async () => {
    await openFindings({ fixesOf: async () => Promise.reject(new ActionError('excel', 'Ya no.')) });
    expect(screen.getByText('Conflicto en C5.')).toBeVisible();
  });

  test('findings are filtered by sheet', async () => {
    const read = async () =>
      sampleReading({ findings: [...findings, finding('aviso', { sheet: 'Segundo reporte' })] });
    await open({ read });
    await place(/Hallazgos/);
    const sheets = screen.getByRole('combobox', { name: 'Mostrar los de' });
    await act(async () => void fireEvent.change(sheets, { target: { value: 'Segundo reporte' } }));
    expect(screen.queryByText('Conflicto en C5.')).toBeNull();
    expect(button('Errores 0')).toBeVisible();
  });
});

describe('a preview', () => {
  test('of «Aplicar simbología» tells what will change before it does, and can be closed', async () => {
    const { actions } = await open();
    await press('Ver qué cambiará');
    const preview = screen.getByRole('group', { name: 'Qué cambiará al aplicar la simbología' });
    expect(preview).toHaveTextContent('4 celdas reciben el texto de su estado.');
    expect(preview).toHaveTextContent('3 celdas cambian su relleno');
    expect(preview).toHaveTextContent('1 celda que no se pudo leer se queda como está.');
    await press('C5');
    expect(actions.goTo).toHaveBeenCalledWith('Primer reporte', 'C5');
    await press('Ahora no');
    expect(actions.applyLegend).not.toHaveBeenCalled();
    expect(button('Ver qué cambiará')).toHaveFocus();
  });

  test('that fails says why and can be asked again', async () => {
    const failure = new ActionError('edit_mode', 'Termine de editar la celda.');
    const preview = {
      rounds: [],
      skipped: ['«A» está protegida.'],
      formulas: ['La fórmula.'],
    };
    const previewLegend = jest.fn().mockRejectedValueOnce(failure).mockResolvedValue(preview);
    const { actions } = await open({ previewLegend });
    await press('Ver qué cambiará');
    expect(screen.getByText('Termine de editar la celda.')).toBeVisible();
    await press('Intentar de nuevo');
    expect(screen.getByText('«A» está protegida.')).toBeVisible();
    expect(screen.getByText('La fórmula.')).toBeVisible();
    await press('Aplicar simbología');
    expect(actions.applyLegend).not.toHaveBeenCalled();
  });

  test('of a new round tells what is copied', async () => {
    const { actions } = await open();
    await press('Preparar un nuevo reporte');
    expect(
      screen.getByText(/Se copiará «Segundo reporte» en una hoja nueva, con 3 municipios/),
    ).toBeVisible();
    const date = screen.getByLabelText('Fecha del nuevo reporte');
    await act(async () => void fireEvent.change(date, { target: { value: '2023-08-01' } }));
    await press('Hacer el nuevo reporte');
    expect(actions.newRound.mock.calls[0]![0]).toMatchObject({ from: 'Segundo reporte', date: '2023-08-01' });
  });
});

test('a new round is not made while its date is half typed: it would be of today', async () => {
  const { actions } = await open();
  await press('Preparar un nuevo reporte');
  const { mend } = await typeHalfDate('Fecha del nuevo reporte');
  await press('Hacer el nuevo reporte');
  expect(actions.newRound).not.toHaveBeenCalled();
  expect(screen.getByText(/Esta fecha no está completa o no existe/)).toBeVisible();
  const date = screen.getByLabelText('Fecha del nuevo reporte');
  expect(date).toHaveFocus();
  mend();
  await act(async () => void fireEvent.keyUp(date));
  expect(screen.queryByText(/Esta fecha no está completa/)).toBeNull();
  await press('Hacer el nuevo reporte');
  expect(actions.newRound.mock.calls[0]![0]).toMatchObject({ date: undefined });
});

describe('the first run', () => {
  test('welcomes once', async () => {
    const write = jest.fn();
    await open({}, { welcome: { read: () => null, write } });
    expect(screen.getByText('Matriz Viva leyó su libro')).toBeVisible();
    await press('Cerrar el aviso');
    expect(write).toHaveBeenCalled();
    expect(screen.queryByText('Matriz Viva leyó su libro')).toBeNull();
  });

  test('offers the example only where there is no matrix', async () => {
    const read = jest
      .fn()
      .mockRejectedValueOnce(new ActionError('no_matrix', 'No hay.'))
      .mockResolvedValue(sampleReading());
    const { actions } = await open({ read, createSample: async () => OUTCOME });
    expect(screen.getByText(/no son datos reales/)).toBeVisible();
    await press('Traer el libro de ejemplo');
    expect(actions.createSample).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Traer el libro de ejemplo' })).toBeNull();
  });

  test('an example is always called so', async () => {
    await open({ read: async () => ({ ...sampleReading(), illustrative: true }) });
    expect(screen.getByText(/son un ejemplo: no describen/)).toBeVisible();
  });
});

describe('a whole application', () => {
  const last = { id: 'b2-vivo', title: 'Aplicar simbología', cells: 957, when: new Date(0), whole: true };
  const ask = async () => {
    const opened = await open({ lastUndo: async () => last });
    await waitFor(() => expect(button('Deshacer').title).toContain('957'));
    await press('Deshacer');
    return opened;
  };

  test('is undone only when the person says so', async () => {
    const { actions } = await ask();
    expect(screen.getByText(/957 celdas vuelven a lo que tenían/)).toBeVisible();
    expect(actions.undoLast).not.toHaveBeenCalled();
    expect(button('No')).toHaveFocus();
    await press('No');
    expect(actions.undoLast).not.toHaveBeenCalled();
    expect(button('Deshacer')).toHaveFocus();
    await press('Deshacer');
    await press('Sí, deshacerla');
    expect(actions.undoLast).toHaveBeenCalledWith('b2-vivo');
  });
});

test('notices are folded again, and closed all at once', async () => {
  const { follower } = await open();
  const notices = [1, 2, 3].map((id) => ({ id, text: `Aviso ${id}.`, sheet: null, address: null }));
  await act(async () => follower.show({ notices }));
  await press('Ver 2 avisos anteriores');
  expect(screen.getByText('Aviso 1.')).toBeVisible();
  await press('Ver solo el último');
  expect(screen.queryByText('Aviso 1.')).toBeNull();
  await press('Cerrar todos');
  expect(follower.state().notices).toEqual([]);
});

test('what was read again makes the pane ask anew what can be undone: Ctrl+Z may have taken it', async () => {
  const { actions, follower } = await open();
  await waitFor(() => expect(actions.lastUndo).toHaveBeenCalledTimes(1));
  await act(async () =>
    follower.show({ reading: { kind: 'ready', reading: sampleReading(), again: false } }),
  );
  await waitFor(() => expect(actions.lastUndo).toHaveBeenCalledTimes(2));
});

describe('[K61] the state of the workbook', () => {
  const both = ['Primer reporte', 'Segundo reporte'];
  const reading =
    (live: string[], findings = sampleReading().findings) =>
    async () => ({
      ...sampleReading({ findings }),
      live,
    });

  test.each([
    ['none live', [], 'Ver qué cambiará', null],
    ['partly live', ['Primer reporte'], 'Ver qué cambiará', /Falta en «Segundo reporte»/],
    ['live, with errors', both, 'Revisar los errores', /revise el error/],
  ] as const)('%s: one primary button and its sentence', async (_what, live, name, said) => {
    await open({ read: reading([...live]) });
    expect(button(name)).toBeVisible();
    if (said) expect(screen.getByText(said)).toBeVisible();
  });

  test('live and without errors, what is made of it comes next', async () => {
    await open({ read: reading(both, []) });
    await press('Ir a Informes');
    expect(screen.getByRole('tab', { name: 'Informes' })).toHaveAttribute('aria-selected', 'true');
  });

  test('after an action it is said what to do next', async () => {
    await open({ read: reading(both) });
    await place('Informes');
    await press('Procesar el libro');
    const next = screen
      .getAllByRole('group', { name: 'Qué sigue' })
      .filter((each) => !each.closest('[hidden]'));
    expect(next).toHaveLength(1);
    await act(async () => void fireEvent.click(next[0]!.querySelector('button')!));
    expect(screen.getByRole('tab', { name: /Hallazgos/ })).toHaveAttribute('aria-selected', 'true');
  });

  test('nothing is applied where nothing would change, and another way of showing states is', async () => {
    const whole = {
      sheet: 'A',
      texts: 0,
      fills: 0,
      unread: 0,
      near: [],
      repeated: 0,
      mode: 'simbolo',
      same: true,
    };
    const preview = { rounds: [whole], skipped: [], formulas: [] };
    const { actions } = await open({ read: reading(both), previewLegend: async () => preview as never });
    await press('Ver o cambiar cómo se muestra');
    await press('Aplicar simbología');
    expect(actions.applyLegend).not.toHaveBeenCalled();
    expect(screen.getByText(/No hay nada que aplicar/)).toBeVisible();
    await act(
      async () =>
        void fireEvent.change(screen.getByLabelText('Mostrar cada estado como'), {
          target: { value: 'color' },
        }),
    );
    await press('Aplicar simbología');
    expect(actions.applyLegend.mock.calls[0]![0]).toMatchObject({ mode: 'color' });
  });
});

test('all lines of a batch can be seen', async () => {
  const many = Array.from({ length: 230 }, (_, i) =>
    finding('error', { cell: `C${i + 5}`, message: `C${i}` }),
  );
  const lines = many.map((each) => ({
    finding: each,
    fix: { kind: 'keep_text' } as const,
    sheet: 'Primer reporte',
    cell: each.cell!,
    before: 'a',
    after: 'b',
    place: 'Metepec, 1.1',
    confirms: false,
  }));
  const groups = [{ key: 'k', title: 'Conservar el texto', lines }];
  await open({ read: async () => sampleReading({ findings: many }), fixesOf: async () => groups });
  await place(/Hallazgos/);
  await press('Ver los cambios');
  const preview = () => screen.getByRole('list', { name: 'Cambios: Conservar el texto' });
  for (const shown of [100, 200, 230]) {
    expect(preview().querySelectorAll('input')).toHaveLength(shown);
    const more = preview().querySelector('button');
    if (more) await act(async () => void fireEvent.click(more));
  }
  expect(button('Corregir 230 celdas')).toBeVisible();
});

test('[K63] a date that is typed is said in words', async () => {
  await open();
  await press('Preparar un nuevo reporte');
  const date = screen.getByLabelText('Fecha del nuevo reporte');
  await act(async () => void fireEvent.change(date, { target: { value: '2023-08-01' } }));
  expect(screen.getByText('1 de agosto de 2023')).toBeVisible();
  await act(async () => void fireEvent.change(date, { target: { value: '' } }));
  expect(screen.queryByText('1 de agosto de 2023')).toBeNull();
});

test('a title that is its date has no other, and months are joined as months', async () => {
  const base = sampleReading();
  const rounds = ['2023-04', '2023-09'].map((reportedOn, i) => ({
    ...base.matrix.rounds[i]!,
    number: null,
    reportedOn,
    updatedOn: null,
  }));
  await open({ read: async () => sampleReading({ rounds }) });
  expect(screen.queryByText('Sin fecha legible')).toBeNull();
  expect(screen.getByText('2 reportes de abril de 2023 a septiembre de 2023.')).toBeVisible();
});

test('setbacks are grouped by municipality, by report or by tool', async () => {
  const setback = (cell: string, sheet: string) =>
    finding('aviso', { rule: 'V30', cell, sheet, message: `Retrocede ${cell}.` });
  const findings = [
    setback('C5', 'Primer reporte'),
    setback('D5', 'Primer reporte'),
    setback('C6', 'Segundo reporte'),
  ];
  await open({ read: async () => sampleReading({ findings }) });
  await place(/Hallazgos/);
  const parts = () =>
    [...screen.getByRole('tabpanel').querySelectorAll('details details summary')].map(
      (each) => each.textContent,
    );
  expect(parts()).toEqual(['Metepec (2)', 'Ecatepec de Morelos (1)']);
  const by = screen.getByLabelText('Agrupar los retrocesos por');
  await act(async () => void fireEvent.change(by, { target: { value: 'report' } }));
  expect(parts()).toEqual(['Primer reporte (2)', 'Segundo reporte (1)']);
  await act(async () => void fireEvent.change(by, { target: { value: 'tool' } }));
  expect(parts()[0]).toMatch(/1\.1.*\(2\)/);
});
