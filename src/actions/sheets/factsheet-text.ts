/** How is the narrative drawn, with what a person edited kept in its place and the new text offered under it? */
import { LOOK, type Content } from '../../excel/sheet-design';
import type { Area } from '../../domain/grid';
import { drawSection } from './factsheet-head';
import { PROPOSED, rowsFor, storyHeight, STORY_SIDE, STORY_TEXT } from './factsheet-heights';
import type { Layout } from './factsheet-layout';
import type { Together } from './factsheet-pages';
import type { StoryItem } from './factsheet-story';
import { otherTag, paragraphTag, TEXT_COLUMN } from './factsheet-tags';
import { span, type SheetCanvas } from './sheet-canvas';

/**
 * The narrative from its title on: each paragraph is one cell from the second column to the last, with its
 * heading beside it, so that no page parts them. Returns the rows that should stay together.
 */
export function drawText(canvas: SheetCanvas, layout: Layout): Together[] {
  const { rows, columns, page } = layout;
  canvas.height(rows.story - 1, 10);
  drawSection(canvas, layout, rows.story, 'Redacción');
  canvas.style(span(rows.story, 0, columns.right), { underline: LOOK.head });
  const top = rows.story + 2;
  canvas.height(top - 1, 6);
  const pen: Pen = { canvas, layout, row: top, tall: [], openings: [], marks: [], proposals: [] };
  for (const item of page.story) drawParagraph(pen, item);
  const text = span(top, TEXT_COLUMN, columns.right, pen.row - 1);
  canvas.style({ ...text, left: 0 }, { wrap: true, valign: 'Top', indent: 1 });
  canvas.style({ ...text, left: 0, right: 0 }, { size: STORY_SIDE, color: LOOK.soft });
  canvas.style(text, { size: STORY_TEXT });
  canvas.style(pen.openings, { bold: true, color: LOOK.head });
  canvas.style(pen.marks, { bold: true, italic: true, size: STORY_SIDE, color: LOOK.warn, fill: LOOK.warnFill });
  canvas.style(pen.proposals, { fill: LOOK.warnFill });
  mergeRows(canvas, text, pen.tall);
  return [{ from: rows.story, to: top, air: 250 }];
}

/** Where the narrative has come to, and which of its cells are special. */
interface Pen {
  readonly canvas: SheetCanvas;
  readonly layout: Layout;
  row: number;
  /** Texts of several rows. */
  readonly tall: Area[];
  readonly openings: Area[];
  readonly marks: Area[];
  readonly proposals: Area[];
}

function drawParagraph(pen: Pen, { id, heading, opens, text, base, kept }: StoryItem): void {
  const { canvas, row } = pen;
  const { tag } = pen.layout.columns;
  canvas.put(row, tag, paragraphTag(id, base));
  drawWrapped(pen, heading, kept ? typed(text) : text, text);
  if (opens) pen.openings.push(span(row, 0, 0));
  if (!kept) return;
  canvas.put(pen.row, tag, otherTag('m', id));
  pen.marks.push(span(pen.row, 0, pen.layout.columns.right));
  canvas.height(pen.row, 18);
  canvas.putRow(pen.row++, 0, ['✎ Redacción editada', kept.note]);
  if (kept.proposal === null) return;
  canvas.put(pen.row, tag, otherTag('q', id));
  pen.proposals.push({ ...drawWrapped(pen, PROPOSED, kept.proposal, kept.proposal), left: 0 });
}

/** A formula that a person wrote for a paragraph stays one. */
function typed(text: string): Content {
  return text.startsWith('=') ? { formula: text } : text;
}

function drawWrapped(pen: Pen, heading: string, content: Content, text: string): Area {
  const { canvas, row } = pen;
  const { widths, columns } = pen.layout;
  const height = storyHeight(heading, text, widths);
  const rows = rowsFor(height);
  const area = span(row, TEXT_COLUMN, columns.right, row + rows - 1);
  if (heading !== '') canvas.put(row, 0, heading);
  canvas.put(row, TEXT_COLUMN, content);
  for (let r = row; r <= area.bottom; r++) canvas.height(r, Math.ceil(height / rows));
  if (rows > 1) pen.tall.push(area);
  pen.row = area.bottom + 1;
  return area;
}

/** One cell a row, but for the texts that take several. */
function mergeRows(canvas: SheetCanvas, text: Area, tall: readonly Area[]): void {
  let top = text.top;
  for (const area of tall) {
    if (area.top > top) canvas.mergeAcross({ ...text, top, bottom: area.top - 1 });
    canvas.merge(area);
    top = area.bottom + 1;
  }
  if (top <= text.bottom) canvas.mergeAcross({ ...text, top });
}
