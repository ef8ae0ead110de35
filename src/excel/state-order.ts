/** Which order of states did a person give to the workbook? It stands in hidden names, which other programs keep. */
import { readOrder, type KeptOrder } from '../domain/state-order';
import { defineName } from './defined-name';
import { keepText, keptText } from './name-texts';
import { NAME_PREFIX, textOfName, type LoadedName } from './own-sheets';

const PREFIX = `${NAME_PREFIX}orden_`;
/** Beside the parts of the text: the mark of the order, by which formulas know whether it is still the same. */
const MARK = `${PREFIX}suma`;
/** The order that the workbook keeps; null when nobody gave it one. */
export function keptOrder(names: readonly LoadedName[]): KeptOrder | null {
  const text = keptText(names, PREFIX);
  const mark = names.find(({ name }) => name === MARK);
  if (text === null && !mark) return null;
  return readOrder(text ?? '', (mark && textOfName(mark)) ?? '');
}

/** Keeps an order by its text and its mark, or none, in the place of what was kept. Within the caller's request. */
export function keepOrder(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  order: { readonly text: string; readonly mark: string } | null,
): void {
  keepText(context, names, PREFIX, order && order.text);
  if (order) defineName(context, names, MARK, `="${order.mark}"`);
  else if (names.some(({ name }) => name === MARK)) context.workbook.names.getItem(MARK).delete();
}

/** True as a formula while the workbook keeps the order of that mark: without any the name is unknown to Excel. */
export function sameOrderFormula(mark: string): string {
  return `IFERROR(${MARK},"")="${mark}"`;
}
