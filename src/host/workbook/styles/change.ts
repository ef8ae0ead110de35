/** How does one property of a style change while the rest of its element stays? */
import type { XmlElement, XmlNode } from '../xml/element';
import { child, element, withAttrs, withChild } from '../xml/element';
import { colorElement } from './color';
import type { BorderEdge, BorderPatch, EdgeName, FillStyle, FontStyle, StylePatch } from './style';

const FONT_ORDER =
  'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(' ');

/** openpyxl writes a font's children in an order of its own: a font made from one of its would be invalid too. */
function inOrder(font: XmlElement): XmlElement {
  const place = (kid: XmlNode): number => {
    const at = typeof kid === 'string' ? -1 : FONT_ORDER.indexOf(kid.name);
    return at < 0 ? FONT_ORDER.length : at;
  };
  return { ...font, children: [...font.children].sort((a, b) => place(a) - place(b)) };
}

/** A font with some properties changed. `explicit` writes a false flag too (a dxf may switch bold off). */
export function changeFont(font: XmlElement, patch: Partial<FontStyle>, explicit = false): XmlElement {
  let done = inOrder(font);
  const put = (name: string, val: string | number | null): void => {
    done = withChild(done, name, val === null ? null : element(name, { val }), FONT_ORDER);
  };
  const flag = (name: string, on: boolean): void => {
    const node = on ? element(name) : explicit ? element(name, { val: 0 }) : null;
    done = withChild(done, name, node, FONT_ORDER);
  };
  if (patch.bold !== undefined) flag('b', patch.bold);
  if (patch.italic !== undefined) flag('i', patch.italic);
  if (patch.strikethrough !== undefined) flag('strike', patch.strikethrough);
  if (patch.size !== undefined) put('sz', patch.size);
  if (patch.underline !== undefined)
    put('u', patch.underline === 'none' && !explicit ? null : patch.underline);
  if (patch.script !== undefined) put('vertAlign', patch.script === 'baseline' ? null : patch.script);
  if (patch.name !== undefined) {
    put('name', patch.name);
    put('scheme', null); // a scheme would bring the theme's font back
  }
  if (patch.color !== undefined) {
    const color = patch.color === null ? null : colorElement('color', patch.color);
    done = withChild(done, 'color', color, FONT_ORDER);
  }
  return done;
}

const PATTERN_ORDER = ['fgColor', 'bgColor'];

/** A fill with a colour or pattern changed. In a dxf the shown colour is bgColor. */
export function changeFill(fill: XmlElement, patch: Partial<FillStyle> | null, dxf = false): XmlElement {
  if (patch === null || patch.pattern === 'none' || (patch.color === null && patch.pattern === undefined)) {
    return element('fill', {}, [element('patternFill', dxf ? {} : { patternType: 'none' })]);
  }
  const old = child(fill, 'patternFill') ?? element('patternFill');
  const before = old.attrs.patternType ?? 'none';
  const type = patch.pattern ?? (before === 'none' || before === 'solid' ? 'solid' : before);
  const shown = type === 'solid' && !dxf ? 'fgColor' : 'bgColor';
  const lines = 'fgColor';
  let pattern =
    dxf && type === 'solid'
      ? withAttrs(old, { patternType: undefined })
      : withAttrs(old, { patternType: type });
  if (patch.color !== undefined) {
    pattern = withChild(
      pattern,
      shown,
      patch.color === null ? null : colorElement(shown, patch.color),
      PATTERN_ORDER,
    );
    // Excel itself writes the system background behind a solid fill.
    if (shown === 'fgColor')
      pattern = withChild(pattern, 'bgColor', element('bgColor', { indexed: 64 }), PATTERN_ORDER);
    else if (type === 'solid') pattern = withChild(pattern, 'fgColor', null);
  }
  if (patch.patternColor !== undefined && type !== 'solid') {
    pattern = withChild(
      pattern,
      lines,
      patch.patternColor === null ? null : colorElement(lines, patch.patternColor),
      PATTERN_ORDER,
    );
  }
  return element('fill', {}, [pattern]);
}

