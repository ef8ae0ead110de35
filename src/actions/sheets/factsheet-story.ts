/** Which paragraphs does a ficha show: the generated ones, those that a person edited, and what is proposed beside? */
import { paragraphHash, paragraphText, textHash, type Block } from '../../domain/blocks';
import type { EditedParagraph } from './factsheet-former';

/** One paragraph of the narrative as it goes onto the sheet. */
export interface StoryItem {
  readonly id: string;
  /** What stands beside it: the heading that it opens, or the tool that it is about; "" for neither. */
  readonly heading: string;
  /** True when `heading` opens a part of the text. */
  readonly opens: boolean;
  readonly text: string;
  /** Hash of the generated text that it is, or that the person's is based on. */
  readonly base: string;
  /** Null for a generated paragraph. */
  readonly kept: Kept | null;
}

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
const STALE = 'La matriz cambió desde esta redacción; abajo, el texto propuesto.';
const ORPHAN = 'La matriz cambió desde esta redacción y este párrafo ya no se genera.';

/** The narrative with the person's edits in their places; what they wrote is never dropped. */
export function planStory(
  narrative: readonly Block[],
  edited: ReadonlyMap<string, EditedParagraph>,
): StoryItem[] {
  const items: StoryItem[] = [];
  let heading: string | null = null;
  for (const block of narrative) {
    if (block.kind === 'heading') heading = block.text;
    if (block.kind !== 'paragraph') continue;
    const generated = { id: block.id, text: paragraphText(block), base: paragraphHash(block) };
    const opening: Pick<StoryItem, 'heading' | 'opens'> =
      heading === null ? besideOf(block.id) : { heading, opens: true };
    items.push({ ...opening, ...merge(generated, edited.get(block.id)) });
    heading = null;
  }
  const told = new Set(items.map(({ id }) => id));
  for (const orphan of edited.values()) if (!told.has(orphan.id)) insertOrphan(items, orphan);
  return items;
}

/** "Herramienta 4.3" beside that tool's own paragraph. */
function besideOf(id: string): Pick<StoryItem, 'heading' | 'opens'> {
  const tool = /^herr-(\d+\.\d+)$/.exec(id)?.[1];
  return { heading: tool === undefined ? '' : `Herramienta ${tool}`, opens: false };
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
  const after = items.findLastIndex((item) => placeOf(item.id) < placeOf(id));
  const kept = { note: `${EDITED} ${ORPHAN}`, proposal: null, stale: true };
  items.splice(after + 1, 0, { ...besideOf(id), id, text, base, kept });
}

/** The order of paragraphs by what they are about: opening, each dimension with its tools, closing. */
function placeOf(id: string): number {
  const [, what, dimension, tool] = /^(dim|herr)-(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
  if (what === undefined) return id === 'apertura' ? 0 : Number.MAX_SAFE_INTEGER;
  return Number(dimension) * 1000 + Number(tool ?? 0);
}
