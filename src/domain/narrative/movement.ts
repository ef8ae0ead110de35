/** What moved between the last two rounds told? Every tool is counted once, and only what has data in both compares. */
import { hasData } from '../progress';
import { isSetback, judge } from '../transition';
import type { Judgement } from '../transition';
import type { ToolStory } from './story';

/** What became of one tool between the two rounds; null when it has nothing to tell in either. */
export type Move =
  | 'advanced'
  | 'back'
  | 'same'
  /** Another state, of the same rank. */
  | 'tied'
  /** Another state, and one of the two has no rank. */
  | 'unranked'
  /** Another state, in coincidence with a change of legend. */
  | 'by_legend'
  | 'gained'
  | 'lost'
  /** One of the two could not be read. */
  | 'unread';

/** The move of one tool. The first six kinds add up to the tools with data in both rounds. */
export function moveOf({ previous, last }: Pick<ToolStory, 'previous' | 'last'>): Move | null {
  if (!previous) return null;
  const [before, after] = [previous.side, last.side];
  if (before.kind === 'unread' || after.kind === 'unread') return 'unread';
  if (!hasData(before)) return hasData(after) ? 'gained' : null;
  if (!hasData(after)) return 'lost';
  if (before.state === after.state) return 'same';
  const judgement = judge(previous.round, before, last.round, after);
  return judgement && kindOf(judgement);
}

function kindOf(judgement: Judgement): Move {
  if (judgement.byLegend) return 'by_legend';
  if (isSetback(judgement)) return 'back';
  if (judgement.change === 'avance') return 'advanced';
  return judgement.change === 'sin_cambio' ? 'tied' : 'unranked';
}
