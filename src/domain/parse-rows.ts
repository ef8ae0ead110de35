/** Which rows under a header are municipalities, and which are totals, notes or a legend? */
import { fold, oneLine } from './fold';
import type { Area } from './grid';
import type { Issue } from './issue';
import { labelState } from './legend-label';
import type { Municipality } from './model/types';
import { findMunicipality, municipalityByCode, municipalityOf } from './municipality';
import { isOwnCount } from './own-count';
import { hasFigureBeside, isBand } from './parse-bare-rows';
import { figuresTell, holdsFigures } from './parse-figures';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';
import {
  isAside,
  isGroupHeading,
  isLegendTitle,
  isProse,
  isSummaryName,
  isTotalLabel,
  startsLegend,
  SUM_SIGN,
} from './parse-words';

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
  /** The row of the cell that holds the name: above `row` in the further lines of a name merged over several. */
  readonly nameRow: number;
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
  const byFigures = figuresTell(view, header, last);
  for (const row of view.rows(header.bottom + 1, last)) {
    const context = { beforeLegend, adjoins: row - previous <= 1, byFigures, above: rows.at(-1) };
    const found: Kind = skip.has(row) ? { kind: 'header' } : classify(view, header, row, context);
    if (found.kind === 'legend') beforeLegend = false;
    if (found.kind === 'row') rows.push(found.row);
    if (found.kind === 'row' && found.issue) issues.push(found.issue);
    if (found.kind === 'total') totals.push({ row, label: found.label });
    if (found.kind === 'section') {
      const at = { row, column: header.municipality.column };
      issues.push({ kind: 'section_row', at, text: found.text });
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

/** Where a row stands: what came before it, and whether figures tell a summary in this table. */
interface Context {
  readonly beforeLegend: boolean;
  readonly adjoins: boolean;
  readonly byFigures: boolean;
  /** The last row found above. */
  readonly above: TableRow | undefined;
}

function classify(view: GridView, header: Header, row: number, context: Context): Kind {
  const { column } = header.municipality;
  const area = view.areaAt(row, column);
  if (area.top < row) return furtherLine(view, header, row, { nameRow: area.top, above: context.above });
  const text = view.text(area.top, area.left);
  const folded = fold(text);
  if (folded === '' && !SUM_SIGN.test(text))
    return codedRow(view, header, row, context) ?? namelessKind(view, header, row, context.byFigures);
  const across = area.right >= firstTool(header);
  const written = text.trim();
  const { municipality, issue } = identify(view, header, row, written);
  const { beforeLegend, adjoins } = context;
  const place = { row, nameRow: row, beforeLegend, adjoins, bare: isBare(view, header, row) };
  const strong = { ...place, written, municipality, weak: false };
  if (municipality)
    return heads(view, header, row, area) ? sectionOf(text) : { kind: 'row', row: strong, issue };
  if (isLegendTitle(folded) || startsLegend(text)) return { kind: 'legend' };
  if (isTotalLabel(folded)) return totalOf(text);
  if (isOwnCount(view.cell(area.top, area.left))) return { kind: 'aside' };
  const byFigures = (context.byFigures || isSummaryName(text)) && labelState(text) === null;
  if (isRowOfCounts(view, header, row, text) || (byFigures && holdsFigures(view, header, row)))
    return totalOf(text);
  if (isAside(text, folded) || isSummaryName(text)) return { kind: 'aside' };
  if (across || (isGroupHeading(folded) && isEmptyOrBand(view, header, row))) return sectionOf(text);
  const full = contents(view, header, row) > 0;
  const short = !isProse(folded) && !/^\d+$/.test(folded);
  const counts = full || (context.adjoins && context.beforeLegend && short);
  return counts ? { kind: 'row', row: { ...strong, weak: true } } : { kind: 'aside' };
}

/** A row of the table that says states and has no name, only its INEGI code: the code says whose it is, and that is told. */
function codedRow(view: GridView, header: Header, row: number, context: Context): Kind | null {
  const { beforeLegend, adjoins } = context;
  if (!beforeLegend || contents(view, header, row) === 0) return null;
  const { municipality, issue } = identify(view, header, row, '');
  if (!municipality) return null;
  const place = { row, nameRow: row, beforeLegend, adjoins, bare: false };
  return { kind: 'row', row: { ...place, written: '', municipality, weak: false }, issue };
}

/** True for a name merged over more than half of the tools with nothing under the others: it heads what follows. */
function heads(view: GridView, header: Header, row: number, { left, right }: Area): boolean {
  const { tools } = header;
  const under = tools.filter(({ column }) => left <= column && column <= right).length;
  return under * 2 > tools.length && contents(view, header, row) === 0;
}

const totalOf = (text: string): Kind => ({ kind: 'total', label: oneLine(text) });
const sectionOf = (text: string): Kind => ({ kind: 'section', text: oneLine(text) });

function isEmptyOrBand(view: GridView, header: Header, row: number): boolean {
  return contents(view, header, row) === 0 || isBand(view, header, row);
}

/** A further line of a name that is merged over several: a row too if it has contents, since it may have the states. */
function furtherLine(
  view: GridView,
  header: Header,
  row: number,
  { nameRow, above }: { nameRow: number; above: TableRow | undefined },
): Kind {
  if (above?.nameRow !== nameRow || contents(view, header, row) === 0) return { kind: 'covered' };
  return { kind: 'row', row: { ...above, row, bare: isBare(view, header, row) } };
}

/** A row without a name: a total whose label stands further left, a legend's title anywhere, or nothing. */
function namelessKind(view: GridView, header: Header, row: number, byFigures: boolean): Kind {
  let label = '';
  for (const column of view.columns(header.left, firstTool(header) - 1)) {
    const text = view.text(row, column);
    const folded = fold(text);
    if ((folded === '' && !SUM_SIGN.test(text)) || /^\d+$/.test(folded)) continue;
    if (isLegendTitle(folded) || startsLegend(text)) return { kind: 'legend' };
    if (isTotalLabel(folded)) return totalOf(text);
    label ||= text;
    if (isAside(text, folded)) break;
  }
  if ((byFigures || isSummaryName(label)) && holdsFigures(view, header, row)) return totalOf(label);
  if (isAside(label, fold(label)) || isSummaryName(label)) return { kind: 'aside' };
  if (label !== '' && isBand(view, header, row)) return sectionOf(label);
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

function isBare(view: GridView, header: Header, row: number): boolean {
  return contents(view, header, row) === 0 && !hasFigureBeside(view, header, row);
}

/** Cells of a row that say something in the columns of the tools; our own counts do not. */
export function contents(view: GridView, header: Header, row: number): number {
  return header.tools.filter(({ column }) => {
    if (view.isCovered(row, column) || isOwnCount(view.cell(row, column))) return false;
    return !view.isBlank(row, column) || view.cell(row, column).formula || view.fillAt(row, column) !== null;
  }).length;
}
