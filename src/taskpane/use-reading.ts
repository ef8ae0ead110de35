/** What did the workbook say when it was last read? */
import { useCallback, useEffect, useRef, useState } from 'react';
import { failureSentence } from '../actions/activity';
import { ActionError, type LegendChoice, type WorkbookReading } from '../actions/outcome';
import type { PaneActions } from './pane-actions';

/** A reading stays on screen while the workbook is read again. */
export type ReadingState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly reading: WorkbookReading; readonly again: boolean }
  | { readonly kind: 'no_matrix' }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads on opening and whenever `reread` is called; of two readings that overlap, the later counts. */
export function useReading(
  actions: PaneActions,
  legend: LegendChoice | undefined,
): { state: ReadingState; reread: () => Promise<void> } {
  const [state, setState] = useState<ReadingState>({ kind: 'reading' });
  const latest = useRef(0);
  const read = useCallback(async () => {
    const turn = ++latest.current;
    const next = await actions.read({ legend }).then(
      (reading): ReadingState => ({ kind: 'ready', reading, again: false }),
      (error: unknown): ReadingState => toState(error),
    );
    if (turn === latest.current) setState(next);
  }, [actions, legend]);
  useEffect(() => {
    void read();
  }, [read]);
  const reread = useCallback(async () => {
    setState((before) => (before.kind === 'ready' ? { ...before, again: true } : { kind: 'reading' }));
    await read();
  }, [read]);
  return { state, reread };
}

function toState(error: unknown): ReadingState {
  if (error instanceof ActionError && error.code === 'no_matrix') return { kind: 'no_matrix' };
  return { kind: 'failed', message: failureSentence(error) };
}
