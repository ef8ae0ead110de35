/** Is a round's legend found wherever it stands and however it is drawn, and nothing else taken for one? */
import { readMatrix } from '../../src/domain/read';
import type { Grid } from '../../src/domain/grid';
import { NAMES, round, sheet, type CellSpec } from './sheet';

const GREEN = '#00B050';
const RED = '#FF0000';
const YELLOW = '#FFFF00';
const HEAD: CellSpec[] = ['Municipio', ...NAMES.slice(0, 3)];
const BODY: CellSpec[][] = [
  ['Metepec', GREEN, RED, YELLOW],
  ['Toluca', RED, GREEN, ''],
];
const EXPECTED = `Cumplido=${GREEN} cumplido, Pendiente sin evidencia=${RED} sin_evidencia, En proceso=${YELLOW} en_proceso`;

function legendOf(grid: Grid): string {
  const [first] = readMatrix([grid]).matrix.rounds;
  return (first?.legend?.entries ?? []).map((e) => `${e.label}=${e.color} ${e.state}`).join(', ');
}
function statesOf(grid: Grid): string {
  const [first] = readMatrix([grid]).matrix.rounds;
  return first!.rows
    .map((row) =>
      Object.values(row.readings)
        .map((r) => (r.kind === 'state' ? r.state : r.kind))
        .join(' '),
    )
    .join(' / ');
}
const STATES = 'cumplido sin_evidencia en_proceso / sin_evidencia cumplido blank';
const beside = (...lines: CellSpec[][]) =>
  sheet(
    'x',
    [HEAD, ...BODY]
      .map((row, i) => [...row, '', ...(lines[i] ?? [])])
      .concat(lines.slice(3).map((l) => ['', '', '', '', '', ...l])),
  );
const under = (...lines: CellSpec[][]) => sheet('x', [HEAD, ...BODY, [], ...lines]);
const above = (...lines: CellSpec[][]) => sheet('x', [...lines, [], HEAD, ...BODY]);
const glyph = (text: string, font: string): CellSpec => ({ text, font });
const hatch = (fill: string, text = ''): CellSpec => ({ text, fill, hatched: true });

