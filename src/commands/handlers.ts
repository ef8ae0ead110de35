/** What does each button, menu item and shortcut do? It runs an action, and the pane says what there is to say. */
import { activity, failureSentence, runQuietly, type Activity, type Work } from '../actions/activity';
import { askForPlace, type PanePlace } from '../actions/pane-place';
import type { StateKey } from '../domain/matrix';

/** What Excel passes to a command's function; until `completed` is called, a button stays busy. */
export interface CommandEvent {
  completed(): void;
}

/** Shortcuts bring no event in some versions of Excel. */
export type Handler = (event?: CommandEvent) => Promise<void>;

/** Each action is loaded when its button is first pressed, not when Excel starts the add-in. */
const applyLegend: Work = async (options) => (await import('../actions/apply-legend')).applyLegend(options);
const writeFindings: Work = async (options) =>
  (await import('../actions/write-findings')).writeFindings(options);
const compare: Work = async (options) => (await import('../actions/compare')).compare(options);
const writeFactsheets: Work = async (options) =>
  (await import('../actions/write-factsheets')).writeFactsheets(options);
const undoLast: Work = async () => (await import('../actions/undo')).undoLast();
const goToNextPending: Work = async () => (await import('../actions/next-pending')).goToNextPending();
const setState =
  (state: StateKey): Work =>
  async () =>
    (await import('../actions/set-states')).setStates('selection', state);

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
  const states = Object.entries(STATE_COMMANDS).map(
    ([name, state]) => [name, quiet(running, 'Poner estado', setState(state))] as const,
  );
  return {
    aplicarSimbologia: loud(running, 'Aplicar simbología', applyLegend),
    validar: loud(running, 'Validar', andShow(writeFindings)),
    comparar: loud(running, 'Comparar', andShow(compare)),
    fichas: loud(running, 'Fichas', andShow(writeFactsheets)),
    deshacer: loud(running, 'Deshacer', undoLast),
    siguientePendiente: quiet(running, 'Siguiente pendiente', goToNextPending),
    ...Object.fromEntries(states),
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

/** An action whose result is seen in the sheet: the pane opens only when there is something to say. */
function quiet(running: Activity, title: string, work: Work): Handler {
  return released(async () => {
    await runQuietly(running, title, work);
    const { running: other, ended } = running.state();
    if (other ?? ended) await showPane().catch((error: unknown) => console.error(error));
  });
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
