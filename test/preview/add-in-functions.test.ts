/** Do formulas get their answers from the pane, and say why when they get none? */
import { AddInFunctions, type FunctionBook } from '../../src/preview/excel/add-in-functions';
import { calculate } from '../../src/host/workbook/calc/calculate';
import type { Workbook } from '../../src/host/workbook/model';
import { newBook, plain, put } from '../host/workbook/books';

type Mapping = (...args: unknown[]) => unknown;

const BOOK: FunctionBook = {
  namespace: 'EJEMPLO',
  functions: [
    { id: 'ALTAS', parameters: [{}] },
    { id: 'BAJAS', parameters: [{}] },
  ],
};

/** A pane as office.js leaves it once its functions are associated. */
function paneWith(mappings: Readonly<Record<string, Mapping>>): Window & { CustomFunctions: Lent } {
  return { CustomFunctions: { _association: { m_mappings: mappings } } } as unknown as Window & {
    CustomFunctions: Lent;
  };
}
/** What the preview puts there for the functions' faults. */
interface Lent {
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<string, string>>;
}

function open(formula: string): { workbook: Workbook; functions: AddInFunctions; changed: jest.Mock } {
  const workbook = newBook({ Hoja: [['sí']] });
  put(workbook.sheets[0]!, 0, 1, formula);
  const changed = jest.fn();
  const functions = new AddInFunctions(workbook, BOOK, changed);
  calculate(workbook);
  return { workbook, functions, changed };
}

const shown = (workbook: Workbook): unknown => plain(workbook.sheets[0]!.cell(0, 1)?.value);

/** The function's answer, a fault of its own included, has arrived. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

let logged: jest.SpyInstance;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => logged.mockRestore());

test('a formula waits for the pane, then for its answer', async () => {
  const { workbook, functions, changed } = open('=EJEMPLO.ALTAS(A1)');
  expect(shown(workbook)).toBe('#BUSY!');
  functions.connect(paneWith({ ALTAS: (said) => Promise.resolve(String(said).toUpperCase()) }));
  expect(shown(workbook)).toBe('#BUSY!');
  await quiet();
  expect(shown(workbook)).toBe('SÍ');
  expect(changed).toHaveBeenCalled();
  expect(logged).not.toHaveBeenCalled();
});

test('a fault of the function is shown by its code, and is nothing to log', async () => {
  const { workbook, functions } = open('=EJEMPLO.ALTAS(A1)');
  const pane = paneWith({
    ALTAS: () => {
      const { Error, ErrorCode } = pane.CustomFunctions;
      throw new Error(ErrorCode.notAvailable!, 'Nada que contar.');
    },
  });
  functions.connect(pane);
  await quiet();
  expect(shown(workbook)).toBe('#N/A');
  expect(logged).not.toHaveBeenCalled();
});

test('a fault of office.js is one too; a code that is none of Excel’s is an error of ours', async () => {
  const stranger = (code: string) => Object.assign(new Error('Nada.'), { code });
  const { workbook, functions } = open('=EJEMPLO.ALTAS(A1)&EJEMPLO.BAJAS(A1)');
  put(workbook.sheets[0]!, 1, 1, '=EJEMPLO.BAJAS(A1)');
  functions.connect(
    paneWith({
      ALTAS: () => Promise.reject(stranger('#NUM!')),
      BAJAS: () => Promise.reject(stranger('CSS_CHUNK_LOAD_FAILED')),
    }),
  );
  await quiet();
  expect(shown(workbook)).toBe('#NUM!');
  expect(plain(workbook.sheets[0]!.cell(1, 1)?.value)).toBe('#VALUE!');
  expect(logged.mock.calls).toEqual([[stranger('CSS_CHUNK_LOAD_FAILED')]]);
});

test('an error of ours is #VALUE! to the formula, and leaves a trace', async () => {
  const { workbook, functions } = open('=EJEMPLO.ALTAS(A1)');
  const trouble = new TypeError('undefined is not a function');
  functions.connect(paneWith({ ALTAS: () => Promise.reject(trouble) }));
  await quiet();
  expect(shown(workbook)).toBe('#VALUE!');
  expect(logged.mock.calls).toEqual([[trouble]]);
});

test('a function that the pane lacks is #NAME?, until a pane that has it comes', async () => {
  const { workbook, functions } = open('=EJEMPLO.ALTAS(A1)');
  functions.connect(paneWith({ BAJAS: () => '' }));
  expect(shown(workbook)).toBe('#NAME?');
  functions.connect(paneWith({ ALTAS: () => 'ya' }));
  await quiet();
  expect(shown(workbook)).toBe('ya');
});

test('what a pane that went away never answered is asked of the next one', async () => {
  const { workbook, functions } = open('=EJEMPLO.ALTAS(A1)');
  functions.connect(paneWith({ ALTAS: () => new Promise(() => {}) }));
  await quiet();
  expect(shown(workbook)).toBe('#BUSY!');
  functions.connect(paneWith({ ALTAS: () => 'ya' }));
  await quiet();
  expect(shown(workbook)).toBe('ya');
});

test('what fails when answers are shown is logged, and hinders no further answer', async () => {
  const { workbook, functions, changed } = open('=EJEMPLO.ALTAS(A1)');
  const trouble = new Error('drawing failed');
  changed
    .mockImplementationOnce(() => {})
    .mockImplementationOnce(() => {
      throw trouble;
    });
  functions.connect(paneWith({ ALTAS: (said) => said }));
  await quiet();
  expect(logged.mock.calls).toEqual([[trouble]]);
  put(workbook.sheets[0]!, 0, 0, 'no');
  calculate(workbook);
  await quiet();
  expect(shown(workbook)).toBe('no');
});
