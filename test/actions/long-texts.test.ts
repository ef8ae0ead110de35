/** Does any text that fits a cell fit a ficha, whole, and is it found again? Does one ficha that fails stop the others? */
import { saveNote } from '../../src/actions/advances';
import { applyLegend } from '../../src/actions/apply-legend';
import { processWorkbook } from '../../src/actions/process';
import { firstPiece, piecesOf } from '../../src/actions/sheets/text-pieces';
import { formerEntries } from '../../src/actions/sheets/factsheet-former';
import { TEXT_COLUMN } from '../../src/actions/sheets/factsheet-tags';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import fc from 'fast-check';
import { fixture, openHere } from '../embedded';
import { columnOf, readFicha, rowOf, type, wholeText, type Probe } from './factsheet-probe';
import { edit, formulasOf, sheetNames } from './sheet-probe';

const today = new Date(2026, 10, 21);
const LUVIANOS = { municipalities: ['Luvianos'], today };
const PLACE = { municipality: '15123', tool: '2.2', sheet: '3er reporte' };
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

async function advance(text: string): Promise<void> {
  await saveNote(PLACE, { advance: 'x', evidence: '', evidenceOn: null, capturedBy: '' }, null);
  // Typed into the table, where a cell holds more than the pane takes.
  await edit((context) => {
    context.workbook.worksheets.getItem('Avances').getRange('E2').values = [[text]];
  });
}

/** Heights of a sheet's rows in points. */
async function heightsOf(sheet: string, rows: number): Promise<number[]> {
  return Excel.run(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const ranges = Array.from({ length: rows }, (_, row) => worksheet.getRangeByIndexes(row, 0, 1, 1));
    for (const range of ranges) range.load('format/rowHeight');
    await context.sync();
    return ranges.map(({ format }) => format.rowHeight);
  });
}

/** The cells under Avance of a tool, from its row to the next tagged row. */
function noteCell(probe: Probe, tool: string): unknown {
  return probe.formulas[rowOf(probe, { tool })]![columnOf(probe, 'Avance')];
}

const words = (count: number): string => Array.from({ length: count }, (_, i) => `voz${i}`).join(' ');

describe('texts of any length', () => {
  test.each([
    ['1,100 characters', words(100).slice(0, 1100)],
    ['as many as a cell holds', words(4500).slice(0, 32_760)],
    ['one word', 'x'.repeat(20_000)],
    ['hundreds of lines', Array.from({ length: 400 }, (_, i) => `• renglón ${i}`).join('\n')],
  ])('[N50] an Avance of %s: every ficha is made, and it is there whole', async (_, text) => {
    await advance(text);
    const outcome = await processWorkbook();
    expect(outcome.summary).toContain('Se hicieron 18 fichas;');
    const probe = await readFicha('Luvianos');
    expect(Math.max(...(await heightsOf('Luvianos', probe.values.length)))).toBeLessThanOrEqual(409);
    const told = String(noteCell(probe, '2.2'));
    expect(told.startsWith(text.slice(0, 900))).toBe(true);
    expect(told === text || told.endsWith('… (sigue en la redacción)')).toBe(true);
    const flat = (long: string) => long.replace(/\s+/g, ' ');
    const last = flat(text.slice(-60));
    const everything = flat(probe.values.flat().map(String).join(''));
    expect(everything.split(last).length - 1).toBeGreaterThanOrEqual(told === text ? 2 : 1);
  });

  test('[N50] the figures count a tool once, however many rows it has', async () => {
    await applyLegend();
    await writeFactsheets(LUVIANOS);
    const before = wholeText(await readFicha('Luvianos'))
      .split('\n')
      .slice(0, 16);
    await advance(words(3000));
    await writeFactsheets(LUVIANOS);
    const probe = await readFicha('Luvianos');
    expect(wholeText(probe).split('\n').slice(0, 16)).toEqual(before);
    expect(String(probe.values[3]![0])).toBe('');
  });

  test('[N50] what a person typed over several rows is kept when the ficha is made again, twice', async () => {
    await writeFactsheets(LUVIANOS);
    const [note, paragraph] = [words(3500), `Mi redacción. ${words(3400)}`];
    const first = await readFicha('Luvianos');
    await type('Luvianos', rowOf(first, { tool: '4.1' }), columnOf(first, 'Avance'), note);
    await type('Luvianos', rowOf(first, { id: 'dim-4' }), TEXT_COLUMN, paragraph);
    for (const time of [1, 2]) {
      const outcome = await writeFactsheets(LUVIANOS);
      expect([time, outcome.summary]).toEqual([time, expect.stringMatching(/^Se actualizó 1 ficha/)]);
      const probe = await readFicha('Luvianos');
      expect(noteCell(probe, '4.1')).toBe(note);
      expect(formerEntries(probe.formulas).paragraphs.get('dim-4')!.text).toBe(paragraph);
      expect((await sheetNames()).filter((name) => name.startsWith('Luvianos'))).toEqual(['Luvianos']);
    }
  });

  test('[N50] a paragraph longer than a cell goes on below, and an edit of either part stays', async () => {
    await advance(words(4500).slice(0, 32_760));
    await writeFactsheets(LUVIANOS);
    const first = await readFicha('Luvianos');
    const further = first.values.findIndex((row) => row.includes('s|herr-2.2'));
    expect(further).toBeGreaterThan(rowOf(first, { id: 'herr-2.2' }));
    await type('Luvianos', further, TEXT_COLUMN, 'y aquí termina.');
    const outcome = await writeFactsheets(LUVIANOS);
    expect(outcome.notes.join(' ')).toContain('se conservó 1 párrafo editado');
    const again = await readFicha('Luvianos');
    const edited = formerEntries(again.formulas).paragraphs.get('herr-2.2')!.text;
    expect(edited).toContain('y aquí termina.');
    expect(edited).toContain(words(200));
  });

  test('[N50] pieces joined are the text, and each fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 2, max: 30 }),
        (text, most) => {
          const pieces = piecesOf(text, most);
          expect(pieces.join('')).toBe(text);
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most);
        },
      ),
    );
    expect(firstPiece('corto', '(sigue)')).toBe('corto');
  });
});

