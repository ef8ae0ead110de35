/** What does one person, or two, do at random, and what must hold of the workbook when all is at rest? */
import type { Followed } from '../../src/actions/follow';
import { diffKnown } from '../../src/domain/ledger-known';
import { stateOf } from '../../src/domain/live-edit';
import { stateLabel } from '../../src/domain/state';
import { roundSlots } from '../../src/excel/store';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture } from '../embedded';
import { openForTwo, type Colleague } from '../two-people';
import { book, ledger } from './edit-probe';

const SHEET = '3er reporte';
const TEXTS = ['Cumplido', 'No se tiene - en proceso', 'n', 'c', 'xyz', 'Falta conclusión'];
const FILLS = ['#FFFF00', '#FF0000', null];
const COLUMNS = ['C', 'D', 'E', 'F'];

/** A number below 1 from a seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One who works: their page, and their follower. */
interface Worker {
  readonly who: Colleague;
  readonly follower: ReturnType<Colleague['page']['follow']['createFollower']>;
}

type Act = (excel: EmbeddedExcel, worker: Worker) => Promise<unknown>;

/** A step of work and its name, for the trace of a run that fails. */
interface Step {
  readonly name: string;
  readonly act: Act;
}

/** What chance may choose. */
interface Allowed {
  /** Rows come and go. */
  readonly structural: boolean;
  /** Ctrl+Z and «Deshacer». */
  readonly undoes: boolean;
}

function step(random: () => number, { structural, undoes }: Allowed): Step {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const row = () => 5 + Math.floor(random() * 5);
  const cell = () => `${pick(COLUMNS)}${row()}`;
  const [at, to, text, fill, line] = [cell(), cell(), pick(TEXTS), pick(FILLS), row()];
  const block = `C${line}:D${line + 1}`;
  const kinds: Step[] = [
    { name: `type ${at} ${text}`, act: ({ user }) => user.type(SHEET, at, text) },
    { name: `type ${to} ${text}`, act: ({ user }) => user.type(SHEET, to, text) },
    {
      name: `paste ${at} ${text}`,
      act: ({ user }) =>
        user.paste(SHEET, at, [
          [text, 'Cumplido'],
          ['', 'n'],
        ]),
    },
    { name: `erase ${block}`, act: ({ user }) => user.erase(SHEET, block) },
    { name: `paint ${at} ${fill}`, act: ({ user }) => user.paint(SHEET, at, fill) },
    {
      name: `move ${at} ${to}`,
      act: ({ user }) => (at === to ? Promise.resolve() : user.move(SHEET, at, to)),
    },
    { name: `copy ${at} ${to}`, act: ({ user }) => user.copy(SHEET, at, to) },
    { name: 'Ctrl+Z', act: ({ user }) => user.undo() },
    { name: 'Ctrl+Z', act: ({ user }) => user.undo() },
    {
      name: `set ${at}`,
      act: (_, { who }) =>
        who.on(({ setStates }) => setStates.setStates({ sheet: SHEET, address: at }, 'en_proceso', 'panel')),
    },
    {
      name: 'Deshacer',
      act: async (_, { who, follower }) => {
        // A round that is no longer live has no last known states: of it nothing is claimed.
        const last = await who.on(({ undo }) => undo.lastUndo());
        if (last && last.title !== 'Aplicar simbología')
          await who.on(({ undo }) => undo.undoLast().catch(() => undefined));
        await who.on(() => follower.reread());
      },
    },
  ];
  const moving: Step[] = [
    { name: `insert row ${line}`, act: ({ user }) => user.insertRows(SHEET, line) },
    { name: `delete row ${line + 6}`, act: ({ user }) => user.deleteRows(SHEET, line + 6) },
  ];
  const all = structural ? [...kinds, ...kinds, ...moving] : kinds;
  return pick(undoes ? all : all.filter(({ name }) => name !== 'Ctrl+Z' && name !== 'Deshacer'));
}

/** The steps of a run so far and what is wrong after them; empty when all holds. */
export interface RunResult {
  readonly trace: readonly string[];
  readonly faults: readonly string[];
}

