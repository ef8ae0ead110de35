/** Where do pictures, shapes and charts stand after rows and columns were inserted or deleted? */
import type { Shift } from '../edit/shift';
import type { XmlElement } from '../xml/element';
import { child, element, localName, numberOf, textOf, withChild } from '../xml/element';
import { writePart } from '../xml/write';
import type { Package } from './package';

/** Moves the anchors of a drawing part. */
export function shiftDrawing(part: string, shifts: readonly Shift[], pack: Package): void {
  const root = pack.tree(part);
  if (!root) return;
  const children = root.children.map((kid) =>
    typeof kid === 'string' ? kid : shifts.reduce(shiftAnchor, kid),
  );
  pack.put(part, writePart({ ...root, children }));
}

function shiftAnchor(anchor: XmlElement, shift: Shift): XmlElement {
  const kind = localName(anchor.name);
  if (!/^(?:one|two)CellAnchor$/.test(kind) || anchor.attrs.editAs === 'absolute') return anchor;
  const name = shift.along === 'rows' ? 'row' : 'col';
  const from = position(anchor, 'from', name);
  const to = position(anchor, 'to', name);
  const start = from === null ? null : moved(from, shift);
  if (from === null || start === null) return anchor;
  let done = withPosition(anchor, 'from', name, start);
  // A shape that does not size with cells moves as its corner does.
  const rigid = anchor.attrs.editAs === 'oneCell';
  if (to !== null) done = withPosition(done, 'to', name, rigid ? to + start - from : moved(to, shift));
  return done;
}

function position(anchor: XmlElement, corner: string, name: string): number | null {
  return numberOf(textOf(child(child(anchor, corner), name))) ?? null;
}

function withPosition(anchor: XmlElement, corner: string, name: string, value: number): XmlElement {
  const old = child(anchor, corner)!;
  return withChild(anchor, corner, withChild(old, name, element(name, {}, [String(value)])));
}

function moved(at: number, { kind, along, area }: Shift): number {
  const [start, end] = along === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  if (at < start) return at;
  if (kind === 'insert') return at + end - start + 1;
  return at > end ? at - (end - start + 1) : start;
}
