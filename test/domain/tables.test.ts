/** Is every table found wherever it stands, with each of its rows and columns, and nothing else taken for one? */
import type { Grid } from '../../src/domain/grid';
import { readMatrix } from '../../src/domain/read';
import { NAMES, body, round, sheet, type CellSpec } from './sheet';

const LEGEND: CellSpec[][] = [
  ['', 'Simbología'],
  ['', '#00B050', 'Cumplido'],
  ['', '#FF0000', 'Pendiente sin evidencia'],
  ['', '#FFFF00', 'En proceso'],
];
const HEAD = ['No.', 'Municipio', ...NAMES.slice(0, 3)];

const read = (...grids: Grid[]) => readMatrix(grids);
const only = (grid: Grid) => read(grid).matrix.rounds[0];
const rows = (grid: Grid) => only(grid)?.rows.map((r) => `${r.row + 1} ${r.name ?? `¿${r.written}?`}`);
const tools = (grid: Grid) => only(grid)?.tools.map((t) => `${t.column} ${t.tool}`);
const rules = (grid: Grid) => read(grid).findings.map((f) => `${f.rule} ${f.cell}`);
const states = (grid: Grid) =>
  only(grid)?.rows.map((r) =>
    Object.values(r.readings)
      .map((x) => (x.kind === 'state' ? x.state : x.kind))
      .join(' '),
  );

test('[R1] three known tools and Municipio make a round, two do not, nor a list without Municipio', () => {
  const table = (n: number, head = 'Municipio') =>
    sheet('x', [
      [head, ...NAMES.slice(0, n)],
      ['Metepec', '', '', ''],
    ]);
  expect(only(table(3))).toBeDefined();
  expect(only(table(2))).toBeUndefined();
  expect(only(table(3, 'Nombre'))).toBeUndefined();
  expect(read().matrix.rounds).toEqual([]);
  expect(only(sheet('x', []))).toBeUndefined();
});

test.each([
  'Municipio',
  'MUNICIPIOS',
  'Municipio:',
  'Nombre del municipio',
  'Nombre del\nMunicipio',
  'Ayuntamiento',
  'Municipio / Herramienta',
  'Municipios participantes',
  'No. y municipio',
  'Sujeto obligado',
])('[R1] %j heads the municipalities', (head) => {
  expect(
    rows(
      sheet('x', [
        ['No.', head, ...NAMES.slice(0, 3)],
        ['1', 'Metepec'],
      ]),
    ),
  ).toEqual(['2 Metepec']);
});

test('[R1] of two columns that say Municipio, the one with municipalities counts', () => {
  const grid = sheet('x', [
    ['Clave del municipio', 'No. de municipio', 'Municipio', ...NAMES.slice(0, 3)],
    ['15054', '1', 'Metepec'],
  ]);
  expect(only(grid)?.municipalityColumn).toBe(2);
  const twice = sheet('x', [
    ['Municipio sede', 'Municipio', ...NAMES.slice(0, 3)],
    ['sí', 'Metepec'],
    ['no', 'Toluca'],
  ]);
  expect(only(twice)?.municipalityColumn).toBe(1);
});

test('[R1] a header merged over number and name heads the names', () => {
  const grid = sheet(
    'x',
    [
      ['Municipio', '', ...NAMES.slice(0, 3)],
      ['1', 'Metepec', ...body('CPS')],
      ['2', 'Toluca'],
    ],
    {
      merges: [[0, 0, 0, 1]],
    },
  );
  expect(only(grid)?.municipalityColumn).toBe(1);
  expect(rows(grid)).toEqual(['2 Metepec', '3 Toluca']);
});

test('[R1] a table of tools in one column is no round, whatever stands beside', () => {
  const rowsOfTools = NAMES.map((name) => [name, '#00B050']);
  expect(only(sheet('x', [['Municipio:', 'Luvianos'], ...rowsOfTools]))).toBeUndefined();
});

