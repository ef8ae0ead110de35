/** Does a row hold figures under the tools, so that it sums up others and is no municipality's? */
import { fold, oneLine } from './fold';
import type { GridCell } from './grid';
import { labelState } from './legend-label';
import { findMunicipality } from './municipality';
import { isOwnCount } from './own-count';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';

/** Figures that make a row one of figures. */
const LEAST_FIGURES = 3;
/** A figure is short; what is longer is prose with numbers in it. */
const LONGEST_FIGURE = 40;
/** Words that a count may be written with: «4 de 18», «3 cumplidos», «20 por ciento». */
const FIGURE_WORDS = new Set(
  'de del por ciento municipio municipios herramienta herramientas cumplido cumplidos cumplida cumplidas cumplen pendiente pendientes pts puntos'.split(
    ' ',
  ),
);
const DATE = /\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d/;
/** What stands in a row of figures where there is nothing to count. */
const NOTHING = /^(?:[-–—._·]{1,5}|n\/?[ad]\.?|s\/?d\.?|no aplica)$/i;

/**
 * True for a row in which numbers, percentages, counts («4 de 18») or formulas stand under the tools, in at least
 * three columns and in more than are merely coloured, and nothing else does. Our own live counts are none.
 */
export function holdsFigures(view: GridView, header: Header, row: number): boolean {
  const cells = header.tools.filter(({ column }) => !view.isCovered(row, column));
  const kinds = cells.map(({ column }) => kindOf(view.cell(row, column), view.fillAt(row, column) !== null));
  const count = (kind: CellKind) => kinds.filter((one) => one === kind).length;
  if (count('other') > 0) return false;
  return count('figure') >= LEAST_FIGURES && count('figure') > count('colour');
}

type CellKind = 'figure' | 'colour' | 'nothing' | 'other';

function kindOf(cell: GridCell, filled: boolean): CellKind {
  if (isOwnCount(cell)) return 'nothing';
  const line = oneLine(cell.text.slice(0, 2 * LONGEST_FIGURE));
  if (cell.formula) return line !== '' && labelState(line) !== null ? 'other' : 'figure';
  if (line === '') return filled ? 'colour' : 'nothing';
  if (NOTHING.test(line)) return 'nothing';
  return isFigure(line) ? 'figure' : 'other';
}

/** True for a number, a percentage or a count; not for a date. */
function isFigure(line: string): boolean {
  if (line.length > LONGEST_FIGURE || !/\d/.test(line) || DATE.test(line)) return false;
  return (line.match(/\p{L}+/gu) ?? []).every((word) => FIGURE_WORDS.has(fold(word)));
}

/**
 * Whether figures tell a summary from a municipality: not in a table whose municipalities have figures themselves
 * (codes for states, or a formula in each cell).
 */
export function figuresTell(view: GridView, header: Header, last: number): boolean {
  let [filled, figures] = [0, 0];
  for (const row of view.rows(header.bottom + 1, last)) {
    const { column } = header.municipality;
    if (view.isBlank(row, column) || !saysAnything(view, header, row)) continue;
    if (!findMunicipality(view.text(row, column))) continue;
    filled++;
    if (holdsFigures(view, header, row)) figures++;
  }
  return figures * 2 < Math.max(1, filled);
}

function saysAnything(view: GridView, header: Header, row: number): boolean {
  return header.tools.some(({ column }) => {
    return !view.isBlank(row, column) || view.cell(row, column).formula || view.fillAt(row, column) !== null;
  });
}
