/** Excel.CommentCollection and Comment, for reading. learn.microsoft.com/javascript/api/excel/excel.comment */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import { findPlace } from '../session/address';
import { commentsIn, repliesTo, type CommentRef } from '../session/comments';
import type { Session } from '../session/session';
import { cellArea, holds } from '../workbook/area';
import { rangeOrNull, text } from './arguments';
import { define, to } from './define';

const read = {
  Id: ({ comment }: CommentRef) => comment.id,
  Content: ({ comment }: CommentRef) => comment.text,
  RichContent: ({ comment }: CommentRef) => comment.text,
  AuthorName: ({ comment }: CommentRef) => comment.author,
  CreationDate: ({ comment }: CommentRef) => comment.when,
  Resolved: ({ comment }: CommentRef) => comment.done,
  ContentType: () => 'Plain',
};

const GetLocation = (self: CommentRef, _args: unknown, session: Session): Target =>
  to('Range', session.range(self.sheet, cellArea(self.comment.row, self.comment.column)));

define('CommentCollection', {
  items: (self, session) => commentsIn(session, self).map((ref) => to('Comment', ref)),
  item: (self, key, session) => {
    const found = commentsIn(session, self).find(({ comment }) => comment.id === text(key));
    return found ? to('Comment', found) : null;
  },
  methods: {
    // excel.commentcollection#excel-excel-commentcollection-getitembycell-member(1)
    GetItemByCell: (self, args, session) => {
      const range = rangeOrNull(args[0]);
      const place = range ?? findPlace(session.workbook, self.sheet, text(args[0]));
      const found =
        place &&
        commentsIn(session, { sheet: place.sheet }).find(({ comment }) =>
          holds(place.area, comment.row, comment.column),
        );
      if (!found) throw new ApiError('ItemNotFound');
      return to('Comment', found);
    },
  },
});

define('Comment', {
  identity: ({ comment }) => ({ Id: comment.id }),
  get: read,
  nav: { Replies: (self) => to('CommentReplyCollection', self) },
  methods: { GetLocation },
});

define('CommentReplyCollection', {
  items: (self) => repliesTo(self).map((ref) => to('CommentReply', ref)),
  item: (self, key) => {
    const found = repliesTo(self).find(({ comment }) => comment.id === text(key));
    return found ? to('CommentReply', found) : null;
  },
});

define('CommentReply', {
  identity: ({ comment }) => ({ Id: comment.id }),
  get: read,
  methods: { GetLocation },
});
