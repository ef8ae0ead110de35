/** Where does a matrix begin? Up to three rows that hold *Municipio* and at least three known tools. */
import type { Issue } from './issue';
import type { Position } from './matrix';
import type { Tool } from './model/types';
import { findMunicipality } from './municipality';
import { readColumns, type Columns, type ToolCell } from './parse-columns';
import { findTool } from './parse-tool';
import type { GridView } from './parse-view';
import { municipalityHeader } from './parse-words';

/** Rows that a header may span. */
const HEADER_ROWS = 3;
/** Columns that the header of the municipalities may be merged over: number, code and name. */
const HEADER_COLUMNS = 4;
/** Known tools that make a table a matrix. */
const LEAST_TOOLS = 3;
/** No tool has a shorter name; most municipalities do. */
const SHORTEST_NAME = 10;
/** Rows under a header that tell which of two columns holds the municipalities. */
const SAMPLE_ROWS = 60;

/** The header of one table. */
export interface Header extends Columns {
  /** First and last row of the header proper; dimension headings may stand above. */
  readonly top: number;
  readonly bottom: number;
  readonly municipality: Position;
  readonly issues: readonly Issue[];
}

interface MunicipalityCell extends Position {
  readonly bottom: number;
  /** Municipalities recognised under it. */
  readonly names: number;
}

/** The tables of a sheet from the top; without any, why its tools make none. */
export interface Headers {
  readonly tables: readonly Header[];
  readonly issues: readonly Issue[];
}

/** Finds every table of a sheet. */
export function findHeaders(view: GridView): Headers {
  const cells = toolCells(view);
  const tables: Header[] = [];
  const issues: Issue[] = [];
  let from = -Infinity;
  for (const start of new Set(cells.map((cell) => cell.row))) {
    if (start < from) continue;
    const window = windowAt(cells, start);
    if (countTools(window) < LEAST_TOOLS) continue;
    const header = headerAt(view, window);
    if (header) tables.push(header);
    else issues.push({ kind: 'no_municipality_header', at: window[0]!, tools: countTools(window) });
    from = header ? header.bottom + 1 : start + HEADER_ROWS;
  }
  return { tables, issues: tables.length > 0 ? [] : issues };
}

function toolCells(view: GridView): ToolCell[] {
  const known = new Map<string, Tool | null>();
  const found: ToolCell[] = [];
  for (const row of view.rows()) {
    for (const column of view.columns()) {
      const text = view.text(row, column);
      if (text.length < SHORTEST_NAME) continue;
      let tool = known.get(text);
      if (tool === undefined) known.set(text, (tool = findTool(text)));
      if (tool) found.push({ row, column, tool, bottom: view.areaAt(row, column).bottom });
    }
  }
  return found;
}

/** The tools of up to three rows; a row that says the same again begins a repeated header. */
function windowAt(cells: readonly ToolCell[], start: number): ToolCell[] {
  const window = cells.filter((c) => c.row >= start && c.row < start + HEADER_ROWS);
  const again = window.find((c) =>
    window.some((other) => other.row < c.row && other.column === c.column && other.tool === c.tool),
  );
  return again ? window.filter((c) => c.row < again.row) : window;
}

/** Tools of a window, each once and each in a column of its own. */
function countTools(cells: readonly ToolCell[]): number {
  const tools = new Set(cells.map((c) => c.tool.id)).size;
  return Math.min(tools, new Set(cells.map((c) => c.column)).size);
}

