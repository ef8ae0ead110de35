/** How does a formula change when what it refers to moves, is renamed or goes? */
import type { Reference } from './reference';
import { formatReference, offsetReference, quoteSheet, readSheetPrefix, sheetPrefix } from './reference';
import type { Token } from './tokens';
import { tokenize } from './tokens';

/** The formula with each token replaced by what `change` answers; undefined leaves it. */
export function rewriteTokens(formula: string, change: (token: Token) => string | undefined): string {
  let done = '';
  for (const token of tokenize(formula)) done += change(token) ?? token.text;
  return done;
}

/** The formula with each reference replaced; null is a reference that is gone. */
export function rewriteReferences(formula: string, change: (ref: Reference) => Reference | null): string {
  return rewriteTokens(formula, (token) => {
    if (token.kind !== 'ref') return undefined;
    const next = change(token.ref);
    if (next === token.ref) return undefined;
    return next === null ? `${sheetPrefix(token.ref)}#REF!` : formatReference(next);
  });
}

/** The formula as it reads when copied so many rows down and columns right. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewriteReferences(formula, (ref) => offsetReference(ref, rows, columns));
}

function prefixOf(token: Token): string {
  if (token.kind === 'name' || token.kind === 'error') return token.prefix;
  return '';
}

/** The formula after a sheet of this workbook was renamed. */
export function renameSheetIn(formula: string, from: string, to: string): string {
  if (!mentions(formula, from)) return formula;
  const same = (name: string | null): boolean => name !== null && name.toLowerCase() === from.toLowerCase();
  return rewriteTokens(formula, (token) => {
    if (token.kind === 'ref') {
      const { ref } = token;
      if (ref.book !== null || (!same(ref.sheet) && !same(ref.lastSheet))) return undefined;
      const sheet = same(ref.sheet) ? to : ref.sheet;
      return formatReference({ ...ref, sheet, lastSheet: same(ref.lastSheet) ? to : ref.lastSheet });
    }
    const prefix = prefixOf(token);
    if (prefix === '') return undefined;
    const where = readSheetPrefix(prefix.slice(0, -1));
    if (where.book !== null || !same(where.sheet)) return undefined;
    return `${quoteSheet(to)}!${token.text.slice(prefix.length)}`;
  });
}

/** The formula after a sheet was deleted: references to it are gone. */
export function dropSheetIn(formula: string, name: string): string {
  if (!mentions(formula, name)) return formula;
  const same = (sheet: string | null): boolean => sheet?.toLowerCase() === name.toLowerCase();
  return rewriteTokens(formula, (token) => {
    if (token.kind === 'ref') return token.ref.book === null && same(token.ref.sheet) ? '#REF!' : undefined;
    const prefix = prefixOf(token);
    if (prefix === '') return undefined;
    const where = readSheetPrefix(prefix.slice(0, -1));
    return where.book === null && same(where.sheet) ? '#REF!' : undefined;
  });
}

// Quotes inside a name are doubled in formulas, so only quick-reject names without them.
function mentions(formula: string, sheet: string): boolean {
  return sheet.includes("'") || formula.toLowerCase().includes(sheet.toLowerCase());
}

/** The formula after a table was renamed. */
export function renameTableIn(formula: string, from: string, to: string): string {
  if (!mentions(formula, from)) return formula;
  const same = (name: string): boolean => name.toLowerCase() === from.toLowerCase();
  return rewriteTokens(formula, (token) => {
    if (token.kind === 'structured' && same(token.table)) return to + token.text.slice(token.table.length);
    return token.kind === 'name' && token.prefix === '' && same(token.name) ? to : undefined;
  });
}
