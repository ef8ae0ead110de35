/** Which order of states did a person give to the workbook? It stands in hidden names, which other programs keep. */
import { readOrder, type KeptOrder } from '../domain/state-order';
import { NAME_PREFIX, textOfName, type LoadedName } from './own-sheets';

const PREFIX = `${NAME_PREFIX}orden_`;
/** Beside the parts of the text: the mark of the order, by which formulas know whether it is still the same. */
const MARK = `${PREFIX}suma`;
/** Excel refuses texts of more than 255 units in a formula; a character takes two at most. */
const LONGEST = 100;

/** The order that the workbook keeps; null when nobody gave it one. */
export function keptOrder(names: readonly LoadedName[]): KeptOrder | null {
  const parts = partsOf(names).map(textOf);
  const mark = names.find(({ name }) => name === MARK);
  if (parts.length === 0 && !mark) return null;
  return readOrder(parts.join(''), mark ? textOf(mark) : '');
}

/** Keeps an order by its text and its mark, or none, in the place of what was kept. Within the caller's request. */
export function keepOrder(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  order: { readonly text: string; readonly mark: string } | null,
): void {
  const { names: all } = context.workbook;
  const former = [...partsOf(names), ...names.filter(({ name }) => name === MARK)];
  for (const { name } of former) all.getItem(name).delete();
  if (!order) return;
  const parts = order.text.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [];
  const kept = [...parts.map((part, index) => [`${PREFIX}${index + 1}`, part] as const), [MARK, order.mark]];
  for (const [name, text] of kept) all.add(name!, `="${text}"`).visible = false;
}

/** True as a formula while the workbook keeps the order of that mark: without any the name is unknown to Excel. */
export function sameOrderFormula(mark: string): string {
  return `IFERROR(${MARK},"")="${mark}"`;
}

const textOf = (name: LoadedName): string => textOfName(name) ?? '';

/** The names of the text's parts, in their order. */
function partsOf(names: readonly LoadedName[]): LoadedName[] {
  const at = ({ name }: LoadedName) => Number(name.slice(PREFIX.length));
  return names
    .filter((one) => one.name.startsWith(PREFIX) && Number.isInteger(at(one)))
    .sort((a, b) => at(a) - at(b));
}
