/** What would «Deshacer» take back now? */
import { useEffect, useMemo, useState } from 'react';
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
  const isRunning = running !== null;
  // What was known of an earlier moment is not offered: it may not be the last any more.
  const moment = useMemo(() => ({ isRunning, ended, newest, read }), [isRunning, ended, newest, read]);
  const [known, setKnown] = useState<{ moment: object; last: LastUndo | null } | null>(null);
  useEffect(() => {
    if (isRunning) return;
    let wanted = true;
    const ask = (): void => {
      actions.lastUndo().then(
        (found) => wanted && setKnown({ moment, last: found }),
        (error: unknown) => {
          failureSentence(error);
          if (wanted) setKnown({ moment, last: null });
        },
      );
    };
    const timer = setTimeout(ask, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // An action may begin and end between two drawings: then only its ending tells of it.
  }, [actions, isRunning, moment]);
  return known?.moment === moment ? known.last : null;
}
