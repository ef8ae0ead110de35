/** What is on this sheet? A header, rows, a legend and a title, and then, by some legend, the state of each cell. */
import type { Area, Grid } from './grid';
import type { Issue } from './issue';
import { hasColors, ownLegend } from './legend';
import type { Legend, MunicipalityRow, Position, Ranks, Reading, Round, ToolId } from './matrix';
import { cellReader, type CellReading } from './parse-cell';
import { findHeaders, municipalityColumn, type Header } from './parse-header';
import { findLegend, legendTitleAt, type FoundLegend, type IsTable } from './parse-legend';
import { lastSure, withoutPlaces } from './parse-place-lines';
import { findRows, type TableRow, type TableRows } from './parse-rows';
import { ownRows } from './parse-same-name';
import { tableExtent } from './parse-tables';
import { readTitle } from './parse-title';
import { totalIssues } from './parse-totals';
import { GridView } from './parse-view';

/** A sheet whose table and legend are found, and whose cells are still to be read by some legend. */
export interface ParsedSheet {
  readonly view: GridView;
  readonly header: Header;
  readonly rows: readonly TableRow[];
  readonly totals: TableRows['totals'];
  /** The sheet's own legend. */
  readonly legend: Legend | null;
  readonly issues: readonly Issue[];
}

/** Finds the table and the legend of a sheet; without a table, only what there is to say about that. */
export function parseSheet(
  grid: Grid,
  ranks: Ranks = {},
): { parsed: ParsedSheet | null; issues: readonly Issue[] } {
  const view = new GridView(grid);
  const headers = findHeaders(view);
  const [header, ...others] = headers.tables;
  if (!header) return { parsed: null, issues: [...headers.issues, ...missedMatrix(view, headers.issues)] };
  const extent = tableExtent(view, header, others);
  const found = findRows(view, header, extent.last, extent.skip);
  const isTable = tableTest(header, found);
  const legend = findLegend(view, isTable, extent.last);
  const isLegendLine = ({ row, weak, beforeLegend }: TableRow) =>
    weak && !beforeLegend && inLegend(legend, row, header.municipality.column);
  const own = legend && ownLegend(legend.entries, legend.title, ranks);
  const { rows: named, places } = withoutPlaces(found.rows, header, legend, isLegendLine);
  const { rows, issues: told } = ownRows(view, header, named, own);
  const issues = [
    ...header.issues,
    ...cutShort(grid),
    ...unreadFormats(grid, bodyOf(header, rows)),
    ...extent.issues,
    ...found.issues,
    ...told,
    ...namelessRows(view, header, rows, found.nameless, legend),
    ...placeLines(header, rows, places),
    ...(legend?.issues ?? drawnLegend(view, isTable, extent.last)),
    ...struckLabels(view, legend),
  ];
  return { parsed: { view, header, rows, totals: found.totals, legend: own, issues }, issues };
}

/** Whether a label that somebody struck through still counts nobody can tell: it is read, and told. */
function struckLabels(view: GridView, legend: FoundLegend | null): Issue[] {
  return (legend?.entries ?? [])
    .filter(({ labelAt }) => view.cell(labelAt.row, labelAt.column).struck)
    .map(({ label, labelAt }) => ({ kind: 'legend_struck', at: labelAt, label }));
}

/** What stands far beyond any table was not read: that is told. */
function cutShort({ cut, top, left, cells }: Grid): Issue[] {
  const at = { row: top + cells.length - 1, column: left + (cells[0]?.length ?? 1) - 1 };
  return cut ? [{ kind: 'cut_short', at }] : [];
}

/** Formats over the body that Excel could not tell of: what only they colour has no state. */
function unreadFormats({ unreadFormats: all = [] }: Grid, body: Area): Issue[] {
  const areas = all.filter(
    ({ top, left, bottom, right }) =>
      top <= body.bottom && bottom >= body.top && left <= body.right && right >= body.left,
  );
  return areas.length === 0
    ? []
    : [{ kind: 'unread_formats', at: { row: body.top, column: body.left }, areas }];
}

/** A sheet with municipalities and a legend is a matrix to a person, even if no header of it is recognised. */
function missedMatrix(view: GridView, told: readonly Issue[]): Issue[] {
  const at = told.length === 0 ? municipalityColumn(view) : null;
  if (!at) return [];
  const colors = findLegend(view, () => false)?.entries.filter((entry) => entry.color !== null) ?? [];
  return colors.length > 1 ? [{ kind: 'too_few_tools', at }] : [];
}

/** The legend of a sheet without a table, from which rounds without one may take theirs; null without colours. */
export function loneLegend(grid: Grid, ranks: Ranks = {}): Legend | null {
  const found = findLegend(new GridView(grid), () => false);
  const legend = found && ownLegend(found.entries, found.title, ranks);
  return hasColors(legend) ? legend : null;
}

/**
 * True for the cells of the header, of the rows and of the totals; names under a legend's title may be its own.
 * Rows without a name are the table's only above its last row before the legend: below, they are the legend's.
 */
function tableTest(header: Header, found: TableRows): IsTable {
  const sure = found.rows.filter((r) => r.beforeLegend || !r.weak);
  const last = lastSure(found.rows, header);
  const nameless = found.nameless.filter((r) => r.inside || r.row < last);
  const inTable = new Set([...sure, ...found.totals, ...nameless].map((r) => r.row));
  return (row, column) => {
    if (column < header.left || column > header.right) return false;
    return (row >= header.headingsTop && row <= header.bottom) || inTable.has(row);
  };
}

