/** With three reports or more, does the Comparativo tell what every cell went through? */
import { addressableParts } from '../../src/excel/area-addresses';
import { applyLegend } from '../../src/actions/apply-legend';
import { compare, comparisonData } from '../../src/actions/compare';
import { comparisonSheet } from '../../src/actions/sheets/comparison-sheet';
import { compareRounds } from '../../src/domain/compare';
import type { Matrix } from '../../src/domain/matrix';
import type { SheetDesign } from '../../src/excel/sheet-design';
import { matrix, matrixOf } from '../builders';
import { fixture, openHere } from '../embedded';
import { edit, formulasOf, sheetNames, valuesOf } from './sheet-probe';

const TODAY = new Date(2026, 10, 21);
const NBSP = '\u00a0';
const TABLE = 'Trayectoria de cada celda';
const TINT = '#FBE1D9';

/** The snapshot of two of a matrix's rounds, by default the last two. */
function snapshot({ rounds }: Matrix, [from, to]: readonly [number, number] = [-2, -1]): SheetDesign {
  const comparison = compareRounds(rounds.at(from)!, rounds.at(to)!);
  return comparisonSheet(comparison, { rounds, live: null, today: TODAY });
}

/** All texts of a design, row by row; «·» and «?» without the spaces that give them a symbol's width. */
function textsOf({ cells }: SheetDesign): string[][] {
  return cells.map((row) =>
    row.map((cell) => (typeof cell === 'object' ? '' : String(cell).split(NBSP).join(''))),
  );
}

/** The lines under a section's title, up to the next blank one. */
function section(design: SheetDesign, title: string): string[][] {
  const texts = textsOf(design);
  const start = texts.findIndex(([first]) => first?.startsWith(title));
  if (start < 0) throw new Error(`No section «${title}»`);
  const end = texts.findIndex((row, index) => index > start && row.every((text) => text === ''));
  return texts.slice(start, end < 0 ? undefined : end);
}

/** The table of trajectories: a line a municipality, under the two rows of its header. */
function trajectoryTable(design: SheetDesign): { key: string[][]; head: number; lines: string[][] } {
  const texts = textsOf(design);
  const title = texts.findIndex(([first]) => first === TABLE);
  const head = texts.findIndex(([first], index) => index > title && first === 'Gobierno municipal');
  return { key: texts.slice(title + 1, title + 4), head, lines: texts.slice(head + 2) };
}

function allText(design: SheetDesign): string {
  return textsOf(design).flat().join('\n');
}

const three = matrix`
  # 1 2023-01-23
  Metepec  C . P S ?
  Toluca   C C C C C
  # 2 2023-04-05
  Metepec  P . . S C
  Toluca   C C C C P
  Ocuilan  S S S S S
  # 3 2023-06-09
  Metepec  C . S S C
  Toluca   C C C C P
`;

test('[C13] with three rounds the stalled tools are listed by municipality; with two there is no such list', () => {
  const stalled = matrix`
    # 1
    Metepec P P C S
    Toluca  C C C C
    # 2
    Metepec P S C S
    Toluca  C C C C
    # 3
    Metepec P P C S
    Toluca  C C C C
  `;
  const lines = section(snapshot(stalled), 'Estancados');
  expect(lines[0]).toEqual(['Estancados: mismo estado sin cumplir en los 3 reportes (2)']);
  expect(lines.slice(2)).toEqual([['Metepec', '2', '1.1 ▷,   1.4 ○']]);
});

test('[C13] the setbacks of all rounds are listed, each with its rounds, its states and links to both cells', () => {
  const design = snapshot(three);
  expect(section(design, 'Retrocesos del segundo reporte al tercer reporte (0)')[1]).toEqual(['Ninguno.']);
  const lines = section(design, 'Retrocesos en todos los reportes (3)');
  expect(lines.slice(3).map((row) => [row[0], row[1], row[3], row[5]])).toEqual([
    [
      'Metepec',
      'C6',
      'C6',
      '1.1 Convenio de colaboración: de «Cumplido» en el primer reporte a «No se tiene - en proceso» en el segundo reporte',
    ],
    [
      'Metepec',
      'E6',
      'E6',
      '1.3 Sistema de Integridad y Código de Ética: de «No se tiene - en proceso» en el primer reporte a «Pendiente sin evidencia» en el tercer reporte',
    ],
    [
      'Toluca',
      'G7',
      'G7',
      '2.1 Perfiles de Cargo: de «Cumplido» en el primer reporte a «No se tiene - en proceso» en el segundo reporte',
    ],
  ]);
  expect(design.links.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
    'R1!C6',
    'R2!C6',
    'R1!E6',
    'R3!E6',
    'R1!G7',
    'R2!G7',
  ]);
});

