/** What is there to tell about a workbook? Every finding, in the order of its sheets and cells. */
import { NO_NOTES, noteOf, notesByKey, type AdvanceNotes } from './advances';
import { firstRows } from './align';
import type { Finding } from './finding';
import { cellName, labelOf, quoted } from './finding-text';
import type { Issue, ReadWorkbook } from './issue';
import type { Matrix, Round } from './matrix';
import { trajectories } from './trajectory';
import { advanceFindings } from './validate-advances';
import { cellFindings } from './validate-cells';
import { columnFindings, sheetFindings } from './validate-columns';
import { orderFindings, titleFindings } from './validate-dates';
import { inOrder, placed, type Draft, type Placed } from './validate-draft';
import { legendChanges, legendFindings, unranked } from './validate-legends';
import { municipalityFindings } from './validate-municipalities';

/** All findings of a workbook, by sheet, row, column and severity. Severities are those of SPEC.md. */
export function validate({ matrix, orderedBy, issues, legendSheets, notes, today }: ReadWorkbook): Finding[] {
  const rounds = new Map(matrix.rounds.map((round) => [round.position, round]));
  const found: Placed[] = issues.flatMap((sheet) => {
    const round = rounds.get(sheet.position);
    const drafts = round
      ? roundFindings(round, matrix, sheet.issues, legendSheets)
      : sheetFindings(sheet.sheet, sheet.issues);
    return drafts.map((draft) => placed(draft, sheet));
  });
  const across = [
    ...orderFindings(matrix, orderedBy),
    ...legendChanges(matrix),
    ...unranked(matrix),
    ...setbacks(matrix, notes ? notesByKey(notes.rows) : NO_NOTES),
  ];
  found.push(...across.map(({ round, draft }) => placed(draft, round)));
  if (notes) found.push(...advanceFindings(matrix, notes, today ?? null));
  return found.sort(inOrder).map(({ finding }) => finding);
}

/** The order that the workbook keeps was torn: whoever gave it must hear that it does not count. */
export function tornOrder(): Finding {
  const draft: Draft = {
    rule: 'V46',
    at: null,
    message:
      'El libro guardaba un orden de los estados que ya no se puede leer: mientras tanto vale el del Modelo.',
    proposal: 'En el panel, «Matriz» ▸ «Orden de los estados», dé el orden de nuevo y guárdelo.',
  };
  return placed(draft, { sheet: '', position: -1 }).finding;
}

function roundFindings(
  round: Round,
  matrix: Matrix,
  issues: readonly Issue[],
  givers: readonly string[],
): Draft[] {
  return [
    ...titleFindings(round, issues),
    ...columnFindings(round, issues),
    ...municipalityFindings(round, matrix, issues),
    ...legendFindings(round, issues, givers),
    ...cellFindings(round, issues),
  ];
}

/**
 * Cells that went back from one round to the next one with data, by rank and not by a change of legend, and of
 * which no Avance says anything.
 */
function setbacks(matrix: Matrix, notes: AdvanceNotes): { round: Round; draft: Draft }[] {
  return trajectories(matrix).flatMap(({ municipality, tool, setbacks: steps }) =>
    steps.flatMap(({ from, to }) => {
      if (from.side.kind !== 'state' || to.side.kind !== 'state') return [];
      const row = firstRows(to.round).get(municipality.key);
      const column = to.round.tools.find((t) => t.tool === tool)?.column;
      if (!row || column === undefined) return [];
      if (noteOf(notes, to.round, row, tool)?.advance.trim()) return [];
      const [was, is] = [
        labelOf(from.side.state, from.round.legend),
        labelOf(to.side.state, to.round.legend),
      ];
      const draft: Draft = {
        rule: 'V30',
        at: { row: row.row, column },
        message: `${cellName(row, tool, column)}: retrocede de ${was} en ${quoted(from.round.sheet)} a ${is}.`,
        proposal: 'Confirme el cambio, o corrija el estado que esté mal.',
      };
      return [{ round: to.round, draft }];
    }),
  );
}
