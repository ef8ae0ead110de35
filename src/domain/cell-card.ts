/** What is there to tell about the cells that are selected? */
import { noteOf, type AdvanceNote } from './advances';
import { DIMENSIONS } from './model/dimensions';
import { TOOLS } from './model/tools';
import { historyOf, spokenChange, type HistoryLine } from './cell-history';
import { cellDoubt } from './cell-doubt.es';
import type { CardSelection, CardSource } from './cell-source';
import { toolName } from './finding-text';
import { oneLine } from './fold';
import { address, areaAddress, type Area } from './grid';
import { hasColors } from './legend';
import { liveStates, type LiveState } from './live';
import type { MunicipalityRow, Position, Round, StateKey, ToolColumn, ToolId } from './matrix';
import { quote } from './narrative/grammar.es';
import { pendingAround } from './pending';
import { bodyCells } from './set-state';
import { outsideSentence } from './cell-outside.es';
import { stateLabel } from './state';

/** One selected cell of a body. */
export interface OneCellCard {
  readonly kind: 'cell';
  readonly sheet: string;
  readonly address: string;
  readonly municipality: string;
  readonly code: string | null;
  readonly tool: ToolId;
  /** Without its number: "Transparencia Proactiva". */
  readonly toolName: string;
  /** "4. Ciudadanía". */
  readonly dimension: string;
  /** Null: the Model states none (tool 2.3). */
  readonly requirement: string | null;
  /** The round's own states, in the legend's order: one button each. Empty without a legend. */
  readonly states: readonly LiveState[];
  /** Key of the state read, or null. */
  readonly state: StateKey | null;
  /** When there is no state: why, in a sentence ("La celda está vacía."). Also told for conflicts and near shades. */
  readonly doubt: string | null;
  /** Why the state cannot be set ("la hoja está protegida…"), or null. */
  readonly blocked: string | null;
  readonly history: readonly HistoryLine[];
  readonly note: AdvanceNote | null;
  /** The cells before and after, in reading order, that need work: blank, unread, in conflict or not fulfilled. */
  readonly previous: string | null;
  readonly next: string | null;
  /** For screen readers: "Metepec, 4.3 Transparencia Proactiva: Cumplido, avanzó". */
  readonly spoken: string;
}

/** Several selected cells of a body. */
export interface ManyCellsCard {
  readonly kind: 'cells';
  readonly sheet: string;
  readonly address: string;
  /** Body cells selected; others are not counted and are never written. */
  readonly count: number;
  readonly states: readonly LiveState[];
  /** How many of them have each state; key null for those without. */
  readonly tally: readonly StateTally[];
  readonly blocked: string | null;
  readonly spoken: string;
}

/** How many cells have a state. */
export interface StateTally {
  readonly state: StateKey | null;
  readonly label: string;
  readonly count: number;
}

/** What is selected, as the pane tells it. */
export type SelectionCard =
  /** Outside of every body: `sentence` says so, and where to go. */
  | { readonly kind: 'outside'; readonly sentence: string; readonly sheet: string }
  | OneCellCard
  | ManyCellsCard;

/** The card of what is selected. */
export function selectionCard(source: CardSource, { sheet, areas }: CardSelection): SelectionCard {
  const round = source.matrix.rounds.find((one) => one.sheet === sheet);
  const cells = round ? bodyCells(round, areas) : [];
  const [only] = cells;
  if (!round || !only) {
    return { kind: 'outside', sentence: outsideSentence(source, { sheet, areas }), sheet };
  }
  return cells.length === 1 ? cellCard(source, round, only) : cellsCard(source, round, cells, areas);
}

function cellCard(source: CardSource, round: Round, at: Position): OneCellCard {
  const row = round.rows.find((one) => one.row === at.row)!;
  const column = round.tools.find((one) => one.column === at.column)!;
  const reading = row.readings[column.tool]!;
  const tool = TOOLS.find(({ id }) => id === column.tool)!;
  const history = historyOf(source.matrix, round, row, column.tool);
  const { previous, next } = pendingAround(round, at);
  return {
    kind: 'cell',
    sheet: round.sheet,
    address: address(at.row, at.column),
    municipality: nameOf(row),
    code: row.code,
    tool: tool.id,
    toolName: tool.name,
    dimension: DIMENSIONS.find(({ id }) => id === tool.dimension)!.heading,
    requirement: tool.hasRequirement ? tool.requirement.text : null,
    states: statesOf(round),
    state: reading.kind === 'state' ? reading.state : null,
    doubt: cellDoubt(round, row, reading),
    blocked: blockedOf(source, round),
    history,
    note: noteOf(source.notes, round, row, tool.id),
    previous: previous && address(previous.row, previous.column),
    next: next && address(next.row, next.column),
    spoken: spokenCell(row, column, history),
  };
}

function cellsCard(
  source: CardSource,
  round: Round,
  cells: readonly Position[],
  areas: readonly Area[],
): ManyCellsCard {
  const tally = tallyOf(round, cells);
  const counts = tally.map(({ label, count }) => `${count} ${label}`).join(', ');
  return {
    kind: 'cells',
    sheet: round.sheet,
    address: areas.map(areaAddress).join(','),
    count: cells.length,
    states: statesOf(round),
    tally,
    blocked: blockedOf(source, round),
    spoken: `${cells.length} celdas de ${round.sheet}: ${counts}`,
  };
}

/** The states in the legend's order, then others, then those without a state. */
function tallyOf(round: Round, cells: readonly Position[]): StateTally[] {
  const rows = new Map(round.rows.map((row) => [row.row, row]));
  const tools = new Map(round.tools.map(({ column, tool }) => [column, tool]));
  const counts = new Map<StateKey | null, number>(statesOf(round).map(({ state }) => [state, 0]));
  let without = 0;
  for (const { row, column } of cells) {
    const reading = rows.get(row)!.readings[tools.get(column)!]!;
    if (reading.kind === 'state') counts.set(reading.state, (counts.get(reading.state) ?? 0) + 1);
    else without += 1;
  }
  return [...counts, [null, without] as const]
    .filter(([, count]) => count > 0)
    .map(([state, count]) => ({
      state,
      label: state === null ? 'Sin estado' : stateLabel(state, round.legend),
      count,
    }));
}

function statesOf({ legend }: Round): LiveState[] {
  return hasColors(legend) ? liveStates(legend) : [];
}

/** The municipality's official name, else as it is written. */
export function nameOf(row: Pick<MunicipalityRow, 'name' | 'written'>): string {
  return row.name ?? oneLine(row.written);
}

function blockedOf({ protectedSheets }: CardSource, { sheet, legend }: Round): string | null {
  if (protectedSheets.has(sheet)) {
    return `La hoja ${quote(sheet)} está protegida: para poner estados, quite la protección en Revisar ▸ Desproteger hoja.`;
  }
  if (hasColors(legend)) return null;
  return `La hoja ${quote(sheet)} no tiene una simbología con colores: elija en Matriz la de otro reporte o la predeterminada.`;
}

function spokenCell(row: MunicipalityRow, { tool }: ToolColumn, history: readonly HistoryLine[]): string {
  const line = history.find(({ selected }) => selected)!;
  return `${nameOf(row)}, ${toolName(tool)}: ${line.label}${spokenChange(line.change)}`;
}
