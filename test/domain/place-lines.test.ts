/** Does a municipality's name under a table leave the legend and the readings as they are, and is no row lost? */
import fc from 'fast-check';
import type { Grid } from '../../src/domain/grid';
import { MUNICIPALITIES } from '../../src/domain/model/municipalities';
import type { Header } from '../../src/domain/parse-header';
import type { FoundLegend } from '../../src/domain/parse-legend';
import { withoutPlaces } from '../../src/domain/parse-place-lines';
import type { TableRow } from '../../src/domain/parse-rows';
import { readMatrix } from '../../src/domain/read';
import { NAMES, body, sheet, type CellSpec } from './sheet';

type Rows = readonly (readonly CellSpec[])[];

const HEAD = ['No.', 'Municipio', ...NAMES.slice(0, 6)];
const TABLE: Rows = [HEAD, ['1', 'Metepec', ...body('CPSCPS')], ['2', 'Toluca', ...body('CCCPPP')]];
const LINES = [
  ['#00B050', 'Cumplido'],
  ['#FF0000', 'Pendiente sin evidencia'],
  ['#FFFF00', 'En proceso'],
] as const;
const SPACE = Array.from({ length: HEAD.length + 1 }, () => '');

/** A legend of lines from a column on; a text in the column of names is its title's or its labels' place. */
const from = (column: number, title = 'Simbología'): Rows => {
  const margin = Array.from({ length: column }, () => '');
  return [[...margin, title], ...LINES.map((line) => [...margin, ...line])];
};

/** Whole sheets, each with its legend elsewhere; what is added comes below everything. */
const LAYOUTS: Readonly<Record<string, Rows>> = {
  'below, in the column of names': [...TABLE, [], ...from(1)],
  'below, its colours in the column of numbers': [...TABLE, [], ...from(0)],
  'below, in the columns of the tools': [...TABLE, [], ...from(3)],
  'right below, in the columns of the tools': [...TABLE, ...from(3)],
  'below, labels before colours': [
    ...TABLE,
    [],
    ['', 'Simbología'],
    ...LINES.map(([color, label]) => ['', label, color]),
  ],
  'below, in a row': [...TABLE, [], ['', 'Simbología'], ['', ...LINES.flat()]],
  'below and to the right': [...TABLE, [], ...from(SPACE.length)],
  beside: [...TABLE, []].map((row, i) => [
    ...row,
    ...SPACE.slice(row.length),
    ...(i === 0 ? ['Simbología'] : LINES[i - 1]!),
  ]),
  above: [...from(1), [], ...TABLE],
};
/** Without a title a legend is found by its labels, also when a name stands below it. */
const UNTITLED: Readonly<Record<string, Rows>> = {
  'below without title': [...TABLE, [], ...from(1).slice(1)],
  'below without title, in the columns of the tools': [...TABLE, [], ...from(3).slice(1)],
};
const ALL = { ...LAYOUTS, ...UNTITLED };

const draw = (rows: Rows, ...added: (readonly CellSpec[])[]) => sheet('x', [...rows, ...added]);
const name = (text: string, ...cells: CellSpec[]) => ['', text, ...cells];
const only = (grid: Grid) => readMatrix([grid]).matrix.rounds[0]!;
const rows = (grid: Grid) => only(grid).rows.map((r) => r.name ?? `¿${r.written}?`);
const findings = (grid: Grid) => readMatrix([grid]).findings.map((f) => `${f.rule} ${f.cell}`);
const place = (grid: Grid) => readMatrix([grid]).findings.filter((f) => f.rule === 'V39');
const seen = (grid: Grid) => {
  const { rows: read, legend, body: area } = only(grid);
  return { read, legend, area };
};

const written = fc
  .tuple(
    fc.constantFrom('', 'Municipio de ', 'H. Ayuntamiento de '),
    fc.constantFrom(...MUNICIPALITIES.flatMap((m) => [m.name, ...m.aliases])),
    fc.constantFrom('', ', Estado de México', ', Méx.'),
  )
  .map((parts) => parts.join(''));

test('[R15] [R17] a name by itself below everything changes no reading and no legend, wherever that stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(ALL)),
      written,
      fc.integer({ min: 1, max: 8 }),
      (all, text, gap) => {
        const blank = Array.from({ length: gap }, () => []);
        const [before, after] = [draw(all), draw(all, ...blank, name(text))];
        expect(seen(after)).toEqual(seen(before));
        const told = findings(after).filter((f) => !findings(before).includes(f));
        expect(told.filter((f) => !f.startsWith('V39'))).toEqual([]);
      },
    ),
    { numRuns: 120 },
  );
});

