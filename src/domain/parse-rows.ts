/** Which rows under a header are municipalities, and which are totals, notes or a legend? */
import { fold, oneLine } from './fold';
import type { Issue } from './issue';
import { labelState } from './legend-label';
import type { Municipality } from './model/types';
import { findMunicipality, municipalityByCode, municipalityOf } from './municipality';
import { isOwnCount } from './own-count';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';
import { isAside, isGroupHeading, isLegendTitle, isProse, isTotalLabel, startsLegend } from './parse-words';

/** A row of the table. */
export interface TableRow {
  readonly row: number;
  readonly written: string;
  readonly municipality: Municipality | null;
  /** True for a name that only its place and its contents make a row. */
  readonly weak: boolean;
  /** False for a name under a legend's title: it may be one of the legend's. */
  readonly beforeLegend: boolean;
  /** True when no blank row, total or legend parts it from what stands above it. */
  readonly adjoins: boolean;
  /** True for a name with nothing under the tools and no figure (number, code, total) beside it. */
  readonly bare: boolean;
}

/** The rows of a table, and what else stood among them. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  /** Rows with contents and without a name; `inside` for those that adjoin the table before any legend. */
  readonly nameless: readonly { readonly row: number; readonly inside: boolean }[];
  readonly issues: readonly Issue[];
}

type Kind =
  | { readonly kind: 'row'; readonly row: TableRow; readonly issue?: Issue }
  | { readonly kind: 'total'; readonly label: string }
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'legend' | 'aside' | 'blank' | 'covered' | 'header' };

/** Reads the rows of a table down to `last`, skipping the rows of repeated headers. */
export function findRows(view: GridView, header: Header, last: number, skip: ReadonlySet<number>): TableRows {
  const rows: TableRow[] = [];
  const totals: { row: number; label: string }[] = [];
  const nameless: { row: number; inside: boolean }[] = [];
  const issues: Issue[] = [];
  let beforeLegend = true;
  let previous = header.bottom;
  for (const row of view.rows(header.bottom + 1, last)) {
    const found: Kind = skip.has(row)
      ? { kind: 'header' }
      : classify(view, header, row, { beforeLegend, adjoins: row - previous <= 1 });
    if (found.kind === 'legend') beforeLegend = false;
    if (found.kind === 'row') rows.push(found.row);
    if (found.kind === 'row' && found.issue) issues.push(found.issue);
    if (found.kind === 'total') totals.push({ row, label: found.label });
    if (found.kind === 'section') {
      issues.push({ kind: 'section_row', at: { row, column: header.municipality.column }, text: found.text });
    }
    if ((found.kind === 'blank' || found.kind === 'covered') && contents(view, header, row) > 0) {
      const inside = beforeLegend && row - previous <= 1;
      nameless.push({ row, inside });
      if (inside) previous = row;
    }
    // Under the legend a wide text heads nothing: it is one of the lines that close the sheet.
    const joins = ['row', 'covered', 'header', ...(beforeLegend ? ['section'] : [])];
    if (joins.includes(found.kind)) previous = row;
  }
  return { rows, totals, nameless, issues };
}

function classify(
  view: GridView,
  header: Header,
  row: number,
  context: { beforeLegend: boolean; adjoins: boolean },
): Kind {
  const { column } = header.municipality;
  const area = view.areaAt(row, column);
  if (area.top < row) return { kind: 'covered' };
  const text = view.text(area.top, area.left);
  const folded = fold(text);
  if (folded === '') return namelessKind(view, header, row);
  const written = text.trim();
  const { municipality, issue } = identify(view, header, row, written);
  const strong = { row, written, municipality, weak: false, ...context, bare: isBare(view, header, row) };
  if (municipality) return { kind: 'row', row: strong, issue };
  if (isLegendTitle(folded) || startsLegend(text)) return { kind: 'legend' };
  if (isTotalLabel(folded)) return { kind: 'total', label: oneLine(text) };
  if (isOwnCount(view.cell(area.top, area.left))) return { kind: 'aside' };
  if (isRowOfCounts(view, header, row, text)) return { kind: 'total', label: oneLine(text) };
  if (isAside(text, folded)) return { kind: 'aside' };
  if (area.right >= firstTool(header) || (isGroupHeading(folded) && contents(view, header, row) === 0))
    return { kind: 'section', text: oneLine(text) };
  const full = contents(view, header, row) > 0;
  const short = !isProse(folded) && !/^\d+$/.test(folded);
  const counts = full || (context.adjoins && context.beforeLegend && short);
  return counts ? { kind: 'row', row: { ...strong, weak: true } } : { kind: 'aside' };
}

