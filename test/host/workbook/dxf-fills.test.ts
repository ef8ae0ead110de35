/** Which colour does a differential style's fill show, and which shows none? */
import { readDxf } from '../../../src/host/workbook/styles/dxf';
import { DEFAULT_PALETTE } from '../../../src/host/workbook/styles/color';
import { element } from '../../../src/host/workbook/xml/element';

const fill = (attrs: Record<string, string>, colors: Record<string, string>) => {
  const kids = Object.entries(colors).map(([name, rgb]) => element(name, { rgb }));
  const dxf = element('dxf', {}, [element('fill', {}, [element('patternFill', attrs, kids)])]);
  return readDxf(dxf, DEFAULT_PALETTE).fill;
};
const GREEN = 'FF00B050';
const RED = 'FFFF0000';

test.each([
  [{ patternType: 'solid' }, { bgColor: GREEN }],
  [{}, { bgColor: GREEN }],
  [{ patternType: 'solid' }, { fgColor: RED, bgColor: GREEN }],
])('a solid fill shows its bgColor: %j %j', (attrs, colors) => {
  expect(fill(attrs as Record<string, string>, colors as Record<string, string>)).toMatchObject({
    pattern: 'solid',
    color: '#00B050',
  });
});

// randym/axlsx#218, PHPOffice/PhpSpreadsheet#89: in Excel the cell keeps the background that it has.
test.each([{ patternType: 'solid' }, {}])('an fgColor alone changes no background: %j', (attrs) => {
  expect(fill(attrs as Record<string, string>, { fgColor: GREEN })).toMatchObject({
    pattern: 'none',
    color: null,
  });
});
