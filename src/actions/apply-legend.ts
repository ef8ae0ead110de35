/** «Aplicar simbología»: how do a workbook's rounds become live? */
import { formulaSentences } from '../domain/formulas-over-body';
import { ILLUSTRATIVE } from '../domain/illustrative';
import { fillOf, type Area, type Grid } from '../domain/grid';
import { nearCells, nearShades } from '../domain/former-shades';
import { gridCell, knownOf } from '../domain/ledger-known';
import { hasColors } from '../domain/legend';
import { planLive, type LivePlan } from '../domain/live';
import { contentsOf } from '../domain/live-edit';
import { frameOf, OWN_COUNT, type CellUndo, type SheetUndo } from '../domain/live-undo';
import type { Round } from '../domain/matrix';
import { figure, list, quote } from '../domain/narrative/grammar.es';
import { ActionError } from '../excel/failure';
import { alignCells, unalignedAreas } from '../excel/live-alignment';
import { shownMode } from '../excel/live-formats';
import { estimatePlan, writeLiveRound, type DisplayMode } from '../excel/live-round';
import { markExample } from '../excel/own-sheets';
import { inExcel, PAYLOAD_BUDGET } from '../excel/session';
import { beginStep, sendStep } from '../excel/steps';
import { writeLists, type RoundLists } from '../excel/store';
import {
  checkLedger,
  differences,
  isMadeLive,
  keepEntry,
  ledgerRows,
  newLives,
  sendKept,
  type Recording,
} from './record-changes';
import { shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { gridOf, readBook, requireRounds, sheetOf, type Book } from './reading';
import { skippedSentences, type SkipReason } from './skipped-rounds.es';

/** What «Deshacer» calls it. */
const TITLE = 'Aplicar simbología';
/** Stands for whatever count formula was written: it is told by its mark, not letter by letter. */
const OWN_COUNT_FORMULA = '=N("Matriz Viva")';

export interface ApplyLegendOptions extends ActionOptions {
  readonly mode?: DisplayMode;
}

/** What the conversion does, round by round; nothing is written yet. */
export interface LivePreview {
  readonly plans: readonly LivePlan[];
  /** Sheets that are left as they are, each with why. */
  readonly skipped: ReadonlyMap<string, SkipReason>;
}

/**
 * Makes every round with a legend live. Reading takes two or three requests and writing one, plus one for each
 * further 4 MB. Cells that were not read keep their fill and contents.
 *
 * @throws ActionError `no_matrix`; `no_municipalities` when no round has any; `no_legend` when no round has a
 * legend and none was chosen; `protected` when every round is protected.
 */
export async function applyLegend(options: ApplyLegendOptions = {}): Promise<Outcome> {
  return inExcel('aplicar la simbología', async (context) => {
    const book = await readBook(context, options.legend);
    const preview = await applyLegendTo(context, book, options);
    return legendOutcome(book, preview, options.mode ?? 'simbolo');
  });
}

/** Applies the legend to a book already read; used alone and as a part of `procesar`. */
export async function applyLegendTo(
  context: Excel.RequestContext,
  book: Book,
  options: ApplyLegendOptions,
): Promise<LivePreview> {
  const preview = previewLive(book);
  if (preview.plans.length === 0) throw nothingToApply(book, preview);
  checkLedger(book, differences(book, 'al_abrir').recorded);
  // Wrapped texts are read from their beginning; only symbols are centred.
  const centered = options.mode === 'texto' ? NOWHERE : await unalignedAreas(context, preview.plans);
  beginStep(context, book.snapshot);
  if (book.illustrative) markExample(context, book.snapshot.names);
  const lists = writeLists(context, book.snapshot, preview.plans);
  const sheets = undoOf(book, preview.plans, lists, centered);
  keepEntry(context, book, { now: new Date(), title: TITLE, sheets });
  try {
    await writeRounds(context, book, preview.plans, { lists, centered }, options);
  } finally {
    // Whoever has a book at hand has one of rounds that were not live.
    shareBook(null);
  }
  return preview;
}

type Areas = ReadonlyMap<string, readonly Area[]>;
const NOWHERE: Areas = new Map();

/** By sheet: where its lists are, and which of its cells nobody aligned. */
interface Found {
  readonly lists: ReadonlyMap<string, RoundLists>;
  readonly centered: Areas;
}

/** Writes the rounds, as many as fit one request at a time. */
async function writeRounds(
  context: Excel.RequestContext,
  book: Book,
  plans: readonly LivePlan[],
  { lists, centered }: Found,
  options: ApplyLegendOptions,
): Promise<void> {
  let bytes = 0;
  let done = 0;
  context.application.suspendScreenUpdatingUntilNextSync();
  for (const plan of plans) {
    const areas = centered.get(plan.sheet) ?? [];
    const size = estimatePlan(plan, areas.length);
    if (bytes > 0 && bytes + size > PAYLOAD_BUDGET) {
      // One request for each further 4 MB: Excel on the web refuses larger ones.

      await sendStep(context);
      beginStep(context, book.snapshot);
      bytes = 0;
    }
    bytes += size;
    const { ownFormats, filtered } = book.snapshot.sheets.find((sheet) => sheet.grid.sheet === plan.sheet)!;
    const target = { ownFormats, filtered };
    writeLiveRound(context, plan, lists.get(plan.sheet)!, target, options.mode ?? 'simbolo');
    alignCells(context, plan.sheet, areas, 'Center');
    options.progress?.(++done, plans.length, plan.sheet);
  }
  await sendKept(context, book, knownThen(book, plans, lists));
}

/** What undoing puts back: the cells, and of a round that becomes live its counts and the symbols of its legend. */
function undoOf(
  book: Book,
  plans: readonly LivePlan[],
  lists: ReadonlyMap<string, RoundLists>,
  centered: Areas,
): Map<string, SheetUndo> {
  const undo = new Map<string, SheetUndo>();
  for (const plan of plans) {
    const made = !isMadeLive(book, plan.sheet);
    const round = book.reading.matrix.rounds.find(({ sheet }) => sheet === plan.sheet)!;
    const cells = made ? [...plan.replaced, ...legendUndo(plan, gridOf(book, round))] : plan.replaced;
    if (!made && cells.length === 0) continue;
    const frame = frameOf(round, plan.replaced);
    const aligned = made ? { centered: centered.get(plan.sheet) ?? [] } : {};
    undo.set(plan.sheet, { slot: lists.get(plan.sheet)!.slot, made, frame, cells, ...aligned });
  }
  return undo;
}

function legendUndo(plan: LivePlan, grid: Grid): CellUndo[] {
  const written = [
    ...plan.counts.map((at) => ({ at, contents: { formula: OWN_COUNT_FORMULA } })),
    ...plan.swatches.map((at) => ({ at, contents: at.label })),
  ];
  return written.map(({ at: { row, column }, contents }) => {
    const cell = gridCell(grid, { row, column });
    const fill = fillOf(cell);
    const held = contentsOf(cell);
    // A count of ours that an earlier conversion left is not the person's.
    const own = typeof held === 'object' && OWN_COUNT.test(held.formula);
    return { row, column, before: { contents: own ? '' : held, fill }, after: { contents, fill } };
  });
}

/** All states of the rounds that become live are known then; what differed from what was known is logged. */
function knownThen(
  book: Book,
  plans: readonly LivePlan[],
  lists: ReadonlyMap<string, RoundLists>,
): Recording {
  const { known, recorded } = differences(book, 'al_abrir');
  for (const { sheet } of plans) {
    const round = book.reading.matrix.rounds.find((one) => one.sheet === sheet)!;
    const { slot } = lists.get(sheet)!;
    const issues = book.reading.issues.find(({ position }) => position === round.position)?.issues ?? [];
    known.set(slot, knownOf(round, known.get(slot), nearShades(issues)));
  }
  const now = new Date();
  const slots = plans.map(({ sheet }) => lists.get(sheet)!.slot);
  return { known, lives: newLives(book, slots, now), rows: ledgerRows(book, recorded, now, '') };
}

/** What «Aplicar simbología» would do to each round. */
export function previewLive(book: Book): LivePreview {
  const plans: LivePlan[] = [];
  const skipped = new Map<string, SkipReason>();
  for (const round of requireRounds(book)) {
    const reason = whySkipped(book, round);
    if (reason !== null) skipped.set(round.sheet, reason);
    else plans.push(planLive(round, round.legend!, gridOf(book, round)));
  }
  return { plans, skipped };
}

function whySkipped(book: Book, round: Round): SkipReason | null {
  if (round.rows.length === 0) return 'no_municipalities';
  if (!hasColors(round.legend)) return 'no_legend';
  return sheetOf(book, round).protected ? 'protected' : null;
}

function nothingToApply(book: Book, { skipped }: LivePreview): ActionError {
  const sheets = book.reading.matrix.rounds;
  const text = skippedSentences(skipped).join(' ');
  if (sheets.every(({ rows }) => rows.length === 0)) return new ActionError('no_municipalities', text);
  const isProtected = sheets.every((round) => sheetOf(book, round).protected);
  return new ActionError(isProtected ? 'protected' : 'no_legend', text);
}

/** What applying the legend did, told to the person. */
export function legendOutcome(book: Book, preview: LivePreview, mode: DisplayMode = 'simbolo'): Outcome {
  const changed = preview.plans.reduce((sum, plan) => sum + plan.replaced.length, 0);
  const rounds = preview.plans.length;
  const where = rounds === 1 ? 'un reporte' : `${rounds} reportes`;
  const shown = preview.plans.map(({ sheet }) =>
    book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet)!,
  );
  // Not by what is known, which applying has brought up to date.
  const isNew = shown.some(({ liveFormats }) => liveFormats.length === 0);
  const isShown = shown.every(({ liveFormats }) => shownMode(liveFormats) === mode);
  const before = isNew
    ? `Se aplicó la simbología en ${where}: ninguna celda tuvo que cambiar.`
    : isShown
      ? `La simbología ya estaba aplicada en ${where}: ninguna celda cambió.`
      : `Cambió cómo se muestran los estados en ${where}: ninguna celda cambió de estado.`;
  return {
    summary:
      changed === 0
        ? before
        : `Se aplicó la simbología en ${where}: ${changed === 1 ? 'cambió una celda' : `cambiaron ${figure(changed)} celdas`}.`,
    notes: liveNotes(book, preview),
    sheets: preview.plans.map((plan) => plan.sheet),
    cancelled: false,
    ...(changed === 0 && !isNew && isShown ? { unchanged: true } : {}),
  };
}

