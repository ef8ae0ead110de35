/** What does a differential style set, and how is one changed? */
import type { XmlElement } from '../xml/element';
import { child, element, withChild } from '../xml/element';
import { changeBorder, changeFill, changeFont } from './change';
import type { Palette } from './color';
import { readEdge, readFill, readFont } from './read';
import type { DxfStyle, EdgeName, StylePatch } from './style';

const ORDER = ['font', 'numFmt', 'fill', 'alignment', 'border', 'protection', 'extLst'];
const EDGES: readonly EdgeName[] = ['left', 'right', 'top', 'bottom', 'vertical', 'horizontal'];

/** Only what the `dxf` element sets. */
export function readDxf(dxf: XmlElement, palette: Palette): DxfStyle {
  const font = child(dxf, 'font');
  const fill = child(dxf, 'fill');
  const border = child(dxf, 'border');
  const numFmt = child(dxf, 'numFmt');
  const edges = EDGES.map((edge) => [edge, readEdge(border, edge, palette)] as const);
  return {
    ...(font && { font: readFont(font, palette) }),
    ...(fill && { fill: readFill(fill, palette, true) }),
    ...(border && { borders: Object.fromEntries(edges.filter(([, edge]) => edge)) }),
    ...(numFmt && { numberFormat: numFmt.attrs.formatCode ?? 'General' }),
  };
}

/** A differential style with some properties changed; null starts an empty one. `numberId` numbers a new format. */
export function changeDxf(
  dxf: XmlElement | null,
  patch: StylePatch,
  numberId: (code: string) => number,
): XmlElement {
  let done = dxf ?? element('dxf');
  const put = (name: string, node: XmlElement | null): void => {
    done = withChild(done, name, node, ORDER);
  };
  if (patch.font) put('font', changeFont(child(done, 'font') ?? element('font'), patch.font, true));
  if (patch.fill === null) put('fill', null);
  else if (patch.fill) put('fill', changeFill(child(done, 'fill') ?? element('fill'), patch.fill, true));
  if (patch.borders)
    put('border', changeBorder(child(done, 'border') ?? element('border'), patch.borders, true));
  if (patch.numberFormat !== undefined) {
    const formatCode = patch.numberFormat;
    put(
      'numFmt',
      formatCode === '' ? null : element('numFmt', { numFmtId: numberId(formatCode), formatCode }),
    );
  }
  return done;
}