test('[R1] the header may span three rows, with Municipio above, beside or merged over them', () => {
  const aboveIt = sheet('x', [
    ['No.', 'Municipio', '1. Estrategia'],
    ['', '', ...NAMES.slice(0, 4)],
    ['1', 'Metepec', ...body('CPSC')],
  ]);
  const twoAbove = sheet('x', [
    ['', 'Municipio'],
    ['', '', '1. Estrategia'],
    ['', '', ...NAMES.slice(0, 4)],
    ['1', 'Metepec'],
  ]);
  const belowIt = sheet('x', [
    ['', '', ...NAMES.slice(0, 4)],
    ['No.', 'Municipio'],
    ['1', 'Metepec'],
  ]);
  const merged = sheet(
    'x',
    [
      ['', 'Municipio', 'Modelo'],
      ['', '', 'x'],
      ['', '', ...NAMES.slice(0, 4)],
      ['1', 'Metepec'],
    ],
    {
      merges: [[0, 1, 2, 1]],
    },
  );
  const split = sheet('x', [
    ['', '', NAMES[0]!, NAMES[1]!],
    ['', 'Municipio', '', '', NAMES[2]!],
    ['1', 'Metepec'],
  ]);
  expect(rows(aboveIt)).toEqual(['3 Metepec']);
  expect(rows(twoAbove)).toEqual(['4 Metepec']);
  expect(rows(belowIt)).toEqual(['3 Metepec']);
  expect(rows(merged)).toEqual(['4 Metepec']);
  expect(tools(split)).toEqual(['2 1.1', '3 1.2', '4 1.3']);
  const far = sheet('x', [['', 'Municipio'], [], [], ['', '', ...NAMES.slice(0, 4)], ['1', 'Metepec']]);
  expect(only(far)).toBeUndefined();
});

test('[R1] the table may start anywhere', () => {
  const place = (top: number, left: number) => only(round('x', { rows: { Metepec: 'CPS' }, top, left }))!;
  const [a, b] = [place(0, 0), place(40, 30)];
  expect(b.rows[0]!.row - a.rows[0]!.row).toBe(40);
  expect(b.tools[0]!.column - a.tools[0]!.column).toBe(30);
  expect(b.rows[0]!.readings).toEqual(a.rows[0]!.readings);
  expect(b.body).toEqual({ top: 43, left: 32, bottom: 43, right: 34 });
});

test('[R15] rows below the table are none of it', () => {
  const grid = round('x', {
    rows: { Metepec: 'CPS', Toluca: 'CCC' },
    below: [
      ['', 'Total', '2', '1', '1'],
      ['', 'Total de cumplidos', '2', '1', '1'],
      ['Promedio', '', '50%'],
      ['', 'Nota: cifras preliminares'],
      ['', '*La temporalidad es la del Modelo'],
      ['', 'Fuente: Infoem'],
      ['', 'Elaboró: Lic. Pérez'],
      ['', 'Estos resultados corresponden a los municipios que firmaron el convenio con el Infoem'],
    ],
  });
  expect(rows(grid)).toEqual(['4 Metepec', '5 Toluca']);
});

test('[R15] a municipality below a blank row, a total or the legend is still a row', () => {
  const grid = sheet('x', [
    HEAD,
    ['1', 'Metepec', ...body('CPS')],
    [],
    ['2', 'Toluca', ...body('CCC')],
    ['', 'Total', '2'],
    ['3', 'Lerma', ...body('PPP')],
    [],
    ...LEGEND,
    [],
    ['4', 'Otumba', ...body('CCC')],
  ]);
  expect(rows(grid)).toEqual(['2 Metepec', '4 Toluca', '6 Lerma', '13 Otumba']);
});

test('[R15] an unknown name is a row if it adjoins the table or has contents', () => {
  const grid = sheet('x', [
    HEAD,
    ['1', 'Metepec'],
    ['2', 'Malmatico'],
    [],
    ['3', 'Otro lugar', '#00B050'],
    ['', 'Vacío'],
    [],
    ...LEGEND,
  ]);
  expect(rows(grid)).toEqual(['2 Metepec', '3 ¿Malmatico?', '5 ¿Otro lugar?', '6 ¿Vacío?']);
});

