/** Does Excel's search for a row's name in its column lead to that row? */
import type { Grid } from './grid';
import type { MunicipalityRow, Round } from './matrix';

type Column = Pick<Round, 'municipalityColumn' | 'body'>;

/** The first row of each name, by the cells and the place in which it is sought: asked for each municipality. */
const known = new WeakMap<Grid['cells'], Map<string, ReadonlyMap<string, number>>>();

/**
 * True when the first cell of the body with the row's name is the row's own: formulas then follow the row wherever
 * sorting puts it. False below a heading or a repeated row of that name, and for a name merged over several rows of
 * which a further one was read.
 */
export function isFoundByName(
  column: Column,
  { row }: Pick<MunicipalityRow, 'row'>,
  grid: Pick<Grid, 'cells' | 'top' | 'left'>,
): boolean {
  const name = nameAt(grid, row, column);
  return name.trim() !== '' && firstByName(column, grid).get(name) === row;
}

function nameAt({ cells, top, left }: Pick<Grid, 'cells' | 'top' | 'left'>, row: number, of: Column): string {
  return (cells[row - top]?.[of.municipalityColumn - left]?.text ?? '').toLowerCase();
}

function firstByName(
  column: Column,
  grid: Pick<Grid, 'cells' | 'top' | 'left'>,
): ReadonlyMap<string, number> {
  const places = known.get(grid.cells) ?? new Map<string, ReadonlyMap<string, number>>();
  known.set(grid.cells, places);
  const { top, bottom } = column.body;
  const place = [column.municipalityColumn, top, bottom].join();
  const found = places.get(place);
  if (found) return found;
  const first = new Map<string, number>();
  for (let row = top; row <= bottom; row++) {
    const name = nameAt(grid, row, column);
    if (!first.has(name)) first.set(name, row);
  }
  places.set(place, first);
  return first;
}
