/** How is a designed sheet put together piece by piece? A drawing board that ends as a `SheetDesign`. */
import type { Area } from '../../domain/grid';
import type {
  CellStyle,
  ConditionalStyle,
  Content,
  FillDown,
  Link,
  SheetDesign,
  SheetStyle,
} from '../../excel/sheet-design';

/** What a design has besides what is drawn. */
export type SheetFrame = Omit<
  SheetDesign,
  'cells' | 'fillDown' | 'styles' | 'merges' | 'mergesAcross' | 'heights' | 'conditional' | 'links'
>;

/** The rectangle of one row, or of some rows, between two columns, ends included. */
export function span(row: number, left: number, right: number, bottom: number = row): Area {
  return { top: row, left, bottom, right };
}

/** Pieces are drawn in any order; a cell that is drawn twice keeps the later contents. */
export class SheetCanvas {
  private readonly rows: Content[][] = [];
  private readonly fillDown: FillDown[] = [];
  private readonly styles: SheetStyle[] = [];
  private readonly merges: Area[] = [];
  private readonly mergesAcross: Area[] = [];
  private readonly heights = new Map<number, number>();
  private readonly conditional: ConditionalStyle[] = [];
  private readonly links: Link[] = [];
  private readonly kept: [number, number][] = [];

  /** Rows, ends included, that no page should part: a heading and what it opens. */
  get together(): readonly (readonly [number, number])[] {
    return this.kept;
  }

  keep(from: number, to: number): void {
    this.kept.push([from, to]);
  }

  /** The first row that nothing was put in. */
  get nextRow(): number {
    return this.rows.length;
  }

  put(row: number, column: number, content: Content): void {
    while (this.rows.length <= row) this.rows.push([]);
    const line = this.rows[row]!;
    while (line.length < column) line.push(null);
    line[column] = content;
  }

  /** Contents side by side from a column on. */
  putRow(row: number, column: number, contents: readonly Content[]): void {
    contents.forEach((content, index) => this.put(row, column + index, content));
  }

  /** Formulas in the first row of `area`, copied down it by Excel itself. */
  putDown(area: Area, formulas: readonly string[]): void {
    this.putRow(
      area.top,
      area.left,
      formulas.map((formula) => ({ formula })),
    );
    for (let row = area.top + 1; row <= area.bottom; row++) {
      this.putRow(
        row,
        area.left,
        formulas.map(() => ({ filled: true })),
      );
    }
    this.addFillDown(area);
  }

  /** Neighbours that are copied down together take one call. */
  private addFillDown(area: Area): void {
    const last = this.fillDown.at(-1)?.area;
    const joins = last?.top === area.top && last.bottom === area.bottom && last.right + 1 === area.left;
    if (joins) this.fillDown.splice(-1, 1, { area: { ...last, right: area.right } });
    else this.fillDown.push({ area });
  }

  /** An indent needs an alignment to start from: left, unless another is given. */
  style(areas: Area | readonly Area[], style: CellStyle): void {
    const aligned: CellStyle = style.indent !== undefined ? { align: 'Left', ...style } : style;
    const [area, ...also] = Array.isArray(areas) ? (areas as readonly Area[]) : [areas as Area];
    if (area) this.styles.push({ area, ...(also.length > 0 ? { also } : {}), style: aligned });
  }

  /** One cell for the whole rectangle; a single cell needs no merging. */
  merge(area: Area): void {
    if (area.bottom > area.top || area.right > area.left) this.merges.push(area);
  }

  /** Each row of the rectangle becomes one cell. */
  mergeAcross(area: Area): void {
    this.mergesAcross.push(area);
  }

  /** The height set for a row, else that of a line of the default font. */
  heightOf(row: number): number {
    return this.heights.get(row) ?? 15;
  }

  height(row: number, points: number): void {
    this.heights.set(row, points);
  }

  when(style: ConditionalStyle): void {
    this.conditional.push(style);
  }

  link(link: Link): void {
    this.put(link.row, link.column, link.text);
    this.links.push(link);
  }

  design(frame: SheetFrame): SheetDesign {
    const { fillDown, styles, merges, mergesAcross, heights, conditional, links } = this;
    return {
      ...frame,
      cells: this.rows,
      fillDown,
      styles,
      merges,
      mergesAcross,
      heights,
      conditional,
      links,
    };
  }
}
