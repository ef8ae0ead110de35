/** Does «Deshacer» put back exactly what an action replaced, and leave what changed since? */
import { applyLegend } from '../../src/actions/apply-legend';
import { changeCells } from '../../src/actions/change-cells';
import { setStates } from '../../src/actions/set-states';
import { lastUndo, undoLast } from '../../src/actions/undo';
import { lastOfPage, type UndoHead } from '../../src/excel/undo-store';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit, failure, ledger, look } from './edit-probe';

const ROUND = '3er reporte';
const ALL = 'A1:T28';
const EN_PROCESO = 'No se tiene - en proceso';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

async function formats(sheet: string): Promise<{ formats: number; list: unknown }> {
  return Excel.run(async (context) => {
    const round = context.workbook.worksheets.getItem(sheet);
    const count = round.getRange().conditionalFormats.getCount();
    const { dataValidation } = round.getRange('C5:T22');
    dataValidation.load('type');
    await context.sync();
    return { formats: count.value, list: dataValidation.type };
  });
}

test('nothing to undo is said, not done', async () => {
  expect(await lastUndo()).toBeNull();
  const failed = await failure(undoLast());
  expect([failed.code, failed.message]).toEqual([
    'nothing_to_undo',
    'No hay nada que deshacer: Matriz Viva no ha cambiado celdas ni avances.',
  ]);
});

test('[E4] actions come back one after another, contents and fills, down to the coloured workbook', async () => {
  const coloured = await look(ROUND, ALL);
  await applyLegend();
  const live = await look(ROUND, ALL);
  await setStates({ sheet: ROUND, address: 'C5:D6' }, 'en_proceso');
  const once = await look(ROUND, ALL);
  await setStates({ sheet: ROUND, address: 'D6:E7' }, 'falta_conclusion');
  expect(await lastUndo()).toMatchObject({ title: expect.stringContaining('falta conclusión') as string });
  await undoLast();
  expect(await look(ROUND, ALL)).toEqual(once);
  expect(await lastUndo()).toMatchObject({ title: '«No se tiene - en proceso» en 4 celdas', cells: 4 });
  await undoLast();
  expect(await look(ROUND, ALL)).toEqual(live);
  expect(await lastUndo()).toMatchObject({ title: 'Aplicar simbología' });
  await undoLast();
  expect(await look(ROUND, ALL)).toEqual(coloured);
  expect(await lastUndo()).toBeNull();
});

test('[E4] of a round whose municipalities were all deleted since, a list of the person’s own stays', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('5:22').delete('Up');
    sheet.getRange('Z1').dataValidation.rule = { list: { inCellDropDown: true, source: 'uno,dos' } };
  });
  await undoLast();
  expect((await formats(ROUND)).formats).toBe(0);
  const kept = await Excel.run(async (context) => {
    const { dataValidation } = context.workbook.worksheets.getItem(ROUND).getRange('Z1');
    dataValidation.load('type');
    await context.sync();
    return dataValidation.type;
  });
  expect(kept).toBe('List');
});

test('[E4] numbers, texts that look like numbers or formulas, truth values, formulas and fills come back as they were', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C5:H5').formulas = [[12.5, "'12.5", "'=no", true, '=1+1', "'05/04/2023"]];
    sheet.getRange('C5:H5').format.fill.color = '#7030A0';
  });
  const before = await look(ROUND, ALL);
  const types = await valueTypes('C5:H5');
  await Excel.run(async (context) => {
    const changes = [2, 3, 4, 5, 6, 7].map((column) => ({
      sheet: ROUND,
      row: 4,
      column,
      label: 'Cumplido',
      clearFill: true,
    }));
    await changeCells(context, await book(), changes, { origin: 'correccion', title: 'Prueba' });
  });
  expect((await contents(ROUND, 'C5:H5')).flat()).toEqual(Array(6).fill('Cumplido'));
  await undoLast();
  expect(await look(ROUND, ALL)).toEqual(before);
  expect(await valueTypes('C5:H5')).toEqual(types);
});

async function valueTypes(address: string): Promise<unknown> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(ROUND).getRange(address);
    range.load('valueTypes,values');
    await context.sync();
    return [range.valueTypes, range.values];
  });
}

