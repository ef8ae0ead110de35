/** Which cells stalled, and where did they fall back, over all the rounds and not only the two compared? */
import { quote } from '../../domain/narrative/grammar.es';
import { stateLabel } from '../../domain/state';
import type { Point, Step, Trajectory } from '../../domain/trajectory';
import { shownName, type Layout } from './comparison-layout';
import {
  drawListHead,
  drawMore,
  drawNote,
  drawSection,
  drawWrapped,
  dressList,
  type ListColumn,
} from './comparison-lines';
import { drawLink, LONGEST_LIST, toolTitle } from './comparison-lists';
import { allRoundsOf, stateAt, type AllRounds } from './comparison-paths';
import { drawTrajectories } from './comparison-trajectories';
import type { SheetCanvas } from './sheet-canvas';
import { shortened } from './text-pieces';

/** All that is told over three rounds or more; returns the row where the table of trajectories begins. */
export function drawAllRounds(canvas: SheetCanvas, layout: Layout, top: number): number {
  const all = allRoundsOf(layout);
  const lists = [drawStalled, drawAllSetbacks, drawByLegend];
  const next = lists.reduce((row, draw) => draw(canvas, layout, all, row), top);
  drawTrajectories(canvas, layout, all, next);
  return next;
}

/** The tools that kept one unfulfilled state through all rounds, by municipality. */
function drawStalled(
  canvas: SheetCanvas,
  layout: Layout,
  { paths, symbols }: AllRounds,
  top: number,
): number {
  const stalled = paths.filter((path) => path.stalled);
  const many = layout.context.rounds.length;
  drawSection(
    canvas,
    layout,
    top,
    `Estancados: mismo estado sin cumplir en los ${many} reportes (${stalled.length})`,
  );
  if (stalled.length === 0) return drawNote(canvas, layout, top + 1, 'Ninguno.') + 1;
  const byName = new Map<string, string[]>();
  for (const path of stalled) {
    const name = shownName(path);
    const state = stateAt(path.points.at(-1)!)!;
    byName.set(name, [...(byName.get(name) ?? []), `${path.tool} ${symbols.get(state)!}`]);
  }
  const columns: ListColumn[] = [
    { from: 0, to: 0, head: 'Municipio' },
    { from: 1, to: 1, head: 'N.º', kind: 'mark' },
    { from: 2, to: layout.right, head: 'Herramientas, con su estado', kind: 'wrapped' },
  ];
  drawListHead(canvas, layout, top + 1, columns);
  const shown = [...byName].slice(0, LONGEST_LIST.stalled);
  shown.forEach(([name, tools], index) => {
    canvas.putRow(top + 2 + index, 0, [name, tools.length]);
    drawWrapped(canvas, layout, top + 2 + index, columns[2]!, tools.join(',   '));
  });
  dressList(canvas, layout, columns, top + 2, shown.length);
  return drawMore(canvas, layout, top + 2 + shown.length, byName.size - shown.length) + 1;
}

/** One step of one cell's trajectory. */
interface Fall {
  readonly path: Trajectory;
  readonly step: Step;
}

function drawAllSetbacks(canvas: SheetCanvas, layout: Layout, all: AllRounds, top: number): number {
  const setbacks = all.paths.flatMap((path) => path.setbacks.map((step) => ({ path, step })));
  drawSection(canvas, layout, top, `Retrocesos en todos los reportes (${setbacks.length})`);
  if (setbacks.length === 0) return drawNote(canvas, layout, top + 1, 'Ninguno.') + 1;
  const first = drawNote(canvas, layout, top + 1, STEPS_NOTE);
  return drawFalls(canvas, layout, all, first, setbacks, MARKED_NOTE);
}

/** The list is cut where it grows long; the table below marks every cell. */
const MARKED_NOTE = ' Sus celdas están marcadas en la trayectoria de cada celda.';
const STEPS_NOTE =
  'De cada estado al siguiente que se conoce, aunque haya en medio reportes sin dato o sin lectura.';

/** Steps to a lesser state that coincide with a change of legend: no setbacks, so in a list of their own. */
function drawByLegend(canvas: SheetCanvas, layout: Layout, all: AllRounds, top: number): number {
  const falls = all.paths.flatMap((path) =>
    path.steps
      .filter(({ change, byLegend }) => byLegend && change === 'retroceso')
      .map((step) => ({ path, step })),
  );
  if (falls.length === 0) return top;
  const title = `A un estado menor por simbología en todos los reportes, contados aparte (${falls.length})`;
  drawSection(canvas, layout, top, title);
  return drawFalls(canvas, layout, all, drawNote(canvas, layout, top + 1, BY_LEGEND_NOTE), falls);
}

const BY_LEGEND_NOTE =
  'No cuentan como retrocesos: uno de los dos estados no está en la simbología del otro reporte, y el cambio puede deberse a eso.';

function drawFalls(
  canvas: SheetCanvas,
  layout: Layout,
  all: AllRounds,
  top: number,
  falls: readonly Fall[],
  whereMore: string = '',
): number {
  const columns: ListColumn[] = [
    { from: 0, to: 0, head: 'Municipio' },
    { from: 1, to: 2, head: 'Antes', kind: 'link' },
    { from: 3, to: 4, head: 'Después', kind: 'link' },
    { from: 5, to: layout.right, head: 'Herramienta y cambio', kind: 'wrapped' },
  ];
  drawListHead(canvas, layout, top, columns);
  const shown = falls.slice(0, LONGEST_LIST.setbacks);
  shown.forEach(({ path, step: { from, to } }, index) => {
    const row = top + 1 + index;
    canvas.put(row, 0, shownName(path));
    drawLink(canvas, row, 1, from.cell!);
    drawLink(canvas, row, 3, to.cell!);
    const change = `de ${said(all, from)} a ${said(all, to)}`;
    drawWrapped(canvas, layout, row, columns.at(-1)!, `${toolTitle(path.tool)}: ${change}`);
  });
  dressList(canvas, layout, columns, top + 1, shown.length);
  const more = falls.length - shown.length;
  return drawMore(canvas, layout, top + 1 + shown.length, more, whereMore) + 1;
}

/** "«Cumplido» en el primer reporte". */
function said({ shortName }: AllRounds, point: Point): string {
  return `${quote(shortened(stateLabel(stateAt(point)!, point.round.legend)))} en el ${shortName(point.round)}`;
}
