/** Is what the add-in writes good Spanish, whatever the matrix? Texts of many random matrices are searched for faults. */
import fc from 'fast-check';
import { comparisonSheet } from '../../src/actions/sheets/comparison-sheet';
import { NOTHING_TYPED } from '../../src/actions/sheets/factsheet-former';
import { factsheetSheet } from '../../src/actions/sheets/factsheet-sheet';
import { findingsSheet } from '../../src/actions/sheets/findings-sheet';
import { planStory } from '../../src/actions/sheets/factsheet-story';
import { firstRows, municipalitiesOf } from '../../src/domain/align';
import { compareRounds } from '../../src/domain/compare';
import { factsheet } from '../../src/domain/factsheet';
import type { Matrix } from '../../src/domain/matrix';
import { TOOLS } from '../../src/domain/model/tools';
import type { ProgressNote } from '../../src/domain/progress-note';
import { validate } from '../../src/domain/validate';
import type { SheetDesign } from '../../src/excel/sheet-design';
import { matrixOf } from '../builders';

const today = new Date(2026, 10, 21);

/** What no text may hold, and what it is. */
const FAULTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'one with a plural',
    /(?<![\d.,])1 (?:herramientas|municipios|reportes|celdas|filas|avances|retrocesos|cambios|hojas|errores|avisos|notas|cumplidas|restantes)\b/,
  ],
  [
    'a plural article with one',
    /\b(?:[Ll]as|[Ll]os|[Dd]e) 1 (?:de |restantes|herramientas|reportes)|\bde 1 de las\b/,
  ],
  [
    'several with a singular',
    /(?<![\d.,/])(?:[2-9]|\d\d) (?:herramienta|municipio|reporte|celda|fila|retroceso|hoja|error|aviso|nota)\b/,
  ],
  ['a doubled word', /(?<![\p{L}\d])(\p{L}{2,}) \1(?![\p{L}\d])/iu],
  ['who informs, twice', /informó[^«]*«(?:que )?(?:el|este) ayuntamiento (?:informó|informa)/i],
  ['a quote within its like', /«[^»]*«/],
  ['an empty quote', /«\s*»/],
  ['a blank before a sign', /[^\s|] [,.;:»)]/],
  ['a blank after an opening sign', /[«(¿¡]\s/],
  ['signs that meet', /,[,.;]|;[.;,]|:[.;,]|\.(?:\.(?!\.)|,)(?<!\.\.\.)/],
  ['an article that does not contract', /(?<![\p{L}])(?:de|a) el \p{Ll}/u],
  ['Infoem without its article', /(?<!del |el |al )Infoem/],
  ['a hole', /undefined|\bnull\b|NaN|\[object|\(\)/],
  ['nothing that acts', /\b(?:en el|del|al) (?:[.,;:]|$)/],
  ['a year that runs on', /con fecha \d+ de \p{L}+ de \d{4} al /u],
];

function faultsIn(text: string): string[] {
  return FAULTS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    return [`${what}: …${text.slice(Math.max(0, found.index - 60), found.index + 60)}…`];
  });
}

const SIGNS = [...'CCCFFPPIISSNOT..?~%!_*', 'C/P', 'P/?'];
const NAMES = ['Metepec', 'El Oro', 'La Paz', 'Tecohuacán'];

const anyRound = (position: number) =>
  fc
    .record({
      head: fc.constantFrom(
        `${position + 1} 2023-0${position + 1}-05`,
        `2023-0${position + 1}`,
        '',
        `${position + 1} 2023-0${position + 1}-05 2023-0${position + 1}-20`,
      ),
      legend: fc.constantFrom('CFPIS', 'CSPI', 'CPF', 'no'),
      tools: fc.subarray(
        TOOLS.map(({ id }) => id),
        { minLength: 3 },
      ),
      names: fc.subarray(NAMES, { minLength: 1 }),
      signs: fc.array(fc.constantFrom(...SIGNS), { minLength: 72, maxLength: 72 }),
    })
    .map(({ head, legend, tools, names, signs }) =>
      [
        `# ${head} leyenda=${legend} N=No_aplica O=En_«trámite»_interno T=Ingresado,_etc.:2 hoja=Hoja_${position + 1} herramientas=${tools.join(',')}`,
        ...names.map((name, i) => `${name} ${signs.slice(18 * i, 18 * i + tools.length).join(' ')}`),
      ].join('\n'),
    );

const anyMatrix = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyRound(i))))
  .map((rounds) => matrixOf(rounds.join('\n')));

const NOTES: readonly ProgressNote[] = [
  {
    tool: '1.1',
    text: 'El Ayuntamiento informó que se firmó, etc.',
    evidence: 'Acta «7»',
    evidencedOn: '2024-01-01',
    cut: '2023-02-05',
    cells: [],
  },
  {
    tool: '2.1',
    text: 'La Paz cuenta con «todo».\n- Uno',
    evidence: null,
    evidencedOn: null,
    round: 'primer reporte',
    cells: [],
  },
  { tool: '2.1', text: '', evidence: 'Nota.', evidencedOn: '2030-01-01', cells: [] },
];

function textsOf({ cells, hiddenColumns }: SheetDesign): string[] {
  return cells.flatMap((row) =>
    row.filter((cell, column): cell is string => typeof cell === 'string' && !hiddenColumns.includes(column)),
  );
}

function fichas(matrix: Matrix): string[] {
  return municipalitiesOf(matrix.rounds).flatMap((who) =>
    (['infoem', 'ayuntamiento'] as const).flatMap((issuer) => {
      const told = factsheet(matrix, who, {
        issuer,
        notes: NOTES,
        baseDate: '2022-11-30',
        today: '2026-11-21',
      });
      const design = factsheetSheet({
        factsheet: told,
        key: 'x',
        name: 'X',
        sources: matrix.rounds.map((round) => ({
          round,
          row: firstRows(round).get(who.key)?.row ?? null,
          follows: null,
          foreign: [],
        })),
        index: null,
        former: NOTHING_TYPED,
        story: planStory(told.narrative, new Map()),
        today,
        illustrative: false,
      });
      return textsOf(design);
    }),
  );
}

function findings(matrix: Matrix): string[] {
  const issues = matrix.rounds.map(({ sheet, position }) => ({ sheet, position, issues: [] }));
  return textsOf(findingsSheet(validate({ matrix, orderedBy: 'date', issues, legendSheets: [] }), { today }));
}

function comparison(matrix: Matrix): string[] {
  const [from, to] = [matrix.rounds[0]!, matrix.rounds.at(-1)!];
  const context = { rounds: matrix.rounds, live: null, today, illustrative: false };
  return textsOf(comparisonSheet(compareRounds(from, to), context));
}

test.each([
  ['fichas', fichas, 50],
  ['Hallazgos', findings, 120],
  ['Comparativo', comparison, 60],
])('[N48] %s of any matrix are free of faults of language', (_, write, numRuns) => {
  fc.assert(
    fc.property(anyMatrix, (matrix) => {
      for (const text of write(matrix)) expect(faultsIn(text)).toEqual([]);
    }),
    { seed: 20261202, numRuns },
  );
});

test('[N48] the search finds the faults that were found', () => {
  const said = [
    'no se reportan las 1 herramientas',
    'de 1 de las 4 no fue posible',
    'informó que «el Ayuntamiento informó que',
    'el seguimiento de Infoem a',
    '«uno «dos» tres»',
    'con fecha 5 de abril de 2023 al tercer reporte',
    'dos , tres',
    'el el',
  ];
  for (const text of said) expect(faultsIn(text)).not.toEqual([]);
});
