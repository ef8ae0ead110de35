/** Which legends were chosen for live rounds that have none? Each stands in hidden names beside its round's lists. */
import { keptLegendText, readKeptLegend, type KeptLegend } from '../domain/kept-legend';
import { keepText, keptText } from './name-texts';
import { NAME_PREFIX, type LoadedName } from './own-sheets';

const prefixOf = (slot: number): string => `${NAME_PREFIX}SIMBOLOGIA_${slot}_`;

/** The legend kept for a slot; null when none is, or it is torn. */
export function keptLegendOf(names: readonly LoadedName[], slot: number): KeptLegend | null {
  const text = keptText(names, prefixOf(slot));
  return text === null ? null : readKeptLegend(text);
}

/** Keeps a round's chosen legend, or none, in the place of what was kept. Within the caller's request. */
export function keepLegend(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  slot: number,
  legend: KeptLegend | null,
): void {
  keepText(context, names, prefixOf(slot), legend && keptLegendText(legend));
}