test('[E4] a cell that changed again since is left and told; the others come back', async () => {
  await applyLegend();
  await setStates({ sheet: ROUND, address: 'C5:E5' }, 'en_proceso');
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('D5').values = [['ver oficio']];
    sheet.getRange('E5').format.fill.color = '#FF0000';
  });
  const outcome = await undoLast();
  expect(outcome.summary).toMatch(/: una celda volvió a lo que tenía\.$/);
  expect(outcome.notes).toEqual([
    'En «3er reporte», 2 celdas cambiaron después y se dejaron como están: D5, E5.',
  ]);
  expect((await contents(ROUND, 'C5:E5'))[0]).toEqual(['Cumplido', 'ver oficio', EN_PROCESO]);
});

test('[E4] «Deshacer» goes back to what stood before the person’s own edit, where that is known', async () => {
  await applyLegend();
  const before = await book();
  const cell = before.snapshot.sheets[2]!.grid.cells[4]![2]!;
  expect(cell.text).toBe('Cumplido');
  await embedded.user.type(ROUND, 'C5', 'p');
  await Excel.run(async (context) => {
    const changes = [{ sheet: ROUND, row: 4, column: 2, label: EN_PROCESO, replaced: cell }];
    await changeCells(context, await book(), changes, { origin: 'escrito', title: '«p» en C5' });
  });
  expect(await contents(ROUND, 'C5')).toEqual([[EN_PROCESO]]);
  await undoLast();
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
  expect((await ledger()).map((row) => [row[3], row[4], row[5]])).toEqual([
    ['Cumplido', EN_PROCESO, 'Escrito en la celda'],
    [EN_PROCESO, 'Cumplido', 'Deshecho'],
  ]);
});

test('[E4] [R21] a pattern that the person painted over is not put back as a colour, and that is told', async () => {
  await applyLegend();
  await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem(ROUND).getRange('C5');
    cell.values = [['']];
    cell.format.fill.pattern = 'LightUp';
    await context.sync();
  });
  const replaced = (await book()).snapshot.sheets[2]!.grid.cells[4]![2]!;
  expect(replaced).toMatchObject({ text: '', hatched: true });
  await embedded.user.paint(ROUND, 'C5', '#FFFF00');
  await Excel.run(async (context) => {
    const changes = [{ sheet: ROUND, row: 4, column: 2, label: EN_PROCESO, clearFill: true, replaced }];
    await changeCells(context, await book(), changes, { origin: 'pintado', title: 'Color en C5' });
  });
  const outcome = await undoLast();
  expect(outcome.notes).toEqual([
    'En «3er reporte», la celda C5 conserva su relleno de ahora: una trama o un degradado no se quita ni se puede volver a poner.',
  ]);
  expect(await look(ROUND, 'C5')).toEqual({ contents: [['']], fills: [['']] });
});

test('[E4] what another person does meanwhile is theirs to undo; what was done before is anybody’s', () => {
  const page = { mark: 'mine', since: '2026-05-01T10:00:00.000Z' };
  const stored = (id: string, when: string): UndoHead => ({
    id,
    when,
    title: id,
    cells: 1,
    whole: false,
    rows: [],
  });
  const old = stored('a-hers-1', '2026-05-01T09:00:00.000Z');
  const mine = stored('b-mine-1', '2026-05-01T10:01:00.000Z');
  const hers = stored('c-hers-2', '2026-05-01T10:02:00.000Z');
  expect(lastOfPage([old, mine, hers], page)).toBe(mine);
  expect(lastOfPage([old, hers], page)).toBe(old);
  expect(lastOfPage([hers], page)).toBeUndefined();
});

test('[E5] rows inserted, sorted and deleted, a column inserted and the sheet renamed: the right cells come back', async () => {
  await applyLegend();
  const names = (await contents(ROUND, 'B5:B22')).flat();
  const before = new Map(
    (await contents(ROUND, 'B5:C22')).map(([name, state]) => [name as string, state as string]),
  );
  await setStates({ sheet: ROUND, address: 'C5:C22' }, 'en_proceso');
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('A5:T22').sort.apply([{ key: 1, ascending: false }]);
    sheet.getRange('C:C').insert('Right');
    sheet.name = 'Tercero';
  });
  await embedded.user.insertRows('Tercero', 8, 1);
  await embedded.user.deleteRows('Tercero', 5, 1);
  const outcome = await undoLast();
  const now = await contents('Tercero', 'B5:D22');
  const back = now.filter(([name]) => name !== '').map(([name, , state]) => [name, state]);
  expect(back).toHaveLength(17);
  for (const [name, state] of back) expect([name, state]).toEqual([name, before.get(name as string)]);
  expect(names).toHaveLength(18);
  expect(outcome.notes).toEqual(['En «Tercero», una celda ya no está en la tabla y no se pudo deshacer.']);
});

