/** Does a text put into a cell say what the reading says of it, and is a change found again and put back? */
import fc from 'fast-check';
import { isEdited, planEdit, planTyped } from '../../src/domain/edit-plan';
import { fillOf, HATCHED, type GridCell, type Hatched } from '../../src/domain/grid';
import { gridCell } from '../../src/domain/ledger-known';
import {
  cellAfter,
  contentsOf,
  judgeText,
  sameContents,
  type CellContents,
} from '../../src/domain/live-edit';
import {
  decodeUndo,
  encodeUndo,
  frameOf,
  planUndo,
  type CellSide,
  type SheetUndo,
} from '../../src/domain/live-undo';
import type { Legend } from '../../src/domain/matrix';
import { planLive } from '../../src/domain/live';
import { parseAreas } from '../../src/domain/parse-areas';
import { cellReader } from '../../src/domain/parse-cell';
import { readMatrix } from '../../src/domain/read';
import { planState } from '../../src/domain/set-state';
import { round, sheet } from './sheet';

const entry = (state: string, label: string, color: string | null) => ({
  state,
  label,
  color,
  rank: null,
  swatch: null,
  labelAt: null,
});
const LEGEND: Legend = {
  entries: [
    entry('cumplido', 'Cumplido', '#00B050'),
    entry('sin_evidencia', 'Pendiente sin evidencia', '#FF0000'),
    entry('en_proceso', 'No se tiene - en proceso', '#FFFF00'),
  ],
  source: { kind: 'own' },
  title: null,
};
const cell = (spec: Partial<GridCell>): GridCell => ({
  text: '',
  formula: false,
  fill: null,
  font: null,
  ...spec,
});

test.each([
  ['Cumplido', { kind: 'state', state: 'cumplido', label: 'Cumplido', listed: true }],
  ['CUMPLIÓ', { kind: 'state', state: 'cumplido', label: 'Cumplido', listed: true }],
  ['✔', { kind: 'state', state: 'cumplido', label: 'Cumplido', listed: true }],
  ['c', { kind: 'state', state: 'cumplido', label: 'Cumplido', listed: true }],
  ['en proceso', { kind: 'state', state: 'en_proceso', label: 'No se tiene - en proceso', listed: true }],
  [
    'Información errónea',
    { kind: 'state', state: 'informacion_erronea', label: 'Información errónea', listed: false },
  ],
  ['', { kind: 'blank' }],
  [' \u00A0', { kind: 'blank' }],
  ['ver oficio', { kind: 'unknown' }],
  ['¿cumplido?', { kind: 'unknown' }],
  ['x', { kind: 'unknown' }],
  // «Pendiente sin evidencia» begins with it, and it is the Model's letter of «en proceso».
  ['p', { kind: 'ambiguous', candidates: ['sin_evidencia', 'en_proceso'] }],
])('[E1] «%s»', (text, expected) => {
  expect(judgeText(text, LEGEND)).toEqual(expected);
});

test('[E1] of two labels of one state the one that was typed stays', () => {
  const legend = {
    ...LEGEND,
    entries: [...LEGEND.entries, entry('cumplido', 'Cumplió con todo', '#00B050')],
  };
  expect(judgeText('CUMPLIO CON TODO', legend)).toMatchObject({ label: 'Cumplió con todo' });
  expect(judgeText('cumplido', legend)).toMatchObject({ label: 'Cumplido' });
});

test('[E1] without a legend only the Model’s own words are states, and stay as they are', () => {
  expect(judgeText('cumplió', null)).toEqual({
    kind: 'state',
    state: 'cumplido',
    label: 'cumplió',
    listed: false,
  });
  expect(judgeText('c', null)).toEqual({ kind: 'unknown' });
});

test('[E1] whatever the text, it is judged as the reading reads it', () => {
  const words = fc.constantFrom(
    'cumplido',
    'en proceso',
    'p',
    'c',
    'S',
    '✔',
    '?',
    'no',
    'sin evidencia',
    ' ',
    '\n',
    'é',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), (parts) => {
      const text = parts.join(' ');
      const judged = judgeText(text, LEGEND);
      const { reading } = cellReader(LEGEND)(cell({ text }));
      expect(judged.kind === 'state').toBe(reading.kind === 'state');
      if (judged.kind === 'state' && reading.kind === 'state') expect(judged.state).toBe(reading.state);
      expect(judged.kind === 'blank').toBe(reading.kind === 'blank');
    }),
  );
});

