/** Which changes, setbacks, repeated rows and stalled tools does the Comparativo list under its tables? */
import type { DuplicateRow } from '../../domain/align';
import { address } from '../../domain/grid';
import { TOOLS } from '../../domain/model/tools';
import { quote } from '../../domain/narrative/grammar.es';
import { stateLabel, symbolOf } from '../../domain/state';
import { trajectories } from '../../domain/trajectory';
import type { Transition } from '../../domain/compare';
import { LOOK, wrappedHeight } from '../../excel/sheet-design';
import { fixed, PAIR, type Layout } from './comparison-layout';
import { hiddenRanges } from './comparison-live';
import { isSame, judgePair, pairsOf, pairWords } from './comparison-pairs';
import { drawSection } from './comparison-totals';
import { span, type SheetCanvas } from './sheet-canvas';

/** Rows that each list shows at most; beyond them it says how many more there are. */
export const LONGEST_LIST = { changes: 12, setbacks: 100, duplicates: 50, stalled: 200 } as const;

const LINE = 16;

/** The most frequent changes, and apart those by legend. */
export function drawRankings(canvas: SheetCanvas, layout: Layout, top: number): number {
  const next = drawRanking(canvas, layout, top, false);
  return drawRanking(canvas, layout, next, true);
}

function drawRanking(canvas: SheetCanvas, layout: Layout, top: number, byLegend: boolean): number {
  drawSection(
    canvas,
    layout,
    top,
    byLegend ? 'Cambios por simbología, contados aparte' : 'Cambios más frecuentes',
  );
  const first = byLegend ? drawNote(canvas, layout, top + 1, LEGEND_NOTE) : top + 1;
  return layout.hidden
    ? drawLiveRanking(canvas, layout, first, byLegend)
    : drawStillRanking(canvas, layout, first, byLegend);
}

const LEGEND_NOTE =
  'Uno de los dos estados no está en la simbología del otro reporte, y ninguno es el de cumplimiento: el cambio puede deberse a la simbología y no cuenta como avance ni como retroceso.';

function drawStillRanking(canvas: SheetCanvas, layout: Layout, first: number, byLegend: boolean): number {
  const { cross } = layout;
  const ranked = pairsOf(layout)
    .map((pair) => ({ pair, judged: judgePair(layout, pair), count: cross.counts[pair.row]![pair.column]! }))
    .filter(({ pair, judged, count }) => judged?.byLegend === byLegend && !isSame(pair) && count > 0)
    .sort((a, b) => b.count - a.count);
  if (ranked.length === 0) return drawNote(canvas, layout, first, 'Ninguno.') + 1;
  const shown = ranked.slice(0, LONGEST_LIST.changes);
  shown.forEach(({ pair, judged, count }, index) => {
    canvas.putRow(first + index, 0, [`${judged!.sign}  ${judged!.name}`, count, pairWords(layout, pair)]);
  });
  dressRanking(canvas, first, first + shown.length - 1);
  return drawMore(canvas, layout, first + shown.length, ranked.length - shown.length) + 1;
}

/** The k-th largest score finds the k-th pair; scores of pairs that did not happen are 0. */
function drawLiveRanking(canvas: SheetCanvas, layout: Layout, first: number, byLegend: boolean): number {
  const { pair } = hiddenRanges(layout, layout.hidden!);
  const scores = pair(byLegend ? PAIR.legendScore : PAIR.score);
  const lines = Math.min(LONGEST_LIST.changes, pairsOf(layout).length);
  for (let k = 1; k <= lines; k++) {
    const none = k === 1 ? '"Ninguno."' : '""';
    const take = (offset: number, otherwise: string) =>
      `=IF(LARGE(${scores},${k})>0,INDEX(${pair(offset)},MATCH(LARGE(${scores},${k}),${scores},0)),${otherwise})`;
    canvas.putRow(first + k - 1, 0, [
      { formula: take(PAIR.name, none) },
      { formula: take(PAIR.count, '""') },
      { formula: take(PAIR.words, '""') },
    ]);
  }
  dressRanking(canvas, first, first + lines - 1);
  const more = `COUNTIF(${scores},">0")-${lines}`;
  canvas.put(first + lines, 0, { formula: `=IF(${more}>0,"… y "&(${more})&" más.","")` });
  canvas.style(span(first + lines, 0, 0), { italic: true, color: LOOK.soft, indent: 1 });
  return first + lines + 2;
}

