/** Which cells does a sheet hold? A sparse store that knows what changed since the last calculation. */
import type { Area } from './area';
import { bounds, cellArea, holds } from './area';
import { needsArray } from './formula/needs-array';
import type { CellValue } from './value';
import type { XmlElement } from './xml/element';

/** A text with several formats, kept word for word while the cell's value is unchanged. */
export interface RichText {
  /** `si` or `is` content. */
  readonly nodes: XmlElement;
  /** Its place in the file's shared strings, or -1. */
  readonly index: number;
}

/** An array formula covers `area`; its top-left cell holds the formula. */
export interface ArrayFormula {
  readonly area: Area;
  /** True for a formula that spills (Excel 365), false for Ctrl+Shift+Enter. */
  readonly dynamic: boolean;
}

/** How the file wrote a formula, while it is unchanged. */
export interface FormulaOrigin {
  readonly attrs: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Where a formula stands between calculations. */
export type Freshness = 'fresh' | 'check' | 'changed';

/** One cell. Read it freely; change it through `CellStore`. */
export interface Cell {
  readonly value: CellValue;
  /** Without "=", en-US names, A1 references; null for a constant. */
  readonly formula: string | null;
  readonly style: number;
  readonly array?: ArrayFormula;
  readonly rich?: RichText;
  readonly origin?: FormulaOrigin;
  /** Attributes of the file's cell that we do not model (cm, vm, ph). */
  readonly extra?: Readonly<Record<string, string>>;
  /**
   * `check`: recompute if we can, the file's value still holds if we cannot; `changed`: something it
   * depends on has another value.
   */
  readonly freshness?: Freshness;
}

/** Same cell, for the store, the codec and the calculator only. */
export type MutableCell = { -readonly [K in keyof Cell]: Cell[K] };

/** Who wants to know what a cell was before it changes; results of calculations do not count. */
export interface CellJournal {
  before(row: number, column: number, cell: Cell | undefined): void;
  /** All cells may stand elsewhere. */
  relocated(): void;
}

const WIDTH = 16_384;

/** Cells by row and column. Rows and columns without cells cost nothing. */
export class CellStore {
  private readonly rows = new Map<number, Map<number, MutableCell>>();
  /** True once anything was changed through the store. */
  touched = false;
  /** Cells whose value changed since the calculator last looked, as row × 16,384 + column. */
  readonly changed = new Set<number>();
  /** Formulas were moved, or not yet looked at: the calculator must look at all of them. */
  formulasChanged = true;
  /** Cells that gained, changed or lost a formula since the calculator last looked. */
  readonly formulaEdits = new Set<number>();
  /** The area of all cells while none is added or removed: it is asked for with every format. */
  private extent: Area | null | undefined;
  journal: CellJournal | null = null;

