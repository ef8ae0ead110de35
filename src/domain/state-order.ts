/** In which order do states advance? The Model's, unless a person gave the workbook an order of its own. */
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

/** The ranks that an order gives: 0 for the least advanced level. */
export function ranksOf({ levels, outside }: StateOrder): Ranks {
  const placed = levels.flatMap((level, rank) => level.map((state) => [state, rank] as const));
  return Object.fromEntries([...placed, ...outside.map((state) => [state, null] as const)]);
}

const BETWEEN_LEVELS = '<';
const BESIDE = '=';
const OUTSIDE = '|';

/** An order as the text in which the workbook keeps it: "sin_evidencia<en_revision=en_proceso<cumplido|otro". */
export function orderText({ levels, outside }: StateOrder): string {
  return [levels.map((level) => level.join(BESIDE)).join(BETWEEN_LEVELS), ...outside].join(OUTSIDE);
}

/** Reads an order back. Null for a text that is none, or that lacks a state of the Model or has one twice. */
export function parseOrder(text: string): StateOrder | null {
  const [placed = '', ...outside] = text.split(OUTSIDE);
  const levels = placed.split(BETWEEN_LEVELS).map((level) => level.split(BESIDE));
  const all = [...levels.flat(), ...outside];
  const isWhole = DEFAULT_KEYS.every((state) => all.includes(state));
  if (!isWhole || all.includes('') || new Set(all).size < all.length) return null;
  return { levels, outside };
}
