/** Which part of a sheet does a person look at? The window's size and scroll, and the sheet laid out as far as it is seen. */
import { useLayoutEffect, useMemo, useRef, useState, type RefObject, type UIEvent } from 'react';
import { COLUMNS, ROWS, type Area } from '../../host/workbook/area';
import type { SheetView } from '../../host/workbook/features';
import type { Sheet } from '../../host/workbook/model';
import type { SheetLook } from '../look/sheet-look';
import type { Spot } from './moves';
import { layOut, type Layout } from './tracks';
import { HEAD, partsOf, scrollTo, type Part, type View } from './window';

/** What is seen of a sheet. */
export interface Seen {
  readonly scroller: RefObject<HTMLDivElement>;
  onScroll(event: UIEvent<HTMLDivElement>): void;
  /** The whole window, headings and all. */
  readonly size: { readonly width: number; readonly height: number };
  readonly layout: Layout;
  readonly view: View;
  readonly parts: readonly Part[];
}

/** Rows and columns shown beyond what is used. */
const MORE = { rows: 40, columns: 12 };

/** Where a sheet is scrolled to, in pixels. */
interface Scroll {
  readonly x: number;
  readonly y: number;
}

const START: Scroll = { x: 0, y: 0 };

/**
 * Follows the window's size and each sheet's scroll; the active cell is brought into sight whenever it changes. A sheet
 * that is shown again is found as it was left, as in Excel.
 */
export function useSeen(look: SheetLook, selection: SheetView['selection'], scale: number): Seen {
  const { sheet } = look;
  const scroller = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState<ReadonlyMap<Sheet, Scroll>>(new Map());
  const scroll = scrolls.get(sheet) ?? START;
  /** The active cell of each sheet when it was shown last. */
  const left = useRef(new WeakMap<Sheet, Spot>());
  const [size, setSize] = useState({ width: 800, height: 500 });
  const shown = reach(look, selection, { right: scroll.x + size.width, bottom: scroll.y + size.height });
  const layout = useMemo(
    () => layOut(sheet, shown, look.fitted, scale),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [sheet, look, scale, shown.rows, shown.columns],
  );
  const view: View = {
    ...scroll,
    width: Math.max(0, size.width - HEAD.width),
    height: Math.max(0, size.height - HEAD.height),
  };

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const measure = (): void => setSize({ width: current.clientWidth, height: current.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => watch.disconnect();
  }, []);

  useLayoutEffect(() => {
    const { row, column } = selection;
    const was = left.current.get(sheet);
    left.current.set(sheet, { row, column });
    const stays = was?.row === row && was.column === column;
    const to = stays ? view : scrollTo(layout, view, selection);
    scroller.current?.scrollTo({ left: to.x, top: to.y });
  }, [sheet, selection.row, selection.column]); // eslint-disable-line react-hooks/exhaustive-deps

  return {
    scroller,
    onScroll: ({ currentTarget: { scrollLeft: x, scrollTop: y } }) =>
      setScrolls((all) => new Map(all).set(sheet, { x, y })),
    size,
    layout,
    view,
    parts: partsOf(layout, view),
  };
}

/** How many rows and columns are laid out: what is used, selected or in sight, and some more. */
function reach(
  { sheet }: SheetLook,
  { row, column, areas }: SheetView['selection'],
  seen: { readonly right: number; readonly bottom: number },
): { rows: number; columns: number } {
  const used = sheet.usedArea();
  // Whole rows and columns are selected without being laid out to their end.
  const last: Area = areas.at(-1)!;
  const bottom = last.bottom === ROWS - 1 ? 0 : last.bottom;
  const right = last.right === COLUMNS - 1 ? 0 : last.right;
  return {
    rows: Math.min(ROWS, Math.max(used.bottom, row, bottom, Math.ceil(seen.bottom / 20)) + MORE.rows),
    columns: Math.min(
      COLUMNS,
      Math.max(used.right, column, right, Math.ceil(seen.right / 64)) + MORE.columns,
    ),
  };
}