function inLegend(legend: FoundLegend | null, row: number, column: number): boolean {
  return legend?.cells.has(`${row},${column}`) ?? false;
}

/** Rows with contents and no name, among the municipalities or right under them; elsewhere only wide ones. */
function namelessRows(
  view: GridView,
  header: Header,
  rows: readonly TableRow[],
  nameless: TableRows['nameless'],
  legend: FoundLegend | null,
): Issue[] {
  const last = rows.at(-1)?.row ?? header.bottom;
  const said = (row: number) =>
    header.tools.filter(({ column }) => {
      if (inLegend(legend, row, column) || view.isCovered(row, column)) return false;
      return !view.isBlank(row, column) || view.fillAt(row, column) !== null;
    }).length;
  return nameless
    .filter(({ row, inside }) => said(row) >= (inside || row < last ? 1 : WIDE))
    .map(({ row }) => ({ kind: 'nameless_row', at: { row, column: header.municipality.column } }));
}

/** A name that was passed over is told unless the round has that municipality: else it might be a row that is lost. */
function placeLines(header: Header, rows: readonly TableRow[], places: readonly TableRow[]): Issue[] {
  const present = new Set(rows.map((r) => r.municipality));
  return places
    .filter((r) => !present.has(r.municipality))
    .map(({ row, written }) => ({
      kind: 'place_line',
      at: { row, column: header.municipality.column },
      text: written,
    }));
}

/** Cells that make a row far under the table look like one of it. */
const WIDE = 3;

function drawnLegend(view: GridView, isTable: IsTable, last: number): Issue[] {
  if ((view.grid.drawings ?? 0) === 0) return [];
  return [{ kind: 'legend_drawn', at: legendTitleAt(view, isTable, last) }];
}

/** Reads the cells of a parsed sheet by a legend. */
export function readRound(
  parsed: ParsedSheet,
  legend: Legend | null,
): { round: Round; issues: readonly Issue[] } {
  const { view, header } = parsed;
  const title = readTitle(view, header.headingsTop);
  const issues: Issue[] = [...parsed.issues, ...title.issues];
  const read = cellReader(legend);
  const rows = parsed.rows.map((row) => readRow(parsed, row, read, issues));
  issues.push(...totalIssues({ view, header, tools: header.tools, rows, legend }, parsed.totals));
  const round: Round = {
    sheet: view.grid.sheet,
    position: view.grid.position,
    number: title.number,
    reportedOn: title.reportedOn,
    updatedOn: title.updatedOn,
    legend,
    tools: header.tools,
    rows,
    municipalityColumn: header.municipality.column,
    headerRow: header.bottom,
    body: bodyOf(header, parsed.rows),
  };
  return { round, issues };
}

function readRow(parsed: ParsedSheet, row: TableRow, read: Read, issues: Issue[]): MunicipalityRow {
  const { view, header } = parsed;
  const readings: Record<ToolId, Reading> = {};
  for (const { tool, column } of header.tools) {
    const at = { row: row.row, column };
    const merge = view.mergeAt(row.row, column);
    if (merge && isFirstOf(parsed, merge, at) && !isLayout(parsed, merge, row, column)) {
      issues.push({ kind: 'merged', at, area: merge });
    }
    if (merge && view.isCovered(row.row, column)) {
      readings[tool] = { kind: 'merged', into: { row: merge.top, column: merge.left } };
      continue;
    }
    const cell = read(view.cell(row.row, column));
    readings[tool] = cell.reading;
    issues.push(...cellIssues(at, cell));
  }
  const { municipality, written } = row;
  return {
    code: municipality?.code ?? null,
    name: municipality?.name ?? null,
    written,
    row: row.row,
    ...(row.nameRow === row.row ? {} : { nameRow: row.nameRow }),
    readings,
  };
}

type Read = ReturnType<typeof cellReader>;

/** True for the first body cell of a merged one; its top left may lie outside of the body. */
function isFirstOf({ header, rows }: ParsedSheet, merge: Area, at: Position): boolean {
  const column = header.tools.map((t) => t.column).find((c) => c >= merge.left);
  return column === at.column && rows.find((r) => r.row >= merge.top)?.row === at.row;
}

/** A body cell merged exactly as its column's header, or as the lines of its row's name, is a matter of layout. */
function isLayout(
  { view, header }: ParsedSheet,
  merge: Area,
  { nameRow }: TableRow,
  column: number,
): boolean {
  const head = view.areaAt(header.bottom, column);
  const name = view.areaAt(nameRow, header.municipality.column);
  const lines = merge.top === merge.bottom || (merge.top === name.top && merge.bottom === name.bottom);
  const wide = merge.left === merge.right || (merge.left === head.left && merge.right === head.right);
  return lines && wide;
}

function cellIssues(at: Position, { reading, shade, fillState }: CellReading): Issue[] {
  if (shade !== undefined && reading.kind === 'state')
    return [{ kind: 'near', at, color: shade, state: reading.state }];
  if (fillState !== undefined) return [{ kind: 'other_on_fill', at, state: fillState }];
  return [];
}

function bodyOf(header: Header, rows: readonly TableRow[]): Round['body'] {
  const columns = header.tools.map((t) => t.column);
  const lines = rows.length > 0 ? rows.map((r) => r.row) : [header.bottom + 1];
  return { top: lines[0]!, left: Math.min(...columns), bottom: lines.at(-1)!, right: Math.max(...columns) };
}
