/** «Fichas»: how does each municipality get its sheet, and the book an index of them? */
import { firstRows, municipalitiesOf, type MunicipalityRef } from '../domain/align';
import { factsheet } from '../domain/factsheet';
import { isLive } from '../domain/live';
import type { Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import type { Issuer } from '../domain/narrative/story';
import { moveBefore } from '../excel/order-sheets';
import { freeName, markName, staleMarks, type OwnSheet } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import type { SheetDesign } from '../excel/sheet-design';
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
import type { FactsheetPage, RoundSource } from './sheets/factsheet-layout';
import { factsheetKeys, factsheetName } from './sheets/factsheet-names';
import { factsheetSheet } from './sheets/factsheet-sheet';
import { planStory } from './sheets/factsheet-story';
import { INDEX_NAME, indexSheet, type IndexEntry } from './sheets/index-sheet';

export interface WriteFactsheetsOptions extends ActionOptions {
  /** Names as a person writes them, or INEGI codes; all municipalities by default. */
  readonly municipalities?: readonly string[];
  /** Who signs; Infoem by default. */
  readonly emisor?: Issuer;
  /** The day to write on what is a copy; by default today. */
  readonly today?: Date;
  /** True when the workbook's states are an example: each ficha then says so. */
  readonly illustrative?: boolean;
}

/** Within an action that has just made rounds live, these are they: the book was read before. */
export interface WriteFactsheetsInOptions extends WriteFactsheetsOptions {
  readonly live?: ReadonlySet<string>;
}

/** Fichas of one step: read together, written together. */
const STEP = 10;

/**
 * Writes a ficha for each municipality, or for those named, and the Índice of all. What a person wrote in a
 * ficha is kept. Cancelling leaves whole sheets and an index of those that exist.
 *
 * @throws ActionError `no_matrix`; `unknown_municipality`; `no_legend` when no round can be read.
 */
export async function writeFactsheets(options: WriteFactsheetsOptions = {}): Promise<Outcome> {
  return inExcel('hacer las fichas', async (context) => {
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
  const job = await prepare(context, book, options);
  const results: Result[] = [];
  for (let start = 0; start < job.chosen.length && !options.signal?.aborted; start += STEP) {
    const step = job.chosen.slice(start, start + STEP);
    // Ten fichas a step: progress shows, and cancelling leaves whole sheets.
    results.push(...(await writeStep(context, job, step, options.signal)));
    const last = results.at(-1);
    if (last) options.progress?.(results.length, job.chosen.length, `Ficha de ${shown(last.who)}`);
  }
  const index = await writeIndex(context, job, results);
  return outcomeOf(job, results, index, options.signal?.aborted === true);
}

/** Everything that stays the same for all fichas. */
interface Job {
  readonly book: Book;
  readonly rounds: readonly Round[];
  readonly skipped: readonly Round[];
  readonly live: ReadonlySet<string>;
  readonly all: readonly MunicipalityRef[];
  readonly chosen: readonly MunicipalityRef[];
  readonly keys: ReadonlyMap<string, string>;
  readonly issuer: Issuer;
  readonly today: Date;
  readonly illustrative: boolean;
  /** The former Índice with its contents, or null. */
  readonly formerIndex: Former | null;
  /** The name that the Índice has or will have. */
  readonly index: string;
  /** Names of all sheets, growing as fichas are added. */
  readonly names: string[];
}

/** What became of one ficha. */
interface Result {
  readonly who: MunicipalityRef;
  readonly key: string;
  readonly sheet: string;
  readonly isNew: boolean;
  readonly kept: string | null;
  /** Paragraphs of the person's that stayed, and those of them with a proposal. */
  readonly edited: number;
  readonly stale: number;
}

async function prepare(
  context: Excel.RequestContext,
  book: Book,
  options: WriteFactsheetsInOptions,
): Promise<Job> {
  const { rounds, skipped } = usableRounds(book);
  const all = municipalitiesOf(rounds);
  const chosen = options.municipalities ? chooseMunicipalities(rounds, options.municipalities) : all;
  const { own, sheetNames, names } = book.snapshot;
  const [formerIndex = null] = await readFormer(
    context,
    own.filter(({ kind }) => kind === 'indice'),
  );
  for (const kind of ['ficha', 'indice'] as const) {
    for (const mark of staleMarks(names, kind)) context.workbook.names.getItem(mark).delete();
  }
  const live =
    options.live ??
    new Set(rounds.filter((round) => isLive(round, gridOf(book, round))).map(({ sheet }) => sheet));
  return {
    book,
    rounds,
    skipped,
    live,
    all,
    chosen,
    keys: factsheetKeys(all),
    issuer: options.emisor ?? 'infoem',
    today: options.today ?? new Date(),
    illustrative: options.illustrative ?? false,
    formerIndex,
    index: indexName(formerIndex, sheetNames),
    names: [...sheetNames],
  };
}

/** Rounds that say something; a round whose colours no legend explains is skipped until one is chosen. */
function usableRounds(book: Book): { rounds: Round[]; skipped: Round[] } {
  const all = requireRounds(book);
  const isRead = (round: Round) =>
    round.rows.some((row) => Object.values(row.readings).some(({ kind }) => kind === 'state'));
  const rounds = all.filter(isRead);
  const skipped = all.filter((round) => !rounds.includes(round));
  if (rounds.length === 0) throw new ActionError('no_legend', skipped.map(skippedNote).join(' '));
  return { rounds, skipped };
}

function skippedNote({ sheet, legend }: Round): string {
  return legend === null
    ? `${quote(sheet)} no entró en las fichas: no tiene simbología. Elija la de otro reporte o la predeterminada y repita la acción.`
    : `${quote(sheet)} no entró en las fichas: ninguna de sus celdas tiene un estado que se pueda leer.`;
}

/** An index that nobody changed keeps its name; else a new one is made under the name that is free. */
function indexName(former: Former | null, sheetNames: readonly string[]): string {
  if (former && contentsChecksum(former.contents) === former.note) return former.sheet;
  const others = sheetNames.filter((name) => name !== former?.sheet);
  return freeName(INDEX_NAME, new Set(others.map((name) => name.toLowerCase())));
}

async function writeStep(
  context: Excel.RequestContext,
  job: Job,
  step: readonly MunicipalityRef[],
  signal: AbortSignal | undefined,
): Promise<Result[]> {
  const wanted = new Set(step.map(({ key }) => job.keys.get(key)!));
  const former = await readFormer(
    context,
    ownFactsheets(job).filter(({ key }) => wanted.has(key)),
  );
  const entries = await readEntries(context, former);
  if (signal?.aborted) return [];
  const pages = step.map((who) => pageOf(job, who, entries.get(job.keys.get(who.key)!) ?? NOTHING_TYPED));
  const designs = pages.map(factsheetSheet);
  const written = await writeSheets(context, designs, former, job.names, { signal });
  return written.map(({ sheet, kept, key }, index) => {
    job.names.push(...[sheet, kept].filter((name): name is string => name !== null));
    const who = step[index]!;
    const { factsheet: told, former: typed } = pages[index]!;
    const kepts = planStory(told.narrative, typed.paragraphs).flatMap((item) =>
      item.kind === 'paragraph' && item.kept ? [item.kept] : [],
    );
    const isNew = !former.some((one) => one.key === key);
    return {
      who,
      key,
      sheet,
      kept,
      isNew,
      edited: kepts.length,
      stale: kepts.filter((one) => one.stale).length,
    };
  });
}

function ownFactsheets({ book }: Job): OwnSheet[] {
  return book.snapshot.own.filter(({ kind }) => kind === 'ficha');
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

function pageOf(job: Job, who: MunicipalityRef, former: FormerEntries): FactsheetPage {
  const { book, rounds } = job;
  const sheets = rounds.map(({ sheet }) => sheet);
  return {
    factsheet: factsheet(book.reading.matrix, who, { issuer: job.issuer, sheets }),
    key: job.keys.get(who.key)!,
    name: factsheetName(who, book.snapshot.sheetNames, book.snapshot.own),
    sources: rounds.map((round) => sourceOf(job, round, who)),
    index: job.index,
    former,
    today: job.today,
    illustrative: job.illustrative,
  };
}

function sourceOf({ book, live }: Job, round: Round, { key }: MunicipalityRef): RoundSource {
  const row = firstRows(round).get(key)?.row ?? null;
  const { cells, top, left } = gridOf(book, round);
  const name = row === null ? undefined : cells[row - top]?.[round.municipalityColumn - left]?.text;
  return { round, row, follows: live.has(round.sheet) && isSought(name) ? name : null };
}

/** A name that Excel's search finds again: a short text that is no number. */
function isSought(name: string | undefined): name is string {
  return name !== undefined && name.trim() !== '' && name.length <= 250 && Number.isNaN(Number(name));
}

interface WrittenIndex {
  readonly sheet: string;
  readonly kept: string | null;
}

/** The index lists every ficha that exists, also those of an earlier time. */
async function writeIndex(
  context: Excel.RequestContext,
  job: Job,
  results: readonly Result[],
): Promise<WrittenIndex> {
  const sheets = new Map(ownFactsheets(job).map(({ key, sheet }) => [key, sheet]));
  for (const { key, sheet } of results) sheets.set(markKey(key), sheet);
  const design = indexDesign(job, sheets);
  const former = job.formerIndex ? [job.formerIndex] : [];
  const [written] = await writeSheets(context, [design], former, job.names);
  const first = results[0]?.sheet;
  if (job.formerIndex === null && first !== undefined) await moveBefore(context, written!.sheet, first);
  return written!;
}

/** The key as the mark has it. */
function markKey(key: string): string {
  return markName('ficha', key).slice(markName('ficha').length + 1);
}

function indexDesign(job: Job, sheets: ReadonlyMap<string, string>): SheetDesign {
  const { all, keys, rounds, live, today } = job;
  const last = rounds.at(-1)!;
  const findings = findingsByKey(job);
  const known = new Set(all.map(({ key }) => markKey(keys.get(key)!)));
  const entries = all.map((municipality): IndexEntry => ({
    municipality,
    sheet: sheets.get(markKey(keys.get(municipality.key)!)) ?? null,
    follows: sourceOf(job, last, municipality).follows,
    findings: findings.get(municipality.key) ?? 0,
  }));
  const orphans = [...sheets].filter(([key]) => !known.has(key)).map(([, sheet]) => sheet);
  return indexSheet({ entries, orphans, rounds, live: live.has(last.sheet), today });
}

/** How many findings lie in each municipality's rows, over all rounds told. */
function findingsByKey({ book, rounds }: Job): ReadonlyMap<string, number> {
  const owner = new Map<string, string>();
  for (const round of rounds) {
    for (const [key, { row }] of firstRows(round)) owner.set(`${round.sheet}!${row + 1}`, key);
  }
  const counts = new Map<string, number>();
  for (const { sheet, cell } of findingsOf(book)) {
    const row = /\d+$/.exec(cell ?? '')?.[0];
    const key = row === undefined ? undefined : owner.get(`${sheet}!${row}`);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function outcomeOf(job: Job, results: readonly Result[], index: WrittenIndex, cancelled: boolean): Outcome {
  const sheets = results.map(({ sheet }) => sheet);
  return {
    summary: summaryText(job, results, index, cancelled),
    notes: notesOf(job, results, index),
    // With one ficha the person wants to see it; with many, where they all are.
    sheets: sheets.length === 1 ? [...sheets, index.sheet] : [index.sheet, ...sheets],
    cancelled,
  };
}

function summaryText(
  { chosen }: Job,
  results: readonly Result[],
  { sheet }: WrittenIndex,
  cancelled: boolean,
): string {
  const made = results.filter(({ isNew }) => isNew).length;
  const remade = results.length - made;
  const parts = [
    ...(made > 0 ? [made === 1 ? 'se hizo 1 ficha' : `se hicieron ${made} fichas`] : []),
    ...(remade > 0 ? [remade === 1 ? 'se actualizó 1 ficha' : `se actualizaron ${remade} fichas`] : []),
  ];
  const done = parts.length === 0 ? 'no se hizo ninguna ficha' : parts.join(' y ');
  if (cancelled && results.length < chosen.length) {
    return `Se canceló: ${done} de ${chosen.length}. El ${quote(sheet)} lista las que existen.`;
  }
  return `${done.charAt(0).toUpperCase()}${done.slice(1)}; están en el ${quote(sheet)}.`;
}

function notesOf({ skipped, chosen }: Job, results: readonly Result[], index: WrittenIndex): string[] {
  const unknown = chosen.filter(({ code }) => code === null).length;
  return [
    ...skipped.map(skippedNote),
    ...results.flatMap(keptNotes),
    ...(index.kept === null
      ? []
      : [`El Índice anterior tenía cambios suyos: se conservó como ${quote(index.kept)}.`]),
    ...(unknown === 0
      ? []
      : [
          unknown === 1
            ? 'Un municipio no se reconoce en la lista oficial: su ficha lleva el nombre como está escrito.'
            : `${unknown} municipios no se reconocen en la lista oficial: sus fichas llevan el nombre como está escrito.`,
        ]),
  ];
}

function keptNotes({ who, kept, edited, stale }: Result): string[] {
  const notes: string[] = [];
  if (kept !== null) {
    notes.push(
      `La ficha de ${shown(who)} tenía cambios suyos fuera de los párrafos, el Avance y la Evidencia: se conservó entera como ${quote(kept)}, y la nueva lleva lo que usted redactó.`,
    );
  }
  if (edited > 0) {
    const what =
      edited === 1 ? 'se conservó 1 párrafo editado' : `se conservaron ${edited} párrafos editados`;
    const proposed =
      stale === 0
        ? ''
        : stale === 1
          ? '; 1 ya no coincide con la matriz'
          : `; ${stale} ya no coinciden con la matriz`;
    notes.push(`En la ficha de ${shown(who)} ${what}${proposed}.`);
  }
  return notes;
}

function shown({ name, written }: MunicipalityRef): string {
  return name ?? written;
}
