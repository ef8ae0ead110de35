/** How are words of others quoted? Between angular quotes, as they are, with the quotes inside them nested. */

/** What somebody wrote, letter by letter: with its capitals, line breaks and final stop. */
export function quoteExactly(text: string): string {
  return `«${nested(text.replace(/\r\n?/gu, '\n').trim())}»`;
}

/** On one line, and cut between words when it is longer than `most` characters; the cut is shown. */
export function quoteBriefly(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `«${line.length > most ? `${nested(cutAtWord(line, most))}…` : nested(line)}»`;
}

const OPENING = '«“‘';
const CLOSING = '»”’';

/**
 * Quotes within quotes, by depth: «…“…‘…’…”…». Straight ones, and apostrophes, stay as they were written; a quote
 * that nothing closes or opens changes only its shape.
 */
export function nested(text: string): string {
  let depth = 0;
  let told = '';
  for (const sign of text) {
    if (sign === '«' || sign === '“') {
      depth += 1;
      told += OPENING[Math.min(depth, 2)]!;
    } else if (sign === '»' || sign === '”') {
      told += CLOSING[Math.min(Math.max(depth, 1), 2)]!;
      depth = Math.max(0, depth - 1);
    } else told += sign;
  }
  return told;
}

/** Up to the end of the last word that fits whole; a single word that does not is cut, never within a character. */
function cutAtWord(line: string, most: number): string {
  const start = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = line.charAt(start.length) === ' ' ? start.length : start.lastIndexOf(' ');
  return start.slice(0, end > most / 2 ? end : start.length).replace(/[\s,;:.…]+$/u, '');
}

/** Words that are written with a stop, folded to lower case. */
const ABBREVIATIONS = new Set(
  'etc núm num art arts fracc inc lic ing dr dra mtro mtra edo méx mex mpio pág págs pp ss sr sra ud uds vol ej aprox tel depto admón'.split(
    ' ',
  ),
);

/** A label without the full stop with which it may end; that of an abbreviation belongs to it. */
export function withoutStop(text: string): string {
  if (!text.endsWith('.') || text.endsWith('..')) return text;
  const word = (/[^\s(«“/]+$/u.exec(text.slice(0, -1))?.[0] ?? '').toLocaleLowerCase('es-MX');
  const isAbbreviated = word.includes('.') || /^\p{L}$/u.test(word) || ABBREVIATIONS.has(word);
  return isAbbreviated ? text : text.slice(0, -1);
}
