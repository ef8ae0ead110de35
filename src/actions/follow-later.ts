/** Which code does the follower fetch once the workbook has been read? */

/** What the first reading does not need is fetched after it: the pane opens light. */
export const LATER = {
  cards: () => import('./cell-card'),
  edits: () => import('./follow-edits'),
  actions: () => import('./follow-action'),
  settling: () => import('./follow-settle'),
};
