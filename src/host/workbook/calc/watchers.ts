/** Which readers read a given cell of a sheet? Watched areas, quick to find. */
import type { Area } from '../area';
import { holds } from '../area';

/** Cells that some readers (formulas) read; those that read the same cells share one. */
export interface Watched<R> {
  readonly area: Area;
  readonly readers: Set<R>;
  /** The calculation in which its readers were last told. */
  told: number;
}

/** Areas wider than this are looked through one by one. */
const MANY_COLUMNS = 64;
/** Areas no taller than this are filed by bands of rows, so that a table with a sum in each row is quick. */
const FEW_ROWS = 64;
const BAND = 32;
const WIDTH = 16_384;

/** The watched areas of one sheet. */
export class Watchers<R> {
  private readonly all = new Map<string, Watched<R>>();
  private readonly cells = new Map<number, Watched<R>>();
  /** Low areas by band of rows × column. */
  private readonly bands = new Map<number, Watched<R>[]>();
  /** Tall areas by column. */
  private readonly columns = new Map<number, Watched<R>[]>();
  private readonly wide: Watched<R>[] = [];

  /** Has a formula told of changes in an area; the same area gives the same entry. */
  add(area: Area, reader: R): Watched<R> {
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    let watched = this.all.get(key);
    if (!watched) {
      watched = { area, readers: new Set(), told: 0 };
      this.all.set(key, watched);
      this.file(watched);
    }
    watched.readers.add(reader);
    return watched;
  }

  /** Calls back for each area that holds the cell. */
  at(row: number, column: number, visit: (watched: Watched<R>) => void): void {
    const single = this.cells.get(row * WIDTH + column);
    if (single) visit(single);
    for (const watched of this.bands.get(Math.floor(row / BAND) * WIDTH + column) ?? []) {
      if (row >= watched.area.top && row <= watched.area.bottom) visit(watched);
    }
    for (const watched of this.columns.get(column) ?? []) {
      if (row >= watched.area.top && row <= watched.area.bottom) visit(watched);
    }
    for (const watched of this.wide) if (holds(watched.area, row, column)) visit(watched);
  }

  private file(watched: Watched<R>): void {
    const { top, left, bottom, right } = watched.area;
    if (top === bottom && left === right) this.cells.set(top * WIDTH + left, watched);
    else if (right - left > MANY_COLUMNS) this.wide.push(watched);
    else if (bottom - top > FEW_ROWS) {
      for (let column = left; column <= right; column++) file(this.columns, column, watched);
    } else {
      for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
        for (let column = left; column <= right; column++) file(this.bands, band * WIDTH + column, watched);
      }
    }
  }
}

function file<R>(index: Map<number, Watched<R>[]>, key: number, watched: Watched<R>): void {
  const list = index.get(key);
  if (list) list.push(watched);
  else index.set(key, [watched]);
}
