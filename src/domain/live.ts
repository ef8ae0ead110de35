/** What must be written so that a round's values are its truth and its colours their consequence? */
import { fillOf, HATCHED, type Area, type Color, type Grid, type GridCell } from './grid';
import { legendToKeep, type KeptLegend } from './kept-legend';
import { isForeign } from './foreign-states';
import { sideOf, type CellUndo } from './live-undo';
import { letteringOf } from './symbol-fonts';
import type { Legend, LegendEntry, Position, Reading, Round } from './matrix';
import { isOwnCount } from './own-count';
import { rectangles, runs } from './rectangles';
import { stateSymbols } from './state';

/** One state of a live round, in the legend's order. */
export interface LiveState {
  readonly state: string;
  readonly label: string;
  readonly color: Color | null;
  readonly rank: number | null;
  readonly symbol: string;
}

/** A label that goes into a cell. */
export interface LabelWrite extends Position {
  readonly label: string;
  /** True where the cell's letters are symbols or struck: the label gets plain ones. */
  readonly lettered?: true;
}

/** What a cell held before it was made live, and holds then; kept so that the change can be undone. */
export type Replaced = CellUndo;

/** Where a state's live count goes, beside its label in the legend block. */
export interface CountCell extends Position {
  readonly label: string;
}

/** Everything that makes one round live. Applying it to a round that is live already changes nothing. */
export interface LivePlan {
  readonly sheet: string;
  readonly states: readonly LiveState[];
  /** The legend, where a person chose it and it does not stand on the sheet: it goes with the round from then on. */
  readonly kept: KeptLegend | null;
  /** The rectangles of the body: tool columns × municipality rows, without foreign columns. */
  readonly body: readonly Area[];
  readonly writes: readonly LabelWrite[];
  /** Cells whose direct fill goes, as rectangles. */
  readonly clear: readonly Area[];
  readonly replaced: readonly Replaced[];
  readonly counts: readonly CountCell[];
  /** Swatches that are empty and get their state's symbol, so that the legend explains it. */
  readonly swatches: readonly LabelWrite[];
  /** True when cells of the round carry a state of the round before: they get a look of their own. */
  readonly carried: boolean;
  /** Labels of legend entries whose live count found no free cell. */
  readonly uncounted: readonly string[];
}

/** The plan for a round that has a legend. */
export function planLive(round: Round, legend: Legend, grid: Grid): LivePlan {
  const labels = new Map([...legend.entries].reverse().map((entry) => [entry.state, entry.label] as const));
  const body = bodyAreas(round);
  const writes: LabelWrite[] = [];
  const cleared: Position[] = [];
  const unfilled: Position[] = [];
  const replaced: Replaced[] = [];
  for (const row of round.rows) {
    for (const { tool, column } of round.tools) {
      const reading = row.readings[tool];
      const cell = cellAt(grid, row.row, column);
      if (cell && isUnfilled(cell)) unfilled.push({ row: row.row, column });
      if (!reading || !cell || !isTaken(reading)) continue;
      const label = labels.get(reading.state);
      // A state that this round's legend lacks has no label here: it stays as typed, and is listed.
      if (label === undefined) continue;
      const position = { row: row.row, column };
      const keepsFill = reading.conflict !== undefined || fillOf(cell) === HATCHED;
      const writesLabel = cell.text !== label;
      const clearsFill = !isUnfilled(cell) && !keepsFill;
      const lettered = letteringOf(cell) ? { lettered: true as const } : {};
      if (writesLabel) writes.push({ ...position, label, ...lettered });
      if (clearsFill) cleared.push(position);
      if (!writesLabel && !clearsFill) continue;
      const before = sideOf(cell);
      const letters = writesLabel || !before.lettering ? {} : { lettering: before.lettering };
      const after = { contents: label, fill: clearsFill ? null : before.fill, ...letters };
      replaced.push({ ...position, before, after });
    }
  }
  return {
    sheet: round.sheet,
    states: liveStates(legend),
    kept: legendToKeep(legend),
    body,
    writes,
    clear: covering(cleared, unfilled),
    replaced,
    carried: carriesStates(round),
    ...planLegend(legend, grid, body),
  };
}

/** True when a cell of the round waits to be confirmed. */
export function carriesStates(round: Round): boolean {
  return round.rows.some(({ readings }) =>
    Object.values(readings).some((reading) => reading.kind === 'other' && reading.carried !== undefined),
  );
}

/** The rectangles of a round's body: runs of tool columns × runs of municipality rows. */
export function bodyAreas(round: Round): Area[] {
  const columnRuns = runs(round.tools.map((tool) => tool.column));
  const rowRuns = runs(round.rows.map((row) => row.row));
  return rowRuns.flatMap(([top, bottom]) =>
    columnRuns.map(([left, right]) => ({ top, left, bottom, right })),
  );
}

/**
 * True when every cell of the round that has a state holds that state's label as its value: the round is live.
 * What applying the legend would leave as typed, a state that the legend lacks, is no reason against it.
 */
