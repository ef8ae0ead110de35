/** How does a tree become the text of a part? */
import type { XmlElement, XmlNode } from './element';

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// Control characters, lone surrogates and the two non-characters are not XML at all.
const ILLEGAL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function coded(char: string): string {
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

const SPECIAL = /[&<>\r]/g;
const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text between tags. Characters that XML forbids are written `_xHHHH_`, as Excel does. */
export function escapeText(text: string): string {
  return text.replace(ILLEGAL, coded).replace(SPECIAL, (char) => NAMES[char]!);
}

/** Text of an attribute, without the quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(ILLEGAL, coded).replace(/[&<>"\r\n\t]/g, (char) => NAMES[char]!);
}

/** ` name="value"…` */
export function writeAttributes(attrs: Readonly<Record<string, string>>): string {
  let text = '';
  for (const key in attrs) text += ` ${key}="${escapeAttribute(attrs[key]!)}"`;
  return text;
}

/** The element and all that is in it. */
export function writeNode(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  const start = `<${node.name}${writeAttributes(node.attrs)}`;
  if (node.children.length === 0) return `${start}/>`;
  return `${start}>${node.children.map(writeNode).join('')}</${node.name}>`;
}

/** A whole part. */
export function writePart(root: XmlElement): string {
  return XML_DECLARATION + writeNode(root);
}

/** A text as the file spells it (ST_Xstring): what looks like an escape is escaped itself. */
export function encodeXString(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}

/** A text of the file as a person reads it: `_xHHHH_` is one character. */
export function decodeXString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
