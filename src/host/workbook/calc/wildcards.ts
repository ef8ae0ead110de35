/** Where does a text fit a pattern with Excel's wildcards? In time that grows with both lengths, never worse. */
import { spend } from './work';

/** One place of a pattern: a character, any character, or any text. */
type Piece = { readonly char: string } | 'any' | 'rest';

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '~' && /[*?~]/.test(pattern[i + 1] ?? '')) pieces.push({ char: pattern[++i]! });
    else if (char === '?') pieces.push('any');
    else if (char !== '*') pieces.push({ char });
    else if (pieces.at(-1) !== 'rest') pieces.push('rest');
  }
  return pieces;
}

/** A test of whole texts, whatever their case; `*` and `?` stand for any text and any character, `~` escapes. */
export function matchesText(pattern: string): (text: string) => boolean {
  const pieces = piecesOf(pattern.toLowerCase());
  return (text) => fits(pieces, text.toLowerCase());
}

/** Where, from `start` on, something begins that fits the pattern; -1 for nowhere. */
export function findText(pattern: string, text: string, start: number): number {
  const wanted = pattern.toLowerCase();
  const hay = text.toLowerCase();
  if (!/[*?~]/.test(wanted)) return hay.indexOf(wanted, start);
  const pieces: Piece[] = [...piecesOf(wanted), 'rest'];
  for (let at = start; at <= hay.length; at++) if (fits(pieces, hay.slice(at))) return at;
  return -1;
}

/** Goes back only to the last `*`: what that one leaves, those before it cannot better. */
function fits(pieces: readonly Piece[], text: string): boolean {
  let [piece, at] = [0, 0];
  let [star, from] = [-1, 0];
  while (at < text.length) {
    spend(1);
    const wanted = pieces[piece];
    if (wanted === 'rest') [star, from, piece] = [piece, at, piece + 1];
    else if (wanted !== undefined && (wanted === 'any' || wanted.char === text[at]))
      [piece, at] = [piece + 1, at + 1];
    else if (star < 0) return false;
    else [piece, at, from] = [star + 1, from + 1, from + 1];
  }
  while (pieces[piece] === 'rest') piece++;
  return piece === pieces.length;
}
