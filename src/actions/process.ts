/** «Procesar»: how does a coloured workbook become a live one, with its findings, comparison and fichas? */
import { ActionError, withoutCalm } from '../excel/failure';
import { inExcel } from '../excel/session';
import { applyLegendTo, legendOutcome, previewLive } from './apply-legend';
import { compareIn } from './compare';
import type { ActionOptions, Outcome, ProgressListener } from './outcome';
import { readBook, requireRounds, type Book } from './reading';
import { writeFactsheetsIn } from './write-factsheets';
import { writeFindingsIn } from './write-findings';

/** One part of the whole; `options` tell progress as this step of so many. */
interface Step {
  /** An infinitive, for the sentence of a failure. */
  readonly doing: string;
  readonly work: (context: Excel.RequestContext, options: ActionOptions) => Promise<Outcome>;
}

/**
 * Applies the legend, writes Hallazgos and Comparativo and a ficha for each municipality. The workbook is read
 * once: making it live does not change what it says. Each part has a request context of its own, since
 * office.js takes a time that grows with the square of what one context tracks.
 *
 * @throws ActionError as its parts do; `done` then says which parts were done before.
 */
export async function processWorkbook(options: ActionOptions = {}): Promise<Outcome> {
  const book = await inExcel('leer el libro', (context) => readBook(context, options.legend));
  requireRounds(book);
  const preview = previewLive(book);
  const applied = preview.plans.length > 0;
  const live = new Set(preview.plans.map((plan) => plan.sheet));
  const legend = legendOutcome(book, preview);
  const steps: Step[] = [
    { doing: 'escribir los hallazgos', work: (context, part) => writeFindingsIn(context, book, part) },
    { doing: 'comparar los reportes', work: (context, part) => compareIn(context, book, { ...part, live }) },
    { doing: 'hacer las fichas', work: (context, part) => factsheetsOrWhyNot(context, book, live, part) },
  ];
  if (applied) {
    const work: Step['work'] = async (context, part) => {
      await applyLegendTo(context, book, part);
      return legend;
    };
    steps.unshift({ doing: 'aplicar la simbología', work });
  }
  const outcomes = await runInTurn(steps, options);
  return {
    summary: outcomes.map((outcome) => outcome.summary).join(' '),
    notes: [...(applied ? [] : legend.notes), ...outcomes.flatMap((outcome) => outcome.notes)],
    sheets: outcomes.flatMap((outcome) => outcome.sheets),
    cancelled: outcomes.some((outcome) => outcome.cancelled),
    ...(outcomes.every(({ unchanged }) => unchanged) ? { unchanged: true } : {}),
  };
}

/** Runs the steps until one is cancelled. A failure tells what the steps before it did. */
async function runInTurn(steps: readonly Step[], options: ActionOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, { doing, work }] of steps.entries()) {
    if (outcomes.at(-1)?.cancelled) break;
    const part = { ...options, progress: stepProgress(options.progress, index + 1, steps.length) };
    try {
      outcomes.push(await inExcel(doing, (context) => work(context, part)));
    } catch (error) {
      throw withDone(error, outcomes);
    }
  }
  return outcomes;
}

function stepProgress(
  progress: ProgressListener | undefined,
  step: number,
  steps: number,
): ProgressListener | undefined {
  return progress && ((done, total, what) => progress(done, total, `Paso ${step} de ${steps}. ${what}`));
}

function withDone(error: unknown, outcomes: readonly Outcome[]): unknown {
  if (!(error instanceof ActionError) || outcomes.length === 0) return error;
  const done = [...outcomes.map((outcome) => outcome.summary), error.done].join(' ').trim();
  return new ActionError(error.code, withoutCalm(error.message), error.step, { cause: error, done });
}

/** Without a round that says a state there is nothing to tell of a municipality: that is said, not a failure. */
async function factsheetsOrWhyNot(
  context: Excel.RequestContext,
  book: Book,
  live: ReadonlySet<string>,
  options: ActionOptions,
): Promise<Outcome> {
  try {
    return await writeFactsheetsIn(context, book, { ...options, live });
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== 'no_legend') throw error;
    return {
      summary: 'No se hicieron fichas.',
      notes: [error.message],
      sheets: [],
      cancelled: false,
      unchanged: true,
    };
  }
}