test('[C6] [C13] a fall by legend is in a list apart, and its cell is not marked', () => {
  const legends = matrix`
    # 1 leyenda=CPF
    Metepec  F C
    # 2 leyenda=CPS
    Metepec  P C
    # 3 leyenda=CPS
    Metepec  P S
  `;
  const design = snapshot(legends);
  const setbacks = section(design, 'Retrocesos en todos los reportes (1)');
  expect(setbacks.slice(3).map((row) => row[5]!.slice(0, 3))).toEqual(['1.2']);
  const apart = section(
    design,
    'A un estado menor por simbología en todos los reportes, contados aparte (1)',
  );
  expect(apart[1]![0]).toMatch(
    /^No cuentan como retrocesos: uno de los dos estados no está en la simbología/,
  );
  expect(apart[3]![5]).toBe(
    '1.1 Convenio de colaboración: de «Se cuenta con el proyecto, falta conclusión del mismo» en el primer reporte a «No se tiene - en proceso» en el segundo reporte',
  );
  expect(allText(snapshot(three))).not.toContain('A un estado menor');
  const { head } = trajectoryTable(design);
  const marked = design.styles.filter(({ area, style }) => area.top > head && style.fill === TINT);
  expect(marked.map(({ area, style }) => [area.left, area.right, style.bold])).toEqual([[2, 2, true]]);
});

test('[C15] the trajectory of every cell is its states’ symbols in the order of the rounds', () => {
  const { lines } = trajectoryTable(snapshot(three));
  expect(lines).toEqual([
    ['Metepec', '✔▷✔', '', '▷·○', '○○○', '?✔✔'],
    ['Toluca', '✔✔✔', '✔✔✔', '✔✔✔', '✔✔✔', '✔▷▷'],
    ['Ocuilan', '·○·', '·○·', '·○·', '·○·', '·○·'],
  ]);
});

test('[C15] the key says which rounds, states and signs these are', () => {
  const { key } = trajectoryTable(snapshot(three));
  expect(key.map(([name, text]) => [name, text!.replace(/ {2,}/g, ' ')])).toEqual([
    ['Reportes', 'De izquierda a derecha: primer reporte, segundo reporte y tercer reporte.'],
    ['Estados', '✔ Cumplido ▷ No se tiene - en proceso ○ Pendiente sin evidencia'],
    [
      'Signos',
      '· sin dato ? sin lectura celda vacía: sin dato en ningún reporte en negritas sobre rosa: con algún retroceso',
    ],
  ]);
});

test('[C15] the cells that fell back some time are marked, all of them and no other', () => {
  const design = snapshot(three);
  const { head } = trajectoryTable(design);
  const marked = design.styles
    .filter(({ area, style }) => area.top > head && style.fill === TINT)
    .flatMap(({ area, also = [] }) => [area, ...also])
    .flatMap(({ top, left, right }) =>
      Array.from({ length: right - left + 1 }, (_, index) => [top - head - 2, left + index]),
    );
  expect(marked).toEqual([
    [0, 1],
    [0, 3],
    [1, 5],
  ]);
});

test('[C15] the trajectories stand in the matrix’s columns and rows, whichever two rounds are compared', () => {
  const design = snapshot(three, [0, 1]);
  const texts = textsOf(design);
  const { head, lines } = trajectoryTable(design);
  const matrixHead = texts.findIndex(([first]) => first === 'Gobierno municipal');
  expect(texts[head + 1]!.slice(1)).toEqual(texts[matrixHead + 1]!.slice(1, 6));
  expect(lines.map(([name]) => name)).toEqual(
    texts.slice(matrixHead + 3, matrixHead + 6).map(([name]) => name),
  );
});

test('[C15] a tool and a municipality that neither of the two rounds has come last', () => {
  const design = snapshot(matrix`
    # 1 herramientas=1.1,1.2,5.4
    Metepec  C C P
    Otumba   C . .
    # 2 herramientas=1.1,1.2,1.3
    Metepec  C P P
    # 3 herramientas=1.1,1.2,1.3
    Metepec  C P P
  `);
  const { head, lines } = trajectoryTable(design);
  expect(
    textsOf(design)
      [head + 1]!.slice(1)
      .map((text) => text.slice(0, 3)),
  ).toEqual(['1.1', '1.2', '1.3', '5.4']);
  expect(lines).toEqual([
    ['Metepec', '✔✔✔', '✔▷▷', '·▷▷', '▷··'],
    ['Otumba', '✔··', '', '', ''],
  ]);
});

test('[C15] one symbol is one state in all rounds, though each legend has an own state first', () => {
  const own = matrix`
    # 1 N=En_pausa
    Metepec  N C
    # 2 K=En_revisión
    Metepec  K C
    # 3 K=En_revisión
    Metepec  K C
  `;
  const { key, lines } = trajectoryTable(snapshot(own));
  expect(lines[0]).toEqual(['Metepec', '★◆◆', '✔✔✔']);
  expect(key[1]![1]).toContain('◆  En revisión');
  expect(key[1]![1]).toContain('★  En pausa');
  // Those of the matrix above are the same.
  expect(textsOf(snapshot(own)).find(([first]) => first === 'Metepec')![1]).toBe('◆ =');
});

