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
import { readNumberFormats } from '../excel/typed-formats';
import { contentsChecksum, readFormer, writeSheets, type Former } from '../excel/write-sheets';
import { ActionError, type ActionOptions, type Outcome } from './outcome';
import { findingsOf, gridOf, readBook, requireRounds, type Book } from './reading';
import { chooseMunicipalities } from './sheets/factsheet-choice';
import {
  formerEntries,
  NOTHING_TYPED,
  numbersTyped,
  withFormats,
  type FormerEntries,
} from './sheets/factsheet-former';
import { indexPageOf, markKey, ownFactsheets, pageOf, type FactsheetJob } from './sheets/factsheet-job';
import type { FactsheetPage } from './sheets/factsheet-layout';
import { factsheetKeys } from './sheets/factsheet-names';
import {
  factsheetsOutcome,
  shownName,
  skippedNote,
  type FactsheetResult,
  type FactsheetsWritten,
} from './sheets/factsheet-outcome';
import { factsheetSheet } from './sheets/factsheet-sheet';
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
    return writeFactsheetsIn(context, book, options);
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
  const run: Run = { context, job, taken: [...job.sheetNames], signal: options.signal };
  const results: FactsheetResult[] = [];
  try {
    await writeSteps(run, asked, results, options.progress);
    const index = await writeIndex(run, formerIndex, results, book);
    const aborted = options.signal?.aborted === true;
    return factsheetsOutcome({ asked, results, index, skipped, settings: job.settings, aborted });
  } catch (error) {
    throw afterSome(error, results.length, asked.length);
  }
}

async function writeSteps(
  run: Run,
  asked: readonly MunicipalityRef[],
  results: FactsheetResult[],
  progress: ActionOptions['progress'],
): Promise<void> {
  for (let start = 0; start < asked.length && !run.signal?.aborted; start += STEP) {
    results.push(...(await writeStep(run, asked.slice(start, start + STEP))));
    const last = results.at(-1);
    if (last) progress?.(results.length, asked.length, `Ficha de ${shownName(last.who)}`);
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

interface Run {
  readonly context: Excel.RequestContext;
  readonly job: FactsheetJob;
  /** Names of all sheets, growing as fichas are added. */
  readonly taken: string[];
  readonly signal: AbortSignal | undefined;
}

/** Ten fichas: one request reads the former ones, one writes. */
async function writeStep(
  { context, job, taken, signal }: Run,
  step: readonly MunicipalityRef[],
): Promise<FactsheetResult[]> {
  const keyOf = (who: MunicipalityRef): string => markKey(job.keys.get(who.key)!);
  const wanted = new Set(step.map(keyOf));
  const former = await readFormer(
    context,
    ownFactsheets(job).filter(({ key }) => wanted.has(key)),
  );
  const entries = await readEntries(context, former);
  if (signal?.aborted) return [];
  const pages = step.map((who) => pageOf(job, who, entries.get(keyOf(who)) ?? NOTHING_TYPED));
  const written = await writeSheets(context, pages.map(factsheetSheet), former, taken, { signal });
  return written.map(({ sheet, kept }, index) => {
    taken.push(sheet, ...(kept === null ? [] : [kept.sheet]));
    const who = step[index]!;
    const isNew = !former.some(({ key }) => key === keyOf(who));
    return { who, key: keyOf(who), sheet, kept, isNew, ...keptParagraphs(pages[index]!) };
  });
}

function keptParagraphs({ story }: FactsheetPage): Pick<FactsheetResult, 'edited' | 'stale'> {
  const kept = story.flatMap((item) => item.kept ?? []);
  return { edited: kept.length, stale: kept.filter(({ stale }) => stale).length };
}

/** What people typed in the former fichas, by key; one request more when they typed numbers. */
async function readEntries(
  context: Excel.RequestContext,
  former: readonly Former[],
): Promise<Map<string, FormerEntries>> {
  const found = former.map(({ key, sheet, contents }) => ({ key, sheet, entries: formerEntries(contents) }));
  const cells = found.flatMap(({ sheet, entries }) =>
    numbersTyped(entries).map(({ row, column }) => ({ sheet, row, column })),
  );
  const formats = await readNumberFormats(context, cells);
  const byCell = new Map(cells.map((cell, index) => [JSON.stringify(cell), formats[index]!]));
  return new Map(
    found.map(({ key, sheet, entries }) => [
      key,
      withFormats(entries, (row, column) => byCell.get(JSON.stringify({ sheet, row, column }))),
    ]),
  );
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
  { context, job, taken }: Run,
  former: Former | null,
  results: readonly FactsheetResult[],
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
