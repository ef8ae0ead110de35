/** Are states named, ranked and drawn so that no two can be taken for one another? */
import { ordinalOfReport } from '../../src/domain/narrative/grammar.es';
import type { Legend } from '../../src/domain/matrix';
import { DEFAULT_KEYS, isDefaultState, rankOf, stateLabel, stateSymbols } from '../../src/domain/state';

const legend = (state: string, label: string, rank: number | null): Legend => ({
  entries: [{ state, label, color: '#00B050', rank, swatch: null, labelAt: null }],
  source: { kind: 'own' },
  title: null,
});

test("[R0] a state takes the round's label, else the Model's, else its key made readable", () => {
  expect(stateLabel('en_proceso', legend('en_proceso', 'En trámite', 2))).toBe('En trámite');
  expect(stateLabel('en_proceso', legend('cumplido', 'Sí', 4))).toBe('No se tiene - en proceso');
  expect(stateLabel('en_revision', null)).toBe('En revision');
});

test('[R0] a rank comes from the first legend that gives one, else from the Model, else there is none', () => {
  const own = { legend: legend('en_revision', 'En revisión', null) };
  expect(rankOf('en_revision', own)).toBeNull();
  expect(rankOf('en_revision', own, { legend: legend('en_revision', 'En revisión', 2.5) })).toBe(2.5);
  expect(rankOf('cumplido', { legend: legend('cumplido', 'Cumplido', null) })).toBe(4);
  expect(rankOf('cumplido', own, { legend: null, ranks: { cumplido: 7 } })).toBe(7);
  expect(rankOf('cumplido', { legend: null, ranks: { cumplido: null } }, own)).toBeNull();
  expect(isDefaultState('en_revision')).toBe(false);
});

test('[R0] every state has its own symbol, and none is a sign of change', () => {
  const states = [...DEFAULT_KEYS, ...Array.from({ length: 20 }, (_, i) => `propio_${i}`)];
  const symbols = stateSymbols([...states, ...states]);
  expect(symbols.get('cumplido')).toBe('✔');
  expect(new Set(symbols.values()).size).toBe(states.length);
  for (const symbol of symbols.values()) expect('▲▼=+−').not.toContain(symbol);
});

test.each([
  [1, 'primer'],
  [3, 'tercer'],
  [10, 'décimo'],
  [20, 'vigésimo'],
  [21, '21.er'],
  [22, '22.º'],
  [111, '111.º'],
])('[R0] the ordinal of report %i is %s', (number, ordinal) => {
  expect(ordinalOfReport(number)).toBe(ordinal);
});
