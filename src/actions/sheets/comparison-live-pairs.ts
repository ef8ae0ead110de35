/** How do the hidden columns say what each pair of states means, by the ranks and legends of the day? */
import { changeSign } from '../../domain/change.es';
import type { StateKey } from '../../domain/matrix';
import { rankOf } from '../../domain/state';
import { orderMark } from '../../domain/state-order';
import { sameOrderFormula } from '../../excel/state-order';
import { isFulfilled, type Change } from '../../domain/transition';
import type { Content } from '../../excel/sheet-design';
import type { RoundLists } from '../../excel/store';
import { SIGNED } from './comparison-figures';
import { fixed, PAIR, type HiddenColumns, type Layout, type LiveSides } from './comparison-layout';
import { codeOf, isSame, judgePair, pairsOf, pairWords, type Pair } from './comparison-pairs';
import { quoted } from './comparison-text';
import { span, type SheetCanvas } from './sheet-canvas';

/** Between the keys of a pair. */
export const ARROW = '→';
const BY_LEGEND = SIGNED.find(({ key }) => key === 'por_simbologia')!.sign;

/** References to whole parts of the hidden columns. */
export function hiddenRanges(layout: Layout, hidden: HiddenColumns): HiddenRanges {
  const { top, bottom } = layout.body;
  const tools = layout.tools.length;
  const pairs = pairsOf(layout).length;
  const pair = (offset: number) =>
    fixed(span(hidden.top, hidden.pairs + offset, hidden.pairs + offset, hidden.top + pairs - 1));
  return {
    before: fixed(span(top, hidden.before, hidden.before + tools - 1, bottom)),
    after: fixed(span(top, hidden.after, hidden.after + tools - 1, bottom)),
    pair,
  };
}

export interface HiddenRanges {
  readonly before: string;
  readonly after: string;
  /** One column of the table of pairs. */
  readonly pair: (offset: number) => string;
}

/** Draws the ranks of the states and the table of pairs. `countAt` is the cell that counts a pair. */
export function drawPairTable(
  canvas: SheetCanvas,
  layout: Layout,
  hidden: HiddenColumns,
  live: LiveSides,
  countAt: (pair: Pair) => string,
): void {
  drawPairs(canvas, layout, hidden, drawRanks(canvas, layout, hidden, live), countAt);
}

/** The states whose ranks the hidden columns hold, one below the other. */
export function rankedStates({ cross }: Layout): StateKey[] {
  const keys = [...cross.rows, ...cross.columns];
  return [...new Set(keys.flatMap((key) => (key.kind === 'state' ? [key.state] : [])))];
}

/** The rank of each state of either list: the later round's first, as the comparison has it. */
function drawRanks(
  canvas: SheetCanvas,
  layout: Layout,
  { states, top }: HiddenColumns,
  live: LiveSides,
): ReadonlyMap<StateKey, string> {
  const cells = new Map<StateKey, string>();
  rankedStates(layout).forEach((state, index) => {
    const row = top + index;
    const key = fixed(span(row, states, states));
    const rankIn = ({ ranks, keys: list }: RoundLists) => `INDEX(${ranks},MATCH(${key},${list},0))`;
    const [to, from] = [rankIn(live.to.lists), rankIn(live.from.lists)];
    const { ranks } = layout.comparison.to;
    // What no list says is known of the order of that day only.
    const rank = rankOf(state, { legend: null, ranks }) ?? '""';
    const otherwise = `IF(${sameOrderFormula(orderMark(ranks))},${rank},"")`;
    // A state that a list has without a rank was given none.
    const isListed = ({ keys: list }: RoundLists) => `ISNUMBER(MATCH(${key},${list},0))`;
    const unlisted = `IF(OR(${isListed(live.to.lists)},${isListed(live.from.lists)}),"",${otherwise})`;
    const formula = `=IF(ISNUMBER(${to}),${to},IF(ISNUMBER(${from}),${from},${unlisted}))`;
    canvas.putRow(row, states, [state, { formula }]);
    cells.set(state, fixed(span(row, states + 1, states + 1)));
  });
  return cells;
}

function drawPairs(
  canvas: SheetCanvas,
  layout: Layout,
  { pairs: left, top }: HiddenColumns,
  ranks: ReadonlyMap<StateKey, string>,
  countAt: (pair: Pair) => string,
): void {
  const { lists: from } = layout.context.live!.from;
  const { lists: to } = layout.context.live!.to;
  pairsOf(layout).forEach((pair, index) => {
    const row = top + index;
    const at = (offset: number) => fixed(span(row, left + offset, left + offset));
    const isLegend = `${at(PAIR.sign)}="${BY_LEGEND}"`;
    const isChange = !isSame(pair) && judgePair(layout, pair) !== null;
    const score = (when: string): Content =>
      isChange ? { formula: `=IF(AND(${when},${at(PAIR.count)}>0),${at(PAIR.count)}*1000-${index},0)` } : 0;
    canvas.putRow(row, left, [
      `${codeOf(pair.from)}${ARROW}${codeOf(pair.to)}`,
      signOf(layout, pair, ranks, from, to),
      pairWords(layout, pair),
      { formula: `=${nameFormula(at(PAIR.sign))}` },
      { formula: `=${countAt(pair)}` },
      score(`NOT(${isLegend})`),
      score(isLegend),
    ]);
  });
}

/** What ranks can tell: better, worse, equal, nothing. */
const RANKED: readonly Change[] = ['avance', 'retroceso', 'sin_cambio', 'no_comparable'];

/** Two states: by their ranks, unless the change coincides with a change of legend. Else the sign is known. */
function signOf(
  layout: Layout,
  pair: Pair,
  ranks: ReadonlyMap<StateKey, string>,
  fromLists: RoundLists,
  toLists: RoundLists,
): Content {
  const { from, to } = pair;
  if (from.kind !== 'state' || to.kind !== 'state' || from.state === to.state) {
    return judgePair(layout, pair)?.sign ?? null;
  }
  const [before, after] = [ranks.get(from.state)!, ranks.get(to.state)!];
  const [up, down, same, unknown] = RANKED.map((change) => quoted(changeSign({ change, byLegend: false })));
  const order = `IF(${after}>${before},${up},IF(${after}<${before},${down},${same}))`;
  const ranked = `IF(OR(${before}="",${after}=""),${unknown},${order})`;
  if (isFulfilled(from.state) || isFulfilled(to.state)) return { formula: `=${ranked}` };
  const lacks = ({ keys }: RoundLists, state: StateKey) => `COUNTIF(${keys},${quoted(state)})=0`;
  const byLegend = `OR(${lacks(toLists, from.state)},${lacks(fromLists, to.state)})`;
  return { formula: `=IF(${byLegend},"${BY_LEGEND}",${ranked})` };
}

/** "▲ Avance" from the sign, whatever it comes to be. */
function nameFormula(sign: string): string {
  return SIGNED.reduceRight(
    (otherwise, signed) => `IF(${sign}="${signed.sign}","${signed.sign}  ${signed.name}",${otherwise})`,
    '""',
  );
}
