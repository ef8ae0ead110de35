/** Is a cell's fault that cell's error, in bounded time, with all other cells as they should be? */
import { calculate } from '../../../src/host/workbook/calc/calculate';
import { parseFormula } from '../../../src/host/workbook/formula/parse';
import { tokenize } from '../../../src/host/workbook/formula/tokens';
import { newBook, plain } from './books';

/** Work is counted, so that this is far from what any of them takes; without bounds each took minutes, or all memory. */
const SOON = 10_000;

/** What a formula gives in a sheet where other cells depend on it, and some on nothing. */
function result(formula: string): unknown {
  const workbook = newBook({ Hoja1: [[`=${formula}`, '=1+1', '=IFERROR(A1,"error")'], ['a'.repeat(1000)]] });
  const start = performance.now();
  calculate(workbook, { now: new Date(2026, 0, 1) });
  expect(performance.now() - start).toBeLessThan(SOON);
  const sheet = workbook.sheets[0]!;
  expect(sheet.cell(0, 1)!.value).toBe(2);
  return plain(sheet.cell(0, 0)!.value);
}

test.each<[string, unknown]>([
  // products: what Excel gives, without the library's steps
  ['COMBIN(1E9,5E8)', '#NUM!'],
  ['COMBIN(1E9,2)', 499999999500000000],
  ['COMBIN(1E9,1E9)', 1],
  ['COMBIN(52,5)', 2598960],
  ['COMBIN(3,4)', '#NUM!'],
  ['COMBINA(1E9,5E8)', '#NUM!'],
  ['COMBINA(4,3)', 20],
  ['COMBINA(0,0)', 1],
  ['PERMUT(1E9,5E8)', '#NUM!'],
  ['PERMUT(100,3)', 970200],
  ['PERMUTATIONA(3,2)', 9],
  ['MULTINOMIAL(1E8,1E8)', '#NUM!'],
  ['MULTINOMIAL(2,3,4)', 1260],
  ['FACT(1E9)', '#NUM!'],
  ['FACT(5)', 120],
  ['FACTDOUBLE(1E9)', '#NUM!'],
  ['FACTDOUBLE(7)', 105],
  ['FACTDOUBLE(6)', 48],
  // steps that the library would take one by one
  ['CUMIPMT(0.1,1E9,1000,1,1E9,0)', '#NUM!'],
  ['CUMPRINC(0.1,1E9,1000,1,1E9,0)', '#NUM!'],
  ['DB(1E6,1,1E9,1E9)', '#NUM!'],
  ['DDB(1E6,1,1E9,1E9)', '#NUM!'],
  ['POISSON.DIST(1E9,2,TRUE)', '#NUM!'],
  ['CHISQ.INV(0.5,1E9)', '#NUM!'],
  ['BASE(1E300,2,1E9)', '#NUM!'],
  ['DEC2HEX(2,1E9)', '#NUM!'],
  ['ROMAN(1E9)', '#VALUE!'],
  ['ROMAN(1499)', 'MCDXCIX'],
  // days
  ['WORKDAY(1,1E9)', '#NUM!'],
  ['NETWORKDAYS(1,1E9)', '#NUM!'],
  ['NETWORKDAYS(45292,45322)', 23],
  ['EDATE(1,1E9)', '#NUM!'],
  // texts
  ['REPT("ab",1E9)', '#VALUE!'],
  ['REPT("ab",-1)', '#VALUE!'],
  ['LEN(REPT("a",32767))', 32767],
  ['REPT("a",32767)&"b"', '#VALUE!'],
  ['CONCATENATE(REPT("a",20000),REPT("a",20000))', '#VALUE!'],
  ['CONCAT(REPT("a",20000),REPT("a",20000))', '#VALUE!'],
  ['TEXTJOIN(REPT("-",20000),TRUE,"a","b","c")', '#VALUE!'],
  ['SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767))', '#VALUE!'],
  ['REPLACE(REPT("a",32767),1,0,"b")', '#VALUE!'],
  ['FIXED(1,1E9)', '#VALUE!'],
  // patterns that a regular expression would try in all ways
  ['COUNTIF(A2,"*a*a*a*a*a*a*a*a*a*a*b")', 0],
  ['COUNTIF(A2,"*a*a*a*a*a*a*a*a*a*a")', 1],
  ['SEARCH("*a*a*a*a*a*a*a*b",A2)', '#VALUE!'],
  ['SEARCH("c?e","abcde")', 3],
  ['SEARCH("~*","ab*")', 3],
  // arrays
  ['SUM(SEQUENCE(1000000)*SEQUENCE(1,1000000))', '#VALUE!'],
  ['SUMPRODUCT((B1:ZZ1048575=1)*1)', '#VALUE!'],
  ['SUM(MMULT(SEQUENCE(900,900),SEQUENCE(900,900)))', '#VALUE!'],
  ['SUM(SEQUENCE(1000,100))', 5000050000],
])('%s', (formula, expected) => expect(result(formula)).toBe(expected));

