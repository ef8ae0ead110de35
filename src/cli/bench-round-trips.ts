/** What does one act of a person cost while the pane follows the workbook? Requests and bytes, each act on its own. */
import { createActivity } from '../actions/activity';
import { applyLegend } from '../actions/apply-legend';
import { createFollower } from '../actions/follow';
import type { Outcome } from '../actions/outcome';
import { setStates } from '../actions/set-states';
import { lastUndo, undoLast } from '../actions/undo';
import { parseAreas } from '../domain/parse-areas';
import { DEFAULT_STATES } from '../domain/model/states';
import type { DefaultState } from '../domain/model/types';
import type { EmbeddedExcel } from '../host/embedded-excel';
import { makeMatrix, open } from './bench-matrix';

/** Requests that somebody waits for, and their bytes, up to a moment. */
interface Cost {
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
}

/** One act: what it took until the workbook said it, and what the pane asked afterwards to show it. */
export interface ActCost {
  readonly what: string;
  readonly itself: Cost;
  /** After a button: the reading, and what «Deshacer» would take back. After an edit: whether all is well. */
  readonly afterwards: Cost;
}

const SHEET = 'Reporte 1';
const MUNICIPALITIES = 125;
const COLUMNS = 16;

type Follower = ReturnType<typeof createFollower>;

/** A live round of 125 × 18 cells, followed as in the pane. */
interface Bench {
  readonly excel: EmbeddedExcel;
  readonly follower: Follower;
}

/** Measures each act on the same workbook, in the order of the list. */
export async function measureRoundTrips(): Promise<ActCost[]> {
  const bench = await follow();
  const { excel } = bench;
  // The first entry makes the Bitácora and its hidden sheets; what is measured is any other day.
  await edit(bench, '', () => excel.user.type(SHEET, 'C5', anotherState(excel, 'C5').label));
  const costs = [
    await edit(bench, 'another cell is selected', () => excel.user.select(SHEET, 'D7')),
    await edit(bench, 'one state is typed', () =>
      excel.user.type(SHEET, 'C6', anotherState(excel, 'C6').label),
    ),
    await edit(bench, 'one cell is painted', () =>
      excel.user.paint(SHEET, 'C7', anotherState(excel, 'C7').color),
    ),
    await act(bench, 'a state is set by its button', () =>
      setStates({ sheet: SHEET, address: 'C8' }, anotherState(excel, 'C8').key, 'panel'),
    ),
    await act(bench, '«Deshacer» of that cell', () => undoLast()),
    await edit(bench, `${MUNICIPALITIES * COLUMNS} states are pasted`, () =>
      excel.user.paste(SHEET, 'C5', block()),
    ),
    await act(bench, '«Deshacer» of those', () => undoLast()),
  ];
  await bench.follower.stop();
  excel.close();
  return costs;
}

async function follow(): Promise<Bench> {
  const excel = await open(await makeMatrix(MUNICIPALITIES, 1));
  await applyLegend();
  const follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await follower.idle();
  return { excel, follower };
}

/** A state that the cell does not have: writing the same again would cost less. */
function anotherState({ workbook }: EmbeddedExcel, cell: string): DefaultState {
  const [area] = parseAreas(cell);
  const now = workbook.sheetNamed(SHEET)?.cell(area!.top, area!.left)?.value;
  return DEFAULT_STATES.find(({ label }) => label !== now)!;
}

/** 125 × 16 labels, each another one than its neighbours'. */
function block(): string[][] {
  const label = (at: number): string => DEFAULT_STATES[at % DEFAULT_STATES.length]!.label;
  return Array.from({ length: MUNICIPALITIES }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => label(row * 2 + column)),
  );
}

/** What a person does in the grid: done once the follower shows it. News of it makes the pane ask what can be undone. */
async function edit(bench: Bench, what: string, deed: () => Promise<unknown>): Promise<ActCost> {
  const { excel, follower } = bench;
  const newest = (): number | undefined => follower.state().notices.at(-1)?.id;
  const before = newest();
  let itself: Cost | null = null;
  const unsubscribe = follower.subscribe(() => (itself ??= spent(excel)));
  excel.traffic.reset();
  await deed();
  await quiet(bench);
  unsubscribe();
  if (newest() !== before) await lastUndo();
  const all = spent(excel);
  return { what, itself: itself ?? all, afterwards: itself ? less(all, itself) : NOTHING };
}

/** What a button of the pane does: the pane then reads the workbook again, and asks what can be undone. */
async function act(bench: Bench, what: string, action: () => Promise<Outcome>): Promise<ActCost> {
  const { excel, follower } = bench;
  excel.traffic.reset();
  await action();
  const itself = spent(excel);
  excel.traffic.reset();
  await follower.reread();
  await lastUndo();
  await quiet(bench);
  return { what, itself, afterwards: spent(excel) };
}

const NOTHING: Cost = { requests: 0, sent: 0, received: 0 };

function less(all: Cost, part: Cost): Cost {
  return {
    requests: all.requests - part.requests,
    sent: all.sent - part.sent,
    received: all.received - part.received,
  };
}

function spent({ traffic }: EmbeddedExcel): Cost {
  return { requests: traffic.requests, sent: traffic.requestBytes, received: traffic.responseBytes };
}

async function quiet({ excel, follower }: Bench): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await excel.settled();
    await follower.idle();
  }
}
