/** How is the change of the fulfilled between two rounds said in short? */
import { points } from './narrative/grammar.es';
import { pointsOfChange } from './progress';
import type { Common } from './progress';

/** "2 más en 17 con dato en ambos (11.8 puntos porcentuales)": the change between the last two rounds. */
export function commonText(shared: Common | null): string {
  if (!shared) return '';
  if (shared.cells === 0) return 'Sin datos comparables';
  const difference = shared.fulfilledTo - shared.fulfilledFrom;
  const base = `${shared.cells} con dato en ambos`;
  if (difference === 0) return `Sin variación en ${base}`;
  const sense = difference > 0 ? 'más' : 'menos';
  return `${Math.abs(difference)} ${sense} en ${base} (${points(pointsOfChange(shared) ?? 0)})`;
}
