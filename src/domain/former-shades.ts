/** Which live cells were painted in a shade near to the legend's colour before? It may carry a meaning: it stays told. */
import { address } from './grid';
import type { Issue } from './issue';
import { municipalityKeys } from './ledger';
import type { KnownRound } from './ledger-known';
import type { Round } from './matrix';
import type { MatrixReading } from './read';
import { validate } from './validate';

/** The reading with the findings of shades that cells had when they were made live, while their states are the same. */
export function withFormerShades(
  reading: MatrixReading,
  known: ReadonlyMap<string, KnownRound>,
): MatrixReading {
  const former = new Map<number, Issue[]>();
  for (const round of reading.matrix.rounds) {
    const issues = shadesOf(round, known.get(round.sheet));
    if (issues.length > 0) former.set(round.position, issues);
  }
  if (former.size === 0) return reading;
  const issues = reading.issues.map((sheet) => ({
    ...sheet,
    issues: [...sheet.issues, ...(former.get(sheet.position) ?? [])],
  }));
  const next = { ...reading, issues };
  return { ...next, findings: validate(next) };
}

function shadesOf(round: Round, known: KnownRound | undefined): Issue[] {
  if (!known) return [];
  const keys = municipalityKeys(round);
  return round.rows.flatMap((row) =>
    round.tools.flatMap(({ tool, column }): Issue[] => {
      const cell = known.get(keys.get(row.row)!)?.get(tool);
      const reading = row.readings[tool];
      if (!cell?.shade || reading?.kind !== 'state' || reading.by !== 'text') return [];
      if (reading.state !== cell.state || reading.conflict) return [];
      return [{ kind: 'near', at: { row: row.row, column }, color: cell.shade, state: reading.state }];
    }),
  );
}

/** Addresses of the cells that were read from a shade near to their colour, row by row. */
export function nearCells(round: Round): string[] {
  return round.rows.flatMap(({ row, readings }) =>
    round.tools.flatMap(({ tool, column }) => {
      const reading = readings[tool];
      return reading?.kind === 'state' && reading.match === 'near' ? [address(row, column)] : [];
    }),
  );
}

/** The shades that are near in a round as read, by "row,column". */
export function nearShades(issues: readonly Issue[]): Map<string, string> {
  return new Map(
    issues.flatMap((issue) =>
      issue.kind === 'near' ? [[`${issue.at.row},${issue.at.column}`, issue.color] as const] : [],
    ),
  );
}
