/** How is a colour put where an eye measures? Only the ways there are loaded: the pane opens light. */
import {
  convertLabToLch,
  convertRgbToLab65,
  convertRgbToOklab,
  differenceCiede2000,
  parseHex,
  type Lab65,
  type Oklch,
} from 'culori/fn';
import type { Color } from './grid';

/*
 * culori's definitions of whole spaces (`useMode`) bring along readers of every notation of CSS, interpolation and
 * the ways back, which nobody here asks for: a cell's colour is `#RRGGBB`.
 */

/** A colour in CIELAB, where distances are measured; undefined for what is no colour. */
export function toLab(color: Color): Lab65 | undefined {
  const rgb = parseHex(color);
  return rgb && convertRgbToLab65(rgb);
}

/** Lightness, chroma and hue as seen (OKLCH); undefined for what is no colour. */
export function toLch(color: Color): Oklch | undefined {
  const rgb = parseHex(color);
  return rgb && (convertLabToLch(convertRgbToOklab(rgb), 'oklch') as Oklch);
}

/** The CIEDE2000 distance of two colours. */
export const ciede2000 = differenceCiede2000();