test('[E5] a sheet that was deleted is told', async () => {
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  await edit((context) => context.workbook.worksheets.getItem(ROUND).delete());
  const outcome = await undoLast();
  expect(outcome.notes).toEqual([
    'La hoja «3er reporte» ya no está en el libro: lo suyo no se pudo deshacer.',
  ]);
});

test('[E6] an undone conversion leaves no format, dropdown, count or symbol, and can be made again', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('I25').values = [['mi nota']];
  });
  const coloured = await look(ROUND, ALL);
  const plain = await formats(ROUND);
  await applyLegend();
  const live = await look(ROUND, ALL);
  expect(await formats(ROUND)).not.toEqual(plain);
  const outcome = await undoLast();
  expect(await formats(ROUND)).toEqual(plain);
  expect(await look(ROUND, ALL)).toEqual(coloured);
  expect(outcome.notes).toContain(
    '«3er reporte» volvió a ser una matriz de colores: se quitaron sus formatos automáticos, la lista de sus celdas y los conteos de su simbología.',
  );
  // Painted again, as a coloured round is.
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  expect(await look(ROUND, 'C5')).toEqual({ contents: [['']], fills: [['#FFFF00']] });
  await undoLast();
  await applyLegend();
  expect(await look(ROUND, ALL)).toEqual(live);
});

test('[E6] the second application of a live round is undone without taking its life', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C5').values = [['p']];
  });
  await applyLegend();
  expect(await contents(ROUND, 'C5')).toEqual([[EN_PROCESO]]);
  const outcome = await undoLast();
  expect(outcome.notes).toEqual([]);
  expect(await contents(ROUND, 'C5')).toEqual([['p']]);
  expect((await formats(ROUND)).formats).toBe(4);
});

test('[E9] undoing takes seven requests, and one that fails changes nothing and can be repeated', async () => {
  await applyLegend();
  const live = await look(ROUND, ALL);
  await setStates({ sheet: ROUND, address: 'C5:T22' }, 'en_proceso');
  const set = await look(ROUND, ALL);
  for (const nth of [1, 2, 3, 4, 5, 6]) {
    embedded.faults.failRequest(nth, 'InvalidOrTimedOutSession');
    const failed = await failure(undoLast());
    expect(failed.message).toMatch(/^Se perdió la conexión con Excel al deshacer: /);
    expect(await look(ROUND, ALL)).toEqual(set);
  }
  embedded.traffic.reset();
  await undoLast();
  expect(embedded.traffic.requests).toBe(7);
  expect(await look(ROUND, ALL)).toEqual(live);
});

test('[E9] a protected sheet is told before anything is put back, and «Deshacer» is still there after', async () => {
  await applyLegend();
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  await edit((context) => context.workbook.worksheets.getItem(ROUND).protection.protect());
  const failed = await failure(undoLast());
  expect([failed.code, failed.message]).toEqual([
    'protected',
    expect.stringMatching(/la hoja «3er reporte» está protegida/),
  ]);
  await edit((context) => context.workbook.worksheets.getItem(ROUND).protection.unprotect());
  await undoLast();
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
});

test('[E4] what is kept does not grow without end, and half an entry is never put back', async () => {
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  const head = ['2026-01-01T00:00:00Z', 'Vieja'];
  const half = JSON.stringify({ slot: null, made: false, rows: {}, columns: {} });
  await edit((context) => {
    const rows = Array.from({ length: 700 }, (_, i) => {
      const [id, part] = i < 198 ? [`a${i}`, '1 de 2'] : ['b', `${i - 197} de 502`];
      return [id, ...head, part, '0', ROUND, half];
    });
    context.workbook.worksheets.getItem('_MatrizVivaDeshacer').getRange('A3:G702').values = rows;
  });
  await setStates({ sheet: ROUND, address: 'D5' }, 'en_proceso');
  const used = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('_MatrizVivaDeshacer').getUsedRange(true);
    range.load('rowCount');
    await context.sync();
    return range.rowCount;
  });
  // The head, 701 rows without the oldest 200, and the new one.
  expect(used).toBe(1 + 701 - 200 + 1);
  expect((await lastUndo())!.title).toBe('«No se tiene - en proceso» en Ayapango, 1.2');
  await undoLast();
  expect(await lastUndo()).toBeNull();
});
