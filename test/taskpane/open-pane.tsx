/** How is the pane drawn in a test? With actions that only answer, and a follower that the test moves. */
import { act, fireEvent, render, screen } from '@testing-library/react';
import { createActivity, type Activity } from '../../src/actions/activity';
import type { SelectionCard } from '../../src/actions/cell-card';
import type { Followed, Follower } from '../../src/actions/follow';
import type { LegendChoice, Outcome, WorkbookReading } from '../../src/actions/outcome';
import type { LegendPreview } from '../../src/actions/preview-legend';
import { failureSentence } from '../../src/actions/activity';
import { ActionError } from '../../src/actions/outcome';
import { App } from '../../src/taskpane/components/App';
import { createDrafts, type Drafts } from '../../src/taskpane/drafts';
import type { PaneActions } from '../../src/taskpane/pane-actions';
import type { Shelf } from '../../src/taskpane/shelf';
import { sampleReading } from './sample-reading';

export const OUTCOME: Outcome = {
  summary: 'Se hizo la hoja.',
  notes: [],
  sheets: ['Comparativo'],
  cancelled: false,
};

const QUIET: Outcome = { ...OUTCOME, summary: 'Hecho.', sheets: [] };

const PREVIEW: LegendPreview = {
  rounds: [
    {
      sheet: 'Primer reporte',
      texts: 4,
      fills: 3,
      unread: 1,
      near: ['C5'],
      repeated: 0,
      mode: null,
      same: false,
    },
  ],
  skipped: [],
  formulas: [],
};

export type Fakes = PaneActions & { read(legend?: LegendChoice): Promise<WorkbookReading> };

export function fakeActions(change: Partial<Fakes> = {}): jest.Mocked<Fakes> {
  const actions: Fakes = {
    read: async () => sampleReading(),
    applyLegend: async () => OUTCOME,
    writeFindings: async () => OUTCOME,
    compare: async () => OUTCOME,
    writeFactsheets: async () => OUTCOME,
    settleFactsheets: async () => QUIET,
    process: async () => OUTCOME,
    goTo: async () => undefined,
    setStates: async () => QUIET,
    clearStates: async () => QUIET,
    lastUndo: async () => null,
    undoLast: async () => OUTCOME,
    previewLegend: async () => PREVIEW,
    newRound: async () => OUTCOME,
    fixesOf: async () => [],
    applyFixes: async () => OUTCOME,
    orderStates: async () => QUIET,
    saveNote: async () => QUIET,
    createSample: async () => OUTCOME,
    ...change,
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, jest.fn(action as never)]),
  ) as unknown as jest.Mocked<Fakes>;
}

/** A follower that hears nothing: it reads when asked, and the test tells it what is selected. */
export interface FakeFollower extends Follower {
  readonly show: (change: Partial<Followed>) => void;
}

export function fakeFollower(read: Fakes['read']): FakeFollower {
  let state: Followed = { reading: { kind: 'reading' }, selection: null, notices: [] };
  let legend: LegendChoice | undefined;
  const listeners = new Set<() => void>();
  const show = (change: Partial<Followed>): void => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const reread = async (): Promise<void> => {
    const { reading } = state;
    show({ reading: reading.kind === 'ready' ? { ...reading, again: true } : { kind: 'reading' } });
    try {
      show({ reading: { kind: 'ready', reading: await read(legend), again: false } });
    } catch (error) {
      const none = error instanceof ActionError && error.code === 'no_matrix';
      show({ reading: none ? { kind: 'no_matrix' } : { kind: 'failed', message: failureSentence(error) } });
    }
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: reread,
    refresh: reread,
    reread,
    chooseLegend: (choice) => {
      legend = choice;
      return reread();
    },
    dismissNotice: (id) => show({ notices: state.notices.filter((notice) => notice.id !== id) }),
    stop: async () => undefined,
    show,
  };
}

export interface Opened {
  readonly actions: jest.Mocked<Fakes>;
  readonly activity: Activity;
  readonly follower: FakeFollower;
  readonly drafts: Drafts;
  readonly welcome: Shelf;
}

export async function open(
  change: Partial<Fakes> = {},
  { activity = createActivity(), drafts = createDrafts(), welcome = READ }: Partial<Opened> = {},
): Promise<Opened> {
  const actions = fakeActions(change);
  const follower = fakeFollower((legend) => actions.read(legend));
  const opened = { actions, activity, follower, drafts, welcome };
  // To jsdom a page has the focus only while one of its elements does; to a browser the whole window counts.
  document.hasFocus = () => true;
  await act(async () => {
    render(<App {...opened} />);
  });
  return opened;
}

/** The welcome was read before. */
const READ: Shelf = { read: () => 'leída', write: () => undefined };

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const press = (name: string | RegExp) => act(async () => void fireEvent.click(button(name)));
export const place = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('tab', { name })));
export const type = (label: string | RegExp, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
/** Half a date is typed, and the field left: jsdom knows none, so its field says what a browser's would. */
export async function typeHalfDate(label: string | RegExp): Promise<{ readonly mend: () => void }> {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  Object.defineProperty(field, 'validity', { value: { valid: false, badInput: true }, configurable: true });
  await act(async () => {
    fireEvent.change(field, { target: { value: '' } });
    fireEvent.keyUp(field);
    fireEvent.blur(field);
  });
  return { mend: () => void Reflect.deleteProperty(field, 'validity') };
}
export const select = (follower: FakeFollower, selection: SelectionCard) =>
  act(async () => follower.show({ selection }));

let logged: jest.SpyInstance;

/** What React and Fluent told on the console is expected here. */
export function expectLogged(): void {
  expect(logged).toHaveBeenCalled();
  logged.mockClear();
}

beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});

/** React and Fluent tell of misuse on the console: nothing may be there that a test does not expect. */
afterEach(() => {
  const calls = logged.mock.calls;
  logged.mockRestore();
  expect(calls).toEqual([]);
});

beforeAll(() => {
  window.matchMedia = (media) =>
    ({ matches: false, media, addEventListener: () => {}, removeEventListener: () => {} }) as never;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
