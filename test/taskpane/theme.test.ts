/** Which theme is taken, and can everything be read on it? */
import { officeIsDark } from '../../src/taskpane/theme';
import { inkOn } from '../../src/taskpane/components/StateSwatch';

test.each([
  [{ bodyBackgroundColor: '#0A0A0A' }, true],
  [{ bodyBackgroundColor: '#262626' }, true],
  [{ bodyBackgroundColor: '#F3F2F1' }, false],
  [{}, null],
  [undefined, null],
])('the Office theme %p is dark: %p', (theme, dark) => {
  expect(officeIsDark(theme)).toBe(dark);
});

test.each([
  ['#FFFF00', '#000000'],
  ['#00B050', '#000000'],
  ['#FF0000', '#000000'],
  ['#C00000', '#FFFFFF'],
  ['#7030A0', '#FFFFFF'],
  ['#000000', '#FFFFFF'],
])('the symbol on %s is written in %s', (color, ink) => {
  expect(inkOn(color)).toBe(ink);
});
