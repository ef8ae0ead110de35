/** Does «Deshacer» undo what was announced, and does nothing that a person waits for read the workbook again? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { setStates } from '../../src/actions/set-states';
import { lastUndo, undoLast } from '../../src/actions/undo';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents } from './edit-probe';

const R = '3er reporte';
const N = 'No se tiene - en proceso';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'), { undo: 'kept' });
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await done();
  await excel.user.type(R, 'H5', N);
  await done();
});
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
const notices = () => follower.state().notices.map(({ text }) => text);

test('[E30] after Ctrl+Z a click undoes nothing else than what was announced, and says what is the last now', async () => {
  await excel.user.type(R, 'C5', 'n');
  await done();
  const announced = (await lastUndo())!;
  expect(announced).toMatchObject({ cells: 1, whole: false });
  await excel.user.undo();
  await excel.user.undo();
  await done();
  const before = await contents(R, 'A1:T22');
  const outcome = await undoLast({ expected: announced.id });
  expect(outcome).toMatchObject({ summary: 'No se deshizo nada.', unchanged: true });
  expect(outcome.notes.join()).toContain('Ctrl+Z u otro cambio llegó antes');
  expect(await contents(R, 'A1:T22')).toEqual(before);
});

test('[E30] a whole application is announced as that, with the number that it told, and not undone unasked', async () => {
  const last = (await lastUndo())!;
  expect(last).toMatchObject({ title: 'Aplicar simbología', whole: true });
  expect((await undoLast({ unasked: true })).notes.join()).toContain('pulse Deshacer en el panel');
  expect((await book()).snapshot.kept.known.size).toBe(3);
});

test('[E30] an application, what is announced of it and its «Deshacer» tell one number', async () => {
  await follower.stop();
  excel.close();
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  const applied = await applyLegend();
  const last = (await lastUndo())!;
  expect(last.cells).toBeGreaterThan(500);
  expect(applied.summary).toContain(`cambiaron ${last.cells} celdas`);
  const outcome = await undoLast({ expected: last.id });
  expect(outcome.summary).toContain(` ${last.cells} celdas volvieron`);
});

test('[E30] of three cells of which one is to be put back, the others are told', async () => {
  const column = (await contents(R, 'C5:C22')).map(([state], i) => ({ state, cell: `C${i + 5}` }));
  const three = column.filter(({ state }) => state === 'Cumplido').slice(0, 3);
  const [first, second] = three;
  await setStates({ sheet: R, address: three.map(({ cell }) => cell).join(',') }, 'en_proceso');
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(R);
    sheet.getRange(first!.cell).values = [[first!.state]];
    sheet.getRange(second!.cell).values = [['otra cosa']];
    await context.sync();
  });
  const outcome = await undoLast();
  expect(outcome.summary).toContain('una celda volvió a lo que tenía');
  expect(outcome.notes.join(' ')).toContain('una celda ya estaba como antes');
  expect(outcome.notes.join(' ')).toContain(`la celda ${second!.cell} cambió después`);
});

test('[E31] a state set by its button, and its «Deshacer», are shown without reading the workbook again', async () => {
  excel.traffic.reset();
  await setStates({ sheet: R, address: 'D6' }, 'en_proceso');
  await follower.refresh();
  expect(excel.traffic.requests).toBe(2);
  const stateOf = () => {
    const { reading } = follower.state();
    if (reading.kind !== 'ready') throw new Error(reading.kind);
    const round = reading.reading.matrix.rounds.find(({ sheet }) => sheet === R)!;
    const tool = round.tools.find(({ column }) => column === 3)!.tool;
    return round.rows.find(({ row }) => row === 5)!.readings[tool];
  };
  expect(stateOf()).toMatchObject({ kind: 'state', state: 'en_proceso' });
  const shown = follower.state().reading;
  await undoLast({ expected: (await lastUndo())!.id });
  await follower.refresh();
  expect(stateOf()).not.toMatchObject({ state: 'en_proceso' });
  // What is at hand is what reading gives.
  const kept = follower.state().reading;
  await follower.reread();
  await done();
  expect(kept).toEqual(follower.state().reading);
  expect(shown).not.toEqual(kept);
});

test('[E31] fichas that were cancelled are listed by a small request, and what is at hand is what reading gives', async () => {
  const cancelled = new AbortController();
  const outcome = await writeFactsheets({
    signal: cancelled.signal,
    progress: () => cancelled.abort(),
  });
  expect(outcome.cancelled).toBe(true);
  excel.traffic.reset();
  await follower.refresh();
  expect(excel.traffic.requests).toBe(0);
  await done();
  expect(excel.traffic.responseBytes).toBeLessThan(50_000);
  const kept = follower.state().reading;
  await follower.reread();
  expect(kept).toEqual(follower.state().reading);
});

test('[E32] a notice goes when it is no longer true: mended, emptied or undone; of several cells the rest is told', async () => {
  await excel.user.paste(R, 'C5', [['zzz'], ['yyy']]);
  await done();
  expect(notices().join()).toContain('2 celdas tienen un texto');
  await excel.user.type(R, 'C5', '');
  await done();
  expect(notices()).toHaveLength(1);
  expect(notices().join()).toContain('«yyy» no es un estado');
  await setStates({ sheet: R, address: 'C6' }, 'cumplido');
  await follower.refresh();
  expect(notices()).toEqual([]);
});
