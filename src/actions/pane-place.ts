/** Which place of the pane should be shown? Asked for by the ribbon, the cell's menu and the shortcuts. */

/** The four places of the pane. */
export type PanePlace = 'matrix' | 'cell' | 'findings' | 'reports';

let wanted: PanePlace | null = null;
const listeners = new Set<() => void>();

/** Asks the pane to show a place; if it is not open yet, it opens there. */
export function askForPlace(place: PanePlace): void {
  wanted = place;
  listeners.forEach((listener) => listener());
}

/** The place asked for since the last call, or null. */
export function takeWantedPlace(): PanePlace | null {
  const place = wanted;
  wanted = null;
  return place;
}

/** Calls back whenever a place is asked for; returns how to stop. */
export function onPlaceAsked(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
