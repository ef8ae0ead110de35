/** Is a row only a heading's band, or a name with nothing beside it? */
import { HATCHED } from './grid';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';

/** What a row of the table has beside its name even before anything was reported: its number, its code, a total. */
const FIGURE = /^\d[\d.,]* ?%?$/;

/** True for a row with a number, a code or a total in a column that is neither the name's nor a tool's. */
export function hasFigureBeside(view: GridView, header: Header, row: number): boolean {
  const passed = new Set([header.municipality.column, ...header.tools.map((t) => t.column)]);
  for (const column of view.columns(header.left, header.right)) {
    const { top, left } = view.areaAt(row, column);
    if (!passed.has(left) && FIGURE.test(view.line(top, left))) return true;
  }
  return false;
}

/** True for a row whose name and tools all have one and the same fill, and no text under the tools. */
export function isBand(view: GridView, header: Header, row: number): boolean {
  const area = view.areaAt(row, header.municipality.column);
  const fill = view.fillAt(area.top, area.left);
  if (fill === null || fill === HATCHED) return false;
  return header.tools.every(({ column }) => {
    const blank = view.isBlank(row, column) && !view.cell(row, column).formula;
    return blank && view.fillAt(row, column) === fill;
  });
}
