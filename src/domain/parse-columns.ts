/** What is each column of a table: a tool, a repeated one, codes, something else, or unknown? */
import { joinHyphens, oneLine } from './fold';
import type { Issue } from './issue';
import { labelState } from './legend-label';
import type { Position, ToolColumn, ToolId } from './matrix';
import type { DimensionId, Tool } from './model/types';
import { findAmbiguous, toolCandidates } from './parse-tool';
import type { GridView } from './parse-view';
import { codeHeader, headedDimension, isExtraHeader, isLegendTitle } from './parse-words';

/** The columns of one table. */
export interface Columns {
  /** The first column of each tool, in sheet order. */
  readonly tools: readonly ToolColumn[];
  /** The column of INEGI codes; `short` when three digits are enough to be one. */
  readonly codes: { readonly column: number; readonly short: boolean } | null;
  /** First and last column that have a header. */
  readonly left: number;
  readonly right: number;
  /** First row of the dimension headings, or of the header. */
  readonly headingsTop: number;
}

/** A cell that names a tool. */
export interface ToolCell extends Position {
  readonly tool: Tool;
  /** Its last row, if it is merged downwards. */
  readonly bottom: number;
}

/** Where a header stands, and the cells of it that name tools. */
export interface HeaderPlace {
  readonly top: number;
  readonly bottom: number;
  readonly municipality: Position;
  readonly cells: readonly ToolCell[];
}

/** Rows above the tools in which dimensions may be named. */
const HEADING_ROWS = 3;

/** Tells what each column of a table is. */
export function readColumns(view: GridView, place: HeaderPlace): Columns & { issues: Issue[] } {
  const { tools, cells, issues } = toolColumns(view, place.cells);
  const width = tableWidth(view, place);
  const headings = dimensionHeadings(view, place);
  issues.push(...otherColumns(view, place, width));
  for (const cell of cells) {
    const under = headings.find((h) => h.row < cell.row && h.left <= cell.column && cell.column <= h.right);
    if (!under || under.dimension === cell.tool.dimension) continue;
    // A heading that is not merged reaches to the next one only where the next one was written.
    const own = headings.some((h) => h.row === under.row && h.dimension === cell.tool.dimension);
    if (!under.merged && !own) continue;
    issues.push({ kind: 'wrong_dimension', at: at(cell), tool: cell.tool.id, under: under.dimension });
  }
  const headingsTop = Math.min(place.top, ...headings.map((h) => h.row));
  return { tools, codes: codeColumn(view, place, width), ...width, headingsTop, issues };
}

const at = ({ row, column }: Position): Position => ({ row, column });

/** The first column of each tool; where a column names two tools in two rows, the lower one counts. */
function toolColumns(
  view: GridView,
  all: readonly ToolCell[],
): { tools: ToolColumn[]; cells: ToolCell[]; issues: Issue[] } {
  const first = new Map<ToolId, ToolCell>();
  const taken = new Set<number>();
  const issues: Issue[] = [];
  for (const cell of [...all].sort((a, b) => a.column - b.column || b.row - a.row)) {
    if (taken.has(cell.column)) continue;
    taken.add(cell.column);
    const known = first.get(cell.tool.id);
    if (known) issues.push({ kind: 'repeated_column', at: at(cell), tool: cell.tool.id, first: at(known) });
    else first.set(cell.tool.id, cell);
  }
  const cells = [...first.values()];
  const tools = cells.map((c) => ({
    tool: c.tool.id,
    header: oneLine(joinHyphens(view.text(c.row, c.column))),
    column: c.column,
  }));
  return { tools, cells, issues };
}

/** From the first to the last of the known columns, and on both sides as long as there are headers. */
function tableWidth(view: GridView, place: HeaderPlace): { left: number; right: number } {
  const known = [place.municipality.column, ...place.cells.map((c) => c.column)];
  let [left, right] = [Math.min(...known), Math.max(...known.map((c) => lastColumn(view, place, c)))];
  // To the left of a table a label is a legend's; to the right it may head a column of counts.
  while (isHeaded(view, place, left - 1) && labelState(headerText(view, place, left - 1)) === null) left--;
  while (isHeaded(view, place, right + 1)) right = lastColumn(view, place, right + 1);
  return { left, right };
}

