/** Is a typed total offered a formula, where a formula counts what was read, and nowhere else? */
import { planFix, groupFixes, type FixSheet } from '../../src/domain/fix-plan';
import type { Finding } from '../../src/domain/finding';
import type { Grid, GridCell } from '../../src/domain/grid';
import { TOOLS } from '../../src/domain/model/tools';
import { readMatrix } from '../../src/domain/read';

const cell = (text: string | number, fill: string | null = null): GridCell => ({
  text: String(text),
  formula: false,
  fill,
  font: null,
  ...(typeof text === 'number' ? { value: text } : {}),
});
const GREEN = '#00B050';
const RED = '#C00000';
const C = 'Cumplido';
const P = 'Pendiente sin evidencia';

/** Three municipalities × three tools, a column «Cumplidos» and a row «Total de cumplidos», both typed. */
function sheet(body: (string | GridCell)[][], beside: (string | number)[], below: (string | number)[]): Grid {
  const tools = TOOLS.slice(0, 3).map(({ name }) => cell(name));
  const names = ['Metepec', 'Toluca', 'Luvianos'];
  const rows = [
    [cell('Municipio'), ...tools, cell('Cumplidos')],
    ...names.map((name, i) => [
      cell(name),
      ...body[i]!.map((one) => (typeof one === 'string' ? cell(one) : one)),
      cell(beside[i]!),
    ]),
    [cell('Total de cumplidos'), ...below.map((one) => cell(one)), cell('')],
    [cell('Simbología'), cell(''), cell(''), cell(''), cell('')],
    [cell('', GREEN), cell(C), cell(''), cell(''), cell('')],
    [cell('', RED), cell(P), cell(''), cell(''), cell('')],
  ];
  return { sheet: 'R', position: 0, top: 0, left: 0, cells: rows, merges: [] };
}
const totals = (grid: Grid): Finding[] => readMatrix([grid]).findings.filter(({ rule }) => rule === 'V32');
const LABELS = [
  [C, P, C],
  [C, C, ''],
  [P, C, C],
];

test('[V32] [K10] in a row and in a column the formula counts what was read, as the labels stand', () => {
  const found = totals(sheet(LABELS, [2, 9, 2], [2, 7, 2]));
  expect(found.map(({ cell: at, fixes }) => [at, fixes])).toEqual([
    [
      'E3',
      [
        {
          kind: 'write_formula',
          formula: '=COUNTIF(B3:D3,"Cumplido")',
          gives: '2',
          line: 'la columna «Cumplidos»',
        },
      ],
    ],
    [
      'C5',
      [
        {
          kind: 'write_formula',
          formula: '=COUNTIF(C2:C4,"Cumplido")',
          gives: '2',
          line: 'la fila «Total de cumplidos»',
        },
      ],
    ],
  ]);
});

test('[V32] colours, other spellings and figures that are texts get no formula: it would not give what was read', () => {
  const painted = LABELS.map((line) =>
    line.map((text) => cell('', text === C ? GREEN : text === P ? RED : null)),
  );
  const spelt = LABELS.map((line) => line.map((text) => (text === C ? 'Cumplió' : text)));
  const grids = [
    sheet(painted, [2, 9, 2], [2, 7, 2]),
    sheet(spelt, [2, 9, 2], [2, 7, 2]),
    sheet(LABELS, [2, '9', 2], [2, '7', 2]),
  ];
  for (const grid of grids) {
    const found = totals(grid);
    expect(found).toHaveLength(2);
    expect(found.flatMap(({ fixes }) => fixes)).toEqual([]);
  }
});

test('[V32] [K10] the fix is told as a formula, by its row or column, and a formula there stays', () => {
  const grid = sheet(LABELS, [2, 9, 2], [1, 7, 2]);
  const round = readMatrix([grid]).matrix.rounds[0]!;
  const of: FixSheet = { grid, round, asText: true };
  const groups = groupFixes(totals(grid), () => of);
  expect(groups.map(({ title, lines }) => [title, lines.length])).toEqual([
    ['Poner una fórmula en la columna «Cumplidos»', 1],
    ['Poner una fórmula en la fila «Total de cumplidos»', 2],
  ]);
  expect(groups[0]!.lines[0]).toMatchObject({ before: '9', after: 'una fórmula que hoy da 2', place: '' });
  const formula = {
    ...grid,
    cells: grid.cells.map((line) => line.map((one) => ({ ...one, formula: true }))),
  };
  const [first] = totals(grid);
  expect(planFix({ ...of, grid: formula }, first!, first!.fixes[0]!)).toBeNull();
});
