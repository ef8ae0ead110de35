/** The selection is outside of every body: what is it, and where should the person go? */
import type { CardSelection, CardSource } from './cell-source';
import { toolName } from './finding-text';
import { oneLine } from './fold';
import { areaAddress } from './grid';
import type { Round } from './matrix';
import { choice, quote } from './narrative/grammar.es';

/** So many sheets are named. */
const MOST_NAMED = 3;

/** One or two sentences. */
export function outsideSentence(source: CardSource, { sheet, areas }: CardSelection): string {
  const { rounds } = source.matrix;
  const round = rounds.find((one) => one.sheet === sheet);
  if (round) return beside(round, areas);
  if (rounds.length === 0) return 'El libro no tiene una matriz: no hay estados que mostrar.';
  const where = `Vaya a ${wheres(rounds)} y elija una celda en la fila de un municipio.`;
  return source.ownSheets.has(sheet)
    ? `${quote(sheet)} la hizo Matriz Viva: aquí no se ponen estados. ${where}`
    : `${quote(sheet)} no es un reporte. ${where}`;
}

function wheres(rounds: readonly Round[]): string {
  return choice(rounds.slice(-MOST_NAMED).map(({ sheet }) => quote(sheet)));
}

function beside(round: Round, areas: CardSelection['areas']): string {
  if (round.rows.length === 0) {
    return `${quote(round.sheet)} no tiene ningún municipio: escríbalos debajo de su encabezado.`;
  }
  const within = (row: number, column: number) =>
    areas.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
  const [area] = areas;
  if (area && areas.length === 1 && area.top === area.bottom && area.left === area.right) {
    const row = round.rows.find((one) => within(one.row, area.left));
    if (row) {
      return `Está en la fila de ${row.name ?? oneLine(row.written)}, fuera de las herramientas: elija la columna de una de ellas.`;
    }
    const tool = round.tools.find(({ column }) => column === area.left);
    if (tool && area.top <= round.headerRow) {
      return `Está en el encabezado de ${toolName(tool.tool)}: elija en esa columna la fila de un municipio.`;
    }
  }
  return `La selección está fuera de la matriz de ${quote(round.sheet)}: elija una celda entre ${areaAddress(round.body)}.`;
}
