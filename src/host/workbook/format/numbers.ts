/** How is a number spelt by the digit codes of a section? */
import { general, roundDecimals } from './general';
import type { Piece, Section } from './sections';

/** A non-negative number by the codes of a section (no dates). */
export function renderNumber(value: number, section: Section): string {
  const { pieces } = section;
  if (pieces.some((p) => p.kind === 'general')) {
    return pieces.map((p) => (p.kind === 'general' ? general(value) : textOf(p))).join('');
  }
  if (!pieces.some((p) => p.kind === 'digit')) return pieces.map(textOf).join('');
  const percents = pieces.filter((p) => isMark(p, '%')).length;
  const scaled = value * 100 ** percents;
  if (pieces.some((p) => p.kind === 'mark' && p.text[0] === 'E')) return renderExponent(scaled, pieces);
  if (pieces.some((p) => isMark(p, '/'))) return renderFraction(scaled, pieces);
  return renderDecimal(scaled, pieces);
}

function isMark(piece: Piece | undefined, text: string): boolean {
  return piece?.kind === 'mark' && piece.text === text;
}

function textOf(piece: Piece): string {
  if (piece.kind === 'literal') return piece.text;
  return piece.kind === 'mark' ? piece.text : '';
}

/** Where digits stand: before and after the decimal point. */
interface Layout {
  readonly point: number;
  readonly lastDigit: number;
  /** Thousands are separated. */
  readonly grouped: boolean;
  /** How often the number is divided by a thousand. */
  readonly thousands: number;
  readonly decimals: number;
}

function layoutOf(pieces: readonly Piece[]): Layout {
  const found = pieces.findIndex((p) => isMark(p, '.'));
  const point = found < 0 ? pieces.length : found;
  const digits = pieces.flatMap((p, i) => (p.kind === 'digit' ? [i] : []));
  const whole = digits.filter((i) => i < point);
  const lastDigit = digits[digits.length - 1]!;
  const lastWhole = whole[whole.length - 1] ?? -1;
  let thousands = 0;
  while (isMark(pieces[lastDigit + 1 + thousands], ',')) thousands++;
  if (lastWhole !== lastDigit && lastWhole >= 0) {
    for (let i = lastWhole + 1; i < point && isMark(pieces[i], ','); i++) thousands++;
  }
  const grouped = pieces.some((p, i) => isMark(p, ',') && i > whole[0]! && i < lastWhole);
  return { point, lastDigit, grouped, thousands, decimals: digits.length - whole.length };
}

function renderDecimal(value: number, pieces: readonly Piece[]): string {
  const layout = layoutOf(pieces);
  const rounded = roundDecimals(value / 1000 ** layout.thousands, layout.decimals);
  const [whole, decimals = ''] = plain(rounded, layout.decimals).split('.') as [string, string?];
  const left = renderWhole(whole === '0' ? '' : whole, pieces.slice(0, layout.point), layout.grouped);
  return left + renderDecimals(decimals, pieces.slice(layout.point));
}

/** Fixed decimals without an exponent, whatever the size. */
function plain(value: number, decimals: number): string {
  if (value < 1e21) return value.toFixed(Math.min(100, decimals));
  return BigInt(Math.round(value)).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
}

/** Digits fill the places from the right; the first place takes what is left over. */
function renderWhole(digits: string, pieces: readonly Piece[], grouped: boolean): string {
  const places = pieces.filter((p) => p.kind === 'digit').length;
  let left = digits;
  let seen = 0;
  let written = 0;
  const done: string[] = [];
  const emit = (digit: string): void => {
    if (grouped && written > 0 && written % 3 === 0) done.push(',');
    done.push(digit);
    written++;
  };
  for (const piece of [...pieces].reverse()) {
    if (piece.kind === 'mark' && piece.text === ',') continue;
    if (piece.kind !== 'digit') {
      done.push(...[...textOf(piece)].reverse());
      continue;
    }
    seen++;
    const digit = left.slice(-1);
    left = left.slice(0, -1);
    if (digit !== '' || piece.text === '0') emit(digit || '0');
    else if (piece.text === '?') done.push(' ');
    if (seen === places) for (const rest of [...left].reverse()) emit(rest);
  }
  return (places === 0 ? digits : '') + done.reverse().join('');
}

