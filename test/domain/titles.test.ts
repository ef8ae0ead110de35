/** Are number, dates and order of the rounds those that a person would give them? */
import type { Grid } from '../../src/domain/grid';
import { ordinalOfReport, ordinalReport } from '../../src/domain/narrative/grammar.es';
import { reportNumber } from '../../src/domain/parse-title';
import { readMatrix } from '../../src/domain/read';
import { NAMES, round, sheet } from './sheet';

const titled = (title: string, name = 'Hoja1', position = 0) =>
  round(name, { title, position, rows: { Metepec: 'CPS' } });
const first = (grid: Grid) => {
  const { number, reportedOn, updatedOn } = readMatrix([grid]).matrix.rounds[0]!;
  return [number, reportedOn, updatedOn];
};
const doubts = (grid: Grid) =>
  readMatrix([grid])
    .findings.filter((f) => ['V26', 'V28', 'V29'].includes(f.rule))
    .map((f) => f.rule);

test.each([
  ['Cumplimiento general al primer reporte', 1],
  ['2do reporte', 2],
  ['2do. Reporte', 2],
  ['TERCER REPORTE', 3],
  ['Tercera ronda', 3],
  ['Segunda evaluación', 2],
  ['Reporte 4', 4],
  ['Reporte No. 4', 4],
  ['Reporte n° 4', 4],
  ['Reporte #4', 4],
  ['Reporte IV', 4],
  ['IV Reporte', 4],
  ['Informe 12', 12],
  ['3º reporte', 3],
  ['Reporte tercero', 3],
  ['Reporte 1 de 3', 1],
  ['Reporte 05/04/2023', null],
  ['Reporte 5 de abril', null],
  ['Reporte 5 abril 2023', null],
  ['Informe 12 mayo 2023', null],
  ['Primer reporte 5 abril 2023', 1],
  ['Reporte 2 - mayo 2023', 2],
  ['Reporte 2 mayo', 2],
  ['Reporte No. 3 abril 2023', 3],
  ['Primer reporte del 1 al 15 de marzo de 2023', 1],
  ['Informe del 1 al 15 de marzo de 2023', null],
  ['Informe 3 al 15 de marzo de 2023', 3],
  ['Reporte 2023', null],
  ['REPORTES DE CUMPLIMIENTO DE LOS 18 MUNICIPIOS', null],
  ['3 reportes de seguimiento', null],
  ['Primer trimestre', null],
  ['Corte 2° sem 2023', null],
  ['Avance 2 trimestre', null],
  ['Avance 50%', null],
  ['Avance 50 %, tercer reporte', 3],
  ['R3', null],
  ['Décimo reporte', 10],
  ['Undécimo reporte', 11],
  ['duodécima ronda', 12],
  ['Décimo primer reporte', 11],
  ['DÉCIMO PRIMER REPORTE DE CUMPLIMIENTO', 11],
  ['Décimo segundo reporte', 12],
  ['decimoprimer reporte', 11],
  ['Decimotercer reporte', 13],
  ['Décima tercera ronda', 13],
  ['Decimotercera ronda', 13],
  ['Décimo primera evaluación', 11],
  ['Decimocuarto informe', 14],
  ['Décimo-quinto reporte', 15],
  ['Decimoctavo reporte', 18],
  ['Décimo octavo reporte', 18],
  ['Decimonoveno reporte', 19],
  ['Vigésimo reporte', 20],
  ['Vigésimo primer reporte', 21],
  ['Vigesimosegundo reporte', 22],
  ['Vigésima tercera ronda', 23],
  ['Trigésimo reporte', 30],
  ['Trigésimo primer reporte', 31],
  ['Onceavo reporte', 11],
  ['Reporte décimo segundo', 12],
  ['Reporte décimo tercero, 5 de abril de 2023', 13],
  ['Reporte número doce', 12],
  ['Informe núm. veintiuno', 21],
  ['Primera actualización del décimo reporte', 10],
  ['Reporte décimo, primera actualización', 10],
  ['Reporte décimo primera actualización', 10],
  ['Ronda décima, primera actualización', 10],
  ['Ronda décima - segunda actualización', 10],
  ['Reporte décimo segundo trimestre', 10],
  ['Reporte segundo trimestre', null],
  ['Centésimo primer reporte', null],
  ['Centésimo primer reporte, segundo informe', 2],
  ['Décimo décimo reporte', 10],
  ['Reporte décimo primera', 10],
  ['Reporte decimoprimera', 11],
  ['Ronda décima primera', 11],
  ['Ronda décima primero', 10],
  ['Reporte de doce municipios', null],
  ['Décimo aniversario. Segundo reporte', 2],
  ['Próximo primer reporte', 1],
  ['Segunda revisión del tercer reporte', 3],
  ['2da evaluación, reporte 4', 4],
  ['3er corte (Reporte IV)', 4],
  ['Tercera evaluación: reporte de avances', 3],
])('[R5] the title %j is report %s', (title, number) => expect(reportNumber(title)).toBe(number));

