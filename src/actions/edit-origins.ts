/** What did the person do: type, paste, paint, empty cells, or move them? Only what one act did together tells. */
import type { GridCell } from '../domain/grid';
import type { ChangeOrigin } from '../domain/ledger';
import { contentsOf, sameContents } from '../domain/live-edit';

/** A cell before and after an act, and how Excel told of it. */
export interface ActedCell {
  readonly was: GridCell;
  readonly is: GridCell;
  readonly how: Extract<ChangeOrigin, 'escrito' | 'pegado' | 'pintado'>;
  /** Events that came together are of one act. */
  readonly act: number;
}

/**
 * The origin of each cell. Where all that an act changed is empty now it was emptied; where what one cell lost another
 * one got, the act moved them. A text that came before its own event was heard is no colour.
 */
export function originsOf(cells: readonly ActedCell[]): ChangeOrigin[] {
  const acts = new Map<number, ActedCell[]>();
  for (const cell of cells.filter(isTyped)) {
    const together = acts.get(cell.act);
    if (together) together.push(cell);
    else acts.set(cell.act, [cell]);
  }
  const kinds = new Map([...acts].map(([act, together]) => [act, kindOf(together)]));
  return cells.map((cell) => {
    if (!isTyped(cell)) return cell.how;
    return kinds.get(cell.act) ?? (cell.how === 'pintado' ? 'escrito' : cell.how);
  });
}

function kindOf(cells: readonly ActedCell[]): ChangeOrigin | null {
  const emptied = cells.filter(({ is }) => sameContents(contentsOf(is), ''));
  if (emptied.length === cells.length) return 'borrado';
  const isMoved = emptied.some(({ was }) =>
    cells.some(({ is }) => sameContents(contentsOf(was), contentsOf(is))),
  );
  return isMoved ? 'movido' : null;
}

function isTyped({ was, is }: ActedCell): boolean {
  return !sameContents(contentsOf(was), contentsOf(is));
}
