/** How is the trajectory of every cell drawn: the symbols of its states, round by round, in the matrix's columns? */
import { municipalitiesOf, type MunicipalityRef } from '../../domain/align';
import type { Area } from '../../domain/grid';
import type { StateKey } from '../../domain/matrix';
import { TOOLS } from '../../domain/model/tools';
import type { Tool } from '../../domain/model/types';
import { list } from '../../domain/narrative/grammar.es';
import { entryOf, stateLabel } from '../../domain/state';
import type { Point, Trajectory } from '../../domain/trajectory';
import { LOOK, wrappedHeight } from '../../excel/sheet-design';
import { drawToolsHead } from './comparison-head';
import { shownName, type Layout } from './comparison-layout';
import { charactersOf, drawMore, drawSection, LINE, styleAll } from './comparison-lines';
import { LONGEST_LIST } from './comparison-lists';
import { stateAt, type AllRounds } from './comparison-paths';
import { TINTS } from './comparison-transitions';
import { span, type SheetCanvas } from './sheet-canvas';
import { shortened } from './text-pieces';

const NO_DATA = '·';
const UNREAD = '?';
const NBSP = '\u00a0';
/** Symbols that fit side by side in a tool's column, and in the narrowest column of the figures. */
const SIDE_BY_SIDE = 3;
const IN_A_NARROW_COLUMN = 2;
const NARROW = 4.5;
const SIZE = 9;

/** The section, its key and the table, which on paper begins a page. */
export function drawTrajectories(canvas: SheetCanvas, layout: Layout, all: AllRounds, top: number): void {
  const tools = toolsOf(layout, all);
  const perLine = symbolsPerLine(layout, tools);
  drawSection(canvas, layout, top, 'Trayectoria de cada celda');
  const head = drawKey(canvas, layout, all, top + 1, perLine);
  drawToolsHead(canvas, layout, tools, head);
  drawCells(canvas, layout, all, { tools, perLine, top: head + 2 });
}

/** The matrix's columns, and after them, under its figures, the tools that only other rounds have. */
function toolsOf({ tools }: Layout, { paths }: AllRounds): Tool[] {
  const told = new Set(paths.map(({ tool }) => tool));
  return [...tools, ...TOOLS.filter((tool) => told.has(tool.id) && !tools.includes(tool))];
}

/** Lines of about the same length: four rounds are two and two, not three and one. */
function symbolsPerLine({ widths, context: { rounds } }: Layout, tools: readonly Tool[]): number {
  const isNarrow = widths.slice(1, 1 + tools.length).some((width) => width < NARROW);
  const fits = isNarrow ? IN_A_NARROW_COLUMN : SIDE_BY_SIDE;
  return Math.ceil(rounds.length / Math.ceil(rounds.length / fits));
}

/** How a cell is read: the rounds in their order, the states and the signs. Returns the first row under it. */
function drawKey(canvas: SheetCanvas, layout: Layout, all: AllRounds, top: number, perLine: number): number {
  const { rounds } = layout.context;
  const direction =
    perLine < rounds.length ? 'De izquierda a derecha y de arriba abajo' : 'De izquierda a derecha';
  const lines: [string, string][] = [
    ['Reportes', `${direction}: ${list(rounds.map(all.shortName))}.`],
    ['Estados', statesText(layout, all)],
    ['Signos', SIGNS],
  ];
  const width = charactersOf(layout, 1, layout.right);
  lines.forEach(([name, text], index) => {
    const row = top + index;
    canvas.putRow(row, 0, [name, text]);
    canvas.merge(span(row, 1, layout.right));
    // The spaces that set the entries apart are half as wide as letters.
    canvas.height(row, Math.max(15, wrappedHeight(text.replace(GAPS, '   '), width, SIZE)));
  });
  const bottom = top + lines.length - 1;
  canvas.style(span(top, 0, 0, bottom), {
    size: SIZE,
    bold: true,
    color: LOOK.soft,
    align: 'Right',
    indent: 1,
  });
  canvas.style(span(top, 1, layout.right, bottom), { size: SIZE, wrap: true });
  canvas.height(bottom + 1, 5);
  return bottom + 2;
}

