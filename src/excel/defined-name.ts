/** How does a defined name of ours get another meaning? It is changed in place: adding one may fail where it exists. */
import { NAME_PREFIX, sheetOfReference, type LoadedName } from './own-sheets';

/** Names that the workbook has; only which they are matters. */
export type KnownNames = readonly Pick<LoadedName, 'name'>[];

/** Makes a hidden name stand for a formula. Within the caller's request. */
export function defineName(
  context: Excel.RequestContext,
  known: KnownNames,
  name: string,
  formula: string,
): void {
  const { names } = context.workbook;
  if (known.some((one) => one.name === name)) names.getItem(name).formula = formula;
  else names.add(name, formula).visible = false;
}

/** Marks of the sheets that we made are of the workbook alone; a copy repeats those that refer to what was copied. */
const MARKS = new RegExp(`^${NAME_PREFIX}(?:hoja|suma)_`);

/**
 * Deletes the names of ours that a copied sheet repeats as its own: while such a copy is in front some builds of
 * Excel add no name at all (OfficeDev/office-js issue 2875). Within the caller's request.
 */
export function dropRepeatedNames(
  sheet: Excel.Worksheet,
  known: readonly Pick<LoadedName, 'name' | 'formula'>[],
  copied: string,
): void {
  for (const { name, formula } of known) {
    if (!name.startsWith(NAME_PREFIX)) continue;
    if (MARKS.test(name) && sheetOfReference(formula) !== copied) continue;
    sheet.names.getItemOrNullObject(name).delete();
  }
}
