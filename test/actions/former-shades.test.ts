/** Are shades that may carry a meaning told again when the cells that had them are live? */
import { applyLegend } from '../../src/actions/apply-legend';
import { findProblems } from '../../src/actions/find-problems';
import { processWorkbook } from '../../src/actions/process';
import { setStates } from '../../src/actions/set-states';
import type { Finding } from '../../src/domain/finding';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { formulasOf } from './sheet-probe';

let embedded: EmbeddedExcel;
beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await embedded.user.paint('3er reporte', 'C8', '#92D050');
  await embedded.user.paint('3er reporte', 'E9:F9', '#92D050');
});
afterEach(() => embedded.close());

const near = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === 'V3' || rule === 'V4');

test('procesar twice writes the same Hallazgos, across files too', async () => {
  const before = near(await findProblems());
  expect(before.map(({ cell }) => cell)).toEqual(['C8', 'C8', 'E9', 'F9']);
  await processWorkbook();
  const once = await formulasOf('Hallazgos');
  expect(near(await findProblems())).toEqual(before);
  const bytes = embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  await processWorkbook();
  expect(await formulasOf('Hallazgos')).toEqual(once);
});

test('a shade is forgotten once its cell is confirmed or changed, and follows its row', async () => {
  await processWorkbook();
  await setStates({ sheet: '3er reporte', address: 'C8' }, 'cumplido', 'correccion');
  await embedded.user.type('3er reporte', 'E9', 'No se tiene - en proceso');
  await embedded.user.insertRows('3er reporte', 2);
  expect(near(await findProblems()).map(({ cell }) => cell)).toEqual(['F10', 'F10']);
});

test('[V3] applying the legend names the cells that had another shade', async () => {
  await embedded.user.paint('1er reporte', 'C8', '#92D050');
  await embedded.user.paint('2do reporte', 'C5:J5', '#92D050');
  const notes = (await applyLegend()).notes.filter((note) => note.includes('tono'));
  expect(notes).toEqual([
    'En «1er reporte», la celda C8 tenía un tono parecido, no igual, al de la simbología: revísela en los hallazgos.',
    'En «2do reporte», 8 celdas tenían un tono parecido, no igual, al de la simbología (C5, D5, E5, F5, G5 y 3 más): revíselas en los hallazgos.',
    'En «3er reporte», 3 celdas tenían un tono parecido, no igual, al de la simbología (C8, E9 y F9): revíselas en los hallazgos.',
  ]);
});