function dressRanking(canvas: SheetCanvas, top: number, bottom: number): void {
  canvas.style(span(top, 0, 0, bottom), { indent: 1 });
  canvas.style(span(top, 1, 1, bottom), { bold: true, align: 'Center' });
  canvas.style(span(top, 2, 2, bottom), { indent: 1 });
  for (let row = top; row <= bottom; row++) canvas.height(row, LINE);
}

/** The setbacks, each with links to its two cells; those by legend are no setbacks. */
export function drawSetbacks(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { comparison, names, hidden } = layout;
  const setbacks = comparison.transitions.filter(
    ({ change, byLegend }) => change === 'retroceso' && !byLegend,
  );
  drawSection(canvas, layout, top, `Retrocesos (${setbacks.length})`);
  if (setbacks.length === 0) return drawNote(canvas, layout, top + 1, 'Ninguno.') + 1;
  const text = hidden ? 6 : 5;
  drawListHead(canvas, layout, top + 1, [
    [0, 0, 'Municipio'],
    [1, 2, names.from.title],
    [3, 4, names.to.title],
    ...(hidden ? ([[5, 5, 'Hoy']] as const) : []),
    [text, layout.right, 'Herramienta y cambio'],
  ]);
  const shown = setbacks.slice(0, LONGEST_LIST.setbacks);
  shown.forEach((setback, index) => drawSetback(canvas, layout, top + 2 + index, setback, text));
  return drawMore(canvas, layout, top + 2 + shown.length, setbacks.length - shown.length) + 1;
}

function drawSetback(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  setback: Transition,
  text: number,
): void {
  const { comparison, body, hidden, tools, right } = layout;
  const { municipality, tool, from, to, cells } = setback;
  const name = municipality.name ?? municipality.written;
  canvas.put(row, 0, name);
  drawLink(canvas, row, 1, cells.from!);
  drawLink(canvas, row, 3, cells.to!);
  if (hidden) {
    const column = tools.findIndex(({ id }) => id === tool) + 1;
    const names = fixed(span(body.top, 0, 0, body.bottom));
    const found = `MATCH($${address(row, 0)},${names},0)`;
    canvas.put(row, 5, { formula: `=IFERROR(INDEX(${fixed(body)},${found},${column})&"","")` });
  }
  const change = `de ${quote(stateLabel(from!, comparison.from.legend))} a ${quote(stateLabel(to!, comparison.to.legend))}`;
  drawWrapped(canvas, layout, row, text, right, `${toolTitle(tool)}: ${change}`);
  canvas.style(span(row, 0, 0), { indent: 1 });
  canvas.style(span(row, 1, text - 1), { align: 'Center' });
  canvas.style(span(row, 0, right), { underline: LOOK.line });
}

function drawLink(
  canvas: SheetCanvas,
  row: number,
  column: number,
  cell: { sheet: string; cell: string },
): void {
  canvas.link({ row, column, sheet: cell.sheet, cell: cell.cell, text: cell.cell });
  canvas.merge(span(row, column, column + 1));
  canvas.style(span(row, column, column), { color: LOOK.link });
}

/** Rows that repeat a municipality: listed, never compared. */
export function drawDuplicates(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { duplicates } = layout.comparison;
  if (duplicates.length === 0) return top;
  drawSection(canvas, layout, top, `Municipios repetidos (${duplicates.length})`);
  const first = drawNote(
    canvas,
    layout,
    top + 1,
    'De un municipio repetido se compara la primera fila; estas no se compararon.',
  );
  const shown = duplicates.slice(0, LONGEST_LIST.duplicates);
  shown.forEach((row, index) => drawDuplicate(canvas, layout, first + index, row));
  return drawMore(canvas, layout, first + shown.length, duplicates.length - shown.length) + 1;
}

function drawDuplicate(
  canvas: SheetCanvas,
  { comparison }: Layout,
  row: number,
  repeated: DuplicateRow,
): void {
  const round = [comparison.from, comparison.to].find(({ sheet }) => sheet === repeated.sheet)!;
  canvas.put(row, 0, repeated.written);
  drawLink(canvas, row, 1, {
    sheet: repeated.sheet,
    cell: address(repeated.row, round.municipalityColumn),
  });
  canvas.put(row, 3, `en la hoja ${quote(repeated.sheet)}`);
  canvas.style(span(row, 0, 0), { indent: 1 });
  canvas.style(span(row, 1, 1), { align: 'Center' });
  canvas.height(row, LINE);
}

