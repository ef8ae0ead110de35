/** Does a further header on the sheet go on with the same table, or begin another one? */
import type { Issue } from './issue';
import { findMunicipality } from './municipality';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';
import { isLegendTitle } from './parse-words';

/** How far down a table reaches, and which rows in between only repeat its header. */
export interface TableExtent {
  readonly last: number;
  readonly skip: ReadonlySet<number>;
  readonly issues: readonly Issue[];
}

/** Goes through the headers under a table's own: repeated ones are skipped, another table ends it. */
export function tableExtent(view: GridView, header: Header, others: readonly Header[]): TableExtent {
  const skip = new Set<number>();
  const issues: Issue[] = [];
  let from = header.bottom + 1;
  for (const other of others) {
    const at = { row: other.municipality.row, column: other.municipality.column };
    if (!isRepeated(header, other) || isAnother(view, header, other, from)) {
      issues.push({ kind: 'second_table', at, beside: false });
      return { last: other.headingsTop - 1, skip, issues };
    }
    issues.push({ kind: 'repeated_header', at });
    for (let row = other.headingsTop; row <= other.bottom; row++) skip.add(row);
    from = other.bottom + 1;
  }
  return { last: view.bottom, skip, issues };
}

/** True when every column of the further header is the same column of the first. */
function isRepeated(header: Header, other: Header): boolean {
  const tools = new Map(header.tools.map((t) => [t.column, t.tool]));
  return (
    other.municipality.column === header.municipality.column &&
    other.tools.every((t) => tools.get(t.column) === t.tool)
  );
}

/** A legend in between ends a table; so does a list that begins again with the same municipalities. */
function isAnother(view: GridView, header: Header, other: Header, from: number): boolean {
  for (const row of view.rows(from, other.top - 1)) {
    for (const column of view.columns()) {
      if (isLegendTitle(view.folded(row, column))) return true;
    }
  }
  const above = new Set(names(view, header, header.bottom + 1, other.top - 1));
  const below = names(view, header, other.bottom + 1, view.bottom);
  return below.length > 0 && below.filter((code) => above.has(code)).length * 2 > below.length;
}

function names(view: GridView, header: Header, from: number, to: number): string[] {
  const found: string[] = [];
  for (const row of view.rows(from, to)) {
    const code = findMunicipality(view.text(row, header.municipality.column))?.code;
    if (code) found.push(code);
  }
  return found;
}
