/** How is a state named, ranked and drawn? The five of the Model by default, and any workbook's own. */
import { DEFAULT_STATES } from './model/states';
import type { Legend, LegendEntry, Ranks, Round, StateKey } from './matrix';

/** The state that counts as fulfilled. */
export const FULFILLED: StateKey = 'cumplido';

/**
 * Own states that say that there is nothing to say: never ranked, and to be left out of denominators
 * although the cell has a state.
 */
export const NO_DATA_STATES: ReadonlySet<StateKey> = new Set([
  'sin_dato',
  'sin_datos',
  'sin_informacion',
  'no_aplica',
  'n_a',
  'no_disponible',
  'n_d',
  's_d',
]);

/** Keys of the default legend, worst first. */
export const DEFAULT_KEYS: readonly StateKey[] = DEFAULT_STATES.map((s) => s.key);

const defaults = new Map(DEFAULT_STATES.map((s) => [s.key, s]));

/** True for a state of the Model's default legend. */
export function isDefaultState(state: StateKey): boolean {
  return defaults.has(state);
}

/** The default rank of a state, or null when it has none. */
export function defaultRank(state: StateKey): number | null {
  return defaults.get(state)?.rank ?? null;
}

/** The entry of a state in a legend; undefined when the legend does not have it. */
export function entryOf(state: StateKey, legend: Legend | null | undefined): LegendEntry | undefined {
  return legend?.entries.find((e) => e.state === state);
}

/** The label that a round gives to a state; else the Model's; else the key made readable. */
export function stateLabel(state: StateKey, legend?: Legend | null): string {
  const label = entryOf(state, legend)?.label ?? defaults.get(state)?.label;
  return label || readable(state);
}

function readable(key: StateKey): string {
  const words = key.replace(/_/g, ' ').trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : key;
}

/** What gives states their ranks: a round, or what stands for one. */
export type Ranked = Pick<Round, 'legend' | 'ranks'>;

/**
 * The rank of a state: by the order that a person gave, which is the whole workbook's, else by the first of the
 * legends that gives one, else the Model's, else null.
 */
export function rankOf(state: StateKey, ...rounds: readonly Ranked[]): number | null {
  for (const { ranks } of rounds) {
    const told = rankByPerson(state, ranks);
    if (told !== undefined) return told;
  }
  for (const { legend } of rounds) {
    const rank = legend?.entries.find((e) => e.state === state && e.rank !== null)?.rank;
    if (rank !== undefined && rank !== null) return rank;
  }
  return defaultRank(state);
}

/** What a person said of a state's rank, null for none; undefined when nobody said anything. */
export function rankByPerson(state: StateKey, ranks: Ranks | undefined): number | null | undefined {
  return ranks !== undefined && Object.hasOwn(ranks, state) ? ranks[state] : undefined;
}

/** Signs of the Model's states: each its own shape, so that colour is never the only sign. */
const DEFAULT_SYMBOLS: Readonly<Record<StateKey, string>> = {
  cumplido: '✔',
  falta_conclusion: '◐',
  en_proceso: '▷',
  informacion_erronea: '✖',
  sin_evidencia: '○',
};

/** For a workbook's own states, by order of appearance; none is a sign of change (▲ ▼ = + −). */
const OWN_SYMBOLS = ['◆', '★', '■', '✚', '⬢', '♣', '♥', '☾', '♪', '§', '¶', '※'];

/** The symbol of each state: fixed for the Model's, the next free one for each own state in order. */
export function stateSymbols(states: Iterable<StateKey>): ReadonlyMap<StateKey, string> {
  const symbols = new Map<StateKey, string>();
  let own = 0;
  for (const state of new Set(states)) {
    const fixed = DEFAULT_SYMBOLS[state];
    symbols.set(state, fixed ?? OWN_SYMBOLS[own] ?? String(own + 1));
    if (fixed === undefined) own++;
  }
  return symbols;
}

/** The symbol of one state among those of its legend. */
export function symbolOf(state: StateKey, legend?: Legend | null): string {
  const states = [...(legend?.entries.map((e) => e.state) ?? []), state];
  return stateSymbols(states).get(state)!;
}
