/** Is a small file that says much refused, or read at the cost of what it says? And is a lost text told? */
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { deflateEntry, writeZip } from '../../../src/host/workbook/codec/zip';
import { WorkbookFileError } from '../../../src/host/workbook/file-error';
import type { Workbook } from '../../../src/host/workbook/model';
import { nameOf } from '../../../src/host/session/names';
import type { Session } from '../../../src/host/session/session';
import { file, partsOf, plain } from './books';

const SHEET = 'xl/worksheets/sheet1.xml';

/** The hand-made workbook with one part changed. */
function altered(part: string, change: (text: string) => string): Uint8Array {
  const parts = partsOf(file('by-hand.xlsx'));
  parts.set(part, change(parts.get(part)!));
  return writeZip(
    [...parts].map(([name, text]) => deflateEntry(name, new Uint8Array(Buffer.from(text, 'latin1')))),
  );
}

function withRows(rows: string): Uint8Array {
  return altered(SHEET, (text) =>
    text.replace(/<x:sheetData>[\s\S]*<\/x:sheetData>/, `<x:sheetData>${rows}</x:sheetData>`),
  );
}

function opened(content: Uint8Array): Workbook | string {
  const start = performance.now();
  try {
    return openWorkbook(content);
  } catch (error) {
    return (error as WorkbookFileError).code;
  } finally {
    expect(performance.now() - start).toBeLessThan(15_000);
  }
}

test('a part that is large and packs to nothing is refused before it is unpacked', () => {
  expect(opened(altered(SHEET, (text) => text.replace('<x:sheetData>', `${' '.repeat(40_000_000)}$&`)))).toBe(
    'too_large',
  );
});

test('more sheets than anybody has are refused', () => {
  const many = altered('xl/workbook.xml', (text) => {
    const one = /<x:sheet [^>]*\/>/.exec(text)![0];
    const sheets = Array.from({ length: 20_000 }, (_, i) => one.replace(/name="[^"]*"/, `name="H${i}"`));
    return text.replace(one, sheets.join(''));
  });
  expect(opened(many)).toBe('too_large');
});

test('rows of one format share it, and cost what their XML costs', () => {
  const rows = Array.from(
    { length: 200_000 },
    (_, i) => `<x:row r="${i + 1}" ht="${20 + (i % 2)}" hidden="1"/>`,
  );
  const workbook = opened(withRows(rows.join(''))) as Workbook;
  const formats = workbook.sheets[0]!.rows;
  expect(formats.size).toBe(200_000);
  expect(new Set(formats.values()).size).toBe(2);
  expect(formats.get(1)!.height).toBe(21);
});

test('a text that is longer than a cell holds is cut as Excel cuts it', () => {
  const long = 'x'.repeat(100_000);
  const workbook = opened(
    withRows(`<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>${long}</x:t></x:is></x:c></x:row>`),
  ) as Workbook;
  expect((workbook.sheets[0]!.cell(0, 0)!.value as string).length).toBe(32_767);
});

test.each([
  ['<x:v>99999</x:v>', '#REF!'],
  ['<x:v>-1</x:v>', '#REF!'],
  ['<x:v>1.5</x:v>', '#REF!'],
  ['<x:v>1e0</x:v>', '#REF!'],
  ['<x:v>uno</x:v>', '#REF!'],
  ['<x:v></x:v>', null],
  ['', null],
])('a cell that refers to the shared text %s', (value, expected) => {
  const workbook = opened(withRows(`<x:row r="1"><x:c r="A1" t="s">${value}</x:c></x:row>`)) as Workbook;
  expect(plain(workbook.sheets[0]!.cell(0, 0)!.value)).toBe(expected);
});

test.each(['99999', '-1', 'x', '1.5', ''])('a style %j that the file lacks is none', (style) => {
  const workbook = opened(
    withRows(`<x:row r="1"><x:c r="A1" s="${style}"><x:v>7</x:v></x:c></x:row>`),
  ) as Workbook;
  expect(workbook.sheets[0]!.cell(0, 0)).toMatchObject({ value: 7, style: 0 });
});

test('a hundred thousand names are looked up in linear time', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `<x:definedName name="nom_${i}">1</x:definedName>`);
  const workbook = opened(
    altered('xl/workbook.xml', (text) =>
      text
        .replace(/<x:definedNames>[\s\S]*<\/x:definedNames>/, '')
        .replace('</x:sheets>', `</x:sheets><x:definedNames>${names.join('')}</x:definedNames>`),
    ),
  ) as Workbook;
  expect(workbook.names.length).toBe(100_000);
  const start = performance.now();
  const session = { workbook } as Session;
  expect(workbook.names.filter((each) => nameOf(session, { sheet: null, name: each.name }) !== each)).toEqual(
    [],
  );
  expect(performance.now() - start).toBeLessThan(10_000);
});
