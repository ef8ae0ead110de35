/** Are dates, symbols and struck texts of a real sheet read as they are, wherever the table stands? Over genuine office.js. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { applyLegend } from '../../src/actions/apply-legend';
import { readWorkbook } from '../../src/actions/read';
import { undoLast } from '../../src/actions/undo';
import { readSheets } from '../../src/excel/read-sheets';
import { inExcel } from '../../src/excel/session';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { TOOLS } from '../../src/domain/model/tools';
import { openHere } from '../embedded';

const LEGEND = [
  ['Cumplido', '#00B050'],
  ['Pendiente sin evidencia', '#FF0000'],
] as const;

/** A small matrix whose title stands in `row` (from 0), with a date cell under a label. */
async function draw(row: number, format: string, serial: number | string): Promise<EmbeddedExcel> {
  const embedded = await openHere(null);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRangeByIndexes(row, 0, 1, 2).formulas = [['Corte al:', serial]];
    sheet.getCell(row, 1).numberFormat = [[format]];
    sheet.getRangeByIndexes(row + 2, 0, 1, 4).values = [
      ['Municipio', ...TOOLS.slice(0, 3).map(({ name }) => name)],
    ];
    sheet.getRangeByIndexes(row + 3, 0, 2, 4).values = [
      ['Metepec', 'P', 'Cumplido', 1],
      ['Toluca', '', 'Cumplido', 0],
    ];
    sheet.getCell(row + 3, 1).format.font.name = 'Wingdings 2';
    sheet.getCell(row + 4, 2).format.font.strikethrough = true;
    sheet.getRangeByIndexes(row + 3, 3, 2, 1).numberFormat = [
      ['"Cumplido";;"Pendiente"'],
      ['"Cumplido";;"Pendiente"'],
    ];
    sheet.getCell(row + 4, 1).format.fill.color = '#FF0000';
    sheet.getCell(row + 7, 0).values = [['Simbología']];
    LEGEND.forEach(([label, color], i) => {
      sheet.getCell(row + 8 + i, 0).format.fill.color = color;
      sheet.getCell(row + 8 + i, 1).values = [[label]];
    });
    await context.sync();
  });
  return embedded;
}

async function seen(): Promise<unknown> {
  const { matrix } = await readWorkbook();
  const [round] = matrix.rounds;
  const kinds = round!.rows.map(({ readings }) =>
    Object.values(readings).map((r) => (r.kind === 'state' ? r.state : r.kind)),
  );
  return [round!.reportedOn, kinds];
}

const READ = [
  '2023-05-04',
  [
    ['cumplido', 'cumplido', 'other'],
    ['sin_evidencia', 'other', 'other'],
  ],
];

test.each([0, 20, 36, 39, 45, 200, 500])(
  '[R23] a date, glyphs and words of number formats read alike %s rows down',
  async (row) => {
    const embedded = await draw(row, 'm/d/yyyy', 45_050);
    expect(await seen()).toEqual(READ);
    embedded.close();
  },
);

test.each([
  ['[$-80A]d "de" mmmm "de" yyyy', 45_050],
  ['d-mmm', 45_050],
  ['m/d/yyyy h:mm', 45_050.5],
  ['dd/mm/yy', '=45049+1'],
  ['m/d/yyyy', '=DATE(2023,5,4)'],
])('[R23] in the format %j the day is that of the number', async (format, serial) => {
  const embedded = await draw(0, format, serial);
  expect(await seen()).toEqual(READ);
  embedded.close();
});

test('[L20] applying the legend over a glyph writes plain letters, and undoing gives the font back', async () => {
  const embedded = await draw(0, 'm/d/yyyy', 45_050);
  const fontOf = async () =>
    Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getFirst().getCell(3, 1);
      cell.load('values,format/font/name');
      await context.sync();
      return [cell.values[0]![0], cell.format.font.name];
    });
  await applyLegend();
  expect(await fontOf()).toEqual(['Cumplido', 'Calibri']);
  expect(await seen()).toEqual(READ);
  await undoLast();
  expect(await fontOf()).toEqual(['P', 'Wingdings 2']);
  embedded.close();
});

test('[R23] dates, glyphs and struck texts cost no further request', async () => {
  const embedded = await draw(0, 'm/d/yyyy', 45_050);
  embedded.traffic.reset();
  await inExcel('leer', readSheets);
  expect(embedded.traffic.requests).toBe(2);
  embedded.close();
});

test('[R23] in a workbook that counts from 1904 the days are those that a person sees', async () => {
  const drawn = await draw(0, 'm/d/yyyy', 45_050 - 1462);
  const parts = unzipSync(await drawn.save());
  drawn.close();
  const book = strFromU8(parts['xl/workbook.xml']!);
  const dated = book.includes('<workbookPr')
    ? book.replace('<workbookPr', '<workbookPr date1904="1"')
    : book.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
  const embedded = await openHere(zipSync({ ...parts, 'xl/workbook.xml': strToU8(dated) }));
  expect(await seen()).toEqual(READ);
  embedded.close();
});
