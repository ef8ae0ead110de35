/** Is a row of figures a summary, whatever it is called, and does no municipality pass for one? */
import { readMatrix } from '../../src/domain/read';
import { FIRST, NAMES, body, sheet, type CellSpec } from './sheet';

const HEAD = ['No.', 'Municipio', ...NAMES.slice(0, 5)];
const LEGEND = [[], ['', 'Simbología'], ...FIRST.map(([label, color]) => ['', color, label])];
const TOLUCA = ['1', 'Toluca', ...body('CPSCP')];
const LERMA = ['2', 'Lerma', ...body('CCPPS')];

type Rows = readonly (readonly CellSpec[])[];

const read = (...rows: Rows) => readMatrix([sheet('x', [HEAD, ...rows, ...LEGEND])]);
const names = (...rows: Rows) => read(...rows).matrix.rounds[0]!.rows.map((r) => r.written);
const rules = (...rows: Rows) => read(...rows).findings.map((f) => f.rule);

const SUMMARIES = [
  '% de avance', 'Avance %', 'Núm. de cumplidos', '# cumplidos', 'Σ', 'Máximo', 'Mínimo', 'Promedio', 'Mediana',
  'Nivel de cumplimiento', 'Cumplidos', 'Moda', 'Avance', 'Cumplimiento (%)', 'Pendientes', 'Semáforo', 'Desempeño',
  'Municipios que ya cumplen', 'Eficiencia terminal', 'Cobertura', '%',
]; // prettier-ignore
const FIGURES: Readonly<Record<string, readonly CellSpec[]>> = {
  numbers: ['1', '0.5', '2', '0', '33'],
  formulas: ['=1', '=2', '=0.5', '=', '=#DIV/0!'],
  percentages: ['50 %', '33.3%', '100%', '—', '0 %'],
  counts: ['1 de 2', '2/2', '0 de 2', 'n/a', '1 (50 %)'],
  'coloured figures': ['1 #00B050', '0 #FF0000', '2 #00B050', '1 #FFFF00', '#FFFF00'],
};

test.each(Object.entries(FIGURES))(
  '[R27] a row of %s is no municipality, under any name and anywhere',
  (_, cells) => {
    for (const label of SUMMARIES) {
      for (const row of [
        ['', label, ...cells],
        [label, '', ...cells],
      ]) {
        expect([label, names(row, TOLUCA, LERMA)]).toEqual([label, ['Toluca', 'Lerma']]);
        expect([label, names(TOLUCA, row, LERMA)]).toEqual([label, ['Toluca', 'Lerma']]);
        expect([label, names(TOLUCA, LERMA, row)]).toEqual([label, ['Toluca', 'Lerma']]);
        expect(rules(TOLUCA, row, LERMA).filter((rule) => /V(18|36|1|6|7)$/.test(rule))).toEqual([]);
      }
    }
  },
);

test('[R27] words of summaries alone name none, whatever stands under the tools', () => {
  for (const label of ['Moda', 'Nivel de cumplimiento', 'Avance general', 'Resultado final']) {
    expect(names(TOLUCA, ['', label, 'Cumplido', 'Alto', 'Bajo', 'Cumplido', ''], LERMA)).toEqual([
      'Toluca',
      'Lerma',
    ]);
  }
});

test('[R27] [V18] an unknown name with colours or states is a row, also beside a stray figure', () => {
  for (const cells of [
    body('CPSCP'),
    ['Cumplido', 'En proceso', '', '', ''],
    [...body('CPSC'), '3'],
    ['1', '2', ...body('CPS')],
    ['Cumplido', '1', '2', '3', '4'],
  ]) {
    expect(names(TOLUCA, ['', 'Valle Escondido', ...cells], LERMA)).toContain('Valle Escondido');
    expect(rules(TOLUCA, ['', 'Valle Escondido', ...cells], LERMA)).toContain('V18');
  }
});

test('[R27] where municipalities have codes or formulas an unknown name with codes is a row', () => {
  for (const codes of [
    ['1', '2', '1', '3', '1'],
    ['=1', '=2', '=1', '=3', '=1'],
  ]) {
    const rows = [
      ['1', 'Toluca', ...codes],
      ['2', 'Lerma', ...codes],
      ['3', 'Valle Escondido', ...codes],
    ];
    expect(names(...rows)).toEqual(['Toluca', 'Lerma', 'Valle Escondido']);
    expect(names(...rows, ['', 'Promedio', ...codes])).toEqual(['Toluca', 'Lerma', 'Valle Escondido']);
  }
});

test('[R27] [R7] a label of the legend made of words of summaries stays in the legend', () => {
  const lines = [
    ['Cumplido', '#00B050'],
    ['Incumplido', '#FF0000'],
    ['Avance parcial', '#FFFF00'],
    ['Pendientes', '#FFC000'],
  ];
  for (const below of [lines, lines.map(([label, color]) => [color!, label!])]) {
    const legend = [['', 'Simbología'], ...below.map((line) => ['', ...line])];
    const grid = sheet('x', [HEAD, TOLUCA, LERMA, [], ...legend]);
    const labels = readMatrix([grid]).matrix.rounds[0]!.legend!.entries.map((e) => e.label);
    expect(labels).toEqual(lines.map(([label]) => label));
  }
});
