/** What happened to one cell between two rounds? */
import { address } from './grid';
import type { MunicipalityRow, Reading, Round, StateKey, ToolId } from './matrix';
import { FULFILLED, rankOf, type Ranked } from './state';

/** A cell of the workbook: where a figure or a sentence comes from. */
export interface SourceCell {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
}

/** What a round says of one municipality × tool: a state, nothing, or something that could not be read. */
export type Side =
  | { readonly kind: 'state'; readonly state: StateKey }
  | { readonly kind: 'blank' }
  /** The round has no such row or no such column. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unread'; readonly reading: Reading };

/** The kinds of change, as product data names them. */
export type Change = 'avance' | 'retroceso' | 'sin_cambio' | 'nuevo' | 'ya_no_reportado' | 'no_comparable';

/** All kinds of change, in the order in which they are listed to a person. */
export const CHANGES: readonly Change[] = [
  'avance',
  'retroceso',
  'sin_cambio',
  'nuevo',
  'ya_no_reportado',
  'no_comparable',
];

/** A change and whether it coincides with a change of legend (`byLegend`: counted apart, not as progress). */
export interface Judgement {
  readonly change: Change;
  readonly byLegend: boolean;
}

/** True for a change to a lesser state that does not coincide with a change of legend: the one rule for all who tell it. */
export function isSetback({ change, byLegend }: Judgement): boolean {
  return change === 'retroceso' && !byLegend;
}

/** True for the only state that counts as fulfilled; a workbook's own states never do. */
export function isFulfilled(state: StateKey | null): boolean {
  return state === FULFILLED;
}

/** What the round says of that row and tool; a row of null is a municipality that the round lacks. */
export function sideOf(row: MunicipalityRow | null, tool: ToolId): Side {
  const reading = row?.readings[tool];
  if (reading === undefined) return { kind: 'absent' };
  if (reading.kind === 'state') return { kind: 'state', state: reading.state };
  return reading.kind === 'blank' ? { kind: 'blank' } : { kind: 'unread', reading };
}

/** The state of a side, or null when it has none. */
export function stateOf(side: Side): StateKey | null {
  return side.kind === 'state' ? side.state : null;
}

/** Where the round keeps that row and tool; null when it has no such row or column. */
export function cellOf(round: Round, row: MunicipalityRow | null, tool: ToolId): SourceCell | null {
  const column = round.tools.find((candidate) => candidate.tool === tool)?.column;
  if (row === null || column === undefined) return null;
  return { sheet: round.sheet, cell: address(row.row, column) };
}

/**
 * The change from one side to the other, or null when there is nothing on either (blank to blank).
 * Two different states of which one has no rank are `no_comparable`: nothing says which is better. Two
 * states that a person has put at the same rank are `sin_cambio`: neither progress nor setback.
 */
export function judge(from: Ranked, before: Side, to: Ranked, after: Side): Judgement | null {
  if (before.kind === 'unread' || after.kind === 'unread') return plain('no_comparable');
  if (before.kind !== 'state') return after.kind === 'state' ? plain('nuevo') : null;
  if (after.kind !== 'state') return plain('ya_no_reportado');
  if (before.state === after.state) return plain('sin_cambio');
  // Both ranks from the same sources in the same order: two rounds' ranks are never mixed by state.
  const rank = (state: StateKey): number | null => rankOf(state, to, from);
  return {
    change: direction(rank(before.state), rank(after.state)),
    byLegend: coincidesWithLegend(from, before.state, to, after.state),
  };
}

function plain(change: Change): Judgement {
  return { change, byLegend: false };
}

function direction(before: number | null, after: number | null): Change {
  if (before === null || after === null) return 'no_comparable';
  if (before === after) return 'sin_cambio';
  return after > before ? 'avance' : 'retroceso';
}

/** Either state is missing from the other round's legend, and neither is the fulfilled one. */
function coincidesWithLegend(from: Ranked, before: StateKey, to: Ranked, after: StateKey): boolean {
  if (isFulfilled(before) || isFulfilled(after)) return false;
  return lacks(to, before) || lacks(from, after);
}

/** A round without a legend lacks nothing: there is no legend whose change could coincide. */
function lacks(round: Ranked, state: StateKey): boolean {
  return round.legend !== null && !round.legend.entries.some((entry) => entry.state === state);
}
