/** Does the Comparativo show what the comparison found? The design alone, without Excel. */
import type { ComparisonContext } from '../../src/actions/sheets/comparison-layout';
import { comparisonSheet } from '../../src/actions/sheets/comparison-sheet';
import { dayText } from '../../src/actions/sheets/day-text';
import { compareRounds } from '../../src/domain/compare';
import { address } from '../../src/domain/grid';
import type { Matrix } from '../../src/domain/matrix';
import type { SheetDesign } from '../../src/excel/sheet-design';
import { listsOf } from '../../src/excel/store';
import { matrix } from '../builders';
import { widthInPoints } from '../../src/excel/sheet-design';

const TODAY = new Date(2026, 10, 21);

/** The snapshot of a matrix's last two rounds. */
function snapshot({ rounds }: Matrix, live: ComparisonContext['live'] = null): SheetDesign {
  const [from, to] = rounds.slice(-2) as [Matrix['rounds'][0], Matrix['rounds'][0]];
  return comparisonSheet(compareRounds(from, to), { rounds, live, today: TODAY });
}

/** All texts of a design, row by row. */
function textsOf(design: SheetDesign): string[][] {
  return design.cells.map((row) => row.map((cell) => (typeof cell === 'object' ? '' : String(cell))));
}

/** The row whose first cell says this. */
function rowOf(design: SheetDesign, name: string): string[] {
  const found = textsOf(design).find(([first]) => first === name);
  if (!found) throw new Error(`No row «${name}»`);
  return found;
}

function allText(design: SheetDesign): string {
  return textsOf(design).flat().join('\n');
}

const two = matrix`
  # 1 2023-01-23 leyenda=CPS
  Ayapango   C P S . C
  Metepec    S S C P .
  Otumba     C C C C C
  # 2 2023-04-05 2023-05-17 leyenda=CPF
  Ayapango   C C P C ?
  Metepec    F P P . .
  Toluca     C P F . C
`;

test('[C15] each cell shows the later state’s symbol and its sign', () => {
  const design = snapshot(two);
  expect(rowOf(design, 'Ayapango').slice(1, 6)).toEqual(['✔ =', '✔ ▲', '▷ ≈', '✔ +', '?']);
  expect(rowOf(design, 'Metepec').slice(1, 6)).toEqual(['◐ ≈', '▷ ≈', '▷ ▼', '−', '']);
  expect(rowOf(design, 'Toluca').slice(1, 6)).toEqual(['✔ +', '▷ +', '◐ +', '', '✔ +']);
});

test('[C15] a municipality that only the earlier round lists is shown last, and that is said', () => {
  const design = snapshot(two);
  expect(rowOf(design, 'Otumba').slice(1, 6)).toEqual(['−', '−', '−', '−', '−']);
  expect(allText(design)).toContain(
    'En cursiva: de los dos reportes comparados, un municipio figura solo en el primer reporte.',
  );
});

test('[C15] the colours are conditional formats over the symbol, in readable ink', () => {
  const { conditional } = snapshot(two);
  const fills = conditional.filter(({ fill }) => fill !== undefined);
  expect(fills.map(({ formula, fill, color }) => [formula, fill, color])).toEqual([
    ['=LEFT(B11,1)="✔"', '#00B050', '#000000'],
    ['=LEFT(B11,1)="▷"', '#FFC000', '#000000'],
    ['=LEFT(B11,1)="◐"', '#F4B183', '#000000'],
  ]);
});

test('[C15] the headings name both rounds, the tools with their ids and the states of the later legend', () => {
  const design = snapshot(two);
  const text = allText(design);
  expect(text).toContain(
    'Del primer reporte, con fecha 23 de enero de 2023, al segundo reporte, con fecha 5 de abril de 2023 (actualización al 17 de mayo)',
  );
  expect(text).toContain('1.1 Convenio de colaboración');
  expect(text).not.toContain('2.2 ');
  expect(text).toContain('Se cuenta con el proyecto, falta conclusión del mismo');
  // No cell is a number written as text: Excel would flag each.
  const written = design.cells.flat().filter((cell) => typeof cell === 'string');
  expect(written.filter((cell) => cell.trim() !== '' && !Number.isNaN(Number(cell)))).toEqual([]);
});

test('[C11] the progress comes with numerator, denominator and what has no data', () => {
  const text = allText(snapshot(two));
  expect(text).toContain(
    'Cumplidas en el segundo reporte: 5 de 11 con dato (45.5\u00a0%); 60 de 72 sin dato; 1 de 72 sin lectura. Con dato en ambos reportes: 6; de ellas, cumplidas: 2 antes y 2 ahora (0 puntos porcentuales).',
  );
});

