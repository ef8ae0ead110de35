/** Does the preview tell exactly what «Aplicar simbología» then does, and change nothing, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { previewLegend } from '../../src/actions/preview-legend';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit, failure, look } from './edit-probe';

let embedded: EmbeddedExcel;

async function open(name: string): Promise<void> {
  embedded = await openHere(fixture(name));
}
afterEach(() => embedded.close());

/** Cells whose contents or fill differ. */
function differing(
  before: Awaited<ReturnType<typeof look>>,
  after: Awaited<ReturnType<typeof look>>,
): { texts: number; fills: number } {
  const count = (a: unknown[][], b: unknown[][]) =>
    a.flat().filter((value, index) => value !== b.flat()[index]).length;
  return { texts: count(before.contents, after.contents), fills: count(before.fills, after.fills) };
}

test('[K50] its figures are those of the conversion, round by round, and it writes nothing', async () => {
  await open('matriz-infoem.xlsx');
  const before = embedded.save();
  const preview = await previewLegend();
  expect(Buffer.from(embedded.save()).equals(Buffer.from(before))).toBe(true);
  expect(preview.rounds.map(({ sheet }) => sheet)).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  expect(preview.skipped).toEqual([]);
  const was = await Promise.all(preview.rounds.map(({ sheet }) => look(sheet, 'C5:T22')));
  await applyLegend();
  for (const [index, { sheet, texts, fills, unread, near }] of preview.rounds.entries()) {
    expect(differing(was[index]!, await look(sheet, 'C5:T22'))).toEqual({ texts, fills });
    expect({ unread, near }).toEqual({ unread: 0, near: [] });
  }
  const again = await previewLegend();
  expect(again.rounds.map(({ texts, fills }) => [texts, fills])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('[K50] near shades have their addresses, unread cells are counted, and formulas are told', async () => {
  await open('matriz-infoem.xlsx');
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem('3er reporte');
    sheet.getRange('D6').format.fill.color = '#00A84C';
    sheet.getRange('C5').format.fill.color = '#7030A0';
    sheet.getRange('E5').values = [['ver oficio']];
    sheet.getRange('X5').formulas = [['=COUNTBLANK(C5:T5)']];
  });
  const { rounds, formulas } = await previewLegend();
  expect(rounds[2]).toMatchObject({ near: ['D6'], unread: 2 });
  expect(formulas).toEqual([
    'La fórmula de «3er reporte», celda X5, se refiere a la matriz de «3er reporte».',
  ]);
});

test('[L12] copies of one formula are told in one sentence, and of many kinds the rest is a number', async () => {
  await open('matriz-infoem.xlsx');
  const column = (letter: string, from: number, to: number, formula: (row: number) => string) =>
    edit((context) => {
      const rows = Array.from({ length: to - from + 1 }, (_, index) => [formula(from + index)]);
      const sheet = context.workbook.worksheets.getItem('3er reporte');
      sheet.getRange(`${letter}${from}:${letter}${to}`).formulas = rows;
    });
  await column('W', 5, 10, (row) => `=COUNTIF(C${row}:T${row},"Cumplido")/18`);
  await column('W', 12, 22, (row) => `=COUNTIF(C${row}:T${row},"Cumplido")/18`);
  await column('X', 5, 22, (row) => `=LOG10(1+COUNTA($C$5:T${row}))`);
  expect((await previewLegend()).formulas).toEqual([
    'Las 17 fórmulas de «3er reporte», celdas W5:W10 y W12:W22, se refieren a la matriz de «3er reporte».',
    'Las 18 fórmulas de «3er reporte», celdas X5:X22, se refieren a la matriz de «3er reporte».',
  ]);
  await column('Y', 5, 22, (row) => `=COUNTA(C${row}:T${row})+${row}`);
  const { formulas } = await previewLegend();
  expect(formulas).toHaveLength(6);
  expect(formulas.at(-1)).toBe('Y 15 fórmulas más se refieren a la matriz.');
  const { notes } = await applyLegend();
  expect(notes.filter((note) => note.includes('revise su resultado'))).toHaveLength(6);
});

test('[K50] rounds that are left as they are say why', async () => {
  await open('matriz-infoem.xlsx');
  await edit((context) => context.workbook.worksheets.getItem('2do reporte').protection.protect());
  const { rounds, skipped } = await previewLegend();
  expect(rounds.map(({ sheet }) => sheet)).toEqual(['1er reporte', '3er reporte']);
  expect(skipped).toEqual([expect.stringMatching(/se deja como está: la hoja está protegida/) as string]);
  embedded.close();
  await open('sin-simbologia.xlsx');
  const bare = await previewLegend();
  expect(bare.skipped).toContainEqual(expect.stringMatching(/no tiene una simbología con colores/));
  const chosen = await previewLegend({ legend: 'predeterminada' });
  expect(chosen.rounds).toHaveLength(bare.rounds.length + bare.skipped.length);
});

test('[K50] no matrix, and a lost session, are sentences', async () => {
  embedded = await openHere(null);
  expect(await failure(previewLegend())).toMatchObject({ code: 'no_matrix' });
  embedded.faults.loseSession();
  expect(await failure(previewLegend())).toMatchObject({ code: 'session_lost' });
});