function headerAt(view: GridView, window: readonly ToolCell[]): Header | null {
  const first = window[0]!.row;
  const last = Math.max(...window.map((c) => c.row));
  const toolsBottom = Math.max(
    last,
    Math.min(first + HEADER_ROWS - 1, Math.max(...window.map((c) => c.bottom))),
  );
  const heads = municipalityCells(view, first, last, toolsBottom);
  const far = (head: Position) => Math.abs(head.row - first);
  const municipality = heads.sort((a, b) => b.names - a.names || a.column - b.column || far(a) - far(b))[0];
  if (!municipality) return null;
  const top = Math.min(first, municipality.row);
  const bottom = Math.max(toolsBottom, Math.min(municipality.bottom, first + HEADER_ROWS - 1));
  const { own, second } = splitTables(window, municipality, heads);
  const columns = readColumns(view, { top, bottom, municipality, cells: own });
  const beside: Issue[] = second ? [{ kind: 'second_table', at: second, beside: true }] : [];
  return { top, bottom, municipality, ...columns, issues: [...beside, ...columns.issues] };
}

/** Cells that head a column of municipalities, within three rows together with the tools. */
function municipalityCells(view: GridView, first: number, last: number, bottom: number): MunicipalityCell[] {
  const found: MunicipalityCell[] = [];
  for (const row of view.rows(last - 2 * HEADER_ROWS, first + HEADER_ROWS - 1)) {
    for (const column of view.columns()) {
      const kind = municipalityHeader(view.folded(row, column));
      if (!kind) continue;
      const area = view.areaAt(row, column);
      if (area.bottom < last - HEADER_ROWS + 1) continue;
      found.push(...headsOf(view, { ...area, row, names: Math.max(row, bottom) }, kind));
    }
  }
  return found;
}

/** The column that a header heads: of those that it is merged over, the one that holds the municipalities. */
function headsOf(
  view: GridView,
  area: { row: number; left: number; right: number; bottom: number; names: number },
  kind: 'plain' | 'maybe',
): MunicipalityCell[] {
  const heads: MunicipalityCell[] = [];
  for (const column of view.columns(area.left, Math.min(area.right, area.left + HEADER_COLUMNS - 1))) {
    heads.push({ row: area.row, column, bottom: area.bottom, names: namesBelow(view, area.names, column) });
  }
  const best = heads.sort((a, b) => b.names - a.names || a.column - b.column)[0];
  return best && (kind === 'plain' || best.names > 0) ? [best] : [];
}

/** Municipalities under a header that make it one, on a sheet whose tools are not recognised. */
const LEAST_NAMES = 3;

/** The header of a column of municipalities, whatever stands beside it; null without several of them. */
export function municipalityColumn(view: GridView): Position | null {
  for (const row of view.rows()) {
    for (const column of view.columns()) {
      const kind = municipalityHeader(view.folded(row, column));
      const area = { ...view.areaAt(row, column), row, names: row };
      const head = kind && headsOf(view, area, kind)[0];
      if (head && head.names >= LEAST_NAMES) return { row: head.row, column: head.column };
    }
  }
  return null;
}

function namesBelow(view: GridView, bottom: number, column: number): number {
  let names = 0;
  for (const row of view.rows(bottom + 1, bottom + SAMPLE_ROWS)) {
    if (!view.isBlank(row, column) && findMunicipality(view.text(row, column))) names++;
  }
  return names;
}

/**
 * Tables side by side repeat *Municipio* and its tools; the second's are left out. *Municipio* repeated in the
 * middle of one wide table is no second table: its tools are others.
 */
function splitTables(
  window: readonly ToolCell[],
  municipality: MunicipalityCell,
  all: readonly MunicipalityCell[],
): { own: readonly ToolCell[]; second: Position | null } {
  const heads = all
    .filter((h) => h === municipality || (h.names > 0 && h.column !== municipality.column))
    .sort((a, b) => a.column - b.column);
  const headOf = (cell: ToolCell) => heads.filter((h) => h.column < cell.column).at(-1) ?? municipality;
  const mine = window.filter((c) => headOf(c) === municipality);
  const tools = new Set(mine.map((c) => c.tool.id));
  const repeats = heads.filter((head) => {
    const its = window.filter((c) => headOf(c) === head);
    return head !== municipality && countTools(its) >= LEAST_TOOLS && its.every((c) => tools.has(c.tool.id));
  });
  return { own: window.filter((c) => !repeats.includes(headOf(c))), second: repeats[0] ?? null };
}