test('[C9] totals stand beside each municipality and under each tool, and agree with the whole', () => {
  const design = snapshot(two);
  const comparison = compareRounds(two.rounds[0]!, two.rounds[1]!);
  const total = rowOf(design, 'Total: % de cumplidas').slice(6).map(Number);
  const { to, common, summary } = comparison.totals.overall;
  expect(total.slice(0, 2)).toEqual([to.fulfilled, to.withData]);
  expect(total.slice(3, 8)).toEqual([
    to.blank,
    to.unread,
    common.cells,
    common.fulfilledFrom,
    common.fulfilledTo,
  ]);
  expect(total.slice(9)).toEqual(Object.values(summary));
  const sums = (name: string) =>
    rowOf(design, name)
      .slice(1, 6)
      .reduce((sum, cell) => sum + Number(cell), 0);
  expect(sums('▲  Avances')).toBe(summary.avance);
  expect(sums('≈  Por simbología')).toBe(summary.por_simbologia);
});

test('[C10] the transition matrix counts every transition, with its sign', () => {
  const design = snapshot(two);
  const head = textsOf(design).findIndex(([first]) => first === 'Primer reporte ↓');
  const column = textsOf(design)[head + 1]!.indexOf('Cumplido');
  const row = textsOf(design).findIndex(
    ([first], index) => index > head && first === 'No se tiene - en proceso',
  );
  expect(design.cells[row]![column]).toBe(1);
  const format = design.styles.findLast(
    ({ area, style }) => area.top === row && area.left === column && style.numberFormat,
  );
  expect(format?.style.numberFormat).toBe('#,##0" ▲";-#,##0;"·"');
});

test('[C6] changes by legend are ranked in a list of their own', () => {
  const texts = textsOf(snapshot(two)).map((row) => row.join('|'));
  const apart = texts.findIndex((row) => row.startsWith('Cambios por simbología'));
  const main = texts.slice(
    texts.findIndex((row) => row.startsWith('Cambios más')),
    apart,
  );
  const legend = texts.slice(apart);
  expect(main.some((row) => row.startsWith('▲  Avance|1|De «No se tiene - en proceso» a «Cumplido»'))).toBe(
    true,
  );
  expect(main.some((row) => row.startsWith('≈  Por simbología|'))).toBe(false);
  expect(
    legend.some((row) => row.startsWith('≈  Por simbología|2|De «Pendiente sin evidencia» a «No se tiene')),
  ).toBe(true);
});

test('[C13] setbacks are listed with links to both cells; those by legend are not', () => {
  const design = snapshot(two);
  const text = allText(design);
  expect(text).toContain('Retrocesos (1)');
  expect(text).toContain(
    '1.3 Sistema de Integridad y Código de Ética: de «Cumplido» a «No se tiene - en proceso»',
  );
  expect(design.links.map(({ sheet, cell }) => [sheet, cell])).toEqual([
    ['R1', 'E7'],
    ['R2', 'E7'],
  ]);
});

test('a long list of setbacks says how many more there are', () => {
  const names = ['Ayapango', 'Metepec', 'Otumba', 'Toluca', 'Calimaya', 'Luvianos', 'Ocuilan'];
  const lines = (sign: string) => names.map((name) => `${name} ${sign.repeat(18)}`).join('\n');
  const long = matrix`
    # 1
    ${lines('C')}
    # 2
    ${lines('P')}
  `;
  const design = snapshot(long);
  expect(allText(design)).toContain('Retrocesos (126)');
  expect(allText(design)).toContain('… y 26 más.');
  expect(design.links).toHaveLength(200);
});

test('[C2] duplicate rows are listed, with a link', () => {
  const design = snapshot(matrix`
    # 1
    Metepec C C C
    # 2
    Metepec C P C
    Metepec S S S
  `);
  expect(allText(design)).toContain('Municipios repetidos (1)');
  expect(design.links.at(-1)).toMatchObject({ sheet: 'R2', cell: 'B7' });
});

