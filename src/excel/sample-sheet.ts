/** How is one round of the example drawn on a new sheet? As people lay theirs out: colours, without a word in a cell. */
import { areaAddress, type Area } from '../domain/grid';
import { DIMENSIONS } from '../domain/model/dimensions';
import { TOOLS } from '../domain/model/tools';
import { rectangles } from '../domain/rectangles';
import { SAMPLE_HEADING, SAMPLE_MUNICIPALITIES, type SampleRound } from '../domain/sample';
import { widthInPoints } from './sheet-design';
import { addLooks, addPages, beginSheet } from './steps';

/** Zero-based rows and columns of every sheet of the example. */
const ROW = { heading: 0, title: 1, dimensions: 2, header: 3, first: 4 } as const;
const COLUMN = { number: 0, municipality: 1, first: 2 } as const;
const LAST_COLUMN = COLUMN.first + TOOLS.length - 1;
const LAST_ROW = ROW.first + SAMPLE_MUNICIPALITIES.length - 1;
/** Row of the legend's title, below an empty one; its entries follow. */
const LEGEND_ROW = LAST_ROW + 2;
const LABEL_WIDTH = 6;

/** Adds a sheet of this name with the round's table and legend. Within the caller's request. */
export function writeSampleSheet(context: Excel.RequestContext, name: string, sample: SampleRound): void {
  const sheet = beginSheet(context, name);
  writeTexts(sheet, sample);
  dress(sheet);
  paintStates(sheet, sample);
  writeLegend(sheet, sample);
  addLooks(context, () =>
    sheet.freezePanes.freezeAt(
      range(sheet, { top: 0, left: 0, bottom: ROW.header, right: COLUMN.municipality }),
    ),
  );
  addPages(context, () => {
    const { pageLayout } = context.workbook.worksheets.getItem(name);
    pageLayout.orientation = 'Landscape';
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
  });
}

function writeTexts(sheet: Excel.Worksheet, { title }: SampleRound): void {
  const width = LAST_COLUMN + 1;
  const line = (texts: readonly (string | number)[]) => [
    ...texts,
    ...Array<string>(width - texts.length).fill(''),
  ];
  const above = TOOLS.map(({ dimension }, index) => {
    if (TOOLS[index - 1]?.dimension === dimension) return '';
    const { heading, description } = DIMENSIONS.find(({ id }) => id === dimension)!;
    return `${heading}: ${description}`;
  });
  range(sheet, { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN }).values = [
    line([SAMPLE_HEADING]),
    line([title]),
    ['Dimensión', '', ...above],
    ['No.', 'Municipio', ...TOOLS.map(({ name }) => name)],
    ...SAMPLE_MUNICIPALITIES.map((name, index) => line([index + 1, name])),
  ];
}

function dress(sheet: Excel.Worksheet): void {
  const all = range(sheet, { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN });
  all.format.horizontalAlignment = 'Center';
  all.format.verticalAlignment = 'Center';
  all.format.wrapText = true;
  for (const edge of EDGES) {
    const border = all.format.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = '#808080';
  }
  const names = { top: ROW.first, left: COLUMN.municipality, bottom: LAST_ROW, right: COLUMN.municipality };
  range(sheet, names).format.horizontalAlignment = 'Left';
  const head = range(sheet, { top: 0, left: 0, bottom: ROW.header, right: LAST_COLUMN });
  head.format.font.bold = true;
  head.format.font.size = 8;
  const widths: [number, number, number][] = [
    [COLUMN.number, COLUMN.number, 5],
    [COLUMN.municipality, COLUMN.municipality, 22],
    [COLUMN.first, LAST_COLUMN, 13],
  ];
  for (const [left, right, width] of widths) {
    range(sheet, { top: 0, left, bottom: 0, right }).getEntireColumn().format.columnWidth =
      widthInPoints(width);
  }
  sheet.getCell(ROW.dimensions, 0).getEntireRow().format.rowHeight = 90;
  sheet.getCell(ROW.header, 0).getEntireRow().format.rowHeight = 70;
  for (const area of mergedHeads()) range(sheet, area).merge();
}

const EDGES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
] as const;

function mergedHeads(): Area[] {
  const row = (at: number, left: number, right: number): Area => ({ top: at, left, bottom: at, right });
  return [
    row(ROW.heading, 0, LAST_COLUMN),
    row(ROW.title, 0, LAST_COLUMN),
    row(ROW.dimensions, COLUMN.number, COLUMN.municipality),
    ...DIMENSIONS.map(({ id }) => {
      const columns = TOOLS.flatMap(({ dimension }, index) =>
        dimension === id ? [COLUMN.first + index] : [],
      );
      return row(ROW.dimensions, columns[0]!, columns.at(-1)!);
    }),
  ];
}

/** One call for each rectangle of a colour. */
function paintStates(sheet: Excel.Worksheet, { legend, states }: SampleRound): void {
  legend.forEach(({ color }, entry) => {
    const cells = states.flatMap((line, row) =>
      [...line].flatMap((sign, column) =>
        sign === String(entry) ? [{ row: ROW.first + row, column: COLUMN.first + column }] : [],
      ),
    );
    for (const area of rectangles(cells)) range(sheet, area).format.fill.color = color;
  });
}

function writeLegend(sheet: Excel.Worksheet, { legend }: SampleRound): void {
  const title = sheet.getCell(LEGEND_ROW, COLUMN.municipality);
  title.values = [['Simbología:']];
  title.format.font.bold = true;
  legend.forEach(({ label, color }, index) => {
    const row = LEGEND_ROW + 1 + index;
    sheet.getCell(row, COLUMN.municipality).format.fill.color = color;
    sheet.getCell(row, COLUMN.first).values = [[label]];
    range(sheet, {
      top: row,
      left: COLUMN.first,
      bottom: row,
      right: COLUMN.first + LABEL_WIDTH - 1,
    }).merge();
  });
}

function range(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRange(areaAddress(area));
}
