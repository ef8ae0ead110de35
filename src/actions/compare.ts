/** «Comparar»: what changed between two reports, as the sheet Comparativo or as data? */
import { firstRows } from '../domain/align';
import { compareRounds, type Comparison } from '../domain/compare';
import { isFoundByName } from '../domain/found-by-name';
import type { Grid } from '../domain/grid';
import { isLive, liveStates } from '../domain/live';
import type { Round } from '../domain/matrix';
import { figure, list, quote } from '../domain/narrative/grammar.es';
import { nameRounds } from '../domain/narrative/round-name.es';
import { readLists, takeInventory, type Inventory } from '../excel/inventory';
import { inExcel } from '../excel/session';
import { listsOf, roundSlots } from '../excel/store';
import { ActionError, type ActionOptions, type Outcome } from './outcome';
import { chooseRounds, usableRounds } from './choose-rounds';
import { keepBookAmongSheets } from './follow-action';
import { gridOf, readBook, sheetOf, type Book } from './reading';
import { SIGNED } from './sheets/comparison-figures';
import type { LiveSide, LiveSides } from './sheets/comparison-layout';
import { comparisonSheet } from './sheets/comparison-sheet';
import { writeOwnSheet } from './write-own-sheet';

export interface CompareOptions extends ActionOptions {
  /** Sheet of the earlier report; by default the one before `to`, or the last but one. */
  readonly from?: string;
  /** Sheet of the later report; by default the last one. */
  readonly to?: string;
  /** The day to write on the sheet; by default today. */
  readonly today?: Date;
}

/** Within an action that has just made rounds live, these are they: the book was read before. */
export interface CompareInOptions extends CompareOptions {
  readonly live?: ReadonlySet<string>;
}

/**
 * Writes Comparativo for two reports, in the order given. With fewer than two to compare it writes nothing and
 * says so.
 *
 * @throws ActionError `no_matrix`; `unknown_sheet` for a sheet that is no report.
 */
export async function compare(options: CompareOptions = {}): Promise<Outcome> {
  return inExcel('comparar los reportes', async (context) => {
    const book = await readBook(context, options.legend);
    const outcome = await compareIn(context, book, options);
    await keepBookAmongSheets(context, book);
    return outcome;
  });
}

/** A comparison as data, and what is to be said of it: the rounds passed over. */
export interface ComparisonData {
  readonly comparison: Comparison;
  readonly notes: readonly string[];
}

/**
 * The comparison as data; nothing is written.
 *
 * @throws ActionError as `compare`, and `too_few_rounds`.
 */
export async function comparisonData(options: CompareOptions = {}): Promise<ComparisonData> {
  return inExcel('comparar los reportes', async (context) => {
    const book = await readBook(context, options.legend);
    const chosen = chooseRounds(book, options);
    if ('missing' in chosen) throw new ActionError('too_few_rounds', chosen.missing);
    return { comparison: compareRounds(chosen.from, chosen.to), notes: chosen.notes };
  });
}

/** Two rounds of a book compared; null when there are fewer than two to compare. @throws as `compare`. */
export function compareRoundsOf(book: Book, from?: string, to?: string): Comparison | null {
  const chosen = chooseRounds(book, { from, to });
  return 'missing' in chosen ? null : compareRounds(chosen.from, chosen.to);
}

/** `compare` over a book already read, as a part of `procesar` too. One request more than writing takes. */
export async function compareIn(
  context: Excel.RequestContext,
  book: Book,
  options: CompareInOptions,
): Promise<Outcome> {
  const chosen = chooseRounds(book, options);
  if ('missing' in chosen)
    return { summary: chosen.missing, notes: [], sheets: [], cancelled: false, unchanged: true };
  const comparison = compareRounds(chosen.from, chosen.to);
  const inventory = options.live ? await takeInventory(context) : book.snapshot;
  const found = await liveSides(context, book, comparison, inventory, options.live);
  const live = 'why' in found ? null : found;
  const design = comparisonSheet(comparison, {
    rounds: usableRounds(book),
    live,
    today: options.today ?? new Date(),
    illustrative: book.illustrative,
  });
  const written = await writeOwnSheet(context, design, inventory, options);
  if (written === null) return CANCELLED;
  return {
    summary: `${summaryText(comparison)} Está en la hoja ${quote(written.sheet)}.`,
    notes: [
      ...chosen.notes,
      ...('why' in found ? [found.why] : []),
      ...comparisonNotes(comparison),
      ...written.notes,
    ],
    sheets: [written.sheet],
    cancelled: false,
  };
}

const CANCELLED: Outcome = {
  summary: 'Se canceló el comparativo: no se escribió nada.',
  notes: [],
  sheets: [],
  cancelled: true,
};

