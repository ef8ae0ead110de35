/** Of several rows under one name, is the municipality's read, and is each of the others told for what it is? */
import { alignRounds, firstRows } from '../../src/domain/align';
import { readMatrix } from '../../src/domain/read';
import { FIRST, NAMES, body, sheet, type CellSpec, type SheetSpec } from './sheet';

const HEAD = ['No.', 'Municipio', ...NAMES.slice(0, 4)];
const LEGEND = [[], ['', 'Simbología'], ...FIRST.map(([label, color]) => ['', color, label])];
const GREY = '#D9D9D9';

const read = (rows: readonly (readonly CellSpec[])[], merges: SheetSpec['merges'] = []) =>
  readMatrix([sheet('x', [HEAD, ...rows, ...LEGEND], { merges })]);
const rowsOf = (...args: Parameters<typeof read>) =>
  read(...args).matrix.rounds[0]!.rows.map((r) => `${r.row + 1} ${r.name ?? `¿${r.written}?`}`);
const told = (...args: Parameters<typeof read>) =>
  read(...args)
    .findings.filter((f) => !/^V(16|22|26)$/.test(f.rule))
    .map((f) => `${f.rule} ${f.cell}`);

const TOLUCA = ['1', 'Toluca', ...body('CPSC')];
const LERMA = ['2', 'Lerma', ...body('CCPP')];
const METEPEC = ['3', 'Metepec', ...body('SSPP')];

test.each<[string, readonly (readonly CellSpec[])[], SheetSpec['merges']]>([
  ['merged over the table', [['Toluca'], TOLUCA, LERMA], [[1, 0, 1, 5]]],
  ['merged over the tools', [['', 'Toluca'], TOLUCA, LERMA], [[1, 1, 1, 5]]],
  ['merged over number and name', [['Toluca'], TOLUCA, LERMA], [[1, 0, 1, 1]]],
  ['alone in the column of names', [['', 'Toluca'], TOLUCA, LERMA], []],
  [
    'alone, filled from side to side',
    [[`${GREY}`, `Toluca ${GREY}`, GREY, GREY, GREY, GREY], TOLUCA, LERMA],
    [],
  ],
  ['with a fill that the legend has', [['', 'Toluca #FF0000', ...body('SSSS')], TOLUCA, LERMA], []],
  ['with an office', [['', 'Municipio de Toluca'], TOLUCA, LERMA], []],
])('[R28] [V39] a heading named like a municipality is none: %s', (_, rows, merges) => {
  expect(rowsOf(rows, merges)).toEqual(['3 Toluca', '4 Lerma']);
  expect(told(rows, merges)).toEqual(['V39 B2']);
});

test('[R28] a heading below the row it is named like, or twice, is none either', () => {
  expect(rowsOf([TOLUCA, ['', 'Toluca'], LERMA])).toEqual(['2 Toluca', '4 Lerma']);
  const twice = [['', 'Toluca'], TOLUCA, ['', 'Toluca'], LERMA];
  expect(rowsOf(twice)).toEqual(['3 Toluca', '5 Lerma']);
  expect(told(twice)).toEqual(['V39 B2', 'V39 B4']);
});

test('[R28] a heading in the column of numbers, or «Región Toluca» over a band, is no row and no nameless one', () => {
  const band = [GREY, GREY, GREY, GREY];
  for (const head of [
    [`Toluca ${GREY}`, GREY, ...band],
    [GREY, `Región Toluca ${GREY}`, ...band],
    [GREY, `Valle de Lerma ${GREY}`, ...band],
  ]) {
    expect(rowsOf([head, TOLUCA, LERMA])).toEqual(['3 Toluca', '4 Lerma']);
    expect(told([head, TOLUCA, LERMA])).toEqual(['V39 B2']);
  }
});

test('[R28] [V39] a subtotal of a region named like a municipality is none, and says so', () => {
  for (const figures of [
    ['1 de 2', '50 %', '2', '0'],
    ['=1', '=2', '=1', '=0'],
  ]) {
    const rows = [TOLUCA, LERMA, ['', 'Toluca', ...figures], METEPEC];
    expect(rowsOf(rows)).toEqual(['2 Toluca', '3 Lerma', '5 Metepec']);
    expect(told(rows)).toEqual(['V39 B4']);
    expect(read(rows).findings.find((f) => f.rule === 'V39')!.message).toBe(
      '«Toluca» solo tiene cifras y el municipio está en la fila 2: se tomó como un subtotal.',
    );
  }
});