test('[E4] a cell after an edit holds what was put there, and only that', () => {
  const before = cell({
    text: '=1',
    formula: true,
    source: '=1',
    fill: '#FF0000',
    shown: '#00B050',
    own: true,
  });
  expect(cellAfter(before, { contents: 'Cumplido', fill: null })).toEqual(cell({ text: 'Cumplido' }));
  expect(cellAfter(cell({ text: 'a', shown: '#00B050' }), {})).toEqual(cell({ text: 'a', shown: '#00B050' }));
  expect(contentsOf(cellAfter(before, { contents: 5 }))).toBe(5);
  expect(sameContents(5, '5')).toBe(false);
  expect(sameContents({ formula: '=1' }, { formula: '=1' })).toBe(true);
  expect(sameContents({ formula: '=1' }, '=1')).toBe(false);
  expect(fillOf(cell({ fill: '#ffffff' }))).toBeNull();
  expect(fillOf(cell({ fill: '#FFFFFF', hatched: true }))).toBe(HATCHED);
});

const contents: fc.Arbitrary<CellContents> = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('\t', '\n', '"', '[', ',', 'á') }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  fc.boolean(),
  fc.string().map((text) => ({ formula: `=${text}` })),
);
const fill = fc.option(fc.constantFrom<string | Hatched>('#FF0000', '#00B050', HATCHED));
const side = fc.record({ contents, fill });
const position = fc.record({ row: fc.nat(40), column: fc.nat(800) });

test('[E4] what is kept is read back, whatever the cells held', () => {
  const cells = fc.uniqueArray(fc.record({ at: position, before: side, after: side }), {
    maxLength: 30,
    selector: ({ at }) => `${at.row},${at.column}`,
  });
  fc.assert(
    fc.property(cells, fc.boolean(), (list, made) => {
      const undo: SheetUndo = {
        slot: made ? 3 : null,
        made,
        frame: { rows: { 4: '15123' }, columns: { 2: '1.1' } },
        cells: list.map(({ at, before, after }) => ({ ...at, before, after })),
      };
      const back = decodeUndo(encodeUndo(undo))!;
      const sorted = (one: SheetUndo) => ({
        ...one,
        cells: [...one.cells].sort((a, b) => a.row - b.row || a.column - b.column),
      });
      expect(sorted(back)).toEqual(sorted(undo));
    }),
  );
});

test.each(['', 'nothing', '{"slot":1}\nno tab', '[1,2'])('[E4] a torn text is no undo: %j', (text) => {
  const undo = decodeUndo(text);
  expect(undo === null || undo.cells.length === 0).toBe(true);
});

test('[E5] cells outside of the body are compared where they stood', () => {
  const grid = sheet('X', [['Municipio', 'hola']]);
  const before = { contents: 'Municpio', fill: null };
  const after = { contents: 'Municipio', fill: null };
  const undo: SheetUndo = {
    slot: null,
    made: false,
    frame: frameOf(undefined, []),
    cells: [
      { row: 0, column: 0, before, after },
      { row: 0, column: 1, before, after },
      { row: 9, column: 9, before: { contents: '', fill: null }, after },
    ],
  };
  expect(planUndo(undo, undefined, grid)).toMatchObject({
    restore: [{ row: 0, column: 0, contents: 'Municpio' }],
    changedSince: [{ row: 0, column: 1 }],
    hatched: [],
    gone: 0,
  });
});

test.each([
  ['C5', [{ top: 4, left: 2, bottom: 4, right: 2 }]],
  [
    "'3er reporte'!$C$5:$D$6,AA7",
    [
      { top: 4, left: 2, bottom: 5, right: 3 },
      { top: 6, left: 26, bottom: 6, right: 26 },
    ],
  ],
  ['C:D', [{ top: 0, left: 2, bottom: 1_048_575, right: 3 }]],
  ['5:7', [{ top: 4, left: 0, bottom: 6, right: 16_383 }]],
  ['', []],
  ['no es', []],
])('[E3] the areas of %j', (address, areas) => {
  expect(parseAreas(address)).toEqual(areas);
});

test('[E2] live cells get the label, coloured ones the colour; what is as it should be is counted', () => {
  const grid = sheet('X', [
    ['Cumplido', 'Cumplido #FF0000', '#FF0000', 'ver oficio', '=Cumplido', 'en proceso'],
  ]);
  const cells = [0, 1, 2, 3, 4, 5].map((column) => ({ row: 0, column }));
  expect(planState(grid, LEGEND, cells, 'cumplido', true)).toEqual({
    writes: [
      { row: 0, column: 1, contents: 'Cumplido', fill: null },
      { row: 0, column: 2, contents: 'Cumplido', fill: null },
      { row: 0, column: 5, contents: 'Cumplido', fill: null },
    ],
    same: [{ row: 0, column: 0 }],
    replaced: [],
    formulas: [{ row: 0, column: 4 }],
    texts: [{ row: 0, column: 3 }],
    hatched: [],
  });
  expect(planState(grid, LEGEND, cells, 'cumplido', false).writes).toEqual([
    { row: 0, column: 0, contents: 'Cumplido', fill: '#00B050' },
    { row: 0, column: 1, contents: 'Cumplido', fill: '#00B050' },
    { row: 0, column: 2, contents: '', fill: '#00B050' },
    { row: 0, column: 5, contents: 'Cumplido', fill: '#00B050' },
  ]);
  expect(gridCell(grid, { row: 9, column: 9 }).text).toBe('');
});

