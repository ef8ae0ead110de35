/** Is every file that cannot be used refused with its reason, quickly and never by accident? */
import fc from 'fast-check';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { deflateEntry, writeZip } from '../../../src/host/workbook/codec/zip';
import type { WorkbookFileCode } from '../../../src/host/workbook/file-error';
import { WorkbookFileError } from '../../../src/host/workbook/file-error';
import { file, partsOf } from './books';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

function codeOf(content: Uint8Array): WorkbookFileCode | 'opened' {
  try {
    openWorkbook(content);
    return 'opened';
  } catch (error) {
    if (error instanceof WorkbookFileError) return error.code;
    throw error;
  }
}

/** The hand-made workbook with one part changed. */
function altered(part: string, change: (text: string) => string): Uint8Array {
  const parts = partsOf(file('by-hand.xlsx'));
  parts.set(part, change(parts.get(part) ?? ''));
  return zip(parts);
}

function zip(parts: ReadonlyMap<string, string>): Uint8Array {
  return writeZip([...parts].map(([name, text]) => deflateEntry(name, bytes(text))));
}

/** A compound file with these streams in its directory. */
function compound(...names: string[]): Uint8Array {
  const content = new Uint8Array(2048);
  content.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, i) =>
    [...name].forEach((char, k) => (content[1024 + i * 128 + k * 2] = char.charCodeAt(0))),
  );
  return content;
}

const SHEET = 'xl/worksheets/sheet1.xml';

test.each<[string, () => Uint8Array, WorkbookFileCode]>([
  ['no bytes', () => bytes(''), 'empty'],
  ['text', () => bytes('Municipio,Estado\n'), 'not_a_workbook'],
  ['a picture', () => bytes('\x89PNG\r\n\x1a\n....'), 'not_a_workbook'],
  ['an empty zip', () => writeZip([]), 'not_a_workbook'],
  ['a zip of something else', () => zip(new Map([['a.txt', 'a']])), 'not_a_workbook'],
  [
    'a Word document',
    () =>
      altered('[Content_Types].xml', (t) =>
        t.replace('spreadsheetml.sheet.main', 'wordprocessingml.document.main'),
      ),
    'not_a_workbook',
  ],
  [
    'a binary workbook',
    () =>
      altered('[Content_Types].xml', (t) =>
        t.replace(
          'openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
          'ms-excel.sheet.binary.macroEnabled.main',
        ),
      ),
    'not_a_workbook',
  ],
  ['an .xls', () => compound('Root Entry', 'Workbook'), 'old_format'],
  ['an Excel 5 file', () => compound('Root Entry', 'Book'), 'old_format'],
  ['an Excel 4 file', () => bytes('\x09\x04\x06\x00\x00\x00\x10\x00xxxx'), 'old_format'],
  ['an encrypted workbook', () => compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
  ['a compound file of another kind', () => compound('Root Entry', 'WordDocument'), 'not_a_workbook'],
  ['half a workbook', () => file('by-hand.xlsx').slice(0, 3000), 'truncated'],
  ['four bytes', () => file('by-hand.xlsx').slice(0, 4), 'truncated'],
  ['two bytes', () => file('by-hand.xlsx').slice(0, 2), 'truncated'],
  ['a sheet cut off', () => altered(SHEET, (t) => t.slice(0, 900)), 'damaged'],
  [
    'a sheet that is missing',
    () => altered('xl/_rels/workbook.xml.rels', (t) => t.replace('worksheets/sheet1', 'worksheets/nada')),
    'damaged',
  ],
  [
    'no sheets',
    () => altered('xl/workbook.xml', (t) => t.replace(/<x:sheet .*<\/x:sheets>/, '</x:sheets>')),
    'damaged',
  ],
  [
    'an entity that expands',
    () => altered(SHEET, (t) => `<!DOCTYPE a [<!ENTITY b "c">]>${t.replace('RARA', '&b;')}`),
    'damaged',
  ],
  ['an unbound prefix', () => altered(SHEET, (t) => t.replace('<x:sheetData>', '<z:sheetData>')), 'damaged'],
  [
    'a row beyond the sheet',
    () => altered(SHEET, (t) => t.replace('row r="3"', 'row r="99999999"')),
    'damaged',
  ],
  ['row zero', () => altered(SHEET, (t) => t.replace('r="A3"', 'r="A0"')), 'damaged'],
  ['a column beyond the sheet', () => altered(SHEET, (t) => t.replace('r="A3"', 'r="XFE3"')), 'damaged'],
  ['an address that is none', () => altered(SHEET, (t) => t.replace('r="A3"', 'r="?"')), 'damaged'],
  [
    'elements nested without end',
    () => altered(SHEET, (t) => t.replace('<x:sheetData>', '<x:a>'.repeat(5000))),
    'damaged',
  ],
  [
    'a part whose checksum is wrong',
    () => {
      const content = file('by-hand.xlsx');
      content[60]! ^= 0xff;
      return content;
    },
    'damaged',
  ],
])('%s', (_, make, code) => expect(codeOf(make())).toBe(code));

test('a bomb is refused before it is inflated', () => {
  const content = zip(partsOf(file('by-hand.xlsx')));
  const view = new DataView(content.buffer);
  // The directory says that the last part holds four thousand million bytes.
  const last = content.lastIndexOf(0x02, content.length - 22);
  let at = last;
  while (view.getUint32(at, true) !== 0x02014b50) at--;
  view.setUint32(at + 24, 0xf0000000, true);
  expect(codeOf(content)).toBe('too_large');
});

test('a part that lies about its size does not grow beyond it', () => {
  const content = zip(new Map([...partsOf(file('by-hand.xlsx')), ['raro/parte.bin', 'x'.repeat(100_000)]]));
  const view = new DataView(content.buffer);
  let at = content.length - 22;
  while (
    view.getUint32(at, true) !== 0x02014b50 ||
    !Buffer.from(content.slice(at + 46, at + 50)).equals(Buffer.from('raro'))
  )
    at--;
  view.setUint32(at + 24, 10, true);
  expect(codeOf(content)).toBe('opened'); // nobody reads that part
});

test('the error names the part', () => {
  expect(() => openWorkbook(altered(SHEET, (t) => t.slice(0, 900)))).toThrow(`${SHEET}: `);
});

test('huge ranges cost nothing', () => {
  const content = altered(SHEET, (t) =>
    t
      .replace('sqref="A2:A5"', 'sqref="A1:XFD1048576"')
      .replace(
        '<x:pageMargins',
        '<x:mergeCells><x:mergeCell ref="A1:XFD1048576"/></x:mergeCells><x:pageMargins',
      ),
  );
  const start = performance.now();
  expect(codeOf(content)).toBe('opened');
  expect(performance.now() - start).toBeLessThan(2000);
});

test('[law] damaged bytes give an error of ours or a workbook, whatever they are', () => {
  const whole = file('by-hand.xlsx');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const content = whole.slice();
        for (const [at, byte] of changes) content[at] = byte;
        expect(typeof codeOf(content)).toBe('string');
      },
    ),
    { numRuns: 300 },
  );
});

test('[law] damaged text of a part gives an error of ours or a workbook', () => {
  const parts = partsOf(file('by-hand.xlsx'));
  const names = [...parts.keys()].filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.nat(),
      fc.nat(40),
      fc.string({ maxLength: 5 }),
      (name, from, length, text) => {
        const old = parts.get(name)!;
        const at = from % old.length;
        const content = zip(new Map([...parts, [name, old.slice(0, at) + text + old.slice(at + length)]]));
        expect(typeof codeOf(content)).toBe('string');
      },
    ),
    { numRuns: 300 },
  );
});