test('[C16] a snapshot says so plainly, with its date, and has no formula', () => {
  const design = snapshot(two);
  expect(allText(design)).toContain('Instantánea del 21 de noviembre de 2026: no cambia con los reportes.');
  expect(design.cells.flat().filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
  expect(design.hiddenColumns).toEqual([]);
});

test('states that are an example are said to be one', () => {
  const [from, to] = two.rounds as [Matrix['rounds'][0], Matrix['rounds'][0]];
  const design = comparisonSheet(compareRounds(from, to), {
    rounds: two.rounds,
    live: null,
    today: TODAY,
    illustrative: true,
  });
  expect(allText(design)).toContain(
    'Estados ilustrativos: son un ejemplo y no describen a ningún municipio.',
  );
  expect(allText(snapshot(two))).not.toContain('ilustrativos');
});

/** Two rounds taken as live, over cells that hold their names only. */
function live({ rounds }: Matrix): SheetDesign {
  const sides = rounds.slice(-2).map((round, index) => {
    const blank = { text: '', formula: false, fill: null, font: null };
    const cells = Array.from({ length: 400 }, () => Array.from({ length: 30 }, () => blank));
    for (const row of round.rows) cells[row.row]![round.municipalityColumn] = { ...blank, text: row.written };
    const grid = { sheet: round.sheet, position: index, top: 0, left: 0, cells, merges: [] };
    return { grid, lists: listsOf(index + 1) };
  });
  return snapshot({ rounds }, { from: sides[0]!, to: sides[1]! });
}

test('[C16] a live sheet has formulas where the snapshot has figures, and the same figures otherwise', () => {
  const [still, alive] = [snapshot(two), live(two)];
  const { top, bottom, right } = { top: 10, bottom: 13, right: 21 };
  for (let row = top; row <= bottom; row++) {
    for (let column = 1; column <= right; column++) {
      const cell = alive.cells[row]![column];
      if (still.cells[row]![column] === undefined) continue;
      expect([address(row, column), typeof cell]).toEqual([address(row, column), 'object']);
    }
  }
  expect(alive.hiddenColumns[0]).toBe(Math.max(...still.cells.map((row) => row.length)));
  const filled = alive.cells.flatMap((row, r) =>
    row.flatMap((cell, c) => (typeof cell === 'object' && cell && 'filled' in cell ? [[r, c] as const] : [])),
  );
  expect(filled.length).toBeGreaterThan(50);
  const isCovered = ([r, c]: readonly [number, number]) =>
    alive.fillDown.some(({ area }) => r > area.top && r <= area.bottom && c >= area.left && c <= area.right);
  expect(filled.filter((place) => !isCovered(place))).toEqual([]);
});

test('[C16] no formula is one that Excel 2021 or LibreOffice lack', () => {
  const allowed = new Set(
    'IF IFERROR INDEX MATCH COUNTIF SUMPRODUCT SUM ROUND ABS OR AND NOT ISNUMBER FIND TRIM SUBSTITUTE LARGE ROW COLUMN INT FIXED'.split(
      ' ',
    ),
  );
  const design = live(two);
  const formulas = [
    ...design.cells
      .flat()
      .flatMap((cell) => (typeof cell === 'object' && cell && 'formula' in cell ? [cell.formula] : [])),
    ...design.conditional.map(({ formula }) => formula),
  ];
  expect(formulas.length).toBeGreaterThan(100);
  const used = new Set(
    formulas.flatMap((formula) => formula.replace(/"[^"]*"/g, '').match(/[A-Z]+(?=\()/g) ?? []),
  );
  expect([...used].filter((name) => !allowed.has(name) && name !== 'LEFT' && name !== 'RIGHT')).toEqual([]);
  // Longer texts than 255 characters are refused within a formula, and longer formulas than 8192.
  for (const formula of formulas) {
    expect(formula.length).toBeLessThan(8192);
    for (const [, text = ''] of formula.matchAll(/"((?:[^"]|"")*)"/g))
      expect(text.length).toBeLessThanOrEqual(255);
  }
});

test('[C16] what a live sheet writes for one more municipality is short: formulas are copied down by Excel', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, i) => `Municipio inventado ${i + 1}x ${'CP'.repeat(9)}`).join('\n');
  const sizeOf = (count: number) => {
    const both = matrix`
      # 1
      ${lines(count)}
      # 2
      ${lines(count)}
    `;
    const cells = live(both).cells.map((row) =>
      row.map((cell) =>
        typeof cell === 'object' && cell ? ('formula' in cell ? cell.formula : null) : cell,
      ),
    );
    return JSON.stringify(cells).length;
  };
  // 2,469 municipalities must fit one request of 4 MB.
  expect((sizeOf(300) - sizeOf(100)) / 200).toBeLessThan(1000);
});

