/** What would «Deshacer» take back now? */
import { useEffect, useState } from 'react';
import { failureSentence } from '../actions/activity';
import type { LastUndo } from '../actions/undo';
import { useActivity, useFollowed, usePane } from './use-pane';

/** The workbook is shown, and several notices are heard, before it is asked. */
const PAUSE = 250;

/**
 * Asked when the pane opens, after every action, and when the add-in did something by itself (it tells so).
 * A pane that cannot know offers nothing to undo: whoever maintains it finds the reason in the console.
 */
export function useLastUndo(): LastUndo | null {
  const { actions, activity, follower } = usePane();
  const { running, ended } = useActivity(activity);
  const { notices, reading } = useFollowed(follower);
  const newest = notices.at(-1)?.id;
  // Ctrl+Z takes the entry away with what it was of, and tells of nothing else than of cells.
  const read = reading.kind === 'ready' ? reading.reading : null;
  const [last, setLast] = useState<LastUndo | null>(null);
  const isRunning = running !== null;
  useEffect(() => {
    if (isRunning) return;
    let wanted = true;
    const ask = (): void => {
      actions.lastUndo().then(
        (found) => wanted && setLast(found),
        (error: unknown) => {
          failureSentence(error);
          if (wanted) setLast(null);
        },
      );
    };
    const timer = setTimeout(ask, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // An action may begin and end between two drawings: then only its ending tells of it.
  }, [actions, isRunning, ended, newest, read]);
  return last;
}
