/** Which legends were chosen for live rounds that have none? Each stands in hidden names beside its round's lists. */
import { keptLegendText, readKeptLegend, type KeptLegend } from '../domain/kept-legend';
import { NAME_PREFIX, textOfName, type LoadedName } from './own-sheets';

/** Excel refuses texts of more than 255 characters in a formula. */
const LONGEST = 250;

const prefixOf = (slot: number): string => `${NAME_PREFIX}SIMBOLOGIA_${slot}_`;

/** The legend kept for a slot; null when none is, or it is torn. */
export function keptLegendOf(names: readonly LoadedName[], slot: number): KeptLegend | null {
  const parts = partsOf(names, slot).map((name) => textOfName(name) ?? '');
  return parts.length === 0 ? null : readKeptLegend(parts.join(''));
}

/** Keeps a round's chosen legend, or none, in the place of what was kept. Within the caller's request. */
export function keepLegend(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  slot: number,
  legend: KeptLegend | null,
): void {
  const all = context.workbook.names;
  for (const { name } of partsOf(names, slot)) all.getItem(name).delete();
  if (!legend) return;
  const parts = keptLegendText(legend).match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? [];
  parts.forEach((part, index) => {
    all.add(`${prefixOf(slot)}${index + 1}`, `="${part}"`).visible = false;
  });
}

/** The names of a slot's parts, in their order. */
function partsOf(names: readonly LoadedName[], slot: number): LoadedName[] {
  const prefix = prefixOf(slot);
  const at = ({ name }: LoadedName) => Number(name.slice(prefix.length));
  return names
    .filter((one) => one.name.startsWith(prefix) && Number.isInteger(at(one)))
    .sort((a, b) => at(a) - at(b));
}
