/** «Celda»: what does the pane show of the cells that are selected? */
import type { AdvanceNotes } from '../domain/advances';
import { selectionCard, type SelectionCard } from '../domain/cell-card';
import type { CardSelection } from '../domain/cell-source';
import type { WorkbookReading } from './outcome';
import type { Book } from './reading';

export type { AdvanceNote, AdvanceNotes } from '../domain/advances';
export type { OneCellCard, SelectionCard } from '../domain/cell-card';
export type { CardSelection } from '../domain/cell-source';
export type { HistoryLine } from '../domain/cell-history';

/** The card of a selection over a book in memory; asks nothing of Excel. */
export function cardOf(
  { matrix }: Pick<WorkbookReading, 'matrix'>,
  { snapshot }: Pick<Book, 'snapshot'>,
  selection: CardSelection,
  notes: AdvanceNotes,
): SelectionCard {
  const closed = snapshot.sheets.filter((sheet) => sheet.protected);
  return selectionCard(
    {
      matrix,
      protectedSheets: new Set(closed.map(({ grid }) => grid.sheet)),
      ownSheets: new Set(snapshot.own.map(({ sheet }) => sheet)),
      notes,
    },
    selection,
  );
}
