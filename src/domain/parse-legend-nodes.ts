/** Which cells around a legend's title are swatches, which are labels, and which neither? */
import { isColorful, isTextBlack } from './color';
import { fold, isBlankText, oneLine, shortText } from './fold';
import type { Area, Color, Hatched } from './grid';
import { labelState } from './legend-label';
import type { Position } from './matrix';
import type { GridView } from './parse-view';
import {
  afterLegendTitle,
  isColorWord,
  isLegendHeading,
  isLegendTitle,
  isProse,
  isTotalLabel,
  startsLegend,
} from './parse-words';

/** Glyphs that legends are typed with; a dash or a digit is none. */
const GLYPHS = '■□▪▫●○◉◼◻◾◽⬛⬜█▇▆◆◇⬤•▲△▼►▶★☆🟥🟧🟨🟩🟦🟪🟫🔴🟠🟡🟢🔵🟣🟤';
const LEADING = new RegExp(`^[${GLYPHS}\\s]*[${GLYPHS}][\\s\\uFE0F:.\\-–—]*`, 'u');
const TRAILING = new RegExp(`[\\s:\\-–—]*[${GLYPHS}][${GLYPHS}\\s\\uFE0F]*$`, 'u');
const ANY = new RegExp(`[${GLYPHS}]+`, 'gu');

/** A cell of a legend, or a merged one. */
export interface Node {
  readonly area: Area;
  readonly at: Position;
  /** A colour and nothing to read: a filled cell, or a coloured glyph. */
  readonly swatch: Color | Hatched | null;
  /** The label, without its glyph; null when the cell is no label. */
  readonly label: string | null;
  /** The fill of the label's own cell, and the colour of the glyph in it. */
  readonly fill: Color | Hatched | null;
  readonly glyph: Color | null;
  /** The colour of a label's own letters, when it is a colour at all. */
  readonly ink: Color | null;
  /** True when a label has a glyph that is written in the black of plain text. */
  readonly blackGlyph: boolean;
  /** Labels of a cell that holds several: one colour at most is known of it. */
  readonly several: readonly string[];
}

/** True for a cell that shows a text or a fill, so that it may be part of a legend. */
export function isOccupied(view: GridView, row: number, column: number): boolean {
  const { top, left } = view.areaAt(row, column);
  return !view.isBlank(top, left) || view.fillAt(top, left) !== null;
}

/** What a cell is in a legend; null when it is nothing of one (a count, a heading, a note). */
export function nodeAt(view: GridView, row: number, column: number): Node | null {
  const area = view.areaAt(row, column);
  const at = { row: area.top, column: area.left };
  const { font, formula } = view.cell(at.row, at.column);
  const text = shortText(view.text(at.row, at.column), LONGEST_CELL);
  const fill = view.fillAt(at.row, at.column);
  const glyph = font !== null && !isTextBlack(font) ? font : null;
  const node = {
    area,
    at,
    fill,
    ink: null,
    glyph: null,
    swatch: null,
    label: null,
    blackGlyph: false,
    several: [],
  };
  if (text === null) return null;
  const folded = fold(text);
  if (isBlankText(text)) return fill ? { ...node, swatch: fill } : null;
  if (folded === '') return swatchOf(node, fill, glyph, text);
  // A letter, a figure or «Verde» in a filled cell: a symbol, a count painted like its state, a colour named.
  if (fill && (/^(?:[a-z]{1,2}|\d{1,3})$/.test(folded) || isColorWord(folded)))
    return { ...node, swatch: fill };
  const several = severalLabels(text);
  if (several.length > 1) return { ...node, several };
  const label = oneLine(text.replace(LEADING, '').replace(TRAILING, ''));
  if (formula || isLegendTitle(folded) || isLegendHeading(fold(label)) || isNote(label)) return null;
  const hasGlyph = LEADING.test(text) || TRAILING.test(text);
  const ink = font !== null && isColorful(font) ? font : null;
  return { ...node, label, ink, glyph: hasGlyph ? glyph : null, blackGlyph: hasGlyph && glyph === null };
}

function swatchOf(node: Node, fill: Node['fill'], glyph: Color | null, text: string): Node | null {
  const color = fill ?? (text.search(ANY) >= 0 ? glyph : null);
  return color ? { ...node, swatch: color } : null;
}

function isNote(label: string): boolean {
  const folded = fold(label);
  if (labelState(label) !== null) return false;
  return (
    isTotalLabel(folded) || /^(?:notas?|fuentes?)\b/.test(folded) || isProse(folded) || startsLegend(label)
  );
}

/** A cell of a legend holds some labels; what is longer is a document. */
const LONGEST_CELL = 4000;

/** The labels of a cell that lists several, by glyphs or by lines; one or none otherwise. */
export function severalLabels(text: string): string[] {
  if (text.length > LONGEST_CELL) return [];
  const body = afterLegendTitle(text);
  const listed = startsLegend(text) && fold(body) !== '';
  const byGlyph = body
    .split(ANY)
    .map(oneLine)
    .filter((part) => fold(part) !== '');
  if ((body.match(ANY)?.length ?? 0) > 1 && byGlyph.length > 1) return byGlyph.map(trimMarks);
  if (listed && areStates(body.split(/[,;]/).map(trimMarks)))
    return body.split(/[,;]/).map(trimMarks).map(oneLine);
  const lines = body
    .split(/\r?\n|;/)
    .map(oneLine)
    .filter((line) => fold(line) !== '');
  const known = lines.filter((line) => labelState(line.replace(LEADING, '')) !== null);
  if (known.length > 1) return lines.map((line) => trimMarks(line.replace(LEADING, '')));
  // «Simbología: ■ Cumplido»: a label in the title's own cell, with an empty one to mark the cell as shared.
  const single = trimMarks(byGlyph[0] ?? '');
  return listed && labelState(single) !== null ? [single, ''] : [];
}

/** True for several labels that mean as many different states: a comma within one label does not part it. */
function areStates(parts: readonly string[]): boolean {
  const states = parts.map((part) => labelState(part)?.state);
  return parts.length > 1 && !states.includes(undefined) && new Set(states).size === parts.length;
}

function trimMarks(label: string): string {
  return label.replace(/[\s;,|/\-–—]+$/u, '').trim();
}
