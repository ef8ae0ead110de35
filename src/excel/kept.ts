/** What does the add-in keep in the workbook beside the rounds: last-known states, the Bitácora, what can be undone? */
import { decodeKnown, loadKnownLines } from './known-states';
import { loadLedger } from './ledger-table';
import { markName, type OwnSheet, type OwnSheetKind } from './own-sheets';
import type { Kept } from './snapshot';

/** Where a sheet of ours is now: made since the reading, or found by it. */
export function keptSheet(
  own: readonly OwnSheet[],
  kept: Pick<Kept, 'made'> | undefined,
  kind: OwnSheetKind,
): string | undefined {
  return kept?.made.get(kind) ?? own.find((sheet) => sheet.kind === kind)?.sheet;
}

/** Kinds of sheets that hold what is kept. */
const KINDS = ['estados', 'bitacora', 'deshacer'] as const;

/**
 * Starts asking whether the sheets of what is kept are those known: another person's add-in may have made one,
 * or somebody deleted one. Call what it returns after the next sync.
 */
export function loadWhetherMoved(
  context: Excel.RequestContext,
  own: readonly OwnSheet[],
  kept: Pick<Kept, 'made'>,
): () => boolean {
  const marks = KINDS.map((kind) => {
    // Not the name's formula: programs that edit the file leave marks of sheets that are gone.
    const marked = context.workbook.names.getItemOrNullObject(markName(kind)).getRangeOrNullObject();
    marked.load('worksheet/name');
    return { marked, known: keptSheet(own, kept, kind) };
  });
  return () =>
    marks.some(({ marked, known }) => (marked.isNullObject ? undefined : marked.worksheet.name) !== known);
}

/** Starts reading what is kept; call what it returns after the next sync. */
export function loadKept(
  context: Excel.RequestContext,
  own: readonly OwnSheet[],
  before?: Pick<Kept, 'made'>,
): () => Kept {
  const lines = loadKnownLines(context, keptSheet(own, before, 'estados'));
  const ledger = loadLedger(context, keptSheet(own, before, 'bitacora'));
  const undo = usedRows(context, keptSheet(own, before, 'deshacer'));
  const logged = usedRows(context, keptSheet(own, before, 'bitacora'));
  return () => {
    const read = lines();
    return {
      known: decodeKnown(read),
      lines: read,
      ledger: ledger(),
      undoRows: undo(),
      ledgerRows: logged(),
      made: before?.made ?? new Map(),
      making: new Map(),
    };
  };
}

function usedRows(context: Excel.RequestContext, sheet: string | undefined): () => number {
  if (sheet === undefined) return () => 0;
  const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
  used.load('rowIndex,rowCount');
  return () => endOf(used);
}

function endOf(used: Excel.Range): number {
  return used.isNullObject ? 0 : used.rowIndex + used.rowCount;
}

/** After a request that made sheets went through; `failed` when it did not. */
export function settleKept(kept: Kept, went: 'through' | 'failed'): void {
  if (went === 'through') for (const [kind, sheet] of kept.making) kept.made.set(kind, sheet);
  kept.making.clear();
}