const EDGES = 'start end left right top bottom diagonal vertical horizontal'.split(' ');

/** A border with some edges changed. */
export function changeBorder(border: XmlElement, patch: BorderPatch, dxf = false): XmlElement {
  let done = border;
  for (const edge of EDGES as EdgeName[]) {
    const change = patch[edge];
    if (change !== undefined) done = withChild(done, edge, changedEdge(done, edge, change, dxf), EDGES);
  }
  const on = (flag: boolean | undefined, old: string | undefined): string | number | undefined =>
    flag === undefined ? old : flag ? 1 : undefined;
  return withAttrs(done, {
    diagonalUp: on(patch.diagonalUp, border.attrs.diagonalUp),
    diagonalDown: on(patch.diagonalDown, border.attrs.diagonalDown),
  });
}

function changedEdge(
  border: XmlElement,
  edge: EdgeName,
  change: Partial<BorderEdge> | null,
  dxf: boolean,
): XmlElement | null {
  const none = dxf && (edge === 'vertical' || edge === 'horizontal') ? null : element(edge);
  if (change === null || change.style === 'none') return none;
  const old = child(border, edge) ?? element(edge);
  const style = change.style ?? old.attrs.style ?? 'thin';
  const color = change.color === undefined ? child(old, 'color') : colorElement('color', change.color);
  return element(edge, { style }, [color ?? element('color', { auto: 1 })]);
}

/** The `alignment` and `protection` children and `quotePrefix` of an xf. */
export function changeXf(xf: XmlElement, patch: StylePatch): XmlElement {
  let done = xf;
  if (patch.alignment) done = changeAlignment(done, patch.alignment);
  if (patch.protection) {
    const { locked, hidden } = patch.protection;
    const old = child(done, 'protection') ?? element('protection');
    const attrs = { ...old.attrs, ...bits({ locked, hidden }) };
    done = withChild(done, 'protection', element('protection', attrs), XF_ORDER);
    done = withAttrs(done, { applyProtection: 1 });
  }
  if (patch.quotePrefix !== undefined) {
    done = withAttrs(done, { quotePrefix: patch.quotePrefix ? 1 : undefined });
  }
  return done;
}

const XF_ORDER = ['alignment', 'protection', 'extLst'];

function bits(flags: Record<string, boolean | undefined>): Record<string, string> {
  const set = Object.entries(flags).filter(([, on]) => on !== undefined);
  return Object.fromEntries(set.map(([name, on]) => [name, on ? '1' : '0']));
}

function changeAlignment(xf: XmlElement, patch: NonNullable<StylePatch['alignment']>): XmlElement {
  const old = child(xf, 'alignment') ?? element('alignment');
  const named = (
    value: string | undefined,
    otherwise: string,
    was: string | undefined,
  ): string | undefined => (value === undefined ? was : value === otherwise ? undefined : value);
  const counted = (value: number | undefined, was: string | undefined): string | number | undefined =>
    value === undefined ? was : value === 0 ? undefined : value;
  const flag = (value: boolean | undefined, was: string | undefined): string | number | undefined =>
    value === undefined ? was : value ? 1 : undefined;
  const changed = withAttrs(old, {
    horizontal: named(patch.horizontal, 'general', old.attrs.horizontal),
    vertical: named(patch.vertical, 'bottom', old.attrs.vertical),
    wrapText: flag(patch.wrap, old.attrs.wrapText),
    shrinkToFit: flag(patch.shrink, old.attrs.shrinkToFit),
    indent: counted(patch.indent, old.attrs.indent),
    textRotation: counted(patch.rotation, old.attrs.textRotation),
    readingOrder: counted(patch.readingOrder, old.attrs.readingOrder),
  });
  const empty = Object.keys(changed.attrs).length === 0;
  return withAttrs(withChild(xf, 'alignment', empty ? null : changed, XF_ORDER), { applyAlignment: 1 });
}
