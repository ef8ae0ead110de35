/** Up to which day does a report tell? Its update's, else its own; a month leaves its days open. */
import type { Round } from './matrix';

/** The days that a report's cut may be (ISO): the same day twice, or the first and the last of a month. */
export interface Cut {
  readonly first: string;
  readonly last: string;
}

/** A report's cut, or null when it says no date. An update before its report does not count. */
export function cutOf({ reportedOn, updatedOn }: Pick<Round, 'reportedOn' | 'updatedOn'>): Cut | null {
  const cuts = [reportedOn, updatedOn].flatMap((date) => (date ? (daysOf(date) ?? []) : []));
  return cuts.sort((a, b) => (a.last < b.last ? -1 : 1)).at(-1) ?? null;
}

function daysOf(date: string): Cut | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return { first: date, last: date };
  const [year, month] = date.split('-').map(Number);
  if (!year || !month) return null;
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { first: `${last.slice(0, 8)}01`, last };
}