describe('one that fails', () => {
  const protect = (sheet: string) =>
    edit((context) => context.workbook.worksheets.getItem(sheet).protection.protect());

  test('[N51] a protected ficha is named with its sheet; the other seventeen are remade', async () => {
    await writeFactsheets({ today });
    await protect('Malinalco');
    const kept = await formulasOf('Malinalco');
    const outcome = await writeFactsheets({ today });
    expect(outcome.summary).toBe(
      'Se actualizaron 17 fichas de 18; una no se pudo hacer; la hoja «Índice» las lista.',
    );
    expect(outcome.notes[0]).toBe(
      'No se hizo la ficha de Malinalco: su hoja «Malinalco» está protegida. Quite la protección (Revisar ▸ Desproteger hoja) y vuelva a hacerla.',
    );
    expect(await formulasOf('Malinalco')).toEqual(kept);
    expect((await sheetNames()).filter((name) => !/reporte|_Matriz/.test(name))).toHaveLength(19);
  });

  test('[N51] a request that Excel refuses once costs nothing: the fichas are tried one by one', async () => {
    await writeFactsheets(LUVIANOS);
    const probe = await readFicha('Luvianos');
    await type('Luvianos', rowOf(probe, { tool: '1.1' }), columnOf(probe, 'Evidencia'), 'oficio 4');
    embedded.faults.failRequest(6, 'GeneralException');
    const outcome = await writeFactsheets({ today });
    expect(outcome.summary).toMatch(/^Se hicieron 17 fichas y se actualizó 1 ficha;/);
    const names = (await sheetNames()).filter((name) => !/reporte|_Matriz/.test(name));
    expect(names).toHaveLength(19);
    expect(wholeText(await readFicha('Luvianos'))).toContain('oficio 4');
  });

  test('[N51] where the workbook takes no sheets that is said once, and of no municipality', async () => {
    await edit((context) => context.workbook.protection.protect());
    await expect(writeFactsheets({ today })).rejects.toMatchObject({
      code: 'protected',
      message: expect.stringMatching(/^No se pudo hacer las fichas porque/) as string,
    });
  });

  test('[N51] with the first ten protected the other eight are made', async () => {
    await writeFactsheets({ today });
    const names = (await sheetNames()).filter((name) => !/reporte|_Matriz|Índice/.test(name));
    for (const name of names.slice(0, 10)) await protect(name);
    const outcome = await writeFactsheets({ today });
    expect(outcome.summary).toMatch(/^Se actualizaron 8 fichas de 18; 10 no se pudieron hacer;/);
    expect(outcome.notes.slice(0, 10).join(' ')).toContain('Tampoco se pudo hacer la ficha de Malinalco.');
  });

  test('[N51] asked for alone, its failure is the action’s, by name', async () => {
    await writeFactsheets(LUVIANOS);
    await protect('Luvianos');
    await expect(writeFactsheets(LUVIANOS)).rejects.toMatchObject({
      code: 'protected',
      message: expect.stringContaining(
        'No se hizo la ficha de Luvianos: su hoja «Luvianos» está protegida',
      ) as string,
    });
  });
});
