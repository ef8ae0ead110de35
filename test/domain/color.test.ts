/** Is every fill taken for the colour that a person sees, and for none when a person would doubt? */
import fc from 'fast-check';
import { distance, isWhite, matchColor } from '../../src/domain/color';

const FIRST = ['#00B050', '#FF0000', '#FFFF00', '#FFC000'];
const keys = (colors: readonly (string | null)[]) => colors.map((color, i) => ({ state: `s${i}`, color }));
const match = (color: string, colors: readonly (string | null)[] = FIRST) => {
  const m = matchColor(color, keys(colors));
  if (m.kind === 'ambiguous')
    return `ambiguous ${[...m.indexes]
      .sort()
      .map((i) => colors[i])
      .join(' ')}`;
  return m.kind === 'unknown' ? 'unknown' : `${m.kind} ${colors[m.index]}`;
};

test.each(FIRST)('[R10] %s is itself', (color) => {
  expect(match(color)).toBe(`exact ${color}`);
  expect(match(color.toLowerCase())).toBe(`exact ${color}`);
});

test.each(['#00B04E', '#00AF50', '#00B151'])('[R10] rounding is exact: %s', (color) => {
  expect(match(color)).toBe('exact #00B050');
});

test.each([
  '#92D050',
  '#70AD47',
  '#008000',
  '#00FF00',
  '#63BE7B',
  '#A9D08E',
  '#00A651',
  '#34A853',
  '#548235',
  '#9BBB59',
])('[R10] another green is near: %s', (color) => expect(match(color)).toBe('near #00B050'));

test.each([
  ['#C00000', '#FF0000'],
  ['#FF5050', '#FF0000'],
  ['#F8696B', '#FF0000'],
  ['#FFFF66', '#FFFF00'],
  ['#FFCC00', '#FFC000'],
  ['#FFA500', '#FFC000'],
])('[R10] %s is another shade of %s', (color, key) => expect(match(color)).toBe(`near ${key}`));

test.each([
  '#7030A0',
  '#0070C0',
  '#00B0F0',
  '#ED7D31',
  '#FF6600',
  '#FF8000',
  '#D9D9D9',
  '#F2F2F2',
  '#000000',
  '#E2EFDA',
])('[R10] %s is no colour of the legend', (color) => expect(match(color)).toBe('unknown'));

test('[R10] amber is not yellow where only yellow stands for a state', () => {
  expect(match('#FFC000', ['#00B050', '#FFFF00', '#FF0000'])).toBe('unknown');
});

test.each([
  ['#FFE000', ['#FFC000', '#FFFF00']],
  ['#FFD700', ['#FFC000', '#FFFF00']],
])('[R10] %s between two legend colours is ambiguous', (color, between) => {
  expect(match(color)).toBe(`ambiguous ${[...between].reverse().join(' ')}`);
});

test('[R10] between two reds of a legend nothing is taken, and each is itself', () => {
  const reds = ['#FF0000', '#C00000'];
  expect(match('#E60000', reds)).toMatch(/^ambiguous/);
  expect(match('#C00000', reds)).toBe('exact #C00000');
});

test('[R10] a colour that stands for two states is ambiguous, for one state twice it is not', () => {
  expect(match('#00B050', ['#00B050', '#00B050'])).toMatch(/^ambiguous/);
  expect(
    matchColor('#00B050', [
      { state: 'a', color: '#00B050' },
      { state: 'a', color: '#00B050' },
    ]).kind,
  ).toBe('exact');
});

test('[R10] a grey of the legend is matched by lightness only, and no tint is a grey', () => {
  expect(match('#BFBFBF', ['#BFBFBF', '#00B050'])).toBe('exact #BFBFBF');
  expect(match('#B8B8B8', ['#BFBFBF'])).toBe('near #BFBFBF');
  expect(match('#D9D9D9', ['#BFBFBF'])).toBe('unknown');
  expect(match('#E2EFDA', ['#F2F2F2'])).toBe('unknown');
});

test('[R9] white is what nobody can tell from white; a light grey is not', () => {
  expect(['#FFFFFF', '#ffffff', '#FEFEFE'].every(isWhite)).toBe(true);
  expect(['#F2F2F2', '#FAFAFA', '#FFFFF0', '#FFF2CC'].some(isWhite)).toBe(false);
});

test('[R10] missing and damaged colours match nothing', () => {
  expect(match('#00B050', [null, '#00B050'])).toBe('exact #00B050');
  expect(match('none', FIRST)).toBe('unknown');
  expect(match('#00B050', [])).toBe('unknown');
  expect(distance('none', '#000000')).toBe(Infinity);
});

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0').toUpperCase()}`);

test('[R10] what is taken is the nearest colour, and clearly so', () => {
  fc.assert(
    fc.property(color, fc.array(color, { maxLength: 6 }), (fill, legend) => {
      const m = matchColor(fill, keys(legend));
      if (m.kind !== 'exact' && m.kind !== 'near') return;
      const d = legend.filter((c) => !isWhite(c)).map((c) => distance(fill, c));
      expect(distance(fill, legend[m.index]!)).toBe(Math.min(...d));
    }),
  );
});
