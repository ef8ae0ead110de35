/** When does Excel start the add-in by itself? With every workbook that was made live, so that no edit goes unheard. */
import type { Follower } from './follow';
import { liveBook } from './live-book';

/**
 * Has Excel start the add-in with this workbook once one of its rounds is live, and no longer when none is (the
 * conversion was undone). Source: learn.microsoft.com/office/dev/add-ins/develop/run-code-on-document-open.
 * Returns how to stop.
 */
export function startWithLiveWorkbook(follower: Pick<Follower, 'subscribe'>): () => void {
  let wasLive = false;
  let wanted: Office.StartupBehavior | null = null;
  let written = Promise.resolve();
  let isTold = false;
  const settle = (): void => {
    const book = liveBook();
    if (!book) return;
    const isLive = book.snapshot.kept.known.size > 0;
    wasLive ||= isLive;
    // A workbook that never was live is left as it was: perhaps nobody ever asked for anything.
    if (!wasLive) return;
    const next = isLive ? Office.StartupBehavior.load : Office.StartupBehavior.none;
    if (next === wanted) return;
    wanted = next;
    // One after the other: of two wishes the later one must be written last.
    written = written
      .then(() => setBehavior(next))
      .catch((error: unknown) => {
        // The next reading tries again. Until then the person opens the pane by hand, and edits made meanwhile are
        // found on opening: nothing is lost, and an Excel that never can is told of once.
        wanted = null;
        if (!isTold) console.error(error);
        isTold = true;
      });
  };
  return follower.subscribe(settle);
}

/** Written only when it changes: writing makes the workbook one with unsaved changes. */
async function setBehavior(behavior: Office.StartupBehavior): Promise<void> {
  if ((await Office.addin.getStartupBehavior()) !== behavior) await Office.addin.setStartupBehavior(behavior);
}
