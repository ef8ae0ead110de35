/** How is a workbook followed, and how long is waited for the person and for others? */
import type { Activity } from './activity';
import type { LATER } from './follow-later';

/** How a workbook is followed. */
export interface FollowOptions {
  /** While an action of it runs, edits wait. */
  readonly activity?: Activity;
  /** Milliseconds without an edit after which edits are taken in: the person has paused. */
  readonly pause?: number;
  /** Milliseconds after another person's edit in which what differs is left to their add-in. */
  readonly theirs?: number;
  /** How the rest of its code is fetched; for tests with several pages in one process. */
  readonly later?: typeof LATER;
}

/** Milliseconds: long enough to type on, short enough to see the colour come. */
export const PAUSE = 800;
/** Milliseconds: what a co-author's add-in has not logged yet is theirs to log. */
export const THEIRS = 5_000;
