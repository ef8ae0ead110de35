/** Where does each part of a ficha stand? Geometry only; the parts are drawn elsewhere. */
import type { Factsheet, FactsheetRow } from '../../domain/factsheet';
import type { ForeignState } from '../../domain/foreign-states';
import { address, areaAddress, type Area } from '../../domain/grid';
import type { Round } from '../../domain/matrix';
import type { Dimension } from '../../domain/model/types';
import { NO_DATA_STATES, stateLabel } from '../../domain/state';
import type { FormerEntries } from './factsheet-former';
import { storyRows, toolHeight, rowsFor, widthsOf } from './factsheet-heights';
import type { StoryItem } from './factsheet-story';
import { span } from './sheet-canvas';

/** How the states of a round get onto the ficha. */
export interface RoundSource {
  readonly round: Round;
  /** The municipality's name as its row has it, when formulas can follow that row; else null. */
  readonly follows: string | null;
  /** The zero-based row of the municipality; null when the round has none. */
  readonly row: number | null;
  /** States of the row that the round's legend lacks, as typed: formulas know them by their text. */
  readonly foreign: readonly ForeignState[];
}

/** Everything that a ficha is composed from. */
export interface FactsheetPage {
  readonly factsheet: Factsheet;
  /** INEGI code, or the slug of the written name: tells fichas apart. */
  readonly key: string;
  /** The sheet name wanted. */
  readonly name: string;
  /** One for each round told, in order. */
  readonly sources: readonly RoundSource[];
  /** Sheet of the Índice, to link back to; null when there is none. */
  readonly index: string | null;
  readonly former: FormerEntries;
  /** The narrative with the person's edits in it; see `planStory`. */
  readonly story: readonly StoryItem[];
  /** The day to write on states that are a copy. */
  readonly today: Date;
  /** True when the workbook's states are an example: the ficha then says so. */
  readonly illustrative: boolean;
}

/** Rounds that are all written out; of more, the last three, and the others as narrow columns of symbols. */
export const MOST_WRITTEN_OUT = 5;
const WRITTEN_OUT_OF_MANY = 3;
const MOST_NARROW = 12;

/** Columns out of sight that a live round's formulas rest on; zero-based. */
export interface HiddenRound {
  /** The states as they were when the text was written, beside each tool. */
  readonly stored: number;
  /** Class of each tool's state now, beside it: 2 fulfilled, 1 with data, 0 neither. Only where written out. */
  readonly classes: number | null;
  /** The legend's labels, and the class of each. Only for a live round. */
  readonly labels: number | null;
  readonly classOf: number | null;
}

/** One round's column. */
export interface RoundColumn {
  /** Its place among the rounds told. */
  readonly index: number;
  readonly column: number;
  /** False for a narrow column of symbols. */
  readonly writtenOut: boolean;
  readonly title: string;
  readonly dates: string | null;
  readonly source: RoundSource;
  /** True when the cells are formulas over the round. */
  readonly live: boolean;
  readonly labels: readonly LabelClass[];
  readonly hidden: HiddenRound;
}

/** One label of a legend with what it counts as. */
export interface LabelClass {
  readonly label: string;
  readonly state: string;
}

/** One tool where it stands: a text longer than Excel's tallest row takes several, merged. */
export interface PlacedTool {
  readonly row: FactsheetRow;
  readonly top: number;
  readonly bottom: number;
  /** Points of all its rows together. */
  readonly height: number;
}

/** One dimension's tools in the table. */
export interface ToolGroup {
  readonly dimension: Dimension;
  /** Row of the dimension's band; its tools follow. */
  readonly band: number;
  readonly tools: readonly PlacedTool[];
  /** The last row of its last tool. */
  readonly bottom: number;
}

