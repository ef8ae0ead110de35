/** Is there a reading of the workbook at hand that is kept up to date, so that an action need not read it all? */
import type { Area } from '../domain/grid';
import type { Round } from '../domain/matrix';
import type { LegendChoice } from './outcome';
import type { Book } from './reading';

let current: Book | null = null;

/** The book that the follower keeps up to date; null when nobody follows. */
export function liveBook(): Book | null {
  return current;
}

/** Set by the follower after each reading; null when it stops, and when an action changed more than cells. */
export function shareBook(book: Book | null): void {
  current = book;
}

/** The legend that was chosen for the rounds that have none, in the book at hand. */
export function chosenLegend(): LegendChoice | undefined {
  for (const { legend } of current?.reading.matrix.rounds ?? []) {
    const source = legend?.source;
    // One that is kept is its round's, and was not chosen for others.
    if (!source || source.kind === 'own' || source.kept) continue;
    return source.kind === 'default' ? 'predeterminada' : { sheet: source.sheet };
  }
  return undefined;
}

/** The parts of areas that lie within a round's body. */
export function withinBody({ body }: Round, areas: readonly Area[]): Area[] {
  return areas
    .map((area) => ({
      top: Math.max(area.top, body.top),
      left: Math.max(area.left, body.left),
      bottom: Math.min(area.bottom, body.bottom),
      right: Math.min(area.right, body.right),
    }))
    .filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}
