/** How is a count said in short? In a file of its own: the pane needs it at once, and no more of the narrative. */
import type { Tally } from '../progress';
import { percent } from './grammar.es';

/** "11 de 16 con dato (68.8 %); 2 de 18 sin dato": the short form, for cells and tables. */
export function tallyText(tally: Tally): string {
  const share = percent(tally.fulfilled, tally.withData);
  const parts = [`${tally.fulfilled} de ${tally.withData} con dato${share && ` (${share})`}`];
  parts.push(`${tally.blank} de ${tally.total} sin dato`);
  if (tally.unread > 0) parts.push(`${tally.unread} de ${tally.total} sin lectura`);
  return parts.join('; ');
}
