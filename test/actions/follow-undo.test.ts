/** Is Excel's own Ctrl+Z left alone? It takes back the person's acts and, since ExcelApi 1.20, the add-in's requests. */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import type { EmbeddedExcel, OpenOptions } from '../../src/host/embedded-excel';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import { fixture, openHere } from '../embedded';
import { contents, ledger, look } from './edit-probe';

const R = '3er reporte';
const C = 'Cumplido';
const N = 'No se tiene - en proceso';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

/** A live sample, followed; its Bitácora is there already, since making one empties Excel's stack. */
async function live(undo: OpenOptions['undo'], pause = 1): Promise<void> {
  excel = await openHere(fixture('matriz-infoem.xlsx'), { undo });
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause });
  await follower.start();
  await done();
  await excel.user.type(R, 'H5', N);
  await done();
}
afterEach(async () => {
  await follower.stop();
  excel.close();
});

async function done(): Promise<void> {
  for (let again = 0; again < 2; again++) {
    await excel.settled();
    await follower.idle();
  }
}

/** Entries but that of the first edit: municipality and tool, from, to, origin. */
const logged = async () => (await ledger()).slice(1).map((row) => row.slice(1, 6).join(' | '));
const notices = () => follower.state().notices.map(({ text }) => text);
const findings = (cell: string): string[] => {
  const { reading } = follower.state();
  if (reading.kind !== 'ready') throw new Error(JSON.stringify(reading));
  return reading.reading.findings
    .filter((each) => each.cell === cell && each.sheet === R)
    .map(({ rule }) => rule);
};
const undo = async (): Promise<string> => {
  const undone = await excel.user.undo();
  await done();
  return undone;
};

test('[E12] undone before the pause is over: nothing is written or logged', async () => {
  await live('kept', 200);
  await excel.user.type(R, 'C5', 'n');
  await undo();
  expect(await contents(R, 'C5')).toEqual([[C]]);
  expect(await logged()).toEqual([]);
  expect(notices()).toEqual([]);
});

test('[E12] Ctrl+Z twice leads back over our label to what was there; nothing is written meanwhile', async () => {
  await live('kept');
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await logged()).toEqual([`Ayapango | 1.1 | ${C} | ${N} | Escrito en la celda`]);
  expect(await undo()).toBe('done');
  expect(await contents(R, 'C5')).toEqual([['n']]);
  // The entry went with the label, since one request had written both.
  expect(await logged()).toEqual([]);
  expect(await undo()).toBe('done');
  expect(await contents(R, 'C5')).toEqual([[C]]);
  expect(await logged()).toEqual([]);
  expect(findings('C5')).toEqual([]);
});

test('[E12] what was brought back and left is logged as undone once the person goes on, and once only', async () => {
  await live('kept');
  await excel.user.type(R, 'C5', 'n');
  await done();
  await undo();
  expect(await logged()).toEqual([]);
  await excel.user.type(R, 'C6', N);
  await done();
  await follower.reread();
  await done();
  expect(await contents(R, 'C5')).toEqual([['n']]);
  expect((await logged()).sort()).toEqual([
    `Ayapango | 1.1 | ${C} | ${N} | Deshecho`,
    `Calimaya | 1.1 | ${C} | ${N} | Escrito en la celda`,
  ]);
});

test('[E12] a pasted block comes back as it was pasted, then as it was before, and nobody calls it found', async () => {
  await live('kept');
  const before = await contents(R, 'C5:D6');
  const block = [
    ['n', 'c'],
    ['n', 'n'],
  ];
  await excel.user.paste(R, 'C5', block);
  await done();
  expect(await contents(R, 'C5:D6')).toEqual([
    [N, C],
    [N, N],
  ]);
  expect(notices()).toEqual(['4 celdas pasaron a su estado.']);
  expect(await undo()).toBe('done');
  expect(await contents(R, 'C5:D6')).toEqual(block);
  expect(await undo()).toBe('done');
  expect(await contents(R, 'C5:D6')).toEqual(before);
  await follower.reread();
  await done();
  expect(await logged()).toEqual([]);
  // What is no longer so is no longer told.
  expect(notices()).toEqual([]);
});

test('[E12] a painted cell comes back painted, then as it was', async () => {
  await live('kept');
  const before = await look(R, 'C5');
  await excel.user.paint(R, 'C5', '#FFFF00');
  await done();
  expect(await look(R, 'C5')).toEqual({ contents: [[N]], fills: [['']] });
  await undo();
  expect(await look(R, 'C5')).toEqual({ contents: [[C]], fills: [['#FFFF00']] });
  await undo();
  expect(await look(R, 'C5')).toEqual(before);
  expect(await logged()).toEqual([]);
});

test('[E14] rows inserted and taken back do not confuse it', async () => {
  await live('kept');
  await excel.user.insertRows(R, 3, 2);
  await done();
  expect(await undo()).toBe('done');
  await excel.user.type(R, 'C6', 'n');
  await done();
  expect(await contents(R, 'C5:C6')).toEqual([[C], [N]]);
  expect(await logged()).toEqual([`Calimaya | 1.1 | ${C} | ${N} | Escrito en la celda`]);
});

test('[E12] where a write of ours empties the stack, Ctrl+Z does nothing and «Deshacer» is there', async () => {
  await live('cleared');
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await undo()).toBe('emptied');
  expect(await contents(R, 'C5')).toEqual([[N]]);
  await undoLast();
  await follower.reread();
  await done();
  expect(await contents(R, 'C5')).toEqual([[C]]);
});

test('[E12] the same typed again after «Deshacer» is no Ctrl+Z: it becomes its state', async () => {
  await live('kept');
  await excel.user.type(R, 'C5', 'n');
  await done();
  await undoLast();
  await follower.reread();
  await done();
  expect(await contents(R, 'C5')).toEqual([[C]]);
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([[N]]);
  expect((await logged()).at(-1)).toBe(`Ayapango | 1.1 | ${C} | ${N} | Escrito en la celda`);
});

test('[E12] the same typed again after a state was set in the pane becomes its state', async () => {
  await live('kept');
  await excel.user.type(R, 'C5', 'n');
  await done();
  await setStates({ sheet: R, address: 'C5' }, 'cumplido');
  await follower.reread();
  await done();
  await excel.user.type(R, 'C5', 'n');
  await done();
  expect(await contents(R, 'C5')).toEqual([[N]]);
});

test('[E12] what was brought back is known by its municipality, wherever its row went', async () => {
  await live('kept');
  await excel.user.type(R, 'C5', 'n');
  await done();
  await excel.user.insertRows(R, 3, 1);
  await done();
  // Another municipality stands in C5 now; what is typed there was never written over.
  await excel.user.type(R, 'C7', 'n');
  await done();
  expect(await contents(R, 'C6:C7')).toEqual([[N], [N]]);
  await excel.user.type(R, 'C6', 'n');
  await done();
  expect(await contents(R, 'C6')).toEqual([['n']]);
});
