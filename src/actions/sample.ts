/** «Libro de ejemplo»: how does someone without a matrix get one to try? */
import { ILLUSTRATIVE } from '../domain/illustrative';
import { quote } from '../domain/narrative/grammar.es';
import { SAMPLE_ROUNDS } from '../domain/sample';
import { ActionError } from '../excel/failure';
import { freeName, markExample } from '../excel/own-sheets';
import { writeSampleSheet } from '../excel/sample-sheet';
import { inExcel } from '../excel/session';
import { beginStep, finishSheets, sendStep } from '../excel/steps';
import { shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { readBook } from './reading';

/**
 * Adds the example's sheets to a workbook that has no matrix, before anything else in it; a workbook that has one
 * is left as it is. Its states are an example: the workbook is marked so, and every place that shows them says it.
 *
 * @throws ActionError `not_empty` when the workbook has a matrix.
 */
export async function createSample(options: ActionOptions = {}): Promise<Outcome> {
  return inExcel('crear el libro de ejemplo', async (context) => {
    const { snapshot, reading } = await readBook(context, undefined);
    const [round] = reading.matrix.rounds;
    if (round) {
      throw new ActionError(
        'not_empty',
        `Este libro ya tiene una matriz, en ${quote(round.sheet)}: el ejemplo no se agregó. Ábralo en un libro nuevo.`,
      );
    }
    shareBook(null);
    beginStep(context, snapshot);
    context.application.suspendScreenUpdatingUntilNextSync();
    const taken = new Set(snapshot.sheetNames.map((name) => name.toLowerCase()));
    const sheets = SAMPLE_ROUNDS.map((sample) => {
      const name = freeName(sample.sheet, taken);
      writeSampleSheet(context, name, sample);
      return name;
    });
    markExample(context, snapshot.names);
    context.workbook.worksheets.getItem(sheets.at(-1)!).activate();
    finishSheets(context);
    await sendStep(context);
    options.progress?.(sheets.length, sheets.length, 'Libro de ejemplo');
    return {
      summary: `Se agregó la matriz de ejemplo, con ${sheets.length} reportes.`,
      notes: [ILLUSTRATIVE],
      sheets,
      cancelled: false,
    };
  });
}
