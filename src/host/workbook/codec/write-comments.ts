/** Where do the file's notes and comments stand now? Three parts tell it, and they must agree. */
import { cellAddress, parseArea } from '../area';
import type { Note } from '../features';
import type { Sheet } from '../model';
import type { XmlElement, XmlNode } from '../xml/element';
import { child, childrenNamed, element, textOf, withAttrs, withChild } from '../xml/element';
import { writePart } from '../xml/write';
import type { SheetTarget } from './write-tables';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Writes the notes and comments that are left at their new cells. New ones are not written. */
export function writeComments(sheet: Sheet, to: SheetTarget): void {
  const places = writeNotes(sheet, to);
  if (places) moveShapes(places, to);
  writeThreads(sheet, to);
}

/** Rewrites the notes' part; answers where the note of each old cell is now (null: gone). */
function writeNotes(sheet: Sheet, { pack, part }: SheetTarget): Map<string, Place | null> | null {
  const name = pack.relsOf(part, 'comments')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  if (!root) return null;
  const authors = childrenNamed(child(root, 'authors'), 'author').map(textOf);
  const places = new Map<string, Place | null>();
  const kept = childrenNamed(child(root, 'commentList'), 'comment').flatMap((node, index) => {
    const place = placeOf(sheet, index, authors[Number(node.attrs.authorId)] ?? '');
    places.set(node.attrs.ref ?? '', place);
    return place ? [withAttrs(node, { ref: cellAddress(place.row, place.column) })] : [];
  });
  pack.put(name!, writePart(withChild(root, 'commentList', element('commentList', {}, kept))));
  return places;
}

function placeOf(sheet: Sheet, index: number, author: string): Place | null {
  // The note that stands for a thread names it as its author.
  const thread = author.startsWith('tc=') ? author.slice(3) : null;
  if (thread !== null) return sheet.comments.find((comment) => comment.id === thread) ?? null;
  return sheet.notes.find((note: Note) => note.index === index) ?? null;
}

/** The shapes that show the notes are told by row and column in the VML part. */
function moveShapes(places: ReadonlyMap<string, Place | null>, { pack, part }: SheetTarget): void {
  for (const rel of pack.relsOf(part, 'vmlDrawing')) {
    const text = pack.text(rel.target);
    if (text === null) continue;
    // VML need not be well-formed XML, so it is not parsed.
    const next = text.replace(/<v:shape\b[^>]*>[\s\S]*?<\/v:shape>/g, (shape) => movedShape(shape, places));
    if (next !== text) pack.put(rel.target, next);
  }
}

const ROW = /(<x:Row>\s*)([0-9]+)(\s*<\/x:Row>)/;
const COLUMN = /(<x:Column>\s*)([0-9]+)(\s*<\/x:Column>)/;

function movedShape(shape: string, places: ReadonlyMap<string, Place | null>): string {
  const row = Number(ROW.exec(shape)?.[2] ?? Number.NaN);
  const column = Number(COLUMN.exec(shape)?.[2] ?? Number.NaN);
  if (Number.isNaN(row) || Number.isNaN(column)) return shape;
  const place = places.get(cellAddress(row, column));
  if (place === undefined || (place?.row === row && place.column === column)) return shape;
  if (place === null) return '';
  return shape
    .replace(ROW, `$1${place.row}$3`)
    .replace(COLUMN, `$1${place.column}$3`)
    .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/, (_, open: string, anchor: string, close: string) => {
      return open + movedAnchor(anchor, place.row - row, place.column - column) + close;
    });
}

// Left column, offset, top row, offset, right column, offset, bottom row, offset.
function movedAnchor(anchor: string, rows: number, columns: number): string {
  const steps = [columns, 0, rows, 0, columns, 0, rows, 0];
  return anchor
    .split(',')
    .map((part, i) => Math.max(0, Number(part) + (steps[i] ?? 0)))
    .join(', ');
}

function writeThreads(sheet: Sheet, { pack, part }: SheetTarget): void {
  const name = pack.relsOf(part, 'threadedComment')[0]?.target;
  const root = name === undefined ? null : pack.tree(name);
  if (!root) return;
  const children = root.children.flatMap<XmlNode>((node) =>
    typeof node === 'string' ? [node] : movedThread(sheet, node),
  );
  pack.put(name!, writePart({ ...root, children }));
}

function movedThread(sheet: Sheet, node: XmlElement): XmlElement[] {
  if (!parseArea(node.attrs.ref ?? '')) return [node];
  const comment = sheet.comments.find((c) => c.id === node.attrs.id);
  return comment ? [withAttrs(node, { ref: cellAddress(comment.row, comment.column) })] : [];
}
