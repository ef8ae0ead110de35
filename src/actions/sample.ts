/** «Libro de ejemplo»: how does someone without a matrix get one to try? */
import { areaAddress, type Area } from '../domain/grid';
import { ILLUSTRATIVE } from '../domain/illustrative';
import { DIMENSIONS } from '../domain/model/dimensions';
import { TOOLS } from '../domain/model/tools';
import { quote } from '../domain/narrative/grammar.es';
import { rectangles } from '../domain/rectangles';
import { ActionError } from '../excel/failure';
import { freeName, markExample } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { widthInPoints } from '../excel/sheet-design';
import { shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { readBook } from './reading';
import { SAMPLE_HEADING, SAMPLE_MUNICIPALITIES, SAMPLE_ROUNDS, type SampleRound } from './sheets/sample-data';

/** Zero-based rows and columns of every sheet of the example. */
const ROW = { heading: 0, title: 1, dimensions: 2, header: 3, first: 4 } as const;
const COLUMN = { number: 0, municipality: 1, first: 2 } as const;
const LAST_COLUMN = COLUMN.first + TOOLS.length - 1;
const LAST_ROW = ROW.first + SAMPLE_MUNICIPALITIES.length - 1;
/** Row of the legend's title, below an empty one; its entries follow. */
const LEGEND_ROW = LAST_ROW + 2;
const LABEL_WIDTH = 6;

/**
 * Adds the example's sheets to a workbook that has no matrix, before anything else in it; a workbook that has one
 * is left as it is. Its states are an example: the workbook is marked so, and every place that shows them says it.
 *
 * @throws ActionError `not_empty` when the workbook has a matrix.
 */
export async function createSample(options: ActionOptions = {}): Promise<Outcome> {
  return inExcel('crear el libro de ejemplo', async (context) => {
    const { snapshot, reading } = await readBook(context, undefined);
    const [round] = reading.matrix.rounds;
    if (round) {
      throw new ActionError(
        'not_empty',
        `Este libro ya tiene una matriz, en ${quote(round.sheet)}: el ejemplo no se agregó. Ábralo en un libro nuevo.`,
      );
    }
    shareBook(null);
    context.application.suspendScreenUpdatingUntilNextSync();
    const taken = new Set(snapshot.sheetNames.map((name) => name.toLowerCase()));
    const sheets = SAMPLE_ROUNDS.map((sample) => {
      const name = freeName(sample.sheet, taken);
      writeRound(context.workbook.worksheets.add(name), sample);
      return name;
    });
    markExample(context, snapshot.names);
    context.workbook.worksheets.getItem(sheets.at(-1)!).activate();
    await context.sync();
    options.progress?.(sheets.length, sheets.length, 'Libro de ejemplo');
    return {
      summary: `Se agregó la matriz de ejemplo, con ${sheets.length} reportes.`,
      notes: [ILLUSTRATIVE],
      sheets,
      cancelled: false,
    };
  });
}

function writeRound(sheet: Excel.Worksheet, sample: SampleRound): void {
  writeTexts(sheet, sample);
  dress(sheet);
  paintStates(sheet, sample);
  writeLegend(sheet, sample);
  sheet.freezePanes.freezeAt(
    range(sheet, { top: 0, left: 0, bottom: ROW.header, right: COLUMN.municipality }),
  );
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
