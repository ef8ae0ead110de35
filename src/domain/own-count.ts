/** Which formulas are the live counts that we write beside a legend's labels? */
import type { GridCell } from './grid';

/** The mark adds nothing to the count and survives other programs; see `excel/live-round.ts`. */
const OWN_COUNT = /COUNTIF\(.*N\("Matriz Viva"\)/i;

/** True for a cell with a live count of ours: it is no figure of the person's, and no contents of a row. */
export function isOwnCount({ source }: GridCell): boolean {
  return source !== undefined && OWN_COUNT.test(source);
}
