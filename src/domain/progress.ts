/** How much is fulfilled, of how much is known? Counts with their denominators; percentages come last. */
import { duplicateRows, firstRows } from './align';
import { oneLine } from './fold';
import type { MunicipalityRef, MunicipalityKey } from './align';
import type { Round, StateKey, ToolId } from './matrix';
import { DIMENSIONS } from './model/dimensions';
import { TOOLS } from './model/tools';
import type { DimensionId } from './model/types';
import { NO_DATA_STATES } from './state';
import { isFulfilled, sideOf } from './transition';
import type { Side } from './transition';

/**
 * Counts over a set of cells; `total` = `withData` + `blank` + `unread`. A state by which a workbook says
 * that there is nothing to say («Sin dato», «No aplica») is without data, though `byState` counts it.
 */
export interface Tally {
  readonly fulfilled: number;
  /** Cells with a state: the denominator of every percentage. */
  readonly withData: number;
  /** Without data: empty cells, those whose row or column the round lacks, and «Sin dato» in words. */
  readonly blank: number;
  /** Cells that say something that could not be read as a state. */
  readonly unread: number;
  readonly total: number;
  readonly byState: ReadonlyMap<StateKey, number>;
}

/** The same cells in two rounds, of those that have data in both. */
export interface Common {
  readonly cells: number;
  readonly fulfilledFrom: number;
  readonly fulfilledTo: number;
}

/** One round's progress, whole and by part. Totals count every tool of the Model, found or not. */
export interface RoundProgress {
  readonly overall: Tally;
  readonly municipalities: ReadonlyMap<MunicipalityKey, Tally>;
  readonly dimensions: ReadonlyMap<DimensionId, Tally>;
  readonly tools: ReadonlyMap<ToolId, Tally>;
}

/** The ids of a dimension's tools, in the Model's order. */
export function toolsOf(dimension: DimensionId): ToolId[] {
  return TOOLS.filter((tool) => tool.dimension === dimension).map((tool) => tool.id);
}

/** True when the side has a state that says how far the tool is. */
export function hasData(side: Side): side is Extract<Side, { kind: 'state' }> {
  return side.kind === 'state' && !NO_DATA_STATES.has(side.state);
}

/** Counts the sides. */
export function tally(sides: Iterable<Side>): Tally {
  const byState = new Map<StateKey, number>();
  let [fulfilled, withData, unread, total] = [0, 0, 0, 0];
  for (const side of sides) {
    total += 1;
    if (side.kind === 'unread') unread += 1;
    if (side.kind !== 'state') continue;
    byState.set(side.state, (byState.get(side.state) ?? 0) + 1);
    if (!hasData(side)) continue;
    withData += 1;
    if (isFulfilled(side.state)) fulfilled += 1;
  }
  return { fulfilled, withData, blank: total - withData - unread, unread, total, byState };
}

/** Counts only the pairs that have a state on both sides: the base of any change in a percentage. */
export function common(pairs: Iterable<readonly [Side, Side]>): Common {
  let [cells, fulfilledFrom, fulfilledTo] = [0, 0, 0];
  for (const [before, after] of pairs) {
    if (!hasData(before) || !hasData(after)) continue;
    cells += 1;
    if (isFulfilled(before.state)) fulfilledFrom += 1;
    if (isFulfilled(after.state)) fulfilledTo += 1;
  }
  return { cells, fulfilledFrom, fulfilledTo };
}

/** A fraction as a percentage from 0 to 100; null when the denominator is 0. */
export function percentage(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : (100 * numerator) / denominator;
}

/** The change in percentage points over the cells with data in both rounds; null when there is none. */
export function pointsOfChange(shared: Common): number | null {
  return percentage(shared.fulfilledTo - shared.fulfilledFrom, shared.cells);
}

/**
 * One round's progress over its own municipalities (each counted once), or over those given, so that a
 * municipality that the round lacks counts as without data.
 */
export function roundProgress(round: Round, among?: readonly MunicipalityRef[]): RoundProgress {
  const rows = firstRows(round);
  const keys = among?.map((municipality) => municipality.key) ?? [...rows.keys()];
  const sides = (key: MunicipalityKey, tool: ToolId): Side => sideOf(rows.get(key) ?? null, tool);
  const every = TOOLS.map((tool) => tool.id);
  const over = (tools: readonly ToolId[]): Tally =>
    tally(keys.flatMap((key) => tools.map((tool) => sides(key, tool))));
  return {
    overall: over(every),
    municipalities: new Map(keys.map((key) => [key, tally(every.map((tool) => sides(key, tool)))])),
    dimensions: new Map(DIMENSIONS.map(({ id }) => [id, over(toolsOf(id))])),
    tools: new Map(every.map((tool) => [tool, over([tool])])),
  };
}

/** Rows that repeat a municipality, which no count holds: "Metepec (fila 9)". */
export function repeatedRows(round: Round): string[] {
  return duplicateRows(round).map(({ written, row }) => `${oneLine(written)} (fila ${row + 1})`);
}

/** How many cells of a round have a state, and how many wait for somebody to confirm theirs. */
export function countStates(round: Round): { readonly states: number; readonly waiting: number } {
  const readings = round.rows.flatMap((row) => Object.values(row.readings));
  return {
    states: readings.filter(({ kind }) => kind === 'state').length,
    waiting: readings.filter((reading) => reading.kind === 'other' && reading.carried !== undefined).length,
  };
}