export interface Layout {
  readonly page: FactsheetPage;
  readonly rounds: readonly RoundColumn[];
  /** Rounds told in the narrative that the tables have no room for. */
  readonly omitted: number;
  readonly columns: {
    readonly tool: 0;
    readonly requirement: 1;
    readonly change: number | null;
    readonly deadline: number | null;
    readonly note: number;
    readonly evidence: number;
    /** The last column that is seen. */
    readonly right: number;
    readonly tag: number;
    /** First hidden column of the changes between two live rounds; null when they are no formulas. */
    readonly pairs: number | null;
    /** Column of the marks of setbacks, their tables beside it; null when the last round is not live. */
    readonly setbacks: number | null;
    /** The last column of all. */
    readonly end: number;
  };
  readonly widths: readonly number[];
  readonly rows: {
    readonly nav: 0;
    readonly title: 1;
    readonly subtitle: 2;
    readonly banner: 3;
    readonly notices: number;
    readonly overall: number;
    /** First line of the strip below the figures. */
    readonly strip: number;
    /** Header of the table of dimensions; one row for each follows, then the total. */
    readonly progress: number;
    readonly total: number;
    readonly key: number;
    readonly story: number;
    readonly toolsTitle: number;
    readonly toolsHead: number;
    /** From the first band to the last tool. */
    readonly tools: Area;
    readonly symbols: number | null;
    /** The last row that is seen. */
    readonly bottom: number;
  };
  readonly groups: readonly ToolGroup[];
  readonly notices: readonly string[];
}

/** The geometry of a ficha; `notices` are the sentences that stand above the figures. */
export function layoutOf(page: FactsheetPage, notices: readonly string[]): Layout {
  const { factsheet } = page;
  const rounds = placeRounds(page);
  const right = rightOf(rounds, factsheet);
  const { placed, columns } = placeHidden(rounds, right);
  const widths = widthsOf(page, rounds, columns);
  const rows = placeRows(page, notices.length, { rounds, columns, widths });
  return {
    page,
    rounds: placed,
    omitted: factsheet.rounds.length - rounds.length,
    columns,
    widths,
    rows: rows.rows,
    groups: rows.groups,
    notices,
  };
}

/** The last two columns when they hold the rounds compared; null when there is one round. */
export function lastTwo({ rounds }: Layout): readonly [RoundColumn, RoundColumn] | null {
  const [from, to] = rounds.slice(-2);
  return from && to ? [from, to] : null;
}

/** Row of a dimension in the table of progress. */
export function progressRow({ rows }: Layout, dimension: number): number {
  return rows.progress + 1 + dimension;
}

/** The rows of a group's tools in one column. */
export function toolArea({ band, bottom }: ToolGroup, column: number): Area {
  return span(band + 1, column, column, bottom);
}

