/** Does a cell look as Excel would show it? Styles, conditional formats in their order, tables and number formats. */
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbook } from '../../src/host/session/files';
import { Session } from '../../src/host/session/session';
import { parseArea } from '../../src/host/workbook/area';
import type { ConditionalFormat, Rule } from '../../src/host/workbook/conditional-format';
import { Workbook } from '../../src/host/workbook/model';
import type { StylePatch } from '../../src/host/workbook/styles/style';
import { cellLook } from '../../src/preview/look/cell-look';
import { RuleReader } from '../../src/preview/look/rule-reader';

function book() {
  const workbook = new Workbook();
  const sheet = workbook.newSheet('Hoja');
  workbook.sheets = [sheet];
  const session = new Session(workbook);
  const put = (address: string, value: string | number | boolean, style: StylePatch = {}): void => {
    const { top, left } = parseArea(address)!;
    sheet.cells.setValue(top, left, value);
    sheet.cells.setStyle(top, left, workbook.styles.patch(0, style));
  };
  const rule = (
    ranges: string,
    what: Rule,
    look: StylePatch,
    more: Partial<ConditionalFormat> = {},
  ): void => {
    sheet.conditionalFormats = [
      ...sheet.conditionalFormats,
      {
        id: String(sheet.conditionalFormats.length),
        ranges: ranges.split(' ').map((text) => parseArea(text)!),
        rule: what,
        priority: sheet.conditionalFormats.length + 1,
        stopIfTrue: false,
        dxf: workbook.styles.patchDxf(null, look),
        origin: 'sheet',
        ...more,
      },
    ];
  };
  const look = (address: string) => {
    session.calculated();
    const { top, left } = parseArea(address)!;
    return cellLook(new RuleReader(session), sheet, top, left);
  };
  return { workbook, sheet, session, put, rule, look };
}

const fill = (color: string): StylePatch => ({ fill: { pattern: 'solid', color } });
const equals = (text: string): Rule => ({ kind: 'cellIs', operator: 'equal', formulas: [`"${text}"`] });

test('a state’s conditional format gives its colour and its sign, whatever the case of the text', () => {
  const { put, rule, look } = book();
  put('B2', 'CUMPLIDO');
  put('B3', 'otra cosa');
  rule('B2:B9', equals('Cumplido'), { ...fill('#00B050'), numberFormat: ';;;"✔"' });
  expect(look('B2')).toMatchObject({ text: '✔', fill: '#00B050', value: 'CUMPLIDO' });
  expect(look('B3')).toMatchObject({ text: 'otra cosa', fill: null });
});

test('of two formats that hold, the first decides what both set; stopping keeps the second out', () => {
  const { put, rule, look, sheet } = book();
  put('A1', 5);
  rule('A1', { kind: 'cellIs', operator: 'greaterThan', formulas: ['3'] }, fill('#FF0000'));
  rule('A1', { kind: 'expression', formula: 'A1<10' }, { ...fill('#0000FF'), font: { bold: true } });
  expect(look('A1')).toMatchObject({ fill: '#FF0000', font: { bold: true } });
  sheet.conditionalFormats = sheet.conditionalFormats.map((each) => ({ ...each, stopIfTrue: true }));
  expect(look('A1')).toMatchObject({ fill: '#FF0000', font: { bold: false } });
});

test('relative formulas are seen from each cell', () => {
  const { put, rule, look } = book();
  put('A1', 1);
  put('B1', 2);
  put('A2', 2);
  put('B2', 1);
  rule('A1:A2', { kind: 'expression', formula: '$B1>A1' }, fill('#00FF00'));
  expect([look('A1').fill, look('A2').fill]).toEqual(['#00FF00', null]);
});

test('scales, bars and duplicates are worked out over all their cells', () => {
  const { put, rule, look } = book();
  for (const [i, n] of [0, 50, 100, 100].entries()) put(`A${i + 1}`, n);
  rule('A1:A4', { kind: 'duplicateValues' }, { font: { italic: true } });
  rule(
    'A1:A4',
    {
      kind: 'colorScale',
      stops: [
        { at: { type: 'min' }, color: '#000000' },
        { at: { type: 'max' }, color: '#FFFFFF' },
      ],
    },
    {},
  );
  rule(
    'A1:A4',
    { kind: 'dataBar', min: { type: 'min' }, max: { type: 'max' }, color: '#336699', showValue: false },
    {},
  );
  expect(look('A2')).toMatchObject({
    fill: 'rgb(128 128 128)',
    bar: { share: 0.5, color: '#336699' },
    text: '',
    font: { italic: false },
  });
  expect(look('A4').font.italic).toBe(true);
});

test('a formula that cannot be calculated here is told, not taken for true', () => {
  const { put, rule, session, sheet } = book();
  put('A1', 1);
  rule('A1', { kind: 'expression', formula: 'CUBEVALUE("x","y")' }, fill('#FF0000'));
  const rules = new RuleReader(session);
  expect(cellLook(rules, sheet, 0, 0).fill).toBeNull();
  expect([...rules.unreadable]).toHaveLength(1);
});

test('numbers stand at the right, texts at the left, truth in the middle, unless the cell says where', () => {
  const { put, look } = book();
  put('A1', 1);
  put('A2', 'uno');
  put('A3', true);
  put('A4', 1, { alignment: { horizontal: 'left' } });
  expect(['A1', 'A2', 'A3', 'A4'].map((address) => look(address).horizontal)).toEqual([
    'right',
    'left',
    'center',
    'left',
  ]);
});

test('a table’s header and stripes show under cells without a fill', () => {
  const { put, look, sheet } = book();
  put('A1', 'Municipio');
  put('A2', 'Ayapango');
  put('A3', 'Calimaya', fill('#FFFF00'));
  put('A4', 'Capulhuac');
  sheet.tables = [
    {
      id: 1,
      name: 'T',
      displayName: 'T',
      area: parseArea('A1:A4')!,
      headerRow: true,
      totalsRow: false,
      columns: [{ id: 1, name: 'Municipio' }],
      style: {
        name: 'TableStyleMedium2',
        firstColumn: false,
        lastColumn: false,
        rowStripes: true,
        columnStripes: false,
      },
      filter: null,
    },
  ];
  expect(look('A1')).toMatchObject({ fill: '#4472C4', font: { bold: true, color: '#FFFFFF' } });
  expect(look('A2').fill).toMatch(/^#D/);
  expect(look('A3').fill).toBe('#FFFF00');
});

test('a text with several formats is drawn in its runs, and they are the whole text', () => {
  const file = path.join(__dirname, '../fixtures/texto-con-formatos.xlsx');
  const workbook = openWorkbook(fs.readFileSync(file));
  const rules = new RuleReader(new Session(workbook));
  const looks = workbook.sheets.flatMap((sheet) =>
    sheet.cells
      .rowNumbers()
      .flatMap((row) => sheet.cells.inRow(row).map(([column]) => cellLook(rules, sheet, row, column))),
  );
  const rich = looks.filter(({ runs }) => runs !== null);
  expect(rich.length).toBeGreaterThan(3);
  for (const { text, runs } of rich) expect(runs!.map((run) => run.text).join('')).toBe(text);
  expect(rich.some(({ runs }) => new Set(runs!.map(({ font }) => font.color)).size > 1)).toBe(true);
});
