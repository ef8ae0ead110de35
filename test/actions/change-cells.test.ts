/** Is every change of state written down once, whoever made it and however, in a bounded number of requests? */
import { applyLegend } from '../../src/actions/apply-legend';
import { setAuthorName } from '../../src/actions/author';
import { changeCells, logDifferences, type CellChange } from '../../src/actions/change-cells';
import { shareBook } from '../../src/actions/live-book';
import { readWorkbook } from '../../src/actions/read';
import { readBook, type Book } from '../../src/actions/reading';
import { refreshKept } from '../../src/actions/record-changes';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import type { ChangeOrigin, StateChange } from '../../src/domain/ledger';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit, failure, ledger, look } from './edit-probe';

const ROUND = '3er reporte';
const EN_PROCESO = 'No se tiene - en proceso';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  setAuthorName('');
  shareBook(null);
  embedded.close();
});

function change(
  changes: readonly CellChange[],
  origin: ChangeOrigin = 'escrito',
  given?: Book,
): Promise<StateChange[]> {
  return Excel.run(async (context) =>
    changeCells(context, given ?? (await readBook(context, undefined)), changes, { origin, title: 'Prueba' }),
  );
}

const log = (given?: Book): Promise<StateChange[]> =>
  Excel.run(async (context) => logDifferences(context, given ?? (await readBook(context, undefined))));

const at = (row: number, column: number, label?: string): CellChange => ({
  sheet: ROUND,
  row,
  column,
  ...(label === undefined ? {} : { label }),
});

test('[E7] a typed text is logged against the last known state, normalised or not', async () => {
  await applyLegend();
  await embedded.user.type(ROUND, 'C5', 'p');
  await embedded.user.type(ROUND, 'D5', 'ver oficio');
  await embedded.user.type(ROUND, 'E5', 'cumplió');
  expect((await contents(ROUND, 'C5:E5'))[0]).toEqual(['p', 'ver oficio', 'cumplió']);
  const changes = await change([at(4, 2, EN_PROCESO), at(4, 3), at(4, 4, 'Cumplido')]);
  expect(changes.map(({ tool, from, to, origin }) => [tool, from, to, origin])).toEqual([
    ['1.1', 'cumplido', 'en_proceso', 'escrito'],
    ['1.2', 'cumplido', null, 'escrito'],
  ]);
  expect((await ledger()).map((row) => row.slice(2))).toEqual([
    [
      '1.1',
      'Cumplido',
      EN_PROCESO,
      'Escrito en la celda',
      '',
      expect.stringMatching(/^R3\.\w+·15017·1\.1·cumplido>en_proceso·1$/),
    ],
    [
      '1.2',
      'Cumplido',
      '',
      'Escrito en la celda',
      '',
      expect.stringMatching(/^R3\.\w+·15017·1\.2·cumplido>·1$/),
    ],
  ]);
  expect((await contents(ROUND, 'C5:E5'))[0]).toEqual([EN_PROCESO, 'ver oficio', 'Cumplido']);
});

test('[E7] a legend colour painted on a live cell is the edit that it looks like', async () => {
  await applyLegend();
  await embedded.user.paint(ROUND, 'C5', '#FFFF00');
  const [done] = await change([{ ...at(4, 2, EN_PROCESO), clearFill: true }], 'pintado');
  expect(done).toMatchObject({ from: 'cumplido', to: 'en_proceso', origin: 'pintado' });
  expect(await look(ROUND, 'C5')).toEqual({ contents: [[EN_PROCESO]], fills: [['']] });
});

test('[E7] the table: a date, the name that the person set, columns of their own, and no round', async () => {
  await applyLegend();
  await change([at(4, 2, EN_PROCESO)]);
  await edit((context) => {
    const [table] = [context.workbook.worksheets.getItem('Bitácora').tables.getItemAt(0)];
    table.columns.add(1, [['Nota'], ['revisado']]);
  });
  setAuthorName('  Ana Pérez ');
  await change([at(5, 2, EN_PROCESO)]);
  const rows = await ledger();
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['revisado', ROUND, 'Ayapango'],
    ['', ROUND, 'Calimaya'],
  ]);
  expect(rows[1]![7]).toBe('Ana Pérez');
  const when = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Bitácora').getRange('A2:A3');
    range.load('text,values');
    await context.sync();
    return range;
  });
  for (const [text] of when.text) expect(text).toMatch(/^\d\d\/\d\d\/20\d\d \d\d:\d\d$/);
  const { matrix } = await readWorkbook();
  expect(matrix.rounds.map(({ sheet }) => sheet)).toEqual(['1er reporte', '2do reporte', ROUND]);
});

