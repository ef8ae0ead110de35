/** Which text is typed and not saved? */
import { useSyncExternalStore } from 'react';
import type { WorkbookReading } from '../actions/outcome';
import { address } from '../domain/grid';
import type { Draft, DraftPlace } from './drafts';
import { usePane } from './use-pane';

/** All drafts, followed. */
export function useDrafts(): readonly Draft[] {
  const { drafts } = usePane();
  return useSyncExternalStore(drafts.subscribe, drafts.all);
}

/** Where the draft's cell stands now, when its round, row and column can still be told. */
export function locate(
  { matrix }: WorkbookReading,
  { sheet, municipality, tool }: DraftPlace,
): string | null {
  const round = matrix.rounds.find((each) => each.sheet === sheet);
  const row = round?.rows.find(
    ({ code, name, written }) => (code ?? name ?? written) === municipality || written === municipality,
  );
  const column = round?.tools.find((each) => each.tool === tool);
  return row && column ? address(row.row, column.column) : null;
}
