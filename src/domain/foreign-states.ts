/** Which cells of a round hold a state that its own legend lacks? They stay as typed, also in a live round. */
import type { Grid } from './grid';
import type { Legend, MunicipalityRow, Round, StateKey, ToolId } from './matrix';

/** A state that the legend lacks, as its cell spells it. */
export interface ForeignState {
  readonly tool: ToolId;
  readonly state: StateKey;
  readonly text: string;
}

/** True for a state that the legend has no label for: there is nothing that applying it could write. */
export function isForeign(state: StateKey, legend: Legend | null): boolean {
  return !legend?.entries.some((entry) => entry.state === state);
}

/** Excel neither searches for a longer text nor takes it in a formula. */
const LONGEST_SOUGHT = 255;

/** Those of one row that a formula can look for. */
export function foreignInRow(round: Round, row: MunicipalityRow, grid: Grid): ForeignState[] {
  return round.tools.flatMap(({ tool, column }) => {
    const reading = row.readings[tool];
    if (reading?.kind !== 'state' || !isForeign(reading.state, round.legend)) return [];
    const text = grid.cells[row.row - grid.top]?.[column - grid.left]?.text ?? '';
    return text === '' || text.length > LONGEST_SOUGHT ? [] : [{ tool, state: reading.state, text }];
  });
}

/** The texts of a whole round that spell such a state, each once whatever its case. */
export function foreignTexts(round: Round, grid: Grid): Pick<ForeignState, 'state' | 'text'>[] {
  const all = round.rows.flatMap((row) => foreignInRow(round, row, grid));
  const texts = new Map(all.map(({ state, text }) => [text.toLowerCase(), { state, text }]));
  return [...texts.values()];
}
