/** What moves in the elements that we keep but do not model? Page breaks, protected ranges, sparklines. */
import { formatAreas, parseAreas } from '../area';
import type { Sheet } from '../model';
import type { XmlElement, XmlNode } from '../xml/element';
import { withAttrs } from '../xml/element';
import { mapped } from './formulas';
import type { Shift } from './shift';
import { isWhole, moveAreas, moveCell } from './shift';

/** Moves what the file's own elements of a sheet say about places. */
export function shiftRaw(sheet: Sheet, shift: Shift): void {
  const { origin } = sheet;
  if (!origin) return;
  const children = mapped(origin.root.children, (kid) =>
    typeof kid === 'string' ? kid : shiftElement(kid, shift),
  );
  if (children !== origin.root.children) sheet.origin = { ...origin, root: { ...origin.root, children } };
}

function shiftElement(node: XmlElement, shift: Shift): XmlElement {
  if (node.name === 'rowBreaks' && shift.along === 'rows') return shiftBreaks(node, shift);
  if (node.name === 'colBreaks' && shift.along === 'columns') return shiftBreaks(node, shift);
  if (node.name === 'protectedRanges')
    return withChildren(node, (kid) => shiftReference(kid, 'sqref', shift));
  if (node.name === 'sortState') return shiftReference(node, 'ref', shift);
  return node.name === 'extLst' ? withChildren(node, (ext) => shiftSparklines(ext, shift)) : node;
}

function withChildren(node: XmlElement, change: (kid: XmlElement) => XmlElement | null): XmlElement {
  const done: XmlNode[] = [];
  for (const kid of node.children) {
    const next = typeof kid === 'string' ? kid : change(kid);
    if (next !== null) done.push(next);
  }
  const same = done.length === node.children.length && done.every((kid, i) => kid === node.children[i]);
  return same ? node : { ...node, children: done };
}

/** A break stands before the row or column whose number it has. */
function shiftBreaks(node: XmlElement, shift: Shift): XmlElement {
  if (!isWhole(shift)) return node;
  const done = withChildren(node, (kid) => {
    const at = Number(kid.attrs.id);
    const place =
      shift.along === 'rows' ? moveCell(at, shift.area.left, shift) : moveCell(shift.area.top, at, shift);
    const next = place && (shift.along === 'rows' ? place.row : place.column);
    return next === null ? null : next === at ? kid : withAttrs(kid, { id: next });
  });
  if (done === node) return node;
  const count = done.children.length;
  return withAttrs(done, { count, manualBreakCount: node.attrs.manualBreakCount && count });
}

function shiftReference(node: XmlElement, attribute: string, shift: Shift): XmlElement {
  const areas = parseAreas(node.attrs[attribute] ?? '');
  const next = moveAreas(areas, shift);
  return next === areas || next.length === 0 ? node : withAttrs(node, { [attribute]: formatAreas(next) });
}

/** Where sparklines stand; what they draw are formulas, which change with all others. */
function shiftSparklines(ext: XmlElement, shift: Shift): XmlElement {
  const inside = ext.children.some((kid) => typeof kid !== 'string' && /:sparklineGroups$/.test(kid.name));
  return inside ? shiftPlaces(ext, shift) : ext;
}

function shiftPlaces(node: XmlElement, shift: Shift): XmlElement {
  return withChildren(node, (kid) => {
    if (kid.name !== 'xm:sqref') return shiftPlaces(kid, shift);
    const areas = parseAreas(kid.children.join(''));
    const next = moveAreas(areas, shift);
    return next === areas ? kid : { ...kid, children: [formatAreas(next)] };
  });
}
