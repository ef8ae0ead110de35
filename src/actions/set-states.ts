/** «Poner estado»: how does a person set the state of one cell or of many at once? */
import { address } from '../domain/grid';
import { oneLine } from '../domain/fold';
import type { ChangeOrigin } from '../domain/ledger';
import { hasColors } from '../domain/legend';
import { parseAreas } from '../domain/parse-areas';
import type { Legend, Position, Round, StateKey } from '../domain/matrix';
import { list, quote } from '../domain/narrative/grammar.es';
import { bodyCells, planState, type StatePlan } from '../domain/set-state';
import { stateLabel } from '../domain/state';
import { ActionError } from '../excel/failure';
import { inExcel } from '../excel/session';
import { loadSelection } from '../excel/selected-areas';
import { changeCells } from './change-cells';
import { keepingBook } from './follow-action';
import { freshBook } from './fresh-book';
import type { ActionOptions, Outcome } from './outcome';
import { gridOf, requireRounds, type Book } from './reading';
import { holdsLabels } from './record-changes';
import type { SelectedCells } from './selected-cells';

/** Where: cells of a sheet (several areas separated by commas), what was selected, or whatever is selected now. */
export type StateTarget = { readonly sheet: string; readonly address: string } | SelectedCells | 'selection';

/**
 * Gives the body cells of `target` a state of their round's legend, over a text that is no state too: the person
 * chose it for them, and what is replaced is told and kept. Cells outside a body are left alone; formulas and
 * patterns are left too, and told. In a round that is not live yet the cell is
 * painted with the legend's colour, as people do there.
 *
 * @throws ActionError `outside_body` when no cell of the target is of a round's body; `no_state` when the
 * round's legend lacks the state; `no_legend`; `protected`.
 */
export async function setStates(
  target: StateTarget,
  state: StateKey,
  origin: ChangeOrigin = 'panel',
  options: Pick<ActionOptions, 'legend'> = {},
): Promise<Outcome> {
  return change('poner el estado', target, state, origin, options);
}

/** Takes the state of the body cells of `target` away; formulas and other texts stay. */
export async function clearStates(
  target: StateTarget,
  origin: ChangeOrigin = 'panel',
  options: Pick<ActionOptions, 'legend'> = {},
): Promise<Outcome> {
  return change('quitar el estado', target, null, origin, options);
}

async function change(
  doing: string,
  target: StateTarget,
  state: StateKey | null,
  origin: ChangeOrigin,
  options: Pick<ActionOptions, 'legend'>,
): Promise<Outcome> {
  return inExcel(doing, async (context) => {
    const { sheet, areas } = await place(context, target);
    const book = await freshBook(context, { sheet, areas }, options.legend);
    const round = roundAt(book, sheet);
    const cells = round ? bodyCells(round, areas) : [];
    if (!round || cells.length === 0) throw outside(book);
    const legend = legendFor(round, state);
    const asText = holdsLabels(book, sheet);
    // To take a state away from what has none would empty it: that is for the person's Delete key.
    const plan = planState(gridOf(book, round), legend, cells, state, asText, state !== null);
    const what = told(round, legend, plan.writes, state);
    const changes = plan.writes.map(({ contents, ...write }) => ({ ...write, sheet, label: contents }));
    // What is as it should be is confirmed: the shade that it once had says nothing more.
    const confirmed = plan.same.map((cell) => ({ ...cell, sheet }));
    const edits = changes.map(({ label, ...edit }) => ({ ...edit, contents: label }));
    await keepingBook(book, edits, () =>
      changeCells(context, book, [...changes, ...confirmed], { origin, title: what }),
    );
    return outcomeOf(what, plan, sheet);
  });
}

async function place(context: Excel.RequestContext, target: StateTarget): Promise<SelectedCells> {
  if (target !== 'selection')
    return 'areas' in target ? target : { sheet: target.sheet, areas: parseAreas(target.address) };
  const selection = loadSelection(context);
  await context.sync();
  return selection();
}

function roundAt(book: Book, sheet: string): Round | undefined {
  return requireRounds(book).find((round) => round.sheet === sheet);
}

function outside(book: Book): ActionError {
  const sheets = book.reading.matrix.rounds.map(({ sheet }) => quote(sheet)).join(', ');
  return new ActionError(
    'outside_body',
    `La selección no tiene ninguna celda de la matriz: elija una o más celdas que estén en la fila de un municipio y la columna de una herramienta (en ${sheets}) y repita la acción.`,
  );
}

