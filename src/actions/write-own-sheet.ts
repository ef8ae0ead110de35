/** How does one sheet of ours get into the workbook, whatever stands there already? */
import { quote } from '../domain/narrative/grammar.es';
import type { Inventory } from '../excel/inventory';
import { ownSheets, staleMarks } from '../excel/own-sheets';
import { beginStep } from '../excel/steps';
import type { SheetDesign } from '../excel/sheet-design';
import { readFormer, writeSheets, type KeptSheet } from '../excel/write-sheets';
import type { ActionOptions } from './outcome';

/** The sheet's name, and what the person should know about the former one. */
export interface OwnSheetWritten {
  readonly sheet: string;
  readonly notes: readonly string[];
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
  beginStep(context, { names, sheetNames });
  for (const mark of staleMarks(names, design.kind)) context.workbook.names.getItem(mark).delete();
  const [written] = await writeSheets(context, [design], former, sheetNames, options);
  return { sheet: written!.sheet, notes: keptNotes(written!.sheet, written!.kept) };
}

function keptNotes(sheet: string, kept: KeptSheet | null): string[] {
  if (kept === null) return [];
  const what =
    kept.why === 'edited'
      ? `La hoja ${quote(sheet)} anterior tenía cambios suyos`
      : `No se sabe si la hoja ${quote(sheet)} anterior tenía cambios suyos`;
  return [`${what}: se conservó como ${quote(kept.sheet)}.`];
}
