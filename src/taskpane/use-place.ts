/** Which place is shown, and which were before? The ribbon, the cell's menu and the shortcuts may ask for one. */
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { onPlaceAsked, takeWantedPlace, type PanePlace } from '../actions/pane-place';

interface Visited {
  readonly place: PanePlace;
  /** How many times each was gone to; a place that never was is not loaded. */
  readonly visits: Readonly<Partial<Record<PanePlace, number>>>;
}

function visit(place: PanePlace, before: Visited['visits'] = {}): Visited {
  return { place, visits: { ...before, [place]: (before[place] ?? 0) + 1 } };
}

export function usePlace(): Visited & { readonly go: (place: PanePlace) => void } {
  const [visited, setVisited] = useState(() => visit(takeWantedPlace() ?? 'matrix'));
  const go = useCallback((next: PanePlace): void => {
    setVisited((before) => (before.place === next ? before : visit(next, before.visits)));
  }, []);
  useEffect(() => {
    return onPlaceAsked(() => {
      const wanted = takeWantedPlace();
      if (wanted) go(wanted);
    });
  }, [go]);
  useFromTheTop(visited.place);
  return { ...visited, go };
}

/** A place begins at its beginning; who pressed something in the one before keeps the focus within the pane. */
function useFromTheTop(place: PanePlace): void {
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.documentElement.scrollTop = 0;
    const isHidden = document.activeElement?.closest('[hidden]');
    if (isHidden && document.hasFocus()) document.getElementById(`tab-${place}`)?.focus();
  }, [place]);
}

export const VisitContext = createContext(1);

/** Changes when the person comes back to the place: what was asked of the workbook before may not be so any more. */
export function useVisit(): number {
  return useContext(VisitContext);
}
