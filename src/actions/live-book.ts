/** Is there a reading of the workbook at hand that is kept up to date, so that an action need not read it all? */
import type { Area } from '../domain/grid';
import type { LegendChoice } from './outcome';
import { readBook, type Book } from './reading';

let current: Book | null = null;

/** The book that the follower keeps up to date; null when nobody follows. */
export function liveBook(): Book | null {
  return current;
}

/** Set by the follower after each reading; null when it stops. */
export function shareBook(book: Book | null): void {
  current = book;
}

/** A book whose cells within `areas` of `sheet` are as they are now. */
export async function freshBook(
  context: Excel.RequestContext,
  where: { readonly sheet: string; readonly areas: readonly Area[] },
  legend: LegendChoice | undefined,
): Promise<Book> {
  void where;
  return readBook(context, legend);
}
