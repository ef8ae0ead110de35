/** Which swatch belongs to which label? The arrangement that gives most labels a colour of their own. */
import type { Area, Color, Hatched } from './grid';
import { labelState } from './legend-label';
import type { Position } from './matrix';
import type { Node } from './parse-legend-nodes';
import type { GridView } from './parse-view';

/** A label with its colour, if it has one. */
export interface Pair {
  readonly label: Node;
  readonly color: Color | Hatched | null;
  readonly swatch: Position | null;
}

type Side = 'glyph' | 'left' | 'own' | 'right' | 'below' | 'above' | 'ink';

/** In order of preference when two arrangements explain a block equally well. */
const SIDES: readonly Side[] = ['glyph', 'left', 'own', 'right', 'below', 'above', 'ink'];

type Find = (label: Node) => { color: Color | Hatched; at: Position } | null;

/** Pairs the labels of a block with their colours; `spare` are swatches in line with the others, without label. */
export function pairNodes(nodes: readonly Node[], view: GridView): { pairs: Pair[]; spare: Node[] } {
  const labels = nodes.filter((n) => n.label !== null);
  const swatches = nodes.filter((n) => n.swatch !== null);
  const finders = SIDES.map((side) => finder(side, labels, swatches, view));
  const scores = finders.map((find) => score(labels, find));
  const best = scores.indexOf(Math.max(...scores));
  const claimed = new Set<string>();
  const claim = (find: Find) => (label: Node) => {
    const found = find(label);
    if (!found || claimed.has(place(found.at))) return null;
    claimed.add(place(found.at));
    return found;
  };
  const first = labels.map(claim(finders[best]!));
  // A link's blue is no colour of a legend: letters count only when they are what tells its states apart.
  const others = finders.filter((_, i) => SIDES[i] !== 'ink');
  const colors = labels.map((label, i) => first[i] ?? firstOf(others, (find) => claim(find)(label)));
  const pairs = labels.map((label, i) => ({
    label,
    color: colors[i]?.color ?? null,
    swatch: colors[i]?.at ?? null,
  }));
  const kept = pairs.filter((pair) => (pair.color === null ? isMissing(pair, pairs) : isEntry(pair, pairs)));
  const spare = swatches.filter((s) => !claimed.has(place(s.at)) && kept.some((p) => isNext(s.at, p.swatch)));
  return { pairs: kept, spare };
}

function firstOf<T>(finders: readonly Find[], ask: (find: Find) => T | null): T | null {
  for (const find of finders) {
    const found = ask(find);
    if (found) return found;
  }
  return null;
}

const place = (at: Position) => `${at.row},${at.column}`;

/** How many labels get a swatch of their own, and how many different colours that makes. */
function score(labels: readonly Node[], find: Find): number {
  const found = labels.map(find).filter((f) => f !== null);
  const own = new Map(found.map((f) => [place(f.at), f.color]));
  return own.size + new Set(own.values()).size;
}

/** A coloured text is an entry if it names a known state, or stands next to another entry: a banner does not. */
function isEntry(pair: Pair, all: readonly Pair[]): boolean {
  const others = all.filter((p) => p !== pair && p.color !== null);
  return isKnown(pair) || others.length === 0 || others.some((p) => isNext(pair.label.at, p.label.at));
}

/** A label without colour counts if it names a known state and stands next to others of the legend. */
function isMissing(pair: Pair, all: readonly Pair[]): boolean {
  if (!isKnown(pair) && !pair.label.blackGlyph) return false;
  if (isDescription(pair, all)) return false;
  const others = all.filter((p) => p !== pair && (p.color !== null || isKnown(p) || p.label.blackGlyph));
  return others.length === 0 || others.some((p) => isNext(pair.label.at, p.label.at));
}

/** A text beside the labels of a column explains its label: it is none. */
function isDescription(pair: Pair, all: readonly Pair[]): boolean {
  const colored = all.filter((p) => p.color !== null);
  const columns = new Set(colored.map((p) => p.label.at.column));
  const rows = new Set(colored.map((p) => p.label.at.row));
  return rows.size > 1 && rows.has(pair.label.at.row) && !columns.has(pair.label.at.column);
}

const isKnown = (pair: Pair) => labelState(pair.label.label!) !== null;

/** Rows and columns from one entry of a legend to the next, at most. */
const NEXT_ROWS = 2;
const NEXT_COLUMNS = 8;

function isNext(at: Position, other: Position | null): boolean {
  if (other === null) return false;
  const [rows, columns] = [Math.abs(other.row - at.row), Math.abs(other.column - at.column)];
  return (columns === 0 && rows <= NEXT_ROWS) || (rows === 0 && columns <= NEXT_COLUMNS);
}

function finder(side: Side, labels: readonly Node[], swatches: readonly Node[], view: GridView): Find {
  if (side === 'own') return (label) => (label.fill ? { color: label.fill, at: label.at } : null);
  if (side === 'ink') return inkFinder(labels);
  if (side === 'glyph') return (label) => (label.glyph ? { color: label.glyph, at: label.at } : null);
  return (label) => {
    const beside = swatches
      .map((s) => ({ s, gap: gapTo(side, label.area, s.area) }))
      .filter(({ s, gap }) => gap !== null && gap <= GAPS[side] && !isBetween(side, label, s, labels, view))
      .sort((a, b) => a.gap! - b.gap!)[0];
    return beside ? { color: beside.s.swatch!, at: beside.s.at } : null;
  };
}

/** The colours of the labels' own letters, if each has one of its own. */
function inkFinder(labels: readonly Node[]): Find {
  const inks = new Set(labels.map((label) => label.ink));
  const apart = inks.size === labels.length && inks.size > 1 && !inks.has(null);
  return (label) => (apart ? { color: label.ink!, at: label.at } : null);
}

/** Blank cells that may stand between a label and its swatch. */
const GAPS: Readonly<Record<Exclude<Side, 'own' | 'glyph' | 'ink'>, number>> = {
  left: 2,
  right: 2,
  below: 0,
  above: 0,
};

/** Blank cells between a label and a swatch on one side of it; null when it is not on that side. */
function gapTo(side: Side, label: Area, swatch: Area): number | null {
  const sameRows = swatch.top <= label.bottom && label.top <= swatch.bottom;
  const sameColumns = swatch.left <= label.right && label.left <= swatch.right;
  const gap =
    side === 'left'
      ? sameRows && label.left - swatch.right - 1
      : side === 'right'
        ? sameRows && swatch.left - label.right - 1
        : side === 'above'
          ? sameColumns && label.top - swatch.bottom - 1
          : sameColumns && swatch.top - label.bottom - 1;
  return gap !== false && gap >= 0 ? gap : null;
}

/** True when another text stands between a label and a swatch of its row. */
function isBetween(side: Side, label: Node, swatch: Node, labels: readonly Node[], view: GridView): boolean {
  if (side !== 'left' && side !== 'right') return false;
  const [from, to] =
    side === 'left'
      ? [swatch.area.right + 1, label.area.left - 1]
      : [label.area.right + 1, swatch.area.left - 1];
  for (let column = from; column <= to; column++) {
    if (
      !view.isBlank(label.at.row, column) ||
      labels.some((l) => l.at.row === label.at.row && l.at.column === column)
    )
      return true;
  }
  return false;
}