test('[R15] a misspelt municipality with its office is a row, not a heading', () => {
  expect(rows(sheet('x', [HEAD, ['1', 'Metepec'], ['2', 'Ayuntamiento de Tolucca']]))).toEqual([
    '2 Metepec',
    '3 ¿Ayuntamiento de Tolucca?',
  ]);
});

test('[R15] a legend in the columns of the table is no row', () => {
  const grid = sheet('x', [
    HEAD,
    ['1', 'Metepec', ...body('CPS')],
    [],
    ['', 'Simbología'],
    ['', 'Cumplido', '#00B050'],
    ['', 'Concluido a medias', '#FF0000'],
    ['', 'En proceso', '#FFFF00'],
  ]);
  expect(rows(grid)).toEqual(['2 Metepec']);
  expect(states(grid)).toEqual(['cumplido en_proceso concluido_a_medias']);
});

const OURS = (text: string): CellSpec => ({
  text,
  formula: true,
  source: '=COUNTIF($C$2:$E$2,"x")+N("Matriz Viva")',
});
/** A legend in a row whose counts are given, its first label in the column of the municipalities. */
const counted = (count: (text: string) => CellSpec) =>
  sheet('x', [
    ['No.', 'Municipio', ...NAMES.slice(0, 6)],
    ['1', 'Metepec', ...body('CPSCPS')],
    [],
    ['', 'Simbología'],
    ['', '#00B050', '', '#FF0000', '', '#FFFF00'],
    ['', 'Cumplido', count('2'), 'Pendiente sin evidencia', count('2'), 'En proceso', count('2')],
  ]);

test.each([
  ['ours', OURS],
  ['typed, or what another program made of ours', (text: string): CellSpec => text],
])('[R15] a legend in a row is none of totals by its counts: %s', (_, count) => {
  const grid = counted(count);
  expect(rows(grid)).toEqual(['2 Metepec']);
  expect(only(grid)?.legend?.entries.map(({ label, color }) => `${label} ${color}`)).toEqual([
    'Cumplido #00B050',
    'Pendiente sin evidencia #FF0000',
    'En proceso #FFFF00',
  ]);
  expect(rules(grid).filter((rule) => /V(?:13|18|32|36)/.test(rule))).toEqual([]);
});

test('[R15] our counts alone make no row, whatever stands beside or below them', () => {
  const grid = sheet('x', [
    HEAD,
    ['1', 'Metepec', ...body('CPS')],
    ['', 'Cumplido #00B050', 'Sin evidencia #FF0000', 'En proceso #FFFF00'],
    ['', OURS('1'), OURS('1'), OURS('1')],
    ['', 'Se turnó', OURS('0'), OURS('0'), OURS('0')],
  ]);
  expect(rows(grid)?.[0]).toBe('2 Metepec');
  expect(rows(grid)).not.toContain('4 ¿1?');
  expect(rules(grid).filter((rule) => rule.startsWith('V36'))).toEqual([]);
});

test('[R15] rows of totals named like a state are none of a legend, typed or by formulas of the person', () => {
  const totals = (cells: readonly CellSpec[]) =>
    sheet('x', [
      HEAD,
      ['1', 'Metepec', ...body('CPS')],
      ['', 'Cumplidos #00B050', ...cells],
      ['', 'Sin evidencia #FF0000', ...cells],
      [],
      ...LEGEND,
    ]);
  for (const cells of [
    ['3', '1', '0'],
    ['=3', '=1', '=0'],
  ]) {
    expect(rows(totals(cells))).toEqual(['2 Metepec']);
    expect(only(totals(cells))?.legend?.title).toEqual({ row: 5, column: 1 });
    expect(only(totals(cells))?.legend?.entries).toHaveLength(3);
  }
  expect(rules(totals(['1', '1', '0'])).filter((rule) => rule.startsWith('V32'))).toEqual([
    'V32 D3',
    'V32 C4',
    'V32 D4',
    'V32 E4',
  ]);
});

