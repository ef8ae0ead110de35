/** Does the Bitácora say what the person did: emptied cells, moved them, pasted them, each once? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents, ledger } from './edit-probe';

const R = '3er reporte';
const C = 'Cumplido';
const N = 'No se tiene - en proceso';
const F = 'Se cuenta con el proyecto, falta conclusión del mismo.';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 30 });
  await follower.start();
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
const logged = async () =>
  (await ledger()).map(([, place, tool, from, to, origin]) => [place, tool, from, to, origin]);

test('[E25] emptying cells is «Borrado», one or a block', async () => {
  await excel.user.erase(R, 'C5:D5');
  await done();
  await excel.user.erase(R, 'C6');
  await done();
  expect(await logged()).toEqual([
    ['Ayapango', '1.1', C, '', 'Borrado'],
    ['Ayapango', '1.2', C, '', 'Borrado'],
    ['Calimaya', '1.1', C, '', 'Borrado'],
  ]);
});

test('[E25] a cell cut and pasted over another is moved: two entries, none twice', async () => {
  await excel.user.type(R, 'C5', N);
  await done();
  await excel.user.move(R, 'C5', 'D6');
  await done();
  expect(await contents(R, 'C5:D6')).toEqual([
    ['', C],
    [C, N],
  ]);
  expect(await logged()).toEqual([
    ['Ayapango', '1.1', C, N, 'Escrito en la celda'],
    ['Ayapango', '1.1', N, '', 'Movido'],
    ['Calimaya', '1.2', C, N, 'Movido'],
  ]);
  await follower.reread();
  expect(await logged()).toHaveLength(3);
});

test('[E25] a block moved by one row, over itself, is moved', async () => {
  await excel.user.paste(R, 'C5', [[N], ['Falta conclusión']]);
  await done();
  await excel.user.move(R, 'C5:C6', 'C6');
  await done();
  expect((await logged()).slice(2)).toEqual([
    ['Ayapango', '1.1', N, '', 'Movido'],
    ['Calimaya', '1.1', F, N, 'Movido'],
    ['Capulhuac', '1.1', N, F, 'Movido'],
  ]);
});

test('[E25] a pasted block that holds an empty cell is pasted, and a text typed where one was emptied is typed', async () => {
  await excel.user.paste(R, 'C5', [[N, '']]);
  await done();
  await excel.user.erase(R, 'C8');
  await excel.user.type(R, 'C8', 'n');
  await done();
  expect((await logged()).map((row) => row.at(-1))).toEqual(['Pegado', 'Pegado', 'Escrito en la celda']);
});
