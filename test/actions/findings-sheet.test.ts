/** Does Hallazgos show what was found, few or many? The design alone, without Excel. */
import { findingsSheet, MOST_FINDINGS, severityCounts } from '../../src/actions/sheets/findings-sheet';
import type { Finding } from '../../src/domain/finding';
import { textHeight } from '../../src/excel/text-height';
import { matrix } from '../builders';

const TODAY = new Date(2026, 10, 21);

function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'V1',
    severity: 'aviso',
    sheet: '2do reporte',
    cell: 'D7',
    message: 'El color no está en la simbología.',
    proposal: null,
    candidates: [],
    fixes: [],
    ...changes,
  };
}

const some = [
  finding({ severity: 'error', rule: 'V3' }),
  finding({ proposal: 'Corrija el nombre.', candidates: ['Valle de Chalco Solidaridad', 'Valle de Bravo'] }),
  finding({ severity: 'nota', cell: null, message: 'Una oración larga. '.repeat(30).trim() }),
];

test('each finding is a row with its severity in words, its link and its proposal', () => {
  const design = findingsSheet(some, { today: TODAY });
  expect(design.cells[0]![0]).toBe('Hallazgos');
  expect(design.cells[1]![0]).toBe('Revisión del 21 de noviembre de 2026');
  expect(design.cells[2]![0]).toBe('1 error, 1 aviso y 1 nota.');
  expect(design.cells[4]).toEqual(['Severidad', 'Regla', 'Hoja', 'Celda', 'Mensaje', 'Propuesta']);
  expect(design.cells[5]!.slice(0, 4)).toEqual(['Error', 'V3', '2do reporte', 'D7']);
  expect(design.cells[6]![5]).toBe(
    'Corrija el nombre. Candidatos: Valle de Chalco Solidaridad, Valle de Bravo.',
  );
  expect(design.links.map(({ row, sheet, cell }) => [row, sheet, cell])).toEqual([
    [5, '2do reporte', 'D7'],
    [6, '2do reporte', 'D7'],
  ]);
});

test('colour is never the only sign of severity', () => {
  const { conditional, cells } = findingsSheet(some, { today: TODAY });
  const words = cells.slice(5).map(([word]) => word);
  expect(words).toEqual(['Error', 'Aviso', 'Nota']);
  expect(conditional.map(({ formula }) => formula)).toEqual(words.map((word) => `=$A6="${String(word)}"`));
});

test('rows are as tall as their wrapped texts need', () => {
  const { heights, widths } = findingsSheet(some, { today: TODAY });
  expect(heights.get(7)).toBe(textHeight(some[2]!.message, { widths: [widths[4]!], indent: 1 }));
  expect(heights.get(7)).toBeGreaterThan(60);
});

test('the header stays in sight and on each page', () => {
  const design = findingsSheet(some, { today: TODAY });
  expect(design).toMatchObject({ frozen: { rows: 5, columns: 0 }, titleRows: [4, 4], landscape: true });
});

test('no findings: a sentence, and no table', () => {
  const design = findingsSheet([], { today: TODAY });
  expect(design.cells.flat().filter((cell) => cell !== null)).toEqual([
    'Hallazgos',
    'Revisión del 21 de noviembre de 2026',
    'Ningún hallazgo.',
    'No se encontró nada que corregir en los reportes del libro.',
  ]);
  expect(design.titleRows).toBeNull();
});

test('thousands are shortened by rule and sheet, and it is said how many more there are', () => {
  const many = [
    finding({ severity: 'error', rule: 'V3' }),
    ...Array.from({ length: 9000 }, (_, index) => finding({ cell: `D${index + 7}`, rule: 'V16' })),
    ...Array.from({ length: 9000 }, (_, index) => finding({ cell: `E${index + 7}`, sheet: '3er reporte' })),
  ];
  const design = findingsSheet(many, { today: TODAY });
  expect(design.cells.length).toBeLessThanOrEqual(MOST_FINDINGS + 5);
  expect(design.cells[2]![0]).toMatch(/^1 error y 18,000 avisos\. Son demasiados/);
  const more = design.cells.map((row) => row[4]).filter((text) => String(text).startsWith('… y '));
  expect(more).toEqual([
    '… y 8,335 más de la misma regla en «2do reporte».',
    '… y 8,335 más de la misma regla en «3er reporte».',
  ]);
  expect(design.links.length + 8335 * 2).toBe(many.length);
});

