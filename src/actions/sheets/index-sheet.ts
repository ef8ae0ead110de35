/** What does the sheet Índice hold? A line for each municipality: its ficha and how it stands in the latest round. */
import { firstRows, type MunicipalityRef } from '../../domain/align';
import type { ForeignState } from '../../domain/foreign-states';
import { ILLUSTRATIVE } from '../../domain/illustrative';
import type { Round } from '../../domain/matrix';
import { TOOLS } from '../../domain/model/tools';
import { nameRounds } from '../../domain/narrative/round-name.es';
import { common, percentage, tally, type Common, type Tally } from '../../domain/progress';
import { NO_DATA_STATES } from '../../domain/state';
import { isFulfilled, sideOf, type Side } from '../../domain/transition';
import { quoteSheet } from '../../excel/own-sheets';
import { LOOK, TABLE_HEAD, THOUSANDS, type Content, type SheetDesign } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { dayText } from './day-text';
import { quoted } from './comparison-text';
import { fixed } from './factsheet-layout';
import { SQUARES } from './factsheet-figures';
import { SheetCanvas, span } from './sheet-canvas';
import { shortened } from './text-pieces';

/** The name that the sheet asks for. */
export const INDEX_NAME = 'Índice';

/** One municipality of the index. */
export interface IndexEntry {
  readonly municipality: MunicipalityRef;
  /** Sheet of its ficha; null when it has none. */
  readonly sheet: string | null;
  /** Its name as the latest round's row has it, when formulas can follow that row; else null. */
  readonly follows: string | null;
  /** Findings in its rows. */
  readonly findings: number;
}

/** Everything that the index is composed from. */
export interface IndexPage {
  readonly entries: readonly IndexEntry[];
  /** Fichas of municipalities that the matrix no longer has, by sheet. */
  readonly orphans: readonly string[];
  /** The rounds told, in order. */
  readonly rounds: readonly Round[];
  /** True when the latest round's values say all that it says. */
  readonly live: boolean;
  /** Texts of the latest round that spell a state which its legend lacks. */
  readonly foreign: readonly Pick<ForeignState, 'state' | 'text'>[];
  /** True when the states are an example: the sheet says so. */
  readonly illustrative: boolean;
  readonly today: Date;
}

const TITLE = 0;
const HEAD = 4;
const TOP = HEAD + 1;

type Measure =
  | 'name'
  | 'code'
  | 'fulfilled'
  | 'withData'
  | 'blank'
  | 'unread'
  | 'share'
  | 'squares'
  | 'change'
  | 'cells'
  | 'findings'
  | 'note';

interface Column {
  readonly key: Measure;
  readonly heading: string;
  readonly width: number;
}

interface Line {
  readonly entry: IndexEntry;
  readonly tally: Tally;
  readonly common: Common | null;
  readonly listed: boolean;
}

interface Plan {
  readonly page: IndexPage;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  /** Labels of the latest round that count as data; those of them that count as fulfilled. */
  readonly labels: { readonly data: readonly string[]; readonly fulfilled: readonly string[] };
  readonly live: boolean;
}

/** The index of the fichas as a design: formulas over the latest round when it is live, else values. */
export function indexSheet(page: IndexPage): SheetDesign {
  const plan = planOf(page);
  const canvas = new SheetCanvas();
  drawTitle(canvas, plan);
  drawHead(canvas, plan);
  plan.lines.forEach((line, index) => drawLine(canvas, plan, line, TOP + index));
  drawFormulas(canvas, plan);
  drawTotal(canvas, plan);
  dress(canvas, plan);
  drawOrphans(canvas, plan);
  const hidden = plan.columns.length;
  const { lines } = plan;
  return canvas.design({
    kind: 'indice',
    key: '',
    name: INDEX_NAME,
    tabColor: LOOK.tab,
    widths: plan.columns.map(({ width }) => width),
    hiddenColumns: plan.live ? [hidden, hidden + 1] : [],
    frozen: { rows: TOP, columns: 1 },
    titleRows: [HEAD, HEAD],
    landscape: true,
    ...(page.illustrative ? { pageHeader: { right: ILLUSTRATIVE } } : {}),
    filter: lines.length === 0 ? null : span(HEAD, 0, plan.columns.length - 1, TOP + lines.length - 1),
  });
}

