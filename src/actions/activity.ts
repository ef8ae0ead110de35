/** What is being done now, and how did the last thing end? One for the pane and the ribbon, which share a page. */
import { asOne, cancelledAfter, oneAfter, withLater, withMore, type Ended } from './endings';
import { ActionError } from './outcome';
import type { ActionOptions, Outcome } from './outcome';

/** An action that runs: `done` of `total` is 0 of 0 until it first says how far it is. */
export interface Running {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly what: string;
  /** True once the person cancelled and the action has not stopped yet. */
  readonly cancelling: boolean;
}

export type { Ended } from './endings';

export interface ActivityState {
  readonly running: Running | null;
  readonly ended: Ended | null;
}

/** The work of an action, given how to tell its progress and when to stop. */
export type Work = (options: Required<Pick<ActionOptions, 'progress' | 'signal'>>) => Promise<Outcome>;

/** The one place through which actions run, so that no two write at once and no ending is lost. */
export interface Activity {
  readonly state: () => ActivityState;
  /** Calls back on every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Runs an action; true when it ended well, false when it failed or another one was running. The latter is told
   * at once, and again with the ending of the one that runs.
   */
  readonly run: (title: string, work: Work) => Promise<boolean>;
  /**
   * Runs a small action whose result is seen in the sheet, after what runs and what waits already. Those that
   * wait together end as one action. Resolves when its turn is over: true when there is nothing to tell of it.
   */
  readonly enqueue: (title: string, work: () => Promise<Outcome>) => Promise<boolean>;
  /** Tells of a failure outside of any action. */
  readonly fail: (title: string, error: unknown) => void;
  readonly cancel: () => void;
  /** Forgets how the last action ended: the person has read it. */
  readonly dismiss: () => void;
}

/** What is said to whoever asks for an action while another one runs. */
export const BUSY = 'Espere a que termine la acción en curso.';

/** A key held down asks for thirty a second: more than these are refused, and told. */
export const MOST_WAITING = 50;

/** Milliseconds: an ending that has stood for less has not been read, and a small action does not hide it. */
const TIME_TO_READ = 4_000;

interface Waiting {
  readonly title: string;
  readonly work: () => Promise<Outcome>;
  readonly over: (silent: boolean) => void;
}

const FAULT =
  'Matriz Viva tuvo un problema y no terminó la acción. Revise el libro y vuelva a intentarlo; si se repite, cierre el panel y ábralo de nuevo.';

/**
 * The sentence for any error: an expected failure has its own, with what is in the workbook already; a fault of
 * the program never shows its message.
 */
export function failureSentence(error: unknown): string {
  if (error instanceof ActionError) {
    return error.done === ''
      ? error.message
      : `${error.message} Lo anterior ya quedó en el libro: ${error.done}`;
  }
  // The person gets a sentence; whoever maintains the add-in needs the trace.
  console.error(error);
  return FAULT;
}

