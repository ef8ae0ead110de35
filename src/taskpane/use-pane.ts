/** What do all components of the pane share? The actions, and the one activity that runs them. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Activity, ActivityState, Work } from '../actions/activity';
import type { LegendChoice, WorkbookReading } from '../actions/outcome';
import type { PaneActions } from './pane-actions';

export interface Pane {
  readonly actions: PaneActions;
  readonly activity: Activity;
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

/** Runs an action under a title, from a button. */
export function useRun(): (title: string, work: Work) => void {
  const { activity } = usePane();
  return (title, work) => void activity.run(title, work);
}

/** Goes to a cell; a failure (the sheet is gone) is told like that of any action. */
export function useGoTo(): (sheet: string, cell: string | null) => void {
  const { actions, activity } = usePane();
  return (sheet, cell) => void actions.goTo(sheet, cell).catch((error: unknown) => activity.fail('', error));
}
