/** Which names and sheets does the workbook have now, and what do a round's lists hold? */
import { loadedNames, NAME_FIELDS, type LoadedName } from './own-sheets';
import type { RoundLists } from './store';

/** The workbook's own names and its sheets, as they are now. */
export interface Inventory {
  readonly names: readonly LoadedName[];
  readonly sheetNames: readonly string[];
}

/** Lists names and sheets anew: an action that writes in steps adds some on its way. One request. */
export async function takeInventory(context: Excel.RequestContext): Promise<Inventory> {
  const { names, worksheets } = context.workbook;
  names.load(NAME_FIELDS);
  worksheets.load('items/name');
  await context.sync();
  const sheetNames = worksheets.items.map(({ name }) => name);
  return { names: loadedNames(names.items, sheetNames), sheetNames };
}

/** One state as a round's lists have it: texts, "" for no rank. */
export interface ListedState {
  readonly label: string;
  readonly state: string;
  readonly rank: string;
}

/** What the lists hold; null for a round whose lists are gone or torn. One request for all. */
export async function readLists(
  context: Excel.RequestContext,
  rounds: readonly RoundLists[],
): Promise<(ListedState[] | null)[]> {
  const ranges = rounds.map((lists) =>
    [lists.labels, lists.keys, lists.ranks].map((name) => {
      const range = context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject();
      range.load('values');
      return range;
    }),
  );
  await context.sync();
  return ranges.map((columns) => {
    if (columns.some((column) => column.isNullObject)) return null;
    const [labels, keys, ranks] = columns.map((column) => column.values.map(([value]) => String(value)));
    return labels!.map((label, index) => ({ label, state: keys![index] ?? '', rank: ranks![index] ?? '' }));
  });
}