test('[V36] [V19] a coloured row without a name is told, and so are two rows of states under one merged name', () => {
  const grid = sheet(
    'x',
    [
      HEAD,
      ['1', 'Metepec', ...body('CPS')],
      ['2', '', ...body('CC')],
      ['3', 'Toluca', ...body('CPS')],
      ['', '', ...body('PPP')],
      [],
      ...LEGEND,
    ],
    { merges: [[3, 1, 4, 1]] },
  );
  expect(rows(grid)).toEqual(['2 Metepec', '4 Toluca', '5 Toluca']);
  expect(rules(grid).filter((r) => /^V(36|19|50)/.test(r))).toEqual(['V36 B3', 'V19 B4']);
});

test('[V39] a text over the whole row is a heading within the table', () => {
  const grid = sheet('x', [HEAD, ['REGIÓN TOLUCA'], ['1', 'Metepec', ...body('CPS')], [], ...LEGEND], {
    merges: [[1, 0, 1, 4]],
  });
  expect(rows(grid)).toEqual(['3 Metepec']);
  expect(rules(grid)).toContain('V39 B2');
});

test('[R3] a code column names what the name does not, and a disagreement is told', () => {
  const head = ['Clave INEGI', 'Municipio', ...NAMES.slice(0, 3)];
  const grid = sheet('x', [
    head,
    ['15054', 'Metepec'],
    ['15052', 'Malmatico'],
    ['15106', 'Lerma'],
    ['099', 'Tescoco'],
  ]);
  expect(rows(grid)).toEqual(['2 Metepec', '3 Malinalco', '4 Lerma', '5 Texcoco']);
  expect(rules(grid).filter((r) => r.startsWith('V21'))).toEqual(['V21 A3', 'V21 A4', 'V21 A5']);
  const numbers = sheet('x', [
    ['No.', 'Municipio', ...NAMES.slice(0, 3)],
    ['54', 'Malmatico'],
  ]);
  expect(rows(numbers)).toEqual(['2 ¿Malmatico?']);
});

test('[R3] a row that says states and has no name is its code’s municipality, and that is told', () => {
  const head = ['CVE_MUN', 'Municipio', ...NAMES.slice(0, 3)];
  const grid = sheet('x', [
    head,
    ['063', '', 'Cumplido', 'Cumplido', 'Cumplido'],
    ['15-054', '', 'Cumplido'],
    ['7777', '', 'Cumplido'],
    ['052', '', ''],
  ]);
  expect(rows(grid)).toEqual(['2 Ocuilan', '3 Metepec']);
  expect(rules(grid).filter((r) => /^V(21|36)/.test(r))).toEqual(['V21 A2', 'V21 A3', 'V36 B4']);
});

test('[R3] all rows of a repeated municipality are kept', () => {
  expect(rows(sheet('x', [HEAD, ['1', 'Metepec'], ['2', 'METEPEC']]))).toEqual(['2 Metepec', '3 Metepec']);
});

test('[R16] extra columns are passed over, unknown ones listed, and the first of repeated ones is read', () => {
  const head = [
    'No.',
    'Municipio',
    NAMES[0]!,
    '%',
    NAMES[1]!,
    'Convenio de',
    NAMES[2]!,
    NAMES[0]!,
    'Observaciones',
    'Total de cumplidas',
  ];
  const grid = sheet('x', [
    head,
    ['1', 'Metepec', '#00B050', '50%', '#FF0000', '#00B050', '', '#FF0000', 'x', '1'],
    [],
    ...LEGEND,
  ]);
  expect(tools(grid)).toEqual(['2 1.1', '4 1.2', '6 1.3']);
  expect(only(grid)!.rows[0]!.readings['1.1']).toMatchObject({ state: 'cumplido' });
  expect(rules(grid).filter((r) => /V2[34]/.test(r))).toEqual(['V24 F1', 'V23 H1']);
});

test('[R16] a coloured column without a header is listed, an empty one is not', () => {
  const grid = sheet('x', [
    ['Municipio', NAMES[0]!, '', NAMES[1]!, '', NAMES[2]!],
    ['Metepec', '', '#00B050', '', '', ''],
    [],
    ...LEGEND,
  ]);
  expect(rules(grid).filter((r) => r.startsWith('V24'))).toEqual(['V24 C1']);
});

