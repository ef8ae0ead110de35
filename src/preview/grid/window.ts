/** Which part of a sheet does the window show? Up to four parts: what is frozen stays, the rest scrolls. */
import type { Area } from '../../host/workbook/area';
import type { Spot } from './moves';
import { boxOf, type Box, type Layout } from './tracks';

/** Sizes of the headings in pixels. */
export const HEAD = { height: 20, width: 40 } as const;

/** What is seen: the scroll and the size of the cells' part of the window, headings apart. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One part: where it stands in the window, where its sheet begins, and which cells it shows. */
export interface Part {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Sheet pixels at its left and top. */
  readonly fromX: number;
  readonly fromY: number;
  readonly shown: Area;
}

/** The frozen rows' and columns' size. */
export function frozenSize({ rows, columns, frozen }: Layout): { width: number; height: number } {
  return { width: columns.start(frozen.columns), height: rows.start(frozen.rows) };
}

/** The parts that have any size, the scrolling one last. */
export function partsOf(layout: Layout, view: View): Part[] {
  const { width, height } = frozenSize(layout);
  const parts: Part[] = [];
  for (const frozenRows of [true, false]) {
    for (const frozenColumns of [true, false]) {
      const left = frozenColumns ? 0 : width;
      const top = frozenRows ? 0 : height;
      const part = {
        name: `${frozenRows ? 'top' : 'bottom'}-${frozenColumns ? 'left' : 'right'}`,
        left,
        top,
        width: frozenColumns ? Math.min(width, view.width) : view.width - width,
        height: frozenRows ? Math.min(height, view.height) : view.height - height,
        fromX: frozenColumns ? 0 : width + view.x,
        fromY: frozenRows ? 0 : height + view.y,
      };
      if (part.width > 0 && part.height > 0) parts.push({ ...part, shown: shownIn(layout, part) });
    }
  }
  return parts;
}

function shownIn({ rows, columns }: Layout, part: Omit<Part, 'shown'>): Area {
  return {
    top: rows.at(part.fromY),
    left: columns.at(part.fromX),
    bottom: rows.at(part.fromY + part.height - 1),
    right: columns.at(part.fromX + part.width - 1),
  };
}

/** The cell under a place of the window (headings apart). */
export function spotAt(layout: Layout, view: View, x: number, y: number): Spot {
  const { width, height } = frozenSize(layout);
  return {
    row: layout.rows.at(y < height ? y : y + view.y),
    column: layout.columns.at(x < width ? x : x + view.x),
  };
}

/** The scroll that brings a cell into sight, as little as needed. */
export function scrollTo(layout: Layout, view: View, { row, column }: Spot): { x: number; y: number } {
  const { width, height } = frozenSize(layout);
  const near = (from: number, to: number, scroll: number, room: number): number =>
    from < scroll ? from : to > scroll + room ? Math.min(from, to - room) : scroll;
  const { rows, columns, frozen } = layout;
  return {
    x:
      column < frozen.columns
        ? view.x
        : near(columns.start(column) - width, columns.start(column + 1) - width, view.x, view.width - width),
    y:
      row < frozen.rows
        ? view.y
        : near(rows.start(row) - height, rows.start(row + 1) - height, view.y, view.height - height),
  };
}

/** The box of an area in the cells' part of the window. */
export function boxInWindow(layout: Layout, view: View, area: Area): Box {
  const box = boxOf(layout, area);
  const frozen = frozenSize(layout);
  return {
    ...box,
    left: box.left < frozen.width ? box.left : box.left - view.x,
    top: box.top < frozen.height ? box.top : box.top - view.y,
  };
}
