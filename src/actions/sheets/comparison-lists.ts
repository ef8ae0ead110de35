/** Which setbacks and repeated rows does the Comparativo list under its tables? */
import type { Transition } from '../../domain/compare';
import { address } from '../../domain/grid';
import { TOOLS } from '../../domain/model/tools';
import { quote } from '../../domain/narrative/grammar.es';
import { stateLabel } from '../../domain/state';
import { isSetback, type SourceCell } from '../../domain/transition';
import { fixed, hasFurtherRounds, type Layout } from './comparison-layout';
import {
  drawListHead,
  drawMore,
  drawNote,
  drawSection,
  drawWrapped,
  dressList,
  type ListColumn,
} from './comparison-lines';
import { span, type SheetCanvas } from './sheet-canvas';
import { shortened } from './text-pieces';

/** Rows that each list shows at most; beyond them it says how many more there are. */
export const LONGEST_LIST = { setbacks: 100, duplicates: 50, stalled: 200, municipalities: 600 } as const;

/** The setbacks, each with links to its two cells; those by legend are no setbacks. */
export function drawSetbacks(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { comparison, names, hidden } = layout;
  const setbacks = comparison.transitions.filter(isSetback);
  // Beside the list of all rounds this one says which two it is about.
  const between = hasFurtherRounds(layout) ? ` del ${names.from.short} al ${names.to.short}` : '';
  drawSection(canvas, layout, top, `Retrocesos${between} (${setbacks.length})`);
  if (setbacks.length === 0) return drawNote(canvas, layout, top + 1, 'Ninguno.') + 1;
  const columns: ListColumn[] = [
    { from: 0, to: 0, head: 'Municipio' },
    { from: 1, to: 2, head: names.from.title, kind: 'link' },
    { from: 3, to: 4, head: names.to.title, kind: 'link' },
    ...(hidden ? [{ from: 5, to: 5, head: 'Hoy', kind: 'mark' } as const] : []),
    { from: hidden ? 6 : 5, to: layout.right, head: 'Herramienta y cambio', kind: 'wrapped' },
  ];
  drawListHead(canvas, layout, top + 1, columns);
  const shown = setbacks.slice(0, LONGEST_LIST.setbacks);
  shown.forEach((setback, index) => drawSetback(canvas, layout, top + 2 + index, setback, columns));
  dressList(canvas, layout, columns, top + 2, shown.length);
  return drawMore(canvas, layout, top + 2 + shown.length, setbacks.length - shown.length) + 1;
}

function drawSetback(
  canvas: SheetCanvas,
  layout: Layout,
  row: number,
  { municipality, tool, from, to, cells }: Transition,
  columns: readonly ListColumn[],
): void {
  const { comparison, body, hidden, tools } = layout;
  canvas.put(row, 0, municipality.name ?? municipality.written);
  drawLink(canvas, row, 1, cells.from!);
  drawLink(canvas, row, 3, cells.to!);
  if (hidden) {
    const column = tools.findIndex(({ id }) => id === tool) + 1;
    const names = fixed(span(body.top, 0, 0, body.bottom));
    const found = `MATCH($${address(row, 0)},${names},0)`;
    canvas.put(row, 5, { formula: `=IFERROR(INDEX(${fixed(body)},${found},${column})&"","")` });
  }
  const change = `de ${quote(shortened(stateLabel(from!, comparison.from.legend)))} a ${quote(shortened(stateLabel(to!, comparison.to.legend)))}`;
  drawWrapped(canvas, layout, row, columns.at(-1)!, `${toolTitle(tool)}: ${change}`);
}

/** A link whose text is the cell's address. */
export function drawLink(
  canvas: SheetCanvas,
  row: number,
  column: number,
  { sheet, cell }: SourceCell,
): void {
  canvas.link({ row, column, sheet, cell, text: cell });
}

/** Rows that repeat a municipality: listed, never compared. */
export function drawDuplicates(canvas: SheetCanvas, layout: Layout, top: number): number {
  const { comparison } = layout;
  const { duplicates } = comparison;
  if (duplicates.length === 0) return top;
  drawSection(canvas, layout, top, `Municipios repetidos (${duplicates.length})`);
  const first = drawNote(
    canvas,
    layout,
    top + 1,
    'De un municipio repetido se compara la primera fila; estas no se compararon.',
  );
  const columns: ListColumn[] = [
    { from: 0, to: 0, head: 'Municipio' },
    { from: 1, to: 2, head: 'Celda', kind: 'link' },
    { from: 3, to: layout.right, head: 'Hoja', kind: 'wrapped' },
  ];
  drawListHead(canvas, layout, first, columns);
  const shown = duplicates.slice(0, LONGEST_LIST.duplicates);
  shown.forEach(({ sheet, row, written }, index) => {
    const at = first + 1 + index;
    const round = [comparison.from, comparison.to].find((one) => one.sheet === sheet)!;
    canvas.put(at, 0, written);
    drawLink(canvas, at, 1, { sheet, cell: address(row, round.municipalityColumn) });
    drawWrapped(canvas, layout, at, columns[2]!, sheet);
  });
  dressList(canvas, layout, columns, first + 1, shown.length);
  return drawMore(canvas, layout, first + 1 + shown.length, duplicates.length - shown.length) + 1;
}

/** "1.1 Convenio de colaboración". */
export function toolTitle(id: string): string {
  return `${id} ${TOOLS.find((tool) => tool.id === id)!.name}`;
}