/**
 * Both rounds with their lists, when both are live; else a sentence that names which is not. Their lists must
 * say what their legends say: after a change of legend they do so again once the legend is applied.
 */
async function liveSides(
  context: Excel.RequestContext,
  book: Book,
  { from, to }: Comparison,
  { names }: Inventory,
  justMade: ReadonlySet<string> | undefined,
): Promise<LiveSides | { readonly why: string }> {
  const rounds = [from, to];
  const isCandidate = (round: Round) =>
    justMade ? justMade.has(round.sheet) : isLive(round, gridOf(book, round));
  const slots = roundSlots(names);
  const [before, after] = rounds.map((round) => liveSide(book, round, slots.get(round.sheet)));
  const dead = rounds.filter((round) => !slots.has(round.sheet) || !isCandidate(round));
  if (!before || !after || dead.length > 0) return { why: snapshotNote(notLive(dead), guarded(book, dead)) };
  const unfound = rounds.filter((round) => !isSearchable(round, gridOf(book, round)));
  if (unfound.length > 0) return { why: unfoundNote(unfound) };
  const sides = { from: before, to: after };
  if (justMade !== undefined) return sides;
  const changed = await disagreeing(context, [before, after], rounds);
  if (changed.length === 0) return sides;
  const which = list(changed.map(({ sheet }) => quote(sheet)));
  return {
    why: snapshotNote(`la simbología de ${which} cambió desde que se aplicó`, guarded(book, changed)),
  };
}

/** A formula finds a row by its name: not where another cell of that name stands above it. */
function isSearchable(round: Round, grid: Grid): boolean {
  return [...firstRows(round).values()].every((row) => isFoundByName(round, row, grid));
}

function unfoundNote(rounds: readonly Round[]): string {
  const sheets = list(rounds.map(({ sheet }) => quote(sheet)));
  return `El comparativo es una instantánea, porque en ${sheets} hay municipios cuyo nombre está también en otra fila más arriba, o combinado sobre varias: una fórmula no sabría cuál es la suya. Para que se actualice solo, deje cada nombre en una sola fila y repítalo.`;
}

function notLive(rounds: readonly Round[]): string {
  const [first, second] = rounds.map(({ sheet }) => quote(sheet));
  return second === undefined ? `${first} no está vivo` : `ni ${first} ni ${second} están vivos`;
}

/** Those of the rounds whose sheets are protected: their legend cannot be applied before that ends. */
function guarded(book: Book, rounds: readonly Round[]): Round[] {
  return rounds.filter((round) => sheetOf(book, round).protected);
}

function snapshotNote(why: string, locked: readonly Round[]): string {
  const sheets = list(locked.map(({ sheet }) => quote(sheet)));
  const first = locked.length > 0 ? `quite la protección de ${sheets} (Revisar ▸ Desproteger hoja), ` : '';
  return `El comparativo es una instantánea, porque ${why}: ${first}aplique la simbología y repítalo para que se actualice solo.`;
}

function liveSide(book: Book, round: Round, slot: number | undefined): LiveSide | null {
  return slot === undefined ? null : { grid: gridOf(book, round), lists: listsOf(slot) };
}

/** The rounds whose lists on the very hidden sheet do not say what their legends say now. */
async function disagreeing(
  context: Excel.RequestContext,
  sides: readonly LiveSide[],
  rounds: readonly Round[],
): Promise<Round[]> {
  const listed = await readLists(
    context,
    sides.map(({ lists }) => lists),
  );
  return rounds.filter(({ legend }, index) => {
    const wanted = liveStates(legend!).map(({ label, state, rank }) => ({
      label,
      state,
      rank: rank === null ? '' : String(rank),
    }));
    return JSON.stringify(listed[index]) !== JSON.stringify(wanted);
  });
}

/** "Comparativo del segundo reporte al tercer reporte: 45 avances, 3 retrocesos…" */
function summaryText({ from, to, summary }: Comparison): string {
  const [before, after] = nameRounds([from, to]).map(({ short }) => short);
  const counts = SIGNED.map(({ key, name, heading }) => {
    const count = summary[key];
    return `${figure(count)} ${(count === 1 ? name : heading).toLowerCase()}`;
  });
  return `Comparativo del ${before} al ${after}: ${counts.join(', ')}.`;
}

function comparisonNotes({ from, to, duplicates }: Comparison): string[] {
  const notes: string[] = [];
  for (const round of [from, to]) {
    if (round.legend === null) {
      notes.push(
        `${quote(round.sheet)} no tiene simbología: sus celdas coloreadas figuran como no comparables.`,
      );
    }
  }
  if (duplicates.length > 0) {
    const rows = duplicates.length === 1 ? 'Una fila repite' : `${duplicates.length} filas repiten`;
    notes.push(`${rows} un municipio y no se comparó: está en la lista de repetidos.`);
  }
  return notes;
}
