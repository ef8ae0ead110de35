/** How do two people with the pane open share one workbook in one process? Each has a page: modules and an `Excel` of its own. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { openEmbeddedExcel, type EmbeddedExcel } from '../src/host/embedded-excel';

/** What a page has loaded; its singletons are the page's own, as in a browser. */
export interface PageModules {
  readonly follow: typeof import('../src/actions/follow');
  readonly activity: typeof import('../src/actions/activity');
  readonly author: typeof import('../src/actions/author');
  readonly applyLegend: typeof import('../src/actions/apply-legend');
  readonly setStates: typeof import('../src/actions/set-states');
  readonly undo: typeof import('../src/actions/undo');
}

/** One person: their Excel, their page, and how to run something on that page. */
export interface Colleague {
  readonly excel: EmbeddedExcel;
  readonly page: PageModules;
  /** Everything that it begins, timers and handlers too, sees this person's `Excel` as the global one. */
  on<T>(work: (page: PageModules) => T): T;
}

const pages = new AsyncLocalStorage<{ excel?: EmbeddedExcel }>();

Object.defineProperty(globalThis, 'Excel', {
  configurable: true,
  get: () => {
    const excel = pages.getStore()?.excel;
    if (!excel) throw new Error('Nobody’s page runs this.');
    return excel.Excel;
  },
});

/** Opens a workbook for two. */
export async function openForTwo(bytes: Uint8Array): Promise<readonly [Colleague, Colleague]> {
  const one = await colleague((deliver) => openEmbeddedExcel(bytes, { deliver }));
  const other = await colleague((deliver) => one.excel.join({ deliver }));
  return [one, other];
}

async function colleague(
  open: (deliver: (message: () => void) => void) => Promise<EmbeddedExcel>,
): Promise<Colleague> {
  const here: { excel?: EmbeddedExcel } = {};
  const excel = await open((message) => pages.run(here, message));
  here.excel = excel;
  const page = loadPage();
  return { excel, page, on: (work) => pages.run(here, () => work(page)) };
}

function loadPage(): PageModules {
  let page: PageModules | undefined;
  jest.isolateModules(() => {
    page = {
      follow: followOfPage(),
      activity: jest.requireActual<PageModules['activity']>('../src/actions/activity'),
      author: jest.requireActual<PageModules['author']>('../src/actions/author'),
      applyLegend: jest.requireActual<PageModules['applyLegend']>('../src/actions/apply-legend'),
      setStates: jest.requireActual<PageModules['setStates']>('../src/actions/set-states'),
      undo: jest.requireActual<PageModules['undo']>('../src/actions/undo'),
    };
  });
  return page!;
}

/** What a follower fetches later is fetched at once: afterwards it would come from no page in particular. */
function followOfPage(): PageModules['follow'] {
  const actual = jest.requireActual<PageModules['follow']>('../src/actions/follow');
  const cards = jest.requireActual<typeof import('../src/actions/cell-card')>('../src/actions/cell-card');
  const edits = jest.requireActual<typeof import('../src/actions/follow-edits')>(
    '../src/actions/follow-edits',
  );
  const actions = jest.requireActual<typeof import('../src/actions/follow-action')>(
    '../src/actions/follow-action',
  );
  const settling = jest.requireActual<typeof import('../src/actions/follow-settle')>(
    '../src/actions/follow-settle',
  );
  const later = {
    cards: () => Promise.resolve(cards),
    edits: () => Promise.resolve(edits),
    actions: () => Promise.resolve(actions),
    settling: () => Promise.resolve(settling),
  };
  return { ...actual, createFollower: (options) => actual.createFollower({ later, ...options }) };
}
