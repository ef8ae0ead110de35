/** Which states were last known, what differs from them now, and what is known after a change? */
import type { Color, Grid, GridCell } from './grid';
import { municipalityKeys, type ChangeOrigin, type StateChange } from './ledger';
import { hasColors } from './legend';
import { cellAfter, stateOf, type CellEffect } from './live-edit';
import type { MunicipalityRow, Position, Round, StateKey, ToolId } from './matrix';
import { cellReader } from './parse-cell';
import { stateLabel } from './state';

/** The last known state of a cell, and how many changes of it were logged. */
export interface KnownCell {
  readonly state: StateKey | null;
  readonly changes: number;
  /** The shade, near to the legend's colour, that the cell had when it was made live; gone once it is written. */
  readonly shade?: Color;
}

/** One live round as last known: municipality (see `municipalityKeys`) → tool → cell. */
export type KnownRound = ReadonlyMap<string, ReadonlyMap<ToolId, KnownCell>>;

/** A round and what was last known of it; undefined for a round that is not live. */
export interface RoundState {
  readonly round: Round;
  readonly known: KnownRound | undefined;
}

/** A change, the municipality's key, and the ordinal of this change among the cell's. */
export interface RecordedChange {
  readonly change: StateChange;
  readonly municipality: string;
  readonly ordinal: number;
}

/** What is to be logged, and what is known then. */
export interface Recorded {
  readonly changes: readonly RecordedChange[];
  readonly known: KnownRound;
  /** True when a cell was confirmed whose former shade had been told until now. */
  readonly confirmed: boolean;
}

/** An effect on one cell of a round's sheet. */
export type EffectAt = Position &
  CellEffect & { /** False when nobody wrote the cell. */ readonly confirms?: boolean };

const NO_SHADES: ReadonlyMap<string, Color> = new Map();

/**
 * What a reading makes known; the counts of `known` go on. Rows and tools that are gone stay known, for when they
 * come back. `shades`: those of near cells, by "row,column".
 */
export function knownOf(
  round: Round,
  known: KnownRound | undefined,
  shades: ReadonlyMap<string, Color> = NO_SHADES,
): KnownRound {
  const keys = municipalityKeys(round);
  const { former, renamed } = formerRows(round, known);
  const next = new Map([...(known ?? [])].filter(([key]) => !renamed.has(key)));
  for (const row of round.rows) {
    const cells = new Map(former.get(row.row));
    for (const { tool, column } of round.tools) {
      const state = stateOf(row.readings[tool]);
      const last = cells.get(tool);
      const kept = last?.state === state ? last?.shade : undefined;
      const shade = shades.get(`${row.row},${column}`) ?? kept;
      cells.set(tool, { state, changes: last?.changes ?? 0, ...(shade ? { shade } : {}) });
    }
    next.set(keys.get(row.row)!, cells);
  }
  return next;
}

/** True when the round has rows or tools of which nothing is known yet. */
export function isNewIn(round: Round, known: KnownRound): boolean {
  const keys = municipalityKeys(round);
  return round.rows.some((row) => {
    const cells = known.get(keys.get(row.row)!);
    return !cells || round.tools.some(({ tool }) => !cells.has(tool));
  });
}

interface FormerRows {
  /** What was known of each row of the round, under whatever name; by row. */
  readonly former: ReadonlyMap<number, ReadonlyMap<ToolId, KnownCell>>;
  /** Keys of rows that have another name now. */
  readonly renamed: ReadonlySet<string>;
}

/** A row that is new is one that is gone under another name if it says in every tool what that one said. */
function formerRows(round: Round, known: KnownRound = new Map()): FormerRows {
  const keys = municipalityKeys(round);
  const present = new Set(keys.values());
  const gone = [...known].filter(([key]) => !present.has(key));
  const former = new Map<number, ReadonlyMap<ToolId, KnownCell>>();
  const renamed = new Set<string>();
  for (const row of round.rows) {
    const cells = known.get(keys.get(row.row)!);
    const index = cells ? -1 : gone.findIndex(([, states]) => saysSame(round, row, states));
    const found = cells ?? gone[index]?.[1];
    if (found) former.set(row.row, found);
    if (index >= 0) renamed.add(gone.splice(index, 1)[0]![0]);
  }
  return { former, renamed };
}

function saysSame(round: Round, row: MunicipalityRow, cells: ReadonlyMap<ToolId, KnownCell>): boolean {
  return round.tools.every(({ tool }) => (cells.get(tool)?.state ?? null) === stateOf(row.readings[tool]));
}