test.each([
  ['R3', 3],
  ['3', 3],
  ['3er', 3],
  ['Tercero', 3],
  ['Décimo primero', 11],
  ['Decimosegundo', 12],
  ['Vigésima', 20],
  ['Reporte3', 3],
  ['3er reporte', 3],
  ['Hoja1', null],
  ['2023', null],
  ['Mayo 2023', null],
])('[R5] the sheet %j is report %s', (name, number) => expect(reportNumber(name, true)).toBe(number));

test('[R5] the ordinal that we write before «reporte» reads as its number', () => {
  const numbers = Array.from({ length: 40 }, (_, i) => i + 1);
  expect(numbers.map((n) => reportNumber(`${ordinalOfReport(n)} reporte`))).toEqual(numbers);
  expect(numbers.map((n) => reportNumber(ordinalReport(n)))).toEqual(numbers);
});

test('[R5] the title gives number and dates, and the sheet what the title does not', () => {
  expect(
    first(
      titled(
        'Cumplimiento general al segundo reporte con fecha 5 de abril de 2023 (actualización al 17 de mayo)',
      ),
    ),
  ).toEqual([2, '2023-04-05', '2023-05-17']);
  expect(first(titled('Modelo Regional', '3er reporte, 9 de junio de 2023'))).toEqual([
    3,
    '2023-06-09',
    null,
  ]);
  expect(first(titled('con fecha 5 de abril de 2023', 'Reporte 2'))).toEqual([2, '2023-04-05', null]);
  expect(first(titled('', 'Mayo 2023'))).toEqual([null, '2023-05', null]);
});

test.each([
  ['Abril_2023', [null, '2023-04', null]],
  ['2023-05', [null, '2023-05', null]],
  ['2023_04_05', [null, '2023-04-05', null]],
  ['2023-04 ', [null, '2023-04', null]],
  ['REPORTE3_JUN_2023', [3, '2023-06', null]],
  ['Reporte_3', [3, null, null]],
  ['3er_reporte', [3, null, null]],
  ['Rep3', [3, null, null]],
  ['ABR 23', [null, '2023-04', null]],
  ['jun-23', [null, '2023-06', null]],
  ['5abr23', [null, '2023-04-05', null]],
  ['ABR2023', [null, '2023-04', null]],
  ['corte 30.06.23', [null, '2023-06-30', null]],
  ['20230405', [null, '2023-04-05', null]],
  ['junio 2023 (2)', [null, '2023-06', null]],
  ['Reporte 3 (2)', [3, null, null]],
  ['Tercer reporte (2)', [3, null, null]],
  ['Matriz (3)', [null, null, null]],
  ['Reporte (2)', [null, null, null]],
  ['Reporte 4 (Copia)', [4, null, null]],
  ['Copia de Reporte 2', [2, null, null]],
  ['R-3', [3, null, null]],
  ['T2 2023', [null, null, null]],
  ['2T2023', [null, null, null]],
  ['2022-2024', [null, null, null]],
])('[R24] the sheet %j says %j', (name, said) => expect(first(titled('', name))).toEqual(said));

const above = (...titles: string[]) =>
  sheet('Hoja1', [...titles.map((t) => [t]), ['Municipio', ...NAMES.slice(0, 3)], ['Metepec']]);