test('[C23] the key is on each page, and the header on each of a long matrix', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `Municipio inventado ${i + 1}x C P`).join('\n');
  const long = matrix`
    # 1
    ${lines}
    # 2
    ${lines}
  `;
  expect(snapshot(two)).toMatchObject({ frozen: { rows: 10, columns: 1 }, titleRows: [4, 5] });
  expect(
    textsOf(snapshot(two))
      .slice(4, 6)
      .map(([name]) => name),
  ).toEqual(['Estados', 'Signos']);
  const { titleRows, frozen } = snapshot(long);
  expect(titleRows).toEqual([4, frozen.rows - 1]);
});

test('[C23] what is wider than a page is printed in parts, each from a new page on, with the names', () => {
  const all = matrix`
    # 1
    Ayapango CPCPCPCPCPCPCPCPCP
    # 2
    Ayapango CCCPCPCPCPCPCPCPCP
  `;
  const design = snapshot(all);
  const [body, figures, lists] = design.printAreas!;
  const head = design.cells.findIndex(([name]) => name === 'Gobierno municipal');
  expect(body).toMatchObject({ top: 0, left: 0, right: 18 });
  expect(figures).toMatchObject({ top: head, left: 19, right: design.widths.length - 1 });
  expect(design.cells[lists!.top]![0]).toBe('Por dimensión');
  expect(design.titleColumns).toEqual([0, 0]);
  const over = [design.cells[4]![19], design.cells[head - 2]![19]];
  expect(over).toEqual([expect.stringContaining('✔  Cumplido'), expect.stringContaining('▲  avances')]);
  // A letter page is 540 points wide within its margins: letters keep three quarters of their size.
  for (const { left, right } of design.printAreas!) {
    const shown = [...(left > 0 ? [0] : []), ...Array.from({ length: right - left + 1 }, (_, i) => left + i)];
    const points = shown.reduce((sum, column) => sum + widthInPoints(design.widths[column]!), 0);
    expect(points).toBeLessThanOrEqual(540 / 0.75);
  }
});

test('[C23] the matrix can be filtered, and lists are not part of that', () => {
  const { filter, cells } = snapshot(two);
  const rows = cells.slice(filter!.top + 1, filter!.bottom + 1).map(([name]) => name);
  expect(rows).toEqual(['Ayapango', 'Metepec', 'Toluca', 'Otumba']);
});

test('[C24] labels and names as long as a text are cut where they are repeated, and no row is too tall', () => {
  const long = matrix`
    # 1
    Metepec C P
    # 2
    Metepec P C
  `;
  const label = 'Etiqueta larguísima '.repeat(120);
  const rounds = long.rounds.map((round) => ({
    ...round,
    legend: {
      ...round.legend!,
      entries: round.legend!.entries.map((entry, index) => (index === 1 ? { ...entry, label } : entry)),
    },
  }));
  const design = snapshot({ ...long, rounds });
  expect(Math.max(...design.heights.values())).toBeLessThanOrEqual(409);
  expect(allText(design)).toContain('Etiqueta larguísima Etiqueta');
  expect(allText(design)).not.toContain(label.trim());
});

test('a round with few tools, many states and long names keeps its tables within the sheet', () => {
  const odd = matrix`
    # 1 leyenda=CPIS A=Uno B=Dos D=Tres E=Cuatro hoja=Una_hoja_de_nombre_muy_muy_larg
    San Simón de los Nombres Larguísimos del Oriente A B D
    # 2 leyenda=CPIS A=Uno B=Dos D=Tres E=Cuatro G=Cinco H=Seis J=Siete K=Ocho
    San Simón de los Nombres Larguísimos del Oriente K J H
  `;
  const design = live(odd);
  const firstHidden = design.hiddenColumns[0]!;
  for (const { area } of [...design.merges.map((area) => ({ area }))])
    expect(area.right).toBeLessThan(firstHidden);
  expect(design.widths.length).toBe(firstHidden);
  expect(allText(design)).toContain('Ocho');
});

test('a round compared with itself has no change to list', () => {
  const [round] = two.rounds as [Matrix['rounds'][0]];
  const design = comparisonSheet(compareRounds(round, round), { rounds: [round], live: null, today: TODAY });
  expect(allText(design)).toContain('Retrocesos (0)');
  expect(rowOf(design, 'Metepec').slice(1, 6)).toEqual(['○ =', '○ =', '✔ =', '▷ =', '']);
});

test('the day is written as the institution writes dates', () => {
  expect(dayText(new Date(2026, 0, 5))).toBe('5 de enero de 2026');
});
