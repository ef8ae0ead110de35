/** What would «Aplicar simbología» do? Told round by round before anything is written. */
import { formulaSentences } from '../domain/formulas-over-body';
import { nearCells } from '../domain/former-shades';
import { gridCell } from '../domain/ledger-known';
import type { LivePlan } from '../domain/live';
import { isOwnCount } from '../domain/own-count';
import { duplicateRows } from '../domain/align';
import type { Round } from '../domain/matrix';
import { inExcel } from '../excel/session';
import { isTorn, shownMode } from '../excel/live-formats';
import { previewLive } from './apply-legend';
import { liveBook } from './live-book';
import type { ActionOptions, DisplayMode } from './outcome';
import { gridOf, readBook, requireRounds, sheetOf, type Book } from './reading';
import { isMadeLive } from './record-changes';
import { skippedSentences } from './skipped-rounds.es';

/** What «Aplicar simbología» would do to one round. */
export interface RoundPreview {
  readonly sheet: string;
  /** Cells that get their state's label as text. */
  readonly texts: number;
  /** Cells whose own fill goes. */
  readonly fills: number;
  /** Cells that could not be read and stay as they are. */
  readonly unread: number;
  /** Addresses of cells with another shade of a legend colour. */
  readonly near: readonly string[];
  /** Cells of rows that repeat a municipality: they change too, and no count holds them. */
  readonly repeated: number;
  /** How its states are shown; null for a round that is not live. */
  readonly mode: DisplayMode | null;
  /** It is live and whole: applied in that mode again, nothing at all would change. */
  readonly same: boolean;
}

/** What «Aplicar simbología» would do; nothing is written. */
export interface LegendPreview {
  readonly rounds: readonly RoundPreview[];
  /** A sentence for each reason, with the sheets that it is said of. */
  readonly skipped: readonly string[];
  /** A sentence for each kind of formula of the person's that refers to a body, and for those beyond a few. */
  readonly formulas: readonly string[];
}

/**
 * Reads the workbook and changes nothing in it.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function previewLegend(options: Pick<ActionOptions, 'legend'> = {}): Promise<LegendPreview> {
  // What the follower keeps up to date need not be read for it; applying reads again.
  const followed = options.legend === undefined ? liveBook() : null;
  if (followed) return legendPreviewOf(followed);
  return inExcel('ver qué cambiaría', async (context) =>
    legendPreviewOf(await readBook(context, options.legend)),
  );
}

/** `previewLegend` of a book already read. */
export function legendPreviewOf(book: Book): LegendPreview {
  const rounds = requireRounds(book);
  const { plans, skipped } = previewLive(book);
  const live = rounds.filter(({ sheet }) => plans.some((plan) => plan.sheet === sheet));
  const grids = book.snapshot.sheets.map(({ grid }) => grid);
  return {
    rounds: plans.map((plan) =>
      roundPreview(
        book,
        rounds.find(({ sheet }) => sheet === plan.sheet)!,
        plan,
      ),
    ),
    skipped: skippedSentences(skipped),
    formulas: formulaSentences(grids, live),
  };
}

function roundPreview(book: Book, round: Round, plan: LivePlan): RoundPreview {
  const { sheet, writes, replaced, counts } = plan;
  const { liveFormats } = sheetOf(book, round);
  const isMade = isMadeLive(book, sheet);
  const grid = gridOf(book, round);
  const isWhole = !isTorn(plan, liveFormats) && counts.every((at) => isOwnCount(gridCell(grid, at)));
  const repeats = new Set(duplicateRows(round).map(({ row }) => row));
  const unread = round.rows
    .flatMap(({ readings }) => round.tools.map(({ tool }) => readings[tool]!))
    .filter(({ kind }) => kind !== 'state' && kind !== 'blank' && kind !== 'merged');
  return {
    sheet,
    texts: writes.length,
    fills: replaced.filter(({ before, after }) => before.fill !== null && after.fill === null).length,
    unread: unread.length,
    near: nearCells(round),
    repeated: replaced.filter(({ row }) => repeats.has(row)).length,
    mode: isMade ? shownMode(liveFormats) : null,
    same: isMade && isWhole && replaced.length === 0,
  };
}
