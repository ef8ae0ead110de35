/** Of which pieces is a formula made? Every character belongs to exactly one token. */
import { COLUMNS, ROWS, columnNumber } from '../area';
import type { Reference } from './reference';
import { ordered, readSheetPrefix } from './reference';

export type Token =
  | { readonly kind: 'space' | 'op' | 'open' | 'close' | 'separator' | 'brace'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string; readonly value: string }
  | { readonly kind: 'error'; readonly text: string; readonly prefix: string }
  | { readonly kind: 'boolean'; readonly text: string }
  | { readonly kind: 'ref'; readonly text: string; readonly ref: Reference }
  /** A function's name; the "(" is the next token. */
  | { readonly kind: 'function'; readonly text: string }
  /** A defined name, with the sheet prefix that it may have. */
  | { readonly kind: 'name'; readonly text: string; readonly prefix: string; readonly name: string }
  /** `Table[…]` or `[…]` inside a table. */
  | { readonly kind: 'structured'; readonly text: string; readonly table: string; readonly inner: string };

const SPACE = /[\s\u00A0]+/y;
const STRING = /"(?:[^"]|"")*"/y;
// A name's file may keep the cells of a sheet that is gone: "#REF!$A$1".
const ERROR =
  /#(?:NULL!|DIV\/0!|VALUE!|REF!(?:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?)?|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)/iy;
const NUMBER = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const PREFIX =
  /(?:'(?:[^']|'')+'|(?:\[[^[\]]+\])?[\p{L}_\\][\p{L}\p{N}_.\\]*(?::[\p{L}_\\][\p{L}\p{N}_.\\]*)?|\[[0-9]+\])!/uy;
