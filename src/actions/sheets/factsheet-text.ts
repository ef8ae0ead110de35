/** How is the narrative drawn, with what a person edited kept in its place and the new text offered under it? */
import { LOOK, type Content } from '../../excel/sheet-design';
import type { Area } from '../../domain/grid';
import { drawSection } from './factsheet-head';
import { PROPOSED, storyPieces, STORY_SIDE, STORY_TEXT } from './factsheet-heights';
import type { Layout } from './factsheet-layout';
import type { Together } from './factsheet-pages';
import type { StoryItem } from './factsheet-story';
import { moreTag, otherTag, paragraphTag, TEXT_COLUMN } from './factsheet-tags';
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
  const pen: Pen = { canvas, layout, row: top, openings: [], marks: [], proposals: [] };
  for (const item of page.story) drawParagraph(pen, item);
  const text = span(top, TEXT_COLUMN, columns.right, pen.row - 1);
  canvas.style({ ...text, left: 0 }, { wrap: true, valign: 'Top', indent: 1 });
  canvas.style({ ...text, left: 0, right: 0 }, { size: STORY_SIDE, color: LOOK.soft });
  canvas.style(text, { size: STORY_TEXT });
  canvas.style(pen.openings, { bold: true, color: LOOK.head });
  canvas.style(pen.marks, {
    bold: true,
    italic: true,
    size: STORY_SIDE,
    color: LOOK.warn,
    fill: LOOK.warnFill,
  });
  canvas.style(pen.proposals, { fill: LOOK.warnFill });
  canvas.mergeAcross(text);
  return [[rows.story, top]];
}

/** Where the narrative has come to, and which of its cells are special. */
interface Pen {
  readonly canvas: SheetCanvas;
  readonly layout: Layout;
  row: number;
  readonly openings: Area[];
  readonly marks: Area[];
  readonly proposals: Area[];
}

function drawParagraph(pen: Pen, { id, heading, opens, text, base, kept }: StoryItem): void {
  const { canvas, row } = pen;
  const { tag } = pen.layout.columns;
  drawWrapped(pen, heading, text, (piece, isFirst) => ({
    content: kept && isFirst ? typed(piece) : piece,
    first: paragraphTag(id, base),
    further: moreTag(id),
  }));
  if (opens) pen.openings.push(span(row, 0, 0));
  if (!kept) return;
  canvas.put(pen.row, tag, otherTag('m', id));
  pen.marks.push(span(pen.row, 0, pen.layout.columns.right));
  canvas.height(pen.row, 18);
  canvas.putRow(pen.row++, 0, ['✎ Redacción editada', kept.note]);
  if (kept.proposal === null) return;
  const tags = { first: otherTag('q', id), further: otherTag('q', id) };
  const proposed = drawWrapped(pen, PROPOSED, kept.proposal, (content) => ({ content, ...tags }));
  pen.proposals.push({ ...proposed, left: 0 });
}

/** A formula that a person wrote for a paragraph stays one. */
function typed(text: string): Content {
  return text.startsWith('=') ? { formula: text } : text;
}

/** What goes into the cell of a piece, and the tags of the first row and of those that go on with it. */
interface Piece {
  readonly content: Content;
  readonly first: string;
  readonly further: string;
}

/** A text that no row is tall enough for goes on in the rows below it. */
function drawWrapped(
  pen: Pen,
  heading: string,
  text: string,
  pieceOf: (piece: string, isFirst: boolean) => Piece,
): Area {
  const { canvas, row } = pen;
  const { widths, columns } = pen.layout;
  if (heading !== '') canvas.put(row, 0, heading);
  storyPieces(heading, text, widths).forEach(({ text: piece, height }, index) => {
    const { content, first, further } = pieceOf(piece, index === 0);
    canvas.put(pen.row, TEXT_COLUMN, content);
    canvas.put(pen.row, columns.tag, index === 0 ? first : further);
    canvas.height(pen.row, height);
    pen.row += 1;
  });
  return span(row, TEXT_COLUMN, columns.right, pen.row - 1);
}