test('[E7] a Bitácora that is filtered and sorted takes its entries all the same', async () => {
  await applyLegend();
  await change([at(4, 2, EN_PROCESO), at(5, 2, EN_PROCESO)]);
  await edit((context) => {
    const table = context.workbook.worksheets.getItem('Bitácora').tables.getItemAt(0);
    table.sort.apply([{ key: 2, ascending: false }]);
    table.columns.getItem('Municipio').filter.applyValuesFilter(['Calimaya']);
  });
  embedded.faults.failFilteredWrites(true);
  await change([at(4, 3, EN_PROCESO)]);
  embedded.faults.failFilteredWrites(false);
  expect((await ledger()).map((row) => [row[1], row[2]])).toEqual([
    ['Calimaya', '1.1'],
    ['Ayapango', '1.1'],
    ['Ayapango', '1.2'],
  ]);
});

test('[E7] a sheet of the person’s that is called Bitácora is left alone', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.add('Bitácora');
    sheet.getRange('A1').values = [['mía']];
  });
  await change([{ ...at(4, 2), fill: '#FFFF00' }], 'panel');
  expect(await contents('Bitácora', 'A1:B1')).toEqual([['mía', '']]);
  expect((await contents('Bitácora (2)', 'C2:D2'))[0]).toEqual(['Ayapango', '1.1']);
});

test('[E21] a Bitácora made a plain range goes on; without a needed column, or deleted, a new one is begun', async () => {
  await applyLegend();
  await change([at(4, 2, EN_PROCESO)]);
  await edit((context) => {
    context.workbook.worksheets.getItem('Bitácora').tables.getItemAt(0).convertToRange();
  });
  await change([at(5, 2, EN_PROCESO)]);
  expect((await contents('Bitácora', 'C2:D3')).flat()).toEqual(['Ayapango', '1.1', 'Calimaya', '1.1']);
  await edit((context) => {
    context.workbook.worksheets.getItem('Bitácora').getRange('E1').values = [['Antes']];
  });
  await change([at(5, 3, EN_PROCESO)]);
  expect((await contents('Bitácora (2)', 'C2'))[0]).toEqual(['Calimaya']);
  expect((await contents('Bitácora', 'C2:C4')).flat()).toEqual(['Ayapango', 'Calimaya', '']);
  await edit((context) => context.workbook.worksheets.getItem('Bitácora (2)').delete());
  await change([at(6, 3, EN_PROCESO)]);
  expect((await contents('Bitácora (2)', 'C2:C3')).flat()).toEqual(['Capulhuac', '']);
});

test('[E8] converting makes all states known and logs nothing', async () => {
  await applyLegend();
  const { snapshot, reading } = await book();
  expect([...snapshot.kept.known.keys()]).toEqual([1, 2, 3]);
  for (const [index, round] of reading.matrix.rounds.entries()) {
    const known = snapshot.kept.known.get(index + 1)!;
    for (const row of round.rows) {
      const cells = known.get(row.code ?? '')!;
      for (const { tool } of round.tools) {
        const one = row.readings[tool]!;
        expect(cells.get(tool)).toEqual({ state: one.kind === 'state' ? one.state : null, changes: 0 });
      }
    }
  }
  expect(await log()).toEqual([]);
  expect(embedded.workbook.sheets.map(({ name }) => name)).not.toContain('Bitácora');
});

test('[E8] what was edited while the add-in was away is logged once, and then known', async () => {
  await applyLegend();
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('C5').values = [['p']];
    sheet.getRange('D6').values = [['']];
    sheet.getRange('E7').values = [['ver oficio']];
    sheet.name = 'Tercero';
  });
  const changes = await log();
  expect(changes.map(({ sheet, tool, from, to, origin }) => [sheet, tool, from, to, origin])).toEqual([
    ['Tercero', '1.1', 'cumplido', 'en_proceso', 'al_abrir'],
    ['Tercero', '1.2', 'cumplido', null, 'al_abrir'],
    ['Tercero', '1.3', 'cumplido', null, 'al_abrir'],
  ]);
  expect((await ledger()).map((row) => row[5])).toEqual(Array(3).fill('Encontrado al leer'));
  expect(await log()).toEqual([]);
  expect(await ledger()).toHaveLength(3);
});

test('[E8] a name that is set right is known from then on, without an entry', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('B5').values = [['Ayapago']];
  });
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('B5').values = [['Ayapango']];
  });
  expect(await log()).toEqual([]);
  expect(await ledger()).toEqual([]);
  const known = (await book()).snapshot.kept.known.get(3)!;
  expect(known.has('15017')).toBe(true);
  expect([...known.keys()].filter((key) => key.startsWith('~'))).toEqual([]);
});

test('[E8] of two people who open the workbook at once one logs, and an entry is never repeated', async () => {
  await applyLegend();
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('C5').values = [['p']];
  });
  const [mine, hers] = [await book(), await book()];
  expect(await log(mine)).toHaveLength(1);
  expect(await log(hers)).toEqual([]);
  expect(await ledger()).toHaveLength(1);
  // Even if what was known got lost: the entry itself is found.
  await edit((context) => {
    context.workbook.worksheets.getItem('_MatrizVivaEstados').getRange('A1:C80').clear();
  });
  await applyLegend();
  expect(await ledger()).toHaveLength(1);
});

