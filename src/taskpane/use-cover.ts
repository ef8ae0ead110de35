/** How much of the pane's top is covered by what stays there? What sticks below it, and what is scrolled to, must know. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The custom property that holds the height; `taskpane.html` keeps as much free above whatever takes the focus. */
export type Cover = '--matriz-viva-top' | '--matriz-viva-cell';

/** A field in use that something new above has come to cover goes on being seen; any other is left where it is. */
function uncover(): void {
  const field = document.activeElement;
  if (!document.hasFocus() || !field?.matches('input, textarea, select')) return;
  const { top, bottom } = field.getBoundingClientRect();
  const covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  if (top < covered && bottom > 0) field.scrollIntoView({ block: 'nearest' });
}

/** Measures an element that sticks to the top, for as long as it does. */
export function useCover<Box extends HTMLElement>(name: Cover): RefObject<Box> {
  const box = useRef<Box>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { style } = document.documentElement;
    const measure = (): void => {
      const sticks = getComputedStyle(element).position === 'sticky';
      // Rounded down: a gap would show what passes below.
      style.setProperty(name, `${sticks ? Math.floor(element.getBoundingClientRect().height) : 0}px`);
      uncover();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
  return box;
}