  get(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** Sets a constant (null empties the cell but keeps its format). */
  setValue(row: number, column: number, value: CellValue): void {
    const cell = this.open(row, column);
    if (cell.formula !== null) this.noteFormula(row, column);
    this.clearSpill(row, column, cell);
    cell.value = value;
    cell.formula = null;
    this.forget(cell);
    this.changed.add(row * WIDTH + column);
  }

  /**
   * Sets a formula (no leading "="); its value is known after the next calculation. A formula that wants
   * arrays becomes one that spills, unless `array` says otherwise.
   */
  setFormula(row: number, column: number, formula: string, array?: ArrayFormula): void {
    const cell = this.open(row, column);
    this.clearSpill(row, column, cell);
    cell.value = null;
    cell.formula = formula;
    this.forget(cell);
    cell.freshness = 'changed';
    if (array) cell.array = array;
    else if (needsArray(formula)) cell.array = { area: cellArea(row, column), dynamic: true };
    this.noteFormula(row, column);
    this.changed.add(row * WIDTH + column);
  }

  setStyle(row: number, column: number, style: number): void {
    const cell = this.get(row, column);
    if (cell?.style === style || (!cell && style === 0)) return;
    this.open(row, column).style = style;
  }

  /** Removes the cell, its format included. */
  remove(row: number, column: number): void {
    const cells = this.rows.get(row);
    const cell = cells?.get(column);
    if (!cells || !cell) return;
    this.journal?.before(row, column, cell);
    if (cell.formula !== null) this.noteFormula(row, column);
    this.clearSpill(row, column, cell);
    cells.delete(column);
    if (cells.size === 0) this.rows.delete(row);
    this.extent = undefined;
    this.changed.add(row * WIDTH + column);
    this.touched = true;
  }

  /** The calculator's result: not an edit of the person's, but the sheet must be saved again. */
  setResult(row: number, column: number, value: CellValue): void {
    const cell = this.rows.get(row)?.get(column);
    if (!cell) return;
    if (cell.value !== value) this.touched = true;
    cell.value = value;
    delete cell.freshness;
  }

  /** Puts a whole cell in place, for the codec, structural edits and copies. */
  put(row: number, column: number, cell: Cell): void {
    this.extent = undefined;
    let cells = this.rows.get(row);
    this.journal?.before(row, column, cells?.get(column));
    if (!cells) this.rows.set(row, (cells = new Map()));
    this.noteFormula(row, column);
    cells.set(column, cell as MutableCell);
  }

  /** The cell itself, to be changed by the calculator and structural edits. */
  mutable(row: number, column: number): MutableCell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** Row numbers that hold cells, ascending. */
  rowNumbers(): number[] {
    return ascending([...this.rows.keys()]);
  }

  /** The cells of a row by column, ascending. */
  inRow(row: number): [number, Cell][] {
    const cells = this.rows.get(row);
    if (!cells) return [];
    return [...cells].sort((a, b) => a[0] - b[0]);
  }

  /** The row's cells by column, unordered, for fast reading; undefined for an empty row. */
  rowMap(row: number): ReadonlyMap<number, Cell> | undefined {
    return this.rows.get(row);
  }

  /** Calls back for each cell of the area that exists, row by row. */
  each(area: Area, visit: (row: number, column: number, cell: Cell) => void): void {
    for (const row of this.rowsOf(area)) {
      for (const [column, cell] of this.inRow(row)) if (holds(area, row, column)) visit(row, column, cell);
    }
  }

  /** The rows of an area that hold cells: those are looked up, or all are looked through, whichever is less. */
  private rowsOf({ top, bottom }: Area): number[] {
    if (bottom - top > this.rows.size) return this.rowNumbers().filter((row) => row >= top && row <= bottom);
    const found: number[] = [];
    for (let row = top; row <= bottom; row++) if (this.rows.has(row)) found.push(row);
    return found;
  }

  /** The smallest area with all cells, or with all values and formulas only; null for an empty sheet. */
  usedArea(valuesOnly = false): Area | null {
    if (valuesOnly) return this.measure(true);
    if (this.extent === undefined) this.extent = this.measure(false);
    return this.extent;
  }

  private measure(valuesOnly: boolean): Area | null {
    const rows: Area[] = [];
    for (const [row, cells] of this.rows) {
      let left = WIDTH;
      let right = -1;
      for (const [column, cell] of cells) {
        if (valuesOnly && cell.value === null && cell.formula === null) continue;
        if (column < left) left = column;
        if (column > right) right = column;
      }
      if (right >= 0) rows.push({ top: row, bottom: row, left, right });
    }
    return bounds(rows);
  }

  /**
   * Moves every cell to where `place` says (null: gone). `log` tells the calculator of each cell that moved,
   * for a shift that references do not follow as a whole.
   */
  relocate(
    place: (row: number, column: number) => { row: number; column: number } | null,
    log: boolean,
  ): void {
    this.journal?.relocated();
    const old = [...this.rows];
    const pending = [...this.changed];
    this.rows.clear();
    this.extent = undefined;
    this.changed.clear();
    for (const [row, cells] of old) {
      for (const [column, cell] of cells) {
        const to = place(row, column);
        if (to) this.put(to.row, to.column, cell);
        // A reference to whole columns reads the same after a row is gone, but not what was in that row.
        if (!to) this.changed.add(row * WIDTH + column);
        if (!log || (to?.row === row && to.column === column)) continue;
        this.changed.add(row * WIDTH + column);
        if (to) this.changed.add(to.row * WIDTH + to.column);
      }
    }
    for (const key of pending) {
      const to = place(Math.floor(key / WIDTH), key % WIDTH);
      if (to) this.changed.add(to.row * WIDTH + to.column);
    }
    this.touched = true;
    this.formulasChanged = true;
  }

  /** An independent copy. */
  copy(): CellStore {
    const made = new CellStore();
    for (const [row, cells] of this.rows) {
      for (const [column, cell] of cells) made.put(row, column, { ...cell });
    }
    made.touched = true;
    return made;
  }

  private noteFormula(row: number, column: number): void {
    if (!this.formulasChanged) this.formulaEdits.add(row * WIDTH + column);
  }

  private open(row: number, column: number): MutableCell {
    this.touched = true;
    let cells = this.rows.get(row);
    if (!cells) this.rows.set(row, (cells = new Map()));
    let cell = cells.get(column);
    this.journal?.before(row, column, cell);
    if (!cell) {
      cells.set(column, (cell = { value: null, formula: null, style: 0 }));
      this.extent = undefined;
    }
    return cell;
  }

  /** The values that an array formula gave to other cells go with it. */
  private clearSpill(row: number, column: number, cell: MutableCell): void {
    if (!cell.array) return;
    this.each(cell.array.area, (r, c, other) => {
      if ((r === row && c === column) || other.formula !== null) return;
      this.journal?.before(r, c, other);
      (other as MutableCell).value = null;
      this.changed.add(r * WIDTH + c);
    });
  }

  private forget(cell: MutableCell): void {
    delete cell.rich;
    delete cell.origin;
    delete cell.extra;
    delete cell.array;
    delete cell.freshness;
  }
}

function ascending(numbers: number[]): number[] {
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i]! < numbers[i - 1]!) return numbers.sort((a, b) => a - b);
  }
  return numbers;
}