function planOf(page: IndexPage): Plan {
  const last = page.rounds.at(-1)!;
  const previous = page.rounds.at(-2) ?? null;
  const lines = page.entries.map((entry): Line => {
    const now = sidesOf(last, entry.municipality);
    const before = previous && sidesOf(previous, entry.municipality);
    return {
      entry,
      tally: tally(now),
      common: before && common(now.map((side, index) => [before[index]!, side] as const)),
      listed: firstRows(last).has(entry.municipality.key),
    };
  });
  const labels = labelsOf(last, page.foreign);
  const searchable = labels.data.every((label) => label.length <= 250);
  return { page, lines, labels, columns: columnsOf(lines, previous), live: page.live && searchable };
}

function sidesOf(round: Round, { key }: MunicipalityRef): Side[] {
  const row = firstRows(round).get(key) ?? null;
  return TOOLS.map(({ id }) => sideOf(row, id));
}

function labelsOf({ legend }: Round, foreign: IndexPage['foreign']): Plan['labels'] {
  const typed = foreign.map(({ text, state }) => ({ label: text, state }));
  const all = [...(legend?.entries ?? []), ...typed];
  const entries = all.filter(({ state }) => !NO_DATA_STATES.has(state));
  const once = (labels: string[]) => [
    ...new Map(labels.map((label) => [label.toLowerCase(), label])).values(),
  ];
  return {
    data: once(entries.map(({ label }) => label)),
    fulfilled: once(entries.filter(({ state }) => isFulfilled(state)).map(({ label }) => label)),
  };
}

function columnsOf(lines: readonly Line[], previous: Round | null): Column[] {
  const longest = Math.max(20, ...lines.map(({ entry }) => shownName(entry.municipality).length));
  const [name] = previous ? nameRounds([previous]) : [];
  return [
    { key: 'name', heading: 'Municipio', width: Math.min(38, longest + 3) },
    { key: 'code', heading: 'Clave INEGI', width: 9 },
    { key: 'fulfilled', heading: 'Cumplidas', width: 10 },
    { key: 'withData', heading: 'Con dato', width: 8 },
    { key: 'blank', heading: 'Sin dato', width: 8 },
    ...(lines.some(({ tally }) => tally.unread > 0)
      ? [{ key: 'unread' as const, heading: 'Sin lectura', width: 8 }]
      : []),
    { key: 'share', heading: 'Cumplidas de las que tienen dato', width: 13 },
    { key: 'squares', heading: 'Herramientas', width: 28 },
    ...(name
      ? [
          { key: 'change' as const, heading: `Más o menos cumplidas que en el ${name.short}`, width: 16 },
          { key: 'cells' as const, heading: 'Con dato en ambos', width: 10 },
        ]
      : []),
    { key: 'findings', heading: 'Hallazgos', width: 10 },
    { key: 'note', heading: 'Nota', width: 32 },
  ];
}

function shownName({ name, written }: MunicipalityRef): string {
  return name ?? written;
}

/** The name as the table has it: the ficha and the matrix have one that is as long as a text whole. */
function tableName(municipality: MunicipalityRef): string {
  return shortened(shownName(municipality));
}

function columnOf({ columns }: Plan, key: Measure): number {
  return columns.findIndex((column) => column.key === key);
}

function drawTitle(canvas: SheetCanvas, { page, live, columns }: Plan): void {
  const name = nameRounds(page.rounds).at(-1)!;
  canvas.put(TITLE, 0, 'Índice de fichas');
  canvas.put(
    1,
    0,
    `Modelo Regional de Transparencia Municipal · ${name.full.charAt(0).toUpperCase()}${name.full.slice(1)}`,
  );
  const day = dayText(page.today);
  const compared = page.rounds.length > 1 ? 'la variación y los hallazgos' : 'los hallazgos';
  const notice = live
    ? `Cumplidas, con dato y sin dato siguen al reporte; ${compared} son del ${day}.`
    : `Cifras del ${day}: no cambian con la matriz. Aplique la simbología y vuelva a hacer las fichas para que se actualicen solas.`;
  canvas.put(2, 0, page.illustrative ? `${ILLUSTRATIVE} ${notice}` : notice);
  canvas.style(span(0, 0, 0), { size: 18, bold: true, color: LOOK.head });
  canvas.style(span(1, 0, 0), { size: 11, color: LOOK.soft });
  canvas.style(span(2, 0, columns.length - 1), {
    italic: true,
    size: 9,
    ...(live && !page.illustrative ? { color: LOOK.soft } : { color: LOOK.warn, fill: LOOK.warnFill }),
  });
  [28, 17, 15, 6].forEach((height, row) => canvas.height(row, height));
}