test('[R16] the dimension comes from the tool', () => {
  const grid = sheet(
    'x',
    [
      ['', '1. Estrategia', '', '', '5. Mejora continua: controlar y evaluar'],
      ['Municipio', NAMES[0]!, NAMES[1]!, NAMES[4]!, NAMES[14]!],
      ['Metepec'],
    ],
    { merges: [[0, 1, 0, 3]] },
  );
  expect(rules(grid).filter((r) => r.startsWith('V25'))).toEqual(['V25 D2']);
  expect(tools(grid)).toEqual(['1 1.1', '2 1.2', '3 2.1', '4 5.1']);
});

test('[R16] an absent tool has no reading', () => {
  const [row] = only(
    round('x', { headers: [NAMES[0]!, NAMES[1]!, NAMES[17]!], rows: { Metepec: 'CPS' } }),
  )!.rows;
  expect(Object.keys(row!.readings)).toEqual(['1.1', '1.2', '5.4']);
});

test('[R19] a header repeated for printing is skipped and told', () => {
  const grid = sheet('x', [
    HEAD,
    ['1', 'Metepec', ...body('CPS')],
    HEAD,
    ['2', 'Toluca', ...body('CCC')],
    [],
    ...LEGEND,
  ]);
  expect(rows(grid)).toEqual(['2 Metepec', '4 Toluca']);
  expect(rules(grid)).toContain('V35 B3');
});

test('[R19] a second matrix is not mixed with the first, and told', () => {
  const under = sheet('x', [
    HEAD,
    ['1', 'Metepec', ...body('CPS')],
    [],
    ...LEGEND,
    [],
    ['Segundo reporte'],
    HEAD,
    ['1', 'Metepec', ...body('CCC')],
    ['2', 'Toluca', ...body('CCC')],
  ]);
  expect(rows(under)).toEqual(['2 Metepec']);
  expect(rules(under)).toContain('V34 B10');
  const again = sheet('x', [
    HEAD,
    ['1', 'Metepec'],
    ['2', 'Toluca'],
    [],
    HEAD,
    ['1', 'Metepec'],
    ['2', 'Toluca'],
  ]);
  expect(rows(again)).toEqual(['2 Metepec', '3 Toluca']);
  const beside = sheet('x', [
    [...HEAD, '', ...HEAD],
    ['1', 'Metepec', ...body('CPS'), '', '1', 'Metepec', ...body('CCC')],
    [],
    ...LEGEND,
  ]);
  expect(tools(beside)).toEqual(['2 1.1', '3 1.2', '4 1.3']);
  expect(rules(beside).filter((r) => r.startsWith('V34'))).toEqual(['V34 H1']);
  expect(rules(beside).filter((r) => r.startsWith('V23'))).toEqual([]);
});

test('[R19] Municipio repeated in the middle of one wide table is no second one', () => {
  const grid = sheet('x', [
    ['Municipio', ...NAMES.slice(0, 3), 'Municipio', ...NAMES.slice(3, 6)],
    ['Metepec', ...body('CPS'), 'Metepec', ...body('CCC')],
    [],
    ...LEGEND,
  ]);
  expect(tools(grid)?.length).toBe(6);
  expect(rules(grid).filter((r) => r.startsWith('V34'))).toEqual([]);
});

test('[V37] municipalities and a legend whose tools are not recognised are told', () => {
  const names = ['Metepec', 'Toluca', 'Luvianos'].map((name) => [name, '#00B050', '#FF0000']);
  const rows = [['', 'Perfiles', 'Planes'], ['Municipio', 'de Cargo', 'de Mejora'], ...names];
  const legend = [[''], ['Simbología'], ['Cumplido', '#00B050'], ['Sin evidencia', '#FF0000']];
  expect(rules(sheet('x', [...rows, ...legend]))).toEqual(['V37 A2']);
  expect(rules(sheet('x', rows))).toEqual([]);
  expect(rules(sheet('x', legend))).toEqual([]);
});

test('[V37] tools in the headers of a sheet without municipalities are told', () => {
  expect(rules(sheet('x', [['Nombre', ...NAMES.slice(0, 4)], ['Metepec']]))).toEqual(['V37 B1']);
});
