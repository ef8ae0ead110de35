/** What does a number's format make of it: a date, or figures among words? By its code, never by what is displayed. */

/** Days from the first day of the 1900 system to that of the 1904 system. */
export const DAYS_TO_1904 = 1462;

/** What a format's first section shows. */
interface Shape {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  /** The literal texts and, as null, the place of the figure; null for a format that does more than that. */
  readonly pieces: readonly (string | null)[] | null;
  /** Digits that the figure has at least ("000"). */
  readonly digits: number;
}

const shapes = new Map<string, Shape>();
const MOST_SHAPES = 1000;

/** One piece of a code: a quoted text, an escaped sign, room (_x, *x), a bracket, a run of one letter, or a sign. */
const PIECES = /"([^"]*)"?|\\(.)|[_*].|\[[^\]]*\]?|am\/pm|a\/p|general|([a-z])\3*|[0#?]+|./giu;

function shapeOf(code: string): Shape {
  let shape = shapes.get(code);
  if (shape === undefined) {
    shape = readCode(code);
    if (shapes.size >= MOST_SHAPES) shapes.clear();
    shapes.set(code, shape);
  }
  return shape;
}

function readCode(code: string): Shape {
  const pieces: (string | null)[] = [];
  const seen = { year: false, month: false, day: false };
  let [plain, clock, short, digits] = [true, false, false, 0];
  for (const [piece, quoted, escaped] of code.matchAll(PIECES)) {
    if (piece === ';') break;
    if (quoted !== undefined || escaped !== undefined) pieces.push(quoted ?? escaped!);
    else if (/^\[(?:[hms]+|[<>=].*)\]$/i.test(piece)) plain = false;
    else if (/^(?:\[.*|[_*].)$/s.test(piece)) continue;
    else if (/^y+$/i.test(piece)) seen.year = true;
    else if (/^d+$/i.test(piece)) seen.day = true;
    else if (/^m{3,}$/i.test(piece)) seen.month = true;
    else if (/^m+$/i.test(piece)) short = true;
    else if (/^[hs]+$/i.test(piece)) clock = true;
    else if (/^[0#?]+$/.test(piece) && !pieces.includes(null)) {
      pieces.push(null);
      digits = piece.replace(/[^0]/g, '').length;
    } else if (/^[ :°º()-]$/.test(piece)) pieces.push(piece);
    else plain = false;
  }
  // «mm» beside hours or seconds is minutes.
  if (short && (!clock || seen.year || seen.day)) seen.month = true;
  return { ...seen, digits, pieces: plain && !clock && !seen.month && !seen.year ? pieces : null };
}

/** The serial numbers of a day up to the year 9999. */
const LAST_SERIAL = 2_958_466;

/**
 * The day that a number is when its format shows one, as ISO; of a format without the day ("mmm-yy") the month, where
 * the number is its first day, as Excel makes of «abr-23». Null for any other format: a time or a duration is no date.
 */
export function dateOfNumber(value: number, code: string, is1904 = false): string | null {
  const { year, month, day } = shapeOf(code);
  if (!day && !month) return null;
  const serial = Math.floor(value) + (is1904 ? DAYS_TO_1904 : 0);
  if (value < 0 || serial < 1 || serial >= LAST_SERIAL) return null;
  const iso = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
  return !day && year && iso.endsWith('-01') ? iso.slice(0, 7) : iso;
}

/** A whole number as a format of figures and words shows it ("3er reporte", "007"); null where it shows more, or less. */
export function wordedNumber(value: number, code: string): string | null {
  const { pieces, digits, day } = shapeOf(code);
  if (pieces === null || day || !Number.isInteger(value) || value < 0) return null;
  if (pieces.length === 0 || (pieces.length === 1 && digits < 2)) return pieces[0] ?? null;
  return pieces.map((piece) => piece ?? String(value).padStart(digits, '0')).join('');
}
