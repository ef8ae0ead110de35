/** What was found in the workbook? Reads and changes nothing. */
import { inExcel } from '../excel/session';
import type { ActionOptions, WorkbookReading } from './outcome';
import { findingsOf, readBook, requireRounds } from './reading';

/**
 * Reads every round of the workbook, with all findings.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function readWorkbook(options: ActionOptions = {}): Promise<WorkbookReading> {
  return inExcel('leer el libro', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    return { matrix: book.reading.matrix, findings: findingsOf(book), illustrative: book.illustrative };
  });
}
