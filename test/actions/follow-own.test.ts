/** Are the add-in's own changes ever taken for a person's, when an action runs while the workbook is followed? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { undoLast } from '../../src/actions/undo';
import type { Outcome } from '../../src/actions/outcome';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, ledger } from './edit-probe';
import { readUndoHeads } from '../../src/excel/undo-store';

const R = '3er reporte';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;
const activity = createActivity();

afterEach(async () => {
  await follower.stop();
  excel.close();
});

/** A followed sample with three near shades, still coloured. */
async function open(pause: number): Promise<void> {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  await excel.user.paint(R, 'C8', '#92D050');
  await excel.user.paint(R, 'E9:F9', '#92D050');
  follower = createFollower({ activity, pause });
  await follower.start();
  await done();
}

async function done(): Promise<void> {
  for (let again = 0; again < 3; again++) {
    await excel.settled();
    await follower.idle();
  }
}

/** As the pane does: the action, then all is read again, without waiting for what Excel still has to tell. */
async function run(work: () => Promise<Outcome>): Promise<void> {
  await activity.run('Aplicar simbología', work);
  await follower.reread();
  await done();
}

const near = (): string[] => {
  const { reading } = follower.state();
  if (reading.kind !== 'ready') throw new Error(reading.kind);
  return reading.reading.findings
    .filter(({ rule, sheet }) => (rule === 'V3' || rule === 'V4') && sheet === R)
    .map(({ cell }) => String(cell));
};
const entries = async (): Promise<number> =>
  Excel.run(async (context) => (await readUndoHeads(context, '_MatrizVivaDeshacer')).length);

test.each([1, 60])('[E24] applied while followed, near shades are told on (pause %i)', async (pause) => {
  await open(pause);
  const before = near();
  expect(before).toEqual(['C8', 'C8', 'E9', 'F9']);
  await run(() => applyLegend());
  expect(near()).toEqual(before);
  expect(await ledger()).toEqual([]);
  expect(await entries()).toBe(1);
  await follower.reread();
  expect(near()).toEqual(before);
});

test('[E24] what «Deshacer» paints is not painted by a person', async () => {
  await open(1);
  const before = near();
  await run(() => applyLegend());
  await run(() => undoLast());
  expect(near()).toEqual(before);
  expect(await ledger()).toEqual([]);
  expect(await entries()).toBe(0);
});

test('[E22] applied again after Deshacer, changes get ids that no entry has', async () => {
  await open(1);
  await run(() => applyLegend());
  await excel.user.type(R, 'C5', 'n');
  await done();
  await run(() => undoLast());
  await run(() => undoLast());
  await run(() => applyLegend());
  await excel.user.type(R, 'C5', 'n');
  await done();
  const rows = (await ledger()).filter((row) => row[1] === 'Ayapango');
  expect(rows.map((row) => row.slice(2, 5))).toEqual([
    ['1.1', 'Cumplido', 'No se tiene - en proceso'],
    ['1.1', 'No se tiene - en proceso', 'Cumplido'],
    ['1.1', 'Cumplido', 'No se tiene - en proceso'],
  ]);
  expect(new Set(rows.map((row) => row.at(-1))).size).toBe(3);
  expect([...(await book()).snapshot.kept.known.get(3)!.get('15017')!.values()][0]).toMatchObject({
    state: 'en_proceso',
  });
});
