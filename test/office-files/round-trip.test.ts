/** What is lost when a workbook is opened and saved, untouched or with one cell changed? Others look. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, openHere } from '../embedded';
import { readWithLibreOffice } from './flat-sheets';
import type { FlatSheet } from './flat-sheets';
import { describeWithLibreOffice, scratch } from './libreoffice';
import { newErrors, summary } from './validate';

jest.setTimeout(300_000);

const FOLDER = join(__dirname, '../fixtures');
/** One of each dialect and of each kind of content that must survive. */
const KINDS = [
  'matriz-infoem.xlsx',
  'desplazada.xlsx',
  'colores-tema.xlsx',
  'tabla-excel.xlsx',
  'condicionales.xlsx',
  'texto-con-formatos.xlsx',
  'simbologia-dibujada.xlsx',
  'lo-matriz.xlsx',
  'lo-condicionales.xlsx',
  'estricto.xlsx',
  'prefijos.xlsx',
  'posiciones-implicitas.xlsx',
];
/** LibreOffice takes seconds for each: one of each kind of content. */
const OPENED = ['tabla-excel.xlsx', 'lo-matriz.xlsx', 'texto-con-formatos.xlsx', 'prefijos.xlsx'];

const folder = scratch();

/** Opens a fixture, lets `act` change it, saves it, and gives the new file's path. */
async function saved(
  name: string,
  act: (context: Excel.RequestContext) => void = () => undefined,
): Promise<string> {
  const embedded = await openHere(fixture(name));
  try {
    await Excel.run(async (context) => {
      act(context);
      await context.sync();
    });
    const path = join(folder, name);
    writeFileSync(path, embedded.save());
    return path;
  } finally {
    embedded.close();
  }
}

const originals = new Map<string, Promise<FlatSheet[]>>();

/** What LibreOffice finds in the fixture itself, asked once. */
function original(name: string): Promise<FlatSheet[]> {
  const known = originals.get(name) ?? readWithLibreOffice(join(FOLDER, name));
  originals.set(name, known);
  return known;
}

const cells = (sheets: readonly FlatSheet[]) =>
  sheets.map(({ name, cells }) => ({ name, cells: [...cells] }));

test.each(KINDS)('%s, with a cell written far away, has no new error for the Open XML SDK', async (name) => {
  const path = await saved(name, (context) => {
    context.workbook.worksheets.getFirst().getRange('AZ90').values = [['escrito']];
  });
  expect(summary(await newErrors(path, join(FOLDER, name)))).toEqual([]);
});

test('a protected workbook, saved untouched, has no new error either', async () => {
  expect(summary(await newErrors(await saved('protegida.xlsx'), join(FOLDER, 'protegida.xlsx')))).toEqual([]);
});

describeWithLibreOffice('in LibreOffice', () => {
  test.each(OPENED)('%s, saved untouched, holds the same cells', async (name) => {
    const before = await original(name);
    const after = await readWithLibreOffice(await saved(name));
    expect(cells(after)).toEqual(cells(before));
  });

  test.each(OPENED)('%s, with one cell changed, differs in that cell only', async (name) => {
    const before = await original(name);
    const path = await saved(name, (context) => {
      context.workbook.worksheets.getFirst().getRange('AZ90').values = [['escrito']];
    });
    const after = cells(await readWithLibreOffice(path));
    const written = after[0]!.cells.pop();
    expect(written).toEqual(['AZ90', { text: 'escrito', value: 'escrito', formula: null }]);
    expect(after).toEqual(cells(before));
  });
});
