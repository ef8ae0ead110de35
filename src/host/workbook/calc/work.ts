/**
 * How much may one cell, and one calculation, cost? Work is counted, never timed, so that a file gives the same on
 * any machine. There is one calculation at a time; its two counts stand here.
 */

/** Characters that a cell holds. support.microsoft.com: Excel specifications and limits. */
export const MOST_TEXT = 32_767;
/** Cells that an array formula may cover; more of them is a mistake of whoever made the file. */
export const MOST_COVERED = 1_000_000;

const MOST_IN_CELL = 20_000_000;
const MOST_IN_ALL = 150_000_000;
/** What a step of a formula costs, in values looked at. */
export const STEP = 20;
/** What a value of a computed array costs. */
export const MADE = 5;

/** A cell's formula costs more than any that a person would wait for. */
export class TooMuchWork extends Error {
  constructor() {
    super('too much work for one cell');
  }
}

let inCell = 0;
let inAll = 0;

/** Begins a calculation. */
export function beginWork(): void {
  inCell = 0;
  inAll = 0;
}

/** True when the calculation has cost so much that what is left keeps the values of the file. */
export function isSpent(): boolean {
  return inAll > MOST_IN_ALL;
}

/** Computes one cell with a count of its own: the cells that it needs do not pay for it. */
export function oneCell<T>(work: () => T): T {
  const outer = inCell;
  inCell = 0;
  try {
    return work();
  } finally {
    inCell = outer;
  }
}

/** Counts values that are about to be looked at or made. @throws TooMuchWork before they are. */
export function spend(values: number): void {
  inCell += values;
  inAll += Math.min(values, MOST_IN_CELL);
  if (!(inCell <= MOST_IN_CELL)) throw new TooMuchWork();
}
