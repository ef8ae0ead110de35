/** Do two spellings of one name fold to the same words, and two names to different ones? */
import fc from 'fast-check';
import { fold, isBlankText, joinHyphens, oneLine, slug } from '../../src/domain/fold';

test.each([
  ['1.1  CONVENIO DE\nCOLABORACIÓN', '1 1 convenio de colaboracion'],
  ['Nezahualco\u0301yotl', 'nezahualcoyotl'],
  ['Perfiles\u00A0de\u200B Cargo:', 'perfiles de cargo'],
  ['Informaci\u03CCn', 'informacion'],
  ['\u0421umplid\u043E', 'cumplido'],
  ['Δήμος', 'δημος'],
  ['Жumplido', 'жumplido'],
  ['ACUÑA «x» — y_z', 'acuna x y z'],
  ['✔', ''],
  ['', ''],
])('[R2] %j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('[R2] folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

test('[R2] white space of any kind is one space, and a text of nothing else is blank', () => {
  expect(oneLine(' Plan \r\n anual\u00A0\tde ')).toBe('Plan anual de');
  expect(isBlankText('\u00A0\u200B \n')).toBe(true);
  expect(isBlankText(' - ')).toBe(false);
});

test('[R2] a word split at the end of a line is one word; a dash between words stays', () => {
  expect(joinHyphens('Convenio de colabo-\nración')).toBe('Convenio de colaboración');
  expect(joinHyphens('No se tiene -\nen proceso')).toBe('No se tiene -\nen proceso');
});

test('[R8] a key is the slug of a label', () => {
  expect(slug('En revisión (jurídica).')).toBe('en_revision_juridica');
  expect(slug('¿?')).toBe('estado');
});
