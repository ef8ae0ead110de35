/** Which setbacks, repeated rows and stalled tools does the Comparativo list under its tables? */
import type { DuplicateRow } from '../../domain/align';
import { address } from '../../domain/grid';
import { TOOLS } from '../../domain/model/tools';
import { quote } from '../../domain/narrative/grammar.es';
import { stateLabel, symbolOf } from '../../domain/state';
import { trajectories } from '../../domain/trajectory';
import type { Transition } from '../../domain/compare';
import { LOOK } from '../../excel/sheet-design';
import { fixed, type Layout } from './comparison-layout';
import { drawListHead, drawMore, drawNote, drawSection, drawWrapped, LINE } from './comparison-lines';
import { span, type SheetCanvas } from './sheet-canvas';

/** Rows that each list shows at most; beyond them it says how many more there are. */
export const LONGEST_LIST = { setbacks: 100, duplicates: 50, stalled: 200 } as const;

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
