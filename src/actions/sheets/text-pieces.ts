/** How does a text that is longer than a cell go into several, so that joined they are that text again? */
import { textHeight, type Setting } from '../../excel/text-height';

/** Characters that Excel keeps in a cell. */
const CELL = 32_767;
/** Characters of a piece: a margin is left for what a person adds. */
const LONGEST = 32_000;

/** The text in pieces that fit a cell, each cut after a blank where there is one; joined they are the text. */
export function piecesOf(text: string, longest: number = LONGEST): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const cut = cutAt(rest, longest);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** After the last blank of the last quarter, else anywhere but within a sign of two units. */
function cutAt(text: string, longest: number): number {
  const blank = Math.max(text.lastIndexOf(' ', longest - 1), text.lastIndexOf('\n', longest - 1));
  if (blank > longest * 0.75) return blank + 1;
  return /[\uD800-\uDBFF]/.test(text[longest - 1]!) ? longest - 1 : longest;
}

/** The text in pieces of which each, wrapped, fits one row of Excel's; joined they are the text. */
export function rowPieces(text: string, setting: Setting): string[] {
  if (textHeight(text, setting) <= TALLEST && text.length <= LONGEST) return [text];
  for (let longest = LONGEST; longest > 1; longest = Math.ceil(longest / 2)) {
    const pieces = piecesOf(text, longest);
    if (pieces.every((piece) => textHeight(piece, setting) <= TALLEST)) return pieces;
  }
  return [text];
}

/** Points of a row at most; Excel has 409. */
const TALLEST = 400;

/** Longest label that a table repeats whole; its sheet has the rest. */
const LONGEST_LABEL = 160;

/** A label or a name as a table repeats it: one that is as long as a text is cut, since its sheet has it whole. */
export function shortened(label: string, most: number = LONGEST_LABEL): string {
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`;
}

/** A text that is told whole elsewhere: what fits a cell of it, and that it goes on there. */
export function firstPiece(text: string, where: string): string {
  return text.length <= CELL ? text : `${piecesOf(text)[0]!.trimEnd()} … ${where}`;
}
