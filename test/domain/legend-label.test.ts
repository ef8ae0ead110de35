/** Does each label and each text name the state that a person reads in it, and never the contrary one? */
import { judgeText } from '../../src/domain/live-edit';
import { fittingStates, labelState, spelledState, stateOfText } from '../../src/domain/legend-label';
import type { Legend } from '../../src/domain/matrix';
import { DEFAULT_STATES } from '../../src/domain/model/states';

const legend = (...labels: string[]): Legend => ({
  entries: labels.map((label) => ({
    state: labelState(label)?.state ?? `propio:${label}`,
    label,
    color: null,
    rank: null,
    swatch: null,
    labelAt: null,
  })),
  source: { kind: 'own' },
  title: null,
});
const FIRST = legend(
  'Cumplido',
  'Pendiente sin evidencia',
  'No se tiene - en proceso',
  'Información errónea - cotomía tema',
);
const LATER = legend(
  'Cumplido',
  'No se tiene - en proceso',
  'Se cuenta con el proyecto, falta conclusión del mismo.',
);

test.each([
  ['Cumplido', 'cumplido'],
  ['Cumplió', 'cumplido'],
  ['CUMPLE', 'cumplido'],
  ['Sí cumple', 'cumplido'],
  ['Herramienta cumplida en su totalidad', 'cumplido'],
  ['Cumplimiento total', 'cumplido'],
  ['Verde: cumplido', 'cumplido'],
  ['Cumplido (12)', 'cumplido'],
  ['Cumplido: 12', 'cumplido'],
  ['C = Cumplido', 'cumplido'],
  ['1. Cumplido', 'cumplido'],
  ['P - En proceso', 'en_proceso'],
  ['Cumplido: la herramienta está aprobada y publicada', 'cumplido'],
  ['Pendiente sin evidencia', 'sin_evidencia'],
  ['Sin evidencias', 'sin_evidencia'],
  ['No se remitió evidencia', 'sin_evidencia'],
  ['No presenta evidencia', 'sin_evidencia'],
  ['No se tiene - en proceso', 'en_proceso'],
  ['No se tiene, se encuentra en proceso', 'en_proceso'],
  ['En proceso', 'en_proceso'],
  ['En proceso de elaboración', 'en_proceso'],
  ['En proceso de cumplimiento', 'en_proceso'],
  ['Se cuenta con el proyecto, falta conclusión del mismo.', 'falta_conclusion'],
  ['FALTA CONCLUSION', 'falta_conclusion'],
  ['Falta de conclusión', 'falta_conclusion'],
  ['Proyecto por concluir', 'falta_conclusion'],
  ['Cuenta con proyecto sin concluir', 'falta_conclusion'],
  ['Información errónea - cotomía tema', 'informacion_erronea'],
  ['Información incorrecta', 'informacion_erronea'],
  ['Información errónea, no corresponde al tema', 'informacion_erronea'],
])('[R7] the label %j means %s', (label, state) => {
  expect(labelState(label)?.state).toBe(state);
});

test.each([
  'No cumplido',
  'Incumplido',
  'No cumplió',
  'Sin cumplir',
  'Por cumplir',
  'Pendiente de cumplimiento',
  'Cumplido parcialmente',
  'Cumplimiento parcial',
  'Cumplido con observaciones',
  'Cumplido sin evidencia',
  'Cumplido en 2022, en proceso en 2023',
  '¿Cumplido?',
  '✘ Cumplido',
  'Cumplido: sin evidencia de difusión',
  'Cumplido: falta publicar',
  'Cumplido (45%)',
  'Cumplido 50%',
  'Concluido',
  'Pendiente',
  'No se tiene',
  'No está en proceso',
  'Sin proceso',
  'Sin evidencia, en proceso',
  'Sin información errónea',
  'No falta conclusión',
  'No se cuenta con el proyecto',
  'No corresponde la evidencia',
  'Sin dato',
  'No aplica',
  '',
])('[R8] no rule knows the label %j', (label) => {
  expect(labelState(label)).toBeNull();
});

test.each([
  'Cumplido',
  'Cumplió.',
  '  CUMPLIDO ',
  '✔',
  '✓',
  '✔\uFE0F',
  '☑',
  '√',
  '✔ Cumplido',
  'cumplida',
  'Cumplidos',
])('[R9] the text %j spells cumplido', (text) => expect(stateOfText(text, FIRST)).toBe('cumplido'));

test.each([
  ['en proceso', 'en_proceso'],
  ['No se tiene -\nen proceso', 'en_proceso'],
  ['NO SE TIENE – EN PROCESO', 'en_proceso'],
  ['FALTA CONCLUSION', 'falta_conclusion'],
  ['información  erronea', 'informacion_erronea'],
  ['INFORMACION ERRONEA COTOMIA TEMA', 'informacion_erronea'],
  ['sin_evidencia', 'sin_evidencia'],
])('[R9] the text %j spells %s', (text, state) => {
  expect(stateOfText(text, FIRST)).toBe(state);
});

