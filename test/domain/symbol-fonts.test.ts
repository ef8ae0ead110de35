/** Are letters read as what their font shows, and struck texts as what nobody can tell? */
import { planEdit } from '../../src/domain/edit-plan';
import type { GridCell } from '../../src/domain/grid';
import { planLive } from '../../src/domain/live';
import { decodeUndo, encodeUndo, planUndo, type SheetUndo } from '../../src/domain/live-undo';
import { cellAfter } from '../../src/domain/live-edit';
import { readMatrix } from '../../src/domain/read';
import { planState } from '../../src/domain/set-state';
import { isSymbolFont, shownText } from '../../src/domain/symbol-fonts';
import { FIRST, round, type CellSpec } from './sheet';

const legend = FIRST;
const grid = (...cells: CellSpec[]) =>
  round('Hoja1', { title: 'Reporte 1, 5 de abril de 2023', legend, rows: { Metepec: cells } });
const read = (...cells: CellSpec[]) => {
  const { matrix, findings } = readMatrix([grid(...cells)]);
  const row = matrix.rounds[0]!.rows[0]!;
  const readings = matrix.rounds[0]!.tools.map(({ tool }) => row.readings[tool]!);
  return {
    round: matrix.rounds[0]!,
    states: readings.map((r) => (r.kind === 'state' ? r.state : r.kind)),
    rules: findings.map(({ rule }) => rule).filter((rule) => /V6|V47|V48/.test(rule)),
  };
};
const lettered = (text: string, symbolFont: string): Partial<GridCell> => ({ text, symbolFont });

test.each([
  ['P', 'Wingdings 2', 'cumplido'],
  ['R', 'Wingdings 2', 'cumplido'],
  ['O', 'Wingdings 2', 'other'],
  ['S', 'wingdings 2', 'other'],
  ['T', 'Wingdings 2', 'other'],
  ['ü', 'Wingdings', 'cumplido'],
  ['\uF0FC', 'Wingdings', 'cumplido'],
  ['þ', 'Wingdings', 'cumplido'],
  ['û', 'Wingdings', 'other'],
  ['C', 'Wingdings', 'other'],
  ['a', 'Webdings', 'cumplido'],
  ['r', 'Webdings', 'other'],
  ['Ö', 'Symbol', 'cumplido'],
  ['Cumplido', 'Wingdings 3', 'other'],
  ['P', 'Marlett', 'other'],
])('[R25] %j in %s is %s', (text, font, state) => {
  expect(isSymbolFont(font)).toBe(true);
  const { states, rules } = read(lettered(text, font));
  expect([states[0], rules]).toEqual([state, state === 'other' ? ['V48'] : []]);
});

test('[R25] letters of other fonts stay letters, and an empty cell its colour', () => {
  expect(['Calibri', 'Arial Narrow', 'Segoe UI Symbol', 'Symbola'].filter(isSymbolFont)).toEqual([]);
  expect(read({ ...lettered('', 'Wingdings 2'), fill: '#FF0000' }).states[0]).toBe('sin_evidencia');
});

test('[R25] a square of Wingdings is a swatch of the colour of its letters', () => {
  expect(shownText({ text: 'n', symbolFont: 'Wingdings' })).toBe('■');
  const drawn = grid('#00B050', '#FF0000');
  const cells = drawn.cells.map((line) =>
    line.map((cell) => (FIRST.some(([, color]) => color === cell.fill) && cell.text === '' ? cell : cell)),
  );
  // The legend's swatches as coloured letters in place of fills.
  const last = cells.length - FIRST.length;
  const asLetters = cells.map((line, r) =>
    line.map((cell) =>
      r >= last && cell.fill !== null && cell.text === ''
        ? { ...cell, fill: null, font: cell.fill, text: 'n', symbolFont: 'Wingdings' }
        : cell,
    ),
  );
  const { rounds } = readMatrix([{ ...drawn, cells: asLetters }]).matrix;
  expect(rounds[0]!.legend!.entries.map(({ label, color }) => [label, color])).toEqual(
    FIRST.map((e) => [...e]),
  );
});

