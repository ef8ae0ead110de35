/** How is the narrative drawn, with what a person edited kept in its place and the new text offered under it? */
import { LOOK, type Content } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import type { Area } from '../../domain/grid';
import { drawSection } from './factsheet-head';
import type { Layout } from './factsheet-layout';
import type { StoryItem } from './factsheet-story';
import { otherTag, paragraphTag } from './factsheet-tags';
import { span, type SheetCanvas } from './sheet-canvas';

const SIZE = 12;
/** A row is no taller than 409 points; a longer text takes several rows. */
const TALLEST = 400;

/** The narrative from its title on: every row is one cell as wide as the page. */
export function drawText(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns } = layout;
  canvas.height(rows.story - 1, 10);
  drawSection(canvas, layout, rows.story, 'Redacción');
  const pen: Pen = { canvas, layout, row: rows.story + 1, tall: [], headings: [], marks: [], proposals: [] };
  for (const item of layout.story) drawItem(pen, item);
  const text = span(rows.story + 1, 0, columns.right, pen.row - 1);
  canvas.style(text, { wrap: true, size: SIZE, valign: 'Top' });
  canvas.style(pen.headings, { bold: true, color: LOOK.head, valign: 'Bottom' });
  canvas.style(pen.marks, { bold: true, italic: true, size: 9, color: LOOK.warn });
  canvas.style(pen.proposals, { fill: LOOK.warnFill, indent: 1 });
  mergeRows(canvas, text, pen.tall);
}

/** Where the narrative has come to, and which of its rows are special. */
interface Pen {
  readonly canvas: SheetCanvas;
  readonly layout: Layout;
  row: number;
  /** Texts of several rows. */
  readonly tall: Area[];
  readonly headings: Area[];
  readonly marks: Area[];
  readonly proposals: Area[];
}

type Paragraph = Extract<StoryItem, { kind: 'paragraph' }>;

function drawItem(pen: Pen, item: StoryItem): void {
  if (item.kind === 'paragraph') {
    drawParagraph(pen, item);
    return;
  }
  pen.headings.push(lineOf(pen));
  pen.canvas.height(pen.row, 26);
  pen.canvas.put(pen.row++, 0, item.text);
}

function drawParagraph(pen: Pen, { id, text, base, kept }: Paragraph): void {
  const { canvas, layout } = pen;
  const { tag } = layout.columns;
  canvas.put(pen.row, tag, paragraphTag(id, base));
  drawWrapped(pen, kept ? typed(text) : text, text);
  if (!kept) return;
  canvas.put(pen.row, tag, otherTag('m', id));
  canvas.height(pen.row, 17);
  pen.marks.push(lineOf(pen));
  canvas.put(pen.row++, 0, `✎ ${kept.note}`);
  if (kept.proposal === null) return;
  canvas.put(pen.row, tag, otherTag('q', id));
  pen.proposals.push(drawWrapped(pen, kept.proposal, kept.proposal));
}

/** A formula that a person wrote for a paragraph stays one. */
function typed(text: string): Content {
  return text.startsWith('=') ? { formula: text } : text;
}

function drawWrapped(pen: Pen, content: Content, text: string): Area {
  const { canvas, layout, row } = pen;
  const characters = layout.widths.reduce((sum, width) => sum + width, 0);
  const height = textHeight(text, { characters, size: SIZE }, 8);
  const rows = Math.ceil(height / TALLEST);
  const area = { ...lineOf(pen), bottom: row + rows - 1 };
  canvas.put(row, 0, content);
  for (let r = row; r <= area.bottom; r++) canvas.height(r, Math.ceil(height / rows));
  if (rows > 1) pen.tall.push(area);
  pen.row = area.bottom + 1;
  return area;
}

function lineOf({ row, layout }: Pen): Area {
  return span(row, 0, layout.columns.right);
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