test.each([
  [3, '✔✔✔', 'De izquierda a derecha:'],
  [4, '✔✔\n✔✔', 'De izquierda a derecha y de arriba abajo:'],
  [12, '✔✔✔\n✔✔✔\n✔✔✔\n✔✔✔', 'De izquierda a derecha y de arriba abajo:'],
])(
  '[C15] of %i rounds the symbols stand in even lines, in rows as tall as they need',
  (many, cell, reads) => {
    const rounds = Array.from({ length: many }, (_, index) => `# ${index + 1}\nMetepec C C C`);
    const design = snapshot(matrixOf(rounds.join('\n')));
    const { key, head, lines } = trajectoryTable(design);
    expect(lines[0]).toEqual(['Metepec', cell, cell, cell]);
    expect(key[0]![1]).toContain(reads);
    expect(design.heights.get(head + 2)).toBeGreaterThanOrEqual(12 * cell.split('\n').length);
  },
);

test('with two rounds there is nothing of this, whatever else the workbook holds', () => {
  const text = allText(snapshot({ rounds: three.rounds.slice(1) }));
  for (const title of ['Estancados', 'en todos los reportes', TABLE]) expect(text).not.toContain(title);
  expect(text).toContain('Retrocesos (0)');
});

test('[C23] the trajectories begin a page, and each page of long ones repeats the matrix’s header', () => {
  const design = snapshot(three);
  const last = design.printAreas!.at(-1)!;
  expect(design.cells[last.top]![0]).toBe('Trayectoria de cada celda');
  const lines = Array.from({ length: 60 }, (_, i) => `Municipio inventado ${i + 1}x C P C`).join('\n');
  const long = snapshot(matrixOf([1, 2, 3].map((n) => `# ${n}\n${lines}`).join('\n')));
  expect(long.titleRows).toEqual([4, long.frozen.rows - 1]);
});

test('a long list of setbacks says where the others are marked, and no request grows without end', () => {
  const lines = (sign: string) =>
    Array.from({ length: 700 }, (_, i) => `Municipio inventado ${i + 1}x ${sign.repeat(3)}`).join('\n');
  const design = snapshot(
    matrixOf([`# 1\n${lines('C')}`, `# 2\n${lines('P')}`, `# 3\n${lines('P')}`].join('\n')),
  );
  const text = allText(design);
  expect(text).toContain('… y 2000 más. Sus celdas están marcadas en la trayectoria de cada celda.');
  expect(trajectoryTable(design).lines).toHaveLength(601);
  expect(textsOf(design).at(-1)).toEqual(['… y 100 más.']);
  // However many rectangles a look has (601 rows here), they are few calls: one for each address that Excel takes.
  const calls = design.styles.map(({ area, also = [] }) => addressableParts([area, ...also]).length);
  expect(Math.max(...calls)).toBeLessThanOrEqual(Math.ceil(601 / 16));
});

describe('in a workbook', () => {
  let embedded: Awaited<ReturnType<typeof openHere>>;
  beforeEach(async () => {
    embedded = await openHere(fixture('matriz-infoem.xlsx'));
  });
  afterEach(() => embedded.close());

  /** The table as the sheet holds it, by municipality. */
  async function written(): Promise<Map<string, string[]>> {
    const rows = await formulasOf('Comparativo');
    const title = rows.findIndex(([first]) => first === TABLE);
    const head = rows.findIndex(([first], index) => index > title && first === 'Gobierno municipal');
    return new Map(
      rows.slice(head + 2).map((row) => [String(row[0]), row.slice(1, 19).map((cell) => String(cell))]),
    );
  }

  test('[C16] when both rounds are live the trajectories are a copy, and the sheet says of which day', async () => {
    await applyLegend();
    await compare({ today: TODAY });
    expect((await valuesOf('Comparativo', 'A4'))[0]![0]).toContain(
      'las listas de retrocesos, repetidos y estancados y las trayectorias son del 21 de noviembre de 2026.',
    );
    const before = await written();
    expect([...before.values()].flat().some((cell) => cell.startsWith('='))).toBe(false);
    await edit((context) => {
      context.workbook.worksheets.getItem('3er reporte').getRange('C6').values = [['']];
    });
    expect(await written()).toEqual(before);
  });

  test('[C15] every cell of the example that ever had a state has a symbol for each report', async () => {
    await compare({ today: TODAY });
    const { comparison } = await comparisonData();
    const shown = await written();
    expect(shown.size).toBe(comparison.totals.municipalities.length);
    const filled = [...shown.values()].flat().filter((cell) => cell !== '');
    expect(filled.every((cell) => [...cell.split(NBSP).join('')].length === 3)).toBe(true);
    expect(filled.length).toBeGreaterThan(300);
  });

  test('[C18] comparing twice equals once, and a kept copy is no report', async () => {
    await compare({ today: TODAY });
    const once = await formulasOf('Comparativo');
    await compare({ today: TODAY });
    expect(await formulasOf('Comparativo')).toEqual(once);
    const { length } = once;
    await edit((context) => {
      context.workbook.worksheets.getItem('Comparativo').getRange(`B${length}`).values = [['✔✔✖']];
    });
    await compare({ today: TODAY });
    expect(await sheetNames()).toContain('Comparativo (editada)');
    const { from, to } = (await comparisonData()).comparison;
    expect([from.sheet, to.sheet]).toEqual(['2do reporte', '3er reporte']);
  });
});
