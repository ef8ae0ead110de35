/** Where do rows and columns stand on the screen? Their edges in pixels at the sheet's zoom, and back again. */
import type { Area } from '../../host/workbook/area';
import type { Sheet } from '../../host/workbook/model';
import { columnWidth, rowHeight } from '../../host/session/tracks';

/** Pixels of a point at 96 dpi. */
export const PIXELS = 4 / 3;

/** The rows or the columns of a sheet, laid out. */
export class Tracks {
  /** `edges[i]` is where track i begins; one more than there are tracks. */
  readonly edges: Float64Array;

  constructor(sizes: readonly number[]) {
    this.edges = new Float64Array(sizes.length + 1);
    sizes.forEach((size, i) => {
      this.edges[i + 1] = this.edges[i]! + size;
    });
  }

  get count(): number {
    return this.edges.length - 1;
  }

  get total(): number {
    return this.edges[this.count]!;
  }

  start(track: number): number {
    return this.edges[Math.min(Math.max(track, 0), this.count)]!;
  }

  size(track: number): number {
    return this.start(track + 1) - this.start(track);
  }

  /** The track under a place; the last one beyond the end. */
  at(place: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.edges[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A rectangle of the sheet in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A sheet's rows and columns on the screen. */
export interface Layout {
  readonly rows: Tracks;
  readonly columns: Tracks;
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** 1 at 100 %. */
  readonly zoom: number;
}

/**
 * Lays a sheet out. `fitted` tells the height in points of rows whose height nobody set; `scale` is what the window
 * makes of the sheet's zoom.
 */
export function layOut(
  sheet: Sheet,
  shown: { readonly rows: number; readonly columns: number },
  fitted: ReadonlyMap<number, number>,
  scale: number,
): Layout {
  const zoom = (sheet.view.zoom / 100) * scale;
  const pixels = (points: number): number => Math.round(points * PIXELS * zoom);
  const height = (row: number): number =>
    sheet.row(row).hidden ? 0 : (sheet.row(row).height ?? fitted.get(row) ?? rowHeight(sheet, row));
  return {
    rows: new Tracks(Array.from({ length: shown.rows }, (_, row) => pixels(height(row)))),
    columns: new Tracks(
      Array.from({ length: shown.columns }, (_, column) => pixels(columnWidth(sheet, column))),
    ),
    frozen: sheet.view.frozen ?? { rows: 0, columns: 0 },
    zoom,
  };
}

/** The box of an area, cut off at the end of what is laid out. */
export function boxOf({ rows, columns }: Layout, area: Area): Box {
  const [left, top] = [columns.start(area.left), rows.start(area.top)];
  return {
    left,
    top,
    width: columns.start(area.right + 1) - left,
    height: rows.start(area.bottom + 1) - top,
  };
}
