/** Which numbers are dates by their format, and which words does a format show? */
import { dateOfNumber, wordedNumber } from '../../src/domain/number-format';

test.each([
  ['m/d/yyyy', '2023-05-04'],
  ['d-mmm-yy', '2023-05-04'],
  ['d-mmm', '2023-05-04'],
  ['mmm-yy', '2023-05-04'],
  ['m/d/yyyy h:mm', '2023-05-04'],
  ['[$-80A]d "de" mmmm "de" yyyy;@', '2023-05-04'],
  ['[$-F800]dddd, mmmm dd, yyyy', '2023-05-04'],
  ['[$-x-sysdate]dddd, mmmm dd, yyyy', '2023-05-04'],
  ['dd\\/mm\\/yyyy', '2023-05-04'],
  ['dd/mm/aaaa', '2023-05-04'],
  ['yyyy-mm-dd hh:mm:ss.000', '2023-05-04'],
  ['[$-404]e/m/d', '2023-05-04'],
  ['yyyy"年"m"月"d"日"', '2023-05-04'],
  ['mmmm', '2023-05-04'],
  ['[Red]dd.mm.yy', '2023-05-04'],
  ['mm:ss', null],
  ['[h]:mm:ss', null],
  ['h:mm AM/PM', null],
  ['General', null],
  ['0.00E+00', null],
  ['#,##0 "días"', null],
  ['"d/m/yyyy" 0', null],
  ['yyyy', null],
  ['@', null],
])('[R23] 45050 as %j is %s', (code, date) => expect(dateOfNumber(45050.75, code)).toBe(date));

test('[R23] a serial number counts from 1904 where the workbook does', () => {
  expect(dateOfNumber(45050 - 1462, 'd/m/yy', true)).toBe('2023-05-04');
  expect(dateOfNumber(-1, 'd/m/yy')).toBeNull();
  expect(dateOfNumber(4e6, 'd/m/yy')).toBeNull();
});

test('[R23] the first day of a month is a month where the format shows no day', () => {
  expect(dateOfNumber(45047, 'mmm-yy')).toBe('2023-05');
  expect(dateOfNumber(45047, 'mmmm yyyy')).toBe('2023-05');
  expect(dateOfNumber(45047, 'd-mmm')).toBe('2023-05-01');
});

test('[R23] a figure among words is told with them, and a mere figure is not', () => {
  expect(wordedNumber(3, '0"er reporte"')).toBe('3er reporte');
  expect(wordedNumber(2, '"Reporte "0')).toBe('Reporte 2');
  expect(wordedNumber(54, '000')).toBe('054');
  for (const code of ['0', '0.00', '0%', '[=1]"Sí";"No"', 'General', ';;;', 'd/m/yy']) {
    expect([code, wordedNumber(3, code)]).toEqual([code, null]);
  }
});
