/** How does a ficha open: links, title, the banner of a changed matrix, notices, overall progress and dimensions? */
import { LOOK, TABLE_HEAD, type CellStyle } from '../../excel/sheet-design';
import { sameOrderFormula } from '../../excel/state-order';
import { textHeight } from '../../excel/text-height';
import { quoteSheet } from '../../excel/own-sheets';
import { address } from '../../domain/grid';
import { orderMark } from '../../domain/state-order';
import { isFulfilled } from '../../domain/transition';
import { quoted } from './comparison-text';
import {
  bigContent,
  bigNoteContent,
  commonContent,
  fulfilledContent,
  SQUARES,
  squaresContent,
  tallyContent,
} from './factsheet-figures';
import { fixed, lastTwo, progressRow, toolArea, type Layout, type RoundColumn } from './factsheet-layout';
import { changedFormula, commonCells, countCells, sheetRowFormula } from './factsheet-live';
import { drawStrip } from './factsheet-strip';
import { span, type SheetCanvas } from './sheet-canvas';
import { shortened } from './text-pieces';

/** The banner's sentence when the order of states is another one. */
const ANOTHER_ORDER =
  'El orden de los estados cambió desde esta redacción: los cambios y el texto siguen el anterior. Vuelva a hacer la ficha.';

/** The banner's sentence; the words that tell that the text is older than the states. */
export const CHANGED =
  'La matriz cambió desde esta redacción: los estados y las cifras ya son los nuevos, el texto no. Vuelva a hacer la ficha.';

const CHANGED_BELOW =
  'La matriz cambió desde esta redacción: hay párrafos editados con un texto propuesto. Revíselos abajo.';

/** Everything above the table of tools. */
export function drawHead(canvas: SheetCanvas, layout: Layout): void {
  drawLinks(canvas, layout);
  drawTitle(canvas, layout);
  drawBanner(canvas, layout);
  drawNotices(canvas, layout);
  drawOverall(canvas, layout);
  drawStrip(canvas, layout, layout.rows.strip);
  drawProgress(canvas, layout);
}

function drawLinks(canvas: SheetCanvas, layout: Layout): void {
  const { rows, page } = layout;
  const back = layout.rounds.findLast(({ source }) => source.row !== null);
  if (back) drawBackLink(canvas, layout, back);
  if (page.index !== null) {
    canvas.link({ row: rows.nav, column: 1, sheet: page.index, cell: 'A1', text: 'Índice de fichas' });
  }
  canvas.style(span(rows.nav, 0, 1), { color: LOOK.link, size: 9, underlined: true });
  canvas.height(rows.nav, 16);
}

const BACK = '‹ Volver a la matriz';

function drawBackLink(canvas: SheetCanvas, layout: Layout, round: RoundColumn): void {
  const row = layout.rows.nav;
  const { sheet, municipalityColumn } = round.source.round;
  if (round.live) {
    const column = address(0, municipalityColumn).replace(/\d+/, '');
    const target = `${quoted(`#${quoteSheet(sheet)}!${column}`)}&(${sheetRowFormula(layout, round)})`;
    canvas.put(row, 0, { formula: `=HYPERLINK(${target},${quoted(BACK)})` });
  } else {
    canvas.link({ row, column: 0, sheet, cell: address(round.source.row!, municipalityColumn), text: BACK });
  }
}

function drawTitle(canvas: SheetCanvas, layout: Layout): void {
  const { page, rows, columns } = layout;
  const { code } = page.factsheet;
  // A name that is as long as a text stands whole in the narrative.
  drawWide(canvas, layout, rows.title, shortened(page.factsheet.title), { size: 18, bold: true }, 28);
  canvas.style(span(rows.title, 0, columns.right), { color: LOOK.head });
  const who = code === null ? 'municipio sin identificar en la lista oficial' : `clave INEGI ${code}`;
  const rounds = page.factsheet.rounds.at(-1)!;
  const when = rounds.dates === null ? rounds.title : `${rounds.title}, ${rounds.dates}`;
  const what = `Ficha de seguimiento del Modelo Regional de Transparencia Municipal · ${who} · ${when}`;
  drawWide(canvas, layout, rows.subtitle, what, {}, 18);
  canvas.style(span(rows.subtitle, 0, columns.right), { color: LOOK.soft, underline: LOOK.head });
}

