/** Which cells of a legend hold several labels? */
import { severalLabels } from '../../src/domain/parse-legend-nodes';

test('[R7] several glyphs part as many labels; a single one, or glyphs before one label, part none', () => {
  expect(severalLabels('■ Cumplido ■ En proceso')).toEqual(['Cumplido', 'En proceso']);
  expect(severalLabels('Cumplido ■ otra cosa')).toEqual([]);
  expect(severalLabels('■ ■ Cumplido')).toEqual([]);
  expect(severalLabels('■ Cumplido')).toEqual([]);
});
