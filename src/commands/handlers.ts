/** What does each button, menu item and shortcut do? It runs an action, and the pane says what there is to say. */
import { activity, failureSentence, type Activity, type Work } from '../actions/activity';
import type { Outcome } from '../actions/outcome';
import { askForPlace, type PanePlace } from '../actions/pane-place';
import { cellsForState, type SelectedCells } from '../actions/selected-cells';
import type { StateKey } from '../domain/matrix';

/** What Excel passes to a command's function; until `completed` is called, a button stays busy. */
export interface CommandEvent {
  completed(): void;
}

/** Shortcuts bring no event in some versions of Excel. */
export type Handler = (event?: CommandEvent) => Promise<void>;

/** Each action is loaded when its button is first pressed, not when Excel starts the add-in. */
const applyLegend: Work = async (options) => (await import('../actions/apply-or-ask')).applyOrAsk(options);
const writeFindings: Work = async (options) =>
  (await import('../actions/write-findings')).writeFindings(options);
const compare: Work = async (options) => (await import('../actions/compare')).compare(options);
const writeFactsheets: Work = async (options) =>
  (await import('../actions/write-factsheets')).writeFactsheets(options);
const undoLast: Work = async () => (await import('../actions/undo')).undoLast({ unasked: true });
const goToNextPending = async (): Promise<Outcome> =>
  (await import('../actions/next-pending')).goToNextPending();
const setState = async (cells: Promise<SelectedCells>, state: StateKey): Promise<Outcome> =>
  (await import('../actions/set-states')).setStates(await cells, state);

/**
 * The states that menus and shortcuts can name, by the function that sets each: a menu's labels are fixed, so only
 * the Model's own have one. A round whose legend lacks the state says so, and nothing is changed.
 */
export const STATE_COMMANDS: Readonly<Record<string, StateKey>> = {
  ponerCumplido: 'cumplido',
  ponerFaltaConclusion: 'falta_conclusion',
  ponerEnProceso: 'en_proceso',
  ponerInformacionErronea: 'informacion_erronea',
  ponerSinEvidencia: 'sin_evidencia',
};

/** The functions that the manifest and the shortcuts name, by name. */
export function commandHandlers(running: Activity = activity): Readonly<Record<string, Handler>> {
  const small = smallCommands(running);
  return {
    aplicarSimbologia: loud(running, 'Aplicar simbología', applyLegend),
    validar: loud(running, 'Validar', andShow(writeFindings)),
    comparar: loud(running, 'Comparar', andShow(compare)),
    fichas: loud(running, 'Fichas', andShow(writeFactsheets)),
    deshacer: loud(running, 'Deshacer', undoLast),
    ...small,
    otroEstado: shows(running, 'cell'),
    verEnElPanel: shows(running, 'cell'),
    verHallazgos: shows(running, 'findings'),
  };
}

/** An action that takes a while: the pane is where progress, Cancel and errors are. */
function loud(running: Activity, title: string, work: Work): Handler {
  return released(async () => {
    // An Excel that cannot open the pane still gets the action.
    const pane = showPane().catch((error: unknown) => console.error(error));
    await running.run(title, work);
    await pane;
  });
}

/**
 * Actions whose result is seen in the sheet: pressed quickly, they wait for one another, and the pane opens only
 * when there is something to say. A state is for what is selected when its key is pressed, whatever runs
 * then; when that is not known for sure it is set nowhere, and told.
 */
function smallCommands(running: Activity): Record<string, Handler> {
  /** Who presses a key right after «Siguiente pendiente» means the cell that it goes to. */
  let moved: Promise<unknown> = Promise.resolve();
  const sayOf = async (turn: Promise<boolean>): Promise<void> => {
    if (!(await turn)) await showPane().catch((error: unknown) => console.error(error));
  };
  const setsState =
    (state: StateKey): Handler =>
    async (event) => {
      const cells = moved.then(() => cellsForState(state));
      const turn = running.enqueue('Poner estado', () => setState(cells, state));
      // The button is free for the next cell as soon as this one's is known; a failure is told in its turn.
      await cells.catch(() => null).finally(() => event?.completed());
      await sayOf(turn);
    };
  const states = Object.entries(STATE_COMMANDS).map(([name, state]) => [name, setsState(state)] as const);
  return {
    ...Object.fromEntries(states),
    siguientePendiente: released(() => {
      const turn = running.enqueue('Siguiente pendiente', goToNextPending);
      moved = turn;
      return sayOf(turn);
    }),
  };
}

/** A place of the pane. */
function shows(running: Activity, place: PanePlace): Handler {
  return released(async () => {
    askForPlace(place);
    await showPane().catch((error: unknown) => running.fail('Abrir panel', error));
  });
}

async function showPane(): Promise<void> {
  await Office.addin.showAsTaskpane();
}

/** Whatever happens, Excel gets its button back. */
function released(work: () => Promise<void>): Handler {
  return async (event) => {
    try {
      await work();
    } finally {
      event?.completed();
    }
  };
}

/** The work makes sheets: the person is taken to the first, or told why not; it is done either way. */
function andShow(work: Work): Work {
  return async (options) => {
    const outcome = await work(options);
    const [sheet] = outcome.sheets;
    if (sheet === undefined || outcome.cancelled) return outcome;
    try {
      const { goTo } = await import('../actions/go-to');
      await goTo(sheet, null);
      return outcome;
    } catch (error) {
      return { ...outcome, notes: [...outcome.notes, failureSentence(error)] };
    }
  };
}
