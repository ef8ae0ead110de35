/** Does reading any workbook end, lose nothing, and depend on nothing but what the sheets say? */
import fc from 'fast-check';
import type { Area, Grid, GridCell } from '../../src/domain/grid';
import type { Reading } from '../../src/domain/matrix';
import { MUNICIPALITIES } from '../../src/domain/model/municipalities';
import { TOOLS } from '../../src/domain/model/tools';
import { parseSheet, readRound } from '../../src/domain/parse';
import { readMatrix } from '../../src/domain/read';
import { FIRST, NAMES, sheet, type CellSpec } from './sheet';

const TEXTS = [
  ...NAMES.slice(0, 6),
  ...NAMES.slice(0, 6),
  'Plan anual de capacitación interna para funcionarios municipales y ciudadanía',
  'Municipio',
  'Municipio',
  'Clave INEGI',
  'Metepec',
  'Toluca',
  'Malmatico',
  '15054',
  'Simbología',
  'Simbología: ■ Cumplido ■ En proceso',
  'Cumplido',
  'No se tiene - en proceso',
  'Pendiente sin evidencia',
  'Concluido',
  '✔',
  '■',
  'p',
  'Total de cumplidos',
  '% de cumplimiento',
  '12',
  '50%',
  'Nota: x',
  '1. Estrategia',
  '5. Mejora continua',
  'Segundo reporte con fecha 5 de abril de 2023 (actualización al 17 de mayo)',
  'Reporte 1, 05/04/23',
  ' ',
];
const COLORS = [
  '#00B050',
  '#FF0000',
  '#FFFF00',
  '#92D050',
  '#FFE000',
  '#7030A0',
  '#FFFFFF',
  '#F2F2F2',
  'roto',
];

const cell: fc.Arbitrary<GridCell> = fc.record({
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  ),
  formula: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
  fill: fc.option(fc.constantFrom(...COLORS), { nil: null }),
  font: fc.option(fc.constantFrom(...COLORS), { nil: null }),
  shown: fc.option(fc.constantFrom(...COLORS, 'unreadable'), { nil: undefined, freq: 9 }),
  own: fc.option(fc.boolean(), { nil: undefined, freq: 9 }),
});
const place = fc.integer({ min: -3, max: 60 });
const area: fc.Arbitrary<Area> = fc
  .tuple(place, place, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([top, left, rows, columns]) => ({ top, left, bottom: top + rows, right: left + columns }));
const grid: fc.Arbitrary<Grid> = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 40 }))
  .chain(([rows, columns, top]) =>
    fc.record({
      sheet: fc.oneof(fc.constantFrom('1er reporte', 'Mayo 2023', 'R2'), fc.string()),
      position: fc.integer({ min: 0, max: 3 }),
      top: fc.constant(top),
      left: fc.integer({ min: 0, max: 9 }),
      cells: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
      merges: fc.array(area, { maxLength: 5 }),
      drawings: fc.integer({ min: 0, max: 2 }),
    }),
  );

/** A random sheet with a header in it, so that most of them are rounds. */
const headed = fc
  .tuple(grid, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 3, max: 6 }))
  .map(([g, at, n]): Grid => {
    const head = sheet('', [['No.', 'Municipio', ...NAMES.slice(0, n)]]).cells[0]!;
    const width = Math.max(head.length, g.cells[0]?.length ?? 0);
    const blank = sheet('', [Array.from({ length: width }, () => '')]).cells[0]!;
    const wide = (row: readonly GridCell[]) => [...row, ...blank].slice(0, width);
    const rows = g.cells.map(wide);
    return { ...g, cells: [...rows.slice(0, at), wide(head), ...rows.slice(at)] };
  });

const said = (cell: GridCell) => cell.text.trim() !== '' || cell.formula;

