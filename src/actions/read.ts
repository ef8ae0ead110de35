/** What was found in the workbook? Reads and changes nothing. */
import { inExcel } from '../excel/session';
import type { ActionOptions, WorkbookReading } from './outcome';
import { readBook, readingOf, requireRounds } from './reading';

/**
 * Reads every round of the workbook, with all findings.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function readWorkbook(options: ActionOptions = {}): Promise<WorkbookReading> {
  return inExcel('leer el libro', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    return readingOf(book);
  });
}
