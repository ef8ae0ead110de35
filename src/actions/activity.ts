/** What is being done now, and how did the last thing end? One for the pane and the ribbon, which share a page. */
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

/** How an action ended: its outcome, or a sentence that says what failed and what to do. */
export type Ended =
  | { readonly kind: 'done'; readonly title: string; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly title: string; readonly message: string };

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
  /** Runs an action; true when it ended well, false when it failed or another one was running. */
  readonly run: (title: string, work: Work) => Promise<boolean>;
  /** Tells of a failure outside of any action. */
  readonly fail: (title: string, error: unknown) => void;
  readonly cancel: () => void;
  /** Forgets how the last action ended: the person has read it. */
  readonly dismiss: () => void;
}

const FAULT =
  'Matriz Viva tuvo un problema y no terminó la acción. Revise el libro y vuelva a intentarlo; si se repite, cierre el panel y ábralo de nuevo.';

/** The sentence for any error: an expected failure has its own; a fault of the program never shows its message. */
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
  const listeners = new Set<() => void>();
  const set = (next: ActivityState): void => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const advance = (change: Partial<Running>): void => {
    if (state.running) set({ ...state, running: { ...state.running, ...change } });
  };

  const run = async (title: string, work: Work): Promise<boolean> => {
    if (state.running) return false;
    controller = new AbortController();
    set({ running: { title, done: 0, total: 0, what: '', cancelling: false }, ended: null });
    const progress = (done: number, total: number, what: string): void => advance({ done, total, what });
    try {
      const outcome = await work({ progress, signal: controller.signal });
      set({ running: null, ended: { kind: 'done', title, outcome } });
      return true;
    } catch (error) {
      set({ running: null, ended: { kind: 'failed', title, message: failureSentence(error) } });
      return false;
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run,
    fail: (title, error) =>
      set({ ...state, ended: { kind: 'failed', title, message: failureSentence(error) } }),
    cancel: () => {
      controller.abort();
      advance({ cancelling: true });
    },
    dismiss: () => set({ ...state, ended: null }),
  };
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
