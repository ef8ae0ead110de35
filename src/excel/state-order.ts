/** Which order of states did a person give to the workbook? It stands in hidden names, which other programs keep. */
import { NAME_PREFIX, type LoadedName } from './own-sheets';

const PREFIX = `${NAME_PREFIX}orden_`;
/** Excel refuses texts of more than 255 characters in a formula. */
const LONGEST = 200;

/** The text of the order that the workbook keeps (see `parseOrder`); null when nobody gave it one. */
export function keptOrder(names: readonly LoadedName[]): string | null {
  const parts = orderNames(names).map(({ formula }) => /^="(.*)"$/.exec(formula)?.[1] ?? '');
  return parts.length === 0 ? null : parts.join('');
}

/** Keeps the text of an order, or none, in the place of what was kept. Within the caller's request. */
export function keepOrder(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  text: string | null,
): void {
  const { names: all } = context.workbook;
  for (const { name } of orderNames(names)) all.getItem(name).delete();
  const parts = text?.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [];
  parts.forEach((part, index) => {
    all.add(`${PREFIX}${index + 1}`, `="${part}"`).visible = false;
  });
}

/** The names of the order's parts, in their order. */
function orderNames(names: readonly LoadedName[]): LoadedName[] {
  const at = ({ name }: LoadedName) => Number(name.slice(PREFIX.length));
  return names
    .filter((one) => one.name.startsWith(PREFIX) && Number.isInteger(at(one)))
    .sort((a, b) => at(a) - at(b));
}
