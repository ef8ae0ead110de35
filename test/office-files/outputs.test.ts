/** Do other programs accept what we write, and calculate what we say? And does writing it twice change it? */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWorkbook } from '../../src/actions/process';
import { readWorkbook } from '../../src/actions/read';
import { readingToJson } from '../../src/domain/export-json';
import { openWorkbook } from '../../src/host/workbook/codec/open';
import { fixture, openHere } from '../embedded';
import type { ActualReading } from '../fixtures/expectation';
import { formulaErrors, readWithLibreOffice, staleFormulas } from './flat-sheets';
import { describeWithLibreOffice, renderPages, scratch } from './libreoffice';
import { newErrors, summary } from './validate';

jest.setTimeout(300_000);

/** Kinds of input that differ in what must be kept or written; `calculated` ones are opened by LibreOffice. */
const INPUTS: readonly { name: string; calculated?: boolean }[] = [
  { name: 'matriz-infoem.xlsx', calculated: true },
  { name: 'condicionales.xlsx', calculated: true },
  { name: 'municipios.xlsx', calculated: true },
  { name: 'unicode-raro.xlsx', calculated: true },
  { name: 'tabla-excel.xlsx', calculated: true },
  { name: 'lo-matriz.xlsx' },
  { name: 'textos.xlsx' },
  { name: 'combinadas-ocultas.xlsx' },
  { name: 'estados-propios.xlsx' },
  { name: 'extensiones.xlsx' },
  { name: 'prefijos.xlsx' },
  { name: 'estricto.xlsx' },
];

const folder = scratch();
const inputPath = (name: string) => join(__dirname, '../fixtures', name);
const outputPath = (name: string) => join(folder, name);

async function reading(): Promise<ActualReading> {
  const { matrix, findings } = await readWorkbook();
  return JSON.parse(JSON.stringify(readingToJson(matrix, findings))) as ActualReading;
}

/** Reads, processes and saves. */
async function processed(bytes: Uint8Array): Promise<{ bytes: Uint8Array; before: ActualReading }> {
  const embedded = await openHere(bytes);
  try {
    const before = await reading();
    await processWorkbook({});
    return { bytes: embedded.save(), before };
  } finally {
    embedded.close();
  }
}

/** Every sheet's cells as text, in order. */
function contents(bytes: Uint8Array): Record<string, string[]> {
  const { sheets } = openWorkbook(bytes);
  const cells = (sheet: (typeof sheets)[number]) =>
    sheet.cells
      .rowNumbers()
      .flatMap((row) =>
        sheet.cells
          .inRow(row)
          .map(([column, cell]) => `${row},${column} =${cell.formula ?? ''} ${String(cell.value)}`),
      );
  return Object.fromEntries(sheets.map((sheet) => [sheet.name, cells(sheet)]));
}

describe.each(INPUTS)('what procesar makes of $name', ({ name, calculated }) => {
  let once: { bytes: Uint8Array; before: ActualReading };

  beforeAll(async () => {
    once = await processed(new Uint8Array(fixture(name)));
    writeFileSync(outputPath(name), once.bytes);
  });

  test('has no error for the Open XML SDK that the input did not have', async () => {
    expect(summary(await newErrors(outputPath(name), inputPath(name)))).toEqual([]);
  });

  test('says of each cell what the input said, and is the same when made again from it', async () => {
    const twice = await processed(once.bytes);
    const states = (all: ActualReading) =>
      all.reportes.map(({ hoja, fecha, municipios }) => ({
        hoja,
        fecha,
        municipios: municipios.map(({ escrito, fila, estados }) => ({ escrito, fila, estados })),
      }));
    expect(states(twice.before)).toEqual(states(once.before));
    expect(contents(twice.bytes)).toEqual(contents(once.bytes));
  });

  if (!calculated) return;

  describeWithLibreOffice('in LibreOffice', () => {
    test('opens, every formula works, and its stored value is right', async () => {
      const own = await readWithLibreOffice(outputPath(name));
      expect(own.length).toBeGreaterThan(once.before.reportes.length);
      const known = formulaErrors(await readWithLibreOffice(inputPath(name)));
      expect(formulaErrors(own).filter((error) => !known.includes(error))).toEqual([]);
      const places = known.map((error) => error.replace(/: .*/, ''));
      const stale = staleFormulas(await readWithLibreOffice(outputPath(name), 'stored'), own);
      expect(stale.filter((line) => !places.some((at) => line.startsWith(`${at}:`)))).toEqual([]);
    });
  });
});

describeWithLibreOffice('printed', () => {
  test('the sample gives pages of a landscape report', async () => {
    const pages = await renderPages(outputPath('matriz-infoem.xlsx'), 40);
    expect(pages.length).toBeGreaterThan(20); // 3 rounds, comparison, findings, index, 18 factsheets
  });
});
