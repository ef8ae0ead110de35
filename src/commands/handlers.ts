/** What does each button of the ribbon do? It runs an action, and the pane shows how it goes and how it ends. */
import { activity, failureSentence, type Activity, type Work } from '../actions/activity';
import type { Outcome } from '../actions/outcome';

/** What Excel passes to a button's function; until `completed` is called, the button stays busy. */
export interface RibbonEvent {
  completed(): void;
}

type Handler = (event: RibbonEvent) => Promise<void>;

/** Each action is loaded when its button is first pressed, not when Excel starts the add-in. */
const applyLegend: Work = async (options) => (await import('../actions/apply-legend')).applyLegend(options);
const writeFindings: Work = async (options) =>
  (await import('../actions/write-findings')).writeFindings(options);
const compare: Work = async (options) => (await import('../actions/compare')).compare(options);
const writeFactsheets: Work = async (options) =>
  (await import('../actions/write-factsheets')).writeFactsheets(options);

/** The functions that the manifest names, by name. */
export function ribbonHandlers(running: Activity = activity): Readonly<Record<string, Handler>> {
  return {
    aplicarSimbologia: handler(running, 'Aplicar simbología', applyLegend),
    validar: handler(running, 'Validar', writeFindings),
    comparar: handler(running, 'Comparar', compare),
    fichas: handler(running, 'Fichas', writeFactsheets),
  };
}

function handler(running: Activity, title: string, work: Work): Handler {
  return async (event) => {
    // The pane is where progress, Cancel and errors are; an Excel that cannot open it still gets the action.
    const pane = Office.addin.showAsTaskpane().catch((error: unknown) => console.error(error));
    try {
      await running.run(title, async (options) => showFirstSheet(await work(options)));
      await pane;
    } finally {
      event.completed();
    }
  };
}

/** The buttons make sheets: the person is taken to the first, or told why not; the action is done either way. */
async function showFirstSheet(outcome: Outcome): Promise<Outcome> {
  const sheet = outcome.sheets[0];
  if (sheet === undefined || outcome.cancelled) return outcome;
  try {
    const { goTo } = await import('../actions/go-to');
    await goTo(sheet, null);
    return outcome;
  } catch (error) {
    return { ...outcome, notes: [...outcome.notes, failureSentence(error)] };
  }
}
