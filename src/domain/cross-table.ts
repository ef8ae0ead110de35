/** How many cells went from which state to which? The transition matrix of a comparison. */
import type { Comparison, Transition } from './compare';
import type { Round, StateKey } from './matrix';
import { rankOf } from './state';
import type { Side } from './transition';

/** A row or column of the table: a state, no data (blank or absent), or a cell that could not be read. */
export type CrossKey =
  | { readonly kind: 'state'; readonly state: StateKey }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread' };

/** From × to: `counts[i][j]` cells went from `rows[i]` to `columns[j]`, `byLegend[i][j]` of them by legend. */
export interface CrossTable {
  readonly rows: readonly CrossKey[];
  readonly columns: readonly CrossKey[];
  readonly counts: readonly (readonly number[])[];
  readonly byLegend: readonly (readonly number[])[];
}

/**
 * The transition matrix. Each round brings the states of its legend and any other that its cells hold,
 * worst first and unranked last; then «sin dato» and, only when there is one, «sin lectura».
 */
export function crossTable(comparison: Comparison): CrossTable {
  const { from, to, transitions } = comparison;
  const rows = keysOf(
    from,
    transitions.map((transition) => transition.before),
  );
  const columns = keysOf(
    to,
    transitions.map((transition) => transition.after),
  );
  const empty = (): number[][] => rows.map(() => columns.map(() => 0));
  const [counts, byLegend] = [empty(), empty()];
  const rowAt = indexOf(rows);
  const columnAt = indexOf(columns);
  for (const transition of transitions) {
    const [row, column] = [rowAt(transition.before), columnAt(transition.after)];
    add(counts, row, column);
    if (transition.byLegend) add(byLegend, row, column);
  }
  return { rows, columns, counts, byLegend };
}

function add(table: number[][], row: number, column: number): void {
  const line = table[row];
  if (line?.[column] === undefined) throw new Error('A transition has a side that the table lacks');
  line[column] += 1;
}

function keysOf(round: Round, sides: readonly Side[]): CrossKey[] {
  const states = new Set(round.legend?.entries.map((entry) => entry.state));
  for (const side of sides) if (side.kind === 'state') states.add(side.state);
  const keys: CrossKey[] = [...states]
    .sort(byRank(round))
    .map((state): CrossKey => ({ kind: 'state', state }));
  keys.push({ kind: 'none' });
  if (sides.some((side) => side.kind === 'unread')) keys.push({ kind: 'unread' });
  return keys;
}

function byRank(round: Round): (a: StateKey, b: StateKey) => number {
  const rank = (state: StateKey): number => rankOf(state, round) ?? Number.POSITIVE_INFINITY;
  return (a, b) => (rank(a) === rank(b) ? compareKeys(a, b) : rank(a) - rank(b));
}

function compareKeys(a: StateKey, b: StateKey): number {
  return a < b ? -1 : Number(a > b);
}

function indexOf(keys: readonly CrossKey[]): (side: Side) => number {
  const places = new Map(keys.map((key, index) => [nameOf(key), index]));
  return (side) => places.get(nameOf(side)) ?? -1;
}

function nameOf(side: Side | CrossKey): string {
  if (side.kind === 'state') return `state:${side.state}`;
  return side.kind === 'unread' ? 'unread' : 'none';
}

/** The transitions of one cell of the table, to list them when it is chosen. */
export function transitionsAt(comparison: Comparison, row: CrossKey, column: CrossKey): Transition[] {
  return comparison.transitions.filter(
    ({ before, after }) => nameOf(before) === nameOf(row) && nameOf(after) === nameOf(column),
  );
}
