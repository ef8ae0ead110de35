/** Where does the pane keep a few texts of its own, outside of the workbook? In the browser's storage, if it gives one. */

/** A place for one text. */
export interface Shelf {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

/** A browser that forbids storage: what is kept lives as long as the pane. */
export const NOWHERE: Shelf = { read: () => null, write: () => undefined };

/**
 * A shelf that outlives a reload of the pane (`session`) or of Excel (`local`). Office asks that keys begin with
 * its partition key, so that two documents of one site do not share them.
 */
export function shelf(kind: 'session' | 'local', name: string): Shelf {
  const key = `${Office.context?.partitionKey ?? ''}MatrizViva.${name}`;
  try {
    const storage = kind === 'session' ? window.sessionStorage : window.localStorage;
    storage.getItem(key);
    return { read: () => storage.getItem(key), write: (text) => storage.setItem(key, text) };
  } catch {
    return NOWHERE;
  }
}