function drawHead(canvas: SheetCanvas, { columns }: Plan): void {
  columns.forEach(({ heading }, column) => canvas.put(HEAD, column, heading));
  canvas.style(span(HEAD, 0, columns.length - 1), TABLE_HEAD);
  canvas.height(HEAD, 40);
}

function drawLine(canvas: SheetCanvas, plan: Plan, line: Line, row: number): void {
  const { sheet, municipality } = line.entry;
  plan.columns.forEach(({ key }, column) => canvas.put(row, column, valueOf(line, key)));
  if (sheet !== null) canvas.link({ row, column: 0, sheet, cell: 'A1', text: tableName(municipality) });
  if (noteOf(line) !== null && municipality.code === null) {
    canvas.style(span(row, 0, plan.columns.length - 1), { fill: LOOK.warnFill });
  }
}

function valueOf(line: Line, key: Measure): Content {
  const { entry, tally: counts, common: shared } = line;
  switch (key) {
    case 'name':
      return tableName(entry.municipality);
    case 'code':
      return entry.municipality.code === null ? null : Number(entry.municipality.code);
    case 'fulfilled':
    case 'withData':
    case 'blank':
    case 'unread':
      return counts[key];
    case 'share': {
      const share = percentage(counts.fulfilled, counts.withData);
      return share === null ? null : share / 100;
    }
    case 'squares':
      return squares(counts);
    case 'change':
      return shared && shared.cells > 0 ? shared.fulfilledTo - shared.fulfilledFrom : null;
    case 'cells':
      return shared && shared.cells;
    case 'findings':
      return entry.findings;
    case 'note':
      return noteOf(line);
  }
}

function squares({ fulfilled, withData, total }: Tally): string {
  const [full, open, none] = SQUARES;
  return full.repeat(fulfilled) + open.repeat(withData - fulfilled) + none.repeat(total - withData);
}

function noteOf({ entry, listed }: Line): string | null {
  const notes = [
    ...(entry.municipality.code === null ? ['Nombre no reconocido: vea Hallazgos.'] : []),
    ...(listed ? [] : ['No figura en este reporte.']),
    ...(entry.sheet === null ? ['Sin ficha.'] : []),
  ];
  return notes.length === 0 ? null : notes.join(' ');
}

/** Over a live round the counts follow the municipality's row, wherever sorting puts it. */
function drawFormulas(canvas: SheetCanvas, plan: Plan): void {
  if (!plan.live || plan.lines.length === 0) return;
  const round = plan.page.rounds.at(-1)!;
  const { body, municipalityColumn } = round;
  const bottom = TOP + plan.lines.length - 1;
  const hidden = plan.columns.length;
  plan.lines.forEach(({ entry }, index) =>
    canvas.put(TOP + index, hidden, entry.follows === null ? null : entry.follows.replace(/[~*?]/g, '~$&')),
  );
  const down = (column: number, formula: string) =>
    canvas.putDown(span(TOP, column, column, bottom), [formula]);
  const at = (column: number) => `$${canvasCell(TOP, column)}`;
  const names = inSheet(round, span(body.top, municipalityColumn, municipalityColumn, body.bottom));
  down(hidden + 1, `=MATCH(${at(hidden)},${names},0)`);
  const row = `INDEX(${inSheet(round, body)},${at(hidden + 1)},0)`;
  const counted = (labels: readonly string[]) =>
    labels.map((label) => `COUNTIF(${row},${criterion(label)})`).join('+') || '0';
  const [fulfilled, withData, unread] = (['fulfilled', 'withData', 'unread'] as const).map((key) =>
    columnOf(plan, key),
  ) as [number, number, number];
  down(fulfilled, `=IFERROR(${counted(plan.labels.fulfilled)},0)`);
  down(withData, `=IFERROR(${counted(plan.labels.data)},0)`);
  const without = `${TOOLS.length}-${at(withData)}`;
  down(columnOf(plan, 'blank'), `=${without}${unread < 0 ? '' : `-${at(unread)}`}`);
  down(columnOf(plan, 'share'), `=${shareOf(at(fulfilled), at(withData))}`);
  const [full, open, none] = SQUARES;
  down(
    columnOf(plan, 'squares'),
    `=REPT("${full}",${at(fulfilled)})&REPT("${open}",${at(withData)}-${at(fulfilled)})&REPT("${none}",${without})`,
  );
}

function canvasCell(row: number, column: number): string {
  return fixed(span(row, column, column)).replace(/\$/g, '');
}

