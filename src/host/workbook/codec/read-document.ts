/** What does the package say about the document itself? Properties, custom XML, add-in settings. */
import type { CustomXmlPart } from '../features';
import type { WorkbookProperties } from '../model';
import type { XmlElement } from '../xml/element';
import { childElements, localName, textOf } from '../xml/element';
import type { Package } from './package';

const PROPERTIES: Readonly<Record<string, keyof WorkbookProperties>> = {
  title: 'title',
  subject: 'subject',
  creator: 'author',
  keywords: 'keywords',
  description: 'comments',
  category: 'category',
  lastModifiedBy: 'lastAuthor',
  created: 'created',
  modified: 'modified',
};

/** docProps/core.xml. */
export function readProperties(pack: Package): WorkbookProperties {
  const root = corePart(pack) === undefined ? null : pack.tree(corePart(pack)!);
  const found = (root ? childElements(root) : []).flatMap((node) => {
    const key = PROPERTIES[localName(node.name)];
    return key && node.children.length > 0 ? [[key, textOf(node)] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The name of the core properties part. */
export function corePart(pack: Package): string | undefined {
  return pack.relsOf('', 'core-properties')[0]?.target;
}

/** Custom XML data with the id of its properties part. */
export function readCustomXml(main: string, pack: Package): CustomXmlPart[] {
  return pack.relsOf(main, 'customXml').flatMap((rel) => {
    const xml = pack.text(rel.target);
    if (xml === null) return [];
    const properties = pack.relsOf(rel.target, 'customXmlProps')[0]?.target;
    const root = properties === undefined ? null : pack.tree(properties);
    const id = root && Object.entries(root.attrs).find(([name]) => localName(name) === 'itemID')?.[1];
    return [{ id: id ?? `{${rel.target}}`, xml, part: rel.target }];
  });
}

/** The web extension parts (add-ins bound to the document). */
export function webExtensions(pack: Package): string[] {
  const panes = pack.relsOf('', 'webextensiontaskpanes')[0]?.target;
  return panes === undefined ? [] : pack.relsOf(panes, 'webextension').map((rel) => rel.target);
}

/** Office.js settings of all add-ins, as Excel keeps them in web extension parts. */
export function readSettings(pack: Package): Map<string, string> {
  const settings = new Map<string, string>();
  for (const part of webExtensions(pack)) {
    for (const node of named(pack.tree(part), 'property')) {
      if (node.attrs.name !== undefined) settings.set(node.attrs.name, node.attrs.value ?? '');
    }
  }
  return settings;
}

function named(node: XmlElement | null, name: string): XmlElement[] {
  if (!node) return [];
  return childElements(node).flatMap((kid) => (localName(kid.name) === name ? [kid] : named(kid, name)));
}