const GREEN = '#00B050';
const hatch = (spec: Partial<GridCell> = {}) => cell({ fill: GREEN, ...spec, hatched: true });

test('[E3] where the person chose the state a text that is no state gives way, a formula does not', () => {
  const grid = sheet('X', [['ver oficio', '=1', hatch({ text: 'nota' }), 'Por confirmar: Cumplido']]);
  const cells = [0, 1, 2, 3].map((column) => ({ row: 0, column }));
  expect(planState(grid, LEGEND, cells, 'cumplido', true, true)).toEqual({
    writes: [
      { row: 0, column: 0, contents: 'Cumplido', fill: null },
      { row: 0, column: 3, contents: 'Cumplido', fill: null },
    ],
    same: [],
    replaced: [{ row: 0, column: 0, text: 'ver oficio' }],
    formulas: [{ row: 0, column: 1 }],
    texts: [],
    hatched: [{ row: 0, column: 2 }],
  });
});

test('[E11] [R21] a pattern that is painted is an edit, is no state, and is not taken off', () => {
  const color = { doubt: { kind: 'color', color: HATCHED } };
  for (const fill of [GREEN, '#FFFFFF', null]) {
    expect(isEdited(cell({ fill }), hatch({ fill }))).toBe(true);
    expect(planEdit(cell({}), hatch({ fill }), LEGEND)).toEqual(color);
  }
  expect(planEdit(cell({ text: 'Cumplido' }), hatch({ text: 'Cumplido' }), LEGEND)).toEqual(color);
  expect(planEdit(cell({ text: 'nota' }), hatch({ text: 'nota' }), LEGEND)).toEqual({});
  expect(planEdit(cell({}), hatch({ text: 'c' }), LEGEND)).toEqual({ label: 'Cumplido' });
  expect(planTyped(hatch({ text: 'c', shown: GREEN }), LEGEND)).toEqual({ label: 'Cumplido' });
});

test('[E11] [R21] a colour of the legend painted over a pattern is an edit to its state', () => {
  expect(planEdit(hatch(), cell({ fill: GREEN }), LEGEND)).toEqual({ label: 'Cumplido', clearFill: true });
});

test('[E3] [R21] no state is set over a pattern, whatever its colour, live or coloured', () => {
  const grid = sheet('X', [
    [hatch(), hatch({ fill: '#FFFFFF' }), hatch({ text: 'Cumplido' }), hatch({ shown: '#FF0000' })],
  ]);
  const cells = [0, 1, 2, 3].map((column) => ({ row: 0, column }));
  for (const state of ['cumplido', null]) {
    for (const asText of [true, false]) {
      expect(planState(grid, LEGEND, cells, state, asText)).toMatchObject({
        writes: [],
        same: [],
        hatched: cells,
      });
    }
  }
});

test('[E4] [R21] a fill that is or was a pattern stays as it is now, and the contents come back', () => {
  const [was, is] = [{ contents: 'a', fill: HATCHED } as const, { contents: 'Cumplido', fill: null }];
  const grid = sheet('X', [
    ['Cumplido', hatch({ text: 'Cumplido' }), 'Cumplido', hatch({ text: 'Cumplido' })],
  ]);
  const undo = (column: number, before: CellSide, after: CellSide) => ({ row: 0, column, before, after });
  const cells = [
    undo(0, was, is),
    undo(1, { contents: 'a', fill: GREEN }, { ...is, fill: HATCHED }),
    undo(2, { ...is, fill: HATCHED }, is),
    // Painted since: the cell is no more what the action left.
    undo(3, { contents: 'a', fill: null }, is),
  ];
  const plan = planUndo({ slot: null, made: false, frame: frameOf(undefined, []), cells }, undefined, grid);
  expect(plan).toMatchObject({
    restore: [
      { row: 0, column: 0, contents: 'a' },
      { row: 0, column: 1, contents: 'a' },
    ],
    changedSince: [{ row: 0, column: 3 }],
    hatched: [0, 1, 2].map((column) => ({ row: 0, column })),
    gone: 0,
  });
});

test('[R21] applying the legend leaves a pattern also where a conditional format shows the state', () => {
  const body = [hatch({ shown: '#FF0000' }), hatch({ text: 'Cumplido' }), cell({ fill: GREEN })];
  const grid = round('X', { rows: { Metepec: body } });
  const [live] = readMatrix([grid]).matrix.rounds;
  const plan = planLive(live!, live!.legend!, grid);
  expect(plan.writes.map(({ column, label }) => [column, label])).toEqual([
    [2, 'Pendiente sin evidencia'],
    [4, 'Cumplido'],
  ]);
  expect(plan.clear).toEqual([{ top: 3, left: 4, bottom: 3, right: 4 }]);
  expect(plan.replaced.map(({ before, after }) => [before.fill, after.fill])).toEqual([
    [HATCHED, HATCHED],
    [GREEN, null],
  ]);
});
