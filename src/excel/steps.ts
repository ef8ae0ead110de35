/** How much of a request that writes is in the workbook when Excel fails? A mark, set first and last in it, tells. */
import { officeCode } from './failure';
import type { WorkbookSnapshot } from './snapshot';

/**
 * The setting that holds the mark: "k3x9a.4.empezado". A setting, since one call sets it whether it is there or not,
 * and no build of Excel is known to refuse that; as a setting it is the add-in's own and moves no cell or name.
 */
export const STEP_SETTING = 'MatrizViva.paso';

/** What was read before an action began to write: by it is told what came of it. */
export type Witness = Pick<WorkbookSnapshot, 'sheetNames' | 'names'> & Partial<WorkbookSnapshot>;

/**
 * How much of a request is in the workbook: nothing, some of its calls, all but what is only looks, or all;
 * unknown when the workbook does not answer, or somebody else set the mark since.
 */
export type Extent = 'none' | 'part' | 'bare' | 'whole' | 'unknown';

/** What is known of the writing of one action. */
export interface WritingRun {
  readonly before: Witness;
  /** Sheets that were begun, by name: until they are marked as ours they are unfinished. */
  readonly begun: Set<string>;
  /** True once a request that writes went through. */
  sent: boolean;
  /** How far the last one came, when it failed. */
  failed: Extent | null;
  /** True once the request is prepared with which all sheets that were begun are finished. */
  isLast: boolean;
  /** The mark of the request that failed, and whether looks were to follow it. */
  lost: { readonly step: string; readonly hasLooks: boolean } | null;
  /** True once the workbook told that it calculates only when asked. */
  isManual: boolean;
  /** Looks that were not taken, and what else is to be told, in sentences. */
  readonly missed: Set<string>;
  /** The mark of the request that is being prepared. */
  step: string | null;
  readonly looks: (() => void)[];
  readonly pages: (() => void)[];
}

/** Tells this page's marks from those of another person's pane. */
const page = { mark: Math.floor(Math.random() * 36 ** 6).toString(36), steps: 0 };

const runs = new WeakMap<Excel.RequestContext, WritingRun>();

/** The writing of the run with this context; undefined while it has only read. */
export function writingOf(context: Excel.RequestContext): WritingRun | undefined {
  return runs.get(context);
}

/**
 * Begins to prepare a request that writes: called before its first call that does. `before` is what the action
 * read; it counts at the first request of a run.
 */
export function beginStep(context: Excel.RequestContext, before: Witness): void {
  const run = runs.get(context) ?? newRun(before);
  runs.set(context, run);
  if (run.step !== null) return;
  run.step = `${page.mark}.${++page.steps}`;
  context.workbook.settings.add(STEP_SETTING, `${run.step}.empezado`);
  context.application.load('calculationMode');
}

function newRun(before: Witness): WritingRun {
  return {
    // What is kept changes as it is written.
    before: { ...before, ...(before.kept ? { kept: { ...before.kept } } : {}) },
    begun: new Set(),
    sent: false,
    failed: null,
    isLast: false,
    lost: null,
    isManual: false,
    missed: new Set(),
    step: null,
    looks: [],
    pages: [],
  };
}

/** Adds a sheet that is unfinished until it is marked as ours. Within the caller's request. */
export function beginSheet(context: Excel.RequestContext, name: string): Excel.Worksheet {
  runs.get(context)?.begun.add(name);
  return context.workbook.worksheets.add(name);
}

/** Tells that the request being prepared is the last: with it, sheets that were begun and are no marked ones are whole. */
export function finishSheets(context: Excel.RequestContext): void {
  const run = runs.get(context);
  if (run) run.isLast = true;
}

/** True when all of the run turns out to be in the workbook, though its last request was not answered. */
export async function turnsOutWhole({ failed, isLast, lost }: WritingRun): Promise<boolean> {
  if (failed !== 'unknown' || !isLast || lost === null) return false;
  const extent = await extentOfMark(lost.step, lost.hasLooks);
  return extent === 'whole' || extent === 'bare';
}

/** Looks: done after all else of the request, so that they cost nothing of it when they fail. */
export function addLooks(context: Excel.RequestContext, looks: () => void): void {
  const run = runs.get(context);
  if (run?.step) run.looks.push(looks);
  else looks();
}

/**
 * How pages print: in a request of its own, since drivers and builds refuse what others take. It must find its
 * sheet by name: after a lost answer the object of a sheet just added would add it again.
 */
