/** Do a live round's conditional formats still say what its legend says, over its whole body? */
import { carriedText } from '../domain/carried';
import type { Area } from '../domain/grid';
import type { LivePlan } from '../domain/live';
import type { OwnFormat } from './conditional-fills';
import { formatCount, type DisplayMode } from './live-round';

/** How the round's states are shown, by the formats that it has. */
export function shownMode(formats: readonly OwnFormat[]): DisplayMode {
  // What waits to be confirmed has a sign in every mode but text.
  const states = formats.filter(({ formula }) => !formula.includes(`="${carriedText('')}`));
  const hiding = states.filter(({ numberFormat }) => numberFormat.startsWith(';;;'));
  if (hiding.length === 0) return 'texto';
  return hiding.some(({ numberFormat }) => numberFormat.length > 3) ? 'simbolo' : 'color';
}

/**
 * True when pasting, sorting or inserting tore the formats, or when a swatch of the legend was recoloured: one
 * is missing or double, does not cover the body exactly, or has another colour than its state.
 */
export function isTorn(plan: LivePlan, formats: readonly OwnFormat[]): boolean {
  if (formats.length !== formatCount(plan)) return true;
  const body = cellsOf(plan.body);
  // A body of many areas has each format once for each part of it.
  const alike = new Map<string, OwnFormat[]>();
  for (const format of formats) {
    const key = withoutReferences(format.formula);
    alike.set(key, [...(alike.get(key) ?? []), format]);
  }
  const misplaced = [...alike.values()].some((parts) => {
    const covered = cellsOf(parts.flatMap(({ areas }) => areas));
    return covered.size !== body.size || [...covered].some((cell) => !body.has(cell));
  });
  if (misplaced) return true;
  return plan.states.some(({ label, color }) => {
    const wanted = `"${label.replace(/"/g, '""')}"`;
    const own = formats.find(({ formula }) => formula.includes(wanted));
    return own === undefined || own.fill !== (color?.toUpperCase() ?? null);
  });
}

/** A formula without the cells that it looks at; what stands in quotes is text. */
function withoutReferences(formula: string): string {
  return formula
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(/\$?[A-Z]{1,3}\$?\d+/g, '') : part))
    .join('"');
}

function cellsOf(areas: readonly Area[]): Set<string> {
  const cells = new Set<string>();
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) cells.add(`${row},${column}`);
    }
  }
  return cells;
}
