/** What is attached to a sheet in parts of its own? Tables, links, notes, comments, drawings. */
import { parseArea } from '../area';
import type { Drawing, Hyperlink, Note, Table, TableColumn, ThreadedComment } from '../features';
import type { XmlElement } from '../xml/element';
import { child, childElements, childrenNamed, isTrue, localName, numberOf, textOf } from '../xml/element';
import { decodeXString } from '../xml/write';
import type { Package } from './package';
import { stringText } from './strings';

/** The tables that the sheet's `tableParts` name, in their order. */
export function readTables(root: XmlElement, part: string, pack: Package): Table[] {
  const rels = pack.rels(part);
  return childrenNamed(child(root, 'tableParts'), 'tablePart').flatMap((node) => {
    const name = rels.find((rel) => rel.id === node.attrs['r:id'])?.target;
    const tree = name === undefined ? null : pack.tree(name);
    const table = tree && readTable(tree, name!);
    return table ? [table] : [];
  });
}

function readTable(raw: XmlElement, part: string): Table | null {
  const area = parseArea(raw.attrs.ref ?? '');
  if (!area) return null;
  const style = child(raw, 'tableStyleInfo')?.attrs ?? {};
  const displayName = raw.attrs.displayName ?? raw.attrs.name ?? '';
  return {
    id: numberOf(raw.attrs.id) ?? 0,
    name: raw.attrs.name ?? displayName,
    displayName,
    area,
    headerRow: (numberOf(raw.attrs.headerRowCount) ?? 1) > 0,
    totalsRow: (numberOf(raw.attrs.totalsRowCount) ?? 0) > 0,
    columns: childrenNamed(child(raw, 'tableColumns'), 'tableColumn').map(readColumn),
    style: {
      name: style.name ?? null,
      firstColumn: isTrue(style.showFirstColumn),
      lastColumn: isTrue(style.showLastColumn),
      rowStripes: isTrue(style.showRowStripes),
      columnStripes: isTrue(style.showColumnStripes),
    },
    filter: child(raw, 'autoFilter') ?? null,
    raw,
    part,
  };
}

function readColumn(raw: XmlElement, index: number): TableColumn {
  return { id: numberOf(raw.attrs.id) ?? index + 1, name: decodeXString(raw.attrs.name ?? ''), raw };
}

export function readHyperlinks(root: XmlElement, part: string, pack: Package): Hyperlink[] {
  const rels = pack.rels(part);
  return childrenNamed(child(root, 'hyperlinks'), 'hyperlink').flatMap((node) => {
    const area = parseArea(node.attrs.ref ?? '');
    if (!area) return [];
    const rel = rels.find((r) => r.id === node.attrs['r:id']);
    return [
      {
        area,
        target: rel?.target ?? null,
        location: node.attrs.location ?? null,
        ...(node.attrs.tooltip !== undefined && { tooltip: node.attrs.tooltip }),
        ...(node.attrs.display !== undefined && { display: node.attrs.display }),
      },
    ];
  });
}

/** Notes (legacy comments). Those that only announce a threaded comment are left out. */
export function readNotes(part: string, pack: Package): Note[] {
  const name = pack.relsOf(part, 'comments')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  const authors = childrenNamed(child(root, 'authors'), 'author').map(textOf);
  return childrenNamed(child(root, 'commentList'), 'comment').flatMap((node, index) => {
    const cell = parseArea(node.attrs.ref ?? '');
    const author = authors[Number(node.attrs.authorId)] ?? '';
    const text = child(node, 'text');
    if (!cell || author.startsWith('tc={')) return [];
    return [{ row: cell.top, column: cell.left, author, text: text ? stringText(text) : '', index }];
  });
}

/** Threaded comments with the names of their authors. */
export function readComments(
  part: string,
  persons: ReadonlyMap<string, string>,
  pack: Package,
): ThreadedComment[] {
  const name = pack.relsOf(part, 'threadedComment')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  return childrenNamed(root, 'threadedComment').flatMap((node) => {
    const cell = parseArea(node.attrs.ref ?? '');
    if (!cell) return [];
    return [
      {
        id: node.attrs.id ?? '',
        parent: node.attrs.parentId ?? null,
        row: cell.top,
        column: cell.left,
        author: persons.get(node.attrs.personId ?? '') ?? '',
        text: textOf(child(node, 'text')),
        when: node.attrs.dT ?? '',
        done: isTrue(node.attrs.done),
      },
    ];
  });
}

/** Names by person id, for threaded comments. */
export function readPersons(workbookPart: string, pack: Package): Map<string, string> {
  const name = pack.relsOf(workbookPart, 'person')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  return new Map(childrenNamed(root, 'person').map((p) => [p.attrs.id ?? '', p.attrs.displayName ?? '']));
}

const KINDS: Readonly<Record<string, Drawing['kind']>> = {
  pic: 'picture',
  sp: 'shape',
  grpSp: 'group',
  cxnSp: 'connector',
};

/** What floats over the sheet, one entry for each anchor. */
export function readDrawings(part: string, pack: Package): Drawing[] {
  const name = pack.relsOf(part, 'drawing')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  if (!root) return [];
  return childElements(root)
    .filter((anchor) => localName(anchor.name).endsWith('Anchor'))
    .map(readAnchor);
}

function readAnchor(anchor: XmlElement): Drawing {
  const from = child(anchor, 'from');
  const at = (name: string): number => numberOf(textOf(child(from, name))) ?? 0;
  const body = unwrapped(anchor);
  const properties = body && find(body, 'cNvPr');
  const text = body && find(body, 'txBody');
  return {
    kind: body ? kindOf(body) : 'other',
    name: properties?.attrs.name ?? '',
    from: from ? { row: at('row'), column: at('col') } : null,
    text: text ? textOf(text).trim() : '',
  };
}

/** The object of an anchor, behind mc:AlternateContent when there is one. */
function unwrapped(anchor: XmlElement): XmlElement | undefined {
  for (const kid of childElements(anchor)) {
    const name = localName(kid.name);
    if (name in KINDS || name === 'graphicFrame') return kid;
    if (name !== 'AlternateContent') continue;
    for (const choice of childElements(kid)) {
      const found = unwrapped(choice);
      if (found) return found;
    }
  }
  return undefined;
}

function kindOf(body: XmlElement): Drawing['kind'] {
  const name = localName(body.name);
  if (name !== 'graphicFrame') return KINDS[name] ?? 'other';
  const uri = find(body, 'graphicData')?.attrs.uri ?? '';
  return /chart/i.test(uri) ? 'chart' : 'other';
}

function find(node: XmlElement, name: string): XmlElement | undefined {
  for (const kid of childElements(node)) {
    const found = localName(kid.name) === name ? kid : find(kid, name);
    if (found) return found;
  }
  return undefined;
}