const LAYOUTS: Record<string, Grid> = {
  'below, swatches left': under(
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  'below, swatches right': under(
    ['SIMBOLOGIA:'],
    ['Cumplido', GREEN],
    ['Pendiente sin evidencia', RED],
    ['En proceso', YELLOW],
  ),
  'below, a blank row after the title': under(
    ['Simbología'],
    [],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  'below, a blank row between lines': under(
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [],
    [RED, 'Pendiente sin evidencia'],
    [],
    [YELLOW, 'En proceso'],
  ),
  'below, a blank column between': under(
    ['Simbología'],
    [GREEN, '', 'Cumplido'],
    [RED, '', 'Pendiente sin evidencia'],
    [YELLOW, '', 'En proceso'],
  ),
  'label in its colour': under(
    ['Leyenda'],
    [`Cumplido ${GREEN}`],
    [`Pendiente sin evidencia ${RED}`],
    [`En proceso ${YELLOW}`],
  ),
  'a row, swatches left': under([
    'Simbología',
    GREEN,
    'Cumplido',
    RED,
    'Pendiente sin evidencia',
    YELLOW,
    'En proceso',
  ]),
  'a row, swatches right': under([
    'Simbología',
    'Cumplido',
    GREEN,
    'Pendiente sin evidencia',
    RED,
    'En proceso',
    YELLOW,
  ]),
  'a row of coloured labels': under([
    'Simbología',
    `Cumplido ${GREEN}`,
    `Pendiente sin evidencia ${RED}`,
    `En proceso ${YELLOW}`,
  ]),
  'a row under the title': under(
    ['Simbología'],
    [GREEN, 'Cumplido', '', RED, 'Pendiente sin evidencia', '', YELLOW, 'En proceso'],
  ),
  'swatches above labels': under(
    ['Simbología'],
    [GREEN, RED, YELLOW],
    ['Cumplido', 'Pendiente sin evidencia', 'En proceso'],
  ),
  'swatches below labels': under(
    ['Simbología'],
    ['Cumplido', 'Pendiente sin evidencia', 'En proceso'],
    [GREEN, RED, YELLOW],
  ),
  'title on the first line': under(
    ['Simbología', GREEN, 'Cumplido'],
    ['', RED, 'Pendiente sin evidencia'],
    ['', YELLOW, 'En proceso'],
  ),
  'to the right': beside(
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  above: above(['Simbología'], [GREEN, 'Cumplido'], [RED, 'Pendiente sin evidencia'], [YELLOW, 'En proceso']),
  'above, in a row': above(
    ['Reporte 1'],
    ['Simbología', GREEN, 'Cumplido', RED, 'Pendiente sin evidencia', YELLOW, 'En proceso'],
  ),
  'under a coloured banner': above(
    [`Infoem #4472C4`],
    [],
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  '■ in its own cell': under(
    ['Simbología'],
    [glyph('■', GREEN), 'Cumplido'],
    [glyph('■', RED), 'Pendiente sin evidencia'],
    [glyph('■', YELLOW), 'En proceso'],
  ),
  '■ before the label': under(
    ['Simbología'],
    [glyph('■ Cumplido', GREEN)],
    [glyph('● Pendiente sin evidencia', RED)],
    [glyph('█ En proceso', YELLOW)],
  ),
  'with headings': under(
    ['Código de colores'],
    ['Color #D9D9D9', 'Significado #D9D9D9'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  'with descriptions beside': under(
    ['Simbología'],
    [GREEN, 'Cumplido', 'La herramienta fue cumplida en su totalidad'],
    [RED, 'Pendiente sin evidencia', 'No se remitió evidencia'],
    [YELLOW, 'En proceso', 'Se encuentra en proceso de elaboración'],
  ),
  'with the names of the colours': under(
    ['Simbología'],
    [`Verde ${GREEN}`, 'Cumplido'],
    [`Rojo ${RED}`, 'Pendiente sin evidencia'],
    [`Amarillo ${YELLOW}`, 'En proceso'],
  ),
  'with counts beside': under(
    ['Simbología'],
    [GREEN, 'Cumplido', '2'],
    [RED, 'Pendiente sin evidencia', '2'],
    [YELLOW, 'En proceso', '=1'],
  ),
  'with symbols in the swatches': under(
    ['Simbología'],
    [`✔ ${GREEN}`, 'Cumplido'],
    [`○ ${RED}`, 'Pendiente sin evidencia'],
    [`▷ ${YELLOW}`, 'En proceso'],
  ),
  'grey labels beside swatches': under(
    ['Simbología'],
    [GREEN, 'Cumplido #F2F2F2'],
    [RED, 'Pendiente sin evidencia #F2F2F2'],
    [YELLOW, 'En proceso #F2F2F2'],
  ),
  'notes around': under(
    ['Total', '1', '1', '1'],
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
    ['Nota: los municipios en proceso deberán remitir evidencia a más tardar el 5 de julio.'],
    ['Fuente: Infoem'],
  ),
  'right after the last row': sheet('x', [
    HEAD,
    ...BODY,
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ]),
  'letters in the swatches': under(
    ['Simbología'],
    [`C ${GREEN}`, 'Cumplido'],
    [`S ${RED}`, 'Pendiente sin evidencia'],
    [`P ${YELLOW}`, 'En proceso'],
  ),
  'in the colour of its letters': under(
    ['Simbología'],
    [glyph('Cumplido', GREEN)],
    [glyph('Pendiente sin evidencia', RED)],
    [glyph('En proceso', YELLOW)],
  ),
  'left of the table': sheet('x', [
    ['Simbología', '', ...HEAD],
    [GREEN, 'Cumplido', ...BODY[0]!],
    [RED, 'Pendiente sin evidencia', ...BODY[1]!],
    [YELLOW, 'En proceso'],
  ]),
  'with figures of the year above it': under(
    [
      'Leyenda: «2023. Año del Septuagésimo Aniversario del Reconocimiento del Derecho al Voto de las Mujeres»',
    ],
    [],
    [],
    [],
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'Pendiente sin evidencia'],
    [YELLOW, 'En proceso'],
  ),
  'without a title': under([GREEN, 'Cumplido'], [RED, 'Pendiente sin evidencia'], [YELLOW, 'En proceso']),
};

test.each(Object.keys(LAYOUTS))('[R7] the legend is found %s', (name) => {
  expect(legendOf(LAYOUTS[name]!)).toBe(EXPECTED);
  expect(statesOf(LAYOUTS[name]!)).toBe(STATES);
});

test('[R7] merged swatches and labels are one each', () => {
  const grid = sheet(
    'x',
    [
      HEAD,
      ...BODY,
      [],
      ['Simbología'],
      [GREEN, GREEN, 'Cumplido'],
      [RED, RED, 'Pendiente sin evidencia'],
      [YELLOW, YELLOW, 'En proceso'],
    ],
    {
      merges: [
        [4, 0, 4, 3],
        [5, 0, 5, 1],
        [5, 2, 5, 3],
        [6, 0, 6, 1],
        [6, 2, 6, 3],
        [7, 0, 7, 1],
        [7, 2, 7, 3],
      ],
    },
  );
  expect(legendOf(grid)).toBe(EXPECTED);
});

test('[R7] places are those of the sheet', () => {
  const grid = sheet('x', [HEAD, ...BODY, [], ['Simbología'], ['', GREEN, 'Cumplido']], { top: 10, left: 3 });
  const { legend } = readMatrix([grid]).matrix.rounds[0]!;
  expect(legend!.title).toEqual({ row: 14, column: 3 });
  expect(legend!.entries[0]).toMatchObject({
    swatch: { row: 15, column: 4 },
    labelAt: { row: 15, column: 5 },
  });
});

test('[R7] several labels in one cell have no colour that could be known', () => {
  for (const text of [
    '■ Cumplido\n■ Pendiente sin evidencia',
    'Simbología: ■ Cumplido ■ Pendiente sin evidencia',
  ]) {
    const grid = under(['Simbología'], [glyph(text, GREEN)]);
    expect(legendOf(grid)).toBe('Cumplido=null cumplido, Pendiente sin evidencia=null sin_evidencia');
    expect(statesOf(grid)).toBe('no_legend no_legend no_legend / no_legend no_legend blank');
  }
});

test('[R7] a legend of letters in one cell needs no colours', () => {
  const grid = sheet('x', [
    HEAD,
    ['Metepec', 'C', 'P', 'S'],
    [],
    ['Simbología: C = Cumplido, P = En proceso, S = Sin evidencia'],
  ]);
  expect(statesOf(grid)).toBe('cumplido en_proceso sin_evidencia');
});

test('[R7] a label in two lines is one label', () => {
  const grid = under(
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [YELLOW, 'No se tiene -\nen proceso'],
    [RED, 'Pendiente\nsin evidencia'],
  );
  expect(legendOf(grid)).toMatch(/No se tiene - en proceso=#FFFF00 en_proceso, Pendiente sin evidencia/);
});

test('[R7] red means what the legend of its own round says', () => {
  const first = round('1er reporte', { rows: { Metepec: 'SSS' } });
  const later = round('3er reporte', {
    position: 1,
    rows: { Metepec: 'FFF' },
    legend: [
      ['Cumplido', GREEN],
      ['Falta conclusión', RED],
    ],
  });
  const { rounds } = readMatrix([first, later]).matrix;
  expect(rounds.map((r) => r.rows[0]!.readings['1.1'])).toMatchObject([
    { state: 'sin_evidencia' },
    { state: 'falta_conclusion' },
  ]);
});

test.each<[string, CellSpec[][]]>([
  [
    'beside their labels',
    [
      [hatch(GREEN), 'Cumplido'],
      [RED, 'Sin evidencia'],
      [hatch(YELLOW), 'En proceso'],
    ],
  ],
  [
    'behind their labels',
    [[hatch(GREEN, 'Cumplido')], [`Sin evidencia ${RED}`], [hatch(YELLOW, 'En proceso')]],
  ],
  ['in a row', [[hatch(GREEN), 'Cumplido', RED, 'Sin evidencia', hatch(YELLOW), 'En proceso']]],
])('[R21] [V10] hatched swatches %s give no colour, take no neighbour’s, and are told', (_, lines) => {
  const grid = under(['Simbología'], ...lines);
  expect(legendOf(grid)).toBe(
    `Cumplido=null cumplido, Sin evidencia=${RED} sin_evidencia, En proceso=null en_proceso`,
  );
  expect(statesOf(grid)).toBe('unknown sin_evidencia unknown / sin_evidencia unknown blank');
  const told = readMatrix([grid]).findings.filter(({ rule }) => rule === 'V10');
  expect(told.map(({ message }) => message)).toEqual(
    ['Cumplido', 'En proceso'].map((label) =>
      expect.stringContaining(`a «${label}»: su relleno tiene trama`),
    ),
  );
});

test('[R21] [V40] a hatched swatch over white is one, and without label it is told', () => {
  const grid = under(['Simbología'], [GREEN, 'Cumplido'], [RED, 'Sin evidencia'], [hatch('#FFFFFF'), '']);
  const [told] = readMatrix([grid]).findings.filter(({ rule }) => rule === 'V40');
  expect(told!.message).toMatch(/tiene un relleno con trama o degradado sin rótulo en palabras/);
});

test('[R21] a row of patterns counts as one with contents', () => {
  const cells = [hatch(GREEN), hatch(RED), hatch('#FFFFFF')];
  const grid = sheet('x', [HEAD, ...BODY, ['', ...cells], [], ['Simbología'], [GREEN, 'Cumplido']]);
  expect(readMatrix([grid]).findings.map(({ rule }) => rule)).toContain('V36');
});

test('[R8] a label that no rule knows is a state of its own, without rank', () => {
  const grid = under(
    ['Simbología'],
    [GREEN, 'Cumplido'],
    [RED, 'En revisión (jurídica).'],
    [YELLOW, 'No aplica'],
  );
  const { legend } = readMatrix([grid]).matrix.rounds[0]!;
  expect(legend!.entries.map((e) => [e.state, e.label, e.rank])).toEqual([
    ['cumplido', 'Cumplido', 4],
    ['en_revision_juridica', 'En revisión (jurídica).', null],
    ['no_aplica', 'No aplica', null],
  ]);
});

test('[R8] of several labels that would mean one state, one keeps it and the others are states of their own', () => {
  const grid = under(
    ['Simbología'],
    [GREEN, 'En proceso de firma'],
    [RED, 'En proceso'],
    [YELLOW, 'Cumplido con observaciones'],
  );
  expect(legendOf(grid)).toBe(
    `En proceso de firma=${GREEN} en_proceso_de_firma, En proceso=${RED} en_proceso, Cumplido con observaciones=${YELLOW} cumplido_con_observaciones`,
  );
});

test('[R8] a state of its own never takes the key of one of the Model', () => {
  const doubt = under(
    ['Simbología'],
    [GREEN, '¿Cumplido?'],
    [RED, 'En proceso'],
    [YELLOW, 'No se tiene - en proceso'],
  );
  expect(legendOf(doubt)).toBe(
    `¿Cumplido?=${GREEN} cumplido_propio, En proceso=${RED} en_proceso_propio, No se tiene - en proceso=${YELLOW} en_proceso`,
  );
});

test('[R8] ranks set by a person win over the default ones', () => {
  const grid = under(['Simbología'], [GREEN, 'Cumplido'], [RED, 'En revisión']);
  const { legend } = readMatrix([grid], undefined, { en_revision: 2.5, cumplido: 9 }).matrix.rounds[0]!;
  expect(legend!.entries.map((e) => e.rank)).toEqual([9, 2.5]);
});

test('[R14] without a legend colours stay unread, texts do not, and one can be chosen', () => {
  const bare = sheet('B', [HEAD, ['Metepec', RED, `Cumplido ${RED}`, '']], { position: 1 });
  const giver = { ...LAYOUTS['to the right']!, sheet: 'A' };
  const kinds = (choice?: Parameters<typeof readMatrix>[1]) => {
    const found = readMatrix([giver, bare], choice).matrix.rounds[1]!;
    return [
      found.legend?.source,
      ...Object.values(found.rows[0]!.readings).map((r) => (r.kind === 'state' ? r.state : r.kind)),
    ];
  };
  expect(kinds()).toEqual([undefined, 'no_legend', 'cumplido', 'blank']);
  expect(kinds({ sheet: 'A' })).toEqual([
    { kind: 'borrowed', sheet: 'A' },
    'sin_evidencia',
    'cumplido',
    'blank',
  ]);
  expect(kinds('predeterminada')[0]).toEqual({ kind: 'default' });
  expect(kinds({ sheet: 'no existe' })).toEqual([undefined, 'no_legend', 'cumplido', 'blank']);
});

test('[R14] a sheet that is no round may give its legend', () => {
  const bare = sheet('B', [HEAD, ['Metepec', RED, GREEN, '']], { position: 1 });
  const key = sheet('Claves', [['Simbología'], [GREEN, 'Cumplido'], [RED, 'Sin evidencia']]);
  const read = readMatrix([key, bare], { sheet: 'Claves' });
  expect(read.matrix.rounds[0]!.legend!.source).toEqual({ kind: 'borrowed', sheet: 'Claves' });
  expect(read.matrix.rounds[0]!.rows[0]!.readings['1.1']).toMatchObject({ state: 'sin_evidencia' });
  const unread = readMatrix([key, bare]);
  expect(unread.legendSheets).toEqual(['Claves']);
  expect(unread.findings.find((f) => f.rule === 'V13')).toMatchObject({ candidates: ['Claves'] });
});

test('[R14] a choice does not touch a round that has a legend', () => {
  expect(legendOf(LAYOUTS['above']!)).toBe(EXPECTED);
  const { legend } = readMatrix([LAYOUTS['above']!], 'predeterminada').matrix.rounds[0]!;
  expect(legend!.source).toEqual({ kind: 'own' });
});

test.each([
  ['colours without labels', under([GREEN], [RED], [YELLOW])],
  ['a title and nothing', under(['Simbología'])],
  ['labels without colours or title', under(['Cumplido'], ['En proceso'])],
  ['one coloured text', under([`Elaboró ${GREEN}`])],
])('[R14] %s are no legend', (_, grid) => {
  expect(statesOf(grid)).toBe('no_legend no_legend no_legend / no_legend no_legend blank');
});
