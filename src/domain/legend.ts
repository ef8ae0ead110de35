/** Which state does a colour stand for in this round? One legend per round, its own or a chosen one. */
import { matchColor } from './color';
import { fold } from './fold';
import type { Color } from './grid';
import { labelState, ownState } from './legend-label';
import type { Legend, LegendEntry, Ranks, StateKey } from './matrix';
import { DEFAULT_STATES } from './model/states';
import { defaultRank, rankByPerson } from './state';

/** Which legend a round without a usable one takes: another sheet's, or the Model's. */
export type LegendChoice = { readonly sheet: string } | 'predeterminada';

/** What a fill says by a legend. */
export type FillReading =
  | { readonly kind: 'exact' | 'near'; readonly state: StateKey }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly StateKey[] }
  | { readonly kind: 'unknown' };

/** Gives each label found in a sheet its state: a known one, or one of the workbook's own. */
export function ownLegend(
  found: readonly Pick<LegendEntry, 'label' | 'color' | 'swatch' | 'labelAt'>[],
  title: Legend['title'],
  ranks: Ranks = {},
): Legend {
  const states = statesOf(found.map((entry) => entry.label));
  const entries = found.map((entry, i) => ({ ...entry, state: states[i]!, rank: rankIn(states[i]!, ranks) }));
  return { entries, source: { kind: 'own' }, title };
}

/**
 * The state of each label. When different labels of one legend would mean one state, only one keeps it: the
 * Model's own label, else the first that says it and no more. "En proceso de firma" beside "En proceso" is a
 * state of its own.
 */
function statesOf(labels: readonly string[]): StateKey[] {
  const known = labels.map(labelState);
  return labels.map((label, i) => {
    const mine = known[i];
    if (!mine) return ownState(label);
    const rivals = labels.filter((_, j) => known[j]?.state === mine.state);
    return fold(keeperOf(mine.state, rivals)) === fold(label) ? mine.state : ownState(label);
  });
}

function keeperOf(state: StateKey, labels: readonly string[]): string {
  const model = DEFAULT_STATES.find((s) => s.key === state)!.label;
  const plain = labels.filter((label) => labelState(label)!.plain);
  const distinct = new Set(labels.map(fold)).size;
  if (distinct === 1) return labels[0]!;
  return plain.find((label) => fold(label) === fold(model)) ?? plain[0] ?? '';
}

function rankIn(state: StateKey, ranks: Ranks): number | null {
  const told = rankByPerson(state, ranks);
  return told === undefined ? defaultRank(state) : told;
}

/** Another round's legend, taken for one that has none. */
export function borrowedLegend(legend: Legend, sheet: string): Legend {
  const entries = legend.entries.map((entry) => ({ ...entry, swatch: null, labelAt: null }));
  return { entries, source: { kind: 'borrowed', sheet }, title: null };
}

/** The Model's legend, with its default colours. */
export function defaultLegend(ranks: Ranks = {}): Legend {
  const entries = [...DEFAULT_STATES].reverse().map(({ key, label, color }): LegendEntry => ({
    state: key,
    label,
    color,
    rank: rankIn(key, ranks),
    swatch: null,
    labelAt: null,
  }));
  return { entries, source: { kind: 'default' }, title: null };
}

/** True for a legend by which a fill can be read at all. */
export function hasColors(legend: Legend | null): legend is Legend {
  return legend !== null && legend.entries.some((entry) => entry.color !== null);
}

/** A reader of fills that remembers its answers: a round has many cells and few colours. */
export function fillReader(legend: Legend): (fill: Color) => FillReading {
  const known = new Map<Color, FillReading>();
  return (fill) => {
    let reading = known.get(fill);
    if (!reading) known.set(fill, (reading = readFill(fill, legend)));
    return reading;
  };
}

function readFill(fill: Color, { entries }: Legend): FillReading {
  const match = matchColor(fill, entries);
  if (match.kind === 'unknown') return match;
  if (match.kind === 'ambiguous') {
    return { kind: 'ambiguous', candidates: [...new Set(match.indexes.map((i) => entries[i]!.state))] };
  }
  return { kind: match.kind, state: entries[match.index]!.state };
}