test.each([
  ['Acuerdo 05/2023 del Pleno', 'Corte al 5 de abril de 2023', '2023-04-05'],
  ['Acuerdo 05/2023 del Pleno', '', null],
  ['Acuerdo No. 05/2023', '', null],
  ['Ley 05/2023 de transparencia', '', null],
  ['Dictamen 05/2023', '', null],
  ['Oficio INFOEM/123/04/2023', '', null],
  ['Oficio INFOEM/12/04/2023', '', null],
  ['Con fundamento en el acuerdo 12/2022', 'Reporte de cumplimiento, junio de 2023', '2023-06'],
  ['Periodo 2022-2024', 'Fecha: 05/04/2023', '2023-04-05'],
  ['Expediente 00123/INFOEM/2023', '3er reporte al 9 de junio de 2023', '2023-06-09'],
  ['Impreso el 01/12/2025', 'Reporte con fecha 9 de junio de 2023', '2023-06-09'],
  ['Fecha de impresión: 01/12/2025', 'Tercer reporte, 9 de junio de 2023', '2023-06-09'],
  ['Fecha de emisión: 01/12/2025', '9 de junio de 2023', '2023-06-09'],
  ['Elaboró: Lic. X, 30/06/2023', 'Tercer reporte con fecha 9 de junio de 2023', '2023-06-09'],
  ['01/12/2025 (fecha de impresión)', 'Datos al 9 de junio de 2023', '2023-06-09'],
  ['Impreso el 01/12/2025; corte al 9 de junio de 2023', '', '2023-06-09'],
  ['Reporte generado el 01/12/2025', 'Corte: 04/2023', '2023-04'],
  ['Avance a 04/2023', '', '2023-04'],
  ['Corte al mes de 04/2023', '', '2023-04'],
  ['Elaborado con corte al 5 de abril de 2023', '', '2023-04-05'],
])('[R24] of %j and %j the date is %s', (one, other, date) => {
  expect(first(above(one, other))[1]).toBe(date);
});

test('[V26] a date of printing or of an agreement is taken only for want of another, and told', () => {
  for (const title of ['Impreso el 01/12/2025', 'Emitido el 1 de diciembre de 2025']) {
    expect([first(above(title))[1], doubts(above(title))]).toEqual(['2025-12-01', ['V26']]);
  }
  const named = { ...above('Impreso el 01/12/2025'), sheet: 'Abril 2023' };
  expect([first(named)[1], doubts(named)]).toEqual(['2023-04', []]);
});

test('[R23] a date in a cell of its own is what the label to its left says', () => {
  const head = ['Municipio', ...NAMES.slice(0, 3)];
  const day = (date: string) => ({ text: '45050', value: 45050, date });
  const grid = sheet('R', [
    ['Fecha de impresión:', day('2025-12-01')],
    ['Corte al:', day('2023-05-04')],
    ['Actualización:', '', day('2023-06-01')],
    head,
    ['Metepec'],
  ]);
  expect(first(grid)).toEqual([null, '2023-05-04', '2023-06-01']);
  const today = { ...day('2025-12-01'), formula: true, source: '=TODAY()' };
  expect(first(sheet('R', [[today, '5 de abril de 2023'], head, ['Metepec']]))[1]).toBe('2023-04-05');
});

test('[R17] a title of any length is read in time', () => {
  const time = (title: string) => {
    const from = performance.now();
    const read = first(titled(title));
    return [read, performance.now() - from] as const;
  };
  const texts = [
    '9'.repeat(300_000),
    '05/04/2023 '.repeat(8000),
    '5 de abril de '.repeat(9000),
    '1 al '.repeat(60_000),
  ];
  for (const text of texts) {
    const [read, took] = time(`Reporte 2, 5 de abril de 2023. ${text}`);
    expect(read.slice(0, 2)).toEqual([2, '2023-04-05']);
    expect(took).toBeLessThan(1500);
  }
});

test('[R5] a text about the report wins over another dated one, wherever above the table', () => {
  const grid = sheet('x', [
    ['', '', 'Toluca de Lerdo, 1 de enero de 2020'],
    ['', 'Reporte 2 con fecha 5 de abril de 2023'],
    ['Municipio', ...NAMES.slice(0, 3)],
    ['Metepec'],
  ]);
  expect(first(grid)).toEqual([2, '2023-04-05', null]);
});

test('[V26] a missing, impossible or uncertain date is told', () => {
  expect(doubts(titled('Reporte 1'))).toEqual(['V26']);
  expect(doubts(titled('Reporte 1, 31/02/2023'))).toEqual(['V26']);
  expect(doubts(titled('Reporte 1, 05/04/23'))).toEqual(['V26']);
  expect(doubts(titled('Reporte 1, 5 de abril'))).toEqual(['V26']);
  expect(doubts(titled('Reporte 1, 05/04/2023'))).toEqual([]);
});

