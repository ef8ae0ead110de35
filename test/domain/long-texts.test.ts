/** Does a cell with an enormous text cost no more than in proportion to its length, and is a name in it still known? */
import { readMatrix } from '../../src/domain/read';
import { FIRST, NAMES, body, sheet } from './sheet';

const PLACES = ['number', 'name', 'cell', 'header', 'title of the legend', 'label', 'below'] as const;
type Place = (typeof PLACES)[number];

/** A round with one text in one place. */
const draw = (place: Place, text: string) => {
  const at = (here: Place, otherwise: string) => (place === here ? text : otherwise);
  return sheet('x', [
    ['Primer reporte con fecha 23 de enero de 2023'],
    [at('number', 'No.'), 'Municipio', ...NAMES.slice(0, 3), at('header', 'Observaciones')],
    ['1', at('name', 'Toluca'), at('cell', 'Cumplido'), ...body('CP')],
    ['2', 'Lerma', ...body('CPS')],
    [],
    ['', at('title of the legend', 'Simbología')],
    ...FIRST.map(([label, color], i) => ['', color, i === 0 ? at('label', label) : label]),
    [],
    ['', at('below', '')],
  ]);
};

const TEXTS: Readonly<Record<string, (n: number) => string>> = {
  'blanks within': (n) => `Toluca${' '.repeat(n)}x`,
  'blanks before': (n) => `${' '.repeat(n)}*`,
  zeros: (n) => `15018.${'0'.repeat(n)}x`,
  'points and zeros': (n) => '1.0'.repeat(n / 3),
  dashes: (n) => `${'-'.repeat(n)}x`,
  glyphs: (n) => 'a\n■ b\n'.repeat(n / 6),
  'words of states': (n) => 'cumplido en proceso '.repeat(n / 20),
  'words of offices': (n) => 'municipio constitucional '.repeat(n / 25),
};

/** Milliseconds to read a round with the text in each place. */
function cost(text: string): number {
  const start = performance.now();
  for (const place of PLACES) readMatrix([draw(place, text)]);
  return performance.now() - start;
}

// What was quadratic took four times as long for twice the text, and tens of seconds for these.
test.each(Object.entries(TEXTS))('[R32] [R17] twice the text costs about twice the time: %s', (_, make) => {
  const half = cost(make(90_000));
  expect(cost(make(180_000))).toBeLessThan(3 * half + 1500);
});

test('[R32] [R3] a name, a label and a state with half a million blanks are what they are', () => {
  const blanks = ' '.repeat(500_000);
  const { rounds } = readMatrix([draw('name', `Villa${blanks}Guerrero${blanks}`)]).matrix;
  expect(rounds[0]!.rows.map((r) => r.name)).toEqual(['Villa Guerrero', 'Lerma']);
  const cell = readMatrix([draw('cell', `${blanks}En${blanks}proceso`)]).matrix.rounds[0]!;
  expect(cell.rows[0]!.readings['1.1']).toMatchObject({ kind: 'state', state: 'en_proceso' });
  const label = readMatrix([draw('label', `Cumplido${blanks}`)]).matrix.rounds[0]!;
  expect(label.legend!.entries.map((e) => e.state)).toContain('cumplido');
});

test('[R32] what is too long to be a name is none, and is told', () => {
  const { matrix, findings } = readMatrix([draw('name', `Toluca ${'de Lerdo '.repeat(40_000)}`)]);
  expect(matrix.rounds[0]!.rows[0]!.code).toBeNull();
  expect(findings.filter((f) => f.rule === 'V18')).toHaveLength(1);
});
