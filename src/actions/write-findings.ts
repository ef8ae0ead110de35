/** «Hallazgos»: how does what was found become a sheet of the workbook? */
import { quote } from '../domain/narrative/grammar.es';
import { inExcel } from '../excel/session';
import { keepBookAmongSheets } from './follow-action';
import type { ActionOptions, Outcome } from './outcome';
import { findingsOf, readBook, requireRounds, type Book } from './reading';
import { findingsSheet, severityCounts } from './sheets/findings-sheet';
import { writeOwnSheet } from './write-own-sheet';

export interface WriteFindingsOptions extends ActionOptions {
  /** The day to write on the sheet; by default today. */
  readonly today?: Date;
}

/**
 * Writes the sheet Hallazgos, also when there is nothing to mend: the sheet then says so.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function writeFindings(options: WriteFindingsOptions = {}): Promise<Outcome> {
  return inExcel('escribir los hallazgos', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    const outcome = await writeFindingsIn(context, book, options);
    await keepBookAmongSheets(context, book);
    return outcome;
  });
}

/** `writeFindings` over a book already read, as a part of `procesar` too. */
export async function writeFindingsIn(
  context: Excel.RequestContext,
  book: Book,
  options: WriteFindingsOptions,
): Promise<Outcome> {
  const findings = findingsOf(book);
  const design = findingsSheet(findings, {
    today: options.today ?? new Date(),
    rounds: book.reading.matrix.rounds,
  });
  const written = await writeOwnSheet(context, design, book.snapshot, options);
  if (written === null) return CANCELLED;
  const where = `la hoja ${quote(written.sheet)}`;
  return {
    summary:
      findings.length === 0
        ? `No hubo hallazgos, y así lo dice ${where}.`
        : `Hallazgos en ${where}: ${severityCounts(findings)}.`,
    notes: written.notes,
    sheets: [written.sheet],
    cancelled: false,
  };
}

const CANCELLED: Outcome = {
  summary: 'Se canceló la escritura de hallazgos: no se escribió nada.',
  notes: [],
  sheets: [],
  cancelled: true,
};