/** A row without a name: a total whose label stands further left, a legend's title anywhere, or nothing. */
function namelessKind(view: GridView, header: Header, row: number): Kind {
  for (const column of view.columns(header.left, firstTool(header) - 1)) {
    const text = view.text(row, column);
    const folded = fold(text);
    if (folded === '' || /^\d+$/.test(folded)) continue;
    if (isLegendTitle(folded) || startsLegend(text)) return { kind: 'legend' };
    if (isTotalLabel(folded)) return { kind: 'total', label: oneLine(text) };
    if (isAside(text, folded)) return { kind: 'aside' };
  }
  for (const column of view.columns(firstTool(header), header.right)) {
    if (isLegendTitle(view.folded(row, column)) || startsLegend(view.text(row, column)))
      return { kind: 'legend' };
  }
  return { kind: 'blank' };
}

const firstTool = (header: Header) => Math.min(...header.tools.map((t) => t.column));

/** The municipality of a row, by its name, else by its INEGI code. */
function identify(
  view: GridView,
  header: Header,
  row: number,
  written: string,
): { municipality: Municipality | null; issue?: Issue } {
  const byName = findMunicipality(written) ?? municipalityByCode(written);
  const { codes } = header;
  const code = codes ? municipalityByCode(oneLine(view.said(row, codes.column)), codes.short) : null;
  if (!code || code === byName) return { municipality: byName };
  const at = { row, column: codes!.column };
  const issue: Issue = { kind: 'code_mismatch', at, written, code: code.code, byCode: byName === null };
  return { municipality: byName ?? municipalityOf(code.code), issue };
}

/** Figures that make a row named like a state ("Cumplidos") a row of counts and no line of a legend. */
const COUNTED = 3;

/**
 * True for a row named like a state with figures under the tools. Our own live counts are none, and where further
 * labels stand among them the row is a legend's, with a count beside each label, whoever wrote the counts.
 */
function isRowOfCounts(view: GridView, header: Header, row: number, name: string): boolean {
  if (labelState(name) === null) return false;
  const cells = header.tools.map((t) => ({ cell: view.cell(row, t.column), line: view.line(row, t.column) }));
  const figures = cells.filter(({ cell, line }) => /^[\d.,]+ ?%?$/.test(line) && !isOwnCount(cell));
  return figures.length >= COUNTED && !cells.some(({ line }) => line !== '' && labelState(line) !== null);
}

/** What a row of the table has beside its name even before anything was reported: its number, its code, a total. */
const FIGURE = /^\d[\d.,]* ?%?$/;

function isBare(view: GridView, header: Header, row: number): boolean {
  if (contents(view, header, row) > 0) return false;
  const passed = new Set([header.municipality.column, ...header.tools.map((t) => t.column)]);
  for (const column of view.columns(header.left, header.right)) {
    if (!passed.has(column) && FIGURE.test(view.line(row, column))) return false;
  }
  return true;
}

/** Cells of a row that say something in the columns of the tools; our own counts do not. */
export function contents(view: GridView, header: Header, row: number): number {
  return header.tools.filter(({ column }) => {
    if (view.isCovered(row, column) || isOwnCount(view.cell(row, column))) return false;
    return !view.isBlank(row, column) || view.cell(row, column).formula || view.fillAt(row, column) !== null;
  }).length;
}
