/** What is the next round called, and what does its title say? */
import type { Grid } from '../../src/domain/grid';
import { nextNumber, nextSheetName, retitled } from '../../src/domain/new-round';
import { readDates } from '../../src/domain/dates';
import { carriedState, carriedText } from '../../src/domain/carried';
import { stateOfText } from '../../src/domain/legend-label';
import { DEFAULT_STATES } from '../../src/domain/model/states';
import type { Round } from '../../src/domain/matrix';
import { matrix } from '../builders';

const NEXT = { number: 4, date: '2023-09-01' };

function round(sheet: string): Round {
  const [one] = matrix`
    # 3 2023-06-09 2023-07-05
    Metepec  C S P
  `.rounds;
  return { ...one!, sheet };
}

function titleOf(text: string, value?: number, date?: string): string | number | null {
  const blank = { text: '', formula: false, fill: null, font: null };
  const cell = { ...blank, text, ...(value === undefined ? {} : { value }), ...(date ? { date } : {}) };
  const grid: Grid = {
    sheet: 'R',
    position: 0,
    top: 0,
    left: 0,
    cells: [[cell], [blank], [blank]],
    merges: [],
  };
  return retitled(round('3er reporte'), grid, NEXT)[0]?.contents ?? null;
}

test('[K40] the sheet’s name goes on in its own manner', () => {
  const names = [
    '3er reporte',
    'Reporte 3',
    'R3',
    'TERCER REPORTE',
    'Tercer reporte',
    '3ER REPORTE',
    'Junio',
  ];
  expect(names.map((name) => nextSheetName(round(name), NEXT))).toEqual([
    '4to reporte',
    'Reporte 4',
    'R4',
    'CUARTO REPORTE',
    'Cuarto reporte',
    '4TO REPORTE',
    '4to reporte',
  ]);
  const dated = ['5 de abril de 2023', '3er reporte 09-06-2023', '3er reporte 9 de junio de 2023'];
  expect(dated.map((name) => nextSheetName(round(name), NEXT))).toEqual([
    '4to reporte',
    '4to reporte 01-09-2023',
    '4to reporte',
  ]);
  expect(nextSheetName(round('1er y 3er reporte'), NEXT)).toBe('4to reporte');
  expect(nextSheetName(round('5 abril'), { number: null, date: '2023-09-01' })).toBe('Reporte 2023-09-01');
  expect(nextSheetName(round('Mayo 2023'), { number: null, date: '2023-09-01' })).toBe('Septiembre de 2023');
  expect(nextSheetName(round('Junio'), { number: null, date: '2023-09-01' })).toBe('Reporte 2023-09-01');
  expect(
    nextNumber(matrix`
    # 2
    Metepec C
    # 7
    Metepec C
  `),
  ).toBe(8);
});

test.each([
  ['Décimo reporte', 10, 'Undécimo reporte'],
  ['DÉCIMO PRIMER REPORTE', 11, 'DUODÉCIMO REPORTE'],
  ['Duodécimo reporte', 12, 'Decimotercer reporte'],
  ['decimotercer reporte', 13, 'decimocuarto reporte'],
  ['Reporte décimo tercero', 13, 'Reporte decimocuarto'],
  ['Vigésimo reporte', 20, '21.er reporte'],
  ['21.er reporte', 21, '22do reporte'],
  ['Décimo primer reporte', 1, '2do reporte'],
])('[K40] after the sheet %j comes the next number', (sheet, number, next) => {
  const { date } = NEXT;
  expect(nextSheetName({ ...round(sheet), number }, { number: number + 1, date })).toBe(next);
});

test.each([
  ['No. 3 abril 2023', 'No. 3 septiembre de 2023'],
  ['Núm. 3 abril 2023', 'Núm. 3 septiembre de 2023'],
  ['#3 abril 2023', '#3 septiembre de 2023'],
  ['13 abril 2023', '1 de septiembre de 2023'],
  ['2022 abril 2023', '2022 septiembre de 2023'],
  ['113 de abril', '11 de septiembre de 2023'],
  ['(abril 2023)', '(septiembre de 2023)'],
  ['Subabril 2023', 'Reporte 2023-09-01'],
])('[K40] the date of the sheet %j goes on as %j', (sheet, next) => {
  expect(nextSheetName(round(sheet), { number: null, date: '2023-09-01' })).toBe(next);
});

test.each([
  ['Centésimo primer reporte', '2do reporte'],
  ['Subprimer corte', '2do reporte'],
  ['x1er corte', '2do reporte'],
  ['Primer,primer corte', 'Segundo,primer corte'],
  ['Corte (1er )', 'Corte (2do )'],
])('[K40] an ordinal is one only at the beginning of a word: after %j comes %j', (sheet, next) => {
  expect(nextSheetName({ ...round(sheet), number: 1 }, { number: 2, date: '2023-09-01' })).toBe(next);
});

test('[K40] the title gets the next number and the date, and loses the update', () => {
  const titles = [
    'Cumplimiento general al tercer reporte con fecha 9 de junio de 2023 (actualización al 5 de julio)',
    'TERCER REPORTE, 09/06/2023',
    'Reporte 3 del 2023-06-09',
    '3er reporte con fecha 9 de junio de 2023, actualización al 5 de julio de 2023',
    '3er reporte 9 junio 2023',
  ];
  expect(titles.map((title) => titleOf(title))).toEqual([
    'Cumplimiento general al cuarto reporte con fecha 1 de septiembre de 2023',
    'CUARTO REPORTE, 01/09/2023',
    'Reporte 4 del 2023-09-01',
    '4to reporte con fecha 1 de septiembre de 2023',
    '4to reporte 1 de septiembre de 2023',
  ]);
  for (const title of titles)
    expect(readDates(String(titleOf(title)))).toMatchObject({ reportedOn: '2023-09-01', updatedOn: null });
});

test('[K40] other texts above the table stay, and a date of Excel’s stays one', () => {
  expect(titleOf('Ley publicada el 4 de mayo de 2016')).toBeNull();
  expect(titleOf('MODELO REGIONAL DE TRANSPARENCIA MUNICIPAL')).toBeNull();
  expect(titleOf('Hay 3 dimensiones')).toBeNull();
  expect(titleOf('45086', 45086, '2023-06-09')).toBe(45170);
  expect(titleOf('3', 3)).toBeNull();
});

test('[K41] what is carried over never reads as a state, and says which one it carries', () => {
  for (const { key, label } of DEFAULT_STATES) {
    expect(stateOfText(carriedText(label), null)).toBeNull();
    expect(carriedState(carriedText(label), null)).toBe(key);
    expect(carriedState(label, null)).toBeNull();
  }
  expect(carriedState('por confirmar - cumplido', null)).toBe('cumplido');
  expect(carriedState('Por confirmar', null)).toBeNull();
  expect(carriedState('Por confirmar: con el oficio', null)).toBeNull();
});
