/** Which of the things that were told of the workbook are still so? What is no longer true goes away by itself. */
import type { Told } from './follow-edits.es';
import type { Notice } from './followed';
import type { Book } from './reading';

const MOST_NOTICES = 5;

/** Says a notice anew of a later book: null when nothing of it is true any more. Absent: it is of the past. */
export type Retold = (book: Book) => Told | null;

interface Kept {
  readonly notice: Notice;
  readonly retold?: Retold | undefined;
  /** Something did not go through: true until something does. */
  readonly failed: boolean;
}

/** What there is to be told of a notice. */
export interface News {
  readonly text: string;
  readonly sheet?: string;
  readonly address?: string;
  readonly retold?: Retold;
  readonly failed?: boolean;
}

/** The notices of one follower, the newest last. */
export class NoticeList {
  private kept: readonly Kept[] = [];
  private count = 0;

  get shown(): readonly Notice[] {
    return this.kept.map(({ notice }) => notice);
  }

  /** What is told again stands once, as the newest. */
  add({ text, sheet, address, retold, failed = false }: News): void {
    const notice = { id: ++this.count, text, sheet: sheet ?? null, address: address ?? null };
    const others = this.kept.filter((each) => !isSame(each.notice, notice));
    this.kept = [...others, { notice, retold, failed }].slice(-MOST_NOTICES);
  }

  dismiss(id: number): void {
    this.kept = this.kept.filter(({ notice }) => notice.id !== id);
  }

  /** Looks at all of them again, over a book that was just read or brought up to date. */
  review(book: Book): void {
    this.kept = this.kept.flatMap((each): Kept[] => {
      if (each.failed) return [];
      if (!each.retold) return [each];
      const now = each.retold(book);
      return now === null ? [] : [{ ...each, notice: { ...each.notice, ...now } }];
    });
  }
}

function isSame(one: Notice, other: Notice): boolean {
  return one.text === other.text && one.sheet === other.sheet && one.address === other.address;
}
