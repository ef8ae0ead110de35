/** Where a name stands in several rows, do the sheets that we make tell of the row that counts? */
import { compare } from '../../src/actions/compare';
import { applyLegend } from '../../src/actions/apply-legend';
import { readWorkbook } from '../../src/actions/read';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';

const R = '3er reporte';
let excel: EmbeddedExcel;
beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => excel.close());

/** Puts a row with a municipality's name and nothing else above the table's third row: a region's heading. */
const addHeading = (name: string) =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(R);
    sheet.getRange('7:7').insert('Down');
    const row = sheet.getRange('A7:Z7');
    row.clear();
    sheet.getRange('B7').values = [[name]];
    await context.sync();
  });

test('[R28] [C16] [C17] a heading named like a municipality below it changes no figure, live or not', async () => {
  const { matrix } = await readWorkbook();
  const later = matrix.rounds.find((round) => round.sheet === R)!;
  const named = later.rows.at(-1)!;
  await addHeading(named.written);
  const read = (await readWorkbook()).matrix.rounds.find((round) => round.sheet === R)!;
  expect(read.rows.map((r) => r.written)).toEqual(later.rows.map((r) => r.written));
  await applyLegend();
  const outcome = await compare();
  expect(outcome.notes.join(' ')).toMatch(
    /El comparativo es una instantánea, porque en «3er reporte» hay municipios cuyo nombre está también en otra fila más arriba/,
  );
  await writeFactsheets({ municipalities: [named.name!] });
  const found = await readWorkbook();
  const row = found.matrix.rounds.find((round) => round.sheet === R)!.rows.at(-1)!;
  expect(Object.values(row.readings).map((r) => (r.kind === 'state' ? r.state : r.kind))).toEqual(
    Object.values(named.readings).map((r) => (r.kind === 'state' ? r.state : r.kind)),
  );
});
