/** Are words of others quoted as they are, and cut where a person would cut them? */
import { labelOf, quoted } from '../../src/domain/finding-text';
import { listOrCount, quote } from '../../src/domain/narrative/grammar.es';
import { quoteBriefly, quoteExactly } from '../../src/domain/narrative/quoting.es';
import type { Legend } from '../../src/domain/matrix';

test('[N41] quotes within quotes are nested by depth, whoever forgot to close one', () => {
  expect(quote('el «Plan “A”» y «B»')).toBe('«el “Plan ‘A’” y “B”»');
  expect(quoteExactly('«sin cerrar')).toBe('«“sin cerrar»');
  expect(quoteExactly('cerrado» de más')).toBe('«cerrado” de más»');
  expect(quoteExactly('"todo" y d\'Ors')).toBe('«"todo" y d\'Ors»');
});

test('[N41] a label loses its full stop, but not that of an abbreviation', () => {
  expect(['Falta conclusión.', 'En trámite, etc.', 'Constructora S.A.', 'Pendiente...'].map(quote)).toEqual([
    '«Falta conclusión»',
    '«En trámite, etc.»',
    '«Constructora S.A.»',
    '«Pendiente...»',
  ]);
  const entry = { state: 'otro', label: 'Otros, etc.', color: null, rank: null, swatch: null, labelAt: null };
  const legend: Legend = { entries: [entry], source: { kind: 'own' }, title: null };
  expect(labelOf('otro', legend)).toBe('«Otros, etc.»');
});

test('[N41] a long text is cut between words, and never within a character', () => {
  const brief = quoteBriefly('palabra '.repeat(20), 30);
  expect(brief).toBe('«palabra palabra palabra…»');
  expect(quoted(`El «${'largo '.repeat(30)}»`)).toMatch(/^«El “(?:largo )+largo…»$/);
  expect(quoteBriefly(`${'x'.repeat(28)}😀${'y'.repeat(9)}`, 30)).toBe(`«${'x'.repeat(28)}…»`);
  expect(quoteBriefly('justo', 5)).toBe('«justo»');
});

test('[N48] more than nine names are their number', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `M${i + 1}`);
  expect(listOrCount(names(9), 'municipios')).toMatch(/^M1, .* y M9$/);
  expect(listOrCount(names(10), 'municipios')).toBe('10 municipios');
});
