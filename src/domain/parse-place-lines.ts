/** Which municipalities' names under a table are no rows of it, but the line that says where it was made? */
import type { Header } from './parse-header';
import type { FoundLegend } from './parse-legend';
import type { TableRow } from './parse-rows';

/** The rows of a table, and the names that only say a place. */
export interface Sorted {
  readonly rows: readonly TableRow[];
  readonly places: readonly TableRow[];
}

/**
 * Parts the rows from names that stand by themselves: with nothing else in their rows, set apart from every row
 * that has, and below the legend that ends the table. Where no legend does (it stands above or beside, or there is
 * none) a further group of rows may be waiting to be filled in, so that only a single name at the very end is one.
 */
export function withoutPlaces(
  found: readonly TableRow[],
  header: Header,
  legend: FoundLegend | null,
  isLegendLine: (row: TableRow) => boolean,
): Sorted {
  // A label that looked like a name joins no rows: what stands under it is judged without it.
  const runs = runsOf(found)
    .map((run) => run.filter((row) => !isLegendLine(row)))
    .filter((run) => run.length > 0);
  const end = legendEnd(runs.flat(), header, legend);
  const isPlace = (run: readonly TableRow[], index: number): boolean => {
    if (holds(run)) return false;
    const alone = run.length === 1;
    const below = run[0]!.row > end && (index > 0 || alone);
    return below || (alone && index > 0 && index === runs.length - 1);
  };
  const places = new Set(runs.filter(isPlace).flat());
  return {
    rows: runs.flat().filter((row) => !places.has(row)),
    places: [...places].filter((row) => !row.weak),
  };
}

/** The last row that surely belongs to the table before its legend; names by themselves may stand below both. */
export function lastSure(found: readonly TableRow[], header: Header): number {
  const runs = runsOf(found.filter((row) => row.beforeLegend));
  return (
    runs
      .filter((run, index) => index === 0 || holds(run))
      .at(-1)
      ?.at(-1)?.row ?? header.bottom
  );
}

const holds = (run: readonly TableRow[]) => run.some((row) => !row.bare);

/** Rows that stand one under another. */
function runsOf(rows: readonly TableRow[]): TableRow[][] {
  const runs: TableRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && row.adjoins) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** The row at which a legend ends the table: no row stands beside it. Never, when there is none of that kind. */
function legendEnd(rows: readonly TableRow[], header: Header, legend: FoundLegend | null): number {
  const lines = [...(legend?.cells ?? [])].map((cell) => Number(cell.split(',')[0]));
  const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
  return top <= header.bottom || rows.some(({ row }) => row >= top && row <= bottom) ? Infinity : top;
}
