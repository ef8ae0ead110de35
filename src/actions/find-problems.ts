/** What is there to mend in the workbook? Reads and changes nothing. */
import type { Finding } from '../domain/finding';
import { inExcel } from '../excel/session';
import type { ActionOptions } from './outcome';
import { findingsOf, readBook, requireRounds } from './reading';

/**
 * All findings, in the order in which they are shown.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function findProblems(options: ActionOptions = {}): Promise<readonly Finding[]> {
  return inExcel('revisar el libro', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    return findingsOf(book);
  });
}
