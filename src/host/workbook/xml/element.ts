/** How is a piece of XML held? As an immutable tree, so that what we do not know stays as it was. */

/**
 * One element. Names of the spreadsheet's main namespace carry no prefix and relationship attributes
 * are `r:…`, whatever the file wrote; other names keep the file's prefix.
 */
export interface XmlElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** An element or a text (already unescaped). */
export type XmlNode = XmlElement | string;

/** A new element. Undefined attributes are left out. */
export function element(
  name: string,
  attrs: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (XmlNode | null | undefined)[] = [],
): XmlElement {
  const kept: Record<string, string> = {};
  for (const key in attrs) if (attrs[key] !== undefined) kept[key] = String(attrs[key]);
  return { name, attrs: kept, children: children.filter((child): child is XmlNode => child != null) };
}

/** The child elements, without texts. */
export function childElements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first child of that name. */
export function child(parent: XmlElement | null | undefined, name: string): XmlElement | undefined {
  if (!parent) return undefined;
  for (const node of parent.children) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** All children of that name. */
export function childrenNamed(parent: XmlElement | null | undefined, name: string): XmlElement[] {
  return parent ? childElements(parent).filter((node) => node.name === name) : [];
}

/** The text inside, of all depths. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The same element with some attributes set, or removed when undefined. */
export function withAttrs(
  node: XmlElement,
  attrs: Readonly<Record<string, string | number | undefined>>,
): XmlElement {
  const all: Record<string, string | number | undefined> = { ...node.attrs, ...attrs };
  return element(node.name, all, node.children);
}

/**
 * The same element with its child of that name replaced, added or (null) removed. A new child is put
 * where `order` (the schema's sequence) wants it; unknown children stay in place.
 */
export function withChild(
  node: XmlElement,
  name: string,
  replacement: XmlElement | null,
  order: readonly string[] = [],
): XmlElement {
  const at = node.children.findIndex((kid) => typeof kid !== 'string' && kid.name === name);
  const children = [...node.children];
  if (at >= 0) children.splice(at, 1, ...(replacement ? [replacement] : []));
  else if (replacement) children.splice(placeFor(children, name, order), 0, replacement);
  return { ...node, children };
}

function placeFor(children: readonly XmlNode[], name: string, order: readonly string[]): number {
  const rank = order.indexOf(name);
  if (rank < 0) return children.length;
  const later = children.findIndex((kid) => typeof kid !== 'string' && order.indexOf(kid.name) > rank);
  return later < 0 ? children.length : later;
}

/** XML booleans: "1", "true", "on" (VML habit) are true. */
export function isTrue(text: string | undefined, otherwise = false): boolean {
  if (text === undefined) return otherwise;
  return text === '1' || text === 'true' || text === 'on';
}

/** A finite number, or undefined. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const n = Number(text);
  return Number.isFinite(n) ? n : undefined;
}

/** The attributes whose prefix the root declares; one that came from another part would be malformed here. */
export function declared(
  attrs: Readonly<Record<string, string>> | undefined,
  root: XmlElement,
): Readonly<Record<string, string>> {
  if (!attrs) return {};
  const known = ([name]: [string, string]): boolean => {
    const colon = name.indexOf(':');
    return colon < 0 || `xmlns:${name.slice(0, colon)}` in root.attrs;
  };
  return Object.entries(attrs).every(known) ? attrs : Object.fromEntries(Object.entries(attrs).filter(known));
}
