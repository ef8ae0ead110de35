/** Where does each part of the Comparativo stand? Geometry only; the parts are drawn elsewhere. */
import { alignRounds, type AlignedRow } from '../../domain/align';
import type { Comparison } from '../../domain/compare';
import { crossTable, type CrossKey, type CrossTable } from '../../domain/cross-table';
import { address, areaAddress, type Area, type Grid } from '../../domain/grid';
import type { Round } from '../../domain/matrix';
import { TOOLS } from '../../domain/model/tools';
import type { Tool } from '../../domain/model/types';
import { nameRounds, type RoundName } from '../../domain/narrative/round-name.es';
import { widthInPoints } from '../../excel/sheet-design';
import type { RoundLists } from '../../excel/store';
import { MEASURES, noDataStates, type KeyRanges } from './comparison-figures';
import { packStates, type KeyLine } from './comparison-key-lines';
import { span } from './sheet-canvas';

/** One live round: its cells as read and the names of its lists on the very hidden sheet. */
export interface LiveSide {
  readonly grid: Grid;
  readonly lists: RoundLists;
}

/** Both rounds, when both are live. */
export interface LiveSides {
  readonly from: LiveSide;
  readonly to: LiveSide;
}

/** What the sheet needs besides the comparison. */
export interface ComparisonContext {
  /** All the workbook's rounds: what never moved is told over all of them. */
  readonly rounds: readonly Round[];
  /** Given when both rounds are live: signs and figures are then formulas over them. */
  readonly live: LiveSides | null;
  /** The day to write on the sheet. */
  readonly today: Date;
  /** True when the states are an example: the sheet then says so. */
  readonly illustrative?: boolean;
}

/** Columns out of sight to the right, which the formulas rest on. Zero-based. */
export interface HiddenColumns {
  /** First row of the tables of states and pairs: under the matrix, so that sorting it leaves them alone. */
  readonly top: number;
  /** Name shown, name written in each round, unread tools of each round. */
  readonly lookup: number;
  /** Place in the lookup, row in each round, unread tools of each round. */
  readonly place: number;
  readonly before: number;
  readonly after: number;
  /** Key and rank of each state. */
  readonly states: number;
  /** Key, sign, words, name, count and two scores of each pair of states. */
  readonly pairs: number;
  readonly end: number;
}

export interface Layout {
  readonly comparison: Comparison;
  readonly context: ComparisonContext;
  readonly names: { readonly from: RoundName; readonly to: RoundName };
  readonly rows: readonly AlignedRow[];
  /** The tools that either round has, in the Model's order. */
  readonly tools: readonly Tool[];
  readonly cross: CrossTable;
  /** The key of states, in lines that fit the width. */
  readonly key: readonly KeyLine[];
  readonly widths: readonly number[];
  /** The row of groups, the first of the three header rows. */
  readonly head: number;
  readonly body: Area;
  /** First and last column of the figures. */
  readonly figures: number;
  readonly lastFigure: number;
  /** Last column of what stands under the matrix: what one page shows side by side. */
  readonly right: number;
  /** True when the figures are wider than the page's rest: on paper they are pages of their own. */
  readonly divided: boolean;
  /** Columns that one state takes in the transition matrix. */
  readonly slot: number;
  readonly hidden: HiddenColumns | null;
}

/** Rows above the key: title, subtitle, progress, notice. */
export const KEY_TOP = 4;
/** Row of the body's formulas in the lookup, as an offset within `HiddenColumns.lookup`. */
export const LOOKUP = { name: 0, from: 1, to: 2, unreadFrom: 3, unreadTo: 4 } as const;
export const PLACE = { place: 0, from: 1, to: 2, unreadFrom: 3, unreadTo: 4 } as const;
export const PAIR = { key: 0, sign: 1, words: 2, name: 3, count: 4, score: 5, legendScore: 6 } as const;

const TOOL_WIDTH = 4.9;
/** Points side by side that an upright letter page shows in letters of a legible size. */
const ONE_PAGE = 720;
/** Points that the lists under the matrix need. */
const LISTS = 560;

