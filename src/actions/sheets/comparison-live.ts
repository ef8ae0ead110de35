/** What does a live Comparativo keep out of sight, so that its signs follow the rounds when they are sorted or grow? */
import { changeSign } from '../../domain/change.es';
import { address, areaAddress, type Grid } from '../../domain/grid';
import type { MunicipalityRow, Round, StateKey, ToolId } from '../../domain/matrix';
import { defaultRank } from '../../domain/state';
import { isFulfilled, type Change } from '../../domain/transition';
import { quoteSheet } from '../../excel/own-sheets';
import type { Content } from '../../excel/sheet-design';
import type { RoundLists } from '../../excel/store';
import { SIGNED, UNREAD } from './comparison-figures';
import {
  fixed,
  inRow,
  LOOKUP,
  PAIR,
  PLACE,
  shownName,
  type HiddenColumns,
  type Layout,
  type LiveSides,
} from './comparison-layout';
import { codeOf, isSame, judgePair, pairsOf, pairWords, type Pair } from './comparison-pairs';
import { quoted } from './comparison-text';
import { span, type SheetCanvas } from './sheet-canvas';

const ARROW = '→';
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

/** Draws the hidden columns. `countAt` is the cell of the transition matrix that counts a pair. */
export function drawHidden(canvas: SheetCanvas, layout: Layout, countAt: (pair: Pair) => string): void {
  const { hidden, context } = layout;
  if (!hidden || !context.live) return;
  drawLookup(canvas, layout, hidden, context.live);
  drawPlaces(canvas, layout, hidden);
  drawKeys(canvas, layout, hidden, 'from');
  drawKeys(canvas, layout, hidden, 'to');
  const ranks = drawRanks(canvas, layout, hidden, context.live);
  drawPairs(canvas, layout, hidden, ranks, countAt);
}

/** The sign of the body's first cell: the later state's symbol and what happened since the earlier round. */
export function signFormula(layout: Layout, hidden: HiddenColumns, lists: RoundLists, index: number): string {
  const { top } = layout.body;
  const [before, after] = [hidden.before + index, hidden.after + index].map((column) =>
    areaAddress(span(top, column, column)),
  ) as [string, string];
  const { pair } = hiddenRanges(layout, hidden);
  const symbol = `INDEX(${lists.symbols},MATCH(${after},${lists.keys},0))&" "`;
  const sign = `INDEX(${pair(PAIR.sign)},MATCH(${before}&"${ARROW}"&${after},${pair(PAIR.key)},0))`;
  const shown = `IF(OR(${after}="",${after}="${UNREAD}"),"",${symbol})`;
  return `=IF(${before}&${after}="","",IFERROR(${shown}&${sign},"?"))`;
}

/**
 * Names as shown and as written in each round. Every row of the sheet finds its municipality here by the name
 * that it shows, so that sorting the sheet keeps each sign with its municipality.
 */
function drawLookup(canvas: SheetCanvas, layout: Layout, { lookup }: HiddenColumns, live: LiveSides): void {
  const { from, to } = layout.comparison;
  layout.rows.forEach((row, index) => {
    canvas.putRow(layout.body.top + index, lookup, [
      shownName(row),
      writtenName(row.from, from, live.from.grid),
      writtenName(row.to, to, live.to.grid),
      unreadTools(row.from, from, live.from.grid),
      unreadTools(row.to, to, live.to.grid),
    ]);
  });
}

/** The name exactly as the cell has it, with what MATCH would take for wildcards made literal. */
function writtenName(row: MunicipalityRow | null, round: Round, grid: Grid): string | null {
  if (row === null) return null;
  return textAt(grid, row.row, round.municipalityColumn).replace(/[~*?]/g, '~$&');
}

/**
 * The tools whose cell cannot be read today although it may look blank to a formula ("|1.2|4.3|"), so that no
 * sign says «nuevo» where nobody can tell. With "=" those that hold a formula, whose result is no state.
 */
function unreadTools(row: MunicipalityRow | null, round: Round, grid: Grid): string | null {
  if (row === null) return null;
  const marks = round.tools.flatMap(({ tool, column }) => {
    const reading = row.readings[tool];
    if (!reading || reading.kind === 'state' || reading.kind === 'blank') return [];
    if (reading.kind === 'other' && reading.formula) return [`=${tool}`];
    return textAt(grid, row.row, column).trim() === '' ? [tool] : [];
  });
  return marks.length === 0 ? null : `|${marks.join('|')}|`;
}

