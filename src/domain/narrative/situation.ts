/** In which of the situations that the narrative tells apart is a tool? Its last state against what came before. */
import type { Reading, Round } from '../matrix';
import { stateLabel } from '../state';
import { streak } from '../trajectory';
import type { Point, Trajectory } from '../trajectory';
import { isFulfilled, judge } from '../transition';
import type { Judgement, Side } from '../transition';
import type { RoundName } from './round-name.es';

/** The latest state known before, with the label that its round writes. */
export interface Known {
  readonly label: string;
  readonly round: RoundName;
}

/** How a tool moved: to fulfilment, forward, back, between equals, or between states without an order. */
export type Direction = 'fulfilled' | 'forward' | 'back' | 'tied' | 'unranked' | 'by_legend';

/** What there is to say of one tool. Labels are as their round writes them; two equal situations share a sentence. */
export type Situation =
  /** One round only. */
  | { readonly kind: 'only'; readonly label: string }
  | {
      readonly kind: 'moved';
      readonly direction: Direction;
      readonly from: string;
      readonly to: string;
      /** An earlier round, before the previous, that already had this state. */
      readonly returnsTo: RoundName | null;
    }
  | {
      readonly kind: 'kept';
      readonly fulfilled: boolean;
      readonly from: string;
      readonly to: string;
      readonly since: RoundName;
      readonly streak: number;
    }
  | { readonly kind: 'new'; readonly label: string; readonly absent: boolean; readonly known: Known | null }
  /** Has a state now; the previous round's cell could not be read. */
  | { readonly kind: 'unread_before'; readonly label: string }
  /** No data in the last round; `never` when in none. */
  | {
      readonly kind: 'without';
      readonly absent: boolean;
      readonly known: Known | null;
      readonly never: boolean;
    }
  | { readonly kind: 'unread'; readonly reading: Reading; readonly known: Known | null };

/** The situation of a tool; `names` are those of the trajectory's rounds, in order. */
export function situationOf(path: Trajectory, names: readonly RoundName[]): Situation {
  const last = path.points.at(-1);
  const previous = path.points.at(-2);
  if (!last) throw new Error('A trajectory needs at least one round');
  if (last.side.kind === 'unread')
    return { kind: 'unread', reading: last.side.reading, known: known(path, names) };
  if (last.side.kind !== 'state') return without(path, names, last.side);
  const label = labelOf(last);
  if (!previous) return { kind: 'only', label };
  if (previous.side.kind === 'unread') return { kind: 'unread_before', label };
  if (previous.side.kind !== 'state') {
    return { kind: 'new', label, absent: previous.side.kind === 'absent', known: known(path, names) };
  }
  return previous.side.state === last.side.state ? kept(path, names) : moved(path, names, previous, last);
}

/** The label of a point's state as its round writes it; "" when it has none. */
export function labelOf(point: Point): string {
  return point.side.kind === 'state' ? labelIn(point.round, point.side.state) : '';
}

/** A state's label as the round writes it. */
export function labelIn(round: Round, state: string): string {
  return stateLabel(state, round.legend);
}

function without(path: Trajectory, names: readonly RoundName[], side: Side): Situation {
  const never = path.points.every((point) => point.side.kind === 'blank' || point.side.kind === 'absent');
  return { kind: 'without', absent: side.kind === 'absent', known: known(path, names), never };
}

function kept(path: Trajectory, names: readonly RoundName[]): Situation {
  const [previous, last] = [path.points.at(-2), path.points.at(-1)];
  const count = streak(path.points);
  const since = names.at(-count);
  if (!previous || !last || !since) throw new Error('A kept state needs two rounds');
  const fulfilled = last.side.kind === 'state' && isFulfilled(last.side.state);
  return { kind: 'kept', fulfilled, from: labelOf(previous), to: labelOf(last), since, streak: count };
}

function moved(path: Trajectory, names: readonly RoundName[], previous: Point, last: Point): Situation {
  const judgement = judge(previous.round, previous.side, last.round, last.side);
  const before = path.points.slice(0, -2).findLastIndex(({ side }) => sameState(side, last.side));
  return {
    kind: 'moved',
    direction: directionOf(judgement, last.side),
    from: labelOf(previous),
    to: labelOf(last),
    returnsTo: names[before] ?? null,
  };
}

function directionOf(judgement: Judgement | null, after: Side): Direction {
  if (judgement?.byLegend) return 'by_legend';
  if (judgement?.change === 'retroceso') return 'back';
  if (judgement?.change === 'sin_cambio') return 'tied';
  if (judgement?.change !== 'avance') return 'unranked';
  return after.kind === 'state' && isFulfilled(after.state) ? 'fulfilled' : 'forward';
}

function sameState(a: Side, b: Side): boolean {
  return a.kind === 'state' && b.kind === 'state' && a.state === b.state;
}

/** The latest state before the last round. */
function known(path: Trajectory, names: readonly RoundName[]): Known | null {
  const index = path.points.slice(0, -1).findLastIndex(({ side }) => side.kind === 'state');
  const [point, round] = [path.points[index], names[index]];
  return point && round ? { label: labelOf(point), round } : null;
}