test('severities are counted in words', () => {
  expect(severityCounts([finding(), finding(), finding({ severity: 'nota' })])).toBe('2 avisos y 1 nota');
});

describe('in pages that a person reads', () => {
  const read = matrix`
    # 1 hoja=Uno
    Luvianos C . .
    Metepec  . C C
    # 2 hoja=Dos
    Luvianos C . C
    Metepec  C C C`;
  const blank = (sheet: string, cell: string) =>
    finding({ rule: 'V16', severity: 'nota', sheet, cell, message: 'está vacía' });
  const blanks = [blank('Uno', 'D6'), blank('Uno', 'E6'), blank('Uno', 'C7'), blank('Dos', 'D6')];
  const rowsOf = (findings: readonly Finding[]) =>
    findingsSheet(findings, { today: TODAY, rounds: read.rounds }).cells.slice(5);

  test('[C22] errors stand first, then what to look at, then notes; each kind in its order', () => {
    const mixed = [
      finding({ severity: 'nota', cell: 'A1' }),
      finding({ cell: 'A2' }),
      finding({ severity: 'error', cell: 'A3' }),
      finding({ severity: 'error', cell: 'A4' }),
    ];
    expect(rowsOf(mixed).map((row) => [row[0], row[3]])).toEqual([
      ['Error', 'A3'],
      ['Error', 'A4'],
      ['Aviso', 'A2'],
      ['Nota', 'A1'],
    ]);
  });

  test('[C22] blanks are one line a municipality, with the tools of each report; one alone stays as it is', () => {
    expect(rowsOf(blanks)).toEqual([
      [
        'Nota',
        'V16',
        '2 reportes',
        'D6',
        'Luvianos: 3 celdas vacías en 2 reportes; cuentan como sin dato. «Uno»: 1.2 y 1.3; «Dos»: 1.2.',
        null,
      ],
      ['Nota', 'V16', 'Uno', 'C7', 'está vacía', null],
    ]);
    expect(rowsOf(blanks.slice(0, 2))[0]![4]).toBe(
      'Luvianos: 2 celdas vacías; cuentan como sin dato. 1.2 y 1.3.',
    );
  });

  test('[C22] the counts are of the findings, and it is said that lines are fewer', () => {
    const { cells, links } = findingsSheet(blanks, { today: TODAY, rounds: read.rounds });
    expect(cells[2]![0]).toBe('4 notas. En 2 renglones: lo que se repite de un municipio está en uno solo.');
    expect(links.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      ['Uno', 'D6'],
      ['Uno', 'C7'],
    ]);
  });

  test('[C22] the table can be filtered; without one there is nothing to filter', () => {
    const { filter } = findingsSheet(some, { today: TODAY });
    expect(filter).toEqual({ top: 4, left: 0, bottom: 7, right: 5 });
    expect(findingsSheet([], { today: TODAY }).filter).toBeNull();
  });

  test('[C24] a message of any length goes on in further rows of its kind, whole', () => {
    const message = Array.from({ length: 5000 }, (_, i) => `voz${i}`).join(' ');
    const design = findingsSheet([finding({ message, severity: 'error' }), finding()], { today: TODAY });
    expect(Math.max(...design.heights.values())).toBeLessThanOrEqual(409);
    const rows = design.cells.slice(5).filter(([kind]) => kind === 'Error');
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map((row) => row[4]).join('')).toBe(message);
    expect(rows.every((row) => row[1] === 'V1' && row[2] === '2do reporte')).toBe(true);
    expect(design.links.map(({ row }) => row)).toEqual([5, 5 + rows.length]);
  });
});

test('[N48] a candidate that the sentences have named is not named again', () => {
  const named = finding({
    message: '«Villa» no es un municipio de la lista oficial. ¿Es Villa de Allende?',
    proposal: 'Si es Villa de Allende, corrija el nombre.',
    candidates: ['Villa de Allende', 'Villa Guerrero'],
  });
  const design = findingsSheet([named], { today: TODAY });
  expect(design.cells[5]![5]).toBe('Si es Villa de Allende, corrija el nombre. Candidatos: Villa Guerrero.');
});
