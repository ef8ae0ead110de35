/** What differs from what is known of the live rounds? It is written down, and what is torn is put back. */
import { inExcel } from '../excel/session';
import { logDifferences } from './change-cells';
import { mendTorn, tornPlans } from './follow-mend';
import type { Book } from './reading';
import { differences } from './record-changes';

/**
 * Logs what differs (when `mayLog`) and mends what is torn; tells what was done. No request when all is well. True
 * when something differs that is still to be logged.
 */
export async function settleBook(
  book: Book,
  mayLog: boolean,
  tell: (text: string) => void,
): Promise<boolean> {
  const { recorded, isNew } = differences(book, 'al_abrir');
  const differs = recorded.length > 0 || isNew;
  const torn = tornPlans(book);
  if ((mayLog && differs) || torn.length > 0) {
    await inExcel('anotar lo que cambió', async (context) => {
      const found = mayLog && differs ? await logDifferences(context, book) : [];
      if (found.length > 0) tell(foundText(found.length));
      const mended = await mendTorn(context, book, torn);
      if (mended !== null) tell(mended);
    });
  }
  return differs && !mayLog;
}

function foundText(changes: number): string {
  return changes === 1
    ? 'Se encontró un cambio de estado que Matriz Viva no vio hacerse: quedó en la Bitácora.'
    : `Se encontraron ${changes} cambios de estado que Matriz Viva no vio hacerse: quedaron en la Bitácora.`;
}