test('[E8] two people who write by turns from readings of their own lose nothing of each other’s', async () => {
  await applyLegend();
  const before = await contents(ROUND, 'C5:D7');
  await change([at(6, 3, EN_PROCESO)]);
  const [mine, hers] = [await book(), await book()];
  await change([at(4, 2, EN_PROCESO)], 'panel', mine);
  await Excel.run(async (context) => {
    const refresh = refreshKept(context, hers);
    await context.sync();
    expect(refresh()).toBe(true);
    await changeCells(context, hers, [at(4, 3, EN_PROCESO)], { origin: 'panel', title: 'Otra' });
  });
  await change([at(5, 2, EN_PROCESO)], 'panel', mine);
  expect((await ledger()).map((row) => [row[1], row[2]])).toEqual([
    ['Capulhuac', '1.2'],
    ['Ayapango', '1.1'],
    ['Ayapango', '1.2'],
    ['Calimaya', '1.1'],
  ]);
  expect(await log()).toEqual([]);
  for (let i = 0; i < 4; i++) await undoLast();
  expect(await contents(ROUND, 'C5:D7')).toEqual(before);
});

test('[E8] a reading from before another person’s first entry says that it is old', async () => {
  await applyLegend();
  const hers = await book();
  await change([at(4, 2, EN_PROCESO)]);
  await Excel.run(async (context) => {
    const refresh = refreshKept(context, hers);
    await context.sync();
    expect(refresh()).toBe(false);
  });
  shareBook(hers);
  await setStates({ sheet: ROUND, address: 'D5' }, 'en_proceso');
  expect(await ledger()).toHaveLength(2);
});

test('[E9] nothing to write and nothing to log is no request at all', async () => {
  await applyLegend();
  const given = await book();
  await Excel.run(async (context) => {
    embedded.traffic.reset();
    const options = { origin: 'panel', title: 'Prueba' } as const;
    expect(await changeCells(context, given, [at(4, 2, 'Cumplido'), at(4, 3)], options)).toEqual([]);
    expect(embedded.traffic.requests).toBe(0);
  });
});

test('[E9] a reading in memory can be written from again and again, one request each', async () => {
  const given = await book();
  embedded.traffic.reset();
  for (const row of [4, 5, 6]) await change([{ ...at(row, 3), fill: '#FFFF00' }], 'panel', given);
  expect(embedded.traffic.requests).toBe(3);
  expect(await ledger()).toHaveLength(3);
  expect((await look(ROUND, 'D5:D7')).fills.flat()).toEqual(Array(3).fill('#FFFF00'));
});

describe('a large workbook', () => {
  beforeEach(async () => {
    embedded.close();
    embedded = await openHere(fixture('grande-125x12.xlsx'));
  });

  async function everySecondCell(given: Book, rounds: number): Promise<CellChange[]> {
    return given.reading.matrix.rounds.slice(0, rounds).flatMap((round) =>
      round.rows.flatMap(({ row }, i) =>
        round.tools.map(({ column }, j) => ({
          sheet: round.sheet,
          row,
          column,
          label: (i + j) % 2 ? 'Cumplido' : 'c',
        })),
      ),
    );
  }

  test('[E9] 2,000 cells take one request; beyond 4 MB each further 4 MB takes one', async () => {
    const given = await book();
    const changes = await everySecondCell(given, 1);
    expect(changes.length).toBeGreaterThan(2000);
    embedded.traffic.reset();
    await change(changes, 'pegado', given);
    expect(embedded.traffic.requests).toBe(1);
    expect(embedded.traffic.largestRequest).toBeLessThan(2_000_000);

    const more = (await everySecondCell(given, 6)).slice(changes.length);
    embedded.traffic.reset();
    embedded.faults.failRequest(2, 'GeneralException');
    const failed = await failure(change(more, 'pegado', given));
    expect(failed.message).toMatch(
      /^Se escribieron \d+ de \d+ celdas y Excel no aceptó las demás; lo escrito se puede deshacer con Deshacer\.$/,
    );
    // The third asks how far the refused one came.
    expect(embedded.traffic.requests).toBe(3);
    expect(embedded.traffic.largestRequest).toBeLessThan(4_500_000);
  });

  test('[E6] a large conversion is undone in few requests of a size that Excel takes', async () => {
    const sheets = (await book()).reading.matrix.rounds.map(({ sheet }) => sheet);
    const before = await Promise.all(sheets.map((sheet) => look(sheet, 'A1:Z140')));
    await applyLegend();
    embedded.traffic.reset();
    await book();
    const reading = embedded.traffic.requests;
    embedded.traffic.reset();
    await undoLast();
    expect(embedded.traffic.largestRequest).toBeLessThan(4_500_000);
    // Three more find and read what was kept, and one writes 27,000 cells.
    expect(embedded.traffic.requests).toBe(reading + 4);
    expect(await Promise.all(sheets.map((sheet) => look(sheet, 'A1:Z140')))).toEqual(before);
  });
});
