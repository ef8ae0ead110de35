/** Do two people with the pane open at one workbook work as one: every change taken in once, logged once, seen by both? */
import type { Followed } from '../../src/actions/follow';
import { fixture } from '../embedded';
import { openForTwo, type Colleague } from '../two-people';
import { contents, edit, ledger, look } from './edit-probe';

const R = '3er reporte';
const C = 'Cumplido';
const N = 'No se tiene - en proceso';

let ana: Colleague;
let beto: Colleague;
let followers: ReturnType<Colleague['page']['follow']['createFollower']>[];

/** A live sample that both follow; a pause in which the other's edits come between. */
async function live(pauses: readonly [number, number] = [1, 1], theirs?: number): Promise<void> {
  [ana, beto] = await openForTwo(fixture('matriz-infoem.xlsx'));
  await ana.on(({ applyLegend }) => applyLegend.applyLegend());
  followers = [ana, beto].map(({ page }, i) =>
    page.follow.createFollower({
      activity: page.activity.createActivity(),
      pause: pauses[i]!,
      ...(theirs === undefined ? {} : { theirs }),
    }),
  );
  ana.page.author.setAuthorName('Ana');
  beto.page.author.setAuthorName('Beto');
  await ana.on(() => followers[0]!.start());
  await beto.on(() => followers[1]!.start());
  await done();
  for (const { excel } of [ana, beto]) excel.traffic.reset();
}

afterEach(async () => {
  await ana.on(() => followers[0]!.stop());
  await beto.on(() => followers[1]!.stop());
  beto.excel.close();
  ana.excel.close();
});

/** Twice: what one writes is news to the other. */
async function done(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await ana.excel.settled();
    await Promise.all(followers.map((follower) => follower.idle()));
  }
}

const rows = async (): Promise<unknown[][]> =>
  (await ana.on(() => ledger())).map((row) => [...row.slice(1, 6), row[6]]);
const textOf = (at: string) => ana.on(() => contents(R, at));
const notices = () => followers.map((follower) => follower.state().notices.map(({ text }) => text));
const seen = (state: Followed) => {
  if (state.reading.kind !== 'ready') throw new Error(JSON.stringify(state.reading));
  const { matrix, findings } = state.reading.reading;
  return { rounds: matrix.rounds, findings };
};

/** Both panes show the same, nothing is still going on, and no state is logged twice. */
async function expectAgreement(): Promise<void> {
  const [hers, his] = followers.map((follower) => seen(follower.state()));
  expect(his).toEqual(hers);
  for (const { excel } of [ana, beto]) excel.traffic.reset();
  await done();
  expect([ana.excel.traffic.requests, beto.excel.traffic.requests]).toEqual([0, 0]);
  const ids = (await ana.on(() => ledger())).map((row) => row.at(-1));
  expect(new Set(ids).size).toBe(ids.length);
}

test('[E13] what one types is taken in and logged by their own pane only, and both see it', async () => {
  await live();
  await ana.excel.user.type(R, 'C5', 'n');
  await done();
  expect(await textOf('C5')).toEqual([[N]]);
  expect(await rows()).toEqual([['Ayapango', '1.1', C, N, 'Escrito en la celda', 'Ana']]);
  expect(notices()).toEqual([['«n» pasó a «No se tiene - en proceso» en Ayapango, 1.1.'], []]);
  await expectAgreement();
});

test('[E13] a pasted block and a painted cell are taken in once', async () => {
  await live();
  await ana.excel.user.paste(R, 'C5', [
    ['n', 'xyz'],
    ['Falta conclusión', ''],
  ]);
  await done();
  await beto.excel.user.paint(R, 'C8', '#FFFF00');
  await done();
  expect((await rows()).map(([place, tool, , , origin, who]) => [place, tool, origin, who])).toEqual([
    ['Ayapango', '1.1', 'Pegado', 'Ana'],
    ['Ayapango', '1.2', 'Pegado', 'Ana'],
    ['Calimaya', '1.1', 'Pegado', 'Ana'],
    ['Calimaya', '1.2', 'Pegado', 'Ana'],
    ['Chapultepec', '1.1', 'Pintado', 'Beto'],
  ]);
  expect(await ana.on(() => look(R, 'C8'))).toEqual({ contents: [[N]], fills: [['']] });
  await expectAgreement();
});

