/** Which cells does `Table[…]` mean? */
import type { Area } from '../area';
import type { Table } from '../features';

export interface StructuredPart {
  readonly items: ReadonlySet<string>;
  /** First and last column name; null for all columns. */
  readonly columns: readonly [string, string] | null;
}

/** Reads what is inside the brackets: `Col`, `@Col`, `[#All],[Col 1]:[Col 2]` … */
export function readStructured(inner: string): StructuredPart {
  const items = new Set<string>();
  let text = inner.trim();
  if (text.startsWith('@')) {
    items.add('#this row');
    text = text.slice(1).trim();
  }
  const bracketed = text.includes('[') ? brackets(text) : text === '' ? [] : [text];
  const names: string[] = [];
  for (const part of bracketed) {
    if (part.startsWith('#')) items.add(part.toLowerCase());
    else names.push(part.replace(/'(.)/g, '$1'));
  }
  return { items, columns: names.length === 0 ? null : [names[0]!, names[names.length - 1]!] };
}

function brackets(text: string): string[] {
  return [...text.matchAll(/\[((?:[^[\]']|'.)*)\]/g)].map((found) => found[1]!.trim());
}

/**
 * The area that a structured reference means, for a formula in `row` of the table's sheet. "#REF!" for a
 * column or part that the table does not have, "#VALUE!" for a row outside of it.
 */
export function structuredArea(table: Table, part: StructuredPart, row: number): Area | '#REF!' | '#VALUE!' {
  const rows = structuredRows(table, part.items, row);
  if (typeof rows === 'string') return rows;
  const places = part.columns?.map((name) => columnOf(table, name)) ?? [0, table.columns.length - 1];
  const [from, to] = places as [number, number];
  if (from < 0 || to < 0) return '#REF!';
  const left = table.area.left + Math.min(from, to);
  return { ...rows, left, right: table.area.left + Math.max(from, to) };
}

function columnOf(table: Table, name: string): number {
  const wanted = name.toLowerCase();
  return table.columns.findIndex((column) => column.name.toLowerCase() === wanted);
}

/** The rows of the table's data, without header and totals. */
export function dataArea(table: Table): Area {
  const { area, headerRow, totalsRow } = table;
  return { ...area, top: area.top + (headerRow ? 1 : 0), bottom: area.bottom - (totalsRow ? 1 : 0) };
}

function structuredRows(
  table: Table,
  items: ReadonlySet<string>,
  row: number,
): { top: number; bottom: number } | '#REF!' | '#VALUE!' {
  const { area, headerRow, totalsRow } = table;
  const data = dataArea(table);
  if (items.has('#all')) return { top: area.top, bottom: area.bottom };
  if (items.has('#this row')) {
    return row >= data.top && row <= data.bottom ? { top: row, bottom: row } : '#VALUE!';
  }
  const parts: { top: number; bottom: number }[] = [];
  if (items.has('#headers')) {
    if (!headerRow) return '#REF!';
    parts.push({ top: area.top, bottom: area.top });
  }
  if (items.has('#totals')) {
    if (!totalsRow) return '#REF!';
    parts.push({ top: area.bottom, bottom: area.bottom });
  }
  if (items.size === 0 || items.has('#data')) parts.push({ top: data.top, bottom: data.bottom });
  if (parts.length === 0) return '#REF!';
  return { top: Math.min(...parts.map((p) => p.top)), bottom: Math.max(...parts.map((p) => p.bottom)) };
}
