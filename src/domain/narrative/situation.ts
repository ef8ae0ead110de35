/** In which of the situations that the narrative tells apart is a tool? Its last state against what came before. */
import type { Reading, Round } from '../matrix';
import { stateLabel } from '../state';
import { latestSetback, streak } from '../trajectory';
import type { Point, Trajectory } from '../trajectory';
import { isFulfilled, isSetback, judge } from '../transition';
import type { Judgement, Side } from '../transition';
import type { RoundName } from './round-name.es';

/** The latest state known before, with the label that its round writes. */
export interface Known {
  readonly label: string;
  readonly round: RoundName;
}

/** One label of a state, and the rounds on end that write it so. */
export interface Written {
  readonly label: string;
  readonly first: RoundName;
  readonly last: RoundName;
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
      readonly returnsTo: Known | null;
      /** What it fell back from when that is not the previous round's state, which is no data; else null. */
      readonly fellFrom: Known | null;
    }
  | {
      readonly kind: 'kept';
      readonly fulfilled: boolean;
      /** The labels that its rounds write for the one state, each with the rounds that it stands in, in order. */
      readonly written: readonly Written[];
      readonly streak: number;
    }
  | {
      readonly kind: 'new';
      readonly label: string;
      readonly absent: boolean;
      readonly known: Known | null;
      /** What it fell back from, across rounds without data; null when it did not. */
      readonly fellFrom: Known | null;
    }
  /** Has a state now; the previous round's cell could not be read. */
  | { readonly kind: 'unread_before'; readonly label: string; readonly fellFrom: Known | null }
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
  const fellFrom = fallOf(path, names);
  if (previous.side.kind === 'unread') return { kind: 'unread_before', label, fellFrom };
  if (previous.side.kind !== 'state') {
    const absent = previous.side.kind === 'absent';
    return { kind: 'new', label, absent, known: known(path, names), fellFrom };
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
  const last = path.points.at(-1);
  const count = streak(path.points);
  const written = writtenOf(path.points.slice(-count), names.slice(-count));
  const fulfilled = last?.side.kind === 'state' && isFulfilled(last.side.state);
  return { kind: 'kept', fulfilled, written, streak: count };
}

function writtenOf(points: readonly Point[], names: readonly RoundName[]): Written[] {
  const written: Written[] = [];
  points.forEach((point, index) => {
    const [label, name, open] = [labelOf(point), names[index]!, written.at(-1)];
    if (open?.label === label) written.splice(-1, 1, { ...open, last: name });
    else written.push({ label, first: name, last: name });
  });
  return written;
}

/** What the last state fell back from, where the rounds between have no data; null otherwise. */
function fallOf(path: Trajectory, names: readonly RoundName[]): Known | null {
  const from = latestSetback(path)?.from;
  const index = from === undefined ? -1 : path.points.indexOf(from);
  if (from === undefined || index === path.points.length - 2) return null;
  return { label: labelOf(from), round: names[index]! };
}

function moved(path: Trajectory, names: readonly RoundName[], previous: Point, last: Point): Situation {
  const judgement = judge(previous.round, previous.side, last.round, last.side);
  const before = path.points.slice(0, -2).findLastIndex(({ side }) => sameState(side, last.side));
  const [point, round] = [path.points[before], names[before]];
  const fellFrom = fallOf(path, names);
  return {
    kind: 'moved',
    direction: fellFrom ? 'back' : directionOf(judgement, last.side),
    from: labelOf(previous),
    to: labelOf(last),
    returnsTo: point && round ? { label: labelOf(point), round } : null,
    fellFrom,
  };
}

function directionOf(judgement: Judgement | null, after: Side): Direction {
  if (judgement?.byLegend) return 'by_legend';
  if (judgement && isSetback(judgement)) return 'back';
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
