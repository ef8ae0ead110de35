/** Stands in until the follower of events is there: it reads, and follows nothing. */
import { failureSentence } from '../actions/activity';
import type { Followed, Follower } from '../actions/follow';
import { ActionError, type LegendChoice, type WorkbookReading } from '../actions/outcome';
import { readWorkbook } from '../actions/read';

/** A follower over a way of reading. */
export function readingFollower(
  read: (legend: LegendChoice | undefined) => Promise<WorkbookReading> = (legend) => readWorkbook({ legend }),
): Follower {
  let state: Followed = { reading: { kind: 'reading' }, selection: null, notices: [] };
  let legend: LegendChoice | undefined;
  const listeners = new Set<() => void>();
  const set = (change: Partial<Followed>): void => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const reread = async (): Promise<void> => {
    const { reading } = state;
    set({ reading: reading.kind === 'ready' ? { ...reading, again: true } : { kind: 'reading' } });
    try {
      set({ reading: { kind: 'ready', reading: await read(legend), again: false } });
    } catch (error) {
      const none = error instanceof ActionError && error.code === 'no_matrix';
      set({ reading: none ? { kind: 'no_matrix' } : { kind: 'failed', message: failureSentence(error) } });
    }
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: reread,
    reread,
    chooseLegend: (choice) => {
      legend = choice;
      return reread();
    },
    dismissNotice: (id) => set({ notices: state.notices.filter((notice) => notice.id !== id) }),
    stop: async () => undefined,
  };
}
