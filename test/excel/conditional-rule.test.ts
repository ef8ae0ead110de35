import { cellValueRule, formulaRule, isOwnFormula, textRule } from '../../src/excel/conditional-rule';

const anchor = { row: 4, column: 2 };
const cells: Record<string, string> = { '4,2': 'Cumplido', '5,3': 'x', '24,1': 'cumplido', '5,2': '' };
const text = (row: number, column: number) => cells[`${row},${column}`] ?? '';

test.each([
  ['=C5="Cumplido"', 4, 2, 'code'],
  ['=C5="CUMPLIDO"', 4, 2, 'code'],
  ['="Cumplido"=C5', 4, 2, 'code'],
  ['=$C5="Cumplido"', 4, 2, 'code'],
  ['=$C5="Cumplido"', 4, 9, true],
  ['=C5="x"', 5, 3, 'code'],
  ['=C5="x"', 4, 2, false],
  ['=C5=$B$25', 4, 2, 'code'],
  ['=EXACT(C5,"Cumplido")', 4, 2, 'code'],
  ['=EXACT(C5,"cumplido")', 4, 2, false],
  ['=(C5="Cumplido")', 4, 2, 'code'],
])('%s at row %i, column %i is %s', (formula, row, column, expected) => {
  expect(formulaRule(formula, anchor)(row, column, text)).toBe(expected);
});

test.each(['=LEFT(C5,1)="C"', '=COUNTIF($C:$C,C5)>1', '=C5>3', '=Hoja2!C5="x"', '=AND(C5="x",D5="y")'])(
  '%s cannot be told without Excel',
  (formula) => {
    expect(formulaRule(formula, anchor)(4, 2, text)).toBeNull();
  },
);

test('a value rule is evaluated for equality with a literal or a cell, and for nothing else', () => {
  expect(cellValueRule('EqualTo', '="Cumplido"', anchor)(4, 2, text)).toBe('code');
  expect(cellValueRule('EqualTo', '=$B$25', anchor)(4, 2, text)).toBe('code');
  expect(cellValueRule('NotEqualTo', '="Cumplido"', anchor)(4, 2, text)).toBe(false);
  expect(cellValueRule('GreaterThan', '=3', anchor)(4, 2, text)).toBeNull();
  expect(cellValueRule('EqualTo', '=A1&"x"', anchor)(4, 2, text)).toBeNull();
});

test('an empty cell equals zero, as Excel has it', () => {
  expect(cellValueRule('EqualTo', '=0', anchor)(5, 2, text)).toBe('code');
});

test.each([
  ['Contains', 'umpl', true],
  ['NotContains', 'umpl', false],
  ['BeginsWith', 'cum', true],
  ['EndsWith', 'DO', true],
  ['EndsWith', 'Cum', false],
])('text rule %s «%s» is %s', (operator, wanted, expected) => {
  expect(textRule(operator, wanted)(4, 2, text)).toBe(expected);
});

test('a text rule over a formula cannot be told', () => {
  expect(textRule('Contains', '=$A$1')(4, 2, text)).toBeNull();
});

test('our own formulas are known by their mark, whatever the spacing', () => {
  expect(isOwnFormula('=AND(C5="Cumplido",N("Matriz Viva")=0)')).toBe(true);
  expect(isOwnFormula('=AND( C5="Cumplido", N("Matriz Viva") = 0 )')).toBe(true);
  expect(isOwnFormula('=C5="Cumplido"')).toBe(false);
});
