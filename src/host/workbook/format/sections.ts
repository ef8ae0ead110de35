/** Of which sections and pieces does a number format consist? */

export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  /** 0, # or ?. */
  | { readonly kind: 'digit'; readonly text: string }
  /** . , / % and E+ E-. */
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'general' }
  | { readonly kind: 'text' }
  /** y m d h s (runs), [h] [m] [s] elapsed, AM/PM, fractions of seconds. */
  | { readonly kind: 'date'; readonly text: string };

export interface Section {
  readonly pieces: readonly Piece[];
  readonly condition: { readonly operator: string; readonly value: number } | null;
  /** True when it shows dates or times. */
  readonly date: boolean;
  /** Language id of `[$-80A]`, or null. */
  readonly language: number | null;
  readonly color: string | null;
}

const cache = new Map<string, readonly Section[]>();

/** The sections of a format code, up to four. */
export function sectionsOf(code: string): readonly Section[] {
  let known = cache.get(code);
  if (!known) {
    known = split(code).map(readSection);
    cache.set(code, known);
  }
  return known;
}

function split(code: string): string[] {
  const found: string[] = [''];
  for (let i = 0; i < code.length; i++) {
    const end = skipTo(code, i);
    if (code[i] === ';') found.push('');
    else found[found.length - 1] += code.slice(i, end);
    i = end - 1;
  }
  return found;
}

/** Where the piece that starts at `i` ends, quotes, brackets and escapes taken whole. */
function skipTo(code: string, i: number): number {
  const char = code[i];
  if (char === '\\' || char === '_' || char === '*') return Math.min(code.length, i + 2);
  if (char !== '"' && char !== '[') return i + 1;
  const end = code.indexOf(char === '"' ? '"' : ']', i + 1);
  return end < 0 ? code.length : end + 1;
}

const COLORS = /^(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?[0-9]+)$/i;
const ELAPSED = /^(?:h+|m+|s+)$/i;
const AMPM = /^(?:am\/pm|a\/p)/i;

interface Draft {
  pieces: Piece[];
  condition: Section['condition'];
  language: number | null;
  color: string | null;
}

function readSection(text: string): Section {
  const draft: Draft = { pieces: [], condition: null, language: null, color: null };
  for (let i = 0; i < text.length;) i = readPiece(text, i, draft);
  const date = draft.pieces.some((piece) => piece.kind === 'date');
  const pieces = date ? withFractions(draft.pieces) : draft.pieces;
  return { ...draft, pieces, date };
}

function readPiece(text: string, i: number, draft: Draft): number {
  const char = text[i]!;
  const end = skipTo(text, i);
  const literal = (shown: string): void => void draft.pieces.push({ kind: 'literal', text: shown });
  if (char === '"') literal(text.slice(i + 1, text[end - 1] === '"' && end > i + 1 ? end - 1 : end));
  else if (char === '\\') literal(text.slice(i + 1, end));
  else if (char === '_') literal(' ');
  else if (char === '[') readBracket(text.slice(i + 1, end - 1), draft);
  else if (char !== '*') return readBare(text, i, draft);
  return end;
}

function readBracket(inside: string, draft: Draft): void {
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:E[+-]?[0-9]+)?)$/i.exec(inside);
  if (condition) draft.condition = { operator: condition[1]!, value: Number(condition[2]) };
  else if (COLORS.test(inside)) draft.color = inside;
  else if (ELAPSED.test(inside)) draft.pieces.push({ kind: 'date', text: `[${inside.toLowerCase()}]` });
  else if (inside.startsWith('$')) {
    const [symbol, language] = inside.slice(1).split('-') as [string, string?];
    if (symbol !== '') draft.pieces.push({ kind: 'literal', text: symbol });
    if (language !== undefined) draft.language = parseInt(language, 16);
  }
}

function readBare(text: string, i: number, draft: Draft): number {
  const rest = text.slice(i);
  const add = (piece: Piece, length: number): number => i + (draft.pieces.push(piece), length);
  if (/^general/i.test(rest)) return add({ kind: 'general' }, 7);
  const ampm = AMPM.exec(rest);
  if (ampm) return add({ kind: 'date', text: ampm[0] }, ampm[0].length);
  const run = /^(?:y+|m+|d+|h+|s+|b+)/i.exec(rest);
  if (run) return add({ kind: 'date', text: run[0].toLowerCase() }, run[0].length);
  const exponent = /^e[+-]/i.exec(rest);
  if (exponent) return add({ kind: 'mark', text: exponent[0].toUpperCase() }, 2);
  const char = text[i]!;
  if ('0#?'.includes(char)) return add({ kind: 'digit', text: char }, 1);
  if ('.,/%'.includes(char)) return add({ kind: 'mark', text: char }, 1);
  if (char === '@') return add({ kind: 'text' }, 1);
  return add({ kind: 'literal', text: char }, 1);
}

/** In dates ".00" after seconds is a fraction, and other marks are plain text. */
function withFractions(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  for (const piece of pieces) {
    const last = done[done.length - 1];
    if (piece.kind === 'digit' && last?.kind === 'date' && last.text.startsWith('.')) {
      done[done.length - 1] = { kind: 'date', text: last.text + piece.text };
    } else if (
      piece.kind === 'mark' &&
      piece.text === '.' &&
      last?.kind === 'date' &&
      last.text.includes('s')
    ) {
      done.push({ kind: 'date', text: '.' });
    } else if (piece.kind === 'mark') done.push({ kind: 'literal', text: piece.text });
    else done.push(piece);
  }
  return done;
}