const GAP = ' '.repeat(6);
const GAPS = new RegExp(GAP, 'g');
const SIGNS = [
  `${NO_DATA}  sin dato`,
  `${UNREAD}  sin lectura`,
  'celda vacía: sin dato en ningún reporte',
  'en negritas sobre rosa: con algún retroceso',
].join(GAP);

/** Each state that some cell had, as the latest round with it in its legend labels it. */
function statesText({ context: { rounds } }: Layout, { paths, symbols }: AllRounds): string {
  const had = new Set(paths.flatMap(({ points }) => points.map(stateAt)));
  const labelled = (state: StateKey) => rounds.findLast(({ legend }) => entryOf(state, legend));
  return [...symbols]
    .filter(([state]) => had.has(state))
    .map(([state, symbol]) => `${symbol}  ${shortened(stateLabel(state, labelled(state)?.legend))}`)
    .join(GAP);
}

interface Table {
  readonly tools: readonly Tool[];
  readonly perLine: number;
  readonly top: number;
}

function drawCells(canvas: SheetCanvas, layout: Layout, all: AllRounds, table: Table): void {
  const { tools, perLine, top } = table;
  const byCell = new Map(all.paths.map((path) => [cellKey(path.municipality, path.tool), path]));
  const municipalities = municipalitiesInOrder(layout);
  const shown = municipalities.slice(0, LONGEST_LIST.municipalities);
  const fallen: Area[] = [];
  const lines = Math.ceil(layout.context.rounds.length / perLine);
  shown.forEach((municipality, index) => {
    const row = top + index;
    const paths = tools.map(({ id }) => byCell.get(cellKey(municipality, id)));
    canvas.put(row, 0, shownName({ municipality }));
    const texts = paths.map((path) => (path ? symbolsText(path, all, perLine) : null));
    canvas.putRow(row, 1, texts);
    canvas.height(row, Math.max(LINE, Math.ceil(lines * SIZE * 1.36 + 4)));
    fallen.push(...runsOf(row, paths));
  });
  const bottom = top + shown.length - 1;
  canvas.style(span(top, 0, 0, bottom), { bold: true, indent: 1, grid: LOOK.line });
  canvas.style(span(top, 1, tools.length, bottom), {
    size: SIZE,
    align: 'Center',
    wrap: true,
    grid: LOOK.line,
  });
  styleAll(canvas, fallen, { bold: true, fill: TINTS['▼']! });
  drawMore(canvas, layout, bottom + 1, municipalities.length - shown.length);
}

/** As the matrix above has them, so that both are read side by side; then those that only other rounds list. */
function municipalitiesInOrder({ rows, context: { rounds } }: Layout): MunicipalityRef[] {
  const own = rows.map(({ municipality }) => municipality);
  const known = new Set(own.map(({ key }) => key));
  return [...own, ...municipalitiesOf(rounds).filter(({ key }) => !known.has(key))];
}

function cellKey({ key }: MunicipalityRef, tool: string): string {
  return `${key} ${tool}`;
}

/** "✔▷✔": a symbol for each round, in lines that fit the column. */
function symbolsText({ points }: Trajectory, { symbols }: AllRounds, perLine: number): string {
  const marks = points.map((point) => markOf(point, symbols));
  const lines = Array.from({ length: Math.ceil(marks.length / perLine) }, (_, index) =>
    marks.slice(index * perLine, (index + 1) * perLine).join(''),
  );
  return lines.join('\n');
}

function markOf(point: Point, symbols: AllRounds['symbols']): string {
  const state = stateAt(point);
  if (state !== null) return symbols.get(state)!;
  // About as wide as a symbol, so that each round keeps its place in the lines of a cell.
  return NBSP + (point.side.kind === 'unread' ? UNREAD : NO_DATA) + NBSP;
}

/** The neighbours in a row that fell back some time, as few rectangles as they are. */
function runsOf(row: number, paths: readonly (Trajectory | undefined)[]): Area[] {
  const runs: Area[] = [];
  paths.forEach((path, index) => {
    if (!path || path.setbacks.length === 0) return;
    const last = runs.at(-1);
    if (last?.right === index) runs.splice(-1, 1, { ...last, right: index + 1 });
    else runs.push(span(row, index + 1, index + 1));
  });
  return runs;
}
