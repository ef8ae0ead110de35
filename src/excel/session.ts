/** How does every piece of work reach Excel? One entry, so that every failure becomes a sentence. */
import { toActionError } from './failure';

/** Bytes that one request may carry: Excel on the web refuses 5 MB; a margin is left for the envelope. */
export const PAYLOAD_BUDGET = 4_000_000;

/**
 * Runs `work` in one request context. `doing` is an infinitive in Spanish ("leer el libro") for the
 * sentence of a failure. While a cell is being edited, Excel waits instead of failing.
 *
 * @throws ActionError for whatever office.js refuses.
 */
export async function inExcel<T>(
  doing: string,
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw toActionError(error, doing);
  }
}
