/** Which rows of a ficha may a person edit, and what was generated there? A hidden cell of the row tells. */
import { textHash } from '../../domain/blocks';

/** What a row's hidden tag says. `base` is the hash of the generated text that the row was first given. */
export type RowTag =
  | { readonly kind: 'more'; readonly id: string }
  | { readonly kind: 'paragraph'; readonly id: string; readonly base: string }
  | { readonly kind: 'tool'; readonly tool: string; readonly note: string; readonly evidence: string };

const PARAGRAPH = /^p\|([^|]+)\|([0-9a-f]{8})$/;
const MORE = /^s\|([^|]+)$/;
const TOOL = /^h\|(\d+\.\d+)(?:\|([0-9a-f]*)\|([0-9a-f]*))?$/;

/** `p|dim-1|1f2e3d4c`: a paragraph whose generated text had this hash. */
export function paragraphTag(id: string, base: string): string {
  return `p|${id}|${base}`;
}

/** `s|dim-1`: a row that goes on with the paragraph above, which is longer than a cell. */
export function moreTag(id: string): string {
  return `s|${id}`;
}

/** `h|4.3`, and the hashes of a generated Avance and Evidencia where there are any. */
export function toolTag(tool: string, note: string | null, evidence: string | null): string {
  if (note === null && evidence === null) return `h|${tool}`;
  return `h|${tool}|${note === null ? '' : textHash(note)}|${evidence === null ? '' : textHash(evidence)}`;
}

/** `q|dim-1`: a proposal, `m|dim-1`: the mark of an edited paragraph. A person's change of these rows counts. */
export function otherTag(kind: 'q' | 'm', id: string): string {
  return `${kind}|${id}`;
}

/** The tag of a row and the column it stands in, sought from the right; null when the row has none. */
export function tagOf(row: readonly unknown[]): { readonly tag: RowTag; readonly column: number } | null {
  for (let column = row.length - 1; column > 0; column--) {
    const cell = row[column];
    const tag = typeof cell === 'string' ? parseTag(cell) : null;
    if (tag) return { tag, column };
  }
  return null;
}

function parseTag(text: string): RowTag | null {
  const paragraph = PARAGRAPH.exec(text);
  if (paragraph) return { kind: 'paragraph', id: paragraph[1]!, base: paragraph[2]! };
  const more = MORE.exec(text);
  if (more) return { kind: 'more', id: more[1]! };
  const tool = TOOL.exec(text);
  return tool && { kind: 'tool', tool: tool[1]!, note: tool[2] ?? '', evidence: tool[3] ?? '' };
}

/** The column of a paragraph's text; its heading stands beside it, in the first. */
export const TEXT_COLUMN = 1;

/** The columns of Avance and Evidencia: the two before the tag, whatever else the ficha shows. */
export function typedColumns(tagColumn: number): readonly [note: number, evidence: number] {
  return [tagColumn - 2, tagColumn - 1];
}

/** The columns that a person may edit in a row without the sheet counting as changed. */
export function editableColumns(row: readonly unknown[]): readonly number[] {
  const found = tagOf(row);
  if (!found) return [];
  return found.tag.kind !== 'tool' ? [TEXT_COLUMN] : typedColumns(found.column);
}
