/** What does a sheet of ours look like, as data? Composition is data; packing it into Excel is the last step. */
import type { Area } from '../domain/grid';
import type { OwnSheetKind } from './own-sheets';

/**
 * What a cell holds: a text (written literally), a number, a truth value, a formula (English names, commas),
 * or nothing. A `filled` cell gets its formula from the first row of a `FillDown`.
 */
export type Content =
  string | number | boolean | { readonly formula: string } | { readonly filled: true } | null;

/** Formulas written in an area's first row and copied down it, so that a request stays small. */
export interface FillDown {
  readonly area: Area;
}

/** Looks of a rectangle; absent means as it was. Sizes in points. */
export interface CellStyle {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** A line under the text, as links have; `underline` is one under the rectangle. */
  readonly underlined?: boolean;
  readonly size?: number;
  readonly align?: 'Left' | 'Center' | 'Right';
  readonly valign?: 'Top' | 'Center' | 'Bottom';
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Degrees by which the text is turned, upwards. */
  readonly rotation?: number;
  readonly numberFormat?: string;
  /** Colour of thin lines around and between the cells. */
  readonly grid?: string;
  /** Colour of a line under the rectangle. */
  readonly underline?: string;
}

/** The looks of a rectangle, and of others that share them: one call for all. A number format is for one only. */
export interface SheetStyle {
  readonly area: Area;
  readonly also?: readonly Area[];
  readonly style: CellStyle;
}

/** One conditional format of a sheet of ours: when `formula` (relative to the area's first cell) holds. */
export interface ConditionalStyle {
  readonly area: Area;
  readonly formula: string;
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly numberFormat?: string;
}

/** A link to a cell of the same workbook. */
export interface Link {
  readonly row: number;
  readonly column: number;
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
}

/** A whole sheet of ours, from A1. */
export interface SheetDesign {
  readonly kind: OwnSheetKind;
  /** Tells sheets of one kind apart (a ficha's municipality); "" when there is only one. */
  readonly key: string;
  /** The name wanted; another is taken when a sheet of the person's has it. */
  readonly name: string;
  readonly tabColor: string;
  readonly cells: readonly (readonly Content[])[];
  /** The first row of each area is in `cells` as formulas; the rows below it are `{ filled: true }`. */
  readonly fillDown: readonly FillDown[];
  /**
   * Columns that a person may edit in a row, judged by the row's contents (a ficha's paragraphs): they do not
   * count as a change of the sheet. Absent when none may.
   */
  readonly editable?: (row: readonly unknown[]) => readonly number[];
  readonly styles: readonly SheetStyle[];
  readonly merges: readonly Area[];
  /** Areas of which each row is merged by itself. */
  readonly mergesAcross?: readonly Area[];
  /** Column widths in characters of the default font, from column A. */
  readonly widths: readonly number[];
  /** Row heights in points, where not automatic. */
  readonly heights: ReadonlyMap<number, number>;
  readonly hiddenColumns: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly conditional: readonly ConditionalStyle[];
  readonly links: readonly Link[];
  /** Zero-based rows repeated at the top of each printed page after their own, or null. */
  readonly titleRows: readonly [number, number] | null;
  /** Zero-based columns repeated at the left of each printed page to their right; absent when none are. */
  readonly titleColumns?: readonly [number, number];
  readonly landscape: boolean;
  /** What is printed, each area from a new page on; absent means all that is not hidden. */
  readonly printAreas?: readonly Area[];
  /** What stands over each printed page, as plain texts. */
  readonly pageHeader?: PageHeader;
  /** Where a person may filter: a row of headings and those under it; null or absent where nowhere. */
  readonly filter?: Area | null;
}

/** Texts over each printed page; long ones are cut where Excel takes no more. */
export interface PageHeader {
  readonly left?: string;
  readonly right?: string;
}

/** The house's colours and sizes, so that every sheet made looks of one hand. */
export const LOOK = {
  ink: '#1F2933',
  soft: '#52606D',
  head: '#1D4E4A',
  onHead: '#FFFFFF',
  band: '#E6EFEE',
  line: '#C5D0CF',
  link: '#0B5CAD',
  warn: '#9A3412',
  warnFill: '#FFF4E5',
  tab: '#1D4E4A',
  font: 'Calibri',
  size: 10,
} as const;

/** The header of a table: white on the house's green, wrapped. */
export const TABLE_HEAD: CellStyle = {
  fill: LOOK.head,
  color: LOOK.onHead,
  bold: true,
  size: 9,
  align: 'Center',
  wrap: true,
  grid: '#5E8683',
};

/** A count; four figures and more are read in groups of three. */
export const THOUSANDS = '#,##0';

/** Width of a column in points for a number of characters of the default font (7 px each, 5 px of padding). */
export function widthInPoints(characters: number): number {
  return ((characters * 7 + 5) * 72) / 96;
}

/** Height in points for a text wrapped into `characters` of width at a font size. */
export function wrappedHeight(text: string, characters: number, size: number = LOOK.size): number {
  const perLine = Math.max(1, Math.floor((characters * 11) / size));
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.06) / perLine)), 0);
  return Math.min(409, Math.ceil(lines * size * 1.36 + 4));
}
