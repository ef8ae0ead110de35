/** Which formulas of the person's own look at a round's body? Making it live turns blanks into values. */
import { address, type Area, type Grid } from './grid';
import { bodyAreas } from './live';
import type { Round } from './matrix';

/** A formula outside the body that refers to it. */
export interface DependentFormula {
  readonly sheet: string;
  readonly cell: string;
  readonly round: string;
}

const REFERENCE =
  /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))?(!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?/gu;
const OWN = 'N("Matriz Viva")';

/** The formulas in `grids` that refer to the body of one of `rounds`; those that the add-in wrote do not count. */
export function formulasOverBody(grids: readonly Grid[], rounds: readonly Round[]): DependentFormula[] {
  const bodies = new Map(rounds.map((round) => [round.sheet, bodyAreas(round)]));
  const found: DependentFormula[] = [];
  for (const grid of grids) {
    grid.cells.forEach((line, r) =>
      line.forEach((cell, c) => {
        if (cell.source === undefined || cell.source.includes(OWN)) return;
        const row = grid.top + r;
        const column = grid.left + c;
        const round = referredRound(cell.source, grid.sheet, bodies);
        const inBody = bodies.get(grid.sheet)?.some((area) => overlaps(area, point(row, column)));
        if (round !== null && !inBody) found.push({ sheet: grid.sheet, cell: address(row, column), round });
      }),
    );
  }
  return found;
}

function referredRound(
  formula: string,
  sheet: string,
  bodies: ReadonlyMap<string, readonly Area[]>,
): string | null {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  for (const match of bare.matchAll(REFERENCE)) {
    const [, quoted, plain, bang, fromColumn, fromRow, toColumn, toRow] = match;
    const target = bang ? (quoted?.replace(/''/g, "'") ?? plain ?? sheet) : sheet;
    const area = {
      top: Number(fromRow) - 1,
      left: columnOf(fromColumn!),
      bottom: Number(toRow ?? fromRow) - 1,
      right: columnOf(toColumn ?? fromColumn!),
    };
    if (bodies.get(target)?.some((body) => overlaps(body, area))) return target;
  }
  return null;
}

function point(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
