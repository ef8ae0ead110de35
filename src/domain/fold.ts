/** When are two written names the same name? When they fold to the same words. */

/** Marks that are seen by nobody and break comparisons: zero-width characters, soft hyphens, controls. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g;

/** Texts folded lately: headers, labels and names repeat from sheet to sheet. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 5000;

/**
 * Lower case, without accents, punctuation or doubled white space: "1.1  CONVENIO DE\nCOLABORACIÓN" gives
 * "1 1 convenio de colaboracion". Symbols such as ✔ fold to nothing.
 */
export function fold(text: string): string {
  let folded = remembered.get(text);
  if (folded === undefined) {
    folded = foldAnew(text);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, folded);
  }
  return folded;
}

/** Greek and Cyrillic letters that look the same as a Latin one, in the case in which they do, and that one. */
const LOOK_ALIKES = new Map([
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('αινορυχ', 'aivopux'),
  ...pairs('АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'),
  ...pairs('аеѕіјорсух', 'aesijopcyx'),
]);

function pairs(foreign: string, latin: string): [string, string][] {
  return [...foreign].map((letter, index) => [letter, latin[index]!]);
}

const FOREIGN = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * A word of Latin letters with look-alikes among them, as it is seen: «Informaciόn» with a Greek omicron. A word
 * that has no Latin letter, or a foreign letter that looks like none, is of another script and stays.
 */
function asSeen(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  const seen = [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  return FOREIGN.test(seen) ? word : seen;
}

function foldAnew(text: string): string {
  const bare = text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return (FOREIGN.test(bare) ? bare.replace(/\p{L}+/gu, asSeen) : bare)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a folded text; none for an empty one. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** The text with white space (line breaks, no-break spaces) folded to single spaces, trimmed. */
export function oneLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/** The text with words joined that were split at the end of a line: "colabo-\nración". */
export function joinHyphens(text: string): string {
  return text.replace(/(\p{L})[-\u00AD][^\S\n]*\n\s*(\p{L})/gu, '$1$2');
}

/** A key made of a label: its folded words joined by underscores; "estado" when it has none. */
export function slug(label: string): string {
  return fold(label).replace(/ /g, '_') || 'estado';
}

/** True when a text shows nothing. */
export function isBlankText(text: string): boolean {
  return text === '' || oneLine(text) === '';
}

/**
 * The text, if it is short enough to be a name or a label; a longer one with its white space folded, and null when it
 * is too long even then. Whatever looks for a name in a cell asks this first, so that no text costs more than its length.
 */
export function shortText(text: string, longest: number): string | null {
  if (text.length <= longest) return text;
  const line = oneLine(text);
  return line.length <= longest ? line : null;
}
