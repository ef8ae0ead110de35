/** In which order did the rounds come? By date when all have one, else by number, else by place in the workbook. */
import type { Round } from './matrix';

/** The rounds in order, and by what they were ordered. */
export interface Ordered {
  readonly rounds: readonly Round[];
  readonly by: 'date' | 'number' | 'position';
}

/** The date that places a round in time: that of the report, else that of its update. */
export function dateOf(round: Pick<Round, 'reportedOn' | 'updatedOn'>): string | null {
  return round.reportedOn ?? round.updatedOn;
}

/** Compares two dates as far as both say: a month and a day in it are neither before nor after each other. */
export function compareDates(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [x, y] = [a.slice(0, length), b.slice(0, length)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Orders the rounds; what leaves two of them equal is decided by number, then by position. */
export function orderRounds(rounds: readonly Round[]): Ordered {
  const by = rounds.every((r) => dateOf(r) !== null)
    ? 'date'
    : rounds.every((r) => r.number !== null)
      ? 'number'
      : 'position';
  return {
    by,
    rounds: by === 'date' ? byDate(rounds) : [...rounds].sort(by === 'number' ? byNumber : byPosition),
  };
}

const byPosition = (a: Round, b: Round) => a.position - b.position;
const byNumber = (a: Round, b: Round) => (a.number ?? 0) - (b.number ?? 0) || byPosition(a, b);

/** By date; a month and a day in it cannot be compared, so that numbers decide if all of that month have one. */
function byDate(rounds: readonly Round[]): Round[] {
  const months = rounds.map((r) => dateOf(r)!.slice(0, 7));
  const mixed = (month: string) =>
    rounds.some((r, i) => months[i] === month && dateOf(r)!.length === 7) &&
    rounds.every((r, i) => months[i] !== month || r.number !== null);
  return [...rounds].sort((a, b) => {
    const [x, y] = [dateOf(a)!, dateOf(b)!];
    const month = x.slice(0, 7);
    if (month === y.slice(0, 7) && mixed(month)) return byNumber(a, b);
    return (x < y ? -1 : x > y ? 1 : 0) || byNumber(a, b);
  });
}
