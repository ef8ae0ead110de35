/** Which tool of the Modelo Regional is this header? The whole name must match; a part of one never does. */
import { distance } from 'fastest-levenshtein';
import { fold, joinHyphens, shortText } from './fold';
import { AMBIGUOUS_HEADERS, TOOLS } from './model/tools';
import type { Tool, AmbiguousHeader } from './model/types';

const byName = new Map<string, Tool>();
for (const tool of TOOLS) {
  for (const name of [tool.name, ...tool.aliases.map((a) => a.text)]) byName.set(fold(name), tool);
}
const ambiguous = new Map(AMBIGUOUS_HEADERS.map((header) => [fold(header.text), header]));

/** Numbering before a name: "1.1", "Herramienta 3", "a)", "IV.". What is left must still be a whole name. */
const NUMBERING = /^(?:(?:herramienta|no|num|numero|\d+|[a-z]|[ivx]+) )+/;
/** A footnote's mark after a name. */
const FOOTNOTE = / \d+$/;

/** The tool that a header names, or null. */
export function findTool(header: string): Tool | null {
  for (const name of spellings(header)) {
    const found = byName.get(name);
    if (found) return found;
  }
  return null;
}

/** The header that is known to cover several tools, or null. */
export function findAmbiguous(header: string): AmbiguousHeader | null {
  for (const name of spellings(header)) {
    const found = ambiguous.get(name);
    if (found) return found;
  }
  return null;
}

/** A header's name as written, then without numbering, footnote or what stands in brackets ("(3 meses)"). */
function* spellings(written: string): Generator<string> {
  const header = shortHeader(written);
  if (header === null) return;
  const texts = [header];
  const joined = joinHyphens(header);
  if (joined !== header) texts.push(joined);
  for (const text of texts) {
    yield* bareForms(fold(text));
    if (text.includes('(')) yield* bareForms(fold(text.replace(/\([^()]*\)/g, ' ')));
  }
}

/** No header is longer, with its numbering and what stands in brackets; line breaks matter to hyphens in the others. */
const LONGEST_HEADER = 1000;

function shortHeader(written: string): string | null {
  return shortText(written, LONGEST_HEADER);
}

function* bareForms(folded: string): Generator<string> {
  yield folded;
  if (NUMBERING.test(folded)) yield folded.replace(NUMBERING, '');
  if (FOOTNOTE.test(folded)) yield folded.replace(FOOTNOTE, '').replace(NUMBERING, '');
}

/** Tools whose names are spelt like this header, or begin with it; the likest first. Proposals, never taken. */
export function toolCandidates(header: string, limit = 3): Tool[] {
  const known = findAmbiguous(header);
  if (known) return TOOLS.filter((tool) => known.tools.includes(tool.id));
  const name = fold(header.slice(0, LONGEST_HEADER)).replace(NUMBERING, '');
  if (name.length < 4) return [];
  const best = new Map<Tool, number>();
  for (const [other, tool] of byName) {
    const begins = other.startsWith(name) || name.startsWith(other);
    const d = begins ? 0.1 : distance(name, other) / Math.max(name.length, other.length);
    if (d < (best.get(tool) ?? ALIKE)) best.set(tool, d);
  }
  return [...best]
    .sort(([a, x], [b, y]) => x - y || a.order - b.order)
    .slice(0, limit)
    .map(([tool]) => tool);
}

/** Share of letters that may differ in a header that is proposed. */
const ALIKE = 0.4;
