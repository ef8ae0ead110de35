/** Can the checks by other programs fail? A broken file must be told from a sound one. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import { damage, damageBy, damageKinds } from './damage';
import { formulaErrors, parseFlat, readWithLibreOffice, staleFormulas } from './flat-sheets';
import { describeWithLibreOffice, openWithLibreOffice, renderPages, scratch } from './libreoffice';
import { newErrors, validateOoxml } from './validate';

jest.setTimeout(300_000);

const fixture = (name: string) => join(__dirname, '../fixtures', name);
const sound = fixture('tabla-excel.xlsx');

/** A copy of a workbook with one part rewritten. */
function rewritten(path: string, part: string, change: (xml: string) => string): string {
  const parts = unzipSync(readFileSync(path));
  const before = strFromU8(parts[part]!);
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${part}`);
  parts[part] = strToU8(after);
  const copy = join(scratch(), 'rewritten.xlsx');
  writeFileSync(copy, zipSync(parts));
  return copy;
}

describe('the validator', () => {
  test('accepts a sound workbook', async () => {
    expect(await validateOoxml(sound)).toEqual([]);
  });

  test('names the part and the place of an element that does not belong', async () => {
    const broken = rewritten(sound, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<sheetData>', '<oddity/><sheetData>'),
    );
    const [error] = await validateOoxml(broken);
    expect(error).toMatchObject({ path: '/xl/worksheets/sheet1.xml', id: expect.stringContaining('Sch_') });
  });

  test('complains of a file that is no package, instead of throwing', async () => {
    expect(await validateOoxml(fixture('malos/texto.xlsx'))).not.toEqual([]);
  });

  test('new errors are those that the input did not have, each as many times as it is new', async () => {
    const input = fixture('matriz-infoem.xlsx');
    expect(await validateOoxml(input)).not.toEqual([]); // openpyxl writes a font's children out of order
    expect(await newErrors(input, input)).toEqual([]);
    const worse = rewritten(input, 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace('<sheetData>', '<oddity/><sheetData>'),
    );
    expect((await newErrors(worse, input)).map((e) => e.path)).toEqual(['/xl/worksheets/sheet2.xml']);
    expect((await newErrors(input, null)).length).toBe((await validateOoxml(input)).length);
  });
});

describeWithLibreOffice('LibreOffice', () => {
  test('opens a workbook and saves it in another format', async () => {
    const pdf = await openWithLibreOffice(sound, 'pdf');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('says so when it cannot open a file', async () => {
    await expect(openWithLibreOffice(fixture('malos/truncado.xlsx'), 'xlsx')).rejects.toThrow(
      'could not open',
    );
  });

  test('draws the pages', async () => {
    const pages = await renderPages(sound);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(statSync(page).size).toBeGreaterThan(500);
  });

  test('reads cells back and works formulas out again, whatever value was stored', async () => {
    const stale = rewritten(fixture('lo-matriz.xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/(<f[^>]*>COUNTA\(D5:D8\)<\/f><v>)[^<]*/, '$1999'),
    );
    const own = await readWithLibreOffice(stale);
    const [sheet] = own;
    expect(sheet?.name).toBe('1er reporte');
    expect(sheet?.cells.get('D5')).toEqual({ text: 'Ayapango', value: 'Ayapango', formula: null });
    expect(sheet?.cells.get('E9')).toMatchObject({ value: 4, formula: 'of:=COUNTA([.D5:.D8])' });
    expect(formulaErrors([sheet!])).toEqual([]);
    const stored = await readWithLibreOffice(stale, 'stored');
    expect(staleFormulas(stored, own)).toEqual(['1er reporte!E9: 999, but 4']);
    expect(staleFormulas(own, own)).toEqual([]);
  });

  test('names the formula that it cannot work out', async () => {
    const wrong = rewritten(fixture('lo-matriz.xlsx'), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('COUNTA(D5:D8)', 'NADA(D5:D8)'),
    );
    expect(formulaErrors(await readWithLibreOffice(wrong))).toEqual(['1er reporte!E9: #NAME?']);
  });
});

test('a flat document is read with repetitions, paragraphs, spaces and without its notes', () => {
  const cell = (extra: string, inside: string) => `<table:table-cell ${extra}>${inside}</table:table-cell>`;
  const xml = `<x xmlns:table="t" xmlns:office="o" xmlns:text="x" xmlns:draw="d"><table:table table:name="Hoja"><table:shapes><table:table table:name="de la gráfica"/></table:shapes>
    <table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
    <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
    <table:table-row>${cell('table:number-columns-repeated="2"', '')}${cell(
      'office:value-type="string"',
      '<office:annotation><text:p>nota</text:p></office:annotation><draw:frame><table:table/></draw:frame><text:p>uno<text:s text:c="2"/>dos</text:p><text:p>tres</text:p>',
    )}${cell('office:value-type="float" office:value="0.5" table:formula="of:=1/2"', '<text:p>50%</text:p>')}
    </table:table-row></table:table></x>`;
  const [sheet, ...others] = parseFlat(xml);
  expect(others).toEqual([]);
  expect([...sheet!.cells]).toEqual([
    ['C4', { text: 'uno  dos\ntres', value: 'uno  dos\ntres', formula: null }],
    ['D4', { text: '50%', value: 0.5, formula: 'of:=1/2', hidden: true }],
  ]);
});

describe('the damager', () => {
  const bytes = readFileSync(fixture('matriz-infoem.xlsx'));

  test('breaks in the same way for the same seed, and leaves its input alone', () => {
    const before = Uint8Array.from(bytes);
    for (let seed = 1; seed <= 30; seed++) {
      const [once, again] = [damage(bytes, seed), damage(bytes, seed)];
      expect(again.what).toBe(once.what);
      expect(Buffer.compare(again.bytes, once.bytes)).toBe(0);
    }
    expect(Buffer.compare(bytes, before)).toBe(0);
  });

  test.each(damageKinds)('%s changes the bytes', (kind) => {
    const changed = [1, 2, 3, 4, 5].filter(
      (seed) => Buffer.compare(damageBy(kind, bytes, seed).bytes, bytes) !== 0,
    );
    expect(changed.length).toBeGreaterThan(3);
  });

  test('different seeds give different kinds of damage', () => {
    const kinds = new Set(Array.from({ length: 200 }, (_, i) => /: (\w+),/.exec(damage(bytes, i).what)?.[1]));
    expect([...kinds].sort()).toEqual([...damageKinds].sort());
  });
});

test('every unusable file is listed with the words of its message', () => {
  const list = JSON.parse(readFileSync(fixture('malos/malos.json'), 'utf8')) as {
    archivo: string;
    dice: string[];
  }[];
  for (const { archivo, dice } of list) {
    expect(existsSync(fixture(`malos/${archivo}`))).toBe(true);
    expect(dice.length).toBeGreaterThan(0);
  }
});
