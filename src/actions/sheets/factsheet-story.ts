/** Which paragraphs does a ficha show: the generated ones, those that a person edited, and what is proposed beside? */
import { paragraphHash, paragraphText, textHash, type Block } from '../../domain/blocks';
import type { EditedParagraph } from './factsheet-former';

/** One piece of the narrative as it goes onto the sheet. */
export type StoryItem =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly id: string;
      readonly text: string;
      /** Hash of the generated text that it is, or that the person's is based on. */
      readonly base: string;
      /** Null for a generated paragraph. */
      readonly kept: Kept | null;
    };

/** What goes with an edited paragraph. */
export interface Kept {
  readonly note: string;
  /** The text now generated, where it is not the one that the person's is based on. */
  readonly proposal: string | null;
  /** True when the text now generated is not the one that the person's is based on. */
  readonly stale: boolean;
}

const EDITED = 'Redacción editada: se conserva.';
const REMOVED = 'Redacción eliminada por quien editó la ficha: se conserva sin texto.';
const STALE = 'La matriz cambió desde esta redacción. Texto propuesto:';
const ORPHAN = 'La matriz cambió desde esta redacción y este párrafo ya no se genera.';

/** The narrative with the person's edits in their places; what they wrote is never dropped. */
export function planStory(
  narrative: readonly Block[],
  edited: ReadonlyMap<string, EditedParagraph>,
): StoryItem[] {
  const items = narrative.flatMap((block): StoryItem[] => {
    if (block.kind === 'heading') return [{ kind: 'heading', text: block.text }];
    if (block.kind === 'table') return [];
    const paragraph = { id: block.id, text: paragraphText(block), base: paragraphHash(block) };
    return [{ kind: 'paragraph', ...merge(paragraph, edited.get(block.id)) }];
  });
  const told = new Set(items.flatMap((item) => (item.kind === 'paragraph' ? item.id : [])));
  for (const orphan of edited.values()) if (!told.has(orphan.id)) insertOrphan(items, orphan);
  return items;
}

interface Generated {
  readonly id: string;
  readonly text: string;
  readonly base: string;
}

function merge(generated: Generated, edit: EditedParagraph | undefined): Generated & { kept: Kept | null } {
  if (!edit || textHash(edit.text) === generated.base) return { ...generated, kept: null };
  const note = edit.text.trim() === '' ? REMOVED : EDITED;
  const stale = edit.base !== generated.base;
  const kept = { note: stale ? `${note} ${STALE}` : note, proposal: stale ? generated.text : null, stale };
  return { ...edit, kept };
}

/** An edited paragraph that is no longer generated stands after the last one that comes before it. */
function insertOrphan(items: StoryItem[], { id, text, base }: EditedParagraph): void {
  if (text.trim() === '') return;
  const after = items.findLastIndex((item) => item.kind === 'paragraph' && placeOf(item.id) < placeOf(id));
  const kept = { note: `${EDITED} ${ORPHAN}`, proposal: null, stale: true };
  items.splice(after + 1, 0, { kind: 'paragraph', id, text, base, kept });
}

/** The order of paragraphs by what they are about: opening, each dimension with its tools, closing. */
function placeOf(id: string): number {
  const [, what, dimension, tool] = /^(dim|herr)-(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
  if (what === undefined) return id === 'apertura' ? 0 : Number.MAX_SAFE_INTEGER;
  return Number(dimension) * 1000 + Number(tool ?? 0);
}
