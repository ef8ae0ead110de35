/** «Aplicar simbología» from the ribbon, where nobody has seen a preview: may it be applied at once? */
import { nearCells } from '../domain/former-shades';
import { address } from '../domain/grid';
import type { LivePlan } from '../domain/live';
import type { Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import { inExcel } from '../excel/session';
import { applyLegendTo, legendOutcome, previewLive, type ApplyLegendOptions } from './apply-legend';
import type { Outcome } from './outcome';
import { askForPlace } from './pane-place';
import { readBook, requireRounds, type Book } from './reading';

/** So many cells of a round are named; of more, only their number is told. */
const MOST_NAMED = 8;

/**
 * Applies the legend, unless that would take off near shades, which may carry a meaning: then nothing is written,
 * they are listed, and the pane is asked for the place where the person sees what would change.
 *
 * @throws ActionError as `applyLegend` does.
 */
export async function applyOrAsk(options: ApplyLegendOptions = {}): Promise<Outcome> {
  return inExcel('aplicar la simbología', async (context) => {
    const book = await readBook(context, options.legend);
    const near = nearSentences(book);
    if (near.length === 0) return legendOutcome(book, await applyLegendTo(context, book, options));
    askForPlace('matrix');
    return {
      summary:
        'Todavía no se cambió nada: hay celdas con un tono parecido, no igual, al de la simbología, y al aplicarla se les quitaría. Si ese tono quiere decir algo, anótelo antes.',
      notes: [
        ...near,
        'Elija «Ver qué cambiará», en Matriz, para revisarlas; si está de acuerdo, elija ahí «Aplicar simbología».',
      ],
      sheets: [],
      cancelled: false,
      unchanged: true,
    };
  });
}

function nearSentences(book: Book): string[] {
  const rounds = new Map(requireRounds(book).map((round) => [round.sheet, round]));
  return previewLive(book).plans.flatMap((plan) => {
    const cells = nearCleared(plan, rounds.get(plan.sheet)!);
    if (cells.length === 0) return [];
    const named = cells.slice(0, MOST_NAMED).join(', ');
    const more = cells.length - MOST_NAMED;
    return `En ${quote(plan.sheet)}, ${cells.length === 1 ? 'una celda' : `${cells.length} celdas`}: ${named}${more > 0 ? ` y ${more} más` : ''}.`;
  });
}

/** The cells that were read from a near shade and would lose it. */
function nearCleared({ replaced }: LivePlan, round: Round): string[] {
  const isNear = new Set(nearCells(round));
  return replaced
    .filter(({ before, after }) => before.fill !== null && after.fill === null)
    .map(({ row, column }) => address(row, column))
    .filter((cell) => isNear.has(cell));
}
