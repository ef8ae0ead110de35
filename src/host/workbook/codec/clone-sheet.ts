/** What becomes of a sheet's attached parts when the sheet was copied? Drawings and notes are copied with it. */
import type { Sheet } from '../model';
import { renameSheetIn } from '../formula/rewrite';
import type { XmlElement, XmlNode } from '../xml/element';
import { escapeText } from '../xml/write';
import type { Package, Relationship } from './package';

const COPIED = new Set([
  'drawing',
  'chart',
  'chartEx',
  'comments',
  'vmlDrawing',
  'chartStyle',
  'chartColorStyle',
]);
const SHARED = new Set(['image', 'hyperlink', 'printerSettings', 'themeOverride']);

function kindOf(rel: Relationship): string {
  return rel.type.slice(rel.type.lastIndexOf('/') + 1);
}

/**
 * Gives the copy's part the relationships of the part that it was copied from. Answers the worksheet's
 * root without what cannot be copied (pivot tables, slicers, controls).
 */
export function cloneRelations(sheet: Sheet, to: string, sourceName: string, pack: Package): XmlElement {
  const dropped = cloneRels(sheet.origin!.part, to, pack, (text) => pointTo(text, sourceName, sheet.name));
  return without(sheet.origin!.root, dropped);
}

function cloneRels(from: string, to: string, pack: Package, edit: (text: string) => string): Set<string> {
  const dropped = new Set<string>();
  const kept: Relationship[] = [];
  for (const rel of pack.rels(from)) {
    const kind = kindOf(rel);
    if (rel.external || SHARED.has(kind)) kept.push(rel);
    else if (COPIED.has(kind) && pack.has(rel.target))
      kept.push({ ...rel, target: clonePart(rel.target, pack, edit) });
    else dropped.add(rel.id);
  }
  if (kept.length > 0) pack.setRels(to, kept);
  return dropped;
}

function clonePart(part: string, pack: Package, edit: (text: string) => string): string {
  const stem = /^(.*?)[0-9]*(\.[^./]+)$/.exec(part)!;
  const name = pack.unused(stem[1]!, stem[2]!);
  pack.put(name, edit(pack.text(part)!), pack.typeOf(part));
  cloneRels(part, name, pack, edit);
  return name;
}

/** The formulas of a chart, pointed at the copy. */
function pointTo(text: string, from: string, to: string): string {
  return editFormulas(text, (formula) => renameSheetIn(formula, from, to));
}

/** A chart's text with each of its formulas changed. */
export function editFormulas(text: string, change: (formula: string) => string): string {
  return text.replace(
    /(<(?:[\w-]+:)?f(?:\s[^>]*)?>)([^<]+)(<\/(?:[\w-]+:)?f>)/g,
    (whole, open: string, formula: string, close: string) => {
      const plain = unescape(formula);
      const next = change(plain);
      return next === plain ? whole : open + escapeText(next) + close;
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(#x?[0-9A-Fa-f]+|[a-z]+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole);
  });
}

function without(root: XmlElement, ids: ReadonlySet<string>): XmlElement {
  const refers = (node: XmlElement): boolean =>
    Object.entries(node.attrs).some(([name, id]) => name.startsWith('r:') && ids.has(id));
  const clean = (node: XmlElement): XmlElement | null => {
    if (refers(node)) return null;
    const children = node.children.flatMap<XmlNode>((kid) =>
      typeof kid === 'string' ? [kid] : (clean(kid) ?? []),
    );
    if (children.length === 0 && node.children.length > 0) return null;
    // Elements that stay are the same objects: rules are found again by identity.
    const same =
      children.length === node.children.length && children.every((kid, i) => kid === node.children[i]);
    return same ? node : { ...node, children };
  };
  return {
    ...root,
    children: root.children.flatMap<XmlNode>((kid) => (typeof kid === 'string' ? [kid] : (clean(kid) ?? []))),
  };
}
