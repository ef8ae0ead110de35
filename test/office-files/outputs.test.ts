/** Do other programs accept what we write, and calculate what we say? */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWorkbook } from '../../src/actions/process';
import { readWorkbook } from '../../src/actions/read';
import { readingToJson } from '../../src/domain/export-json';
import { fixture, openHere } from '../embedded';
import type { ActualReading } from '../fixtures/expectation';
import { formulaErrors, readWithLibreOffice, staleFormulas } from './flat-sheets';
import { describeWithLibreOffice, renderPages, scratch } from './libreoffice';
import { newErrors, summary } from './validate';

/** Kinds of input that differ in what must be kept or written. */
const INPUTS = [
  'matriz-infoem.xlsx',
  'tabla-excel.xlsx',
  'lo-matriz.xlsx',
  'condicionales.xlsx',
  'textos.xlsx',
  'combinadas-ocultas.xlsx',
  'municipios.xlsx',
  'simbologias.xlsx',
  'prefijos.xlsx',
];

const folder = scratch();
const inputPath = (name: string) => join(__dirname, '../fixtures', name);
const outputPath = (name: string) => join(folder, name);

async function reading(): Promise<ActualReading> {
  const { matrix, findings } = await readWorkbook();
  return JSON.parse(JSON.stringify(readingToJson(matrix, findings))) as ActualReading;
}

describe.each(INPUTS)('what procesar makes of %s', (name) => {
  let before: ActualReading;
  let after: ActualReading;

  beforeAll(async () => {
    const embedded = await openHere(fixture(name));
    before = await reading();
    await processWorkbook({});
    writeFileSync(outputPath(name), embedded.save());
    embedded.close();
    const again = await openHere(new Uint8Array(readFileSync(outputPath(name))));
    after = await reading();
    again.close();
  });

  test('has no error for the Open XML SDK that the input did not have', async () => {
    expect(summary(await newErrors(outputPath(name), inputPath(name)))).toEqual([]);
  });

  test('says of each cell what the input said', () => {
    const states = (all: ActualReading) =>
      all.reportes.map(({ hoja, fecha, municipios }) => ({
        hoja,
        fecha,
        municipios: municipios.map(({ escrito, fila, estados }) => ({ escrito, fila, estados })),
      }));
    expect(states(after)).toEqual(states(before));
  });

  describeWithLibreOffice('in LibreOffice', () => {
    test('opens, every formula works, and its stored value is right', async () => {
      const sheets = await readWithLibreOffice(outputPath(name));
      expect(sheets.length).toBeGreaterThan(before.reportes.length);
      const known = new Set(formulaErrors(await readWithLibreOffice(inputPath(name))));
      expect(formulaErrors(sheets).filter((error) => !known.has(error))).toEqual([]);
      const wrong = [...known].map((error) => error.replace(/: .*/, ''));
      const stale = await staleFormulas(outputPath(name));
      expect(stale.filter((line) => !wrong.some((at) => line.startsWith(at)))).toEqual([]);
    });
  });
});

describeWithLibreOffice('printed', () => {
  test('the sample gives pages of a landscape report', async () => {
    const pages = await renderPages(outputPath('matriz-infoem.xlsx'), 40);
    expect(pages.length).toBeGreaterThan(20); // 3 rounds, comparison, findings, index, 18 factsheets
  });
});
