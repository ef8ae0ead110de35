/** Which actions are tried with faults, and from what workbook does each begin? */
import { createActivity } from '../actions/activity';
import { saveNote, type NotePlace } from '../actions/advances';
import { applyLegend } from '../actions/apply-legend';
import { compare } from '../actions/compare';
import { findProblems } from '../actions/find-problems';
import { applyFixes, fixesOf } from '../actions/fixes';
import { createFollower } from '../actions/follow';
import { mendWorkbook } from '../actions/follow-mend';
import { newRound } from '../actions/new-round';
import { orderStates } from '../actions/order-states';
import type { Outcome } from '../actions/outcome';
import { processWorkbook } from '../actions/process';
import { createSample } from '../actions/sample';
import { clearStates, setStates } from '../actions/set-states';
import { settleFactsheets } from '../actions/settle-factsheets';
import { undoLast } from '../actions/undo';
import { writeFactsheets } from '../actions/write-factsheets';
import { writeFindings } from '../actions/write-findings';
import type { EmbeddedExcel } from '../host/embedded-excel';

/** The sheets of the workbook that all begin from. */
export const ROUNDS = ['Reporte 1', 'Reporte 2', 'Reporte 3'] as const;
const LAST = ROUNDS[2];

/** One action to be tried. */
export interface FaultAction {
  readonly name: string;
  /** What a person did before, in a workbook of three coloured rounds; `blank` begins from an empty one. */
  readonly before: (excel: EmbeddedExcel) => Promise<void>;
  readonly blank?: true;
  /** What the page does before it is tried. */
  readonly ready?: (excel: EmbeddedExcel) => Promise<void>;
  readonly run: (excel: EmbeddedExcel) => Promise<Pick<Outcome, 'summary' | 'notes'>>;
}

const nothing = (): Promise<void> => Promise.resolve();
const live = async (): Promise<void> => void (await applyLegend());
const TARGET = { sheet: LAST, address: 'C5:F7' };
const PLACE: NotePlace = { sheet: LAST, municipality: '15001', tool: '1.2' };
const NOTE = {
  advance: 'El cabildo aprobó el acuerdo.',
  evidence: 'Gaceta 4',
  evidenceOn: null,
  capturedBy: '',
};
const DATE = { today: new Date(2023, 5, 15) };

async function changed(): Promise<void> {
  await live();
  await setStates(TARGET, 'cumplido');
}

async function noted(): Promise<void> {
  await live();
  await saveNote(PLACE, NOTE, null);
}

/** A near shade in the last round, which the findings offer to settle. */
async function shaded(excel: EmbeddedExcel): Promise<void> {
  await excel.user.paint(LAST, 'C5', '#00B250');
  await excel.user.paint(LAST, 'D6', '#00B250');
}

/** A page that follows the workbook; a person types, and the notice tells what failed. */
function followed(): Pick<FaultAction, 'ready' | 'run'> {
  let follower: ReturnType<typeof createFollower>;
  let known = 0;
  return {
    ready: async (excel) => {
      follower = createFollower({ activity: createActivity(), pause: 100 });
      await follower.start();
      await follower.idle();
      known = follower.state().notices.length;
      await excel.user.type(
        LAST,
        'C5',
        excel.workbook.sheetNamed(LAST)?.cell(4, 2)?.value === 'Cumplido' ? 'p' : 'c',
      );
    },
    run: async (excel) => {
      await excel.settled();
      await follower.idle();
      const texts = follower.state().notices.slice(known);
      known += texts.length;
      return { summary: '', notes: texts.map(({ text }) => text) };
    },
  };
}

/** Every action that writes, in the order of the table. */
export const FAULT_ACTIONS: readonly FaultAction[] = [
  { name: 'aplicar la simbología', before: nothing, run: () => applyLegend() },
  { name: 'poner estados', before: live, run: () => setStates(TARGET, 'en_proceso') },
  { name: 'poner estados en colores', before: nothing, run: () => setStates(TARGET, 'en_proceso') },
  { name: 'quitar estados', before: live, run: () => clearStates(TARGET) },
  {
    name: 'corregir',
    before: shaded,
    run: async () => {
      const groups = await fixesOf(await findProblems());
      return applyFixes(groups.flatMap(({ lines }) => lines));
    },
  },
  { name: 'primer avance', before: live, run: () => saveNote(PLACE, NOTE, null) },
  {
    name: 'otro avance',
    before: noted,
    run: () => saveNote(PLACE, { ...NOTE, advance: 'Se publicó en la gaceta.', evidence: 'Acta' }, NOTE),
  },
  { name: 'deshacer un estado', before: changed, run: () => undoLast() },
  { name: 'deshacer la simbología', before: live, run: () => undoLast() },
  { name: 'deshacer un avance', before: noted, run: () => undoLast() },
  { name: 'nuevo reporte', before: nothing, run: () => newRound({ date: '2023-06-15' }) },
  { name: 'nuevo reporte de uno vivo', before: live, run: () => newRound({ date: '2023-06-15' }) },
  {
    name: 'orden de los estados',
    before: live,
    run: () => orderStates({ levels: [['sin_evidencia'], ['en_proceso', 'cumplido']], outside: [] }, null),
  },
  {
    name: 'ajustes de las fichas',
    before: nothing,
    run: () => settleFactsheets({ issuer: 'ayuntamiento', baseDate: '2022-06-30' }),
  },
  { name: 'hallazgos', before: nothing, run: () => writeFindings(DATE) },
  {
    name: 'hallazgos otra vez',
    before: async (excel) => {
      await writeFindings(DATE);
      await shaded(excel);
    },
    run: () => writeFindings(DATE),
  },
  { name: 'comparativo', before: live, run: () => compare(DATE) },
  {
    name: 'comparativo otra vez',
    before: async () => {
      await compare(DATE);
      await live();
    },
    run: () => compare(DATE),
  },
  { name: 'fichas', before: live, run: () => writeFactsheets(DATE) },
  {
    name: 'fichas otra vez',
    before: async () => {
      await writeFactsheets(DATE);
      await changed();
    },
    run: () => writeFactsheets(DATE),
  },
  { name: 'procesar', before: nothing, run: () => processWorkbook() },
  { name: 'libro de ejemplo', blank: true, before: nothing, run: () => createSample() },
  { name: 'lo que se teclea', before: live, ...followed() },
  {
    name: 'reponer formatos',
    before: async (excel) => {
      await live();
      await excel.user.copy(LAST, 'C5:D6', 'H8');
    },
    run: async () => {
      const told = await mendWorkbook();
      return { summary: told ?? '', notes: [] };
    },
  },
];