test('[R17] any workbook is read to its end, and each cell of each row is accounted for', () => {
  let rows = 0;
  fc.assert(
    fc.property(
      fc.array(fc.oneof(grid, { arbitrary: headed, weight: 3 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(undefined, 'predeterminada' as const, { sheet: 'R2' }),
      (grids, choice) => {
        const { matrix, findings } = readMatrix(grids, choice);
        for (const f of findings) expect(f.message).not.toMatch(/undefined|null|NaN|\[object/);
        for (const round of matrix.rounds) {
          const at = grids.filter((g) => g.sheet === round.sheet && g.position === round.position);
          for (const row of round.rows) {
            rows++;
            expect(Object.keys(row.readings).sort()).toEqual(round.tools.map((t) => t.tool).sort());
            if (at.length !== 1) continue;
            for (const tool of round.tools) {
              const cell = at[0]!.cells[row.row - at[0]!.top]![tool.column - at[0]!.left]!;
              const reading = row.readings[tool.tool]!;
              if (said(cell)) expect(reading.kind).not.toBe('blank');
              if (reading.kind === 'blank')
                expect([null, undefined, '#FFFFFF', 'own']).toContain(
                  cell.own ? 'own' : (cell.shown ?? cell.fill),
                );
            }
          }
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(rows).toBeGreaterThan(100);
});

test('[R17] every recognised municipality under a header is a row, or another table of its sheet is told', () => {
  fc.assert(
    fc.property(headed, (g) => {
      const [round] = readMatrix([{ ...g, merges: [] }]).matrix.rounds;
      const rules = readMatrix([{ ...g, merges: [] }]).findings.map((f) => f.rule);
      if (!round || rules.includes('V34') || rules.includes('V35')) return;
      g.cells.forEach((cells, i) => {
        const row = g.top + i;
        const name = cells[round.municipalityColumn - g.left]?.text;
        if (row <= round.headerRow || (name !== 'Metepec' && name !== 'Toluca')) return;
        expect(round.rows.map((r) => r.row)).toContain(row);
      });
    }),
    { numRuns: 200 },
  );
});

/** A whole round drawn from states, as cells that can be permuted and recoloured. */
interface Drawn {
  readonly names: readonly string[];
  readonly tools: readonly string[];
  readonly signs: readonly (readonly number[])[];
}
const LABELS = FIRST.map(([label]) => label);
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...MUNICIPALITIES.map((m) => m.name)), { minLength: 1, maxLength: 8 }),
    fc.uniqueArray(fc.constantFrom(...TOOLS.map((t) => t.name)), { minLength: 3, maxLength: 8 }),
  )
  .chain(([names, tools]) =>
    fc.record({
      names: fc.constant(names),
      tools: fc.constant(tools),
      signs: fc.array(
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: tools.length, maxLength: tools.length }),
        { minLength: names.length, maxLength: names.length },
      ),
    }),
  );
const PALETTE = ['#00B050', '#FF0000', '#FFFF00', '#0070C0'];

function draw({ names, tools, signs }: Drawn, colors = PALETTE, at = { top: 0, left: 0 }): Grid {
  const rows: CellSpec[][] = [
    ['Segundo reporte con fecha 5 de abril de 2023'],
    ['Municipio', ...tools],
    ...names.map((name, i) => [name, ...signs[i]!.map((s) => colors[s] ?? '')]),
    [],
    ['Simbología'],
    ...LABELS.map((label, i) => [colors[i]!, label]),
  ];
  return sheet('x', rows, at);
}

function readings(grid: Grid): Record<string, Record<string, Reading>> {
  const [round] = readMatrix([grid]).matrix.rounds;
  return Object.fromEntries(round!.rows.map((row) => [row.written, { ...row.readings }]));
}
const shuffled = <T>(items: readonly T[], order: readonly number[]) => order.map((i) => items[i]!);
const orders = (d: Drawn) =>
  fc.tuple(
    fc.shuffledSubarray([...d.names.keys()], { minLength: d.names.length }),
    fc.shuffledSubarray([...d.tools.keys()], { minLength: d.tools.length }),
  );

test('[R17] what was drawn is what is read', () => {
  fc.assert(
    fc.property(drawn, (d) => {
      const states = ['cumplido', 'sin_evidencia', 'en_proceso', 'informacion_erronea'];
      const read = readings(draw(d));
      d.names.forEach((name, i) =>
        d.tools.forEach((tool, j) => {
          const reading = read[name]![TOOLS.find((t) => t.name === tool)!.id]!;
          expect(reading.kind === 'state' ? reading.state : reading.kind).toBe(
            states[d.signs[i]![j]!] ?? 'blank',
          );
        }),
      );
    }),
  );
});

test('[R17] permuting rows or tool columns changes no reading', () => {
  fc.assert(
    fc.property(
      drawn.chain((d) => fc.tuple(fc.constant(d), orders(d))),
      ([d, [rows, columns]]) => {
        const permuted = {
          names: shuffled(d.names, rows),
          tools: shuffled(d.tools, columns),
          signs: shuffled(d.signs, rows).map((row) => shuffled(row, columns)),
        };
        expect(readings(draw(permuted))).toEqual(readings(draw(d)));
      },
    ),
  );
});

test('[R17] recolouring legend and cells together changes nothing', () => {
  const palettes = fc.constantFrom(
    PALETTE,
    [...PALETTE].reverse(),
    ['#7030A0', '#000000', '#BFBFBF', '#FF99CC'],
    ['#C6EFCE', '#FFC7CE', '#FFEB9C', '#DDEBF7'],
  );
  fc.assert(
    fc.property(drawn, palettes, (d, colors) => expect(readings(draw(d, colors))).toEqual(readings(draw(d)))),
  );
});

test('[R17] shifting a table changes its addresses only', () => {
  const far = fc.record({ top: fc.integer({ min: 0, max: 900 }), left: fc.integer({ min: 0, max: 90 }) });
  fc.assert(
    fc.property(drawn, far, (d, at) => {
      const [a] = readMatrix([draw(d)]).matrix.rounds;
      const [b] = readMatrix([draw(d, PALETTE, at)]).matrix.rounds;
      expect(b!.rows.map((r) => ({ ...r, row: r.row - at.top }))).toEqual(a!.rows);
      expect(b!.tools.map((t) => ({ ...t, column: t.column - at.left }))).toEqual(a!.tools);
      expect([b!.number, b!.reportedOn, b!.legend!.entries.map((e) => e.state)]).toEqual([
        a!.number,
        a!.reportedOn,
        a!.legend!.entries.map((e) => e.state),
      ]);
    }),
  );
});

test('[R17] a merge over the whole sheet and a sheet of merges end', () => {
  const cells = Array.from({ length: 60 }, () => [...NAMES, 'Municipio', 'Metepec', 'Simbología']);
  const whole = sheet('x', cells, { merges: [[0, 0, 1048575, 16383]] });
  expect(() => readMatrix([whole])).not.toThrow();
  const many = sheet('x', cells, {
    merges: Array.from({ length: 500 }, (_, i) => [i % 60, 0, 1048575, i % 20] as const),
  });
  expect(() => readMatrix([many])).not.toThrow();
});

/** Milliseconds to read a table of so many municipalities × 18 tools: the best of a few. */
function timeOf(count: number): number {
  const rows = Array.from({ length: count }, (_, i) => {
    const name = MUNICIPALITIES[i % 125]!.name;
    const letter = 'ABCDEFGHIJKLMNOPQRST'[Math.floor(i / 125)]!;
    const cells = NAMES.map((_, j) => PALETTE[(i * 7 + j * 3) % 4]!);
    return [String(i + 1), i < 125 ? name : `${name} ${letter}`, ...cells];
  });
  const legend = LABELS.map((label, i) => ['', PALETTE[i]!, label]);
  const grid = sheet('x', [['No.', 'Municipio', ...NAMES], ...rows, [], ['', 'Simbología'], ...legend]);
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    const { parsed } = parseSheet(grid);
    expect(readRound(parsed!, parsed!.legend).round.rows).toHaveLength(count);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('[R17] the time to read grows with the table and no faster', () => {
  const small = timeOf(300);
  const large = timeOf(2400);
  // Eight times the rows: a quadratic step would take 64 times as long. About 60 ms on an idle machine.
  expect(large).toBeLessThan(Math.max(small, 5) * 24);
});