/** The last column that a tool's header covers, when it is merged sideways. */
function lastColumn(view: GridView, place: HeaderPlace, column: number): number {
  const cell = place.cells.find((c) => c.column === column);
  return cell ? Math.min(view.areaAt(cell.row, column).right, view.right) : column;
}

function isHeaded(view: GridView, place: HeaderPlace, column: number): boolean {
  if (column < view.left || column > view.right) return false;
  const header = headerCell(view, place, column);
  return header !== null && !isLegendTitle(view.folded(header.row, header.column));
}

/** The lowest text of a column in the header rows; a heading over several columns is none of them. */
function headerCell(view: GridView, place: HeaderPlace, column: number): Position | null {
  for (let row = place.bottom; row >= place.top; row--) {
    const area = view.areaAt(row, column);
    if (view.isBlank(area.top, area.left)) continue;
    if (area.left !== area.right || headedDimension(view.text(area.top, area.left)) !== null) continue;
    return { row: area.top, column };
  }
  return null;
}

function headerText(view: GridView, place: HeaderPlace, column: number): string {
  const cell = headerCell(view, place, column);
  return cell ? view.line(cell.row, cell.column) : '';
}

function codeColumn(
  view: GridView,
  place: HeaderPlace,
  width: { left: number; right: number },
): Columns['codes'] {
  for (const column of view.columns(width.left, width.right)) {
    const header = headerCell(view, place, column);
    const kind = header && codeHeader(view.folded(header.row, header.column));
    if (kind) return { column, short: kind === 'clear' };
  }
  return null;
}

/** Columns that are no tool: unknown ones are listed, and so are coloured ones without a header. */
function otherColumns(view: GridView, place: HeaderPlace, width: { left: number; right: number }): Issue[] {
  const known = new Set([place.municipality.column, ...place.cells.map((c) => c.column)]);
  const issues: Issue[] = [];
  for (const column of view.columns(width.left, width.right)) {
    if (known.has(column) || isUnderTool(view, place, column)) continue;
    const cell = headerCell(view, place, column);
    const header = headerText(view, place, column);
    if (!cell) {
      if (hasFills(view, place.bottom, column))
        issues.push({ kind: 'unnamed_column', at: { row: place.bottom, column } });
    } else if (findAmbiguous(header) || !isExtraHeader(header)) {
      const candidates = toolCandidates(header).map((tool) => tool.id);
      issues.push({
        kind: 'unknown_column',
        at: cell,
        header,
        candidates,
        covers: findAmbiguous(header) !== null,
      });
    }
  }
  return issues;
}

/** True for a column that a tool's header covers besides its own. */
function isUnderTool(view: GridView, place: HeaderPlace, column: number): boolean {
  return place.cells.some((c) => c.column < column && column <= view.areaAt(c.row, c.column).right);
}

/** True when one of the first rows under the header is coloured in this column. */
function hasFills(view: GridView, bottom: number, column: number): boolean {
  for (const row of view.rows(bottom + 1, bottom + 20)) {
    if (view.fillAt(row, column) !== null) return true;
  }
  return false;
}

interface Heading {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly merged: boolean;
  readonly dimension: DimensionId;
}

/** The dimension headings above the tools: merged over their columns, or standing at the first of them. */
function dimensionHeadings(view: GridView, place: HeaderPlace): Heading[] {
  const toolsRow = Math.max(...place.cells.map((c) => c.row));
  const found: Heading[] = [];
  for (const row of view.rows(toolsRow - HEADING_ROWS, toolsRow - 1)) {
    const inRow: Heading[] = [];
    for (const column of view.columns()) {
      const dimension = headedDimension(view.text(row, column));
      if (dimension === null) continue;
      const area = view.areaAt(row, column);
      const previous = inRow.at(-1);
      if (previous && previous.right >= column) inRow[inRow.length - 1] = { ...previous, right: column - 1 };
      const merged = area.right > column;
      inRow.push({ row, left: column, right: merged ? area.right : view.right, merged, dimension });
    }
    found.push(...inRow);
  }
  return found.reverse();
}
