/** What changed between two rounds? Transitions, their summary, the from × to table and the totals. */
import { alignRounds } from './align';
import type { AlignedRow, DuplicateRow, MunicipalityRef } from './align';
import type { Round, StateKey, ToolId } from './matrix';
import { DIMENSIONS } from './model/dimensions';
import { TOOLS } from './model/tools';
import type { DimensionId } from './model/types';
import { common, tally, toolsOf } from './progress';
import type { Common, Tally } from './progress';
import { CHANGES, cellOf, judge, sideOf, stateOf } from './transition';
import type { Change, Side, SourceCell } from './transition';

/** What happened to one municipality × tool. */
export interface Transition {
  readonly municipality: MunicipalityRef;
  readonly tool: ToolId;
  /** The states; null when that side has none (see `before` and `after` for why). */
  readonly from: StateKey | null;
  readonly to: StateKey | null;
  readonly before: Side;
  readonly after: Side;
  readonly change: Change;
  /** The change coincides with a change of legend: counted apart, never as progress. */
  readonly byLegend: boolean;
  readonly cells: { readonly from: SourceCell | null; readonly to: SourceCell | null };
}

/** Counts of transitions; those by legend are counted under that name only. */
export type Summary = Readonly<Record<Change | 'por_simbologia', number>>;

/** Two rounds' figures over one set of cells. */
export interface Contrast {
  readonly from: Tally;
  readonly to: Tally;
  readonly common: Common;
  readonly summary: Summary;
}

/** Figures by part; every part counts all the Model's tools and both rounds' municipalities. */
export interface Totals {
  readonly overall: Contrast;
  readonly municipalities: readonly { readonly municipality: MunicipalityRef; readonly contrast: Contrast }[];
  readonly dimensions: readonly { readonly dimension: DimensionId; readonly contrast: Contrast }[];
  readonly tools: readonly { readonly tool: ToolId; readonly contrast: Contrast }[];
}

/** Two rounds compared. */
export interface Comparison {
  readonly from: Round;
  readonly to: Round;
  /** In the later round's row order and the Model's tool order; blank to blank is not listed. */
  readonly transitions: readonly Transition[];
  readonly summary: Summary;
  readonly totals: Totals;
  /** Rows that repeat a municipality of the same round: listed, not compared. */
  readonly duplicates: readonly DuplicateRow[];
}

/** One cell of the two rounds, before any is judged. */
interface Pair {
  readonly row: AlignedRow;
  readonly tool: ToolId;
  readonly before: Side;
  readonly after: Side;
  readonly transition: Transition | null;
}

/** Compares two rounds, the earlier first. Any two may be compared, also one with itself. */
export function compareRounds(from: Round, to: Round): Comparison {
  const { rows, duplicates } = alignRounds(from, to);
  const pairs = rows.flatMap((row) => TOOLS.map(({ id }) => pairOf(from, to, row, id)));
  const transitions = transitionsOf(pairs);
  return {
    from,
    to,
    transitions,
    summary: summarize(transitions),
    totals: totalsOf(pairs, rows),
    duplicates,
  };
}

/** Counts transitions by kind; those that are by legend only under `por_simbologia`. */
export function summarize(transitions: Iterable<Pick<Transition, 'change' | 'byLegend'>>): Summary {
  const counts = Object.fromEntries([...CHANGES, 'por_simbologia'].map((name) => [name, 0])) as Record<
    keyof Summary,
    number
  >;
  for (const { change, byLegend } of transitions) counts[byLegend ? 'por_simbologia' : change] += 1;
  return counts;
}

function pairOf(from: Round, to: Round, row: AlignedRow, tool: ToolId): Pair {
  const before = sideOf(row.from, tool);
  const after = sideOf(row.to, tool);
  const judgement = judge(from, before, to, after);
  const transition = judgement && {
    municipality: row.municipality,
    tool,
    from: stateOf(before),
    to: stateOf(after),
    before,
    after,
    ...judgement,
    cells: { from: cellOf(from, row.from, tool), to: cellOf(to, row.to, tool) },
  };
  return { row, tool, before, after, transition };
}

function transitionsOf(pairs: readonly Pair[]): Transition[] {
  return pairs.flatMap(({ transition }) => transition ?? []);
}

function contrastOf(pairs: readonly Pair[]): Contrast {
  return {
    from: tally(pairs.map((pair) => pair.before)),
    to: tally(pairs.map((pair) => pair.after)),
    common: common(pairs.map((pair) => [pair.before, pair.after] as const)),
    summary: summarize(transitionsOf(pairs)),
  };
}

function totalsOf(pairs: readonly Pair[], rows: readonly AlignedRow[]): Totals {
  const byRow = groupBy(pairs, (pair) => pair.row);
  const byTool = groupBy(pairs, (pair) => pair.tool);
  const ofTools = (tools: readonly ToolId[]): Pair[] => tools.flatMap((tool) => byTool.get(tool) ?? []);
  return {
    overall: contrastOf(pairs),
    municipalities: rows.map((row) => ({
      municipality: row.municipality,
      contrast: contrastOf(byRow.get(row) ?? []),
    })),
    dimensions: DIMENSIONS.map(({ id }) => ({ dimension: id, contrast: contrastOf(ofTools(toolsOf(id))) })),
    tools: TOOLS.map(({ id }) => ({ tool: id, contrast: contrastOf(ofTools([id])) })),
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
