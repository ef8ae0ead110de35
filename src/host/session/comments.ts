/** Which threaded comments does a sheet hold? They are read and kept; writing them comes with the issue that needs it. */
import type { ThreadedComment } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import type { Session } from './session';

/** The comments of one sheet, or (null) of all. */
export interface CommentScope {
  readonly sheet: Sheet | null;
}

/** One comment. */
export interface CommentRef {
  readonly sheet: Sheet;
  readonly comment: ThreadedComment;
}

/** Comments that are no replies. */
export function commentsIn(session: Session, { sheet }: CommentScope): CommentRef[] {
  const sheets = sheet ? [sheet] : session.workbook.sheets;
  return sheets.flatMap((each) =>
    each.comments.filter(({ parent }) => parent === null).map((comment) => ({ sheet: each, comment })),
  );
}

/** Replies to a comment, oldest first. */
export function repliesTo({ sheet, comment }: CommentRef): CommentRef[] {
  return sheet.comments
    .filter(({ parent }) => parent === comment.id)
    .map((reply) => ({ sheet, comment: reply }));
}
