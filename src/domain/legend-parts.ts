/** Which parts is a label made of, each of which may stand for it («No se tiene - en proceso»)? */
import { fold } from './fold';

/** Signs that part phrases, with or without spaces. */
const DIVIDER = /[-‐‑–—−,;:|/()[\]{}\n\r·•+]/u;
/** What belongs to what follows, whatever sign stands between: «no-cumplido», «sin/evidencia», «c/ proyecto», «y/o». */
const JOINING =
  /^(?:no|sin|ni|nunca|aun no|todavia no|no se|pre|pos|post|semi|sub|co|ex|anti|inter|multi|auto|re|c|s|p|y|o)$/;
/** Longer labels are explanations; what is typed for them is no part. */
const LONGEST = 300;
const MOST_PARTS = 8;

/** Labels met lately: each text of a body is asked of each label. */
const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 1000;

/**
 * The folded parts of a label, and runs of neighbouring ones, without the whole; none for a label of one part. A part
 * that something before it takes back («no - cumplido») is none by itself; letters and numbers alone are none (R20).
 */
export function labelParts(label: string): ReadonlySet<string> {
  let parts = remembered.get(label);
  if (!parts) {
    parts = partsOf(label);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(label, parts);
  }
  return parts;
}

function partsOf(label: string): ReadonlySet<string> {
  if (label.length > LONGEST) return new Set();
  const pieces = piecesOf(label);
  const found = new Set<string>();
  if (pieces.length < 2 || pieces.length > MOST_PARTS) return found;
  pieces.forEach((_, from) => {
    if (from > 0 && JOINING.test(pieces[from - 1]!)) return;
    for (let to = from + 1; to <= pieces.length; to++) {
      const run = pieces.slice(from, to).join(' ');
      if (to - from < pieces.length && /\p{L}{2}/u.test(run)) found.add(run);
    }
  });
  return found;
}

/** The phrases of a label in order, folded; what is asked («¿cumplido?») is kept as one that nobody types. */
function piecesOf(label: string): string[] {
  return label
    .split(DIVIDER)
    .map((piece) => (/[?¿✗✘✕✖❌☒]/u.test(piece) ? '?' : fold(piece)))
    .filter((piece) => piece !== '');
}
