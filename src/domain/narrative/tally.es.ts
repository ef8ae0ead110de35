/** How is a count said in short? In a file of its own: the pane needs it at once, and no more of the narrative. */
import type { Tally } from '../progress';
import { figure, percent } from './grammar.es';

/** "11 de 16 con dato (68.8 %); 2 de 18 sin dato": the short form, for cells and tables. */
export function tallyText(tally: Tally): string {
  const { fulfilled, withData, blank, unread, total } = tally;
  const share = percent(fulfilled, withData);
  const parts = [`${figure(fulfilled)} de ${figure(withData)} con dato${share && ` (${share})`}`];
  parts.push(`${figure(blank)} de ${figure(total)} sin dato`);
  if (unread > 0) parts.push(`${figure(unread)} de ${figure(total)} sin lectura`);
  return parts.join('; ');
}
