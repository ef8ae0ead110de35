/** What does one body cell say? Text before fill, and nothing that cannot be read is taken for blank. */
import { carriedState } from './carried';
import { isVisibleFill } from './color';
import { fold, isBlankText } from './fold';
import { fillOf, HATCHED, type Color, type GridCell } from './grid';
import { fillReader, hasColors, type FillReading } from './legend';
import { stateOfText } from './legend-label';
import type { Conflict, Legend, Reading, StateKey } from './matrix';
import { displayedFill, visibleColor } from './parse-view';
import { hasUnknownSign, shownText } from './symbol-fonts';

/** A reading, and what the reading itself cannot hold. */
export interface CellReading {
  readonly reading: Reading;
  /** The shade of a *near* reading. */
  readonly shade?: Color;
  /** The state of the fill under a text that is no state. */
  readonly fillState?: StateKey;
}

/** Reads the cells of one round; texts and colours repeat, so answers are remembered. */
export function cellReader(legend: Legend | null): (cell: GridCell) => CellReading {
  const fills = hasColors(legend) ? fillReader(legend) : null;
  const texts = new Map<string, StateKey | null>();
  const spelled = (text: string) => {
    let state = texts.get(text);
    if (state === undefined) texts.set(text, (state = stateOfText(text, legend)));
    return state;
  };
  return (cell) => {
    if (cell.formula) return other(cell, fills);
    if (isBlankText(cell.text)) return fromFill(cell, fills);
    if (cell.struck) return other(cell, fills);
    const text = shownText(cell);
    const state = hasUnknownSign(text) ? null : spelled(text);
    const painted = state !== null && isLooseLetter(text, legend) && paintedLetter(cell, state, fills);
    if (painted) return painted;
    if (state !== null) return { reading: fromText(cell, state, fills) };
    return (cell.code && fromCode(cell, fills)) || carriedOver(cell, legend) || other(cell, fills);
  };
}

/** A letter that is no label: it may well stand for another word than the label that it fits. */
function isLooseLetter(text: string, legend: Legend | null): boolean {
  const folded = fold(text);
  return /^[a-z]$/.test(folded) && !legend?.entries.some((entry) => fold(entry.label) === folded);
}

/** "Por confirmar: Cumplido" is what a new round starts with: nobody has said it of this round yet. */
function carriedOver(cell: GridCell, legend: Legend | null): CellReading | null {
  if (cell.symbolFont) return null;
  const carried = carriedState(cell.text, legend);
  return carried === null ? null : { reading: { kind: 'other', text: cell.text, formula: false, carried } };
}

/** A letter that a conditional format paints as another state: that state where the rule is for it, else none. */
function paintedLetter(cell: GridCell, state: StateKey, fills: Fills): CellReading | null {
  if (!isShown(cell) || !conflictOf(cell, state, fills)?.state) return null;
  return (cell.code && fromCode(cell, fills)) || other(cell, fills);
}

type Fills = ((fill: Color) => FillReading) | null;

/** A text that is the code of a colour that means a state ("1", which a conditional format paints green). */
function fromCode(cell: GridCell, fills: Fills): CellReading | null {
  if (cell.own) return null;
  const found = fromFill(cell, fills);
  return found.reading.kind === 'state' ? found : null;
}

function other(cell: GridCell, fills: Fills): CellReading {
  const { text, formula, struck, symbolFont } = cell;
  const why = formula ? {} : { ...(struck ? { struck } : {}), ...(symbolFont ? { symbolFont } : {}) };
  const reading: Reading = { kind: 'other', text, formula, ...why };
  const color = visibleColor(displayedFill(cell));
  const match = color === null ? undefined : fills?.(color);
  return match && 'state' in match ? { reading, fillState: match.state } : { reading };
}

function fromText(cell: GridCell, state: StateKey, fills: Fills): Reading {
  const conflict = conflictOf(cell, state, fills);
  const reading = { kind: 'state', state, by: 'text', match: 'exact' } as const;
  return conflict ? { ...reading, conflict } : reading;
}

/** A fill disagrees with a text when it cannot be that state's colour. Without a legend nothing can disagree. */
function conflictOf(cell: GridCell, state: StateKey, fills: Fills): Conflict | null {
  const displayed = displayedFill(cell);
  const fill = displayed === 'unreadable' ? fillOf(cell) : displayed;
  if (!fills) return null;
  // Which of its colours would agree? The person looks, and the fill stays.
  if (fill === HATCHED) return { color: null, state: null };
  if (!isVisibleFill(fill)) return null;
  const match = fills(fill);
  if (match.kind === 'unknown') return { color: fill, state: null };
  if (match.kind === 'ambiguous')
    return match.candidates.includes(state) ? null : { color: fill, state: null };
  return match.state === state ? null : { color: fill, state: match.state };
}

function fromFill(cell: GridCell, fills: Fills): CellReading {
  const fill = displayedFill(cell);
  if (fill === HATCHED) return { reading: { kind: 'unreadable', hatched: true } };
  if (fill === 'unreadable') return { reading: { kind: 'unreadable' } };
  if (!isVisibleFill(fill)) return { reading: { kind: 'blank' } };
  if (!fills) return { reading: { kind: 'no_legend', color: fill } };
  const match = fills(fill);
  if (match.kind === 'unknown') return { reading: { kind: 'unknown', color: fill } };
  if (match.kind === 'ambiguous')
    return { reading: { kind: 'ambiguous', color: fill, candidates: match.candidates } };
  const by = isShown(cell) ? 'shown' : 'fill';
  const reading: Reading = { kind: 'state', state: match.state, by, match: match.kind };
  return match.kind === 'near' ? { reading, shade: fill } : { reading };
}

/** True when the colour comes from a conditional format and is not the cell's own. */
function isShown(cell: GridCell): boolean {
  return !cell.own && cell.shown !== undefined && cell.shown !== cell.fill;
}
