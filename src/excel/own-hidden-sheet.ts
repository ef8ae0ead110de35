/** Where is a very hidden sheet of ours, and what if there is none yet? */
import { defineName } from './defined-name';
import { freeName, markName, quoteSheet } from './own-sheets';
import { beginSheet } from './steps';
import type { WorkbookSnapshot } from './snapshot';

/** A sheet of ours and its name. */
export interface HiddenSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** True when it was made now. */
  readonly made: boolean;
}

/** The very hidden sheet of a kind, found by its mark; made, hidden and marked when there is none. */
export function ownHiddenSheet(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  kind: 'datos' | 'deshacer' | 'estados',
  wanted: string,
): HiddenSheet {
  const { worksheets } = context.workbook;
  const present = snapshot.kept.made.get(kind) ?? snapshot.own.find((sheet) => sheet.kind === kind)?.sheet;
  if (present !== undefined) return { sheet: worksheets.getItem(present), name: present, made: false };
  const name = freeName(wanted, new Set(snapshot.kept.taken.sheets.map((sheet) => sheet.toLowerCase())));
  const sheet = beginSheet(context, name);
  sheet.visibility = 'VeryHidden';
  // A mark whose sheet was deleted marks this one.
  defineName(context, snapshot.names, markName(kind), `=${quoteSheet(name)}!$A$1`);
  snapshot.kept.making.set(kind, name);
  return { sheet, name, made: true };
}