test.each([
  'No cumplido',
  'No cumplió',
  'No se cumplió en proceso',
  'Cumplido parcialmente',
  'Cumplido, según oficio 123',
  'En proceso de publicación',
  '¿cumplido?, revisar',
  '✔ En proceso',
  '✘',
  'X',
  'Sí',
  'OK',
  '100%',
  '-',
  'pendiente',
  'n/d',
  'ver oficio 032/2023',
])('[R9] the text %j spells no state', (text) => {
  expect(stateOfText(text, FIRST)).toBeNull();
});

test("[R9] a label of the round's own is its state, whatever rules say", () => {
  const own = legend('Concluido', 'Cumplido con observaciones');
  expect(stateOfText('CONCLUIDO.', own)).toBe('propio:Concluido');
  expect(stateOfText('cumplido con observaciones', own)).toBe('propio:Cumplido con observaciones');
});

describe('[R30] a whole part of a label', () => {
  const of = (...labels: string[]) => legend(...labels);

  test.each([
    ['No se tiene - en proceso', 'No se tiene'],
    ['No se tiene - en proceso', 'EN PROCESO.'],
    ['No se tiene-en proceso', 'no se tiene'],
    ['No se tiene – en proceso', 'No  se\ntiene'],
    ['Atendida / en revisión', 'en revisión'],
    ['Atendida/en revisión', 'Atendida'],
    ['Atendida (en revisión)', 'en revision'],
    ['Atendida; en revisión', 'atendida'],
    ['Atendida, en revisión del área', 'en revisión del área'],
    ['Turnada - en firma - con sello', 'turnada, en firma'],
    ['No - falta acuerdo', 'no'],
  ])('of %j is its state: %j', (label, text) => {
    const found = of('Cumplido', label, 'Pendiente sin evidencia');
    expect(stateOfText(text, found)).toBe(found.entries[1]!.state);
    expect(judgeText(text, found)).toMatchObject({ kind: 'state', label, listed: true });
  });

  test.each([
    ['No se tiene - en proceso', 'tiene'],
    ['No se tiene - en proceso', 'No se'],
    ['No se tiene - en proceso', '¿No se tiene?'],
    ['No-firmado', 'firmado'],
    ['Sin / acuerdo', 'acuerdo'],
    ['s/ acuerdo', 'acuerdo'],
    ['Acuerdo y/o convenio', 'convenio'],
    ['Atendida (12)', '12'],
    ['A - atendida', 'o'],
    ['Revisada (¿firmada?)', 'firmada'],
  ])('of %j is not %j', (label, text) => {
    expect(stateOfText(text, of('Cumplido', label))).toBeNull();
  });

  test('that fits two labels, or a label and the Model, is ambiguous, with its candidates', () => {
    const two = of('Cumplido', 'No se tiene - en firma', 'No se tiene / en revisión');
    expect(stateOfText('No se tiene', two)).toBeNull();
    expect(judgeText('no se tiene', two)).toEqual({
      kind: 'ambiguous',
      candidates: two.entries.slice(1).map((e) => e.state),
    });
    const qualified = of('Cumplido, con observaciones', 'Pendiente sin evidencia');
    expect(fittingStates('Cumplido', qualified)).toEqual([qualified.entries[0]!.state, 'cumplido']);
    expect(stateOfText('Cumplido', qualified)).toBeNull();
    // A whole label counts before a part of another.
    expect(stateOfText('Cumplido', of('Cumplido', 'Cumplido, con observaciones'))).toBe('cumplido');
  });
});

test('[R20] a letter is taken only if it fits one label of the legend', () => {
  expect(stateOfText('c', FIRST)).toBe('cumplido');
  expect(stateOfText('p', FIRST)).toBeNull();
  expect(stateOfText('I', FIRST)).toBe('informacion_erronea');
  expect(stateOfText('p', LATER)).toBe('en_proceso');
  expect(stateOfText('C.', LATER)).toBe('cumplido');
  expect(stateOfText('f', LATER)).toBe('falta_conclusion');
  expect(stateOfText('i', LATER)).toBeNull();
  expect(stateOfText('x', LATER)).toBeNull();
  expect(stateOfText('c?', LATER)).toBeNull();
  expect(stateOfText('c', null)).toBeNull();
});

test("[R7] the Model's own labels mean their own states, plainly", () => {
  for (const { key, label } of DEFAULT_STATES) {
    expect([label, labelState(label)]).toEqual([label, { state: key, plain: true }]);
    expect(spelledState(label.toUpperCase())).toBe(key);
  }
});