/** A1 address with both parts fixed. */
export function fixed(area: Area): string {
  return areaAddress(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** A1 address of one cell with both parts fixed. */
export function fixedCell(row: number, column: number): string {
  return fixed(span(row, column, column));
}

/** A1 address of one cell. */
export const cellAt = address;

type Unplaced = Omit<RoundColumn, 'hidden'>;
type Visible = Omit<Layout['columns'], 'tag' | 'pairs' | 'setbacks' | 'end'>;

const FIRST_ROUND = 2;

function placeRounds({ factsheet, sources }: FactsheetPage): Unplaced[] {
  const total = factsheet.rounds.length;
  const writtenOut = total <= MOST_WRITTEN_OUT ? total : WRITTEN_OUT_OF_MANY;
  const shown = total <= MOST_WRITTEN_OUT ? total : Math.min(total, writtenOut + MOST_NARROW);
  return factsheet.rounds.slice(-shown).map((round, place) => {
    const index = total - shown + place;
    const source = sources[index]!;
    const labels = labelsOf(source);
    return {
      index,
      column: FIRST_ROUND + place,
      writtenOut: place >= shown - writtenOut,
      title: round.title,
      dates: round.dates,
      source,
      live: source.follows !== null && labels.length > 0 && labels.every(isSearchable),
      labels,
    };
  });
}

/** Each label once, whatever its case: Excel's searches do not tell cases apart. */
function labelsOf({ round: { legend }, foreign }: RoundSource): LabelClass[] {
  const seen = new Set<string>();
  const named = foreign.map(({ state }) => ({ state, label: stateLabel(state, legend) }));
  return [...(legend?.entries ?? []), ...named].flatMap(({ label, state }) => {
    const key = label.toLowerCase();
    if (label === '' || seen.has(key)) return [];
    seen.add(key);
    return [{ label, state }];
  });
}

/** Excel searches for no text longer than this. */
const LONGEST_SOUGHT = 255;

function isSearchable({ label }: LabelClass): boolean {
  return label.length <= LONGEST_SOUGHT;
}

function rightOf(rounds: readonly Unplaced[], { common, rows }: Factsheet): Visible {
  let next = FIRST_ROUND + rounds.length;
  const change = common === null ? null : next++;
  const deadline = rows.some((row) => row.deadline !== null) ? next++ : null;
  const note = next++;
  return { tool: 0, requirement: 1, change, deadline, note, evidence: next, right: next };
}

function placeHidden(
  rounds: readonly Unplaced[],
  columns: Visible,
): { placed: RoundColumn[]; columns: Layout['columns'] } {
  const tag = columns.right + 1;
  let next = tag + 1 + rounds.length;
  const placed = rounds.map((round, place): RoundColumn => {
    const counted = round.live && round.writtenOut;
    const hidden = {
      stored: tag + 1 + place,
      classes: counted ? next++ : null,
      labels: round.live ? next++ : null,
      classOf: counted ? next++ : null,
    };
    return { ...round, hidden };
  });
  const [from, to] = placed.slice(-2);
  const paired = from?.live && to?.live;
  // Labels of the earlier round, then a column for each label of the later and for none of its two kinds.
  const width = paired ? Math.max(3, 1 + to.labels.length + NO_STATE.length) : 0;
  const falls = setbackWidth(placed);
  return {
    placed,
    columns: {
      ...columns,
      tag,
      pairs: paired ? next : null,
      setbacks: falls === 0 ? null : next + width,
      end: next + width + falls - 1,
    },
  };
}

/** Labels of a round that say how far a tool is, each once. */
export function dataLabels({ labels }: Pick<RoundColumn, 'labels'>): LabelClass[] {
  return labels.filter(({ state }) => !NO_DATA_STATES.has(state));
}

/** Columns out of sight that the setbacks take: a mark for each tool, then a table for each earlier round. */
function setbackWidth(rounds: readonly Pick<RoundColumn, 'labels' | 'live'>[]): number {
  const last = rounds.at(-1);
  if (!last?.live || rounds.length < 2) return 0;
  return 1 + (rounds.length - 1) * (1 + dataLabels(last).length);
}

/** What a cell shows when the round has no state for it; the third is for what could not be read. */
export const NO_STATE = ['Sin dato', 'No figura'] as const;
export const UNREAD = 'Sin lectura';

/**
 * The narrative comes before the table of tools: the table's header is repeated on each page after its own, and
 * must not stand above paragraphs.
 */
function placeRows(
  page: FactsheetPage,
  notices: number,
  { rounds, columns, widths }: Pick<Layout, 'columns' | 'widths'> & { readonly rounds: readonly Unplaced[] },
): Pick<Layout, 'rows' | 'groups'> {
  const first = 4;
  const overall = first + notices;
  const strip = overall + 1;
  const progress = strip + (page.factsheet.overdueOn === null ? 3 : 4) + 2;
  const total = progress + page.factsheet.dimensions.length + 1;
  const story = total + 3;
  const toolsTitle = story + 2 + storyRows(page.story, widths) + 1;
  const groups: ToolGroup[] = [];
  let next = toolsTitle + 2;
  for (const { dimension } of page.factsheet.dimensions) {
    const rows = page.factsheet.rows.filter((row) => row.dimension === dimension.id);
    const tools = placeTools(rows, next + 1, (row) => toolHeight(page, row, { rounds, columns, widths }));
    groups.push({ dimension, band: next, tools, bottom: tools.at(-1)?.bottom ?? next });
    next = groups.at(-1)!.bottom + 1;
  }
  const symbols = rounds.every((round) => round.writtenOut) ? null : next++;
  const tools = span(toolsTitle + 2, 0, 0, (symbols ?? next) - 1);
  return {
    groups,
    rows: {
      nav: 0,
      title: 1,
      subtitle: 2,
      banner: 3,
      notices: first,
      overall,
      strip,
      progress,
      total,
      key: total + 1,
      story,
      toolsTitle,
      toolsHead: toolsTitle + 1,
      tools,
      symbols,
      bottom: next - 1,
    },
  };
}

function placeTools(
  rows: readonly FactsheetRow[],
  from: number,
  heightOf: (row: FactsheetRow) => number,
): PlacedTool[] {
  let top = from;
  return rows.map((row) => {
    const height = heightOf(row);
    const placed = { row, height, top, bottom: top + rowsFor(height) - 1 };
    top = placed.bottom + 1;
    return placed;
  });
}
