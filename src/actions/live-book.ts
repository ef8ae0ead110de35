/** Is there a reading of the workbook at hand that is kept up to date, so that an action need not read it all? */
import type { Book } from './reading';

let current: Book | null = null;

/** The book that the follower keeps up to date; null when nobody follows. */
export function liveBook(): Book | null {
  return current;
}

/** Set by the follower after each reading; null when it stops. */
export function shareBook(book: Book | null): void {
  current = book;
}