/** A text over the whole width, its row as tall as it needs. */
function drawWide(
  canvas: SheetCanvas,
  { columns, widths }: Layout,
  row: number,
  text: string,
  style: Pick<CellStyle, 'size' | 'bold' | 'italic'>,
  least: number,
): void {
  const area = span(row, 0, columns.right);
  canvas.put(row, 0, text);
  canvas.merge(area);
  canvas.style(area, { wrap: true, ...style });
  canvas.height(row, Math.max(least, textHeight(text, { widths, ...style }, 3)));
}

/** Blank and thin until the matrix changes; then the sentence stands out, with or without the add-in. */
function drawBanner(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns, page } = layout;
  const stale = page.story.some(({ kept }) => kept?.stale === true);
  const otherwise = stale ? CHANGED_BELOW : '';
  const changed = changedFormula(layout);
  const area = span(rows.banner, 0, columns.right);
  if (changed !== null) {
    const same = sameOrderFormula(orderMark(page.sources.at(-1)!.round.ranks));
    const matrix = `IF(${changed},${quoted(CHANGED)},${quoted(otherwise)})`;
    canvas.put(rows.banner, 0, { formula: `=IF(${same},${matrix},${quoted(ANOTHER_ORDER)})` });
  } else if (stale) canvas.put(rows.banner, 0, otherwise);
  canvas.style(span(rows.banner, 0, 0), { bold: true, color: LOOK.warn, indent: 1 });
  const first = fixed(span(rows.banner, 0, 0));
  canvas.when({ area, formula: `=${first}<>""`, fill: LOOK.warnFill });
  canvas.height(rows.banner, 17);
}

function drawNotices(canvas: SheetCanvas, layout: Layout): void {
  layout.notices.forEach((text, index) => {
    const row = layout.rows.notices + index;
    drawWide(canvas, layout, row, text, { italic: true, size: 9 }, 14);
    canvas.style(span(row, 0, layout.columns.right), { color: LOOK.soft });
  });
}

function drawOverall(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns, page, rounds } = layout;
  const last = rounds.at(-1)!;
  const { tally } = page.factsheet.rounds.at(-1)!;
  const at = countCells(last, rows.total);
  const row = rows.overall;
  canvas.put(row, 0, bigContent(tally, at));
  canvas.put(row, 1, bigNoteContent(tally, at));
  const compared = lastTwo(layout);
  if (compared) {
    const lead = `Respecto del ${lowered(compared[0].title)}`;
    canvas.put(row, 2, commonContent(page.factsheet.common, commonCells(layout, rows.total), lead));
  }
  canvas.style(span(row, 0, columns.right), { fill: LOOK.band });
  canvas.style(span(row, 0, 0), { size: 22, bold: true, color: LOOK.head, align: 'Center' });
  canvas.style(span(row, 1, 1), { wrap: true });
  canvas.merge(span(row, 2, columns.right));
  canvas.style(span(row, 2, 2), { wrap: true, align: 'Left' });
  canvas.height(row, 36);
}

function drawProgress(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns, rounds, page } = layout;
  drawSection(canvas, layout, rows.progress - 1, 'Avance por dimensión');
  canvas.height(rows.progress - 2, 8);
  canvas.putRow(rows.progress, 0, ['Dimensión', `Herramientas en el ${lowered(rounds.at(-1)!.title)}`]);
  drawTableHead(canvas, span(rows.progress, 0, lastTitled(layout)));
  drawRoundHeads(canvas, layout, rows.progress, true);
  if (columns.change !== null) {
    canvas.put(rows.progress, columns.change, 'Variación en las cumplidas');
    canvas.merge(span(rows.progress, columns.change, columns.right));
  }
  page.factsheet.dimensions.forEach(({ dimension }, index) => {
    const row = progressRow(layout, index);
    canvas.put(row, 0, dimension.heading);
    drawProgressRow(canvas, layout, row, index);
    canvas.height(row, ROW);
  });
  canvas.put(rows.total, 0, 'Total');
  drawProgressRow(canvas, layout, rows.total, null);
  canvas.height(rows.total, ROW);
  dressProgress(canvas, layout);
}

const ROW = 28;

