/** How do the formats and dropdowns of live rounds come back when pasting, sorting or inserting tore them? */
import { hasColors } from '../domain/legend';
import { planLive, type LivePlan } from '../domain/live';
import { list, quote } from '../domain/narrative/grammar.es';
import { isTorn, shownMode } from '../excel/live-formats';
import { formatCount, writeLiveRound } from '../excel/live-round';
import { inExcel } from '../excel/session';
import { beginStep, sendStep } from '../excel/steps';
import { writeLists } from '../excel/store';
import { gridOf, readBook, sheetOf, type Book } from './reading';
import { isMadeLive } from './record-changes';

/**
 * Puts conditional formats, dropdown and counts of torn live rounds back, as they were shown; no cell's contents
 * or fill change. One request, none when nothing is torn. Returns what the person is told of it, or null.
 */
export async function mendTorn(
  context: Excel.RequestContext,
  book: Book,
  plans: readonly LivePlan[] = tornPlans(book),
): Promise<string | null> {
  if (plans.length === 0) return null;
  beginStep(context, book.snapshot);
  const lists = writeLists(context, book.snapshot, plans);
  for (const plan of plans) {
    const sheet = book.snapshot.sheets.find(({ grid }) => grid.sheet === plan.sheet)!;
    const kept = { ...plan, writes: [], clear: [] };
    writeLiveRound(context, kept, lists.get(plan.sheet)!, sheet, shownMode(sheet.liveFormats));
  }
  await sendStep(context);
  return mendedText(book, plans);
}

/** Formats that states to confirm brought or took away were not torn: their round is only told to be done. */
function mendedText(book: Book, plans: readonly LivePlan[]): string | null {
  const torn = plans.filter((plan) => !isByCarried(book, plan));
  const confirmed = plans.filter((plan) => isByCarried(book, plan) && !plan.carried);
  const texts = [
    ...(confirmed.length > 0 ? [`Ya no quedan estados por confirmar en ${sheetsOf(confirmed)}.`] : []),
    ...(torn.length > 0
      ? [
          `Se repusieron los colores, símbolos y listas de ${sheetsOf(torn)}, que estaban incompletos o no eran los de su simbología. Ningún dato cambió.`,
        ]
      : []),
  ];
  return texts.length > 0 ? texts.join(' ') : null;
}

/** True when the formats are whole but for those of states to confirm, of which the last went or the first came. */
function isByCarried(book: Book, plan: LivePlan): boolean {
  const formats = book.snapshot.sheets.find(({ grid }) => grid.sheet === plan.sheet)!.liveFormats;
  return !isTorn({ ...plan, carried: !plan.carried }, formats);
}

function sheetsOf(plans: readonly LivePlan[]): string {
  return list(plans.map(({ sheet }) => quote(sheet)));
}

/** Plans of live rounds whose formats are not what their legend says. */
export function tornPlans(book: Book): LivePlan[] {
  return book.reading.matrix.rounds.flatMap((round) => {
    const sheet = sheetOf(book, round);
    if (round.rows.length === 0) return [];
    if (!isMadeLive(book, round.sheet) || sheet.protected || !hasColors(round.legend)) return [];
    const plan = planLive(round, round.legend, gridOf(book, round));
    // What Excel cannot tell of may be the formats that seem to be missing: more of them would be added each time.
    if (sheet.unreadFormats.length > 0 && sheet.liveFormats.length < formatCount(plan)) return [];
    return isTorn(plan, sheet.liveFormats) ? [plan] : [];
  });
}

/** Reads the workbook and puts back what is torn, for whoever does not follow it. */
export function mendWorkbook(): Promise<string | null> {
  return inExcel('reponer los formatos', async (context) =>
    mendTorn(context, await readBook(context, undefined)),
  );
}
