/** «Fichas»: how does each municipality get its sheet, and the book an index of them? */
import { municipalitiesOf, type MunicipalityRef } from '../domain/align';
import { isLive } from '../domain/live';
import type { Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import { moveBefore } from '../excel/order-sheets';
import { keptSettings } from '../excel/factsheet-settings';
import { toActionError } from '../excel/failure';
import { freeName, staleMarks } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { beginStep, sendStep, writingOf } from '../excel/steps';
import { contentsChecksum, readFormer, writeSheets, type Former } from '../excel/write-sheets';
import { writeStep, type FactsheetRun } from './factsheet-steps';
import { keepBookAmongSheets } from './follow-action';
import { ActionError, type ActionOptions, type Outcome } from './outcome';
import { findingsOf, gridOf, readBook, requireRounds, type Book } from './reading';
import { chooseMunicipalities } from './sheets/factsheet-choice';
import { indexPageOf, ownFactsheets, type FactsheetJob } from './sheets/factsheet-job';
import { factsheetKeys } from './sheets/factsheet-names';
import {
  factsheetsOutcome,
  shownName,
  skippedNote,
  type FactsheetsWritten,
} from './sheets/factsheet-outcome';
import { INDEX_NAME, indexSheet } from './sheets/index-sheet';

export interface WriteFactsheetsOptions extends ActionOptions {
  /** Names as a person writes them, or INEGI codes; all municipalities by default. */
  readonly municipalities?: readonly string[];
  /** The day to write on what is a copy; by default today. */
  readonly today?: Date;
}

/** Within an action that has just made rounds live, these are they: the book was read before. */
export interface WriteFactsheetsInOptions extends WriteFactsheetsOptions {
  readonly live?: ReadonlySet<string>;
}

const DOING = 'hacer las fichas';
/** Fichas of one step: read together, written together. */
const STEP = 10;

/**
 * Writes a ficha for each municipality, or for those named, and the Índice of all. What a person wrote in a
 * ficha is kept. Cancelling leaves whole sheets and an index of those that exist.
 *
 * @throws ActionError `no_matrix`; `unknown_municipality`; `no_legend` when no round can be read.
 */
export async function writeFactsheets(options: WriteFactsheetsOptions = {}): Promise<Outcome> {
  return inExcel(DOING, async (context) => {
    const book = await readBook(context, options.legend);
    const outcome = await writeFactsheetsIn(context, book, options);
    await keepBookAmongSheets(context, book);
    return outcome;
  });
}

/** `writeFactsheets` over a book already read, as a part of `procesar` too. */
export async function writeFactsheetsIn(
  context: Excel.RequestContext,
  book: Book,
  options: WriteFactsheetsInOptions,
): Promise<Outcome> {
  const { rounds, skipped } = usableRounds(book);
  const asked = options.municipalities
    ? chooseMunicipalities(rounds, options.municipalities)
    : municipalitiesOf(rounds);
  const { own, names, sheetNames } = book.snapshot;
  const [formerIndex = null] = await readFormer(
    context,
    own.filter(({ kind }) => kind === 'indice'),
  );
  const stale = (['ficha', 'indice'] as const).flatMap((kind) => staleMarks(names, kind));
  if (stale.length > 0) {
    beginStep(context, { names, sheetNames });
    for (const mark of stale) context.workbook.names.getItem(mark).delete();
    await sendStep(context);
  }
  const job = jobOf(book, rounds, formerIndex, options);
  const run: FactsheetRun = {
    context,
    job,
    taken: [...job.sheetNames],
    signal: options.signal,
    results: [],
    failed: [],
  };
  const { results, failed } = run;
  try {
    await writeSteps(run, asked, options.progress);
    // Of a single one that was asked for, its failure is the action's.
    if (results.length === 0 && asked.length === 1 && failed[0]) throw failed[0].failure;
    const index = await writeIndex(run, formerIndex, book);
    const aborted = options.signal?.aborted === true;
    return factsheetsOutcome({ asked, results, failed, index, skipped, settings: job.settings, aborted });
  } catch (error) {
    throw afterSome(error, results.length, asked.length);
  }
}

async function writeSteps(
  run: FactsheetRun,
  asked: readonly MunicipalityRef[],
  progress: ActionOptions['progress'],
): Promise<void> {
  for (let start = 0; start < asked.length && !run.signal?.aborted; start += STEP) {
    await writeStep(run, asked.slice(start, start + STEP));
    const last = run.results.at(-1);
    if (last) progress?.(run.results.length, asked.length, `Ficha de ${shownName(last.who)}`);
  }
}

/** The failure, with what had been written before it. */
function afterSome(error: unknown, done: number, asked: number): unknown {
  const failure = toActionError(error, DOING);
  if (!(failure instanceof ActionError) || done === 0) return failure;
  const fichas = done === 1 ? 'Se hizo 1 ficha' : `Se hicieron ${done} fichas`;
  const told = { cause: error, done: `${fichas} de ${asked}, completas.` };
  return new ActionError(failure.code, failure.message, failure.step, told);
}

/** Rounds that say something; a round whose colours no legend explains is skipped until one is chosen. */
function usableRounds(book: Book): { rounds: Round[]; skipped: Round[] } {
  const all = requireRounds(book);
  const rounds = all.filter((round) =>
    round.rows.some((row) => Object.values(row.readings).some(({ kind }) => kind === 'state')),
  );
  const skipped = all.filter((round) => !rounds.includes(round));
  if (rounds.length === 0) throw new ActionError('no_legend', skipped.map(skippedNote).join(' '));
  return { rounds, skipped };
}

function jobOf(
  book: Book,
  rounds: readonly Round[],
  formerIndex: Former | null,
  options: WriteFactsheetsInOptions,
): FactsheetJob {
  const { own, sheetNames } = book.snapshot;
  const all = municipalitiesOf(rounds);
  const live = rounds.filter((round) => isLive(round, gridOf(book, round))).map(({ sheet }) => sheet);
  return {
    matrix: book.reading.matrix,
    rounds,
    gridOf: (round) => gridOf(book, round),
    live: options.live ?? new Set(live),
    all,
    keys: factsheetKeys(all),
    own,
    sheetNames,
    index: indexName(formerIndex, sheetNames),
    settings: keptSettings(book.snapshot.names),
    today: options.today ?? new Date(),
    illustrative: book.illustrative,
    notes: book.reading.notes,
  };
}

/** An index that nobody changed keeps its name; else a new one is made under the name that is free. */
function indexName(former: Former | null, sheetNames: readonly string[]): string {
  if (former && contentsChecksum(former.contents) === former.note) return former.sheet;
  const others = sheetNames.filter((name) => name !== former?.sheet);
  return freeName(INDEX_NAME, new Set(others.map((name) => name.toLowerCase())));
}

/** Where its tab stands is no part of what it says. */
async function moveIndex(context: Excel.RequestContext, index: string, first: string): Promise<void> {
  try {
    await moveBefore(context, index, first);
  } catch {
    writingOf(context)?.missed.add(
      `Excel no aceptó mover la pestaña de la hoja ${quote(index)}: puede arrastrarla antes de las fichas.`,
    );
  }
}

/** The index lists every ficha that exists, also those of an earlier time. A new one stands before the fichas. */
async function writeIndex(
  { context, job, taken, results }: FactsheetRun,
  former: Former | null,
  book: Book,
): Promise<FactsheetsWritten['index']> {
  const sheets = new Map(ownFactsheets(job).map(({ key, sheet }) => [key, sheet]));
  for (const { key, sheet } of results) sheets.set(key, sheet);
  const design = indexSheet(indexPageOf(job, sheets, findingsOf(book)));
  const [written] = await writeSheets(context, [design], former ? [former] : [], taken);
  const first = results[0]?.sheet;
  if (former === null && first !== undefined) await moveIndex(context, written!.sheet, first);
  return written!;
}
