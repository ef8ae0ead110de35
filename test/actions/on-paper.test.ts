/** Do the sheets of ours look on letter paper as a person reads them? LibreOffice prints them to PDF. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveNote } from '../../src/actions/advances';
import { processWorkbook } from '../../src/actions/process';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import { writeFindings } from '../../src/actions/write-findings';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { describeWithLibreOffice, openWithLibreOffice, scratch } from '../office-files/libreoffice';
import { run } from '../office-files/validate';
import { edit } from './sheet-probe';

const today = new Date(2026, 10, 21);
let embedded: EmbeddedExcel;
afterEach(() => embedded.close());

/** What a printed page says, in the order of its lines, and which sheet it is of. */
interface PrintedPage {
  readonly sheet: string;
  readonly lines: readonly string[];
}

async function printed(): Promise<PrintedPage[]> {
  const path = join(scratch(), 'libro.xlsx');
  writeFileSync(path, await embedded.save());
  const { out } = await run('pdftotext', ['-layout', await openWithLibreOffice(path, 'pdf'), '-']);
  return out.split('\f').flatMap((text) => {
    const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
    const foot = lines.map((line) => /^(.*) Página \d+ de \d+$/.exec(line)?.[1]).find(Boolean);
    return foot === undefined ? [] : [{ sheet: foot, lines: lines.filter((line) => line !== '') }];
  });
}

const has = ({ lines }: PrintedPage, text: string | RegExp): boolean =>
  lines.some((line) => (typeof text === 'string' ? line.includes(text) : text.test(line)));

describeWithLibreOffice('the sample on letter paper', () => {
  let pages: PrintedPage[];
  beforeAll(async () => {
    const book = await openHere(fixture('matriz-infoem.xlsx'));
    embedded = book;
    await processWorkbook();
    pages = await printed();
  }, 240_000);
  const of = (sheet: string) => pages.filter((page) => page.sheet === sheet);

  test('[N52] no page has a figure that does not fit, nor anything that is hidden', () => {
    expect(pages.filter((page) => has(page, '###') || has(page, /\bh\|\d/) || has(page, 'p|dim-'))).toEqual(
      [],
    );
  });

  test('[N52] each page of a ficha names its municipality and says that its states are an example', () => {
    const ficha = of('Luvianos');
    expect(ficha.length).toBeGreaterThanOrEqual(3);
    expect(ficha.length).toBeLessThanOrEqual(5);
    for (const page of ficha) {
      expect(page.lines[0]).toMatch(/^Municipio de Luvianos Estados ilustrativos: son un ejemplo/);
    }
  });

  test('[N52] the table of tools has its header on each of its pages, and only there', () => {
    for (const name of ['Luvianos', 'Ayapango', 'Malinalco']) {
      const isTable = (page: PrintedPage) => has(page, /^[1-5]\.[1-4] /);
      const head = /^Herramienta Requisito .*Evidencia$/;
      const table = of(name).filter(isTable);
      expect(table.length).toBeGreaterThanOrEqual(2);
      for (const page of of(name)) expect([name, has(page, head)]).toEqual([name, isTable(page)]);
    }
  });

  test('[N52] no heading is the last of a page', () => {
    const headings =
      /^(\d\. \w[\w ]+|Herramientas|Redacción|Avance por dimensión|Por dimensión|Transiciones:.*|Retrocesos.*|Estancados.*|Cambios .*|Trayectoria.*)$/;
    for (const { sheet, lines } of pages) {
      const last = lines.at(-2)!;
      expect([sheet, headings.test(last) ? last : '']).toEqual([sheet, '']);
    }
  });

  test('[C23] the Comparativo has its key on each page, in letters of a legible size', () => {
    const comparison = of('Comparativo');
    expect(comparison.length).toBeGreaterThanOrEqual(4);
    expect(comparison.length).toBeLessThanOrEqual(8);
    for (const page of comparison) {
      expect(has(page, /✔ ?Cumplido/)).toBe(true);
      expect(has(page, /▲ avances/)).toBe(true);
    }
    // The figures are a page of their own, with the names beside them.
    const figures = comparison.find((page) => has(page, 'En ambos reportes'))!;
    expect(has(figures, /^Malinalco 12 18 66\.7/)).toBe(true);
  });

  test('[C22] Hallazgos is two pages at most, its header on each', () => {
    const findings = of('Hallazgos');
    expect(findings.length).toBeLessThanOrEqual(2);
    for (const page of findings)
      expect(has(page, /^Severidad Regla Hoja Celda Mensaje Propuesta$/)).toBe(true);
  });
});

