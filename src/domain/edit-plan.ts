/** What becomes of a body cell of a live round that a person has just typed, pasted or painted? */
import { isVisibleFill } from './color';
import { fillOf, HATCHED, type Color, type GridCell, type Hatched } from './grid';
import { fillReader, hasColors } from './legend';
import { contentsOf, judgeText, sameContents } from './live-edit';
import type { Legend, StateKey } from './matrix';
import { cellReader } from './parse-cell';
import { entryOf } from './state';
import { fold } from './fold';
import { letteringOf, shownText } from './symbol-fonts';

/** What is told of an edit that is no state of the round. */
export type EditDoubt =
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'ambiguous'; readonly text: string; readonly candidates: readonly StateKey[] }
  | { readonly kind: 'unlisted'; readonly state: StateKey }
  /** Another colour than those of the legend, or a pattern or gradient. */
  | { readonly kind: 'color'; readonly color: Color | Hatched };

/** What is written into the cell (nothing, when both are absent), and what is doubtful about it. */
export interface EditPlan {
  readonly label?: string;
  readonly clearFill?: true;
  readonly doubt?: EditDoubt;
}

const NOTHING: EditPlan = {};

/** True when the person changed the cell; what they undid, or what only we wrote, is no edit. */
export function isEdited(before: GridCell, after: GridCell): boolean {
  return (
    !sameContents(contentsOf(before), contentsOf(after)) ||
    fillOf(before) !== fillOf(after) ||
    before.struck !== after.struck ||
    before.symbolFont !== after.symbolFont
  );
}

/**
 * Plans one edit. A text that spells a state becomes the round's label; a colour of the legend painted on the
 * cell is an edit to its state. Whatever else was put there stays as it is, and is told; no pattern is taken off.
 */
export function planEdit(before: GridCell, after: GridCell, legend: Legend): EditPlan {
  if (after.formula) return NOTHING;
  const typed = !sameContents(contentsOf(before), contentsOf(after));
  const fill = fillOf(after);
  const painted = fill !== fillOf(before) && (fill === HATCHED || isVisibleFill(fill)) ? fill : null;
  const judged = judgeText(wordsOf(after, legend), legend);
  if (typed && judged.kind !== 'blank') return planTyped(after, legend);
  if (painted === null || !hasColors(legend)) return NOTHING;
  // A colour over a text that is no state says nothing of the text, which is somebody's.
  return judged.kind === 'blank' || judged.kind === 'state' ? planPainted(after, painted, legend) : NOTHING;
}

/**
 * What a person put into a cell: in a font of symbols what it shows, but for a label of the legend (picked from the
 * list, say), which is meant as such.
 */
function wordsOf(after: GridCell, legend: Legend): string {
  const isLabel = legend.entries.some(({ label }) => fold(label) === fold(after.text) && label.length > 1);
  return isLabel ? after.text : shownText(after);
}

/** Plans what a text alone comes to, whether or not the cell held another before. */
export function planTyped(after: GridCell, legend: Legend): EditPlan {
  const judged = judgeText(wordsOf(after, legend), legend);
  switch (judged.kind) {
    case 'blank':
      return NOTHING;
    case 'unknown':
      return { doubt: { kind: 'unknown', text: after.text.trim() } };
    case 'ambiguous':
      return { doubt: { kind: 'ambiguous', text: after.text.trim(), candidates: judged.candidates } };
    case 'state': {
      if (!judged.listed) return { doubt: { kind: 'unlisted', state: judged.state } };
      const { reading } = cellReader(legend)({
        ...after,
        text: wordsOf(after, legend),
        symbolFont: undefined,
      });
      const fill = fillOf(after);
      // A colour that says otherwise is a conflict with two fixes of its own: it is not settled in passing.
      const conflicts = reading.kind === 'state' && reading.conflict !== undefined;
      return {
        ...(after.text === judged.label && !letteringOf(after) ? {} : { label: judged.label }),
        ...(fill !== null && fill !== HATCHED && !conflicts ? { clearFill: true } : {}),
      };
    }
  }
}

function planPainted(after: GridCell, fill: Color | Hatched, legend: Legend): EditPlan {
  if (fill === HATCHED) return { doubt: { kind: 'color', color: fill } };
  const match = fillReader(legend)(fill);
  const entry = match.kind === 'exact' ? entryOf(match.state, legend) : undefined;
  // Another shade may carry a meaning: it is listed, and the person decides.
  if (!entry) return { doubt: { kind: 'color', color: fill } };
  return { ...(after.text === entry.label ? {} : { label: entry.label }), clearFill: true };
}
