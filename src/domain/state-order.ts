/** In which order do states advance? The Model's, unless a person gave the workbook an order of its own. */
import { checksum } from './checksum';
import type { Ranks, StateKey } from './matrix';
import { DEFAULT_KEYS } from './state';

/** An order of states: what is in one level is neither better nor worse. */
export interface StateOrder {
  /** From the least to the most advanced; no level is empty. */
  readonly levels: readonly (readonly StateKey[])[];
  /** States of which a person said that they have no place: their changes are not compared. */
  readonly outside: readonly StateKey[];
}

/** The Model's order: `sin_evidencia` < `informacion_erronea` < `en_proceso` < `falta_conclusion` < `cumplido`. */
export const MODEL_ORDER: StateOrder = { levels: DEFAULT_KEYS.map((state) => [state]), outside: [] };

/**
 * The ranks that an order gives: 0 for the least advanced level. A state of the Model that the order lacks, since it
 * was given before the Model had it, stands between levels, right above the Model's next lower state.
 */
export function ranksOf({ levels, outside }: StateOrder): Ranks {
  const placed = levels.flatMap((level, rank) => level.map((state) => [state, rank] as const));
  const told = new Map<StateKey, number | null>([
    ...placed,
    ...outside.map((state) => [state, null] as const),
  ]);
  let [below, missing] = [-1, 0];
  const between = DEFAULT_KEYS.flatMap((state) => {
    const rank = told.get(state);
    if (typeof rank === 'number') [below, missing] = [rank, 0];
    if (rank !== undefined) return [];
    missing += 1;
    return [[state, below + 1 - 1 / (missing + 1)] as const];
  });
  return Object.fromEntries([...told, ...between]);
}

const BETWEEN_LEVELS = '<';
const BESIDE = '=';
const OUTSIDE = '|';

/**
 * An order as the text in which the workbook keeps it: "a<b=c<d|e" (e has no place). Two orders that say the same
 * give the same text.
 */
export function orderText({ levels, outside }: StateOrder): string {
  const placed = levels.map((level) => [...level].sort().join(BESIDE)).join(BETWEEN_LEVELS);
  return [placed, ...[...outside].sort()].join(OUTSIDE);
}

/**
 * A short mark by which an order is known again; "" for ranks that nobody gave. Sheets that are written by an order
 * hold it, and the workbook keeps that of the order of now.
 */
export function orderMark(ranks: Ranks | undefined): string {
  if (ranks === undefined || Object.keys(ranks).length === 0) return '';
  // Only what a person placed: the mark stays the same when the Model gets a state more.
  const ranked = Object.entries(ranks)
    .filter(([, rank]) => rank === null || Number.isInteger(rank))
    .map(([state, rank]) => `${state} ${rank ?? ''}`);
  return checksum(ranked.sort().join('\n'));
}

/** The order that a workbook keeps. */
export interface KeptOrder {
  readonly text: string;
  /** Null when it cannot be read any more: the Model's order counts, and that is a finding. */
  readonly order: StateOrder | null;
}

/** Reads what a workbook keeps: its text, and the mark that goes with it. */
export function readOrder(text: string, mark: string): KeptOrder {
  const order = parseOrder(text);
  return { text, order: order && orderMark(ranksOf(order)) === mark ? order : null };
}

/** Reads an order back. Null for a text that is none or has a state twice; that it is whole its mark tells. */
export function parseOrder(text: string): StateOrder | null {
  const [placed = '', ...outside] = text.split(OUTSIDE);
  // An order in which no state has a place begins with those that have none.
  const levels = placed === '' ? [] : placed.split(BETWEEN_LEVELS).map((level) => level.split(BESIDE));
  const all = [...levels.flat(), ...outside];
  if (all.length === 0 || all.includes('') || new Set(all).size < all.length) return null;
  return { levels, outside };
}