describeWithLibreOffice('long and full', () => {
  test('[N52] an Avance of 1,100 characters is less than half a page, its column as wide as it asks for', async () => {
    embedded = await openHere(fixture('matriz-infoem.xlsx'));
    const text = Array.from({ length: 180 }, (_, i) => `voz${i}`)
      .join(' ')
      .slice(0, 1100);
    const place = { municipality: '15123', tool: '2.2', sheet: '3er reporte' };
    await saveNote(place, { advance: text, evidence: '', evidenceOn: null, capturedBy: '' }, null);
    await writeFactsheets({ municipalities: ['Luvianos'], today });
    const ficha = (await printed()).filter(({ sheet }) => sheet === 'Luvianos');
    const table = ficha.find((page) => has(page, /^2\.2 /) || has(page, / voz0 /))!;
    expect(table).toBeDefined();
    const cell = ficha.flatMap(({ lines }) => lines).filter((line) => /voz\d+ voz\d+/.test(line));
    // In the narrative about nine lines, in the table about sixteen.
    expect(cell.length).toBeLessThan(32);
  }, 120_000);

  test('[C22] a workbook of 125 municipalities and 12 reports is told in pages, not in books', async () => {
    embedded = await openHere(fixture('grande-125x12.xlsx'));
    await writeFindings({ today });
    await edit((context) => {
      for (let n = 1; n <= 12; n++) context.workbook.worksheets.getItem(`Reporte ${n}`).visibility = 'Hidden';
    });
    const pages = (await printed()).filter(({ sheet }) => sheet === 'Hallazgos');
    expect(pages.length).toBeLessThanOrEqual(60);
    const blanks = pages.flatMap(({ lines }) => lines).filter((line) => / V16 /.test(line));
    expect(blanks.length).toBeLessThanOrEqual(125);
  }, 240_000);
});

describe('filters', () => {
  beforeEach(async () => {
    embedded = await openHere(fixture('matriz-infoem.xlsx'));
    await processWorkbook();
  });

  const filters = () =>
    Excel.run(async (context) => {
      const found = ['Hallazgos', 'Índice', 'Comparativo'].map((name) => {
        const range = context.workbook.worksheets.getItem(name).autoFilter.getRangeOrNullObject();
        range.load('address,isNullObject');
        return range;
      });
      await context.sync();
      return found.map((range) => (range.isNullObject ? null : range.address.split('!')[1]));
    });

  test('[C22] [C23] Hallazgos, Índice and the Comparativo’s matrix can be filtered', async () => {
    expect(await filters()).toEqual([
      expect.stringMatching(/^A5:F\d+$/),
      expect.stringMatching(/^A5:[A-Z]+23$/),
      expect.stringMatching(/^A\d+:AI\d+$/),
    ]);
  });

  test('[C18] rows that a filter hid are shown when the sheet is made again, in place', async () => {
    await edit((context) => {
      const sheet = context.workbook.worksheets.getItem('Hallazgos');
      sheet.autoFilter.apply(sheet.autoFilter.getRange(), 0, { filterOn: 'Values', values: ['Aviso'] });
    });
    const hidden = () =>
      Excel.run(async (context) => {
        const rows = context.workbook.worksheets.getItem('Hallazgos').getRange('A6:A30');
        rows.load('rowHidden');
        await context.sync();
        return rows.rowHidden as boolean | null;
      });
    expect(await hidden()).not.toBe(false);
    const outcome = await writeFindings({ today });
    expect(outcome).toMatchObject({ sheets: ['Hallazgos'], notes: [] });
    expect(await hidden()).toBe(false);
    expect((await filters())[0]).toMatch(/^A5:F/);
  });
});
