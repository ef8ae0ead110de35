/** «Procesar»: how does a coloured workbook become a live one, with its findings, comparison and fichas? */
import { ActionError } from '../excel/failure';
import { inExcel } from '../excel/session';
import { applyLegendTo, liveNotes, previewLive } from './apply-legend';
import { compareIn } from './compare';
import type { ActionOptions, Outcome } from './outcome';
import { readBook, requireRounds, type Book } from './reading';
import { writeFactsheetsIn } from './write-factsheets';
import { writeFindingsIn } from './write-findings';

/**
 * Applies the legend, writes Hallazgos and Comparativo and a ficha for each municipality. The workbook is read
 * once: making it live does not change what it says.
 *
 * @throws ActionError as its parts do.
 */
export async function processWorkbook(options: ActionOptions = {}): Promise<Outcome> {
  return inExcel('procesar el libro', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    const preview = previewLive(book);
    if (preview.plans.length > 0) await applyLegendTo(context, book, options);
    const live = new Set(preview.plans.filter((plan) => plan.complete).map((plan) => plan.sheet));
    const parts = { ...options, live };
    const findings = await writeFindingsIn(context, book, parts);
    const comparison = await compareIn(context, book, parts);
    const factsheets = await factsheetsOrWhyNot(context, book, parts);
    const outcomes = [findings, comparison, factsheets];
    return {
      summary: outcomes.map((outcome) => outcome.summary).join(' '),
      notes: [...liveNotes(book, preview), ...outcomes.flatMap((outcome) => outcome.notes)],
      sheets: [...preview.plans.map((plan) => plan.sheet), ...outcomes.flatMap((outcome) => outcome.sheets)],
      cancelled: outcomes.some((outcome) => outcome.cancelled),
    };
  });
}

/** Without a round that says a state there is nothing to tell of a municipality: that is said, not a failure. */
async function factsheetsOrWhyNot(
  context: Excel.RequestContext,
  book: Book,
  options: Parameters<typeof writeFactsheetsIn>[2],
): Promise<Outcome> {
  try {
    return await writeFactsheetsIn(context, book, options);
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'no_legend') throw error;
    return { summary: 'No se hicieron fichas.', notes: [error.message], sheets: [], cancelled: false };
  }
}