function drawProgressRow(canvas: SheetCanvas, layout: Layout, row: number, dimension: number | null): void {
  const { factsheet } = layout.page;
  const tallyOf = (round: RoundColumn) =>
    dimension === null
      ? factsheet.rounds[round.index]!.tally
      : factsheet.dimensions[dimension]!.tallies[round.index]!;
  const last = layout.rounds.at(-1)!;
  canvas.put(row, 1, squaresContent(tallyOf(last), countCells(last, row)));
  for (const round of layout.rounds) {
    const content = round.writtenOut
      ? tallyContent(tallyOf(round), countCells(round, row))
      : narrowContent(layout, round, tallyOf(round), dimension);
    canvas.put(row, round.column, content);
  }
  const { change, right } = layout.columns;
  if (change === null) return;
  const common = dimension === null ? factsheet.common : factsheet.dimensions[dimension]!.common;
  canvas.put(row, change, commonContent(common, commonCells(layout, row)));
  canvas.merge(span(row, change, right));
}

function narrowContent(
  { groups, rows }: Layout,
  round: RoundColumn,
  tally: Parameters<typeof fulfilledContent>[0],
  dimension: number | null,
) {
  const area =
    dimension === null
      ? span(rows.tools.top, round.column, round.column, rows.tools.bottom)
      : toolArea(groups[dimension]!, round.column);
  const label = round.labels.find(({ state }) => isFulfilled(state))?.label;
  return fulfilledContent(tally, round.live ? fixed(area) : null, label);
}

/** The table of dimensions ends with the rounds when there is nothing to compare. */
function lastTitled({ columns, rounds }: Layout): number {
  return columns.change === null ? rounds.at(-1)!.column : columns.right;
}

function dressProgress(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns, rounds } = layout;
  const right = lastTitled(layout);
  const body = span(rows.progress + 1, 0, right, rows.total);
  canvas.style(body, { grid: LOOK.line, size: 9 });
  canvas.style(span(body.top, 0, 0, body.bottom), { indent: 1 });
  canvas.style(span(body.top, 1, 1, body.bottom), { size: 12, color: LOOK.head, indent: 1 });
  canvas.style(span(body.top, 2, rounds.at(-1)!.column, body.bottom), { align: 'Center', wrap: true });
  if (columns.change !== null)
    canvas.style(span(body.top, columns.change, right, body.bottom), { indent: 1 });
  canvas.style(span(rows.total, 0, right), { bold: true, fill: LOOK.band });
  const [full, open, none] = SQUARES;
  const narrow = rounds.some(({ writtenOut }) => !writtenOut)
    ? ' En las columnas angostas, el número de cumplidas.'
    : '';
  canvas.put(
    rows.key,
    1,
    `${full} cumplida   ${open} con dato, sin cumplir   ${none} sin dato. «15 de 17»: cumplidas, de las que tienen dato.${narrow}`,
  );
  canvas.style(span(rows.key, 1, 1), { size: 8, color: LOOK.soft, indent: 1 });
  canvas.height(rows.key, 13);
  canvas.height(rows.key + 1, 8);
}

/** A heading over the whole width. */
export function drawSection(canvas: SheetCanvas, { columns }: Layout, row: number, title: string): void {
  canvas.put(row, 0, title);
  canvas.style(span(row, 0, columns.right), { bold: true, size: 13, color: LOOK.head });
  canvas.height(row, 22);
}

/** The header of a table: white on the house's green. */
export function drawTableHead(canvas: SheetCanvas, area: ReturnType<typeof span>): void {
  canvas.style(area, { ...TABLE_HEAD, valign: 'Center' });
}

/** The rounds' titles, with their dates where asked; turned in narrow columns. Sets the header's height. */
export function drawRoundHeads(canvas: SheetCanvas, layout: Layout, row: number, dated: boolean): void {
  let height = 20;
  for (const { column, title, dates, writtenOut } of layout.rounds) {
    const text = dated && writtenOut && dates !== null ? `${title}\n${dates}` : title;
    canvas.put(row, column, text);
    const setting = { widths: [layout.widths[column]!], size: 9, bold: true };
    height = Math.max(height, writtenOut ? textHeight(text, setting, 8) : title.length * 4.6);
  }
  const narrow = layout.rounds.filter(({ writtenOut }) => !writtenOut);
  if (narrow.length > 0) {
    canvas.style(span(row, narrow[0]!.column, narrow.at(-1)!.column), { rotation: 90, bold: false, size: 8 });
  }
  canvas.height(row, Math.min(height, 110));
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
