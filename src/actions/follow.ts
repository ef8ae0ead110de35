/** What happens in the workbook while the pane is open? One follower for the page: it hears, normalises and tells. */
import type { Area } from '../domain/grid';
import { parseAreas } from '../domain/live-undo';
import type { Round } from '../domain/matrix';
import { loadSelection } from '../excel/selected-areas';
import { inExcel } from '../excel/session';
import { listenToWorkbook, type EditNews } from '../excel/workbook-events';
import { activity as pageActivity, failureSentence, type Activity } from './activity';
import { cardOf, type CardSelection, type SelectionCard } from './cell-card';
import { logDifferences } from './change-cells';
import { takeEdits, type BodyEdit, type Overwritten } from './follow-edits';
import { mendTorn, tornPlans } from './follow-mend';
import { shareBook } from './live-book';
import { ActionError, type LegendChoice, type WorkbookReading } from './outcome';
import { differences } from './record-changes';
import { findingsOf, readBook, requireRounds, type Book } from './reading';

/** What the pane knows of the workbook. */
export type FollowedReading =
  | { readonly kind: 'reading' }
  /** `again`: it is being read anew; what is shown stays meanwhile. */
  | { readonly kind: 'ready'; readonly reading: WorkbookReading; readonly again: boolean }
  | { readonly kind: 'no_matrix' }
  | { readonly kind: 'failed'; readonly message: string };

/** Something that the follower did or saw, told once: "«c» pasó a «Cumplido» en Metepec, 4.3." */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** What the person may want to see. */
  readonly sheet: string | null;
  readonly address: string | null;
}

/** All that the pane shows live. */
export interface Followed {
  readonly reading: FollowedReading;
  /** Null until a selection is known. */
  readonly selection: SelectionCard | null;
  readonly notices: readonly Notice[];
}

/** Follows the workbook from `start` to `stop`. */
export interface Follower {
  readonly state: () => Followed;
  /** Calls back on every change; returns how to stop. For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Registers for Excel's events, reads the workbook, and finds what changed while the add-in was away. */
  readonly start: () => Promise<void>;
  /** Reads everything again: «Releer», and after every action. */
  readonly reread: () => Promise<void>;
  /** The legend that rounds without one take; reads again. */
  readonly chooseLegend: (choice: LegendChoice | undefined) => Promise<void>;
  readonly dismissNotice: (id: number) => void;
  /** Withdraws from the events. */
  readonly stop: () => Promise<void>;
}

export interface FollowOptions {
  /** While an action of it runs, edits wait. */
  readonly activity?: Activity;
  /** Milliseconds without an edit after which edits are taken in: the person has paused. */
  readonly pause?: number;
}

/** Long enough to type on, short enough to see the colour come. */
const PAUSE = 800;
/** What a co-author's add-in has not logged yet is theirs to log. */
const THEIRS = 5_000;
const MOST_NOTICES = 5;
/** Events of one act come within so many milliseconds. */
const TOGETHER = 25;

