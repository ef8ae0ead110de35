/** How did one cell go through all the rounds? Its steps, whether it stalled, and where it fell back. */
import { firstRows, municipalitiesOf } from './align';
import type { MunicipalityRef } from './align';
import type { Conflict, Matrix, MunicipalityRow, Round, ToolId } from './matrix';
import { TOOLS } from './model/tools';
import { hasData } from './progress';
import { cellOf, isFulfilled, isSetback, judge, sideOf } from './transition';
import type { Judgement, Side, SourceCell } from './transition';

/** What one round says of the cell. */
export interface Point {
  readonly round: Round;
  readonly side: Side;
  readonly cell: SourceCell | null;
  /** The cell's text and colour disagree: the text was taken. Null when they do not. */
  readonly conflict: Conflict | null;
}

/** A change between a round with data and the next round with data; those without, and those unread, are passed over. */
export interface Step extends Judgement {
  readonly from: Point;
  readonly to: Point;
}

/** One municipality × tool through all rounds, in their order. */
export interface Trajectory {
  readonly municipality: MunicipalityRef;
  readonly tool: ToolId;
  readonly points: readonly Point[];
  readonly steps: readonly Step[];
  /** Estancado: the same unfulfilled state in every round, of two or more. */
  readonly stalled: boolean;
  /** The steps to a lesser state. Those by legend are no setbacks. */
  readonly setbacks: readonly Step[];
}

/** The trajectory of every municipality × tool; those that never have a state or reading are left out. */
export function trajectories(matrix: Matrix): Trajectory[] {
  const rows = matrix.rounds.map((round) => firstRows(round));
  return municipalitiesOf(matrix.rounds).flatMap((municipality) => {
    const own = rows.map((byKey) => byKey.get(municipality.key) ?? null);
    return TOOLS.map((tool) => trajectory(matrix.rounds, municipality, own, tool.id)).filter(hasSomething);
  });
}

/** One cell's trajectory, given the municipality's row in each round. */
export function trajectory(
  rounds: readonly Round[],
  municipality: MunicipalityRef,
  rows: readonly (MunicipalityRow | null)[],
  tool: ToolId,
): Trajectory {
  const points = rounds.map((round, index): Point => {
    const row = rows[index] ?? null;
    const reading = row?.readings[tool];
    const conflict = (reading?.kind === 'state' && reading.conflict) || null;
    return { round, side: sideOf(row, tool), cell: cellOf(round, row, tool), conflict };
  });
  const steps = stepsOf(points);
  const setbacks = steps.filter(isSetback);
  return { municipality, tool, points, steps, stalled: isStalled(points), setbacks };
}

/** The setback that ends in the last round told, from the last round before with data, whatever lies between; or null. */
export function latestSetback({ points, setbacks }: Pick<Trajectory, 'points' | 'setbacks'>): Step | null {
  const last = setbacks.at(-1);
  return last !== undefined && last.to === points.at(-1) ? last : null;
}

/** How many of the last points, counted back from the latest, hold one and the same state; 0 when it has none. */
export function streak(points: readonly Point[]): number {
  const last = points.at(-1)?.side;
  if (last?.kind !== 'state') return 0;
  const other = points.findLastIndex(({ side }) => side.kind !== 'state' || side.state !== last.state);
  return points.length - 1 - other;
}

function stepsOf(points: readonly Point[]): Step[] {
  const known = points.filter((point) => hasData(point.side));
  return known.slice(1).flatMap((to, index) => {
    const from = known[index];
    const judgement = from && judge(from.round, from.side, to.round, to.side);
    return from && judgement ? [{ from, to, ...judgement }] : [];
  });
}

function isStalled(points: readonly Point[]): boolean {
  const last = points.at(-1)?.side;
  if (points.length < 2 || last === undefined || !hasData(last) || isFulfilled(last.state)) return false;
  return streak(points) === points.length;
}

function hasSomething(path: Trajectory): boolean {
  return path.points.some(({ side }) => side.kind === 'state' || side.kind === 'unread');
}
