/** Do the worksheet functions say of texts what the reading, the fichas and the comparison say? */
import fc from 'fast-check';
import { judgeText } from '../../src/domain/live-edit';
import { defaultLegend } from '../../src/domain/legend';
import { DEFAULT_STATES } from '../../src/domain/model/states';
import { changeBetween, FormulaError, progressOf, stateByText } from '../../src/domain/state-formulas';

const LABELS = [['Cumplido'], ['En revisión jurídica'], [''], ['Pendiente']];

function fault(ask: () => unknown): { fault: string; message: string } {
  try {
    ask();
  } catch (error) {
    if (error instanceof FormulaError) return { fault: error.fault, message: error.message };
    throw error;
  }
  throw new Error('It has an answer.');
}

test.each([
  ['cumplio', 'Cumplido'],
  [' EN  PROCESO ', 'No se tiene - en proceso'],
  ['✔', 'Cumplido'],
  ['c', 'Cumplido'],
  ['sin evidencia', 'Pendiente sin evidencia'],
  ['', ''],
  ['  ', ''],
])('[F1] %j is %j', (text, state) => {
  expect(stateByText(text)).toBe(state);
});

test('[F1] the labels of a range are its states, blank cells apart', () => {
  expect(stateByText('en revision juridica', LABELS)).toBe('En revisión jurídica');
  expect(stateByText('p', LABELS)).toBe('Pendiente');
});

test('[F1] what is no state is said, with what may be written', () => {
  expect(fault(() => stateByText('qué sé yo'))).toEqual({
    fault: 'text',
    message:
      '«qué sé yo» no es un estado: escriba «Cumplido», «Se cuenta con el proyecto, falta conclusión del mismo», «No se tiene - en proceso», «Información errónea» o «Pendiente sin evidencia».',
  });
  expect(fault(() => stateByText('p')).message).toBe(
    '«p» puede ser «No se tiene - en proceso» o «Pendiente sin evidencia»: escriba el estado completo.',
  );
  expect(fault(() => stateByText('en proceso', LABELS)).message).toBe(
    'Los estados que indicó no incluyen «No se tiene - en proceso»: son «Cumplido», «En revisión jurídica» o «Pendiente».',
  );
  expect(fault(() => stateByText('Por confirmar: Cumplido')).message).toBe(
    'El estado está por confirmar («Cumplido»).',
  );
});

test('[F1] any text has the state that the reading gives it, or a fault', () => {
  const labels = fc.constantFrom(...DEFAULT_STATES.map(({ label }) => label), 'cumplio', 'x', 'p', '¿?');
  fc.assert(
    fc.property(fc.oneof(labels, fc.string()), (text) => {
      const said = judgeText(text, defaultLegend());
      if (said.kind === 'state') expect(stateByText(text)).toBe(said.label);
      else if (said.kind === 'blank') expect(stateByText(text)).toBe('');
      else expect(fault(() => stateByText(text)).fault).toBe('text');
    }),
  );
});

test('[F2] fulfilled of those with data; blanks, no aplica and what waits to be confirmed do not count', () => {
  expect(
    progressOf([
      ['Cumplido', 'en proceso'],
      ['✔', ''],
    ]),
  ).toBeCloseTo(2 / 3);
  expect(progressOf([['Cumplido', 'Por confirmar: Cumplido', 'en proceso']])).toBe(0.5);
  expect(progressOf([['Cumplido', 'No aplica', 'Pendiente']], [['Cumplido', 'No aplica', 'Pendiente']])).toBe(
    0.5,
  );
  expect(progressOf([['en revisión jurídica', 'cumplido']], LABELS)).toBe(0.5);
});

test.each([
  'No aplica',
  'no  aplica.',
  'Sin dato',
  'SIN INFORMACIÓN',
  'N/A',
  's/d',
  'Por confirmar: No aplica',
])('[F2] %j says that there is no data, whether or not the labels have it', (text) => {
  expect(progressOf([['Cumplido', text, 'en proceso']])).toBe(0.5);
  expect(progressOf([['Cumplido', text, 'Pendiente']], LABELS)).toBe(0.5);
  expect(fault(() => progressOf([[text, '']])).fault).toBe('no_data');
});

test('[F1] no data is no state either, unless the labels have it: that is said', () => {
  expect(stateByText('no aplica', [['Cumplido'], ['No aplica']])).toBe('No aplica');
  expect(fault(() => stateByText('N/A', LABELS))).toEqual({
    fault: 'text',
    message:
      '«N/A» dice que no hay dato y no es uno de los estados: son «Cumplido», «En revisión jurídica» o «Pendiente».',
  });
  expect(fault(() => stateByText('¿No aplica?', LABELS)).message).toMatch(/^«¿No aplica\?» no es un estado/);
});

test('[F2] a cell that is no state makes any figure untrue: it is named', () => {
  expect(fault(() => progressOf([['Cumplido', 'qué sé yo']]))).toMatchObject({
    fault: 'text',
    message: expect.stringMatching(/^«qué sé yo» no es un estado/),
  });
  expect(fault(() => progressOf([['', ' ']]))).toEqual({
    fault: 'no_data',
    message: 'Ninguna celda del rango tiene un estado: no hay avance que calcular.',
  });
});

test('[F2] a figure lies from 0 to 1, and blanks change nothing', () => {
  const cell = fc.constantFrom(...DEFAULT_STATES.map(({ label }) => label));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), (cells) => {
      const share = progressOf([cells]);
      expect(share).toBeCloseTo(cells.filter((text) => text === 'Cumplido').length / cells.length);
      expect(progressOf([cells, cells.map(() => '')])).toBe(share);
    }),
  );
});

test.each([
  ['sin evidencia', 'en proceso', 'avanzó'],
  ['Cumplido', 'en proceso', 'retrocedió'],
  ['cumplio', 'Cumplido', 'sin cambio'],
  ['', 'Cumplido', 'nuevo'],
  ['Cumplido', '', 'ya no se reporta'],
  ['qué sé yo', 'Cumplido', 'no se puede comparar'],
  ['Cumplido', 'Por confirmar: Cumplido', 'no se puede comparar'],
  ['No aplica', 'Cumplido', 'no se puede comparar'],
  ['N/A', 'N/A', 'no se puede comparar'],
  ['', '', ''],
])('[F3] from %j to %j: %j', (before, after, change) => {
  expect(changeBetween(before, after)).toBe(change);
});

test('[F3] states without a rank cannot be compared, but the same one has not changed', () => {
  expect(changeBetween('Pendiente', 'En revisión jurídica', LABELS)).toBe('no se puede comparar');
  expect(changeBetween('En revisión jurídica', 'en revision juridica', LABELS)).toBe('sin cambio');
  expect(changeBetween('No aplica', 'no aplica', [['Cumplido', 'No aplica']])).toBe('sin cambio');
});
