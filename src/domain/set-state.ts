/** What must be written so that cells of a round get a state, and which of them are better left alone? */
import { fillOf, HATCHED, type Area, type Color, type Grid } from './grid';
import { gridCell } from './ledger-known';
import type { Legend, Position, Round, StateKey } from './matrix';
import { cellReader } from './parse-cell';
import { entryOf } from './state';
import { letteringOf } from './symbol-fonts';

/** One cell that changes. */
export interface StateWrite extends Position {
  readonly contents: string;
  /** Null takes the fill away. */
  readonly fill: Color | null;
}

/** What giving cells a state comes to. */
export interface StatePlan {
  /** Cells that change, and those that are as they should be already. */
  readonly writes: readonly StateWrite[];
  readonly same: readonly Position[];
  /** What texts that are no state some of `writes` replace. */
  readonly replaced: readonly (Position & { readonly text: string })[];
  /** Cells that stay: they hold a formula, or a text that is no state and is not to be replaced. */
  readonly formulas: readonly Position[];
  readonly texts: readonly Position[];
  /** Cells with a pattern or a gradient: a person drew it, and nothing of ours could put it back. */
  readonly hatched: readonly Position[];
}

/** The body cells of a round within areas, row by row; the covered part of merged cells is none. */
export function bodyCells(round: Round, areas: readonly Area[]): Position[] {
  const within = ({ row, column }: Position) =>
    areas.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
  return round.rows.flatMap(({ row, readings }) =>
    round.tools
      .filter(({ tool, column }) => within({ row, column }) && readings[tool]?.kind !== 'merged')
      .map(({ column }) => ({ row, column })),
  );
}

/**
 * The plan for a state, or (null) for none. A round that shows its states by its values (`asText`) gets the
 * label and loses the direct fill; a coloured one gets the colour, and the label only where a text stands.
 * `overTexts` when a person chose the state for these very cells: a text that is no state then gives way.
 */
export function planState(
  grid: Grid,
  legend: Legend,
  cells: readonly Position[],
  state: StateKey | null,
  asText: boolean,
  overTexts = false,
): StatePlan {
  const read = cellReader(legend);
  const entry = state === null ? undefined : entryOf(state, legend);
  const label = entry?.label ?? '';
  const color = asText ? null : (entry?.color ?? null);
  const writes: StateWrite[] = [];
  const formulas: Position[] = [];
  const texts: Position[] = [];
  const replaced: StatePlan['replaced'][number][] = [];
  const hatched: Position[] = [];
  const same: Position[] = [];
  for (const cell of cells) {
    const now = gridCell(grid, cell);
    const { reading } = read(now);
    // What was carried over waits to be replaced.
    const foreign = reading.kind === 'other' && reading.carried === undefined ? reading : null;
    if (foreign && (foreign.formula || !overTexts)) (foreign.formula ? formulas : texts).push(cell);
    else if (fillOf(now) === HATCHED) hatched.push(cell);
    else {
      if (foreign) replaced.push({ ...cell, text: foreign.text });
      const contents = color !== null && now.text.trim() === '' ? '' : label;
      const asItShould = contents === '' || !letteringOf(now);
      if (now.text === contents && fillOf(now) === color && asItShould) same.push(cell);
      else writes.push({ ...cell, contents, fill: color });
    }
  }
  return { writes, same, replaced, formulas, texts, hatched };
}
