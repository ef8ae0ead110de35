/** Of several rows under one name, which is the municipality's, and which only heads, sums up or remarks? */
import type { Issue } from './issue';
import type { Legend, Reading } from './matrix';
import { hasFigureBeside, isBand } from './parse-bare-rows';
import { cellReader } from './parse-cell';
import { holdsFigures } from './parse-figures';
import type { Header } from './parse-header';
import type { TableRow } from './parse-rows';
import type { GridView } from './parse-view';

/** The rows of a table, each of a municipality, and what is to be told of those that are none. */
export interface OwnRows {
  readonly rows: readonly TableRow[];
  readonly issues: readonly Issue[];
}

interface Table {
  readonly view: GridView;
  readonly header: Header;
  readonly read: (row: TableRow) => Said;
}

/** How much a row says under the tools: nothing, texts that are no state, colours that are none, states. */
type Said = 0 | 1 | 2 | 3;
const COLOURS: Said = 2;
const STATES: Said = 3;

/** Leaves out the lines of a merged name that only remark, and the headings and subtotals named like a municipality. */
export function ownRows(
  view: GridView,
  header: Header,
  rows: readonly TableRow[],
  legend: Legend | null,
): OwnRows {
  const cell = cellReader(legend);
  const read = (row: TableRow): Said => {
    const said = header.tools
      .filter(({ column }) => !view.isCovered(row.row, column))
      .map(({ column }) => saidBy(cell(view.cell(row.row, column)).reading));
    return Math.max(0, ...said) as Said;
  };
  const table: Table = { view, header, read };
  const lines = withoutRemarks(table, rows);
  const named = withoutHeadings(table, lines.rows);
  return { rows: named.rows, issues: [...lines.issues, ...named.issues] };
}

function saidBy(reading: Reading): Said {
  if (reading.kind === 'state') return STATES;
  if (reading.kind === 'blank' || reading.kind === 'merged') return 0;
  return reading.kind === 'other' ? 1 : COLOURS;
}

/** Of the lines of a name merged over several, the one with states; several that have some are all kept, and told. */
function withoutRemarks({ header, read }: Table, rows: readonly TableRow[]): OwnRows {
  const kept: TableRow[] = [];
  const issues: Issue[] = [];
  for (const lines of groups(rows, (row) => row.nameRow)) {
    const said = lines.map(read);
    const most = Math.max(...said);
    const full = lines.filter((_, i) => said[i]! >= COLOURS);
    const own = full.length > 1 ? full : [lines[said.indexOf(most as Said)]!];
    kept.push(...own);
    const left = lines.filter((line, i) => !own.includes(line) && said[i]! > 0);
    if (left.length === 0) continue;
    const at = { row: lines[0]!.row, column: header.municipality.column };
    issues.push({
      kind: 'several_lines',
      at,
      written: own[0]!.written,
      read: own[0]!.row,
      left: left[0]!.row,
    });
  }
  return { rows: kept, issues };
}

/** A row that is another's heading or subtotal: it says nothing of its own, and another of that name does. */
function withoutHeadings(table: Table, rows: readonly TableRow[]): OwnRows {
  const last = rows.at(-1);
  const issues: Issue[] = [];
  const dropped = new Set<TableRow>();
  const tell = (row: TableRow, other: TableRow | null, figures: boolean) => {
    const at = { row: row.row, column: table.header.municipality.column };
    dropped.add(row);
    issues.push({ kind: 'heading_row', at, text: row.written, other: other?.row ?? null, figures });
  };
  for (const row of rows) {
    if (row.weak && isBanner(table, row) && table.read(row) < STATES) tell(row, null, false);
  }
  for (const same of groups(rows, (row) => row.municipality?.code ?? row.row)) {
    if (same.length < 2) continue;
    const real = realRow(table, same);
    for (const row of same) {
      if (row === real || row === last || !real) continue;
      const figures = holdsFigures(table.view, table.header, row.row);
      if (figures || row.bare || isBanner(table, row)) tell(row, real, figures);
    }
  }
  return { rows: rows.filter((row) => !dropped.has(row)), issues };
}

/** The row that has states (or at least colours), else the one with a figure beside its name; null when none has. */
function realRow(table: Table, same: readonly TableRow[]): TableRow | null {
  const own = same.filter((row) => !isBanner(table, row) && !holdsFigures(table.view, table.header, row.row));
  return (
    own.find((row) => table.read(row) === STATES) ??
    own.find((row) => table.read(row) === COLOURS) ??
    own.find((row) => !row.bare) ??
    null
  );
}

/** True for a band of one colour over the name and every tool, without any text or number: a heading's. */
function isBanner({ view, header }: Table, row: TableRow): boolean {
  return isBand(view, header, row.row) && !hasFigureBeside(view, header, row.row);
}

/** Rows by a key, in the order in which each key is met. */
function groups(rows: readonly TableRow[], keyOf: (row: TableRow) => string | number): TableRow[][] {
  const found = new Map<string | number, TableRow[]>();
  for (const row of rows) {
    const known = found.get(keyOf(row));
    if (known) known.push(row);
    else found.set(keyOf(row), [row]);
  }
  return [...found.values()];
}