const CELLS =
  /(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7}))?(?![\p{L}\p{N}_.(\\[!])/uy;
const ONE = /(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.(\\[!])/uy;
const COLUMN_RANGE = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(\\[!])/uy;
const ROW_RANGE = /(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.(\\[!])/uy;
const NAME = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const OPERATOR = /<=|>=|<>|[-+*/^&=<>%:@#]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Characters of a formula. support.microsoft.com: Excel specifications and limits. */
const MOST_FORMULA = 8_192;

/**
 * The tokens of a formula without its "="; an unknown character becomes an `op` of its own, and so does the whole of
 * what is longer than Excel takes: it is no formula, and stays as it is.
 */
export function tokenize(formula: string): Token[] {
  if (formula.length > MOST_FORMULA) return [{ kind: 'op', text: formula }];
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const token = tokenAt(formula, at, tokens[tokens.length - 1]);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  const char = text[at]!;
  if (char === '(') return { kind: 'open', text: char };
  if (char === ')') return { kind: 'close', text: char };
  if (char === ',' || char === ';') return { kind: 'separator', text: char };
  if (char === '{' || char === '}') return { kind: 'brace', text: char };
  const space = match(SPACE, text, at);
  if (space) return { kind: 'space', text: space[0] };
  if (char === '"') return stringToken(text, at);
  if (char === '#' && !endsOperand(before)) {
    const error = match(ERROR, text, at);
    if (error) return { kind: 'error', text: error[0], prefix: '' };
  }
  return operandToken(text, at) ?? { kind: 'op', text: match(OPERATOR, text, at)?.[0] ?? char };
}

// "A1#" is the spill operator, "A1 #N/A" is not.
function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && ['ref', 'name', 'structured', 'close'].includes(token.kind);
}

function stringToken(text: string, at: number): Token {
  const found = match(STRING, text, at);
  if (!found) return { kind: 'op', text: '"' };
  return { kind: 'string', text: found[0], value: found[0].slice(1, -1).replace(/""/g, '"') };
}

function operandToken(text: string, at: number): Token | null {
  // A quote that nothing closes would have the rest of the text looked through from each quote on.
  const named = text[at] !== "'" || text.includes("'!", at);
  const prefix = named ? match(PREFIX, text, at)?.[0] : undefined;
  if (prefix !== undefined) return prefixedToken(text, at, prefix);
  const ref = referenceAt(text, at, '');
  if (ref) return ref;
  const number = match(NUMBER, text, at);
  if (number) return { kind: 'number', text: number[0] };
  if (text[at] === '[') return structuredToken(text, at, '');
  const word = match(NAME, text, at)?.[0];
  if (word === undefined) return null;
  const next = text[at + word.length];
  if (next === '(') return { kind: 'function', text: word };
  if (next === '[') return structuredToken(text, at, word);
  if (/^(?:TRUE|FALSE)$/i.test(word)) return { kind: 'boolean', text: word };
  return { kind: 'name', text: word, prefix: '', name: word };
}

function prefixedToken(text: string, at: number, prefix: string): Token | null {
  const after = at + prefix.length;
  const ref = referenceAt(text, after, prefix);
  if (ref) return ref;
  const error = match(ERROR, text, after);
  if (error) return { kind: 'error', text: prefix + error[0], prefix };
  const name = match(NAME, text, after)?.[0];
  return name === undefined ? null : { kind: 'name', text: prefix + name, prefix, name };
}

function referenceAt(text: string, at: number, prefix: string): Token | null {
  const cells = match(CELLS, text, at) ?? match(ONE, text, at);
  if (cells) return cellsToken(cells, prefix);
  const columns = match(COLUMN_RANGE, text, at);
  if (columns) {
    const left = columnNumber(columns[2]!);
    const right = columnNumber(columns[4]!);
    if (!(left >= 0 && right >= 0)) return null;
    const fixed = { top: false, left: columns[1] === '$', bottom: false, right: columns[3] === '$' };
    return refToken(columns[0], prefix, 'columns', { top: 0, bottom: ROWS - 1, left, right }, fixed);
  }
  const rows = match(ROW_RANGE, text, at);
  if (!rows) return null;
  const top = Number(rows[2]) - 1;
  const bottom = Number(rows[4]) - 1;
  if (Math.min(top, bottom) < 0 || Math.max(top, bottom) >= ROWS) return null;
  const fixed = { top: rows[1] === '$', left: false, bottom: rows[3] === '$', right: false };
  return refToken(rows[0], prefix, 'rows', { top, bottom, left: 0, right: COLUMNS - 1 }, fixed);
}

function cellsToken(found: RegExpExecArray, prefix: string): Token | null {
  const single = found[6] === undefined;
  const left = columnNumber(found[2]!);
  const top = Number(found[4]) - 1;
  const right = single ? left : columnNumber(found[6]!);
  const bottom = single ? top : Number(found[8]) - 1;
  if (!(left >= 0 && right >= 0) || Math.min(top, bottom) < 0 || Math.max(top, bottom) >= ROWS) return null;
  const column = found[1] === '$';
  const row = found[3] === '$';
  const fixed = {
    top: row,
    left: column,
    bottom: single ? row : found[7] === '$',
    right: single ? column : found[5] === '$',
  };
  return refToken(found[0], prefix, single ? 'cell' : 'area', { top, left, bottom, right }, fixed);
}

const HERE = { book: null, sheet: null, lastSheet: null };

function refToken(
  text: string,
  prefix: string,
  shape: Reference['shape'],
  area: Reference['area'],
  fixed: Reference['fixed'],
): Token {
  const { book, sheet, lastSheet } = prefix === '' ? HERE : readSheetPrefix(prefix.slice(0, -1));
  const ref: Reference = { book, sheet, lastSheet, shape, area, fixed };
  const inOrder = area.top <= area.bottom && area.left <= area.right;
  return { kind: 'ref', text: prefix + text, ref: inOrder ? ref : ordered(ref, area) };
}

function structuredToken(text: string, at: number, table: string): Token | null {
  const start = at + table.length;
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "'") i++;
    else if (text[i] === '[') depth++;
    else if (text[i] === ']' && --depth === 0) {
      return { kind: 'structured', text: text.slice(at, i + 1), table, inner: text.slice(start + 1, i) };
    }
  }
  return null;
}
