/** Does each body cell say what a person sees in it, and never more? */
import type { GridCell } from '../../src/domain/grid';
import { readMatrix } from '../../src/domain/read';
import { FIRST, LATER, body, round, type CellSpec } from './sheet';

const GREEN = '#00B050';
const RED = '#FF0000';
const YELLOW = '#FFFF00';

/** The reading of one cell in a round with the first legend, without the noise of its type. */
function read(cell: CellSpec, legend: typeof FIRST | null = FIRST): string {
  const { matrix } = readMatrix([round('x', { rows: { Metepec: [cell, GREEN, RED] }, legend })]);
  const r = matrix.rounds[0]!.rows[0]!.readings['1.1']!;
  if (r.kind === 'ambiguous') return `ambiguous ${r.candidates.join(' ')}`;
  if (r.kind === 'other') return `other ${r.text}${r.formula ? ' ƒ' : ''}`;
  if (r.kind !== 'state') return r.kind;
  const conflict = r.conflict ? ` ≠ ${r.conflict.state ?? r.conflict.color ?? 'hatched'}` : '';
  return `${r.state} by ${r.by} ${r.match}${conflict}`;
}

const own = (spec: Partial<GridCell>): CellSpec => ({ own: true, ...spec });

test.each<[string, CellSpec, string]>([
  ['nothing', '', 'blank'],
  ['white', '#FFFFFF', 'blank'],
  ['white that nobody can tell from white', '#FEFEFE', 'blank'],
  ['white space', ' \n\u00A0', 'blank'],
  ['white space on green', { text: ' ', fill: GREEN }, 'cumplido by fill exact'],
  ['a text that spells a state', 'Cumplió', 'cumplido by text exact'],
  ['a text in its own colour', `Cumplido ${GREEN}`, 'cumplido by text exact'],
  ['a text in another shade of its colour', 'Cumplido #92D050', 'cumplido by text exact'],
  ['a text on white', 'Cumplido #FFFFFF', 'cumplido by text exact'],
  ['a letter', 'i', 'informacion_erronea by text exact'],
  ['a letter that fits two labels', 'p', 'other p'],
  ['a check mark', '✓', 'cumplido by text exact'],
  ['a number', '85', 'other 85'],
  ['another text', 'ver oficio', 'other ver oficio'],
  ['another text on green', `ver oficio ${GREEN}`, 'other ver oficio'],
  ['a dash', '-', 'other -'],
  ['a code that a rule paints', { text: '1', shown: GREEN, code: true }, 'cumplido by shown exact'],
  ['a code painted in a colour of no state', { text: '1', shown: '#7030A0', code: true }, 'other 1'],
  ['a text that a rule paints for another reason', { text: 'ver oficio', shown: GREEN }, 'other ver oficio'],
  ['a formula that gives a code', { text: '1', formula: true, shown: GREEN, code: true }, 'other 1 ƒ'],
  ['a formula that gives a state', '=Cumplido', 'other Cumplido ƒ'],
  ['a formula that gives nothing', { formula: true, fill: GREEN }, 'other  ƒ'],
])('[R9] %s', (_, cell, expected) => expect(read(cell)).toBe(expected));

test.each<[string, CellSpec, string]>([
  ['green', GREEN, 'cumplido by fill exact'],
  ['another green', '#92D050', 'cumplido by fill near'],
  ['purple', '#7030A0', 'unknown'],
  ['grey', '#D9D9D9', 'unknown'],
  ['a very light grey', '#F2F2F2', 'unknown'],
  ['black', '#000000', 'unknown'],
  ['between yellow and amber', '#FFE000', 'ambiguous en_proceso informacion_erronea'],
])('[R10] %s', (_, cell, expected) => {
  expect(read(cell).split(' ').sort()).toEqual(expected.split(' ').sort());
});

test.each<[string, CellSpec, string]>([
  ["another state's colour", `Cumplido ${RED}`, 'cumplido by text exact ≠ sin_evidencia'],
  ['a colour of no state', 'Cumplido #7030A0', 'cumplido by text exact ≠ #7030A0'],
  ['a colour between two others', 'Cumplido #FFE000', 'cumplido by text exact ≠ #FFE000'],
  ['a colour between its own and another', 'En proceso #FFE000', 'en_proceso by text exact'],
])('[R11] a text on %s', (_, cell, expected) => expect(read(cell)).toBe(expected));

test('[R11] without a legend nothing can disagree', () => {
  expect(read(`Cumplido ${RED}`, null)).toBe('cumplido by text exact');
});