/** What the person should know after the conversion. */
export function liveNotes(book: Book, { plans, skipped }: LivePreview): string[] {
  const live = new Set(plans.map((plan) => plan.sheet));
  const rounds = book.reading.matrix.rounds.filter((round) => live.has(round.sheet));
  const grids = book.snapshot.sheets.map((sheet) => sheet.grid);
  return [
    ...(book.illustrative ? [ILLUSTRATIVE] : []),
    ...skippedSentences(skipped),
    ...nearNotes(rounds),
    ...plans.flatMap(({ sheet, uncounted }) =>
      uncounted.map(
        (label) =>
          `En «${sheet}» no hay celda libre junto a «${label}» de la simbología, o la tabla tiene demasiadas partes para una fórmula: su conteo no se escribió.`,
      ),
    ),
    ...formulaSentences(grids, rounds, ', cuyas celdas coloreadas ahora tienen texto: revise su resultado'),
  ];
}

/** Cells that a note names; the rest is a number. */
const MOST_CELLS = 6;

/** Near shades may carry a meaning of their own: where they were is told, and each is a finding. */
function nearNotes(rounds: readonly Round[]): string[] {
  return rounds.flatMap((round) => {
    const near = nearCells(round);
    if (near.length === 0) return [];
    const what = 'un tono parecido, no igual, al de la simbología';
    const where = quote(round.sheet);
    if (near.length === 1) {
      return `En ${where}, la celda ${near[0]} tenía ${what}: revísela en los hallazgos.`;
    }
    const told = near.length > MOST_CELLS ? near.slice(0, MOST_CELLS - 1) : near;
    const cells = list(told.length < near.length ? [...told, `${near.length - told.length} más`] : told);
    return `En ${where}, ${near.length} celdas tenían ${what} (${cells}): revíselas en los hallazgos.`;
  });
}
