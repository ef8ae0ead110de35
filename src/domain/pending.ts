/** Which cells of a round still need work, and which is the next one? */
import type { Position, Reading, Round } from './matrix';
import { NO_DATA_STATES } from './state';
import { isFulfilled } from './transition';

/** True for a cell that is blank, unread, in conflict or not fulfilled. «No aplica» and the like need nothing. */
export function needsWork(reading: Reading): boolean {
  if (reading.kind === 'merged') return false;
  if (reading.kind !== 'state' || reading.conflict) return true;
  return !isFulfilled(reading.state) && !NO_DATA_STATES.has(reading.state);
}

/** The cells that need work, row by row as they are read. */
export function pendingCells(round: Round): Position[] {
  const columns = [...round.tools].sort((a, b) => a.column - b.column);
  const rows = [...round.rows].sort((a, b) => a.row - b.row);
  return rows.flatMap(({ row, readings }) =>
    columns.flatMap(({ tool, column }) => {
      const reading = readings[tool];
      return reading && needsWork(reading) ? [{ row, column }] : [];
    }),
  );
}

/** The nearest cells before and after a place that need work; null where there is none. */
export function pendingAround(
  round: Round,
  from: Position,
): { previous: Position | null; next: Position | null } {
  const cells = pendingCells(round);
  const order = (cell: Position) => cell.row - from.row || cell.column - from.column;
  return {
    previous: cells.findLast((cell) => order(cell) < 0) ?? null,
    next: cells.find((cell) => order(cell) > 0) ?? null,
  };
}
