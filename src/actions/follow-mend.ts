/** How do the formats and dropdowns of live rounds come back when pasting, sorting or inserting tore them? */
import { hasColors } from '../domain/legend';
import { planLive, type LivePlan } from '../domain/live';
import { list, quote } from '../domain/narrative/grammar.es';
import { isTorn, shownMode } from '../excel/live-formats';
import { writeLiveRound } from '../excel/live-round';
import { writeLists } from '../excel/store';
import { gridOf, sheetOf, type Book } from './reading';
import { isMadeLive } from './record-changes';

/**
 * Puts conditional formats, dropdown and counts of torn live rounds back, as they were shown; no cell's contents
 * or fill change. One request, none when nothing is torn. Returns a sentence of what was mended, or null.
 */
export async function mendTorn(context: Excel.RequestContext, book: Book): Promise<string | null> {
  const plans = tornPlans(book);
  if (plans.length === 0) return null;
  const lists = writeLists(context, book.snapshot, plans);
  for (const plan of plans) {
    const sheet = book.snapshot.sheets.find(({ grid }) => grid.sheet === plan.sheet)!;
    const kept = { ...plan, writes: [], clear: [] };
    writeLiveRound(context, kept, lists.get(plan.sheet)!, sheet, shownMode(sheet.liveFormats));
  }
  await context.sync();
  const sheets = list(plans.map(({ sheet }) => quote(sheet)));
  return `Se repusieron los colores, símbolos y listas de ${sheets}, que estaban incompletos o no eran los de su simbología. Ningún dato cambió.`;
}

/** Plans of live rounds whose formats are not what their legend says. */
export function tornPlans(book: Book): LivePlan[] {
  return book.reading.matrix.rounds.flatMap((round) => {
    const sheet = sheetOf(book, round);
    if (!isMadeLive(book, round.sheet) || sheet.protected || !hasColors(round.legend)) return [];
    const plan = planLive(round, round.legend, gridOf(book, round));
    return isTorn(plan, sheet.liveFormats) ? [plan] : [];
  });
}