test('[R26] a text that is struck through, wholly or in part, is no state, and is told by itself', () => {
  const { states, rules } = read(
    { text: 'Cumplido', struck: 'all' },
    { text: 'Cumplido En proceso', struck: 'part' },
  );
  expect([states.slice(0, 2), rules]).toEqual([
    ['other', 'other'],
    ['V47', 'V47'],
  ]);
  expect(read({ text: '', struck: 'all', fill: '#00B050' }).states[0]).toBe('cumplido');
});

test('[V47] the finding says how much is struck, [V48] and in which font a sign stands', () => {
  const { findings } = readMatrix([grid({ text: 'Cumplido', struck: 'part' }, lettered('P', 'Marlett'))]);
  const told = findings.filter(({ rule }) => rule === 'V47' || rule === 'V48').map(({ message }) => message);
  expect(told).toEqual([
    expect.stringContaining('está tachado en parte'),
    expect.stringContaining('la fuente Marlett'),
  ]);
});

test('[L20] a label takes the place of a glyph in plain letters, and undoing puts the font back', () => {
  const here = grid(lettered('P', 'Wingdings 2'));
  const { round: live } = read(lettered('P', 'Wingdings 2'));
  const plan = planLive(live, live.legend!, here);
  expect(plan.writes[0]).toMatchObject({ label: 'Cumplido', lettered: true });
  const [{ row, column, before, after }] = plan.replaced as [(typeof plan.replaced)[number]];
  expect([before.lettering, after.lettering]).toEqual([{ font: 'Wingdings 2' }, undefined]);
  const undo: SheetUndo = { slot: null, made: true, frame: { rows: {}, columns: {} }, cells: plan.replaced };
  expect(decodeUndo(encodeUndo(undo))).toEqual(undo);
  const written = here.cells.map((line, r) =>
    line.map((cell, c) => (r === row && c === column ? cellAfter(cell, { contents: 'Cumplido' }) : cell)),
  );
  expect(planUndo(undo, undefined, { ...here, cells: written }).restore).toEqual([
    { row, column, contents: 'P', lettering: { font: 'Wingdings 2' } },
  ]);
});

test('[L20] a state is set over a struck label too, though its text is the same', () => {
  const here = grid({ text: 'Cumplido', struck: 'all' });
  const { round: live } = read({ text: 'Cumplido', struck: 'all' });
  const cell = { row: live.rows[0]!.row, column: live.tools[0]!.column };
  expect(planState(here, live.legend!, [cell], 'cumplido', true, true).writes).toHaveLength(1);
});

test('[L20] what is typed in a font of symbols is what it shows; a label picked from the list is that label', () => {
  const { legend: own } = read('C').round;
  const empty: GridCell = { text: '', formula: false, fill: null, font: null, symbolFont: 'Wingdings 2' };
  const typed = (text: string) => planEdit(empty, { ...empty, text }, own!);
  expect(typed('P')).toEqual({ label: 'Cumplido' });
  expect(typed('Cumplido')).toEqual({ label: 'Cumplido' });
  expect(typed('O').doubt?.kind).toBe('unknown');
});

test('[V49] a struck label of the legend is read, and told', () => {
  const drawn = grid('#00B050', '#FF0000');
  const cells = drawn.cells.map((line) =>
    line.map((cell) =>
      cell.text === 'Pendiente sin evidencia' ? { ...cell, struck: 'all' as const } : cell,
    ),
  );
  const { matrix, findings } = readMatrix([{ ...drawn, cells }]);
  expect(matrix.rounds[0]!.legend!.entries).toHaveLength(FIRST.length);
  expect(findings.filter(({ rule }) => rule === 'V49')).toHaveLength(1);
});