function textAt(grid: Grid, row: number, column: number): string {
  return grid.cells[row - grid.top]?.[column - grid.left]?.text ?? '';
}

function drawPlaces(canvas: SheetCanvas, { body, rows, comparison }: Layout, hidden: HiddenColumns): void {
  const { lookup, place } = hidden;
  const { top, bottom } = body;
  const column = (offset: number) => fixed(span(top, lookup + offset, lookup + offset, bottom));
  const own = (offset: number) => inRow(top, place + offset);
  const found = (offset: number) => `INDEX(${column(offset)},${own(PLACE.place)})`;
  const rowIn = (round: Round, offset: number) => {
    const names = columnOf(round, round.municipalityColumn);
    return `=IFERROR(IF(${found(offset)}="","",MATCH(${found(offset)},${names},0)),"${UNREAD}")`;
  };
  const formulas = [
    `=IFERROR(MATCH(${literally(`$${address(top, 0)}`)},${column(LOOKUP.name)},0),"${UNREAD}")`,
    rowIn(comparison.from, LOOKUP.from),
    rowIn(comparison.to, LOOKUP.to),
    `=IFERROR(${found(LOOKUP.unreadFrom)}&"","")`,
    `=IFERROR(${found(LOOKUP.unreadTo)}&"","")`,
  ];
  canvas.putDown(
    { top, left: place, bottom: top + rows.length - 1, right: place + formulas.length - 1 },
    formulas,
  );
}

/** A column of a round's body, as another sheet refers to it. */
function columnOf(round: Round, column: number): string {
  return `${quoteSheet(round.sheet)}!${fixed(span(round.body.top, column, column, round.body.bottom))}`;
}

/** What MATCH takes as it is: its wildcards are made literal. */
function literally(reference: string): string {
  return ['~', '*', '?'].reduce((inner, sign) => `SUBSTITUTE(${inner},"${sign}","~${sign}")`, reference);
}

/** One key for each tool: "" without data, "¿" for what is no state of the round's list. */
function drawKeys(canvas: SheetCanvas, layout: Layout, hidden: HiddenColumns, side: 'from' | 'to'): void {
  const { body, tools, comparison, context } = layout;
  const round = comparison[side];
  const { lists } = context.live![side];
  const left = side === 'from' ? hidden.before : hidden.after;
  const row = inRow(body.top, hidden.place + PLACE[side]);
  const marks = inRow(body.top, hidden.place + (side === 'from' ? PLACE.unreadFrom : PLACE.unreadTo));
  tools.forEach(({ id }, index) => {
    const found = round.tools.find(({ tool }) => tool === id);
    // A round without the tool says nothing of it: its column stays empty, as blank as a formula's "".
    if (!found) return;
    const formula = keyFormula(columnOf(round, found.column), row, marks, id, lists);
    canvas.putDown({ top: body.top, left: left + index, bottom: body.bottom, right: left + index }, [
      formula,
    ]);
  });
}

function keyFormula(column: string, row: string, marks: string, tool: ToolId, lists: RoundLists): string {
  const cell = `INDEX(${column},${row})`;
  const isMarked = (mark: string) => `ISNUMBER(FIND("|${mark}|",${marks}))`;
  const blank = `IF(${isMarked(tool)},"${UNREAD}","")`;
  const known = `INDEX(${lists.keys},MATCH(${literally(cell)},${lists.labels},0))`;
  const read = `IF(${isMarked(`=${tool}`)},"${UNREAD}",IF(TRIM(${cell})="",${blank},${known}))`;
  return `=IF(${row}="","",IFERROR(${read},"${UNREAD}"))`;
}

/** The rank of each state of either list: the later round's first, as the comparison has it. */
function drawRanks(
  canvas: SheetCanvas,
  { cross }: Layout,
  { states, top }: HiddenColumns,
  live: LiveSides,
): ReadonlyMap<StateKey, string> {
  const keys = new Set(
    [...cross.rows, ...cross.columns].flatMap((key) => (key.kind === 'state' ? [key.state] : [])),
  );
  const cells = new Map<StateKey, string>();
  [...keys].forEach((state, index) => {
    const row = top + index;
    const key = fixed(span(row, states, states));
    const rankIn = ({ ranks, keys: list }: RoundLists) => `INDEX(${ranks},MATCH(${key},${list},0))`;
    const [to, from] = [rankIn(live.to.lists), rankIn(live.from.lists)];
    const otherwise = defaultRank(state) ?? '""';
    const formula = `=IF(ISNUMBER(${to}),${to},IF(ISNUMBER(${from}),${from},${otherwise}))`;
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
