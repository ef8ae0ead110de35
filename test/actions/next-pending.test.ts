/** Does «Siguiente pendiente» go from one cell that needs work to the next, over genuine office.js? */
import { createFollower } from '../../src/actions/follow';
import { shareBook } from '../../src/actions/live-book';
import { goToNextPending } from '../../src/actions/next-pending';
import { readWorkbook } from '../../src/actions/read';
import { address } from '../../src/domain/grid';
import { pendingCells } from '../../src/domain/pending';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { failure } from './edit-probe';

const ROUND = '3er reporte';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

async function selected(): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load('address');
    await context.sync();
    return range.address;
  });
}

async function pending(sheet: string): Promise<string[]> {
  const { matrix } = await readWorkbook();
  const round = matrix.rounds.find((one) => one.sheet === sheet)!;
  return pendingCells(round).map(({ row, column }) => `'${sheet}'!${address(row, column)}`);
}

test('[K7] it goes to the next cell that needs work, and from the last one to the first', async () => {
  const cells = await pending(ROUND);
  expect(cells.length).toBeGreaterThan(2);
  await embedded.user.select(ROUND, cells[0]!.split('!')[1]!);
  await goToNextPending();
  expect(await selected()).toBe(cells[1]);
  await embedded.user.select(ROUND, cells.at(-1)!.split('!')[1]!);
  expect((await goToNextPending()).notes).toEqual([]);
  expect(await selected()).toBe(cells[0]);
});

test('[K7] a place beside the body counts as one, and a sheet that is no round leads to the last round', async () => {
  const first = await pending('1er reporte');
  await embedded.user.select('1er reporte', 'A1');
  await goToNextPending();
  expect(await selected()).toBe(first[0]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('Notas');
    await context.sync();
  });
  await embedded.user.select('Notas', 'B2');
  await embedded.user.activate('Notas');
  await goToNextPending();
  expect(await selected()).toBe((await pending(ROUND))[0]);
});

test('[K7] with nothing left it says so and stays', async () => {
  await Excel.run(async (context) => {
    const { matrix } = await readWorkbook();
    const { body } = matrix.rounds.find(({ sheet }) => sheet === ROUND)!;
    const area = `${address(body.top, body.left)}:${address(body.bottom, body.right)}`;
    context.workbook.worksheets.getItem(ROUND).getRange(area).format.fill.color = '#00B050';
    await context.sync();
  });
  await embedded.user.select(ROUND, 'C5');
  const { notes } = await goToNextPending();
  expect(notes).toEqual([
    'En «3er reporte» no queda ninguna celda pendiente: todas están cumplidas o no aplican.',
  ]);
  expect(await selected()).toBe(`'${ROUND}'!C5`);
});

test('[K7] while the workbook is followed it asks only where the person is, and goes', async () => {
  const follower = createFollower({ pause: 1 });
  await follower.start();
  await embedded.user.select(ROUND, 'C5');
  await follower.idle();
  embedded.traffic.reset();
  await goToNextPending();
  const { requests } = embedded.traffic;
  await follower.stop();
  // Where the person is; whether the sheet is there; going. One more when the follower hears of it in time.
  expect(requests).toBeLessThanOrEqual(4);
});

test('[K7] without a matrix it says what one looks like', async () => {
  embedded.close();
  embedded = await openHere(null);
  expect(await failure(goToNextPending())).toMatchObject({ code: 'no_matrix' });
});
