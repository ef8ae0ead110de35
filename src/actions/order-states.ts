/** «Orden de los estados»: which state is better than which, by whom alone can know it? */
import type { StateKey } from '../domain/matrix';
import { list, quote } from '../domain/narrative/grammar.es';
import { rankOf } from '../domain/state';
import { orderMark, orderText, ranksOf, type StateOrder } from '../domain/state-order';
import { statesToPlace } from '../domain/state-places';
import { ActionError } from '../excel/failure';
import { readLists } from '../excel/inventory';
import { inExcel } from '../excel/session';
import { beginStep, sendStep } from '../excel/steps';
import { keepOrder, keptOrder } from '../excel/state-order';
import { listsOf, roundSlots } from '../excel/store';
import { shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { readBook, requireRounds, type Book } from './reading';

/**
 * Keeps an order of states in the workbook, null for the Model's, and tells it to the lists of live rounds, by
 * which the formulas of a live Comparativo judge. `expected` is the text that the workbook held when the person
 * began (`KeptOrder`). No cell that a person sees is written. Reading, then two requests.
 *
 * @throws ActionError `changed_meanwhile` when the workbook holds another order by now; `no_matrix`.
 */
export async function orderStates(
  order: StateOrder | null,
  expected: string | null,
  options: ActionOptions = {},
): Promise<Outcome> {
  return inExcel('guardar el orden de los estados', async (context) => {
    const book = await readBook(context, options.legend);
    requireRounds(book);
    const { names } = book.snapshot;
    const text = order && orderText(order);
    const kept = keptOrder(names);
    const isSame = order ? kept?.order != null && kept.text === text : kept === null;
    if (isSame) return outcomeOf(book, order, 'Ya era este el orden de los estados');
    // One that is torn is nobody's: whoever gives one mends it.
    const isTorn = kept !== null && kept.order === null;
    if (!isTorn && (kept?.text ?? null) !== expected) throw changedMeanwhile();
    const lists = [...roundSlots(names).values()].map(listsOf);
    const listed = await readLists(context, lists);
    const ranks = order ? ranksOf(order) : {};
    beginStep(context, book.snapshot);
    lists.forEach((round, index) => {
      const states = listed[index];
      // Lists that are torn are written anew when the legend is applied.
      if (!states) return;
      const column = states.map(({ state }) => [rankOf(state, { legend: null, ranks }) ?? '']);
      context.workbook.names.getItem(round.ranks).getRange().values = column;
    });
    // Last: where a request fails midway the order is not taken for kept, and can be saved again.
    keepOrder(context, names, text === null ? null : { text, mark: orderMark(ranks) });
    await sendStep(context);
    // Whoever has a book at hand has one of the former order.
    shareBook(null);
    return outcomeOf(book, order, 'Se guardó el orden de los estados', madeBefore(book));
  });
}

function changedMeanwhile(): ActionError {
  return new ActionError(
    'changed_meanwhile',
    'El orden de los estados cambió en el libro mientras usted lo editaba, y no se guardó el suyo: cierre «Orden de los estados», ábralo de nuevo para ver el que hay y repita el cambio.',
  );
}

/** What was made by the former order and is not remade by itself. */
function madeBefore({ snapshot }: Book): string[] {
  const kinds = new Set(snapshot.own.map(({ kind }) => kind));
  const made = [
    kinds.has('comparativo') && 'el comparativo',
    kinds.has('hallazgos') && 'los hallazgos',
    kinds.has('ficha') && 'las fichas',
  ];
  const named = made.filter((one) => one !== false);
  if (named.length === 0) return [];
  return [`Haga de nuevo ${list(named)}: lo que ya estaba escrito ahí puede seguir el orden anterior.`];
}

function outcomeOf(book: Book, order: StateOrder | null, what: string, notes: string[] = []): Outcome {
  return { summary: `${what}: ${told(book, order)}.`, notes, sheets: [], cancelled: false };
}

/** "de menor a mayor avance, «A», «B» (igual que «C») y «D»; sin lugar, «E»", of the states that the workbook has. */
function told(book: Book, order: StateOrder | null): string {
  if (!order) return 'es el del Modelo';
  const labels = new Map(statesToPlace(book.reading.matrix).map(({ state, label }) => [state, quote(label)]));
  const named = (states: readonly StateKey[]) => states.flatMap((state) => labels.get(state) ?? []);
  const levels = order.levels.flatMap((level) => {
    const [first, ...same] = named(level);
    if (first === undefined) return [];
    return same.length > 0 ? `${first} (igual que ${list(same)})` : first;
  });
  const outside = named(order.outside);
  const placed = new Set([...order.levels.flat(), ...order.outside]);
  const waiting = named([...labels.keys()].filter((state) => !placed.has(state)));
  return [
    ...(levels.length > 0 ? [`de menor a mayor avance, ${list(levels)}`] : []),
    ...(outside.length > 0 ? [`sin lugar, ${list(outside)}`] : []),
    ...(waiting.length > 0 ? [`por decidir, ${list(waiting)}`] : []),
  ].join('; ');
}
