/** Which formulas of the person's own look at a round's body? Making it live turns blanks into values. */
import { areaAddress, type Area, type Grid } from './grid';
import { bodyAreas } from './live';
import type { Position, Round } from './matrix';
import { list, quote } from './narrative/grammar.es';
import { rectangles } from './rectangles';

/** Formulas outside the body that refer to it, copies of one another: a column of percentages is one of these. */
export interface DependentFormulas {
  readonly sheet: string;
  readonly round: string;
  readonly cells: readonly Position[];
}

const REFERENCE =
  /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))?(!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?/gu;
const OWN = 'N("Matriz Viva")';

/** Sentences about formulas, and areas in one of them, that a person reads; the rest is a number. */
const MOST_SENTENCES = 6;
const MOST_AREAS = 4;

/**
 * A sentence for each kind of formula of the person's that refers to the body of one of `rounds`; of very many
 * kinds the last sentence tells the number. `ending` goes on with each sentence.
 */
export function formulaSentences(grids: readonly Grid[], rounds: readonly Round[], ending = ''): string[] {
  const found = formulasOverBody(grids, rounds);
  const told = found.length > MOST_SENTENCES ? found.slice(0, MOST_SENTENCES - 1) : found;
  const more = found.slice(told.length).reduce((sum, { cells }) => sum + cells.length, 0);
  const sentences = told.map((formulas) => `${subject(formulas)} de ${quote(formulas.round)}${ending}.`);
  return more === 0 ? sentences : [...sentences, `Y ${more} fórmulas más se refieren a la matriz${ending}.`];
}

function subject({ sheet, cells }: DependentFormulas): string {
  if (cells.length === 1)
    return `La fórmula de ${quote(sheet)}, celda ${places(cells)}, se refiere a la matriz`;
  return `Las ${cells.length} fórmulas de ${quote(sheet)}, celdas ${places(cells)}, se refieren a la matriz`;
}

function places(cells: readonly Position[]): string {
  const areas = rectangles(cells).map(areaAddress);
  const told = areas.length > MOST_AREAS ? areas.slice(0, MOST_AREAS - 1) : areas;
  return list(areas.length > told.length ? [...told, `${areas.length - told.length} rangos más`] : told);
}

/** The formulas in `grids` that refer to the body of one of `rounds`; those that the add-in wrote do not count. */
export function formulasOverBody(grids: readonly Grid[], rounds: readonly Round[]): DependentFormulas[] {
  const bodies = new Map(rounds.map((round) => [round.sheet, bodyAreas(round)]));
  const found = new Map<string, DependentFormulas & { cells: Position[] }>();
  for (const grid of grids) {
    grid.cells.forEach((line, r) =>
      line.forEach((cell, c) => {
        if (cell.source === undefined || cell.source.includes(OWN)) return;
        const row = grid.top + r;
        const column = grid.left + c;
        const round = referredRound(cell.source, grid.sheet, bodies);
        const inBody = bodies.get(grid.sheet)?.some((area) => overlaps(area, point(row, column)));
        if (round === null || inBody) return;
        const kind = JSON.stringify([grid.sheet, round, copyable(cell.source, row, column)]);
        const same = found.get(kind);
        if (same) same.cells.push({ row, column });
        else found.set(kind, { sheet: grid.sheet, round, cells: [{ row, column }] });
      }),
    );
  }
  return [...found.values()];
}

const CELL = /(^|[^\p{L}\p{N}_.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/gu;

/** The formula with its relative references told from its cell: the same for all copies of one formula. */
function copyable(formula: string, row: number, column: number): string {
  return formula.replace(
    CELL,
    (_, before: string, fixedColumn: string, letters: string, fixedRow: string, number: string) => {
      const across = fixedColumn ? letters : `[${columnOf(letters) - column}]`;
      return `${before}${across}R${fixedRow ? number : `[${Number(number) - 1 - row}]`}`;
    },
  );
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
