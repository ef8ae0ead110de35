/** Does a chosen legend come back from its text as it was? */
import fc from 'fast-check';
import { keptLegendText, legendKept, legendToKeep, readKeptLegend } from '../../src/domain/kept-legend';
import { borrowedLegend, defaultLegend, ownLegend } from '../../src/domain/legend';

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0').toUpperCase()}`);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const entries = fc.array(fc.record({ label: text, color: fc.option(color) }), { minLength: 1, maxLength: 9 });

test('[R14] labels in any script and colours come back, in a text that a name can hold', () => {
  fc.assert(
    fc.property(fc.option(text), entries, color, (sheet, some, first) => {
      const kept = { sheet, entries: [{ label: 'Cumplido', color: first }, ...some] };
      const written = keptLegendText(kept);
      expect(written).toMatch(/^[\x21-\x7e]*$/);
      expect(written).not.toContain('"');
      expect(readKeptLegend(written)).toEqual(kept);
    }),
  );
});

test('[R14] a legend kept gives the same states and ranks as the one that was taken', () => {
  const found = ['Cumplido', 'En proceso', 'En proceso de firma', 'En revisión'].map((label, i) => ({
    label,
    color: `#0000${i}0`,
    swatch: null,
    labelAt: null,
  }));
  const ranks = { en_revision: 2 };
  for (const legend of [borrowedLegend(ownLegend(found, null, ranks), '1er reporte'), defaultLegend(ranks)]) {
    const back = legendKept(readKeptLegend(keptLegendText(legendToKeep(legend)!))!, ranks);
    expect(back.entries).toEqual(legend.entries);
    expect(back.source).toEqual({ ...legend.source, kept: true });
  }
  expect(legendToKeep(ownLegend(found, null))).toBeNull();
});

test.each([
  '',
  'Hoja',
  '%|00B050:Cumplido',
  'Hoja|00B050:%',
  'Hoja|verde:Cumplido',
  '|:Cumplido',
  'Hoja|00B050:',
])('[R14] «%s» is no legend: nothing is read by what is torn', (torn) => {
  expect(readKeptLegend(torn)).toBeNull();
});

test('[R14] half a character, as damaged files hold, does not stop the keeping', () => {
  const kept = { sheet: 'a\ud800', entries: [{ label: '\udc00b', color: '#00B050' }] };
  expect(readKeptLegend(keptLegendText(kept))).toEqual({
    sheet: 'a\ufffd',
    entries: [{ label: '\ufffdb', color: '#00B050' }],
  });
});
