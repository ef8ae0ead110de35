/** How are ten fichas written at a time, so that one that cannot be written stops no other? */
import type { MunicipalityRef } from '../domain/align';
import { quote } from '../domain/narrative/grammar.es';
import { toActionError } from '../excel/failure';
import { takeInventory } from '../excel/inventory';
import { freeName, ownSheets } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { writingOf } from '../excel/steps';
import { readNumberFormats } from '../excel/typed-formats';
import { readFormer, writeSheets, type Former } from '../excel/write-sheets';
import { ActionError } from './outcome';
import {
  formerEntries,
  NOTHING_TYPED,
  numbersTyped,
  withFormats,
  type FormerEntries,
} from './sheets/factsheet-former';
import { markKey, ownFactsheets, pageOf, type FactsheetJob } from './sheets/factsheet-job';
import type { FactsheetPage } from './sheets/factsheet-layout';
import { factsheetName } from './sheets/factsheet-names';
import { shownName, type FactsheetFailure, type FactsheetResult } from './sheets/factsheet-outcome';
import { factsheetSheet } from './sheets/factsheet-sheet';

/** What all steps of one run share; `taken`, `results` and `failed` grow as fichas are written. */
export interface FactsheetRun {
  readonly context: Excel.RequestContext;
  readonly job: FactsheetJob;
  /** Names of all sheets. */
  readonly taken: string[];
  readonly signal: AbortSignal | undefined;
  readonly results: FactsheetResult[];
  readonly failed: FactsheetFailure[];
}

/** What stood in former fichas before anything was written. */
interface Before {
  readonly former: readonly Former[];
  readonly entries: ReadonlyMap<string, FormerEntries>;
}

/**
 * Writes some fichas: one request reads the former ones, one writes. When Excel refuses them they are tried one
 * by one, and those that still fail are told.
 *
 * @throws ActionError for a failure that concerns more than one sheet.
 */
export async function writeStep(run: FactsheetRun, step: readonly MunicipalityRef[]): Promise<void> {
  let before: Before | null = null;
  try {
    before = await readBefore(run.context, run.job, step);
    if (run.signal?.aborted) return;
    run.results.push(...(await writeThese(run, run.context, step, before)));
  } catch (error) {
    const failure = toActionError(error, 'hacer las fichas');
    if (!isOfOne(failure)) throw failure;
    await oneByOne(run, step, before);
    // Where not even one could be written, what stands in the way is not one sheet's.
    if (run.results.length === 0 && step.length > 1 && (await isGuarded(run.context))) throw failure;
  }
}

/** True when the workbook takes no new sheets. */
async function isGuarded(context: Excel.RequestContext): Promise<boolean> {
  const { protection } = context.workbook;
  protection.load('protected');
  await context.sync();
  return protection.protected;
}

/** Failures that may be of one sheet's: its text, its size, its protection. The others would meet every sheet. */
const OF_ONE = new Set(['excel', 'protected', 'too_large', 'invalid_name']);

function isOfOne(failure: unknown): failure is ActionError {
  return failure instanceof ActionError && OF_ONE.has(failure.code);
}

async function oneByOne(
  run: FactsheetRun,
  step: readonly MunicipalityRef[],
  before: Before | null,
): Promise<void> {
  for (const who of step) {
    if (run.signal?.aborted) break;
    try {
      const doing = `hacer la ficha de ${shownName(who)}`;
      run.results.push(...(await inExcel(doing, (context) => tryAgain(run, context, who, before))));
    } catch (error) {
      if (!isOfOne(error)) throw error;
      run.failed.push({ who, failure: error });
    }
  }
}

/** One ficha by itself, from what was read before the trouble: what people typed may be gone from the sheet. */
async function tryAgain(
  run: FactsheetRun,
  context: Excel.RequestContext,
  who: MunicipalityRef,
  before: Before | null,
): Promise<FactsheetResult[]> {
  const { names, sheetNames } = await takeInventory(context);
  const job: FactsheetJob = { ...run.job, own: ownSheets(names), sheetNames };
  const key = keyOf(job, who);
  const now = ownFactsheets(job).find((own) => own.key === key);
  if (now) await refuseProtected(context, who, now.sheet);
  await dropLeftover(context, run, who, { sheetNames, marked: job.own.map(({ sheet }) => sheet) });
  const known = before?.former.find((one) => one.key === key);
  const again = before === null ? await readBefore(context, job, [who]) : before;
  const former = now && known ? [{ ...now, note: known.note, contents: known.contents }] : again.former;
  return writeThese({ ...run, job }, context, [who], { former, entries: again.entries });
}

async function refuseProtected(
  context: Excel.RequestContext,
  who: MunicipalityRef,
  sheet: string,
): Promise<void> {
  const { protection } = context.workbook.worksheets.getItem(sheet);
  protection.load('protected');
  await context.sync();
  if (!protection.protected) return;
  throw new ActionError(
    'protected',
    `No se hizo la ficha de ${shownName(who)}: su hoja ${quote(sheet)} está protegida. Quite la protección (Revisar ▸ Desproteger hoja) y vuelva a hacerla.`,
  );
}

/** A sheet that the refused request began and did not come to mark. */
async function dropLeftover(
  context: Excel.RequestContext,
  run: FactsheetRun,
  who: MunicipalityRef,
  now: { readonly sheetNames: readonly string[]; readonly marked: readonly string[] },
): Promise<void> {
  const others = new Set(run.taken.map((name) => name.toLowerCase()));
  const name = freeName(factsheetName(who, run.job.sheetNames, run.job.own), others);
  const isBegun = writingOf(run.context)?.begun.has(name) === true;
  if (!isBegun || !now.sheetNames.includes(name) || now.marked.includes(name)) return;
  context.workbook.worksheets.getItem(name).delete();
  await context.sync();
}

function keyOf({ keys }: FactsheetJob, who: MunicipalityRef): string {
  return markKey(keys.get(who.key)!);
}

/** The former fichas of some municipalities, and what people typed in them. */
async function readBefore(
  context: Excel.RequestContext,
  job: FactsheetJob,
  step: readonly MunicipalityRef[],
): Promise<Before> {
  const wanted = new Set(step.map((who) => keyOf(job, who)));
  const former = await readFormer(
    context,
    ownFactsheets(job).filter(({ key }) => wanted.has(key)),
  );
  return { former, entries: await readEntries(context, former) };
}

async function writeThese(
  { job, taken, signal }: FactsheetRun,
  context: Excel.RequestContext,
  step: readonly MunicipalityRef[],
  { former, entries }: Before,
): Promise<FactsheetResult[]> {
  const pages = step.map((who) => pageOf(job, who, entries.get(keyOf(job, who)) ?? NOTHING_TYPED));
  const written = await writeSheets(context, pages.map(factsheetSheet), former, taken, { signal });
  return written.map(({ sheet, kept }, index) => {
    taken.push(sheet, ...(kept === null ? [] : [kept.sheet]));
    const who = step[index]!;
    const key = keyOf(job, who);
    const isNew = !former.some((one) => one.key === key);
    return { who, key, sheet, kept, isNew, ...keptParagraphs(pages[index]!) };
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
