/** Of what is a text made, whatever it is written to? Headings, paragraphs and tables that know their cells. */
import type { SourceCell } from './transition';

/** One sentence and the cells that it rests on. */
export interface Sentence {
  readonly text: string;
  readonly cells: readonly SourceCell[];
}

/** A title; level 1 is the document's. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** A paragraph. Its id says what it is about ("apertura", "dim-1", "herr-4.3", "cierre") and never changes. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly id: string;
  readonly sentences: readonly Sentence[];
}

/** A table of text; the first row of a document's table is its `header`. */
export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Sentence[])[];
}

/** One piece of a text. */
export type Block = Heading | Paragraph | TableBlock;

/** The paragraph as one text. */
export function paragraphText(paragraph: Paragraph): string {
  return paragraph.sentences.map((sentence) => sentence.text).join(' ');
}

/** The cells that a paragraph rests on, each once, in the order of its sentences. */
export function paragraphCells(paragraph: Paragraph): SourceCell[] {
  const cells = new Map<string, SourceCell>();
  for (const cell of paragraph.sentences.flatMap((sentence) => sentence.cells)) {
    cells.set(`${cell.sheet}!${cell.cell}`, cell);
  }
  return [...cells.values()];
}

/**
 * A short fingerprint of a paragraph's text, by which an edited one is known. See `textHash`.
 */
export function paragraphHash(paragraph: Paragraph): string {
  return textHash(paragraphText(paragraph));
}

/**
 * FNV-1a, 32 bits, over UTF-16 code units, as eight hexadecimal digits. Runs of white space (also the
 * non-breaking and the line breaks that Excel adds) count as one space and the ends are trimmed, and
 * accents are composed first: what no reader would see as an edit does not change it. It is stored in
 * workbooks, so it may never change. It detects edits; it is no protection against forgery.
 */
export function textHash(text: string): string {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  let hash = 0x811c9dc5;
  for (let i = 0; i < plain.length; i += 1) {
    hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
