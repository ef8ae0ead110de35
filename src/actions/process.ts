/** «Procesar»: how does a coloured workbook become a live one, with its findings, comparison and fichas? */
import { ActionError } from '../excel/failure';
import { inExcel } from '../excel/session';
import { applyLegendTo, legendOutcome, previewLive } from './apply-legend';
import { compareIn } from './compare';
import type { ActionOptions, Outcome } from './outcome';
import { readBook, requireRounds, type Book } from './reading';
import { writeFactsheetsIn } from './write-factsheets';
import { writeFindingsIn } from './write-findings';

/**
 * Applies the legend, writes Hallazgos and Comparativo and a ficha for each municipality. The workbook is read
 * once: making it live does not change what it says. Each part has a request context of its own, since
 * office.js takes a time that grows with the square of what one context tracks.
 *
 * @throws ActionError as its parts do.
 */
export async function processWorkbook(options: ActionOptions = {}): Promise<Outcome> {
  const book = await inExcel('leer el libro', (context) => readBook(context, options.legend));
  requireRounds(book);
  const preview = previewLive(book);
  const applied = preview.plans.length > 0;
  if (applied) await inExcel('aplicar la simbología', (context) => applyLegendTo(context, book, options));
  const live = new Set(preview.plans.filter((plan) => plan.complete).map((plan) => plan.sheet));
  const parts = { ...options, live };
  const legend = legendOutcome(book, preview);
  const findings = await inExcel('escribir los hallazgos', (context) =>
    writeFindingsIn(context, book, parts),
  );
  const comparison = await inExcel('comparar los reportes', (context) => compareIn(context, book, parts));
  const factsheets = await factsheetsOrWhyNot(book, parts);
  const outcomes = [...(applied ? [legend] : []), findings, comparison, factsheets];
  return {
    summary: outcomes.map((outcome) => outcome.summary).join(' '),
    notes: [...(applied ? [] : legend.notes), ...outcomes.flatMap((outcome) => outcome.notes)],
    sheets: outcomes.flatMap((outcome) => outcome.sheets),
    cancelled: outcomes.some((outcome) => outcome.cancelled),
  };
}

/** Without a round that says a state there is nothing to tell of a municipality: that is said, not a failure. */
async function factsheetsOrWhyNot(
  book: Book,
  options: Parameters<typeof writeFactsheetsIn>[2],
): Promise<Outcome> {
  try {
    return await inExcel('hacer las fichas', (context) => writeFactsheetsIn(context, book, options));
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'no_legend') throw error;
    return { summary: 'No se hicieron fichas.', notes: [error.message], sheets: [], cancelled: false };
  }
}
