/** What became of a workbook's sheets and names since the last calculation? */
import type { Sheet, Workbook } from '../model';

/** A sheet, and its name when it was looked at. */
export interface NamedSheet {
  readonly sheet: Sheet;
  readonly name: string;
}

/** The sheets that were added, when all that were there are there still under their names; else null. */
export function keptSheets(
  before: readonly NamedSheet[],
  now: readonly NamedSheet[],
): { readonly added: readonly Sheet[] } | null {
  const names = new Map(now.map(({ sheet, name }) => [sheet, name]));
  if (before.some(({ sheet, name }) => names.get(sheet) !== name)) return null;
  const known = new Set(before.map(({ sheet }) => sheet));
  return { added: now.flatMap(({ sheet }) => (known.has(sheet) ? [] : [sheet])) };
}

/** Names, in lower case, that mean something else than before, or mean something only in one of the lists. */
export function changedNames(before: Workbook['names'], now: Workbook['names']): Set<string> {
  const meaning = ({ name, sheet, formula }: Workbook['names'][number]): string =>
    JSON.stringify([name.toLowerCase(), sheet, formula]);
  const [old, current] = [new Map<string, string>(), new Map<string, string>()];
  for (const each of before) old.set(meaning(each), each.name.toLowerCase());
  for (const each of now) current.set(meaning(each), each.name.toLowerCase());
  const changed = new Set<string>();
  for (const [key, name] of old) if (!current.has(key)) changed.add(name);
  for (const [key, name] of current) if (!old.has(key)) changed.add(name);
  return changed;
}
