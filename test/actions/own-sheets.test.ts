/** Are the sheets that we made known again when another program has taken their checksums, or the sheets? */
import { writeFindings } from '../../src/actions/write-findings';
import { compare } from '../../src/actions/compare';
import { processWorkbook } from '../../src/actions/process';
import { logDifferences } from '../../src/actions/change-cells';
import { readBook } from '../../src/actions/reading';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { readFicha, type } from './factsheet-probe';
import { edit, sheetNames, valuesOf } from './sheet-probe';

const today = new Date(2026, 10, 21);
const LUVIANOS = { municipalities: ['Luvianos'], today };
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

/** Another program drops all checksums; `comments`, as they were kept before, is what it leaves in the marks. */
async function dropChecksums(comments?: 'as comments'): Promise<void> {
  await Excel.run(async (context) => {
    const { names } = context.workbook;
    names.load('items/name,items/value');
    await context.sync();
    for (const { name, value } of names.items.filter((item) => item.name.startsWith('MV_suma_'))) {
      names.getItem(name).delete();
      if (comments) names.getItem(name.replace('suma', 'hoja')).comment = String(value);
    }
    await context.sync();
  });
}

describe('without checksums', () => {
  test('[C18] what says the same is written over; what does not is kept, and nobody claims that it was edited', async () => {
    await writeFindings({ today });
    await dropChecksums();
    expect((await writeFindings({ today })).notes).toEqual([]);
    const before = await sheetNames();
    expect(before.filter((name) => name.startsWith('Hallazgos'))).toEqual(['Hallazgos']);

    await type('Hallazgos', 40, 9, 'Ya se atendió');
    await dropChecksums();
    expect((await writeFindings({ today })).notes).toEqual([
      'No se sabe si la hoja «Hallazgos» anterior tenía cambios suyos: se conservó como «Hallazgos (anterior)».',
    ]);
    expect((await valuesOf('Hallazgos (anterior)', 'J41'))[0]![0]).toBe('Ya se atendió');
    // Its checksum is known again from here on.
    expect((await writeFindings({ today })).notes).toEqual([]);
    expect(await sheetNames()).toHaveLength(before.length + 1);
  });

  test('[C18] a comparison of other rounds says something else: the former is kept, not called edited', async () => {
    await compare({ today });
    await dropChecksums();
    const outcome = await compare({ from: '1er reporte', to: '2do reporte', today });
    expect(outcome.notes.join()).toContain('se conservó como «Comparativo (anterior)»');
    expect(outcome.notes.join()).not.toContain(
      'anterior tenía cambios suyos: se conservó como «Comparativo (ed',
    );
  });

  test('[N24] a ficha and the Índice are judged likewise', async () => {
    await writeFactsheets(LUVIANOS);
    const before = await sheetNames();
    await dropChecksums();
    expect((await writeFactsheets(LUVIANOS)).notes).toEqual([]);
    expect(await sheetNames()).toEqual(before);

    await type('Luvianos', 1, 0, 'Otro título');
    await type('Índice', 40, 0, 'Pendiente de llamar');
    await dropChecksums();
    expect((await writeFactsheets(LUVIANOS)).notes).toEqual([
      'No se sabe si la ficha de Luvianos tenía cambios suyos fuera de los párrafos, el Avance y la Evidencia: se conservó entera como «Luvianos (anterior)», y la nueva lleva lo que usted redactó.',
      'No se sabe si el índice anterior tenía cambios suyos: se conservó como «Índice (anterior)».',
    ]);
    expect((await readFicha('Luvianos (anterior)')).values[1]![0]).toBe('Otro título');
    const names = await sheetNames();
    expect(names).toEqual(expect.arrayContaining(['Luvianos', 'Índice']));
  });

  test('[C18] one that an earlier version left in a comment counts', async () => {
    await writeFindings({ today });
    await dropChecksums('as comments');
    await type('Hallazgos', 40, 9, 'Ya se atendió');
    expect((await writeFindings({ today })).notes.join()).toContain('«Hallazgos (editada)»');
    await dropChecksums('as comments');
    const tomorrow = new Date(2026, 10, 22);
    expect((await writeFindings({ today: tomorrow })).notes).toEqual([]);
  });
});

/** Another program deletes or renames sheets and leaves the names as they were. */
async function takeSheets(taken: readonly string[], newName?: (sheet: string) => string): Promise<void> {
  await Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    names.load('items/name,items/formula');
    await context.sync();
    const before = names.items.map(({ name, formula }) => ({ name, formula: String(formula) }));
    for (const sheet of taken) {
      const worksheet = worksheets.getItem(sheet);
      // Excel itself deletes no very hidden sheet.
      worksheet.visibility = 'Visible';
      if (newName) worksheet.name = newName(sheet);
      else worksheet.delete();
    }
    for (const { name, formula } of before) names.getItem(name).formula = formula;
    await context.sync();
  });
}

describe('with marks whose sheet is gone', () => {
  const OURS = ['Hallazgos', 'Comparativo', 'Índice', 'Luvianos'];
  const STORES = ['_MatrizViva', '_MatrizVivaDeshacer', '_MatrizVivaEstados'];

  beforeEach(async () => {
    await processWorkbook({});
  });

  test('[N25] deleted sheets are made anew, once', async () => {
    const before = await sheetNames();
    await takeSheets(OURS);
    const outcome = await processWorkbook({});
    expect(outcome.notes.join()).not.toContain('se conservó');
    expect([...(await sheetNames())].sort()).toEqual([...before].sort());
    await processWorkbook({});
    expect(await sheetNames()).toHaveLength(before.length);
  });

  test('[N25] renamed sheets are the person’s', async () => {
    const before = await sheetNames();
    await takeSheets(OURS, (sheet) => `${sheet} mía`);
    await processWorkbook({});
    await processWorkbook({});
    const after = await sheetNames();
    expect(after).toEqual(expect.arrayContaining([...OURS, ...OURS.map((sheet) => `${sheet} mía`)]));
    expect(after).toHaveLength(before.length + OURS.length);
  });

  test('[N25] what is very hidden is made anew, and what differs from it is not sought without end', async () => {
    const before = await sheetNames();
    await takeSheets(STORES);
    await edit((context) => {
      context.workbook.worksheets.getItem('3er reporte').getRange('C5').values = [['Cumplido']];
    });
    await Excel.run(async (context) => {
      await logDifferences(context, await readBook(context, undefined), 'al_abrir');
    });
    await processWorkbook({});
    const outcome = await processWorkbook({});
    expect(outcome.notes.join()).not.toMatch(/instantánea|se conservó/);
    const after = await sheetNames();
    // Nothing is undone yet: there is nothing to keep for it.
    expect(after.filter((name) => STORES.includes(name))).toEqual(
      expect.arrayContaining([STORES[0], STORES[2]]),
    );
    expect(after.filter((name) => !STORES.includes(name))).toEqual(
      before.filter((name) => !STORES.includes(name)),
    );
  });
});