export function addPages(context: Excel.RequestContext, pages: () => void): void {
  const run = runs.get(context);
  if (run?.step) run.pages.push(pages);
  else pages();
}

const LOOKS_MISSED =
  'Excel no aceptó parte del aspecto de las hojas (anchos, filas fijas o color de la pestaña): lo que dicen está completo.';
const PAGES_MISSED =
  'Excel no aceptó la configuración de impresión: las hojas están completas; revise orientación y márgenes en Diseño de página antes de imprimir.';

/**
 * Sends what was prepared since `beginStep`. A request of which only the answer was lost counts as sent.
 *
 * @throws what office.js threw, when the request is not whole; `writingOf` then says how far it came.
 */
export async function sendStep(context: Excel.RequestContext): Promise<void> {
  const run = runs.get(context);
  if (!run?.step) return context.sync();
  const { step } = run;
  const { settings } = context.workbook;
  settings.add(STEP_SETTING, `${step}.escrito`);
  const looks = run.looks.splice(0);
  for (const look of looks) look();
  if (looks.length > 0) settings.add(STEP_SETTING, `${step}.hecho`);
  run.step = null;
  try {
    await context.sync();
  } catch (error) {
    const extent = await extentOf(step, error, looks.length > 0);
    if (extent !== 'whole' && extent !== 'bare') {
      run.pages.length = 0;
      run.failed = extent;
      run.lost = { step, hasLooks: looks.length > 0 };
      throw error;
    }
    if (extent === 'bare') run.missed.add(LOOKS_MISSED);
  }
  run.sent = true;
  // Not known of a request of which the answer was lost.
  run.isManual ||= isManual(context.application);
  await sendPages(context, run);
}

function isManual(application: Excel.Application): boolean {
  try {
    return application.calculationMode === 'Manual';
  } catch {
    return false;
  }
}

const CALCULATED =
  'Este libro está en cálculo manual: se pidió a Excel que calculara, para que las cifras de las hojas estén al día. Después de cambiar celdas pulse F9.';
const NOT_CALCULATED =
  'Este libro está en cálculo manual y Excel no aceptó calcularlo: pulse F9 antes de leer las cifras de las hojas.';

/** Where the workbook calculates only when asked, what was written is calculated, and that is told. */
export async function recalculate(context: Excel.RequestContext): Promise<void> {
  const run = runs.get(context);
  if (!run?.sent || !run.isManual) return;
  context.application.calculate('Recalculate');
  try {
    await context.sync();
    run.missed.add(CALCULATED);
  } catch {
    run.missed.add(NOT_CALCULATED);
  }
}

async function sendPages(context: Excel.RequestContext, run: WritingRun): Promise<void> {
  const pages = run.pages.splice(0);
  if (pages.length === 0) return;
  for (const one of pages) one();
  try {
    await context.sync();
  } catch {
    run.missed.add(PAGES_MISSED);
  }
}

/** Requests that Excel refuses before it runs any of their calls. */
const REFUSED_WHOLE = ['InvalidOperationInCellEditMode', 'RequestPayloadSizeLimitExceeded'];

async function extentOf(step: string, error: unknown, hasLooks: boolean): Promise<Extent> {
  const code = officeCode(error);
  if (code === null || REFUSED_WHOLE.includes(code)) return code === null ? 'unknown' : 'none';
  return extentOfMark(step, hasLooks);
}

async function extentOfMark(step: string, hasLooks: boolean): Promise<Extent> {
  const mark = await readMark();
  if (mark === null) return 'unknown';
  if (mark === `${step}.empezado`) return 'part';
  if (mark === `${step}.hecho`) return 'whole';
  if (mark === `${step}.escrito`) return hasLooks ? 'bare' : 'whole';
  // Anybody else's mark, or an earlier one of ours: this request never began. Two who write within one second
  // may so hide a part from each other; what differs is then found by the next reading.
  return 'none';
}

/** The mark as it stands now, "" without any; null when the workbook does not answer. */
async function readMark(): Promise<string | null> {
  try {
    return await Excel.run({ delayForCellEdit: true }, async (context) => {
      const mark = context.workbook.settings.getItemOrNullObject(STEP_SETTING);
      mark.load('value');
      await context.sync();
      return mark.isNullObject ? '' : String(mark.value);
    });
  } catch {
    return null;
  }
}
