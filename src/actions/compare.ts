/** «Comparar»: what changed between two reports, as the sheet Comparativo or as data? */
import { compareRounds, type Comparison } from '../domain/compare';
import { isLive, liveStates } from '../domain/live';
import type { Round } from '../domain/matrix';
import { list, quote } from '../domain/narrative/grammar.es';
import { nameRounds } from '../domain/narrative/round-name.es';
import { readLists, takeInventory, type Inventory } from '../excel/inventory';
import { inExcel } from '../excel/session';
import { listsOf, roundSlots } from '../excel/store';
import { ActionError, type ActionOptions, type Outcome } from './outcome';
import { gridOf, readBook, requireRounds, type Book } from './reading';
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
  /** True when the workbook's states are an example: the sheet then says so. */
  readonly illustrative?: boolean;
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
    return compareIn(context, book, options);
  });
}

/**
 * The comparison as data; nothing is written.
 *
 * @throws ActionError as `compare`, and `too_few_rounds`.
 */
export async function comparisonData(options: CompareOptions = {}): Promise<Comparison> {
  return inExcel('comparar los reportes', async (context) => {
    const book = await readBook(context, options.legend);
    const chosen = chooseRounds(book, options);
    if ('missing' in chosen) throw new ActionError('too_few_rounds', chosen.missing);
    return compareRounds(chosen.from, chosen.to);
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
  if ('missing' in chosen) return { summary: chosen.missing, notes: [], sheets: [], cancelled: false };
  const comparison = compareRounds(chosen.from, chosen.to);
  const inventory = options.live ? await takeInventory(context) : book.snapshot;
  const live = await liveSides(context, book, comparison, inventory, options.live);
  const design = comparisonSheet(comparison, {
    rounds: usableRounds(book),
    live,
    today: options.today ?? new Date(),
    illustrative: options.illustrative ?? false,
  });
  const written = await writeOwnSheet(context, design, inventory, options);
  if (written === null) return CANCELLED;
  return {
    summary: `${summaryText(comparison)} Está en la hoja ${quote(written.sheet)}.`,
    notes: [...chosen.notes, ...comparisonNotes(comparison, live), ...written.notes],
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

type Chosen =
  | { readonly from: Round; readonly to: Round; readonly notes: readonly string[] }
  /** The sentence that says why there is nothing to compare. */
  | { readonly missing: string };

function chooseRounds(book: Book, { from, to }: Pick<CompareOptions, 'from' | 'to'>): Chosen {
  const rounds = requireRounds(book);
  const [named, later] = [findRound(rounds, from), findRound(rounds, to)];
  const usable = usableRounds(book);
  const skipped = rounds.filter((round) => !usable.includes(round) && round !== named && round !== later);
  const notes = skippedNotes(skipped);
  const last = later ?? usable.findLast((round) => round !== named);
  const first = named ?? usable.slice(0, indexIn(usable, last)).at(-1);
  if (first && last) return { from: first, to: last, notes };
  return { missing: [missingText(rounds, usable, last ?? named), ...notes].join(' ') };
}

/** Rounds before this one; all, when it is not among them. */
function indexIn(rounds: readonly Round[], round: Round | undefined): number {
  const index = round ? rounds.indexOf(round) : -1;
  return index < 0 ? rounds.length : index;
}

function missingText(rounds: readonly Round[], usable: readonly Round[], only: Round | undefined): string {
  if (!only) return 'Ningún reporte tiene estados que se puedan leer: no hay qué comparar.';
  const which = quote(only.sheet);
  if (rounds.length === 1) return `Solo hay un reporte, ${which}: no hay con cuál compararlo.`;
  if (usable.length < 2) return `Solo ${which} tiene estados que se puedan leer: no hay con cuál compararlo.`;
  return `No hay un reporte anterior a ${which} con el cual compararlo.`;
}

function skippedNotes(skipped: readonly Round[]): string[] {
  if (skipped.length === 0) return [];
  const names = list(skipped.map(({ sheet }) => quote(sheet)));
  const what =
    skipped.length === 1
      ? 'no entró en la comparación: no tiene estados que se puedan leer.'
      : 'no entraron en la comparación: no tienen estados que se puedan leer.';
  const advice = skipped.some(({ legend }) => legend === null)
    ? 'Elija una simbología y repita la acción.'
    : 'Revise los hallazgos.';
  return [`${names} ${what} ${advice}`];
}

/** A round whose colours no legend explains says nothing to compare. */
function usableRounds(book: Book): Round[] {
  return requireRounds(book).filter((round) =>
    round.rows.some((row) => Object.values(row.readings).some((reading) => reading.kind === 'state')),
  );
}

/** Excel knows sheets whatever their case. */
function findRound(rounds: readonly Round[], sheet: string | undefined): Round | undefined {
  if (sheet === undefined) return undefined;
  const wanted = sheet.trim().toLocaleLowerCase('es-MX');
  const found = rounds.find((round) => round.sheet.toLocaleLowerCase('es-MX') === wanted);
  if (found) return found;
  const known = rounds.map((round) => quote(round.sheet)).join(', ');
  throw new ActionError(
    'unknown_sheet',
    `${quote(sheet)} no es un reporte de este libro. Reportes: ${known}.`,
  );
}

/**
 * Both rounds with their lists, when both are live. Their lists must say what their legends say: after a
 * change of legend they do so again once the legend is applied.
 */
async function liveSides(
  context: Excel.RequestContext,
  book: Book,
  { from, to }: Comparison,
  { names }: Inventory,
  justMade: ReadonlySet<string> | undefined,
): Promise<LiveSides | null> {
  const rounds = [from, to];
  const isCandidate = (round: Round) =>
    justMade ? justMade.has(round.sheet) : isLive(round, gridOf(book, round));
  const slots = roundSlots(names);
  const [before, after] = rounds.map((round) => sideOf(book, round, slots.get(round.sheet)));
  if (!before || !after || !rounds.every(isCandidate)) return null;
  const agreed = justMade !== undefined || (await listsAgree(context, [before, after], rounds));
  return agreed ? { from: before, to: after } : null;
}

function sideOf(book: Book, round: Round, slot: number | undefined): LiveSide | null {
  return slot === undefined ? null : { grid: gridOf(book, round), lists: listsOf(slot) };
}

/** True when the lists on the very hidden sheet say what the legends say now. */
async function listsAgree(
  context: Excel.RequestContext,
  sides: readonly LiveSide[],
  rounds: readonly Round[],
): Promise<boolean> {
  const listed = await readLists(
    context,
    sides.map(({ lists }) => lists),
  );
  return rounds.every(({ legend }, index) => {
    const wanted = liveStates(legend!).map(({ label, state, rank }) => ({
      label,
      state,
      rank: rank === null ? '' : String(rank),
    }));
    return JSON.stringify(listed[index]) === JSON.stringify(wanted);
  });
}

/** "Comparativo del segundo reporte al tercer reporte: 45 avances, 3 retrocesos…" */
function summaryText({ from, to, summary }: Comparison): string {
  const [before, after] = nameRounds([from, to]).map(({ short }) => short);
  const counts = SIGNED.map(({ key, name, heading }) => {
    const count = summary[key];
    return `${count} ${(count === 1 ? name : heading).toLowerCase()}`;
  });
  return `Comparativo del ${before} al ${after}: ${counts.join(', ')}.`;
}

function comparisonNotes({ from, to, duplicates }: Comparison, live: LiveSides | null): string[] {
  const notes: string[] = [];
  if (!live) {
    notes.push(
      'El comparativo es una instantánea, porque los dos reportes no están vivos: aplique la simbología y repítalo para que se actualice solo.',
    );
  }
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
