/** How are custom XML parts and add-in settings written, and what goes when a sheet goes? */
import type { CustomXmlPart } from '../features';
import type { XmlElement } from '../xml/element';
import { childElements, element, localName } from '../xml/element';
import { writePart } from '../xml/write';
import type { Package } from './package';
import { webExtensions } from './read-document';
import { CONTENT_TYPE, relationType } from './vocabulary';

const DATASTORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/** Writes the custom XML parts that are new or changed and removes those that are gone. */
export function writeCustomXml(
  parts: readonly CustomXmlPart[],
  before: readonly CustomXmlPart[],
  pack: Package,
  main: string,
  strict: boolean,
): void {
  const kept = new Set(parts.map((part) => part.part));
  for (const old of before) {
    if (old.part === null || kept.has(old.part)) continue;
    for (const rel of pack.relsOf(main, 'customXml'))
      if (rel.target === old.part) pack.removeRel(main, rel.id);
    for (const rel of pack.relsOf(old.part, 'customXmlProps')) pack.remove(rel.target);
    pack.remove(old.part);
  }
  for (const part of parts) {
    if (part.part === null) addCustomXml(part, pack, main, strict);
    else if (!before.includes(part)) pack.put(part.part, part.xml);
  }
}

function addCustomXml(part: CustomXmlPart, pack: Package, main: string, strict: boolean): void {
  const name = pack.unused('customXml/item', '.xml');
  const properties = name.replace('/item', '/itemProps');
  pack.setDefaultType('xml', 'application/xml');
  pack.put(name, part.xml);
  const item = element('ds:datastoreItem', { 'ds:itemID': part.id, 'xmlns:ds': DATASTORE }, [
    element('ds:schemaRefs'),
  ]);
  pack.put(properties, writePart(item), CONTENT_TYPE.customXmlProperties);
  pack.addRel(name, relationType('customXmlProps', strict), properties);
  pack.addRel(main, relationType('customXml', strict), name);
}

const WE = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
const PANES = 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11';
const RELATION = 'http://schemas.microsoft.com/office/2011/relationships';
const TYPE = 'application/vnd.ms-office.webextension';

/** The add-in as the file names it: the id of manifest.xml, so that Excel knows whose settings these are. */
export const SETTINGS_ADD_IN = {
  id: '{6D6A6DAF-732D-48FE-8E14-F5D8B88171DF}',
  store: 'developer',
  storeType: 'Registry',
};

/** Writes the settings into the document's web extension, which is made when there is none. */
export function writeSettings(settings: ReadonlyMap<string, string>, pack: Package): void {
  const parts = webExtensions(pack);
  if (parts.length === 0 && settings.size === 0) return;
  const part = parts[0] ?? addWebExtension(pack);
  const rest = new Map(settings);
  for (const other of parts.slice(1)) keepOwn(other, rest, pack);
  const root = pack.tree(part)!;
  const properties = element(
    'we:properties',
    {},
    [...rest].map(([name, value]) => element('we:property', { name, value })),
  );
  pack.put(part, writePart(withProperties(root, properties)));
}

function withProperties(root: XmlElement, properties: XmlElement): XmlElement {
  // The root's own namespace carries no prefix in our trees.
  const bare = (node: XmlElement): XmlElement => ({
    name: localName(node.name),
    attrs: node.attrs,
    children: node.children.map((kid) => (typeof kid === 'string' ? kid : bare(kid))),
  });
  const children = root.children.map((kid) =>
    typeof kid !== 'string' && localName(kid.name) === 'properties' ? bare(properties) : kid,
  );
  return { ...root, children };
}

/** A setting that another extension already holds stays there. */
function keepOwn(part: string, rest: Map<string, string>, pack: Package): void {
  const root = pack.tree(part);
  const holder = root && childElements(root).find((kid) => localName(kid.name) === 'properties');
  if (!root || !holder) return;
  const kids = childElements(holder).flatMap((kid) => {
    const value = rest.get(kid.attrs.name ?? '');
    rest.delete(kid.attrs.name ?? '');
    return value === undefined ? [] : [element(kid.name, { name: kid.attrs.name, value })];
  });
  pack.put(part, writePart(withProperties(root, element('properties', {}, kids))));
}

function addWebExtension(pack: Package): string {
  const part = pack.unused('xl/webextensions/webextension', '.xml');
  const { id, store, storeType } = SETTINGS_ADD_IN;
  const root = element('webextension', { xmlns: WE, id, 'xmlns:r': relationType('', false).slice(0, -1) }, [
    element('reference', { id, version: '1.0.0.0', store, storeType }),
    element('alternateReferences'),
    element('properties'),
    element('bindings'),
    element('snapshot'),
  ]);
  pack.put(part, writePart(root), `${TYPE}+xml`);
  const panes = 'xl/webextensions/taskpanes.xml';
  const rel = pack.addRel(panes, `${RELATION}/webextension`, part);
  const pane = element('taskpane', { dockstate: 'right', visibility: 0, width: 350, row: 1 }, [
    element('webextensionref', { 'r:id': rel }),
  ]);
  const attrs = { xmlns: PANES, 'xmlns:r': relationType('', false).slice(0, -1) };
  pack.put(panes, writePart(element('taskpanes', attrs, [pane])), `${TYPE}taskpanes+xml`);
  pack.addRel('', `${RELATION}/webextensiontaskpanes`, panes);
  return part;
}

/** Removes parts that nothing refers to any more, of those that something referred to before. */
export function dropOrphans(before: ReadonlySet<string>, pack: Package): void {
  const now = reachable(pack);
  for (const part of before) if (!now.has(part)) pack.remove(part);
}

/** The parts that can be reached from the package's own relationships, in lower case. */
export function reachable(pack: Package): Set<string> {
  const found = new Set<string>();
  const visit = (part: string): void => {
    for (const rel of pack.rels(part)) {
      const key = rel.target.toLowerCase();
      if (rel.external || found.has(key) || !pack.has(rel.target)) continue;
      found.add(key);
      visit(rel.target);
    }
  };
  visit('');
  return found;
}
