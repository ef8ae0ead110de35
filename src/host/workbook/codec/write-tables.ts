/** How are tables, links and notes written? Parts of their own, tied to the sheet by relationships. */
import { formatArea } from '../area';
import type { Hyperlink, Table } from '../features';
import type { XmlElement } from '../xml/element';
import { element, withAttrs, withChild } from '../xml/element';
import { encodeXString, writePart } from '../xml/write';
import type { Package } from './package';
import { CONTENT_TYPE, mainNamespace, relationType } from './vocabulary';

/** Where the parts of a sheet go. */
export interface SheetTarget {
  readonly pack: Package;
  readonly part: string;
  readonly strict: boolean;
}

const TABLE_ORDER = ['autoFilter', 'sortState', 'tableColumns', 'tableStyleInfo', 'extLst'];

/** Writes the tables' parts and answers the `tableParts` element; null for none. */
export function writeTables(
  tables: readonly Table[],
  before: readonly Table[],
  to: SheetTarget,
): XmlElement | null {
  const { pack, part } = to;
  const stays = new Set(tables.map((table) => table.part));
  for (const old of before) if (old.part !== undefined && !stays.has(old.part)) dropTable(old.part, to);
  const ids = tables.map((table) => {
    const known = before.includes(table);
    const name = table.part ?? pack.unused('xl/tables/table', '.xml');
    if (!known || !pack.has(name))
      pack.put(name, writePart(tableElement(table, to.strict)), CONTENT_TYPE.table);
    const rel = pack.relsOf(part, 'table').find((r) => r.target.toLowerCase() === name.toLowerCase());
    return rel?.id ?? pack.addRel(part, relationType('table', to.strict), name);
  });
  const parts = ids.map((id) => element('tablePart', { 'r:id': id }));
  return parts.length ? element('tableParts', { count: parts.length }, parts) : null;
}

function dropTable(name: string, { pack, part }: SheetTarget): void {
  const rel = pack.relsOf(part, 'table').find((r) => r.target.toLowerCase() === name.toLowerCase());
  if (rel) pack.removeRel(part, rel.id);
  pack.remove(name);
}

function tableElement(table: Table, strict: boolean): XmlElement {
  const old = table.raw ?? element('table', { xmlns: mainNamespace(strict) });
  let done = withAttrs(old, {
    id: table.id,
    name: table.name,
    displayName: table.displayName,
    ref: formatArea(table.area),
    headerRowCount: table.headerRow ? undefined : 0,
    totalsRowCount: table.totalsRow ? 1 : undefined,
    totalsRowShown: table.totalsRow ? undefined : (old.attrs.totalsRowShown ?? 0),
  });
  done = withChild(done, 'autoFilter', tableFilter(table), TABLE_ORDER);
  const columns = table.columns.map((c) =>
    withAttrs(c.raw ?? element('tableColumn'), { id: c.id, name: encodeXString(c.name) }),
  );
  done = withChild(
    done,
    'tableColumns',
    element('tableColumns', { count: columns.length }, columns),
    TABLE_ORDER,
  );
  return withChild(done, 'tableStyleInfo', tableStyle(table), TABLE_ORDER);
}

function tableFilter(table: Table): XmlElement | null {
  if (!table.filter) return null;
  const bottom = table.totalsRow ? table.area.bottom - 1 : table.area.bottom;
  return withAttrs(table.filter, { ref: formatArea({ ...table.area, bottom }) });
}

function tableStyle({ style }: Table): XmlElement {
  const bit = (on: boolean): number => (on ? 1 : 0);
  return element('tableStyleInfo', {
    name: style.name ?? undefined,
    showFirstColumn: bit(style.firstColumn),
    showLastColumn: bit(style.lastColumn),
    showRowStripes: bit(style.rowStripes),
    showColumnStripes: bit(style.columnStripes),
  });
}

/** `hyperlinks`, with relationships for addresses outside; null for none. */
export function writeHyperlinks(links: readonly Hyperlink[], to: SheetTarget): XmlElement | null {
  const { pack, part, strict } = to;
  const rels = pack.relsOf(part, 'hyperlink');
  const used = new Set<string>();
  const nodes = links.map((link) => {
    let id: string | undefined;
    if (link.target !== null) {
      id = rels.find((rel) => rel.target === link.target && !used.has(rel.id))?.id;
      id ??= pack.addRel(part, relationType('hyperlink', strict), link.target, true);
      used.add(id);
    }
    return element('hyperlink', {
      ref: formatArea(link.area),
      'r:id': id,
      location: link.location ?? undefined,
      tooltip: link.tooltip,
      display: link.display,
    });
  });
  for (const rel of rels) if (!used.has(rel.id)) pack.removeRel(part, rel.id);
  return nodes.length ? element('hyperlinks', {}, nodes) : null;
}
