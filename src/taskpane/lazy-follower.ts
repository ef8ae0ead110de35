/** How does the pane show itself before the code that reads workbooks has arrived? It holds its follower's place. */
import { failureSentence } from '../actions/activity';
import type { Followed, Follower } from '../actions/follow';

const OPENING: Followed = { reading: { kind: 'reading' }, selection: null, notices: [] };

/** A follower that is fetched when it is started; until then it says that the workbook is being read. */
export function lazyFollower(load: () => Promise<Follower>): Follower {
  const listeners = new Set<() => void>();
  let real: Follower | null = null;
  let shown = OPENING;
  const tell = (): void => listeners.forEach((listener) => listener());
  const fetched = async (): Promise<Follower> => {
    if (real) return real;
    real = await load();
    real.subscribe(tell);
    return real;
  };
  /** A file of the add-in that did not arrive is told like a workbook that could not be read. */
  const within = async (work: (follower: Follower) => Promise<void>): Promise<void> => {
    try {
      await work(await fetched());
    } catch (error) {
      shown = { ...OPENING, reading: { kind: 'failed', message: failureSentence(error) } };
      tell();
    }
  };
  let started = false;
  const start = async (): Promise<void> => {
    await within(async (follower) => {
      if (started) return;
      started = true;
      await follower.start();
    });
  };
  return {
    state: () => real?.state() ?? shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
    refresh: () => (started ? within((follower) => follower.refresh()) : start()),
    reread: () => (started ? within((follower) => follower.reread()) : start()),
    chooseLegend: (choice) => within((follower) => follower.chooseLegend(choice)),
    dismissNotice: (id) => real?.dismissNotice(id),
    stop: async () => {
      started = false;
      await real?.stop();
    },
  };
}
