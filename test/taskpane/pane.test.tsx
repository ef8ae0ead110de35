/**
 * Does the pane show what was read, run what is asked and tell how it ended?
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ActionError, type ActionOptions, type Outcome } from '../../src/actions/outcome';
import { button, expectLogged, open, OUTCOME, place, press, type } from './open-pane';
import { finding, LEGEND, round, sampleReading } from './sample-reading';

describe('what was found', () => {
  test('is said in three lines before anything is written', async () => {
    const { actions } = await open();
    const found = screen.getByRole('group', { name: 'Qué se encontró en el libro' });
    expect(found).toHaveTextContent('2 reportes del 5 de abril de 2023 al 9 de junio de 2023.');
    expect(found).toHaveTextContent('3 municipios y 2 herramientas.');
    expect(found).toHaveTextContent('1 error, 1 aviso y 1 nota por revisar.');
    expect(actions.applyLegend).not.toHaveBeenCalled();
  });

  test('has a card for each round, with dates, progress and counts by state', async () => {
    await open();
    const card = within(screen.getByRole('article', { name: 'Primer reporte' }));
    expect(card.getByText('5 de abril de 2023 (actualización al 17 de mayo)')).toBeVisible();
    expect(card.getByText(/2 de 4 con dato/)).toBeVisible();
    const counts = card.getAllByRole('listitem').map((item) => item.textContent);
    expect(counts).toEqual(
      expect.arrayContaining([
        '✔Cumplido2',
        '▷No se tiene - en proceso1',
        '○Pendiente sin evidencia1',
        'Sin lectura1',
      ]),
    );
  });

  test('[K63] a card explains its sum without data when the workbook itself says so', async () => {
    const [first] = round().rows;
    const said = { kind: 'state', state: 'no_aplica', by: 'fill', match: 'exact' } as const;
    const rows = [
      ...round().rows,
      { ...first!, row: 7, code: '15106', name: 'Toluca', readings: { '1.1': said, '1.2': said } },
    ];
    const reading = sampleReading();
    await open({
      read: async () => ({ ...reading, matrix: { ...reading.matrix, rounds: [round({ rows })] } }),
    });
    const card = screen.getByRole('article');
    expect(card).toHaveTextContent(
      /67 de 72 sin dato;.*; de las que no tienen dato, 2 dicen «No aplica» y 64 son de 16 columnas, que la hoja no tiene\./,
    );
    expect(card).toHaveTextContent(/No aplica2.*Vacías o sin columna65/);
  });

  test('goes to the sheet of a round', async () => {
    const { actions } = await open();
    await press('Ir a la hoja «Segundo reporte»');
    expect(actions.goTo).toHaveBeenCalledWith('Segundo reporte', null);
  });

  test('a workbook without a matrix is told kindly, and read again when asked', async () => {
    const read = jest
      .fn()
      .mockRejectedValueOnce(new ActionError('no_matrix', 'No hay.'))
      .mockResolvedValue(sampleReading());
    await open({ read });
    expect(screen.getByText('Aquí no se encontró la matriz')).toBeVisible();
    await press('Releer');
    expect(screen.getByRole('article', { name: 'Primer reporte' })).toBeVisible();
  });

  test('a failure to read shows its sentence, and never the message of a fault', async () => {
    await open({ read: async () => Promise.reject(new TypeError('x is undefined')) });
    expect(document.body).not.toHaveTextContent('undefined');
    expect(screen.getByText(/tuvo un problema/)).toBeVisible();
    expectLogged();
  });
});

describe('a round without a legend', () => {
  const rounds = [round(), round({ sheet: 'Tercero', number: 3, legend: null })];

  test('may take that of any sheet that has one to give', async () => {
    const read = async () => ({ ...sampleReading({ rounds }), legendSheets: ['Primer reporte', 'Catálogo'] });
    const { actions } = await open({ read });
    const picker = screen.getByLabelText<HTMLSelectElement>('Simbología para los reportes que no la tienen');
    expect([...picker.options].map(({ text }) => text)).toEqual([
      'Ninguna: dejar sus colores sin leer',
      'La de «Primer reporte»',
      'La de «Catálogo»',
      'La predeterminada del Modelo',
    ]);
    await type('Simbología para los reportes que no la tienen', 'hoja:Catálogo');
    expect(actions.read).toHaveBeenLastCalledWith({ sheet: 'Catálogo' });
  });

  test('that was made live by a chosen one is asked for none', async () => {
    const source = { kind: 'borrowed', sheet: 'Catálogo', kept: true } as const;
    const kept = [round(), round({ sheet: 'Tercero', number: 3, legend: { ...LEGEND, source } })];
    await open({ read: async () => sampleReading({ rounds: kept }) });
    expect(screen.queryByLabelText('Simbología para los reportes que no la tienen')).toBeNull();
    expect(screen.getByText('Simbología tomada de «Catálogo».')).toBeInTheDocument();
  });

  test('takes the one that the person chooses, and so do the actions', async () => {
    const { actions } = await open({ read: async () => sampleReading({ rounds }) });
    const choice = screen.getByRole('combobox', { name: /Simbología para los reportes/ });
    await act(async () => void fireEvent.change(choice, { target: { value: 'hoja:Primer reporte' } }));
    expect(actions.read).toHaveBeenLastCalledWith({ sheet: 'Primer reporte' });
    await press('Ver qué cambiará');
    await press('Aplicar simbología');
    expect(actions.applyLegend.mock.calls[0]![0]).toMatchObject({ legend: { sheet: 'Primer reporte' } });
  });

  test('is not asked about when all have their own', async () => {
    await open();
    expect(screen.queryByRole('combobox', { name: /Simbología para/ })).toBeNull();
  });
});

describe('findings', () => {
  test('are counted by severity, filtered, and lead to their cell', async () => {
    const { actions } = await open();
    await place(/Hallazgos/);
    await press('Avisos 1');
    expect(screen.queryByText('El municipio no está en la lista.')).toBeNull();
    await press(/El morado de la celda/);
    expect(actions.goTo).toHaveBeenCalledWith('Primer reporte', 'D7');
  });

  test('are grouped by rule, the gravest first, and notes start closed', async () => {
    const findings = [
      finding('nota', { rule: 'V16', message: 'Vacía.' }),
      finding('error', { rule: 'V1' }),
      finding('error', { rule: 'V1', cell: 'E7' }),
    ];
    await open({ read: async () => sampleReading({ findings }) });
    await place(/Hallazgos/);
    const shown = screen.getByRole('tabpanel');
    const groups = [...shown.querySelectorAll('summary')].map((summary) => summary.textContent);
    expect(groups).toEqual(['Error Color sin estado en la simbología (2)', 'Nota Celda vacía (1)']);
    expect(screen.queryByText('Vacía.')).toBeNull();
  });

  test('show the candidates and the proposal', async () => {
    await open();
    await place(/Hallazgos/);
    expect(screen.getByText(/Nextlalpan, Nezahualcóyotl/)).toBeVisible();
    expect(screen.getByText(/Elija un estado/)).toBeVisible();
  });

  test('by thousands are drawn by hundreds', async () => {
    const findings = Array.from({ length: 130 }, (_, i) => finding('aviso', { cell: `A${i + 1}` }));
    await open({ read: async () => sampleReading({ findings }) });
    await place(/Hallazgos/);
    const drawn = () => screen.getByRole('tabpanel').querySelectorAll('li').length;
    expect(drawn()).toBe(100);
    await press('Mostrar 30 más');
    expect(drawn()).toBe(130);
  });

  test('none is good news', async () => {
    await open({ read: async () => sampleReading({ findings: [] }) });
    await place(/Hallazgos/);
    expect(screen.getByText(/No hay nada que revisar/)).toBeVisible();
  });
});

describe('reports', () => {
  test('compares the last two rounds unless others are chosen', async () => {
    const { actions } = await open();
    await place('Informes');
    await press('Comparar');
    expect(actions.compare.mock.calls[0]![0]).toMatchObject({
      from: 'Primer reporte',
      to: 'Segundo reporte',
    });
  });

  test('does not compare a round with itself', async () => {
    const { actions } = await open();
    await place('Informes');
    const from = screen.getByRole('combobox', { name: 'Reporte anterior' });
    await act(async () => void fireEvent.change(from, { target: { value: 'Segundo reporte' } }));
    expect(screen.getByText('Elija dos reportes distintos.')).toBeVisible();
    await press('Comparar');
    expect(actions.compare).not.toHaveBeenCalled();
  });

  test('says that one round cannot be compared', async () => {
    await open({ read: async () => sampleReading({ rounds: [round()] }) });
    await place('Informes');
    expect(screen.getByText(/tiene un solo reporte/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Comparar' })).toBeNull();
  });

  test('makes fichas for all, or for those that are ticked', async () => {
    const { actions } = await open();
    await place('Informes');
    await press('Hacer 3 fichas');
    expect(actions.writeFactsheets.mock.calls[0]![0].municipalities).toBeUndefined();
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Solo algunos' })));
    expect(screen.getByText('Elija al menos un municipio.')).toBeVisible();
    await act(
      async () => void fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'METEPÉC' } }),
    );
    await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: 'Metepec' })));
    await press('Hacer 1 ficha');
    expect(actions.writeFactsheets.mock.calls[1]![0].municipalities).toEqual(['Metepec']);
  });
});

describe('an action', () => {
  test('tells its outcome with links to its sheets, and the workbook is read again', async () => {
    const { actions } = await open();
    await press('Ver qué cambiará');
    await press('Aplicar simbología');
    expect(screen.getByText('Aplicar simbología: listo')).toBeVisible();
    await press('Comparativo');
    expect(actions.goTo).toHaveBeenCalledWith('Comparativo', null);
    expect(actions.read).toHaveBeenCalledTimes(2);
  });

  test('passes the way of showing states', async () => {
    const { actions } = await open();
    await press('Ver qué cambiará');
    const mode = screen.getByRole('combobox', { name: 'Mostrar cada estado como' });
    await act(async () => void fireEvent.change(mode, { target: { value: 'texto' } }));
    await press('Aplicar simbología');
    expect(actions.applyLegend.mock.calls[0]![0]).toMatchObject({ mode: 'texto' });
  });

  test('shows its progress and stops when cancelled', async () => {
    let options: ActionOptions = {};
    let finish: (outcome: Outcome) => void = () => {};
    const applyLegend = (given: ActionOptions) => {
      options = given;
      return new Promise<Outcome>((resolve) => (finish = resolve));
    };
    await open({ applyLegend });
    await press('Ver qué cambiará');
    await press('Aplicar simbología');
    act(() => options.progress!(3, 16, 'Metepec'));
    expect(await screen.findByText(/3 de 16: Metepec/)).toBeVisible();
    await press('Cancelar');
    expect(options.signal!.aborted).toBe(true);
    await act(async () => finish({ ...OUTCOME, cancelled: true }));
    expect(screen.getByText('Aplicar simbología: cancelado')).toBeVisible();
  });

  test('that comes no further says that a cell may be in edit, until it goes on', async () => {
    let options: ActionOptions = {};
    const applyLegend = (given: ActionOptions) => {
      options = given;
      return new Promise<Outcome>(() => {});
    };
    await open({ applyLegend });
    await press('Ver qué cambiará');
    jest.useFakeTimers();
    const pass = (time: number) => act(async () => void jest.advanceTimersByTime(time));
    const stuck = () => screen.queryByText(/Excel no responde todavía\. Si hay una celda en edición/);
    try {
      await press('Aplicar simbología');
      await pass(400);
      await pass(1_500);
      expect(stuck()).toBeNull();
      await pass(1_000);
      expect(stuck()).toBeVisible();
      expect(stuck()).toHaveAttribute('role', 'status');
      act(() => options.progress!(1, 2, 'Metepec'));
      expect(stuck()).toBeNull();
      await pass(2_100);
      expect(stuck()).toBeVisible();
    } finally {
      jest.useRealTimers();
    }
  });

  test('does not start while another one runs, and its button keeps the focus', async () => {
    const { actions } = await open({ applyLegend: () => new Promise(() => {}) });
    await press('Ver qué cambiará');
    button('Aplicar simbología').focus();
    await press('Aplicar simbología');
    await press('Aplicar simbología');
    expect(actions.applyLegend).toHaveBeenCalledTimes(1);
    expect(button('Aplicar simbología')).toHaveFocus();
  });

  test('that fails says what to do, and the notice can be closed', async () => {
    const failure = new ActionError('protected', 'La hoja está protegida: quite la protección.');
    await open({ applyLegend: async () => Promise.reject(failure) });
    await press('Ver qué cambiará');
    await press('Aplicar simbología');
    expect(screen.getByText('La hoja está protegida: quite la protección.')).toBeVisible();
    button('Cerrar el aviso').focus();
    await press('Cerrar el aviso');
    expect(screen.queryByText(/quite la protección/)).toBeNull();
    expect(screen.getByRole('tab', { selected: true })).toHaveFocus();
  });

  test('[E3] that changed nothing is not headed as done', async () => {
    const { activity } = await open();
    const unchanged = { ...OUTCOME, summary: 'No se cambió ninguna celda.', unchanged: true };
    await act(async () => void (await activity.run('Poner estado', async () => unchanged)));
    expect(screen.getByText('Poner estado: sin cambios')).toBeVisible();
    expect(screen.queryByText('Poner estado: listo')).toBeNull();
  });

  test('that ended well has been read by who goes to another place; a failure stays', async () => {
    const failure = new ActionError('protected', 'La hoja está protegida.');
    const { activity } = await open();
    await act(async () => void (await activity.run('Validar', async () => OUTCOME)));
    await place('Informes');
    expect(screen.queryByText('Validar: listo')).toBeNull();
    await act(async () => void (await activity.run('Validar', async () => Promise.reject(failure))));
    await place('Matriz');
    expect(screen.getByText('La hoja está protegida.')).toBeVisible();
  });

  test('started from the ribbon shows in the pane', async () => {
    const { activity } = await open();
    await act(async () => void (await activity.run('Validar', async () => OUTCOME)));
    expect(screen.getByText('Validar: listo')).toBeVisible();
  });

  test('that leads to a sheet that is gone tells so', async () => {
    const gone = new ActionError('unknown_sheet', 'La hoja ya no existe: elija «Releer».');
    await open({ goTo: async () => Promise.reject(gone) });
    await press('Ir a la hoja «Primer reporte»');
    expect(screen.getByText('La hoja ya no existe: elija «Releer».')).toBeVisible();
  });
});

test('a fault of the pane leaves a sentence and a way back', async () => {
  const broken = { matrix: { rounds: [round({ tools: null as never })] }, findings: [] };
  const read = jest.fn().mockResolvedValueOnce(broken).mockResolvedValue(sampleReading());
  await open({ read });
  expect(screen.getByText('El panel tuvo un problema')).toBeVisible();
  await press('Volver a abrir el panel');
  expect(screen.getByRole('article', { name: 'Primer reporte' })).toBeVisible();
  expectLogged();
});
