/** What does the add-in keep in the workbook beside the rounds: last-known states, the Bitácora, what can be undone? */
import { decodeKnown } from './known-lines';
import { loadKnownLines } from './known-states';
import { loadLedger } from './ledger-place';
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

/**
 * Starts asking for the sheets of what is kept that were not known: another person's add-in has made them since. Call
 * what it returns after the next sync; `kept.made` knows them then.
 */
export function loadMarked(
  context: Excel.RequestContext,
  own: readonly OwnSheet[],
  kept: Pick<Kept, 'made'>,
): () => void {
  const unknown = KINDS.filter((kind) => keptSheet(own, kept, kind) === undefined);
  const marks = unknown.map((kind) => {
    const marked = context.workbook.names.getItemOrNullObject(markName(kind)).getRangeOrNullObject();
    marked.load('worksheet/name');
    return { kind, marked };
  });
  return () => {
    for (const { kind, marked } of marks) {
      if (!marked.isNullObject) kept.made.set(kind, marked.worksheet.name);
    }
  };
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
  const closed = loadClosed(context, own, before);
  return () => {
    const read = lines();
    const { place, taken } = ledger();
    return {
      ...decodeKnown(read),
      lines: read,
      ledger: place,
      taken,
      closed: closed(),
      undoRows: undo(),
      ledgerRows: logged(),
      made: before?.made ?? new Map(),
      making: new Map(),
      failed: false,
      waits: false,
    };
  };
}

function loadClosed(
  context: Excel.RequestContext,
  own: readonly OwnSheet[],
  before: Pick<Kept, 'made'> | undefined,
): () => ReadonlySet<OwnSheetKind> {
  const sheets = (['estados', 'deshacer'] as const).flatMap((kind) => {
    const name = keptSheet(own, before, kind);
    if (name === undefined) return [];
    const { protection } = context.workbook.worksheets.getItem(name);
    protection.load('protected');
    return [{ kind, protection }];
  });
  return () => new Set(sheets.flatMap(({ kind, protection }) => (protection.protected ? [kind] : [])));
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
  else if (kept.making.size > 0) kept.failed = true;
  kept.making.clear();
}
