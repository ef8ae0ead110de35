/** Must a sheet that nobody touched be read again? Its cells are the same grid: it says what it said. */
import type { Grid } from './grid';
import type { Legend, Ranks } from './matrix';
import { parseSheet, readRound, type ParsedSheet } from './parse';

type Parsed = ReturnType<typeof parseSheet>;
type Read = ReturnType<typeof readRound>;

const parsedBefore = new WeakMap<Grid, { readonly ranks: string; readonly parsed: Parsed }>();
const readBefore = new WeakMap<ParsedSheet, { readonly legend: string; readonly read: Read }>();

/** `parseSheet`, once for each grid and order of states. Grids are values: a changed one is another grid. */
export function parseOnce(grid: Grid, ranks: Ranks): Parsed {
  const key = JSON.stringify(ranks);
  const before = parsedBefore.get(grid);
  if (before?.ranks === key) return before.parsed;
  const parsed = parseSheet(grid, ranks);
  parsedBefore.set(grid, { ranks: key, parsed });
  return parsed;
}

/** `readRound`, once for each parsed sheet and legend. */
export function readOnce(parsed: ParsedSheet, legend: Legend | null): Read {
  const key = JSON.stringify(legend);
  const before = readBefore.get(parsed);
  if (before?.legend === key) return before.read;
  const read = readRound(parsed, legend);
  readBefore.set(parsed, { legend: key, read });
  return read;
}