function inSheet({ sheet }: Round, area: ReturnType<typeof span>): string {
  return `${quoteSheet(sheet)}!${fixed(area)}`;
}

/** A label as a criterion: wildcards and a leading operator are taken literally. */
function criterion(label: string): string {
  const plain = label.replace(/[~*?]/g, '~$&');
  return quoted(/^[=<>]/.test(plain) ? `=${plain}` : plain);
}

function shareOf(fulfilled: string, withData: string): string {
  return `IF(${withData}=0,"",${fulfilled}/${withData})`;
}

function drawTotal(canvas: SheetCanvas, plan: Plan): void {
  const row = TOP + plan.lines.length;
  canvas.put(row, 0, 'Total');
  for (const key of ['fulfilled', 'withData', 'blank', 'unread', 'change', 'cells', 'findings'] as const) {
    const column = columnOf(plan, key);
    if (column >= 0) {
      canvas.put(row, column, { formula: `=SUM(${fixed(span(TOP, column, column, row - 1))})` });
    }
  }
  const [fulfilled, withData] = [columnOf(plan, 'fulfilled'), columnOf(plan, 'withData')];
  const share = shareOf(canvasCell(row, fulfilled), canvasCell(row, withData));
  canvas.put(row, columnOf(plan, 'share'), { formula: `=${share}` });
}

function dress(canvas: SheetCanvas, plan: Plan): void {
  const { columns, lines } = plan;
  const bottom = TOP + lines.length;
  const right = columns.length - 1;
  canvas.style(span(TOP, 0, right, bottom), { grid: LOOK.line });
  canvas.style(span(TOP, 0, 0, bottom), { indent: 1, wrap: true });
  canvas.style(span(TOP, 2, right - 1, bottom), { numberFormat: THOUSANDS });
  canvas.style(span(TOP, 1, right - 1, bottom), { align: 'Center' });
  const column = (key: Measure) => span(TOP, columnOf(plan, key), columnOf(plan, key), bottom);
  canvas.style(column('code'), { numberFormat: '0', color: LOOK.soft });
  canvas.style(column('share'), { numberFormat: '0.0 %' });
  canvas.style(column('squares'), { align: 'Left', color: LOOK.head, indent: 1 });
  if (columnOf(plan, 'change') >= 0) canvas.style(column('change'), { numberFormat: '+#,##0;"−"#,##0;0' });
  canvas.style(column('note'), { indent: 1, size: 9, color: LOOK.soft, wrap: true });
  for (const { from, to } of linked(lines))
    canvas.style(span(TOP + from, 0, 0, TOP + to), { color: LOOK.link, underlined: true });
  canvas.style(span(bottom, 0, right), { bold: true, fill: LOOK.band });
  for (let row = TOP; row < bottom; row++) canvas.height(row, lineHeight(columns, lines[row - TOP]!));
  canvas.height(bottom, 18);
  const [full, open, none] = SQUARES;
  canvas.put(
    bottom + 1,
    0,
    `${full} cumplida   ${open} con dato, sin cumplir   ${none} sin dato o sin lectura`,
  );
  canvas.style(span(bottom + 1, 0, 0), { size: 8, color: LOOK.soft });
}

function lineHeight(columns: readonly Column[], line: Line): number {
  const name = { widths: [columns[0]!.width], indent: 1 };
  const note = { widths: [columns.at(-1)!.width], size: 9, indent: 1 };
  const heights = [
    textHeight(tableName(line.entry.municipality), name),
    textHeight(noteOf(line) ?? '', note),
  ];
  return Math.max(18, ...heights);
}

/** Runs of lines that have a ficha. */
function linked(lines: readonly Line[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  lines.forEach(({ entry }, index) => {
    if (entry.sheet === null) return;
    const last = runs.at(-1);
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

function drawOrphans(canvas: SheetCanvas, { page, lines, columns }: Plan): void {
  if (page.orphans.length === 0) return;
  const top = TOP + lines.length + 3;
  canvas.put(top, 0, 'Fichas de municipios que ya no están en la matriz');
  canvas.style(span(top, 0, columns.length - 1), { bold: true, color: LOOK.head, underline: LOOK.line });
  page.orphans.forEach((sheet, index) => {
    canvas.link({ row: top + 1 + index, column: 0, sheet, cell: 'A1', text: sheet });
    canvas.style(span(top + 1 + index, 0, 0), { color: LOOK.link, indent: 1 });
  });
}
