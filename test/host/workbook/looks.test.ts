/** Are looks and number formats read, changed and shown as in Excel? */
import { formatValue } from '../../../src/host/workbook/format/format-value';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import { DEFAULT_PALETTE, resolveColor, tinted } from '../../../src/host/workbook/styles/color';
import { StylePool } from '../../../src/host/workbook/styles/pool';
import { child, element } from '../../../src/host/workbook/xml/element';
import { parseXml } from '../../../src/host/workbook/xml/parse';
import { book, partsOf } from './books';

describe('colours', () => {
  test.each<[string, Record<string, string | number>, string | null]>([
    ['literal', { rgb: 'FF00B050' }, '#00B050'],
    ['literal without alpha', { rgb: '00b050' }, '#00B050'],
    ['indexed', { indexed: 10 }, '#FF0000'],
    ['the window', { indexed: 65 }, '#FFFFFF'],
    ['theme: 0 is the light one', { theme: 0 }, '#FFFFFF'],
    ['theme', { theme: 4 }, '#4472C4'],
    ['automatic', { auto: 1 }, null],
    ['unreadable', { rgb: 'verde' }, null],
  ])('%s', (_, attrs, expected) => {
    expect(resolveColor(element('color', attrs), DEFAULT_PALETTE)).toBe(expected);
  });

  // As Excel's colour picker shows the tints of accent 1 and of white.
  test.each<[string, number, string]>([
    ['#4472C4', 0.7999816888943144, '#DAE3F3'],
    ['#4472C4', -0.249977111117893, '#2F5597'],
    ['#FFFFFF', -0.1499984740745262, '#D9D9D9'],
    ['#000000', 0.499984740745262, '#7F7F7F'],
  ])('%s with tint %d', (color, tint, expected) => {
    const near = (a: string, b: string) =>
      [1, 3, 5].every(
        (i) => Math.abs(parseInt(a.slice(i, i + 2), 16) - parseInt(b.slice(i, i + 2), 16)) <= 1,
      );
    expect([tinted(color, tint), near(tinted(color, tint), expected)]).toEqual([tinted(color, tint), true]);
  });
});

describe('patches', () => {
  test('change one thing and keep theme links and unknown children', () => {
    const styles = new StylePool(
      parseXml(
        '<styleSheet xmlns="m"><fonts><font><color theme="3" tint="0.4"/><name val="Calibri"/><scheme val="minor"/><raro/></font></fonts>' +
          '<fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>' +
          '<borders><border><left style="thin"><color theme="1"/></left></border></borders>' +
          '<cellXfs><xf fillId="2"><alignment justifyLastLine="1"/></xf></cellXfs></styleSheet>',
      ),
    );
    const bold = styles.patch(0, { font: { bold: true } });
    const font = styles.lists().fonts!.at(-1)!;
    expect(font.children).toEqual([element('b'), ...styles.lists().fonts![0]!.children]);
    expect(styles.style(bold).fill.color).toBe('#4472C4');
    const wrapped = styles.patch(bold, { alignment: { wrap: true, horizontal: 'center' } });
    expect(child(styles.lists().cellXfs![wrapped]!, 'alignment')!.attrs).toEqual({
      justifyLastLine: '1',
      wrapText: '1',
      horizontal: 'center',
    });
    const edged = styles.patch(wrapped, { borders: { top: { style: 'double', color: '#FF0000' } } });
    expect(styles.style(edged).borders).toMatchObject({
      left: { style: 'thin', color: '#000000' },
      top: { style: 'double', color: '#FF0000' },
    });
    expect(styles.style(edged).font.bold).toBe(true);
  });

  test('equal looks share a number; undoing a patch gives the first one back', () => {
    const styles = new StylePool();
    const green = styles.withFill(0, '#00B050');
    expect(styles.withFill(0, '#00B050')).toBe(green);
    expect(styles.style(styles.withFill(green, null)).fill).toEqual({
      pattern: 'none',
      color: null,
      patternColor: null,
    });
    expect(styles.patch(green, { numberFormat: '0%' })).toBe(styles.patch(green, { numberFormat: '0%' }));
    expect(styles.lists().numFmts).toEqual([]);
    styles.patch(green, { numberFormat: ';;;"✔"' });
    expect(styles.lists().numFmts).toEqual([element('numFmt', { numFmtId: 164, formatCode: ';;;"✔"' })]);
  });

  test('a style survives a file', () => {
    const workbook = book('openpyxl.xlsx');
    const { cells } = workbook.sheets[0]!;
    const patch = {
      font: {
        name: 'Arial',
        size: 9,
        bold: true,
        italic: true,
        underline: 'double',
        strikethrough: true,
        color: '#123456',
        script: 'superscript',
      },
      fill: { pattern: 'darkGrid', color: '#FFFF00', patternColor: '#0000FF' },
      numberFormat: 'dd/mm/yyyy',
      alignment: {
        horizontal: 'right',
        vertical: 'top',
        wrap: true,
        indent: 2,
        rotation: 90,
        shrink: true,
        readingOrder: 1,
      },
      protection: { locked: false, hidden: true },
      quotePrefix: true,
    } as const;
    cells.setStyle(0, 0, workbook.styles.patch(cells.get(0, 0)!.style, patch));
    const again = openWorkbook(saveWorkbook(workbook));
    expect(again.styles.style(again.sheets[0]!.cell(0, 0)!.style)).toMatchObject(patch);
  });
});