test.each<[string, CellSpec, string]>([
  ['gives a legend colour', { shown: GREEN }, 'cumplido by shown exact'],
  ['covers another fill', { fill: RED, shown: GREEN }, 'cumplido by shown exact'],
  ['gives the colour that the cell has', { fill: GREEN, shown: GREEN }, 'cumplido by fill exact'],
  ['gives no colour of the legend', { shown: '#7030A0' }, 'unknown'],
  ['cannot be evaluated', { shown: 'unreadable' }, 'unreadable'],
  ['cannot be evaluated over a fill', { fill: GREEN, shown: 'unreadable' }, 'unreadable'],
  ['cannot be evaluated under a text', { text: 'Cumplido', shown: 'unreadable' }, 'cumplido by text exact'],
  ['disagrees with the text', { text: 'Cumplido', shown: RED }, 'cumplido by text exact ≠ sin_evidencia'],
  ['is ours and agrees with the text', own({ text: 'Cumplido', shown: GREEN }), 'cumplido by text exact'],
  [
    'is ours over a painted fill',
    own({ text: 'Cumplido', shown: GREEN, fill: RED }),
    'cumplido by text exact ≠ sin_evidencia',
  ],
  ['is ours over no text', own({ shown: RED, fill: GREEN }), 'cumplido by fill exact'],
])('[R12] a conditional format that %s', (_, cell, expected) => expect(read(cell)).toBe(expected));

test('[R13] of merged cells the first has the reading', () => {
  const grid = round('x', {
    rows: { Metepec: body('CPS'), Toluca: [GREEN, RED, YELLOW] },
    merges: [
      [3, 2, 3, 3],
      [3, 4, 4, 4],
    ],
  });
  const { matrix, findings } = readMatrix([grid]);
  const [metepec, toluca] = matrix.rounds[0]!.rows;
  expect(metepec!.readings['1.1']).toMatchObject({ state: 'cumplido' });
  expect(metepec!.readings['1.2']).toEqual({ kind: 'merged', into: { row: 3, column: 2 } });
  expect(toluca!.readings['1.3']).toEqual({ kind: 'merged', into: { row: 3, column: 4 } });
  expect(findings.filter((f) => f.rule === 'V31').map((f) => f.cell)).toEqual(['C4', 'E4']);
});

test('[R13] a body merged into a cell outside of it has one finding, and no reading', () => {
  const grid = round('x', { rows: { Metepec: body('CPS'), Toluca: body('CPS') }, merges: [[3, 1, 4, 3]] });
  const { matrix, findings } = readMatrix([grid]);
  // The third tool has a state in each line of the name, so that both are read, and told as repeated.
  expect(matrix.rounds[0]!.rows.map((r) => r.name)).toEqual(['Metepec', 'Metepec']);
  expect(Object.values(matrix.rounds[0]!.rows[0]!.readings).map((r) => r.kind)).toEqual([
    'merged',
    'merged',
    'state',
  ]);
  expect(findings.filter((f) => f.rule === 'V31')).toHaveLength(1);
});

test('[R13] a cell merged as wide as its header is a matter of layout', () => {
  const grid = round('x', {
    headers: ['Convenio de colaboración', '', 'Perfiles de Cargo', 'Rendición de cuentas'],
    rows: { Metepec: [GREEN, '', RED, ''] },
    merges: [
      [2, 2, 2, 3],
      [3, 2, 3, 3],
    ],
  });
  expect(readMatrix([grid]).findings.filter((f) => f.rule === 'V31' || f.rule === 'V24')).toEqual([]);
});

test('[R21] a pattern or a gradient is read as none of its colours, nor as a blank', () => {
  expect(read({ fill: GREEN, hatched: true })).toBe('unreadable');
  expect(read({ fill: '#FFFFFF', hatched: true })).toBe('unreadable');
  expect(read({ fill: GREEN, hatched: true }, null)).toBe('unreadable');
  expect(read({ text: 'Cumplido', fill: GREEN, hatched: true })).toBe('cumplido by text exact ≠ hatched');
  expect(read({ text: 'Cumplido', fill: '#FFFFFF', hatched: true })).toBe('cumplido by text exact ≠ hatched');
  expect(read(own({ text: 'Cumplido', fill: GREEN, hatched: true, shown: GREEN }))).toMatch(/≠ hatched$/);
  expect(read({ text: 'Cumplido', fill: RED, hatched: true, shown: 'unreadable' })).toMatch(/≠ hatched$/);
  expect(read({ fill: GREEN, hatched: true, shown: RED })).toBe('sin_evidencia by shown exact');
  const { findings } = readMatrix([
    round('x', { rows: { Metepec: [{ fill: GREEN, hatched: true }, GREEN, RED] } }),
  ]);
  expect(findings.filter(({ rule }) => rule === 'V1').map(({ message }) => message)).toEqual([
    expect.stringMatching(/su relleno tiene trama o degradado.*la celda no se leyó/),
  ]);
});

test("[R20] a letter that the sheet's own rule paints is what the rule says", () => {
  expect(read({ text: 'S', shown: GREEN, code: true })).toBe('cumplido by shown exact');
  expect(read({ text: 'S', shown: '#7030A0', code: true })).toMatch(/^sin_evidencia/);
  expect(read({ text: 'S', shown: GREEN })).toBe('other S');
  expect(read({ text: 'S' })).toMatch(/^sin_evidencia/);
});

test('[R20] a letter is a state only where one label fits it', () => {
  const states = (legend: typeof FIRST) =>
    ['c', 'p', 'f', 's', 'x'].map((letter) => read(letter, legend).split(' ')[0]);
  expect(states(FIRST)).toEqual(['cumplido', 'other', 'other', 'sin_evidencia', 'other']);
  expect(states(LATER)).toEqual(['cumplido', 'en_proceso', 'falta_conclusion', 'falta_conclusion', 'other']);
});
