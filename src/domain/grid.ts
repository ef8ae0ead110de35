/** What does any sheet look like to the domain? Plain cells: text, fill, merges; no Excel. */

/** A colour as `#RRGGBB`, upper case, already resolved from theme, tint or index. */
export type Color = string;

/** Stands for a fill with a pattern or a gradient: there is one, and no colour says it. */
export const HATCHED = true;
export type Hatched = typeof HATCHED;

/** One cell as read. Positions are implied by its place in `Grid.cells`. */
export interface GridCell {
  /** The text as displayed, untrimmed; "" when the cell is empty. */
  readonly text: string;
  /** True when the cell holds a formula (its text is then the formula's result). */
  readonly formula: boolean;
  /** The formula's own text, where it was read ("=COUNTIF(…)"). */
  readonly source?: string;
  /** The value where it is no text: "5" may be the number or the text, and putting it back must not change it. */
  readonly value?: number | boolean;
  /** The day that the number is, by its format (ISO; a month where no day is shown), also of a formula's result. */
  readonly date?: string;
  /** What the number shows by a format of words ("3er reporte", "007"). Titles and codes need it; it is no value. */
  readonly worded?: string;
  /** The cell's own (direct) fill; null when it has none. White is kept as "#FFFFFF". */
  readonly fill: Color | null;
  /** True for a fill with a pattern or a gradient: `fill` is only one of its colours. Absent for plain ones. */
  readonly hatched?: true;
  /** The font's colour; null when unknown. Needed for ■ swatches. */
  readonly font: Color | null;
  /** The name of the cell's font where its letters are pictures (Wingdings …); absent otherwise. */
  readonly symbolFont?: string;
  /** Whether the text, or part of it, is struck through; absent otherwise. */
  readonly struck?: 'all' | 'part';
  /**
   * The fill that a conditional format shows over the direct one: its colour, or "unreadable" when a
   * rule that sets a fill applies to this cell but cannot be evaluated here. Absent when none applies.
   */
  readonly shown?: Color | 'unreadable';
  /** True when `shown` comes from a conditional format that this add-in wrote. */
  readonly own?: boolean;
  /** True when `shown` is there because the cell's text equals what a rule asks for: the text is a code for it. */
  readonly code?: boolean;
}

/** A rectangle in zero-based sheet coordinates, ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A rectangular part of one sheet, usually its used range. */
export interface Grid {
  readonly sheet: string;
  /** Position of the sheet in the workbook, from 0. */
  readonly position: number;
  /** Zero-based sheet row and column of `cells[0][0]`. */
  readonly top: number;
  readonly left: number;
  /** Row-major; every row has the same length. */
  readonly cells: readonly (readonly GridCell[])[];
  /** Merged areas, in sheet coordinates. */
  readonly merges: readonly Area[];
  /** Number of drawings (shapes, pictures) on the sheet; a legend may have been drawn. */
  readonly drawings?: number;
  /** Where conditional formats stand of which Excel could not tell what they show. */
  readonly unreadFormats?: readonly Area[];
  /** True when the sheet has contents far below or to the right, which were not read. */
  readonly cut?: boolean;
  /** True in a workbook whose serial numbers count from 1904. */
  readonly date1904?: boolean;
}

/** An A1 address such as "D7" from zero-based sheet coordinates. */
export function address(row: number, column: number): string {
  return `${(lettersBefore[column] ??= lettersOf(column))}${row + 1}`;
}

/** A large workbook asks for hundreds of thousands of addresses, of few columns. */
const lettersBefore: string[] = [];

function lettersOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** The A1 address of a rectangle ("C5:T22"), or of its only cell. */
export function areaAddress(area: Area): string {
  const from = address(area.top, area.left);
  const to = address(area.bottom, area.right);
  return from === to ? from : `${from}:${to}`;
}

/** A direct fill, or null for none; white is what Excel tells for none, but for a pattern over white. */
export function fillOf(cell: Pick<GridCell, 'fill' | 'hatched'>): Color | Hatched | null {
  if (cell.hatched) return HATCHED;
  return cell.fill === null || cell.fill.toUpperCase() === '#FFFFFF' ? null : cell.fill;
}