test.each([
  ['Reporte 5 abril 2023', 'Hoja1', [null, '2023-04-05', null], ['V26']],
  ['Reporte 5 abril 2023', '5to reporte', [5, '2023-04-05', null], ['V26']],
  ['Reporte 5 abril 2023', '1er reporte', [1, '2023-04-05', null], []],
  ['Tercera revisión: informe 12 mayo 2023', 'Hoja1', [3, '2023-05-12', null], []],
  ['Primer reporte 5 abr 2023, act. 17 may 2023', 'Hoja1', [1, '2023-04-05', '2023-05-17'], []],
  // The date stands in the title: what the sheet says besides is the number, or the same day.
  ['con fecha 9 de abril de 2023', 'Reporte 3 abril 2023', [3, '2023-04-09', null], ['V26']],
  ['con fecha 3 de abril de 2023', 'Reporte 3 abril 2023', [null, '2023-04-03', null], []],
])('[V26] a day where a number may stand is told: %j on the sheet %j', (title, name, read, rules) => {
  expect(first(titled(title, name))).toEqual(read);
  expect(doubts(titled(title, name))).toEqual(rules);
});

test('[V26] a period whose beginning is a day alone is told, and no figure of it is a number', () => {
  for (const period of ['del 1 al 15 de marzo de 2023', '1° al 15 de marzo de 2023', '1-15 marzo 2023']) {
    const grid = titled('Modelo Regional', period);
    expect([first(grid), doubts(grid)]).toEqual([[null, '2023-03-15', null], ['V26']]);
  }
});

test('[V29] a title and a sheet that number the report differently are told; the title is taken', () => {
  const grid = titled('Segundo reporte, 05/04/2023', '1er reporte');
  expect(first(grid)[0]).toBe(2);
  expect(doubts(grid)).toEqual(['V29']);
});

const sheets = (...grids: Grid[]) => {
  const { matrix, findings, orderedBy } = readMatrix(grids);
  return {
    order: matrix.rounds.map((r) => r.sheet).join(' '),
    by: orderedBy,
    rules: findings.filter((f) => /V2[78]/.test(f.rule)).map((f) => `${f.rule} ${f.sheet}`),
  };
};

test('[R6] by date when all have one', () => {
  const read = sheets(
    titled('Reporte 3, 09/06/2023', 'C', 0),
    titled('Reporte 1, 23/01/2023', 'A', 1),
    titled('Reporte 2, 05/04/2023', 'B', 2),
  );
  expect(read).toEqual({ order: 'A B C', by: 'date', rules: [] });
});

test('[R6] by number when not all have a date', () => {
  const read = sheets(titled('Reporte 2, 05/04/2023', 'B', 0), titled('Reporte 1', 'A', 1));
  expect(read).toEqual({ order: 'A B', by: 'number', rules: [] });
});

test('[R6] by place otherwise, and it is told', () => {
  const read = sheets(titled('', 'B', 0), titled('Reporte 1', 'A', 1));
  expect(read).toEqual({ order: 'B A', by: 'position', rules: ['V28 B'] });
});

test('[R6] a month and a day in it are ordered by number', () => {
  const read = sheets(
    titled('Reporte 2, mayo de 2023', 'B', 0),
    titled('Reporte 1, 5 de mayo de 2023', 'A', 1),
    titled('Reporte 3, junio de 2023', 'C', 2),
  );
  expect(read).toEqual({ order: 'A B C', by: 'date', rules: [] });
});

test('[R6] only an update dates a round', () => {
  const read = sheets(titled('Actualizado al 17/05/2023', 'B', 0), titled('con fecha 05/04/2023', 'A', 1));
  expect(read).toEqual({ order: 'A B', by: 'date', rules: [] });
});

test('[V27] a repeated date or number is told', () => {
  expect(
    sheets(titled('Reporte 1, 05/04/2023', 'A', 0), titled('Reporte 2, 05/04/2023', 'B', 1)).rules,
  ).toEqual(['V27 B']);
  expect(
    sheets(titled('Reporte 1, 05/04/2023', 'A', 0), titled('Reporte 1, 06/04/2023', 'B', 1)).rules,
  ).toEqual(['V27 B']);
});

test('[V28] dates against numbers, and an update before its report, are told', () => {
  expect(
    sheets(titled('Reporte 2, 05/04/2023', 'A', 0), titled('Reporte 1, 06/04/2023', 'B', 1)).rules,
  ).toEqual(['V28 B']);
  expect(sheets(titled('con fecha 05/04/2023 (actualización al 01/02/2023)')).rules).toEqual(['V28 Hoja1']);
});
