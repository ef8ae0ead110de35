/** Are an add-in's functions computed when it is there, and left as the file has them when it is not? */
import { calculate } from '../../../src/host/workbook/calc/calculate';
import { bringFunctions, type AddInCall } from '../../../src/host/workbook/calc/functions/add-in';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import type { Workbook } from '../../../src/host/workbook/model';
import { ErrorValue } from '../../../src/host/workbook/value';
import { newBook, plain, put } from './books';

const CALLS = new Map<string, AddInCall>(
  Object.entries({
    'EJEMPLO.ALTAS': ([said]) =>
      said![0]![0] === null ? ErrorValue.of('#N/A') : String(said![0]![0]).toUpperCase(),
    'EJEMPLO.CUENTA': ([cells, wanted]) =>
      cells!.flat().filter((each) => each === (wanted?.[0]![0] ?? 'sí')).length,
  } satisfies Record<string, AddInCall>),
);

const FORMULAS = [
  '=EJEMPLO.ALTAS(A1)',
  '=EJEMPLO.CUENTA(A1:A4)',
  '=EJEMPLO.CUENTA(A1:A4,"no")',
  '=B1&"!"',
  '=IFERROR(ejemplo.altas(A9),"vacía")',
];
const COMPUTED = ['SÍ', 2, 1, 'SÍ!', 'vacía'];

function example(): Workbook {
  const workbook = newBook({ Hoja: [['sí'], ['no'], ['sí'], [7]] });
  FORMULAS.forEach((formula, row) => put(workbook.sheets[0]!, row, 1, formula));
  return workbook;
}

function bring(workbook: Workbook): void {
  bringFunctions(workbook, CALLS);
}

function computed(): Workbook {
  const workbook = example();
  bring(workbook);
  expect(calculate(workbook).unsupported).toEqual([]);
  return workbook;
}

const values = (workbook: Workbook): unknown[] =>
  FORMULAS.map((_, row) => plain(workbook.sheets[0]!.cell(row, 1)?.value));

test('ranges come whole and what is left out is undefined', () => {
  expect(values(computed())).toEqual(COMPUTED);
});

test('a formula follows the cells that it hands over', () => {
  const workbook = computed();
  put(workbook.sheets[0]!, 0, 0, 'no');
  calculate(workbook);
  expect(values(workbook)).toEqual(['NO', 1, 2, 'NO!', 'vacía']);
});

test('without the add-in they are told as not computed, and so is what depends on them', () => {
  const workbook = example();
  const { unsupported } = calculate(workbook);
  expect(new Set(unsupported.map(({ why }) => why))).toEqual(
    new Set(['EJEMPLO.ALTAS', 'EJEMPLO.CUENTA', 'depends on such a formula']),
  );
  expect(values(workbook)).toEqual(FORMULAS.map(() => null));
});

test('an Excel without the add-in keeps the values of the file, and computes them once it is there', () => {
  const opened = openWorkbook(saveWorkbook(computed()), [...CALLS.keys()]);
  calculate(opened);
  put(opened.sheets[0]!, 7, 7, 'otra');
  calculate(opened);
  expect(values(opened)).toEqual(COMPUTED);
  put(opened.sheets[0]!, 0, 0, 'quizá');
  calculate(opened);
  bring(opened);
  calculate(opened, { full: true });
  expect(values(opened)).toEqual(['QUIZÁ', 1, 1, 'QUIZÁ!', 'vacía']);
});

test('in the file a function bears the name that Excel gives it, and that of a workbook is no other workbook’s', () => {
  const call: AddInCall = () => 1;
  const one = newBook({ Hoja: [['=Uno.Dos.Tres(ejemplo.altas(1))', '=MAXIFS(A1:A2,B1:B2,1)']] });
  bringFunctions(one, new Map([['UNO.DOS.TRES', call]]));
  const formulas = (bytes: Uint8Array, names: readonly string[]): unknown[] => {
    const [sheet] = openWorkbook(bytes, names).sheets;
    return [0, 1].map((column) => sheet!.cell(0, column)!.formula);
  };
  const bytes = saveWorkbook(one);
  expect(formulas(bytes, [])[0]).toBe('_xldudf_UNO_DOS_TRES(ejemplo.altas(1))');
  expect(formulas(bytes, ['UNO.DOS.TRES'])).toEqual([
    'UNO.DOS.TRES(ejemplo.altas(1))',
    'MAXIFS(A1:A2,B1:B2,1)',
  ]);
  const other = newBook({ Hoja: [['=UNO.DOS.TRES(1)', 1]] });
  expect(formulas(saveWorkbook(other), [])[0]).toBe('UNO.DOS.TRES(1)');
});
