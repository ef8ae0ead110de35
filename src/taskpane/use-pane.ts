/** What do all components of the pane share? The actions, the one activity that runs them, and what is followed. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { runQuietly, type Activity, type ActivityState, type Work } from '../actions/activity';
import type { Followed, Follower } from '../actions/follow';
import type { LegendChoice, WorkbookReading } from '../actions/outcome';
import type { Drafts } from './drafts';
import type { PaneActions } from './pane-actions';
import type { Shelf } from './shelf';

export interface Pane {
  readonly actions: PaneActions;
  readonly activity: Activity;
  readonly follower: Follower;
  /** What was typed in the form of «Avance» and not saved yet. */
  readonly drafts: Drafts;
  /** Remembers that the person has read the welcome. */
  readonly welcome: Shelf;
  /** The legend that rounds without one take. */
  readonly legend: LegendChoice | undefined;
}

export const PaneContext = createContext<Pane | null>(null);

/** What a place of the pane is given: what was read. */
export interface PlaceProps {
  readonly reading: WorkbookReading;
}

/** The pane's actions and activity; must be used within the pane. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('usePane is used outside of the pane');
  return pane;
}

/** How the running action is, and how the last one ended. */
export function useActivity(activity: Activity): ActivityState {
  return useSyncExternalStore(activity.subscribe, activity.state);
}

/** What is known of the workbook, live. */
export function useFollowed(follower: Follower): Followed {
  return useSyncExternalStore(follower.subscribe, follower.state);
}

/** Runs an action under a title, from a button. */
export function useRun(): (title: string, work: Work) => Promise<boolean> {
  const { activity } = usePane();
  return (title, work) => activity.run(title, work);
}

/** Runs a small action whose result is seen at once where it was asked for; true when it ended well. */
export function useQuietRun(): (title: string, work: Work) => Promise<boolean> {
  const { activity } = usePane();
  return (title, work) => runQuietly(activity, title, work);
}

/** Goes to a cell; a failure (the sheet is gone) is told like that of any action. */
export function useGoTo(): (sheet: string, cell: string | null) => void {
  const { actions, activity } = usePane();
  return (sheet, cell) => void actions.goTo(sheet, cell).catch((error: unknown) => activity.fail('', error));
}
