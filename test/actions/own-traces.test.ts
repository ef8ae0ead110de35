/** What if a person renames, deletes, moves or garbles what the add-in made? Edits are taken in, and nothing multiplies. */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit } from './edit-probe';

const R = '3er reporte';
const N = 'No se tiene - en proceso';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

/** A live sample with one entry, followed. */
beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await excel.user.type(R, 'H5', N);
  await done();
});
afterEach(async () => {
  await follower.stop();
  excel.close();
});

async function done(): Promise<void> {
  for (let again = 0; again < 3; again++) {
    await excel.settled();
    await follower.idle();
  }
}

const sheetNames = (): Promise<string[]> =>
  Excel.run(async ({ workbook: { worksheets } }) => {
    worksheets.load('items/name');
    await worksheets.context.sync();
    return worksheets.items.map(({ name }) => name);
  });

/** Every text of every entry, wherever the workbook holds them: places and states of a cell. */
async function entriesOf(place: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of (await sheetNames()).filter((one) => !one.startsWith('_') && !/reporte/.test(one))) {
    const rows = await Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
      used.load('values');
      await context.sync();
      return used.isNullObject ? [] : (used.values as unknown[][]);
    });
    found.push(...rows.filter((row) => row.includes(place)).map((row) => row.map(String).join('|')));
  }
  return found;
}

type Act = (context: Excel.RequestContext) => void;
const sheet = (context: Excel.RequestContext, name: string): Excel.Worksheet =>
  context.workbook.worksheets.getItem(name);
const table = (context: Excel.RequestContext): Excel.Table => context.workbook.tables.getItem('MV_Bitacora');

/** Trials with the Bitácora, and how many sheets of that kind there are afterwards. */
const LEDGER: readonly [string, number, Act][] = [
  ['a needed header renamed', 2, (c) => (sheet(c, 'Bitácora').getRange('E1').values = [['Antes']])],
  ['a header in capitals', 1, (c) => (sheet(c, 'Bitácora').getRange('C1').values = [['MUNICIPIO ']])],
  ['the hidden column deleted', 1, (c) => table(c).columns.getItem('Id').delete()],
  ['who deleted', 1, (c) => table(c).columns.getItem('Quién').delete()],
  ['a needed column deleted', 2, (c) => table(c).columns.getItem('A').delete()],
  ['a column added', 1, (c) => table(c).columns.add(2, [['Nota'], ['mía']])],
  ['made a plain range', 1, (c) => table(c).convertToRange()],
  ['all rows deleted', 1, (c) => table(c).rows.getItemAt(0).delete()],
  ['sorted', 1, (c) => table(c).sort.apply([{ key: 2, ascending: false }])],
  ['filtered', 1, (c) => table(c).columns.getItem('Municipio').filter.applyValuesFilter(['nadie'])],
  ['renamed', 1, (c) => (sheet(c, 'Bitácora').name = 'Historia')],
  ['the table renamed', 1, (c) => (table(c).name = 'Historia')],
  ['deleted', 1, (c) => sheet(c, 'Bitácora').delete()],
  ['copied', 1, (c) => void sheet(c, 'Bitácora').copy('End')],
  ['moved first', 1, (c) => (sheet(c, 'Bitácora').position = 0)],
  ['emptied', 1, (c) => void sheet(c, 'Bitácora').getRange().clear('Contents')],
  ['protected', 1, (c) => sheet(c, 'Bitácora').protection.protect()],
  ['the mark deleted', 1, (c) => c.workbook.names.getItem('MV_hoja_bitacora').delete()],
];

test.each(LEDGER)(
  '[E21] the Bitácora %s: what is typed becomes its state, and no sheet multiplies',
  async (what, count, act) => {
    await edit(act);
    await done();
    const before = (await sheetNames()).length;
    await excel.user.type(R, 'C5', 'n');
    await done();
    expect(await contents(R, 'C5')).toEqual([[N]]);
    await excel.user.type(R, 'C6', 'n');
    await done();
    expect(await contents(R, 'C6')).toEqual([[N]]);
    const names = await sheetNames();
    expect(names.length - before).toBe(count === 2 || what === 'deleted' ? 1 : 0);
    if (what === 'protected') await edit((c) => sheet(c, 'Bitácora').protection.unprotect());
    await follower.reread();
    await done();
    for (const place of ['Ayapango', 'Calimaya'])
      expect((await entriesOf(place)).filter((line) => line.includes('1.1'))).toHaveLength(1);
    const told = follower.state().notices.filter(({ text }) => text.includes('desde ahora en la hoja'));
    expect(told).toHaveLength(count === 2 ? 1 : 0);
    await setStates({ sheet: R, address: 'D5' }, 'en_proceso', 'panel');
    expect(await contents(R, 'D5')).toEqual([[N]]);
    expect((await sheetNames()).length).toBe(names.length);
  },
);

test('[E21] the table cut to another sheet goes on there', async () => {
  await edit((c) => void c.workbook.worksheets.add('Otra'));
  await done();
  await excel.user.move('Bitácora', 'A1:I2', 'B3', 'Otra');
  await done();
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([[N]]);
  expect((await entriesOf('Ayapango')).filter((line) => line.includes('1.1'))).toHaveLength(1);
  const names = await sheetNames();
  await excel.user.type(R, 'C6', 'n');
  await done();
  expect(await sheetNames()).toEqual(names);
});

const HIDDEN = ['_MatrizViva', '_MatrizVivaEstados', '_MatrizVivaDeshacer'];
const TRIALS: readonly [string, (name: string) => Act][] = [
  [
    'deleted',
    (name) => (c) => {
      sheet(c, name).visibility = 'Visible';
      sheet(c, name).delete();
    },
  ],
  ['renamed', (name) => (c) => (sheet(c, name).name = `${name}2`)],
  [
    'unhidden and sorted',
    (name) => (c) => {
      sheet(c, name).visibility = 'Visible';
      sheet(c, name)
        .getUsedRange()
        .sort.apply([{ key: 0, ascending: false }]);
    },
  ],
  [
    'garbled',
    (name) => (c) =>
      (sheet(c, name).getRange('A1:C2').values = [
        ['x', '#N/A', '9'],
        ['', '~', '{'],
      ]),
  ],
  ['moved down', (name) => (c) => sheet(c, name).getRange('1:2').insert('Down')],
  ['protected', (name) => (c) => sheet(c, name).protection.protect()],
];

describe.each(HIDDEN)('%s', (name) => {
  test.each(TRIALS)('[E21] %s: what is typed becomes its state, and no sheet multiplies', async (_, act) => {
    await edit(act(name));
    await done();
    for (const at of ['C5', 'C6']) {
      await excel.user.type(R, at, 'n');
      await done();
    }
    expect((await contents(R, 'C5:C6')).flat()).toEqual([N, N]);
    await follower.reread();
    await done();
    const names = await sheetNames();
    expect(names.filter((one) => one.startsWith('_')).length).toBeLessThanOrEqual(4);
    await follower.reread();
    await done();
    expect(await sheetNames()).toEqual(names);
    expect((await book()).reading.matrix.rounds).toHaveLength(3);
    for (const place of ['Ayapango', 'Calimaya'])
      expect((await entriesOf(place)).filter((line) => line.includes('1.1')).length).toBeLessThanOrEqual(1);
    await undoLast().catch(() => undefined);
  });
});
