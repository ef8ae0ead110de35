/** Which colour of a legend is this colour? By perceptual distance (CIEDE2000), never by its name. */
import { ciede2000, toLab, toLch } from './color-space';
import type { Color } from './grid';

/**
 * Largest CIEDE2000 distance that rounding leaves: theme tints resolved by different programs differ by one
 * or two levels of a channel (0.1 to 0.6). Any larger difference was chosen, may mean something, and is listed.
 */
export const EXACT_WITHIN = 0.7;

/** A just noticeable difference: two legend colours within it are one colour to a person. */
export const CONFUSABLE_WITHIN = 2.3;

/**
 * Largest distance of another shade of the same colour. Between the standard greens of Excel's palette and
 * `#00B050`: 9.0 (`#70AD47`), 15.2 (`#92D050`), 16.9 (`#008000`), 21.1 (`#00FF00`). Pale table banding
 * (`#E2EFDA`, 29.8) and white (37.2) stay outside.
 */
export const NEAR_WITHIN = 22;

/**
 * Where one family of hues ends and the next begins (OKLCH, degrees): red, the warm ones, green, turquoise, blue,
 * purple, and red again. A shade is of its colour's family: distance alone would take orange `#FF6600` for red
 * (13.7 away), while another green, `#9BBB59`, is 15.3 from `#00B050`.
 */
export const FAMILIES = [38, 116, 175, 215, 285, 345] as const;

/**
 * In the warm family orange, amber and yellow are colours of their own, so that a shade is also near in hue:
 * amber `#FFC000` is 25° from yellow (and 19.4 in distance), gold `#FFD966` 19°.
 */
export const WARM_HUE_WITHIN = 20;

/** A shade is taken only if it is this many times nearer to one legend colour than to any other. */
export const CLEARLY = 2;

/** Below this chroma (OKLCH) a colour is a grey: its hue says nothing. Excel's pale tints have 0.03 and more. */
export const GREY_CHROMA = 0.025;

/** Greys are told apart by lightness only, so that only a slightly different one is the same grey. */
export const NEAR_GREY_WITHIN = 4;

/** Largest distance from white that nobody can see (`#FEFEFE` is 0.2 away, `#F2F2F2` 2.6). */
export const WHITE_WITHIN = 0.5;

/** How a colour fits the entries of a legend, given by their index. */
export type ColorMatch =
  | { readonly kind: 'exact' | 'near'; readonly index: number }
  | { readonly kind: 'ambiguous'; readonly indexes: readonly number[] }
  | { readonly kind: 'unknown' };

/** A colour of a legend, with the state it stands for: two entries of one state are not rivals. */
export interface KeyColor {
  readonly state: string;
  readonly color: Color | null;
}

const WHITE = '#FFFFFF';

/** The CIEDE2000 distance of two colours; infinite when either is no colour. */
export function distance(a: Color, b: Color): number {
  if (a === b) return 0;
  const [x, y] = [toLab(a), toLab(b)];
  return x && y ? ciede2000(x, y) : Infinity;
}

/** Colours asked for whiteness; a sheet asks for each of its cells, and has few colours. */
const whites = new Map<Color, boolean>();
const MOST_REMEMBERED = 1000;

/** True for white and what nobody can tell from it. No fill at all is null, and is blank too. */
export function isWhite(color: Color): boolean {
  let white = whites.get(color);
  if (white === undefined) {
    white = distance(color, WHITE) <= WHITE_WITHIN;
    if (whites.size >= MOST_REMEMBERED) whites.clear();
    whites.set(color, white);
  }
  return white;
}

/** True for a fill that shows something. */
export function isVisibleFill(color: Color | null | undefined): color is Color {
  return color !== null && color !== undefined && !isWhite(color);
}

/** True for the black of plain text: a glyph in it says nothing about a state. */
export function isTextBlack(color: Color): boolean {
  return (toLch(color)?.l ?? 0) < 0.15;
}

/** True for a colour that is meant as one: not the black, grey or dark of text. */
export function isColorful(color: Color): boolean {
  return (toLch(color)?.c ?? 0) >= 2 * GREY_CHROMA;
}

/** Finds the entry that a fill belongs to. Blank fills must be sorted out before. */
export function matchColor(color: Color, keys: readonly KeyColor[]): ColorMatch {
  const all = keys
    .map((key, index) => ({ index, state: key.state, ...shade(color, key.color) }))
    .sort((a, b) => a.d - b.d);
  const best = all.find((candidate) => candidate.same);
  // A colour that is nearer to one that it is no shade of lies between the two.
  if (!best || all[0]!.d < best.d) return { kind: 'unknown' };
  const exact = best.d <= EXACT_WITHIN;
  const limit = exact ? EXACT_WITHIN : best.d * CLEARLY;
  const rivals = all.filter((other) => other.same && other.state !== best.state && other.d <= limit);
  if (rivals.length > 0) return { kind: 'ambiguous', indexes: [best, ...rivals].map((c) => c.index) };
  return { kind: exact ? 'exact' : 'near', index: best.index };
}

/** How far a colour is from a legend's, and whether it may be a shade of it. */
function shade(color: Color, key: Color | null): { d: number; same: boolean } {
  if (key === null || isWhite(key)) return { d: Infinity, same: false };
  const d = distance(color, key);
  return { d, same: d <= EXACT_WITHIN || isShade(color, key, d) };
}

function isShade(color: Color, key: Color, d: number): boolean {
  const [a, b] = [toLch(color), toLch(key)];
  if (!a || !b) return false;
  const [greyA, greyB] = [a.c < GREY_CHROMA, b.c < GREY_CHROMA];
  if (greyA || greyB) return greyA && greyB && d <= NEAR_GREY_WITHIN;
  return d <= NEAR_WITHIN && sameHue(a.h ?? 0, b.h ?? 0);
}

function sameHue(a: number, b: number): boolean {
  const family = familyOf(a);
  return family === familyOf(b) && (family !== WARM || Math.abs(a - b) <= WARM_HUE_WITHIN);
}

const WARM = 1;

function familyOf(hue: number): number {
  return FAMILIES.filter((from) => hue >= from).length % FAMILIES.length;
}