/** With three rounds or more: the tools that kept one unfulfilled state through all of them, by municipality. */
export function drawStalled(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { rounds } = layout.context;
  if (rounds.length < 3) return top;
  const stalled = trajectories({ rounds }).filter((path) => path.stalled);
  drawSection(
    canvas,
    layout,
    top,
    `Estancados: mismo estado sin cumplir en los ${rounds.length} reportes (${stalled.length})`,
  );
  if (stalled.length === 0) return drawNote(canvas, layout, top + 1, 'Ninguno.') + 1;
  const last = rounds.at(-1)!;
  const byName = new Map<string, string[]>();
  for (const { municipality, tool, points } of stalled) {
    const side = points.at(-1)!.side;
    const state = side.kind === 'state' ? side.state : '';
    const name = municipality.name ?? municipality.written;
    byName.set(name, [...(byName.get(name) ?? []), `${tool} ${symbolOf(state, last.legend)}`]);
  }
  drawListHead(canvas, layout, top + 1, [
    [0, 0, 'Municipio'],
    [1, 1, 'N.º'],
    [2, layout.right, 'Herramientas, con su estado'],
  ]);
  const shown = [...byName].slice(0, LONGEST_LIST.stalled);
  shown.forEach(([name, tools], index) => drawStalledLine(canvas, layout, top + 2 + index, name, tools));
  return drawMore(canvas, layout, top + 2 + shown.length, byName.size - shown.length) + 1;
}

function drawStalledLine(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  name: string,
  tools: readonly string[],
): void {
  canvas.putRow(row, 0, [name, tools.length]);
  drawWrapped(canvas, layout, row, 2, layout.right, tools.join(',   '));
  canvas.style(span(row, 0, 0), { indent: 1 });
  canvas.style(span(row, 1, 1), { align: 'Center', bold: true });
  canvas.style(span(row, 0, layout.right), { underline: LOOK.line });
}

function toolTitle(id: string): string {
  return `${id} ${TOOLS.find((tool) => tool.id === id)!.name}`;
}

type HeadCell = readonly [from: number, to: number, text: string];

function drawListHead(canvas: SheetCanvas, layout: Layout, row: number, cells: readonly HeadCell[]): void {
  for (const [from, to, text] of cells) {
    canvas.put(row, from, text);
    canvas.merge(span(row, from, to));
  }
  canvas.style(span(row, 0, layout.right), {
    bold: true,
    size: 9,
    color: LOOK.soft,
    fill: LOOK.band,
    align: 'Left',
    indent: 1,
    wrap: true,
  });
  const heights = cells.map(([from, to, text]) => wrappedHeight(text, charactersOf(layout, from, to), 9.5));
  canvas.height(row, Math.max(16, ...heights));
}

/** A text over several columns, in a row as tall as it needs. */
function drawWrapped(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  left: number,
  right: number,
  text: string,
): void {
  canvas.put(row, left, text);
  canvas.merge(span(row, left, right));
  canvas.style(span(row, left, right), { wrap: true, indent: 1, align: 'Left' });
  canvas.height(row, Math.max(LINE, wrappedHeight(text, charactersOf(layout, left, right))));
}

function charactersOf({ widths }: Layout, left: number, right: number): number {
  const pixels = widths.slice(left, right + 1).reduce((sum, width) => sum + width * 7 + 5, 0);
  return Math.max(4, Math.floor(pixels / 7) - 2);
}

/** A line of explanation; returns the row under it. */
export function drawNote(canvas: SheetCanvas, layout: Layout, row: number, text: string): number {
  drawWrapped(canvas, layout, row, 0, layout.right, text);
  canvas.style(span(row, 0, layout.right), { italic: true, color: LOOK.soft });
  return row + 1;
}

function drawMore(canvas: SheetCanvas, layout: Layout, row: number, more: number): number {
  return more > 0 ? drawNote(canvas, layout, row, `… y ${more} más.`) : row;
}
