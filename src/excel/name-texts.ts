/** How is a text kept in the workbook that may be longer than a defined name can hold? In parts, in hidden names. */
import { defineName } from './defined-name';
import { textOfName, type LoadedName } from './own-sheets';

/** Excel refuses texts of more than 255 units in a formula; a character takes two at most. */
const LONGEST = 100;

/** The text kept under names that begin so and end with a number; null when there are none. */
export function keptText(names: readonly LoadedName[], prefix: string): string | null {
  const parts = partsOf(names, prefix);
  return parts.length === 0 ? null : parts.map((name) => textOfName(name) ?? '').join('');
}

/** Keeps a text without quotes, or none, in the place of what was kept. Within the caller's request. */
export function keepText(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  prefix: string,
  text: string | null,
): void {
  const parts = text?.match(new RegExp(`.{1,${LONGEST}}`, 'gsu')) ?? [];
  const former = partsOf(names, prefix);
  const wanted = new Map(parts.map((part, index) => [`${prefix}${index + 1}`, part]));
  for (const { name } of former) if (!wanted.has(name)) context.workbook.names.getItem(name).delete();
  for (const [name, part] of wanted) defineName(context, former, name, `="${part}"`);
}

/** The names of the text's parts, in their order. */
function partsOf(names: readonly LoadedName[], prefix: string): LoadedName[] {
  const at = ({ name }: LoadedName) => Number(name.slice(prefix.length));
  return names
    .filter((one) => one.name.startsWith(prefix) && Number.isInteger(at(one)))
    .sort((a, b) => at(a) - at(b));
}
