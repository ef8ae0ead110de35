/** What do the shared and inline strings of the file say? */
import type { RichText } from '../cells';
import type { XmlElement } from '../xml/element';
import { childElements, childrenNamed, element, textOf } from '../xml/element';
import { decodeXString, encodeXString } from '../xml/write';

/** Characters that a cell holds; Excel cuts what is longer when it repairs a file. */
const MOST_TEXT = 32_767;

/** One shared string: its text, and its tree when it is more than plain text. */
export interface SharedString {
  readonly text: string;
  readonly rich?: RichText;
}

/** The text of an `si` or `is` element; phonetic hints are not part of it. */
export function stringText(node: XmlElement): string {
  let text = '';
  for (const kid of childElements(node)) {
    if (kid.name === 't') text += textOf(kid);
    else if (kid.name === 'r') text += childrenNamed(kid, 't').map(textOf).join('');
  }
  return decodeXString(text).slice(0, MOST_TEXT);
}

/** Reads an `si` or `is` element. */
export function readString(node: XmlElement, index: number): SharedString {
  const text = stringText(node);
  const kids = childElements(node);
  const plain = kids.length === 0 || (kids.length === 1 && kids[0]!.name === 't');
  return plain ? { text } : { text, rich: { nodes: node, index } };
}

/** The shared strings of the part's root. */
export function readSharedStrings(root: XmlElement | null): SharedString[] {
  return childrenNamed(root, 'si').map(readString);
}

const NEEDS_SPACE = /^\s|\s$|\s\s|[\n\t]/;

/** A `t` element that keeps its spaces. */
export function textElement(text: string): XmlElement {
  const attrs = NEEDS_SPACE.test(text) ? { 'xml:space': 'preserve' } : {};
  return element('t', attrs, [encodeXString(text)]);
}
