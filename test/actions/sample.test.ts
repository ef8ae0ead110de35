/** Does the example arrive whole in a workbook without a matrix, and nowhere else, over genuine office.js? */
import { readWorkbook } from '../../src/actions/read';
import { createSample } from '../../src/actions/sample';
import { ILLUSTRATIVE } from '../../src/domain/illustrative';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { expectation, fixture, openHere } from '../embedded';
import type { ExpectedReading } from '../builders';
import { contents, edit, failure } from './edit-probe';

let embedded: EmbeddedExcel;
afterEach(() => embedded.close());

test('[K30] in a blank workbook the example reads exactly as the example', async () => {
  embedded = await openHere(null);
  const [blank] = embedded.workbook.sheets.map(({ name }) => name);
  embedded.traffic.reset();
  const outcome = await createSample();
  expect(embedded.traffic.requests).toBeLessThanOrEqual(4);
  expect(outcome).toMatchObject({
    summary: 'Se agregó la matriz de ejemplo, con 3 reportes.',
    notes: [ILLUSTRATIVE],
    sheets: ['1er reporte', '2do reporte', '3er reporte'],
  });
  const { matrix, illustrative, findings } = await readWorkbook();
  expect(illustrative).toBe(true);
  const expected = expectation('matriz-infoem') as ExpectedReading;
  for (const report of expected.reportes) {
    const round = matrix.rounds.find(({ sheet }) => sheet === report.hoja)!;
    expect([round.reportedOn, round.updatedOn]).toEqual([report.fecha, report.actualizacion]);
    expect(round.legend!.entries.map(({ state, label, color }) => [state, label, color])).toEqual(
      report.simbologia.map(({ estado, etiqueta, color }) => [estado, etiqueta, color]),
    );
    const read = round.rows.map(({ written, readings }) => [
      written,
      Object.fromEntries(
        Object.entries(readings).map(([tool, reading]) => [
          tool,
          reading.kind === 'state' ? reading.state : null,
        ]),
      ),
    ]);
    expect(Object.fromEntries(read)).toEqual(report.municipios);
  }
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(embedded.workbook.sheets.map(({ name }) => name)).toEqual([
    blank,
    '1er reporte',
    '2do reporte',
    '3er reporte',
  ]);
});

test('[K30] a workbook with a matrix is left as it is', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const before = await contents('3er reporte', 'A1:T28');
  const error = await failure(createSample());
  expect(error).toMatchObject({ code: 'not_empty' });
  expect(error.message).toMatch(/ya tiene una matriz, en «1er reporte»/);
  expect(embedded.workbook.sheets).toHaveLength(3);
  expect(await contents('3er reporte', 'A1:T28')).toEqual(before);
});

test('[K30] a sheet of the person’s with one of the names stays, and the example takes another', async () => {
  embedded = await openHere(null);
  await edit((context) => {
    context.workbook.worksheets.add('3er reporte').getRange('A1').values = [['mío']];
  });
  const outcome = await createSample();
  expect(outcome.sheets).toEqual(['1er reporte', '2do reporte', '3er reporte (2)']);
  expect(await contents('3er reporte', 'A1')).toEqual([['mío']]);
  expect((await readWorkbook()).matrix.rounds).toHaveLength(3);
});

test('[K30] a lost session is a sentence', async () => {
  embedded = await openHere(null);
  embedded.faults.loseSession();
  expect(await failure(createSample())).toMatchObject({ code: 'session_lost' });
});