/**
 * What changed while nobody watched: cells whose reading is not the last known state. A row that is new counts
 * as filled in; a row under another name (its states are those of one that is gone) does not. Without a legend
 * that can be read by nothing is told.
 */
export function diffKnown({ round, known }: RoundState, origin: ChangeOrigin): RecordedChange[] {
  if (!known || !hasColors(round.legend)) return [];
  const keys = municipalityKeys(round);
  const { former } = formerRows(round, known);
  return round.rows.flatMap((row) => {
    const municipality = keys.get(row.row)!;
    const before = former.get(row.row);
    return round.tools.flatMap(({ tool, column }) => {
      const last = before?.get(tool);
      const to = stateOf(row.readings[tool]);
      const from = last?.state ?? null;
      if (from === to) return [];
      const change = changeOf(round, row, { tool, column }, from, to, origin);
      return [{ change, municipality, ordinal: (last?.changes ?? 0) + 1 }];
    });
  });
}

/** `knownOf` after its differences were logged: their ordinals count. */
export function knownAfter({ round, known }: RoundState, changes: readonly RecordedChange[]): KnownRound {
  return withChanges(knownOf(round, known), changes);
}

function withChanges(known: KnownRound, changes: readonly RecordedChange[]): KnownRound {
  const next = new Map([...known].map(([key, cells]) => [key, new Map(cells)]));
  for (const { change, municipality, ordinal } of changes) {
    const cells = next.get(municipality) ?? new Map<ToolId, KnownCell>();
    next.set(municipality, cells.set(change.tool, { state: change.to, changes: ordinal }));
  }
  return next;
}

/**
 * The changes of state that effects on body cells make; `grid` holds the cells before them. What each cell
 * changes from is its last known state, else the reading. Cells outside the body make none.
 */
export function recordEffects(
  { round, known }: RoundState,
  grid: Grid,
  effects: readonly EffectAt[],
  origin: ChangeOrigin,
): Recorded {
  const read = cellReader(round.legend);
  const keys = municipalityKeys(round);
  const rows = new Map(round.rows.map((row) => [row.row, row]));
  const tools = new Map(round.tools.map((tool) => [tool.column, tool]));
  const changes = effects.flatMap((effect) => {
    const row = rows.get(effect.row);
    const tool = tools.get(effect.column);
    if (!row || !tool) return [];
    const municipality = keys.get(row.row)!;
    const last = known?.get(municipality)?.get(tool.tool);
    const to = stateOf(read(cellAfter(gridCell(grid, effect), effect)).reading);
    const from = last ? last.state : stateOf(row.readings[tool.tool]);
    if (from === to) return [];
    const change = changeOf(round, row, tool, from, to, origin);
    return [{ change, municipality, ordinal: (last?.changes ?? 0) + 1 }];
  });
  const before = known ?? new Map();
  const written = withoutShades(before, effects, { keys, tools });
  return { changes, known: withChanges(written, changes), confirmed: written !== before };
}

/** A cell that somebody writes, even with the state that it has, is confirmed: its former shade says nothing more. */
function withoutShades(
  known: KnownRound,
  effects: readonly EffectAt[],
  { keys, tools }: { keys: ReadonlyMap<number, string>; tools: ReadonlyMap<number, { tool: ToolId }> },
): KnownRound {
  let next = known;
  for (const { row, column, confirms = true } of effects) {
    if (!confirms) continue;
    const key = keys.get(row);
    const tool = tools.get(column)?.tool;
    const cell = key !== undefined && tool !== undefined ? next.get(key)?.get(tool) : undefined;
    if (!cell?.shade) continue;
    const { state, changes } = cell;
    next = new Map(next).set(key!, new Map(next.get(key!)).set(tool!, { state, changes }));
  }
  return next;
}

const EMPTY: GridCell = { text: '', formula: false, fill: null, font: null };

/** The cell of a grid at a sheet's row and column; an empty one outside of what was read. */
export function gridCell(grid: Grid, { row, column }: Position): GridCell {
  return grid.cells[row - grid.top]?.[column - grid.left] ?? EMPTY;
}

function changeOf(
  round: Round,
  row: MunicipalityRow,
  { tool, column }: { tool: ToolId; column: number },
  from: StateKey | null,
  to: StateKey | null,
  origin: ChangeOrigin,
): StateChange {
  const label = (state: StateKey | null) => (state === null ? '' : stateLabel(state, round.legend));
  return {
    sheet: round.sheet,
    row: row.row,
    column,
    code: row.code,
    municipality: row.name ?? row.written,
    tool,
    from,
    to,
    fromLabel: label(from),
    toLabel: label(to),
    origin,
  };
}
