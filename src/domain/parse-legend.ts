/** Where is a round's legend, and which colour does each of its labels have? */
import { fold } from './fold';
import { HATCHED, type Color } from './grid';
import type { Issue, MissingColor } from './issue';
import { labelState } from './legend-label';
import type { Position } from './matrix';
import { pairNodes, type Pair } from './parse-legend-pairs';
import { isOccupied, nodeAt, type Node } from './parse-legend-nodes';
import type { GridView } from './parse-view';
import { isLegendTitle, startsLegend } from './parse-words';

/** A line of a legend as found, before it is known which state it means. */
export interface FoundEntry {
  readonly label: string;
  readonly color: Color | null;
  readonly swatch: Position | null;
  readonly labelAt: Position;
}

/** A legend as found in a sheet. */
export interface FoundLegend {
  readonly title: Position | null;
  readonly entries: readonly FoundEntry[];
  readonly issues: readonly Issue[];
  /** Every cell of the block, as "row,column". */
  readonly cells: ReadonlySet<string>;
}

/** True for the cells of the table, which no legend may reach into. */
export type IsTable = (row: number, column: number) => boolean;

/** Blank rows and columns that a legend may hold between two of its cells. */
const BLANK_ROWS = 1;
const BLANK_COLUMNS = 3;
/** Cells of a block after which it is no legend any more. */
const MOST_CELLS = 300;

/** Finds a sheet's legend: at its title, or by at least two coloured labels of known states. */
export function findLegend(view: GridView, isTable: IsTable, limit = Infinity): FoundLegend | null {
  const titles = cellsWhere(view, limit, (row, column) => {
    return !isTable(row, column) && isTitle(view, row, column);
  });
  const found = titles.map((title) => legendAt(view, title, isTable)).filter((l) => l.entries.length > 0);
  const best = found.sort((a, b) => colored(b) - colored(a))[0];
  if (best && colored(best) > 0) return best;
  return untitledLegend(view, isTable, limit) ?? best ?? null;
}

/** True when a sheet has a title without any entry: its legend may have been drawn. */
export function legendTitleAt(view: GridView, isTable: IsTable, limit = Infinity): Position | null {
  return (
    cellsWhere(view, limit, (row, column) => !isTable(row, column) && isTitle(view, row, column))[0] ?? null
  );
}

const colored = (legend: FoundLegend) => legend.entries.filter((e) => e.color !== null).length;
const key = (row: number, column: number) => `${row},${column}`;

function isTitle(view: GridView, row: number, column: number): boolean {
  return isLegendTitle(view.folded(row, column)) || startsLegend(view.text(row, column));
}

function cellsWhere(
  view: GridView,
  limit: number,
  test: (row: number, column: number) => boolean,
): Position[] {
  const found: Position[] = [];
  for (const row of view.rows(view.top, limit)) {
    for (const column of view.columns()) {
      if (view.text(row, column) !== '' && test(row, column)) found.push({ row, column });
    }
  }
  return found;
}

function legendAt(view: GridView, title: Position, isTable: IsTable): FoundLegend {
  const block = blockAround(view, title, isTable);
  const nodes = block.map((p) => nodeAt(view, p.row, p.column)).filter((n) => n !== null);
  const { pairs, spare } = pairNodes(nodes, view);
  const several = nodes.filter((n) => n.several.length > 0);
  const entries = [...pairs.map(entryOf), ...several.flatMap(severalEntries)].sort(inReadingOrder);
  const issues: Issue[] = [
    ...pairs.filter((p) => p.color === null || p.color === HATCHED).map(missingColor),
    ...several.flatMap((n) => n.several.filter(Boolean).map((label) => noColor(n, label, 'several_in_cell'))),
    ...spare.map((n): Issue => ({ kind: 'legend_no_label', at: n.at, color: n.swatch! })),
  ];
  return { title, entries, issues, cells: new Set(block.map((p) => key(p.row, p.column))) };
}

function entryOf({ label, color, swatch }: Pair): FoundEntry {
  return { label: label.label!, color: color === HATCHED ? null : color, swatch, labelAt: label.at };
}

function severalEntries(node: Node): FoundEntry[] {
  return node.several
    .filter(Boolean)
    .map((label) => ({ label, color: null, swatch: null, labelAt: node.at }));
}

function inReadingOrder(a: FoundEntry, b: FoundEntry): number {
  return a.labelAt.row - b.labelAt.row || a.labelAt.column - b.labelAt.column;
}

function missingColor({ label, color }: Pair): Issue {
  if (color === HATCHED) return noColor(label, label.label!, 'hatched');
  return noColor(label, label.label!, label.blackGlyph ? 'text_black' : 'none');
}

function noColor(node: Node, label: string, why: MissingColor): Issue {
  return { kind: 'legend_no_color', at: node.at, label, why };
}

/** The cells that hang together with a title, over small gaps, without those of the table. */
function blockAround(view: GridView, start: Position, isTable: IsTable): Position[] {
  const seen = new Set([key(start.row, start.column)]);
  const block: Position[] = [start];
  for (let next = 0; next < block.length && block.length < MOST_CELLS; next++) {
    const area = view.areaAt(block[next]!.row, block[next]!.column);
    for (const row of view.rows(area.top - BLANK_ROWS - 1, area.bottom + BLANK_ROWS + 1)) {
      for (const column of view.columns(area.left - BLANK_COLUMNS - 1, area.right + BLANK_COLUMNS + 1)) {
        if (seen.has(key(row, column)) || view.isCovered(row, column)) continue;
        seen.add(key(row, column));
        if (!isTable(row, column) && isOccupied(view, row, column)) block.push({ row, column });
      }
    }
  }
  return block;
}

/** A block with coloured labels of at least two states, where nobody wrote *Simbología*. */
function untitledLegend(view: GridView, isTable: IsTable, limit: number): FoundLegend | null {
  const tried = new Set<string>();
  const seeds = cellsWhere(view, limit, (row, column) => {
    return !isTable(row, column) && (nodeAt(view, row, column)?.label ?? '') !== '';
  });
  for (const seed of seeds) {
    if (tried.has(key(seed.row, seed.column)) || !isKnownLabel(view, seed)) continue;
    const legend = legendAt(view, seed, isTable);
    legend.cells.forEach((cell) => tried.add(cell));
    const known = legend.entries.filter((e) => e.color !== null && labelState(e.label) !== null);
    const colors = new Set(known.map((e) => e.color));
    const states = new Set(known.map((e) => labelState(e.label)!.state));
    if (colors.size < 2 || states.size < 2) continue;
    const issues: Issue[] = [{ kind: 'legend_untitled', at: known[0]!.labelAt }, ...legend.issues];
    return { ...legend, title: null, entries: known, issues };
  }
  return null;
}

function isKnownLabel(view: GridView, at: Position): boolean {
  const label = nodeAt(view, at.row, at.column)?.label;
  return label !== undefined && label !== null && fold(label) !== '' && labelState(label) !== null;
}