function renderDecimals(digits: string, pieces: readonly Piece[]): string {
  // Places of # at the end show nothing when only zeros are left.
  const significant = digits.replace(/0+$/, '').length;
  let at = 0;
  return pieces
    .map((piece) => {
      if (piece.kind === 'mark' && piece.text === ',') return '';
      if (piece.kind !== 'digit') return textOf(piece);
      const digit = digits[at++] ?? '0';
      if (at <= significant || piece.text === '0') return digit;
      return piece.text === '?' ? ' ' : '';
    })
    .join('');
}

function renderExponent(value: number, pieces: readonly Piece[]): string {
  const at = pieces.findIndex((p) => p.kind === 'mark' && p.text[0] === 'E');
  const mantissa = pieces.slice(0, at);
  const layout = layoutOf(mantissa);
  const places = Math.max(1, mantissa.slice(0, layout.point).filter((p) => p.kind === 'digit').length);
  let exponent = value === 0 ? 0 : Math.floor(Math.log10(value));
  exponent = Math.floor(exponent / places) * places;
  let scaled = roundDecimals(value / 10 ** exponent, layout.decimals);
  if (scaled >= 10 ** places) {
    exponent += places;
    scaled = roundDecimals(value / 10 ** exponent, layout.decimals);
  }
  const sign = exponent < 0 ? '-' : (pieces[at] as { text: string }).text[1] === '+' ? '+' : '';
  const width = pieces.slice(at).filter((p) => p.kind === 'digit').length;
  const tail = pieces.slice(at + 1).map((p) => (p.kind === 'digit' ? '' : textOf(p)));
  return `${renderDecimal(scaled, mantissa)}E${sign}${String(Math.abs(exponent)).padStart(width, '0')}${tail.join('')}`;
}

function renderFraction(value: number, pieces: readonly Piece[]): string {
  const slash = pieces.findIndex((p) => isMark(p, '/'));
  let first = slash;
  while (first > 0 && pieces[first - 1]!.kind === 'digit') first--;
  const before = pieces.slice(0, first);
  const whole = before.some((p) => p.kind === 'digit') ? Math.floor(value) : 0;
  const after = pieces.slice(slash + 1);
  const fixed = Number(
    /^[0-9]+/.exec(
      after.map((p) => (p.kind === 'digit' || p.kind === 'literal' ? p.text : '|')).join(''),
    )?.[0] ?? 0,
  );
  const places = after.filter((p) => p.kind === 'digit').length;
  const [top, bottom] =
    fixed > 0 ? [Math.round((value - whole) * fixed), fixed] : closest(value - whole, 10 ** places - 1);
  const carried = top === bottom && before.length > 0 ? whole + 1 : whole;
  const left = before.length > 0 ? renderWhole(carried === 0 ? '' : String(carried), before, false) : '';
  if (top === 0 || (top === bottom && before.length > 0))
    return (left.trim() === '' ? '0' : left.trimEnd()) + ' '.repeat(2 * places + 2);
  return `${left}${String(top).padStart(slash - first, ' ')}/${String(bottom).padEnd(places, ' ')}`;
}

function closest(value: number, limit: number): [number, number] {
  let best: [number, number] = [0, 1];
  let error = value;
  for (let bottom = 1; bottom <= limit && error > 0; bottom++) {
    const top = Math.round(value * bottom);
    const off = Math.abs(value - top / bottom);
    if (off < error - 1e-12) [best, error] = [[top, bottom], off];
  }
  return best;
}