describe('differential styles', () => {
  test('show their background colour, and are written so', () => {
    const styles = new StylePool();
    const dxf = styles.patchDxf(null, {
      fill: { pattern: 'solid', color: '#00B050' },
      font: { color: '#FFFFFF', bold: false },
      numberFormat: ';;;"✔"',
    });
    expect(styles.readDxf(dxf)).toEqual({
      fill: { pattern: 'solid', color: '#00B050', patternColor: null },
      font: { color: '#FFFFFF', bold: false },
      numberFormat: ';;;"✔"',
    });
    expect(child(child(dxf, 'fill'), 'patternFill')).toEqual(
      element('patternFill', {}, [element('bgColor', { rgb: 'FF00B050' })]),
    );
  });

  test('of other writers: solid shows the background colour, and without one changes nothing', () => {
    const fill = (...colors: [string, string][]) =>
      new StylePool().readDxf(
        element('dxf', {}, [
          element('fill', {}, [
            element(
              'patternFill',
              { patternType: 'solid' },
              colors.map(([name, rgb]) => element(name, { rgb })),
            ),
          ]),
        ]),
      ).fill?.color;
    expect(fill(['fgColor', 'FF111111'], ['bgColor', 'FF222222'])).toBe('#222222');
    expect(fill(['bgColor', 'FF222222'])).toBe('#222222');
    expect(fill(['fgColor', 'FF111111'])).toBeNull();
  });

  test('the same style is stored once', () => {
    const workbook = book('xlsxwriter.xlsx');
    const [sheet] = workbook.sheets;
    const before = workbook.styles.lists().dxfs!.length;
    sheet!.conditionalFormats = sheet!.conditionalFormats.map((format) => ({
      ...format,
      priority: format.priority + 1,
    }));
    const parts = partsOf(saveWorkbook(workbook));
    expect(workbook.styles.lists().dxfs).toHaveLength(before);
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('x14:dataBar');
  });
});

test.each<[unknown, string, string]>([
  [1234.5, 'General', '1234.5'],
  [1 / 3, 'General', '0.333333333'],
  [1e11, 'General', '1E+11'],
  [12345678901, 'General', '12345678901'],
  [0.00001, 'General', '0.00001'],
  [0.0000123456, 'General', '1.23456E-05'],
  [0.256, '0%', '26%'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [1.005, '0.00', '1.01'],
  [-5, '0;(0)', '(5)'],
  [-5, '0.0', '-5.0'],
  [0, '0;-0;"cero"', 'cero'],
  ['x', '0;-0;0;"<"@">"', '<x>'],
  ['Cumplió', ';;;"✔"', '✔'],
  [5, ';;;"✔"', ''],
  ['Cumplió', ';;;', ''],
  ['Cumplió', '0', 'Cumplió'],
  [true, '0', 'TRUE'],
  [null, '0', ''],
  [45021, 'yyyy-mm-dd', '2023-04-05'],
  [45021, 'm/d/yyyy', '4/5/2023'],
  [45021.5, 'dd/mm/yyyy hh:mm AM/PM', '05/04/2023 12:00 PM'],
  [45021, '[$-80A]d "de" mmmm "de" yyyy', '5 de abril de 2023'],
  [1.5, '[h]:mm', '36:00'],
  [0.75, 'h:mm:ss', '18:00:00'],
  [45021.123456, 'ss.000', '46.598'],
  [60, 'm/d/yyyy', '2/29/1900'],
  [-1, 'm/d/yyyy', '########'],
  [1234, '0.00E+00', '1.23E+03'],
  [1.25, '# ?/?', '1 1/4'],
  [1500000, '0.0,,"M"', '1.5M'],
  [4, '[>=5]"alto";"bajo"', 'bajo'],
  [123456789, '000-00-0000', '123-45-6789'],
  [3, '0.0##', '3.0'],
  [7, '"$"#,##0_);("$"#,##0)', '$7 '],
  [1234.567, '#,##0.0;[Red]-#,##0.0', '1,234.6'],
])('%p by %s shows %p', (value, code, expected) => expect(formatValue(value as string, code)).toBe(expected));