test.each<[string, string]>([
  ['8,000 signs', `${'-'.repeat(8000)}1`],
  ['a long text of quotes', "'".repeat(500_000)],
  ['8,000 percents', `1${'%'.repeat(8000)}`],
  ['4,000 parentheses', `${'('.repeat(4000)}1${')'.repeat(4000)}`],
  ['1,600 functions', `${'IF('.repeat(1600)}1${')'.repeat(1600)}`],
  ['8,000 braces', '{'.repeat(8000)],
  ['ranges of ranges', `A1${':A1'.repeat(2600)}`],
  ['crossings of crossings', `A1${' A1'.repeat(2600)}`],
  ['more than a formula may be long', `1${'+1'.repeat(20_000)}`],
])('%s are no formula, and the cell says so', (_, formula) => expect(result(formula)).toBe('#VALUE!'));

test('a sum as long as a formula may be is computed', () => {
  expect(result(`1${'+1'.repeat(4095)}`)).toBe(4096);
  expect(result(`""${'&"a"'.repeat(2047)}`)).toBe('a'.repeat(2047));
});

test('what Excel takes is read, and what is too long stays as it is, in one piece', () => {
  expect(() => parseFormula(`${'IF(1,'.repeat(64)}1${')'.repeat(64)}`)).not.toThrow();
  const long = `A1&"${'x'.repeat(9000)}"`;
  expect(tokenize(long)).toEqual([{ kind: 'op', text: long }]);
});

test('texts that double from cell to cell end in an error, not in memory', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [i === 0 ? 'a'.repeat(100) : `=A${i}&A${i}`, `=${i}+1`]);
  const workbook = newBook({ Hoja1: rows });
  calculate(workbook);
  const values = rows.map((_, i) => plain(workbook.sheets[0]!.cell(i, 0)!.value));
  expect((values[8] as string).length).toBe(25_600);
  expect(values.slice(9)).toEqual(Array(51).fill('#VALUE!'));
  expect(workbook.sheets[0]!.cell(59, 1)!.value).toBe(60);
});

test('long chains and loops of cells are computed as short ones are', () => {
  const length = 20_000;
  const chain = Array.from({ length }, (_, i) => [i === length - 1 ? 1 : `=A${i + 2}+1`]);
  const workbook = newBook({ Hoja1: chain, Vuelta: chain.map((_, i) => [`=A${((i + 1) % length) + 1}+1`]) });
  const { circular, unsupported } = calculate(workbook);
  expect(workbook.sheets[0]!.cell(0, 0)!.value).toBe(length);
  expect(circular.length).toBeGreaterThan(0);
  expect(unsupported).toEqual([]);
});

const named = (name: string, formula: string) => ({ name, formula, sheet: null, hidden: false, comment: '' });

test('names that stand for names that stand for names cost their number, or end', () => {
  const doubling = Array.from({ length: 60 }, (_, i) => named(`nom_${i}`, `nom_${i + 1}+nom_${i + 1}`));
  const workbook = newBook({ Hoja1: [['=nom_0', '=sí_mismo', '=nom_58', '=nom_60']] });
  workbook.names = [...doubling, named('sí_mismo', 'sí_mismo+1'), named('nom_60', '7')];
  calculate(workbook);
  expect([0, 1, 2, 3].map((c) => plain(workbook.sheets[0]!.cell(0, c)!.value))).toEqual([
    '#VALUE!',
    '#VALUE!',
    28,
    7,
  ]);
});

test('what all formulas cost together is bounded: those left keep what the file said', () => {
  const heavy = Array.from({ length: 40 }, (_, i) => [
    `=SUM(MMULT(SEQUENCE(250,250),SEQUENCE(250,250)))+${i}`,
  ]);
  const workbook = newBook({ Hoja1: heavy });
  const { computed, unsupported } = calculate(workbook);
  expect(computed.length + unsupported.length).toBe(40);
  expect(unsupported.length).toBeGreaterThan(0);
  expect(new Set(unsupported.map(({ why }) => why))).toEqual(new Set(['too much work before it']));
}, 30_000);

test('an array formula over a whole sheet is told as one that is not computed', () => {
  const workbook = newBook({ Hoja1: [[1, '=A1+1']] });
  const sheet = workbook.sheets[0]!;
  const whole = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
  sheet.cells.setFormula(5, 0, '1', { area: whole, dynamic: false });
  const { unsupported } = calculate(workbook);
  expect(unsupported.map(({ why }) => why)).toEqual(['an array over too many cells']);
  expect(sheet.cell(0, 1)!.value).toBe(2);
  sheet.cells.setValue(5, 0, 3);
  calculate(workbook);
  expect(sheet.cell(5, 0)!.value).toBe(3);
});
