/** How does every piece of work reach Excel? One entry, so that every failure becomes a sentence. */
import type { Aftermath } from './aftermath';
import { ActionError, NOTHING_SEEN, saysNothingChanged, toActionError } from './failure';
import { recalculate, writingOf, type WritingRun } from './steps';

export { PAYLOAD_BUDGET } from './payload';

/** An action whose end is not known, since Excel did not answer: looked after when it answers again. */
let unsettled: { readonly run: WritingRun; readonly doing: string } | null = null;

/**
 * Runs `work` in one request context. `doing` is an infinitive in Spanish ("leer el libro") for the
 * sentence of a failure. While a cell is being edited, Excel waits instead of failing. A failure while it wrote
 * says what is in the workbook then: a request is no transaction.
 *
 * @throws ActionError for whatever office.js refuses.
 */
export async function inExcel<T>(
  doing: string,
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  await settle(doing);
  let run: WritingRun | undefined;
  try {
    const result = await Excel.run({ delayForCellEdit: true }, async (context) => {
      try {
        const done = await work(context);
        await recalculate(context);
        return done;
      } finally {
        run = writingOf(context);
      }
    });
    return withMissed(result, run);
  } catch (error) {
    throw await failureOf(error, doing, run);
  }
}

const UNKNOWN: Aftermath = { left: '', unknown: true, whole: false };

/** Fetched when something failed: the pane opens light. What cannot be fetched leaves the end unknown, and that is told. */
async function lookAfter(run: WritingRun): Promise<Aftermath> {
  const code = await import('./aftermath').catch(() => null);
  return code === null ? UNKNOWN : code.lookAfter(run);
}

async function failureOf(error: unknown, doing: string, run: WritingRun | undefined): Promise<unknown> {
  const failure = toActionError(error, doing);
  // Nothing was written, or the one request that did was refused whole.
  if (!run || !(failure instanceof ActionError) || !wrote(run)) return failure;
  const after = await lookAfter(run);
  if (after.unknown) unsettled = { run, doing };
  return withAftermath(failure, doing, after);
}

function wrote({ sent, failed, begun }: WritingRun): boolean {
  return sent || failed === 'part' || failed === 'unknown' || (failed === null && begun.size > 0);
}

/** The failure, and what the workbook has now; what an action says of itself stands before. */
function withAftermath(failure: ActionError, doing: string, { left, unknown }: Aftermath): ActionError {
  const done = [failure.done, left].filter(Boolean).join(' Además, ');
  const told = { cause: failure.cause ?? failure, done };
  if (unknown) {
    const sentence = `Excel dejó de responder al ${doing} y no se sabe cuánto alcanzó a escribir. Cuando responda pulse Releer, vea qué cambió y solo entonces repita lo que falte.`;
    return new ActionError('session_lost', sentence, failure.step, told);
  }
  const message = saysNothingChanged(failure) ? endedMidway(doing, done) : failure.message;
  return new ActionError(failure.code, message, failure.step, told);
}

function endedMidway(doing: string, done: string): string {
  return done === '' ? `Excel no pudo ${doing}${NOTHING_SEEN}` : `Excel no pudo terminar de ${doing}.`;
}

/** What was asked twice would be done twice: these are not repeated blindly after their answer was lost. */
const ONCE = ['crear el reporte'];

/**
 * Looks after the action whose end was not known, now that Excel may answer. Asked for again, an action that turns
 * out to have been done is not done a second time: that is said instead.
 */
async function settle(doing: string): Promise<void> {
  const before = unsettled;
  if (!before) return;
  const after = await lookAfter(before.run);
  if (after.unknown) return;
  unsettled = null;
  if (!after.whole) return;
  if (before.doing !== doing || !ONCE.includes(doing)) return;
  throw new ActionError(
    'moved_on',
    'No se repitió la acción: la vez anterior Excel no respondió, y puede que la haya hecho. Pulse Releer y vea cómo quedó el libro; si todavía hace falta, pídala otra vez.',
  );
}

/** Whatever tells a person of itself in sentences. */
interface Told {
  readonly notes: readonly string[];
}

function withMissed<T>(result: T, run: WritingRun | undefined): T {
  if (!run || run.missed.size === 0 || !isTold(result)) return result;
  return { ...result, notes: [...result.notes, ...run.missed] };
}

function isTold(result: unknown): result is Told {
  return typeof result === 'object' && result !== null && Array.isArray((result as Partial<Told>).notes);
}
