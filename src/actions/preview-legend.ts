/** What would «Aplicar simbología» do? Told round by round before anything is written. */
import { formulaSentences } from '../domain/formulas-over-body';
import { nearCells } from '../domain/former-shades';
import type { LivePlan } from '../domain/live';
import type { Round } from '../domain/matrix';
import { inExcel } from '../excel/session';
import { previewLive } from './apply-legend';
import type { ActionOptions } from './outcome';
import { readBook, requireRounds, type Book } from './reading';

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
}

/** What «Aplicar simbología» would do; nothing is written. */
export interface LegendPreview {
  readonly rounds: readonly RoundPreview[];
  readonly skipped: readonly { readonly sheet: string; readonly reason: string }[];
  /** A sentence for each kind of formula of the person's that refers to a body, and for those beyond a few. */
  readonly formulas: readonly string[];
}

/**
 * Reads the workbook and changes nothing in it.
 *
 * @throws ActionError `no_matrix` when no sheet is a round.
 */
export async function previewLegend(options: Pick<ActionOptions, 'legend'> = {}): Promise<LegendPreview> {
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
        rounds.find(({ sheet }) => sheet === plan.sheet)!,
        plan,
      ),
    ),
    skipped: [...skipped].map(([sheet, reason]) => ({ sheet, reason })),
    formulas: formulaSentences(grids, live),
  };
}

function roundPreview(round: Round, { sheet, writes, replaced }: LivePlan): RoundPreview {
  const unread = round.rows
    .flatMap(({ readings }) => round.tools.map(({ tool }) => readings[tool]!))
    .filter(({ kind }) => kind !== 'state' && kind !== 'blank' && kind !== 'merged');
  return {
    sheet,
    texts: writes.length,
    fills: replaced.filter(({ before, after }) => before.fill !== null && after.fill === null).length,
    unread: unread.length,
    near: nearCells(round),
  };
}