export function layoutOf(comparison: Comparison, context: ComparisonContext): Layout {
  const { from, to } = comparison;
  const { rows } = alignRounds(from, to);
  if (rows.length === 0) throw new Error('Two rounds without any municipality have nothing to show');
  const tools = TOOLS.filter(({ id }) =>
    [from, to].some((round) => round.tools.some(({ tool }) => tool === id)),
  );
  const cross = context.live ? withUnread(crossTable(comparison)) : crossTable(comparison);
  const figures = 1 + tools.length;
  const last = figures + MEASURES.length - 1;
  const usual = widthsOf(rows, tools.length, last);
  const divided = pointsOf(usual) > ONE_PAGE;
  const page = divided ? pageRight(usual, tools.length) : last;
  const slot = 2 * (cross.columns.length + 1) <= page ? 2 : 1;
  const right = Math.max(page, slot * (cross.columns.length + 1));
  const widths = widthsOf(rows, tools.length, Math.max(last, right));
  const key = packStates(to, comparison.transitions, widths.slice(0, right + 1));
  const head = KEY_TOP + key.length + 2;
  const top = head + 3;
  const body = { top, left: 1, bottom: top + rows.length - 1, right: tools.length };
  const [fromName, toName] = nameRounds([from, to]) as [RoundName, RoundName];
  return {
    comparison,
    context,
    names: { from: fromName, to: toName },
    rows,
    tools,
    cross,
    key,
    widths,
    head,
    body,
    figures,
    lastFigure: last,
    right,
    divided,
    slot,
    hidden: context.live && hiddenFrom(body.bottom + 2, widths.length, tools.length),
  };
}

/**
 * The hidden keys and the signs of some cells: of the body's first row for `same` (to be copied down), of a
 * column or more otherwise. `tools` are places among the tools shown.
 */
export function keyRanges(layout: Layout, hidden: HiddenColumns, part: KeyPart): Omit<KeyRanges, 'total'> {
  const { top, bottom } = layout.body;
  const { from, to } = layout.comparison;
  const [first, last] = part.tools;
  const refer = (left: number) => {
    if (part.rows === 'same') return sameRow(span(top, left + first, left + last));
    return areaAddress(span(top, left + first, left + last, bottom)).replace(/\d+/g, '$$$&');
  };
  const noData = noDataStates(
    [from, to].flatMap((round) => round.legend?.entries.map(({ state }) => state) ?? []),
  );
  return { before: refer(hidden.before), after: refer(hidden.after), signs: refer(1), noData };
}

export interface KeyPart {
  readonly rows: 'same' | 'all';
  readonly tools: readonly [number, number];
}

/** The name under which a municipality is shown. */
export function shownName({ municipality }: Pick<AlignedRow, 'municipality'>): string {
  return municipality.name ?? municipality.written;
}

/** Three rounds or more say something: what shows only over all of them is then told too. */
export function hasFurtherRounds({ context }: Pick<Layout, 'context'>): boolean {
  return context.rounds.length > 2;
}

/** A1 address with both parts fixed. */
export function fixed(area: Area): string {
  return areaAddress(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** A1 address with the column fixed: it stays right when rows are sorted. */
export function sameRow(area: Area): string {
  return areaAddress(area).replace(/([A-Z]+)(\d+)/g, '$$$1$2');
}

/** A1 address of one cell with its column fixed. */
export function inRow(row: number, column: number): string {
  return `$${address(row, column)}`;
}

function hiddenFrom(top: number, lookup: number, tools: number): HiddenColumns {
  const place = lookup + Object.keys(LOOKUP).length;
  const before = place + Object.keys(PLACE).length;
  const after = before + tools;
  const states = after + tools;
  const pairs = states + 2;
  return { top, lookup, place, before, after, states, pairs, end: pairs + Object.keys(PAIR).length - 1 };
}

function pointsOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + widthInPoints(width), 0);
}

/** The matrix's last column, or a later one where the lists under it need more. */
function pageRight(widths: readonly number[], tools: number): number {
  let right = tools;
  while (right < widths.length - 1 && pointsOf(widths.slice(0, right + 1)) < LISTS) right += 1;
  return right;
}

function widthsOf(rows: readonly AlignedRow[], tools: number, right: number): number[] {
  const longest = Math.max(...rows.map((row) => shownName(row).length));
  const figures = MEASURES.map(({ width }) => width);
  const widths = [
    Math.min(32, Math.max(24, longest + 1)),
    ...Array<number>(tools).fill(TOOL_WIDTH),
    ...figures,
  ];
  while (widths.length <= right) widths.push(TOOL_WIDTH);
  return widths;
}

/** A live sheet has a row and a column for what may come to be unread. */
function withUnread(table: CrossTable): CrossTable {
  const unread: CrossKey = { kind: 'unread' };
  const has = (keys: readonly CrossKey[]) => keys.some((key) => key.kind === 'unread');
  const addColumn = !has(table.columns);
  const addRow = !has(table.rows);
  const columns = addColumn ? [...table.columns, unread] : table.columns;
  const widen = (counts: CrossTable['counts']): number[][] => {
    const wide = counts.map((line) => (addColumn ? [...line, 0] : [...line]));
    return addRow ? [...wide, columns.map(() => 0)] : wide;
  };
  return {
    rows: addRow ? [...table.rows, unread] : table.rows,
    columns,
    counts: widen(table.counts),
    byLegend: widen(table.byLegend),
  };
}