function legendFor(round: Round, state: StateKey | null): Legend {
  const { legend, sheet } = round;
  if (!hasColors(legend)) {
    throw new ActionError(
      'no_legend',
      `${quote(sheet)} no tiene una simbología con colores: elija en Matriz la de otro reporte o la predeterminada y repita la acción.`,
    );
  }
  if (state === null || legend.entries.some((entry) => entry.state === state)) return legend;
  const labels = legend.entries.map(({ label }) => quote(label)).join(', ');
  throw new ActionError(
    'no_state',
    `La simbología de ${quote(sheet)} no tiene el estado ${quote(stateLabel(state))}: sus estados son ${labels}. No se cambió nada.`,
  );
}

/** "«Cumplido» en Metepec, 4.3" or "«Cumplido» en 12 celdas". */
function told(round: Round, legend: Legend, cells: readonly Position[], state: StateKey | null): string {
  const what = state === null ? 'Sin estado' : quote(stateLabel(state, legend));
  if (cells.length !== 1) return `${what} en ${cells.length} celdas`;
  const [cell] = cells;
  const row = round.rows.find((one) => one.row === cell!.row)!;
  const tool = round.tools.find(({ column }) => column === cell!.column)!;
  return `${what} en ${row.name ?? row.written}, ${tool.tool}`;
}

function outcomeOf(what: string, plan: StatePlan, sheet: string): Outcome {
  const none =
    plan.same.length === 0 ? 'No se cambió ninguna celda.' : 'Ya estaba así: no se cambió ninguna celda.';
  const notes = [
    ...over(plan.replaced),
    ...left(plan.formulas, ['tiene una fórmula', 'tienen una fórmula'], ERASE),
    ...left(plan.texts, ['tiene un texto que no es un estado', 'tienen un texto que no es un estado'], EMPTY),
    ...left(
      plan.hatched,
      ['tiene un relleno con trama o degradado', 'tienen un relleno con trama o degradado'],
      UNFILL,
    ),
  ];
  return {
    summary: plan.writes.length === 0 ? none : `${what}.`,
    notes,
    sheets: [sheet],
    cancelled: false,
    ...(plan.writes.length === 0 && notes.length > 0 ? { unchanged: true } : {}),
  };
}

/** So many cells are named; of more, only their number is told. */
const MOST_NAMED = 8;
/** Characters of a text that was replaced. */
const LONGEST_TOLD = 60;

/** Of one cell and of many. */
type Forms = readonly [one: string, many: string];

const ERASE: Forms = ['bórrela si quiere ponerle un estado', 'bórrelas si quiere ponerles un estado'];
const EMPTY: Forms = ['bórrela si quiere vaciarla', 'bórrelas si quiere vaciarlas'];
const UNFILL: Forms = [
  'quítele el relleno si quiere cambiar su estado',
  'quíteles el relleno si quiere cambiar su estado',
];

/** Which texts gave way, and how they come back. */
function over(cells: StatePlan['replaced']): string[] {
  if (cells.length === 0) return [];
  const named = cells
    .slice(0, MOST_NAMED)
    .map(({ row, column, text }) => `${quote(shortened(text))} en ${address(row, column)}`);
  const more = cells.length - named.length;
  const rest = more === 0 ? [] : [more === 1 ? 'otra más' : `otras ${more} más`];
  return [
    cells.length === 1
      ? `Se reemplazó ${named[0]}; Deshacer lo devuelve.`
      : `Se reemplazaron los textos de ${cells.length} celdas: ${list([...named, ...rest])}; Deshacer los devuelve.`,
  ];
}

/** A long text is known by how it begins. */
function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= LONGEST_TOLD ? line : `${line.slice(0, LONGEST_TOLD).trimEnd()}…`;
}

function left(cells: readonly Position[], has: Forms, advice: Forms): string[] {
  if (cells.length === 0) return [];
  const named = cells.slice(0, MOST_NAMED).map(({ row, column }) => address(row, column));
  const more = cells.length - named.length;
  const which = `${named.join(', ')}${more > 0 ? ` y ${more} más` : ''}`;
  return [
    cells.length === 1
      ? `La celda ${which} ${has[0]} y se dejó como estaba: ${advice[0]}.`
      : `${cells.length} celdas ${has[1]} y se dejaron como estaban (${which}): ${advice[1]}.`,
  ];
}
