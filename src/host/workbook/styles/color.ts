/** Which `#RRGGBB` does a colour of the file show? Literal, theme with tint, or indexed. */
import type { XmlElement } from '../xml/element';
import { childElements, childrenNamed, child, element, numberOf, isTrue } from '../xml/element';
import type { Color } from './style';

/** What a colour may refer to. Theme colours are in the order that the `theme` attribute counts. */
export interface Palette {
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** Office's theme since 2013; files without a theme part are shown with it. */
export const OFFICE_THEME: readonly string[] = [
  ...['#FFFFFF', '#000000', '#E7E6E6', '#44546A', '#4472C4', '#ED7D31'],
  ...['#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47', '#0563C1', '#954F72'],
];

const EGA = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF';
const REST =
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 ' +
  '0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 ' +
  '99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 ' +
  '003300 333300 993300 993366 333399 333333';

/** The palette of `indexed` 0–63; 64 and 65 are the window's text and background. */
export const DEFAULT_INDEXED: readonly string[] = `${EGA} ${EGA} ${REST} 000000 FFFFFF`
  .split(' ')
  .map((hex) => `#${hex}`);

export const DEFAULT_PALETTE: Palette = { theme: OFFICE_THEME, indexed: DEFAULT_INDEXED };

/** Resolves a `color`, `fgColor`, `bgColor` … element; null for automatic or none. */
export function resolveColor(node: XmlElement | undefined, palette: Palette): Color {
  if (!node || isTrue(node.attrs.auto)) return null;
  const base = baseColor(node, palette);
  const tint = numberOf(node.attrs.tint) ?? 0;
  return base === null ? null : tint === 0 ? base : tinted(base, tint);
}

function baseColor(node: XmlElement, palette: Palette): Color {
  const { rgb, theme, indexed } = node.attrs;
  if (rgb !== undefined) return /^([0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(rgb) ? hex(rgb) : null;
  if (theme !== undefined) return palette.theme[Number(theme)] ?? null;
  if (indexed !== undefined) return palette.indexed[Number(indexed)] ?? null;
  return null;
}

function hex(rgb: string): string {
  return `#${rgb.slice(-6).toUpperCase()}`;
}

/** Lighter (tint > 0) or darker (< 0) by changing the luminance only, as Excel does. */
export function tinted(color: string, tint: number): string {
  const [h, s, l] = toHsl(color);
  const changed = tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint;
  return fromHsl(h, s, Math.min(1, Math.max(0, changed)));
}

function toHsl(color: string): [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (d === 0) return [0, 0, l];
  const s = l > 0.5 ? d / (2 - max - min) : d / (max + min);
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h / 6, s, l];
}

function fromHsl(h: number, s: number, l: number): string {
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const p = 2 * l - q;
  const channel = (t: number): string => {
    const u = ((t % 1) + 1) % 1;
    const v = u < 1 / 6 ? p + (q - p) * 6 * u : u < 1 / 2 ? q : u < 2 / 3 ? p + (q - p) * (2 / 3 - u) * 6 : p;
    return Math.round(v * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(h + 1 / 3)}${channel(h)}${channel(h - 1 / 3)}`.toUpperCase();
}

/** A colour element of that name for `#RRGGBB`; automatic for null. */
export function colorElement(name: string, color: Color): XmlElement {
  return color === null
    ? element(name, { auto: 1 })
    : element(name, { rgb: `FF${color.slice(-6).toUpperCase()}` });
}

/** The twelve colours of a theme part's root, in the order of the `theme` attribute. */
export function themeColors(root: XmlElement | null): readonly string[] {
  const scheme = root && findLocal(root, 'clrScheme');
  if (!scheme) return OFFICE_THEME;
  const byName = new Map(childElements(scheme).map((slot) => [bare(slot.name), slotColor(slot)]));
  const order = 'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ');
  return order.map((name, i) => byName.get(name) ?? OFFICE_THEME[i]!);
}

function slotColor(slot: XmlElement): string | undefined {
  const value = childElements(slot)[0];
  const rgb = bare(value?.name ?? '') === 'sysClr' ? value?.attrs.lastClr : value?.attrs.val;
  if (rgb && /^[0-9A-Fa-f]{6}$/.test(rgb)) return hex(rgb);
  if (value?.attrs.val === 'window') return '#FFFFFF';
  return value?.attrs.val === 'windowText' ? '#000000' : undefined;
}

function findLocal(node: XmlElement, name: string): XmlElement | undefined {
  for (const kid of childElements(node)) {
    const found = bare(kid.name) === name ? kid : findLocal(kid, name);
    if (found) return found;
  }
  return undefined;
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The palette of `indexedColors` in styles.xml's `colors`; the default one where it has none. */
export function indexedColors(colors: XmlElement | undefined): readonly string[] {
  const custom = childrenNamed(child(colors, 'indexedColors'), 'rgbColor');
  return DEFAULT_INDEXED.map((color, i) => {
    const rgb = custom[i]?.attrs.rgb;
    return i < 64 && rgb && /^[0-9A-Fa-f]{6,8}$/.test(rgb) ? hex(rgb) : color;
  });
}