test.each(Object.entries(LAYOUTS))(
  '[R15] [R17] a row with states below everything is read, and the legend as before: %s',
  (_, all) => {
    for (const added of [
      [name('Zumpango', ...body('CPS'))],
      [name('Zumpango', ...body('CPS')), name('Otumba')],
      [name('Otumba'), name('Zumpango', ...body('CPS'))],
      [name('Zumpango', ...body('CPS')), [], name('Toluca, Méx.')],
      [['3', 'Zumpango']],
    ]) {
      const grid = draw(all, [], [], ...added);
      const names = added.filter((row) => row.length > 0 && row[1] !== 'Toluca, Méx.').map((row) => row[1]);
      expect(rows(grid)).toEqual(['Metepec', 'Toluca', ...names]);
      expect(only(grid).legend).toEqual(only(draw(all)).legend);
      expect(findings(grid).filter((f) => /V1 |V13|V19|V36|V39/.test(f))).toEqual([]);
    }
    const zumpango = only(draw(all, [], [], name('Zumpango', ...body('CPS')))).rows.at(-1)!;
    expect(Object.values(zumpango.readings).map((r) => (r.kind === 'state' ? r.state : r.kind))).toEqual([
      'cumplido',
      'en_proceso',
      'sin_evidencia',
      'blank',
      'blank',
      'blank',
    ]);
  },
);

test('[R15] several names by themselves are none below a legend, and rows where no legend ends the table', () => {
  const group = [[], name('Lerma'), name('Otumba')];
  expect(rows(draw(LAYOUTS['below, in the column of names']!, ...group))).toEqual(['Metepec', 'Toluca']);
  // A form that nobody has filled in yet, in groups: its rows must not be lost.
  for (const key of ['beside', 'above']) {
    expect(rows(draw(LAYOUTS[key]!, ...group))).toEqual(['Metepec', 'Toluca', 'Lerma', 'Otumba']);
  }
  expect(rows(draw([HEAD, name('Lerma'), [], name('Otumba'), name('Ocuilan')]))).toEqual([
    'Lerma',
    'Otumba',
    'Ocuilan',
  ]);
});

test('[R15] a form without any state keeps its rows, and an empty one gets none from a place', () => {
  const form = [HEAD, name('Lerma'), name('Otumba'), [], ...from(1), [], name('Toluca, Méx.')];
  expect(rows(draw(form))).toEqual(['Lerma', 'Otumba']);
  expect(rows(draw([HEAD, name('Lerma'), [], ...from(1)]))).toEqual(['Lerma']);
  expect(rows(draw([HEAD, [], ...from(1), [], name('Toluca, Méx.')]))).toEqual([]);
});

test('[R15] lines that close the sheet join no name to the table', () => {
  const all = LAYOUTS['below, in the column of names']!;
  const closing = sheet('x', [...all, [], name('Dirección de Transparencia'), name('Toluca, Méx.')], {
    merges: [[all.length + 1, 1, all.length + 1, 7]],
  });
  expect(rows(closing)).toEqual(['Metepec', 'Toluca']);
});

test('[V39] a name by itself is told as a place, unless the round has that municipality', () => {
  const all = LAYOUTS['below, in the column of names']!;
  const [told] = place(draw(all, [], name('Zumpango, Estado de México')));
  expect(told).toMatchObject({ severity: 'nota', cell: 'B10' });
  expect(told!.message).toBe(
    '«Zumpango, Estado de México» está fuera de la tabla y sin nada más en su fila: se tomó como un lugar y no como municipio del reporte.',
  );
  expect(told!.proposal).toMatch(/escriba en su fila el estado/);
  expect(place(draw(all, [], name('Toluca de Lerdo, Méx.')))).toEqual([]);
});

describe('where a legend ends the table', () => {
  const row = (at: number, bare: boolean, adjoins: boolean) =>
    ({ row: at, bare, adjoins, weak: false, beforeLegend: true }) as unknown as TableRow;
  const legend = (...lines: number[]) =>
    ({ cells: new Set(lines.map((line) => `${line},9`)) }) as unknown as FoundLegend;
  const header = { bottom: 2 } as Header;
  /** Two names by themselves, far below: places only below a legend that ends the table. */
  const names = [row(20, true, false), row(21, true, true)];
  const placesOf = (found: readonly TableRow[], at: FoundLegend) =>
    withoutPlaces([...found, ...names], header, at, () => false).places.length;

  test('[R15] it does where no row stands beside any of its lines, from the first to the last', () => {
    const table = [row(3, false, false), row(4, false, true)];
    expect(placesOf(table, legend(10, 11, 12))).toBe(2);
    for (const beside of [10, 11, 12])
      expect(placesOf([...table, row(beside, false, false)], legend(10, 11, 12))).toBe(0);
    for (const apart of [9, 13])
      expect(placesOf([...table, row(apart, false, false)], legend(10, 11, 12))).toBe(2);
  });

  test('[R15] it does not where it begins beside the header, or above it', () => {
    const table = [row(8, false, false)];
    expect(placesOf(table, legend(3, 4))).toBe(2);
    expect(placesOf(table, legend(2, 3))).toBe(0);
    expect(placesOf(table, legend(1, 2))).toBe(0);
  });
});
