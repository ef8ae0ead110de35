import {
  freeName,
  loadedNames,
  markName,
  ownSheets,
  quoteSheet,
  sheetOfReference,
  staleMarks,
  sumName,
} from '../../src/excel/own-sheets';
import { literal } from '../../src/excel/literal';
import { failureCases } from './failure-cases';
import { ActionError, toActionError } from '../../src/excel/failure';

test.each([
  ["='3er reporte'!$A$1", '3er reporte'],
  ['=Hoja1!$A$1', 'Hoja1'],
  ["='O''Higgins'!$A$1", "O'Higgins"],
  ['=#REF!$A$1', null],
  ['=3', null],
])('%s refers to %s', (formula, sheet) => {
  expect(sheetOfReference(formula)).toBe(sheet);
});

test('quoting and reading a sheet name are inverse', () => {
  for (const name of ['Hoja1', "L'Hoja", '2do reporte', 'á b']) {
    expect(sheetOfReference(`=${quoteSheet(name)}!$A$1`)).toBe(name);
  }
});

test('a mark tells kind, key and sheet; other names and broken marks do not', () => {
  const found = ownSheets([
    { name: markName('ficha', '15123'), formula: "='Luvianos'!$A$1", comment: 'abc' },
    { name: markName('comparativo'), formula: '=Comparativo!$A$1', comment: '' },
    { name: markName('hallazgos'), formula: '=#REF!$A$1', comment: '' },
    { name: 'Otra', formula: '=Hoja1!$A$1', comment: '' },
  ]);
  expect(found).toEqual([
    { kind: 'ficha', key: '15123', sheet: 'Luvianos', mark: 'MV_hoja_ficha_15123', note: 'abc' },
    { kind: 'comparativo', key: '', sheet: 'Comparativo', mark: 'MV_hoja_comparativo', note: '' },
  ]);
});

test('a checksum is the text of a name of its own; a comment counts where there is none', () => {
  const mark = { name: markName('ficha', '15123'), formula: '=Luvianos!$A$1', comment: 'antes' };
  const sum = { name: sumName(mark.name), formula: '="abc12"', comment: '' };
  expect(sum.name).toBe('MV_suma_ficha_15123');
  expect(ownSheets([mark, sum])[0]).toMatchObject({ note: 'abc12', sum: sum.name });
  expect(ownSheets([mark])[0]!.note).toBe('antes');
  expect(ownSheets([mark, { ...sum, formula: '=#REF!' }])[0]).toMatchObject({ note: '', sum: sum.name });
});

test('[N25] a mark of a sheet that is gone marks nothing, however its name was left, and must go', () => {
  const item = (name: string, formula: string, scope = 'Workbook') =>
    ({ name, formula, comment: '', scope }) as Excel.NamedItem;
  const sums = ['hallazgos', 'ficha_1', 'ficha_2'].map((key) => item(`MV_suma_${key}`, '="abc"'));
  const names = loadedNames(
    [
      item('MV_hoja_hallazgos', "='Ya no está'!$A$1"),
      item('MV_hoja_ficha_1', '=#REF!$A$1'),
      item('MV_hoja_ficha_2', '=luvianos!$A$1'),
      item('MV_hoja_ficha_3', '=Luvianos!$A$1', 'Worksheet'),
      item('MV_LISTA_1', '=_MatrizViva!$A$3:$A$6'),
      item('De_otro', '=_MatrizViva!$A$1'),
      ...sums,
    ],
    ['Luvianos'],
  );
  expect(ownSheets(names).map(({ mark }) => mark)).toEqual(['MV_hoja_ficha_2']);
  expect(names.find(({ name }) => name === 'MV_LISTA_1')!.formula).toBe('=#REF!');
  expect(names.find(({ name }) => name === 'De_otro')!.formula).toBe('=_MatrizViva!$A$1');
  expect(staleMarks(names, 'hallazgos')).toEqual(['MV_hoja_hallazgos', 'MV_suma_hallazgos']);
  expect(staleMarks(names, 'ficha')).toEqual(['MV_hoja_ficha_1', 'MV_suma_ficha_1']);
});

test('a free name is legal, at most 31 characters, and never one that is taken', () => {
  const taken = new Set(['comparativo', 'comparativo (2)']);
  expect(freeName('Comparativo', taken)).toBe('Comparativo (3)');
  expect(freeName("'A/B:C'", new Set())).toBe('A B C');
  const long = 'x'.repeat(40);
  expect(freeName(long, new Set([long.slice(0, 31)]))).toHaveLength(31);
});

test.each(['1.1 Convenio', '=1+1', '+5', '-3', '@x', "'x", 'TRUE', '3/4', '$5'])(
  '«%s» is kept from being parsed',
  (text) => {
    expect(literal(text)).toBe(`'${text}`);
  },
);

test.each(['Cumplido', 'No se tiene - en proceso', 'Región I: Toluca'])(
  '«%s» is written as it is',
  (text) => {
    expect(literal(text)).toBe(text);
  },
);

test.each(failureCases)('office.js %s becomes «%s» in plain Spanish', (code, expected) => {
  const failure = Object.assign(new Error('raw API message'), { name: 'RichApi.Error', code });
  const told = toActionError(failure, 'leer el libro') as ActionError;
  expect(told).toBeInstanceOf(ActionError);
  expect(told.code).toBe(expected);
  expect(told.message).not.toContain('raw API message');
  expect(told.message).toMatch(/^[A-ZÁÉÍÓÚ].*leer el libro.*\.$/);
});

test.each(failureCases.filter(([, code]) => code === 'too_large'))(
  'office.js %s says what makes the workbook smaller',
  (code) => {
    const failure = Object.assign(new Error('raw'), { name: 'RichApi.Error', code });
    expect((toActionError(failure, 'leer el libro') as ActionError).message).toMatch(
      /: elija menos municipios .*, borre las filas y columnas con formato que no se usan, guarde el libro y vuelva a intentarlo\.$/,
    );
  },
);

test('a fault of ours stays what it is', () => {
  const fault = new TypeError('x');
  expect(toActionError(fault, 'leer el libro')).toBe(fault);
});