test('[E13] both type in different cells at once: each change is its author’s', async () => {
  await live();
  await Promise.all([ana.excel.user.type(R, 'C5', 'n'), beto.excel.user.type(R, 'D6', 'n')]);
  await done();
  expect(await textOf('C5')).toEqual([[N]]);
  expect(await textOf('D6')).toEqual([[N]]);
  const logged = await rows();
  expect(logged).toHaveLength(2);
  expect(logged).toEqual(
    expect.arrayContaining([
      ['Ayapango', '1.1', C, N, 'Escrito en la celda', 'Ana'],
      ['Calimaya', '1.2', C, N, 'Escrito en la celda', 'Beto'],
    ]),
  );
  await expectAgreement();
});

test('[E13] while one has not paused yet, the other’s reading does not log their edit', async () => {
  await live([400, 1]);
  await ana.excel.user.type(R, 'C5', 'n');
  await ana.excel.user.type(R, 'C6', N);
  // Pasting makes Beto's pane read all again, and Ana's edits with it.
  await beto.excel.user.paste(R, 'D8', [['n', 'n']]);
  await done();
  expect((await rows()).map((row) => [row[0], row[1], row[4], row[5]])).toEqual(
    expect.arrayContaining([
      ['Ayapango', '1.1', 'Escrito en la celda', 'Ana'],
      ['Calimaya', '1.1', 'Escrito en la celda', 'Ana'],
    ]),
  );
  expect(await rows()).toHaveLength(4);
  expect(notices()[1]).toEqual(['2 celdas pasaron a su estado.']);
  await expectAgreement();
});

test('[E13] a state that a reading for the other’s sake saw first is logged as what it is', async () => {
  await live([100, 1]);
  // Ana's pane is asked to read by Beto's edit; her own come before it has read, and its events after.
  await beto.excel.user.type(R, 'C5', 'n');
  const reading = ana.on(() => followers[0]!.reread());
  await ana.excel.user.paste(R, 'C8', [[N, 'qué sé yo']]);
  await reading;
  await done();
  expect((await rows()).map(([place, tool, , to, origin, who]) => [place, tool, to, origin, who])).toEqual([
    ['Ayapango', '1.1', N, 'Escrito en la celda', 'Beto'],
    ['Chapultepec', '1.1', N, 'Pegado', 'Ana'],
    ['Chapultepec', '1.2', '', 'Pegado', 'Ana'],
  ]);
  await expectAgreement();
});

test('[E13] in one cell, one after the other: two changes, one of each', async () => {
  await live();
  await ana.excel.user.type(R, 'C5', 'n');
  await done();
  await beto.excel.user.type(R, 'C5', 'c');
  await done();
  expect(await textOf('C5')).toEqual([[C]]);
  expect(await rows()).toEqual([
    ['Ayapango', '1.1', C, N, 'Escrito en la celda', 'Ana'],
    ['Ayapango', '1.1', N, C, 'Escrito en la celda', 'Beto'],
  ]);
  await expectAgreement();
});

test('[E13] in one cell before the first has paused: what stands in it is the second one’s', async () => {
  await live([100, 300]);
  await ana.excel.user.type(R, 'C5', 'p');
  await beto.excel.user.type(R, 'C5', 'n');
  await done();
  expect(await textOf('C5')).toEqual([[N]]);
  expect(await rows()).toEqual([['Ayapango', '1.1', C, N, 'Escrito en la celda', 'Beto']]);
  expect(notices()).toEqual([[], ['«n» pasó a «No se tiene - en proceso» en Ayapango, 1.1.']]);
  await expectAgreement();
});

test('[E13] rows that one inserts move what the other typed just before', async () => {
  await live([200, 1]);
  await ana.excel.user.type(R, 'C5', 'n');
  await beto.excel.user.insertRows(R, 3, 2);
  await done();
  expect(await textOf('C7')).toEqual([[N]]);
  await ana.excel.user.type(R, 'C8', 'n');
  await done();
  expect(await rows()).toEqual([
    ['Ayapango', '1.1', C, N, 'Escrito en la celda', 'Ana'],
    ['Calimaya', '1.1', C, N, 'Escrito en la celda', 'Ana'],
  ]);
  await expectAgreement();
});

test('[E13] what one types right after the other inserted rows is taken in where it stands', async () => {
  await live([200, 1]);
  await beto.excel.user.insertRows(R, 3, 2);
  await ana.excel.user.type(R, 'C8', 'n');
  await done();
  expect(await textOf('C7:C8')).toEqual([[C], [N]]);
  expect(await rows()).toEqual([['Calimaya', '1.1', C, N, 'Escrito en la celda', 'Ana']]);
  await expectAgreement();
});