/** An activity in which nothing runs. */
export function createActivity(): Activity {
  let state: ActivityState = { running: null, ended: null };
  let controller = new AbortController();
  /** Sentences on what was asked for while something ran, and not done: its ending must not hide them. */
  let refused: string[] = [];
  /** How what ran just before ended, when nobody can have read it yet. */
  let unread: Ended | null = null;
  let endedAt = 0;
  /** What is shown while small actions follow an ending unread, which stands for itself no longer than before. */
  let followed: { readonly first: Ended; readonly count: number; readonly shown: Ended } | null = null;
  const waiting: Waiting[] = [];
  const listeners = new Set<() => void>();
  const set = (next: ActivityState): void => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const advance = (change: Partial<Running>): void => {
    if (state.running) set({ ...state, running: { ...state.running, ...change } });
  };
  const fail = (title: string, error: unknown): void => {
    endedAt = Date.now();
    set({ ...state, ended: { kind: 'failed', title, message: failureSentence(error) } });
  };

  const begin = (title: string, before: Ended | null): void => {
    controller = new AbortController();
    unread = before;
    set({ running: { title, done: 0, total: 0, what: '', cancelling: false }, ended: before });
  };
  const end = (title: string, ended: Ended | null): void => {
    const sentences = refused.splice(0);
    const all = sentences.length > 0 ? withMore(ended, title, sentences) : ended;
    if (all !== unread) endedAt = Date.now();
    set({ running: null, ended: all });
    // Whoever listens has heard of this ending before the next begins.
    if (waiting.length > 0 && !state.running) void runWaiting();
  };
  const refuse = (title: string, sentence: string, later: string | null): void => {
    if (later !== null && !refused.includes(later)) refused.push(later);
    fail(title, new ActionError('busy', sentence));
  };

  const run = async (title: string, work: Work): Promise<boolean> => {
    if (state.running) {
      // Whoever presses a button twice gets what they asked for.
      const isTwice = title === state.running.title;
      refuse(
        title,
        BUSY,
        isTwice ? null : `${title} no se hizo porque había otra acción en curso: repítala.`,
      );
      return false;
    }
    begin(title, null);
    const progress = (done: number, total: number, what: string): void => advance({ done, total, what });
    try {
      const outcome = await work({ progress, signal: controller.signal });
      end(title, { kind: 'done', title, outcome });
      return true;
    } catch (error) {
      end(title, { kind: 'failed', title, message: failureSentence(error) });
      return false;
    }
  };

  const enqueue = (title: string, work: () => Promise<Outcome>): Promise<boolean> =>
    new Promise((over) => {
      if (waiting.length >= MOST_WAITING) {
        const many = `${title}: no se hizo todo, porque había ya ${MOST_WAITING} acciones en espera. Repita lo que falte.`;
        refuse(title, `Ya hay ${MOST_WAITING} acciones en espera. ${BUSY}`, many);
        return over(false);
      }
      waiting.push({ title, work, over });
      if (!state.running) void runWaiting();
    });

  const runWaiting = async (): Promise<void> => {
    begin(waiting[0]!.title, Date.now() - endedAt < TIME_TO_READ ? state.ended : null);
    const told: Ended[] = [];
    const silently: Ended[] = [];
    let done = 0;
    while (waiting.length > 0 && !controller.signal.aborted) {
      const { title, work, over } = waiting.shift()!;
      const total = done + 1 + waiting.length;
      if (total > 1) advance({ title, done, total });
      const ended = await endedBy(title, work);
      const silent = ended.kind === 'done' && ended.outcome.notes.length === 0;
      (silent ? silently : told).push(ended);
      done += 1;
      over(silent);
    }
    const dropped = waiting.splice(0);
    dropped.forEach(({ over }) => over(false));
    if (dropped.length > 0) told.push(cancelledAfter(dropped[0]!.title, done, done + dropped.length));
    const own = told.length > 0 ? asOne(told, done) : null;
    if (unread && !own && silently.length > 0) unread = later(unread, silently);
    end(own?.title ?? '', unread && own ? oneAfter(unread, own) : (own ?? unread));
  };

  /** It is as old as before: who presses on is not shown a failure for ever. */
  const later = (shown: Ended, done: readonly Ended[]): Ended => {
    const before = followed?.shown === shown ? followed : { first: shown, count: 0 };
    const count = before.count + done.length;
    followed = { ...before, count, shown: withLater(before.first, count, done.at(-1)!) };
    return followed.shown;
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run,
    enqueue,
    fail,
    cancel: () => {
      controller.abort();
      advance({ cancelling: true });
    },
    dismiss: () => {
      refused = [];
      unread = null;
      set({ ...state, ended: null });
    },
  };
}

async function endedBy(title: string, work: () => Promise<Outcome>): Promise<Ended> {
  try {
    return { kind: 'done', title, outcome: await work() };
  } catch (error) {
    return { kind: 'failed', title, message: failureSentence(error) };
  }
}

/**
 * Runs a small action whose result is seen at once where it was asked for: its success needs no notice, but
 * whatever it has to add (skipped cells, a failure) is told as ever. True when it ended well.
 */
export async function runQuietly(activity: Activity, title: string, work: Work): Promise<boolean> {
  const well = await activity.run(title, work);
  const { ended } = activity.state();
  if (well && ended?.kind === 'done' && ended.outcome.notes.length === 0) activity.dismiss();
  return well;
}

/** The activity of this page: the shared runtime has one. */
export const activity = createActivity();
