/** What do the style elements of the file say? Trees → plain data. */
import type { XmlElement } from '../xml/element';
import { child, childrenNamed, isTrue, numberOf } from '../xml/element';
import type { Palette } from './color';
import { resolveColor } from './color';
import type { AlignmentStyle, BorderEdge, Borders, EdgeName, FillStyle, FontStyle, Underline } from './style';

/** Only what the `font` element sets. */
export function readFont(font: XmlElement | undefined, palette: Palette): Partial<FontStyle> {
  if (!font) return {};
  const flag = (name: string): boolean | undefined => {
    const node = child(font, name);
    return node && isTrue(node.attrs.val, true);
  };
  const u = child(font, 'u');
  const color = child(font, 'color');
  const script = child(font, 'vertAlign')?.attrs.val;
  return present({
    name: child(font, 'name')?.attrs.val,
    size: numberOf(child(font, 'sz')?.attrs.val),
    bold: flag('b'),
    italic: flag('i'),
    strikethrough: flag('strike'),
    underline: u && ((u.attrs.val ?? 'single') as Underline),
    script: script as FontStyle['script'] | undefined,
    color: color && resolveColor(color, palette),
  });
}

function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<T>;
}

/** All of a font; what the element leaves out is Excel's default. */
export function fullFont(font: XmlElement | undefined, palette: Palette): FontStyle {
  return {
    name: 'Calibri',
    size: 11,
    bold: false,
    italic: false,
    underline: 'none',
    strikethrough: false,
    script: 'baseline',
    color: null,
    ...readFont(font, palette),
  };
}

export const NO_FILL: FillStyle = { pattern: 'none', color: null, patternColor: null };

/**
 * A cell's fill. In cells a solid fill shows its fgColor; in a differential style (`dxf`) its bgColor, and the
 * pattern may be left out. A dxf whose solid fill has an fgColor alone changes no background in Excel: ECMA-376 is
 * silent, users saw it (randym/axlsx#190 and #218, PHPOffice/PhpSpreadsheet#89, POI's list in December 2015).
 */
export function readFill(fill: XmlElement | undefined, palette: Palette, dxf = false): FillStyle {
  const gradient = child(fill, 'gradientFill');
  if (gradient) return gradientFill(gradient, palette);
  const pattern = child(fill, 'patternFill');
  if (!pattern) return NO_FILL;
  const fg = child(pattern, 'fgColor');
  const bg = child(pattern, 'bgColor');
  const type = pattern.attrs.patternType ?? (dxf && bg ? 'solid' : 'none');
  if (type === 'none' || (type === 'solid' && dxf && !bg)) return NO_FILL;
  if (type === 'solid') {
    const shown = dxf ? bg : fg;
    const automatic = dxf ? null : '#000000';
    return { pattern: 'solid', color: resolveColor(shown, palette) ?? automatic, patternColor: null };
  }
  return {
    pattern: type,
    color: resolveColor(bg, palette) ?? '#FFFFFF',
    patternColor: resolveColor(fg, palette) ?? '#000000',
  };
}

function gradientFill(gradient: XmlElement, palette: Palette): FillStyle {
  const first = childrenNamed(gradient, 'stop')[0];
  return { pattern: 'gradient', color: resolveColor(child(first, 'color'), palette), patternColor: null };
}

const NO_EDGE: BorderEdge = { style: 'none', color: null };

/** One edge; undefined when the element is absent. */
export function readEdge(
  border: XmlElement | undefined,
  edge: EdgeName,
  palette: Palette,
): BorderEdge | undefined {
  // Strict files say start and end.
  const other = edge === 'left' ? 'start' : edge === 'right' ? 'end' : edge;
  const node = child(border, edge) ?? child(border, other);
  if (!node) return undefined;
  const style = node.attrs.style ?? 'none';
  if (style === 'none') return NO_EDGE;
  return { style, color: resolveColor(child(node, 'color'), palette) };
}

export function readBorders(border: XmlElement | undefined, palette: Palette): Borders {
  const edge = (name: EdgeName): BorderEdge => readEdge(border, name, palette) ?? NO_EDGE;
  return {
    left: edge('left'),
    right: edge('right'),
    top: edge('top'),
    bottom: edge('bottom'),
    diagonal: edge('diagonal'),
    diagonalUp: isTrue(border?.attrs.diagonalUp),
    diagonalDown: isTrue(border?.attrs.diagonalDown),
  };
}

export function readAlignment(xf: XmlElement | undefined): AlignmentStyle {
  const attrs = child(xf, 'alignment')?.attrs ?? {};
  return {
    horizontal: attrs.horizontal ?? 'general',
    vertical: attrs.vertical ?? 'bottom',
    wrap: isTrue(attrs.wrapText),
    indent: numberOf(attrs.indent) ?? 0,
    rotation: numberOf(attrs.textRotation) ?? 0,
    shrink: isTrue(attrs.shrinkToFit),
    readingOrder: numberOf(attrs.readingOrder) ?? 0,
  };
}

export function readProtection(xf: XmlElement | undefined): { locked: boolean; hidden: boolean } {
  const attrs = child(xf, 'protection')?.attrs ?? {};
  return { locked: isTrue(attrs.locked, true), hidden: isTrue(attrs.hidden) };
}
