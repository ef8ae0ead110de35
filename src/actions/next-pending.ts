/** «Siguiente pendiente»: how does the person get from one cell that needs work to the next? */
import { address } from '../domain/grid';
import type { Position, Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import { pendingAround, pendingCells } from '../domain/pending';
import { inExcel } from '../excel/session';
import { loadSelection } from '../excel/selected-areas';
import { showAndTell } from './go-to';
import { chosenLegend, liveBook } from './live-book';
import { ActionError, type Outcome } from './outcome';
import { readBook, requireRounds } from './reading';

/**
 * Selects the next cell of the round that needs work: blank, unread, in conflict or not fulfilled. After the last
 * one comes the first. From a sheet that is no round it goes to the last round.
 *
 * @throws ActionError `no_matrix`; `unknown_sheet` when the round's sheet is gone meanwhile.
 */
export async function goToNextPending(): Promise<Outcome> {
  return inExcel('ir a la siguiente celda pendiente', async (context) => {
    const selection = loadSelection(context);
    const book = liveBook();
    if (book) await context.sync();
    const rounds = requireRounds(book ?? (await readBook(context, chosenLegend())));
    const { sheet, areas } = selection();
    const here = rounds.find((round) => round.sheet === sheet);
    const round = here ?? rounds.at(-1)!;
    const from = here ? { row: areas[0]!.top, column: areas[0]!.left } : BEFORE_ALL;
    const next = pendingAround(round, from).next ?? pendingCells(round)[0];
    if (next && !(await showAndTell(context, round.sheet, address(next.row, next.column)))) throw gone(round);
    return {
      summary: 'Siguiente pendiente.',
      notes: next ? [] : [nothingLeft(round)],
      sheets: [],
      cancelled: false,
    };
  });
}

const BEFORE_ALL: Position = { row: -1, column: -1 };

function nothingLeft({ sheet }: Round): string {
  return `En ${quote(sheet)} no queda ninguna celda pendiente: todas están cumplidas o no aplican.`;
}

function gone({ sheet }: Round): ActionError {
  return new ActionError(
    'unknown_sheet',
    `La hoja ${quote(sheet)} ya no está con ese nombre: vuelva a leer el libro.`,
  );
}
