/** What happens in the workbook while the pane is open? One follower for the page: it hears, normalises and tells. */
import type { Follower } from './followed';
import type { FollowOptions } from './follow-options';
import { WorkbookFollower } from './workbook-follower';

export type { Followed, FollowedReading, Follower, Notice } from './followed';

/** A follower of the workbook that is open in Excel. `idle` resolves when nothing is under way, for tests. */
export function createFollower(
  options: FollowOptions = {},
): Follower & { readonly idle: () => Promise<void> } {
  const one = new WorkbookFollower(options);
  return {
    state: () => one.state,
    subscribe: (listener) => one.subscribe(listener),
    start: () => one.start(),
    refresh: () => one.refresh(),
    reread: () => one.reread(),
    chooseLegend: (choice) => one.chooseLegend(choice),
    dismissNotice: (id) => one.dismissNotice(id),
    stop: () => one.stop(),
    idle: () => one.idle(),
  };
}

/** The follower of this page: the shared runtime has one. */
export const follower = createFollower();