export function isLive(round: Round, grid: Grid): boolean {
  if (round.legend === null) return false;
  const labels = new Set(round.legend.entries.map((entry) => entry.label));
  let states = 0;
  for (const row of round.rows) {
    for (const { tool, column } of round.tools) {
      const reading = row.readings[tool];
      if (!reading || reading.kind !== 'state') continue;
      states += 1;
      if (isForeign(reading.state, round.legend)) continue;
      if (!labels.has(cellAt(grid, row.row, column)?.text ?? '')) return false;
    }
  }
  return states > 0;
}

/** The states of a legend with their symbols, each state once. */
export function liveStates(legend: Legend): LiveState[] {
  const seen = new Set<string>();
  const symbols = symbolsOf(legend);
  return legend.entries
    .filter((entry) => !seen.has(entry.state) && seen.add(entry.state))
    .map(({ state, label, color, rank }) => ({
      state,
      label,
      color,
      rank,
      symbol: symbols.get(state)!,
    }));
}

/**
 * Few rectangles that hold every cell to be cleared, and beyond those only cells without a fill: clearing what
 * has none changes nothing, and a whole body is then one call instead of hundreds.
 */
function covering(cells: readonly Position[], unfilled: readonly Position[]): Area[] {
  const needed = new Set(cells.map(({ row, column }) => `${row},${column}`));
  const holds = ({ top, left, bottom, right }: Area): boolean => {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (needed.has(`${row},${column}`)) return true;
    }
    return false;
  };
  return rectangles([...cells, ...unfilled]).filter(holds);
}

function symbolsOf(legend: Legend): ReadonlyMap<string, string> {
  return stateSymbols(legend.entries.map((entry) => entry.state));
}

function isTaken(reading: Reading): reading is Extract<Reading, { kind: 'state' }> {
  return reading.kind === 'state';
}

/** Excel tells white for no fill too: the two cannot be told apart, and both are blank. */
function isUnfilled(cell: GridCell): boolean {
  return fillOf(cell) === null;
}

function cellAt(grid: Grid, row: number, column: number): GridCell | undefined {
  return grid.cells[row - grid.top]?.[column - grid.left];
}

/** Characters that Excel takes in a formula, less what the mark of our counts needs. */
const LONGEST_FORMULA = 8_000;
/** Characters at most that each area takes in a count, besides the label: its function and its address. */
const PER_AREA = 40;

/** True when one formula holds the count over all areas; a wildcard or a quote in the label takes two characters. */
function canCount(label: string, body: readonly Area[]): boolean {
  const length = label.length + (label.match(/[~*?"]/g)?.length ?? 0);
  return body.length * (PER_AREA + length) <= LONGEST_FORMULA;
}

function planLegend(
  legend: Legend,
  grid: Grid,
  body: readonly Area[],
): Pick<LivePlan, 'counts' | 'swatches' | 'uncounted'> {
  const counts: CountCell[] = [];
  const swatches: LabelWrite[] = [];
  const uncounted: string[] = [];
  const symbols = symbolsOf(legend);
  for (const entry of legend.entries) {
    if (!entry.labelAt) continue;
    const place = canCount(entry.label, body) ? countPlace(entry, grid, body, counts) : null;
    if (place) counts.push({ ...place, label: entry.label });
    else uncounted.push(entry.label);
    const swatch = emptySwatch(entry, grid);
    if (swatch) swatches.push({ ...swatch, label: symbols.get(entry.state)! });
  }
  return { counts, swatches, uncounted };
}

/** The cell to the right of the label, or of the swatch that stands there, else the one below; null if taken. */
function countPlace(
  entry: LegendEntry,
  grid: Grid,
  body: readonly Area[],
  taken: readonly Position[],
): Position | null {
  const { row, column } = entry.labelAt!;
  const merge = grid.merges.find((area) => contains(area, row, column));
  const right = { row, column: (merge?.right ?? column) + 1 };
  if (entry.swatch?.row === row && entry.swatch.column === right.column) {
    const wide = grid.merges.find((area) => contains(area, row, right.column));
    right.column = (wide?.right ?? right.column) + 1;
  }
  const below = { row: (merge?.bottom ?? row) + 1, column };
  const isFree = (place: Position) =>
    !body.some((area) => contains(area, place.row, place.column)) &&
    !taken.some((other) => other.row === place.row && other.column === place.column) &&
    isFreeFor(grid, place);
  return [right, below].find(isFree) ?? null;
}

function isFreeFor(grid: Grid, place: Position): boolean {
  const cell = cellAt(grid, place.row, place.column);
  if (!cell) return true;
  if (isOwnCount(cell)) return true;
  const empty = cell.text === '' && !cell.formula && isUnfilled(cell);
  return empty && !grid.merges.some((area) => contains(area, place.row, place.column));
}

/** The swatch's cell when it shows only its fill; a swatch in its label's own cell needs no symbol. */
function emptySwatch(entry: LegendEntry, grid: Grid): Position | null {
  const { swatch, labelAt } = entry;
  if (!swatch || (swatch.row === labelAt!.row && swatch.column === labelAt!.column)) return null;
  return cellAt(grid, swatch.row, swatch.column)?.text === '' ? swatch : null;
}

function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}
