/** Which text is typed and not saved? */
import { useSyncExternalStore } from 'react';
import type { WorkbookReading } from '../actions/outcome';
import { address } from '../domain/grid';
import type { Draft, DraftPlace, DraftRound } from './drafts';
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

/** What a sheet's round says of itself. */
export function roundOf({ matrix }: WorkbookReading, sheet: string): DraftRound | undefined {
  const round = matrix.rounds.find((each) => each.sheet === sheet);
  return round && { number: round.number, reportedOn: round.reportedOn };
}

/** The name that the sheet of a draft has now: the only round of its number and date; null when nobody can tell. */
export function movedTo({ matrix }: WorkbookReading, { place, round }: Draft): string | null {
  if (matrix.rounds.some(({ sheet }) => sheet === place.sheet)) return null;
  if (!round || (round.number === null && round.reportedOn === null)) return null;
  const fits = matrix.rounds.filter(
    ({ number, reportedOn }) => number === round.number && reportedOn === round.reportedOn,
  );
  return fits.length === 1 ? fits[0]!.sheet : null;
}