/** Runs a seed with one or two people, so many steps each; pauses are as long as chance has it. */
export async function randomRun(
  seed: number,
  people: 1 | 2,
  undoes = people === 1,
  steps = 8,
): Promise<RunResult> {
  const random = seeded(seed);
  const colleagues = await openForTwo(fixture('matriz-infoem.xlsx'));
  const [ana] = colleagues;
  await ana.on(({ applyLegend }) => applyLegend.applyLegend());
  const workers = colleagues.slice(0, people).map((who): Worker => {
    const activity = who.page.activity.createActivity();
    return { who, follower: who.page.follow.createFollower({ activity, pause: 1, theirs: 60 }) };
  });
  const trace: string[] = [];
  const faults: string[] = [];
  for (const { who, follower } of workers) await who.on(() => follower.start());
  await rest(workers);
  for (let i = 0; i < steps; i++) {
    const here = workers.map((worker) => ({
      worker,
      one: step(random, { structural: people === 1, undoes }),
    }));
    trace.push(here.map(({ one }) => one.name).join(' // '));
    await Promise.all(
      here.map(({ worker, one }) =>
        one.act(worker.who.excel, worker).catch((error: unknown) => {
          if ((error as Error).name !== 'ActionError') faults.push(`${one.name}: ${String(error)}`);
        }),
      ),
    );
    if (random() < 0.7) await rest(workers);
  }
  await rest(workers);
  for (const { who, follower } of workers) await who.on(() => follower.reread());
  await new Promise((resolve) => setTimeout(resolve, 70));
  for (const { who, follower } of workers) await who.on(() => follower.reread());
  await rest(workers);
  faults.push(...(await ana.on(() => ledgerFaults())), ...paneFaults(workers));
  for (const { who, follower } of workers) await who.on(() => follower.stop());
  for (const { excel } of [...colleagues].reverse()) excel.close();
  return { trace, faults };
}

async function rest(workers: readonly Worker[]): Promise<void> {
  for (let again = 0; again < 2; again++) {
    for (const { who } of workers) await who.excel.settled();
    await Promise.all(workers.map(({ follower }) => follower.idle()));
  }
}

/** What is wrong with the Bitácora and the known states of the workbook at rest. */
async function ledgerFaults(): Promise<string[]> {
  const faults: string[] = [];
  const read = await book();
  const rows = await ledger();
  const ids = rows.map((row) => String(row.at(-1)));
  faults.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice: ${id}`));
  const last = new Map<string, string>();
  for (const row of rows) {
    const [, place, tool, from, to] = row.map(String);
    const key = `${place} ${tool}`;
    if (last.has(key) && last.get(key) !== from)
      faults.push(`chain of ${key}: ${last.get(key)} then ${from}>${to}`);
    last.set(key, to!);
  }
  const round = read.reading.matrix.rounds.find(({ sheet }) => sheet === SHEET)!;
  const known = read.snapshot.kept.known.get(roundSlots(read.snapshot.names).get(SHEET)!);
  for (const { change } of diffKnown({ round, known }, 'al_abrir'))
    faults.push(`not known: ${change.municipality} ${change.tool} ${change.fromLabel}>${change.toLabel}`);
  for (const { name, written, readings } of round.rows) {
    for (const { tool } of round.tools) {
      const said = last.get(`${name ?? written} ${tool}`);
      const key = stateOf(readings[tool]);
      const state = key === null ? '' : stateLabel(key, round.legend);
      if (said !== undefined && said !== state)
        faults.push(`last entry of ${written} ${tool}: ${said}, is ${state}`);
    }
  }
  return faults;
}

function paneFaults(workers: readonly Worker[]): string[] {
  const shown = workers.map(({ follower }) => seen(follower.state()));
  const differs = shown.some((one) => one !== shown[0]);
  return differs ? ['the panes differ'] : shown[0] === '' ? ['a pane shows no reading'] : [];
}

function seen({ reading }: Followed): string {
  return reading.kind === 'ready' ? JSON.stringify(reading.reading.matrix.rounds) : '';
}