/** A follower of the workbook that is open in Excel. `idle` resolves when nothing is under way, for tests. */
export function createFollower(
  options: FollowOptions = {},
): Follower & { readonly idle: () => Promise<void> } {
  const { activity = pageActivity, pause = PAUSE } = options;
  let state: Followed = { reading: { kind: 'reading' }, selection: null, notices: [] };
  let book: Book | null = null;
  let legend: LegendChoice | undefined;
  let selected: CardSelection | null = null;
  let withdraw: (() => Promise<void>) | null = null;
  let pending: BodyEdit[] = [];
  let mustRead: 'no' | 'remote' | 'local' = 'no';
  let theirsUntil = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asking: ReturnType<typeof setTimeout> | null = null;
  let turn: Promise<void> = Promise.resolve();
  let selections = 0;
  let ownSheets = 0;
  let noticeCount = 0;
  const overwritten: Overwritten = new Map();
  const listeners = new Set<() => void>();

  const set = (change: Partial<Followed>): void => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };

  const tell = (text: string, sheet: string | null = null, address: string | null = null): void => {
    const notice = { id: ++noticeCount, text, sheet, address };
    set({ notices: [...state.notices, notice].slice(-MOST_NOTICES) });
  };

  /** One thing at a time; a failure becomes a sentence, never an unheard rejection in a handler. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work).catch((error: unknown) => {
      // What could not be taken in is found by the next reading: the cells are as the person left them.
      mustRead = 'local';
      tell(failureSentence(error));
    });
    return turn;
  };

  const card = (): SelectionCard | null =>
    book && selected ? cardOf(book.reading, book, selected, book.notes) : state.selection;

  const show = (next: Book): void => {
    book = next;
    shareBook(next);
    const reading = {
      matrix: next.reading.matrix,
      findings: findingsOf(next),
      illustrative: next.illustrative,
    };
    set({ reading: { kind: 'ready', reading, again: false }, selection: card() });
  };

  /** Reads all; `settles`: what differs from the last known states is logged, and what is torn is mended. */
  const read = async (settles: boolean): Promise<void> => {
    mustRead = 'no';
    pending = [];
    const { reading } = state;
    set({ reading: reading.kind === 'ready' ? { ...reading, again: true } : { kind: 'reading' } });
    try {
      const next = await inExcel('leer el libro', async (context) => {
        const read = await readBook(context, legend);
        requireRounds(read);
        return read;
      });
      show(next);
      if (settles) await settle(next);
    } catch (error) {
      book = null;
      shareBook(null);
      const isNone = error instanceof ActionError && error.code === 'no_matrix';
      set({ reading: isNone ? { kind: 'no_matrix' } : { kind: 'failed', message: failureSentence(error) } });
    }
  };

  /** What was read stays shown even when what was found in it cannot be written down. */
  const settle = async (read: Book): Promise<void> => {
    if (differences(read, 'al_abrir').recorded.length === 0 && tornPlans(read).length === 0) return;
    try {
      await inExcel('anotar lo que cambió', async (context) => {
        const found = await logDifferences(context, read);
        if (found.length > 0) tell(foundText(found.length));
        const mended = await mendTorn(context, read);
        if (mended !== null) tell(mended);
      });
    } catch (error) {
      tell(failureSentence(error));
    }
  };

  /** What the person did to bodies, sheet by sheet. */
  const takePending = async (): Promise<void> => {
    while (book && pending.length > 0) {
      const { sheet } = pending[0]!;
      const here = pending.filter((edit) => edit.sheet === sheet);
      pending = pending.filter((edit) => edit.sheet !== sheet);
      const now: Book = book;
      shareBook(now);
      const had = now.snapshot.kept.made.size;
      const result = await inExcel('registrar el cambio', (context) =>
        takeEdits(context, now, here, overwritten, legend),
      );
      ownSheets += Math.max(0, result.book.snapshot.kept.made.size - had);
      show(result.book);
      if (result.moved) await settle(result.book);
      if (result.told) tell(result.told.text, sheet, result.told.address);
      // Pasting may bring other cells' formats along, or take ours away.
      if (here.some(({ how }) => how === 'pegado') && mustRead !== 'local') mustRead = 'local';
    }
  };

  const flush = (): Promise<void> =>
    inTurn(async () => {
      if (activity.state().running) return schedule();
      await takePending();
      if (mustRead !== 'no') await read(mustRead === 'local');
    });

  const schedule = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void flush();
    }, pause);
  };

  const edited = (news: EditNews): void => {
    if (!book) return;
    const sheet = book.snapshot.sheetIds.get(news.sheetId);
    const own = book.snapshot.own.find((one) => one.sheet === sheet);
    // Our own sheets say nothing of the matrix, but for the table of Avances.
    if (own && own.kind !== 'avances') return;
    const round = book.reading.matrix.rounds.find((one) => one.sheet === sheet);
    const areas = parseAreas(news.address);
    const inside = round ? areas.flatMap((area) => within(round, area)) : [];
    if (inside.length > 0) {
      const typed = news.single ? 'escrito' : 'pegado';
      const how = news.kind === 'format' ? 'pintado' : typed;
      pending.push({ sheet: round!.sheet, areas: inside, how });
    }
    // A title, a header, a name or the legend itself: what the rest says may be another thing now.
    const isContained = inside.length === areas.length && inside.every((area, i) => same(area, areas[i]!));
    if (!isContained) mustRead = 'local';
    schedule();
  };

  const moved = (remote: boolean): void => {
    if (remote) theirsUntil = Date.now() + THEIRS;
    if (mustRead !== 'local') mustRead = remote ? 'remote' : 'local';
    schedule();
  };

  /** An action is followed by a reading anyway; of the Bitácora, made at its first entry, all is known. */
  const added = (): void => {
    if (activity.state().running) return;
    if (ownSheets > 0) ownSheets -= 1;
    else moved(false);
  };

  const follow = async (): Promise<void> => {
    const mine = ++selections;
    try {
      const selection = await inExcel('ver la selección', async (context) => {
        const take = loadSelection(context);
        await context.sync();
        return take();
      });
      if (mine !== selections) return;
      selected = selection;
      set({ selection: card() });
    } catch (error) {
      // A shape or a chart is selected, or the selection is gone already: the card stays as it was.
      if (!(error instanceof ActionError)) failureSentence(error);
    }
  };

  const listen = async (): Promise<void> => {
    if (withdraw) return;
    // Going to another sheet tells of the sheet and of its selection: one question is enough.
    const chosen = (): void => {
      if (asking !== null) clearTimeout(asking);
      asking = setTimeout(() => {
        asking = null;
        void follow();
      }, TOGETHER);
    };
    const listener = { edited, moved, added, selected: chosen };
    withdraw = await inExcel('seguir el libro', (context) => listenToWorkbook(context, listener));
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => {
      await inTurn(() => read(true));
      await inTurn(listen);
      await follow();
    },
    reread: () =>
      inTurn(async () => {
        await takePending();
        await read(Date.now() > theirsUntil);
      }),
    chooseLegend: (choice) => {
      legend = choice;
      return inTurn(() => read(false));
    },
    dismissNotice: (id) => set({ notices: state.notices.filter((notice) => notice.id !== id) }),
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (asking !== null) clearTimeout(asking);
      asking = null;
      shareBook(null);
      await inTurn(async () => {
        await withdraw?.();
        withdraw = null;
      });
    },
    idle: async () => {
      do {
        await turn;
        await new Promise((resolve) => setTimeout(resolve, pause + 2 * TOGETHER));
      } while (timer !== null || asking !== null);
      await turn;
    },
  };
}

/** The part of an area within a round's body. */
function within({ body }: Round, area: Area): Area[] {
  const part = {
    top: Math.max(area.top, body.top),
    left: Math.max(area.left, body.left),
    bottom: Math.min(area.bottom, body.bottom),
    right: Math.min(area.right, body.right),
  };
  return part.top <= part.bottom && part.left <= part.right ? [part] : [];
}

function same(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

function foundText(changes: number): string {
  return changes === 1
    ? 'Se encontró un cambio de estado hecho mientras Matriz Viva no estaba: quedó en la Bitácora.'
    : `Se encontraron ${changes} cambios de estado hechos mientras Matriz Viva no estaba: quedaron en la Bitácora.`;
}

/** The follower of this page: the shared runtime has one. */
export const follower = createFollower();
