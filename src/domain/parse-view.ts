/** What stands at a place of a sheet? A grid by sheet coordinates, with its merges and folded texts at hand. */
import { fold, isBlankText, oneLine } from './fold';
import { isVisibleFill } from './color';
import { shownText } from './symbol-fonts';
import { fillOf, HATCHED, type Area, type Color, type Grid, type GridCell, type Hatched } from './grid';

const EMPTY: GridCell = { text: '', formula: false, fill: null, font: null };

/** A grid that is asked by sheet coordinates; places outside of it are empty. */
export class GridView {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  private readonly mergesByRow = new Map<number, Area[]>();
  private readonly foldings = new Map<string, string>();

  constructor(readonly grid: Grid) {
    this.top = grid.top;
    this.left = grid.left;
    this.bottom = grid.top + grid.cells.length - 1;
    this.right = grid.left + grid.cells.reduce((most, row) => Math.max(most, row.length), 0) - 1;
    for (const area of grid.merges) this.indexMerge(area);
  }

  private indexMerge(area: Area): void {
    if (area.top === area.bottom && area.left === area.right) return;
    const [from, to] = [Math.max(area.top, this.top), Math.min(area.bottom, this.bottom)];
    for (let row = from; row <= to; row++) {
      const known = this.mergesByRow.get(row);
      if (known) known.push(area);
      else this.mergesByRow.set(row, [area]);
    }
  }

  /** The cell at a place. */
  cell(row: number, column: number): GridCell {
    return this.grid.cells[row - this.top]?.[column - this.left] ?? EMPTY;
  }

  /** The text of a cell as displayed; a merged cell's only at its top left. */
  text(row: number, column: number): string {
    return shownText(this.cell(row, column));
  }

  /** What a cell says of itself: a date as ISO, a number as its format words it, else its text. For titles and codes. */
  said(row: number, column: number): string {
    const { date, worded } = this.cell(row, column);
    return date ?? worded ?? this.text(row, column);
  }

  /** The text with white space folded. */
  line(row: number, column: number): string {
    return oneLine(this.text(row, column));
  }

  /** The folded text of a cell; folding is remembered, since texts repeat. */
  folded(row: number, column: number): string {
    const text = this.text(row, column);
    if (text === '') return '';
    let folded = this.foldings.get(text);
    if (folded === undefined) this.foldings.set(text, (folded = fold(text)));
    return folded;
  }

  /** True when a cell shows no text. */
  isBlank(row: number, column: number): boolean {
    return isBlankText(this.text(row, column));
  }

  /** The fill that a cell displays, or null when it shows none; unreadable ones are null too. */
  fillAt(row: number, column: number): Color | Hatched | null {
    const fill = displayedFill(this.cell(row, column));
    return fill === HATCHED ? fill : visibleColor(fill);
  }

  /** The merged area that covers a place, if any. */
  mergeAt(row: number, column: number): Area | null {
    const areas = this.mergesByRow.get(row);
    return areas?.find((area) => column >= area.left && column <= area.right) ?? null;
  }

  /** True when a place is covered by a merged cell that begins elsewhere. */
  isCovered(row: number, column: number): boolean {
    const area = this.mergeAt(row, column);
    return area !== null && (area.top !== row || area.left !== column);
  }

  /** The area of a cell: its merge, or itself. */
  areaAt(row: number, column: number): Area {
    return this.mergeAt(row, column) ?? { top: row, left: column, bottom: row, right: column };
  }

  /** All rows of the grid, in order. */
  *rows(from = this.top, to = this.bottom): Generator<number> {
    for (let row = Math.max(from, this.top); row <= Math.min(to, this.bottom); row++) yield row;
  }

  /** All columns of the grid, in order. */
  *columns(from = this.left, to = this.right): Generator<number> {
    for (let column = Math.max(from, this.left); column <= Math.min(to, this.right); column++) yield column;
  }
}

/**
 * The fill of a cell as displayed: what a conditional format shows, else its own. What our own formats show
 * follows from the text, so that the direct fill is what a person painted.
 */
export function displayedFill(cell: GridCell): DisplayedFill {
  return cell.own ? fillOf(cell) : (cell.shown ?? fillOf(cell));
}

/** What a cell displays; of a pattern or a gradient nobody can tell which of its colours is meant. */
export type DisplayedFill = Color | Hatched | 'unreadable' | null;

/** The one colour of a displayed fill, if that is what it has. */
export function visibleColor(fill: DisplayedFill): Color | null {
  return fill !== HATCHED && fill !== 'unreadable' && isVisibleFill(fill) ? fill : null;
}
