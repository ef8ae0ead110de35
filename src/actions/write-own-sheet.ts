/** How does one sheet of ours get into the workbook, whatever stands there already? */
import { quote } from '../domain/narrative/grammar.es';
import { ownSheets, staleMarks, type LoadedName } from '../excel/own-sheets';
import type { SheetDesign } from '../excel/sheet-design';
import { readFormer, writeSheets } from '../excel/write-sheets';
import type { ActionOptions } from './outcome';

/** The workbook's own names and its sheets, as they are now. */
export interface Inventory {
  readonly names: readonly LoadedName[];
  readonly sheetNames: readonly string[];
}

/** The sheet's name, and what the person should know about the former one. */
export interface OwnSheetWritten {
  readonly sheet: string;
  readonly notes: readonly string[];
}

/** Lists names and sheets anew: an action that writes in steps adds some on its way. One request. */
export async function takeInventory(context: Excel.RequestContext): Promise<Inventory> {
  const { names, worksheets } = context.workbook;
  names.load('items/name,items/formula,items/comment,items/scope');
  worksheets.load('items/name');
  await context.sync();
  return {
    names: names.items
      .filter(({ scope }) => scope === 'Workbook')
      .map(({ name, formula, comment }) => ({ name, formula: String(formula), comment })),
    sheetNames: worksheets.items.map(({ name }) => name),
  };
}

/**
 * Writes a design over its former sheet, or beside what a person made of it. Null when the person cancelled
 * before anything was written.
 */
export async function writeOwnSheet(
  context: Excel.RequestContext,
  design: SheetDesign,
  { names, sheetNames }: Inventory,
  options: Pick<ActionOptions, 'progress' | 'signal'>,
): Promise<OwnSheetWritten | null> {
  const former = await readFormer(
    context,
    ownSheets(names).filter(({ kind }) => kind === design.kind),
  );
  if (options.signal?.aborted) return null;
  for (const mark of staleMarks(names, design.kind)) context.workbook.names.getItem(mark).delete();
  const [written] = await writeSheets(context, [design], former, sheetNames, options);
  return { sheet: written!.sheet, notes: keptNotes(written!.sheet, written!.kept) };
}

function keptNotes(sheet: string, kept: string | null): string[] {
  if (kept === null) return [];
  return [`La hoja ${quote(sheet)} anterior tenía cambios suyos: se conservó como ${quote(kept)}.`];
}