/** Ana's typing became a state, and she took the state back: her cell holds what she had typed. */
async function broughtBack(pauses?: readonly [number, number]): Promise<void> {
  await live(pauses);
  // The first entry makes the Bitácora, which empties Excel's stack.
  await ana.excel.user.type(R, 'H5', N);
  await done();
  await ana.excel.user.type(R, 'C5', 'n');
  await done();
  expect(await ana.excel.user.undo()).toBe('done');
  await done();
  expect(await textOf('C5')).toEqual([['n']]);
  expect(await rows()).toHaveLength(1);
}
const places = async () => (await rows()).slice(1).map((row) => [row[0], row[4], row[5]]);

test('[E12] what one brought back is not written down for the other’s sake, and can be taken back on', async () => {
  await broughtBack();
  await beto.excel.user.type(R, 'C8', 'n');
  await done();
  expect(await places()).toEqual([['Chapultepec', 'Escrito en la celda', 'Beto']]);
  expect(await ana.excel.user.undo()).toBe('done');
  await done();
  expect([await textOf('C5'), await textOf('C8')]).toEqual([[[C]], [[N]]]);
});

test('[E12] what one brought back is written down where it stands, once they go on after the other moved it', async () => {
  await broughtBack();
  await beto.excel.user.insertRows(R, 3, 2);
  await done();
  expect(await textOf('C7')).toEqual([['n']]);
  expect(await places()).toEqual([]);
  await ana.excel.user.type(R, 'C8', N);
  await done();
  expect(await textOf('C7:C8')).toEqual([['n'], [N]]);
  expect((await places()).sort()).toEqual([
    ['Ayapango', 'Deshecho', 'Ana'],
    ['Calimaya', 'Escrito en la celda', 'Ana'],
  ]);
});

test('[E13] what one brought back and the other writes over is the other’s', async () => {
  await broughtBack([1, 500]);
  await beto.excel.user.type(R, 'C5', 'Falta conclusión');
  await ana.excel.settled();
  await ana.excel.user.type(R, 'C6', N);
  await done();
  expect((await places()).sort()).toEqual([
    ['Ayapango', 'Escrito en la celda', 'Beto'],
    ['Calimaya', 'Escrito en la celda', 'Ana'],
  ]);
});

test('[E13] what differs while the other works is logged once the other’s add-in has had its time, and once', async () => {
  await live([1, 1], 2000);
  // Of what an add-in of the person's writes no event speaks.
  await ana.on(() =>
    edit((context) => (context.workbook.worksheets.getItem(R).getRange('C5').values = [[N]])),
  );
  await beto.excel.user.type(R, 'C8', 'n');
  await ana.excel.settled();
  await ana.excel.user.paste(R, 'C6', [['n', 'n']]);
  await done();
  const found = async () => (await rows()).filter(([place]) => place === 'Ayapango');
  for (let tries = 0; tries < 40 && (await found()).length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 250));
  await done();
  expect(await found()).toEqual([['Ayapango', '1.1', C, N, 'Encontrado al leer', '']]);
  await expectAgreement();
});

test('«Deshacer» takes back one’s own last action, not the other’s', async () => {
  await live();
  await ana.excel.user.type(R, 'C5', 'n');
  await done();
  await beto.excel.user.type(R, 'C6', 'n');
  await done();
  await ana.on(({ undo }) => undo.undoLast());
  await ana.on(() => followers[0]!.reread());
  await done();
  expect(await textOf('C5:C6')).toEqual([[C], [N]]);
  await expectAgreement();
});

test('[E23] the first change of both at once makes one Bitácora with both, and nothing of it fails', async () => {
  await live();
  const set = ({ setStates }: Colleague['page'], address: string) =>
    setStates.setStates({ sheet: R, address }, 'en_proceso', 'panel');
  await Promise.all([ana.on((page) => set(page, 'C5')), beto.on((page) => set(page, 'D7'))]);
  await done();
  expect((await rows()).map((row) => row.slice(0, 4)).sort()).toEqual([
    ['Ayapango', '1.1', C, N],
    ['Capulhuac', '1.2', C, N],
  ]);
  const names = await ana.on(() =>
    Excel.run(async ({ workbook: { worksheets } }) => {
      worksheets.load('items/name');
      await worksheets.context.sync();
      return worksheets.items.map(({ name }) => name).filter((name) => name.startsWith('Bitácora'));
    }),
  );
  expect(names).toEqual(['Bitácora']);
  expect(notices()).toEqual([[], []]);
});