test('[R28] no row is lost: blank ones with a number, at the end, or of which no other says more, stay', () => {
  expect(rowsOf([['9', 'Toluca'], TOLUCA, LERMA])).toEqual(['2 Toluca', '3 Toluca', '4 Lerma']);
  expect(rowsOf([TOLUCA, LERMA, ['', 'Toluca']])).toEqual(['2 Toluca', '3 Lerma', '4 Toluca']);
  expect(rowsOf([['', 'Toluca'], LERMA])).toEqual(['2 Toluca', '3 Lerma']);
  expect(rowsOf([['', 'Toluca', ...body('CPSC')], TOLUCA, LERMA])).toHaveLength(3);
  // A name over a minority of the tools leaves room for states.
  expect(rowsOf([['1', 'Toluca', '', ...body('PSC')], LERMA], [[1, 1, 1, 2]])).toEqual([
    '2 Toluca',
    '3 Lerma',
  ]);
});

test('[C2] [V19] of two rows of one municipality the one with states counts, wherever it stands', () => {
  const rows = [['9', 'Toluca'], TOLUCA, LERMA];
  const round = read(rows).matrix.rounds[0]!;
  expect(firstRows(round).get('15106')!.row).toBe(2);
  expect(alignRounds(round, round).duplicates.map((d) => d.row)).toEqual([1, 1]);
  const [finding] = read(rows).findings.filter((f) => f.rule === 'V19');
  expect(finding).toMatchObject({ cell: 'B2' });
  expect(finding!.message).toBe(
    'Toluca está repetido: también está en B3. Al comparar solo cuenta esa fila, la 3, que tiene los estados.',
  );
});

describe('[R29] a name merged over several rows', () => {
  const NOTE = ['', '', 'oficio 12', 'oficio 12', 'oficio 12', 'oficio 12'];
  const EMPTY: string[] = [];

  test('[V50] is read where its states are, the first, the second or the third', () => {
    for (const [lines, at] of [
      [[TOLUCA, NOTE], 2],
      [
        [
          ['1', 'Toluca', ...NOTE.slice(2)],
          ['', '', ...body('CPSC')],
        ],
        3,
      ],
      [[['1', 'Toluca'], NOTE, ['', '', ...body('CPSC')]], 4],
    ] as const) {
      const merges = [[1, 0, lines.length, 0] as const, [1, 1, lines.length, 1] as const];
      expect(rowsOf([...lines, LERMA], merges)).toEqual([`${at} Toluca`, `${lines.length + 2} Lerma`]);
      expect(told([...lines, LERMA], merges)).toEqual(['V50 B2']);
    }
  });

  test('has nothing to tell where its other rows are empty, or its cells are merged with it', () => {
    const all = [0, 1, 2, 3, 4, 5].map((column) => [1, column, 2, column] as const);
    for (const merges of [all.slice(0, 2), all]) {
      expect(rowsOf([TOLUCA, EMPTY, LERMA], merges)).toEqual(['2 Toluca', '4 Lerma']);
      expect(told([TOLUCA, EMPTY, LERMA], merges)).toEqual([]);
    }
  });

  test('with states in two rows is a repeated municipality, never one made of both', () => {
    const lines = [TOLUCA, ['', '', ...body('PPPP')], LERMA];
    expect(rowsOf(lines, [[1, 1, 2, 1]])).toEqual(['2 Toluca', '3 Toluca', '4 Lerma']);
    expect(told(lines, [[1, 1, 2, 1]])).toEqual(['V19 B2']);
  });

  test('[V18] that is not recognised is corrected where it is written', () => {
    const lines = [['1', 'Tolucca'], ['', '', ...body('PPPP')], LERMA];
    expect(told(lines, [[1, 1, 2, 1]])).toEqual(['V18 B2']);
  });
});
