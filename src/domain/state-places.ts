/** How is an order of states edited? Each state is moved to a place that a person can name by its neighbours. */
import type { Matrix, StateKey } from './matrix';
import { DEFAULT_KEYS, NO_DATA_STATES, isDefaultState, stateLabel } from './state';
import { orderText, type StateOrder } from './state-order';

/** Where a state goes: out of the order, beside another, or right above a level (null: below all). */
export type StatePlace =
  | { readonly kind: 'outside' }
  | { readonly kind: 'with'; readonly state: StateKey }
  | { readonly kind: 'above'; readonly state: StateKey | null };

/** The order with a state moved to a place; as it was when the place is beside or above a state that it lacks. */
export function placeState(order: StateOrder, state: StateKey, place: StatePlace): StateOrder {
  const levels = order.levels.map((level) => level.filter((one) => one !== state)).filter(isFilled);
  const outside = order.outside.filter((one) => one !== state);
  if (place.kind === 'outside') return { levels, outside: [...outside, state] };
  const at = place.state === null ? -1 : levels.findIndex((level) => level.includes(place.state!));
  if (at < 0 && place.state !== null) return order;
  if (place.kind === 'above') return { levels: levels.toSpliced(at + 1, 0, [state]), outside };
  return { levels: levels.with(at, [...levels[at]!, state]), outside };
}

/** True when two orders say the same of every state. */
export function sameOrder(a: StateOrder, b: StateOrder): boolean {
  return orderText(a) === orderText(b);
}

/** A state that can be placed, as a person knows it. */
export interface PlacedState {
  readonly state: StateKey;
  readonly label: string;
  /** True for a state of the workbook's own, whose place nobody can know but the person. */
  readonly own: boolean;
}

/**
 * The states of a workbook that can be placed: its own in order of appearance, then the Model's, best first. Those
 * that say that there is no data have no place. A label is that of the last round that has the state.
 */
export function statesToPlace({ rounds }: Matrix): PlacedState[] {
  const present = rounds.flatMap(({ legend, rows }) => [
    ...(legend?.entries.map(({ state }) => state) ?? []),
    ...rows.flatMap(({ readings }) =>
      Object.values(readings).flatMap((reading) => (reading.kind === 'state' ? [reading.state] : [])),
    ),
  ]);
  const own = present.filter((state) => !isDefaultState(state) && !NO_DATA_STATES.has(state));
  return [...new Set([...own, ...[...DEFAULT_KEYS].reverse()])].map((state) => {
    const last = rounds.findLast(({ legend }) => legend?.entries.some((entry) => entry.state === state));
    return { state, label: stateLabel(state, last?.legend), own: !isDefaultState(state) };
  });
}

/** One place that a state can take, by the states between which or beside which it would stand. */
export interface PlaceChoice {
  readonly place: StatePlace;
  /** The visible level right below and right above; null at either end. With `with`, the level itself twice. */
  readonly below: readonly StateKey[] | null;
  readonly above: readonly StateKey[] | null;
}

/**
 * The places that a state can take in an order, from the least advanced on, and which of them it has (-1 for none
 * yet, or for no place). `seen` are the states that the workbook has: the order may remember others.
 */
export function placeChoices(
  order: StateOrder,
  state: StateKey,
  seen: ReadonlySet<StateKey>,
): { choices: PlaceChoice[]; chosen: number } {
  const others = order.levels.map((level) => level.filter((one) => one !== state && seen.has(one)));
  const visible = others.filter(isFilled);
  const between = (at: number): PlaceChoice => ({
    place: { kind: 'above', state: visible[at - 1]?.[0] ?? null },
    below: visible[at - 1] ?? null,
    above: visible[at] ?? null,
  });
  const choices = visible.flatMap((level, at): PlaceChoice[] => [
    between(at),
    { place: { kind: 'with', state: level[0]! }, below: level, above: level },
  ]);
  choices.push(between(visible.length));
  const mine = order.levels.findIndex((level) => level.includes(state));
  if (mine < 0) return { choices, chosen: -1 };
  const lower = others.slice(0, mine).filter(isFilled).length;
  return { choices, chosen: 2 * lower + (isFilled(others[mine]!) ? 1 : 0) };
}

function isFilled(level: readonly StateKey[]): boolean {
  return level.length > 0;
}
