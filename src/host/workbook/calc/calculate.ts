/** How are all formulas brought up to date? Those that read what changed are computed, each once. */
import type { Area } from '../area';
import { intersect } from '../area';
import { parseFormula } from '../formula/parse';
import type { Sheet, Workbook } from '../model';
import type { CellValue } from '../value';
import { CellRange, ComputeFirst, Unsupported, isMatrix } from './values';
import type { Matrix, Value } from './values';
import type { Cells, Context } from './context';
import { evaluate } from './evaluate';
import { implicit } from './lifting';
import type { FormulaCell } from './graph';
import { Graph } from './graph';
import { placeArray } from './spill';

/** A formula and what was found about it. */
export interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** What a calculation did. */
export interface CalcReport {
  /** Formulas whose value was computed. */
  readonly computed: readonly Place[];
  /** Formulas that we cannot compute, with the reason; they keep the file's value while it still holds. */
  readonly unsupported: readonly (Place & { readonly why: string })[];
  /** Formulas that depend on themselves; they are 0, as in Excel. */
  readonly circular: readonly Place[];
}

export interface CalcOptions {
  /** Compute all formulas, changed or not. */
  readonly full?: boolean;
  /** The moment that TODAY and NOW give; the clock's by default. */
  readonly now?: Date;
}

const engines = new WeakMap<Workbook, Engine>();

/**
 * Brings all formulas up to date with what was changed since the last call. Values of the file stay until
 * something they depend on changes.
 */
export function calculate(workbook: Workbook, options: CalcOptions = {}): CalcReport {
  let engine = engines.get(workbook);
  if (!engine) engines.set(workbook, (engine = new Engine(workbook)));
  return engine.run(options);
}

/** The value of a formula as if it stood in a cell, without putting it there; arrays come whole. */
export function evaluateFormula(workbook: Workbook, place: Place, formula: string, array = true): Value {
  calculate(workbook);
  return engines.get(workbook)!.evaluateText(place, formula, array);
}

const NO_WORK: CalcReport = { computed: [], unsupported: [], circular: [] };
const MAX_DEPTH = 60;

class Engine implements Cells {
  now = 0;
  private graph: Graph | null = null;
  private names: Workbook['names'] = [];
  private shape = '';
  private tables: readonly unknown[] = [];
  private generation = 0;
  private readonly matrices = new Map<Sheet, Map<string, Matrix>>();
  private readonly used = new Map<Sheet, Area | null>();
  private readonly busy = new Set<FormulaCell>();
  private queue: FormulaCell[] = [];
  private computed: Place[] = [];
  private unsupported: (Place & { why: string })[] = [];
  private circular: Place[] = [];

  constructor(readonly workbook: Workbook) {}

  run({ full = false, now = new Date() }: CalcOptions): CalcReport {
    const structural = this.refreshGraph();
    const changes = this.workbook.sheets.some((sheet) => sheet.cells.changed.size > 0);
    if (!full && !structural && !changes) return NO_WORK;
    this.begin(now);
    this.collect(full, changes || full);
    while (this.queue.length > 0) this.settle(this.queue.pop()!);
    for (const sheet of this.workbook.sheets) sheet.cells.changed.clear();
    return { computed: this.computed, unsupported: this.unsupported, circular: this.circular };
  }

  evaluateText(place: Place, formula: string, array: boolean): Value {
    this.begin(new Date());
    return evaluate(parseFormula(formula), this.contextOf(place, array));
  }

  private begin(now: Date): void {
    // Local wall-clock time, as Excel counts it.
    this.now = (now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000 + 25_569;
    this.generation++;
    this.matrices.clear();
    this.used.clear();
    this.busy.clear();
    this.queue = [];
    this.computed = [];
    this.unsupported = [];
    this.circular = [];
  }

  /** Builds the graph again when formulas, names, tables or sheets are not what they were. */
  private refreshGraph(): boolean {
    const { workbook } = this;
    const shape = workbook.sheets.map((sheet) => `${sheet.id}/${sheet.name}`).join('|');
    const tables = workbook.sheets.map((sheet) => sheet.tables);
    const meanings = this.names !== workbook.names || tables.some((list, i) => list !== this.tables[i]);
    const moved = this.graph === null || shape !== this.shape || meanings;
    if (!moved && !workbook.sheets.some((sheet) => sheet.cells.formulasChanged)) return false;
    const first = this.graph === null;
    this.graph = new Graph(workbook);
    this.shape = shape;
    this.names = workbook.names;
    this.tables = tables;
    for (const sheet of workbook.sheets) sheet.cells.formulasChanged = false;
    if (meanings && !first) for (const formula of this.graph.named) this.mark(formula, 'check');
    return true;
  }

  private collect(full: boolean, volatile: boolean): void {
    const graph = this.graph!;
    for (const [sheet, formulas] of graph.formulas) {
      for (const formula of formulas.values()) {
        const cell = sheet.cells.mutable(formula.row, formula.column)!;
        if (full) this.mark(formula, 'check');
        if (cell.freshness === undefined) continue;
        this.queue.push(formula);
        if (cell.freshness === 'changed') this.spread(sheet, formula.row, formula.column);
      }
    }
    for (const sheet of this.workbook.sheets) {
      for (const key of sheet.cells.changed) this.spread(sheet, Math.floor(key / 16_384), key % 16_384);
    }
    if (volatile) for (const formula of graph.volatile) this.enqueue(formula, 'check');
  }

  private mark(formula: FormulaCell, freshness: 'check' | 'changed'): boolean {
    const cell = formula.sheet.cells.mutable(formula.row, formula.column)!;
    if (cell.freshness === 'changed' || cell.freshness === freshness) return false;
    cell.freshness = freshness;
    return true;
  }

  private enqueue(formula: FormulaCell, freshness: 'check' | 'changed'): boolean {
    const marked = this.mark(formula, freshness);
    if (marked) this.queue.push(formula);
    return marked;
  }

  /** Marks all that reads a cell, and all that reads those; true when something was not yet marked. */
  private spread(sheet: Sheet, row: number, column: number): boolean {
    const pending: Place[] = [{ sheet, row, column }];
    let found = false;
    for (let place = pending.pop(); place; place = pending.pop()) {
      this.graph!.tell(place.sheet, place.row, place.column, this.generation, (reader) => {
        if (this.enqueue(reader, 'changed')) found = true;
        pending.push(...coveredBy(reader));
      });
    }
    return found;
  }

  /** Computes a formula; those that it needs first are computed before it, without deep recursion. */
  private settle(formula: FormulaCell): void {
    const stack = [formula];
    while (stack.length > 0) {
      const next = stack[stack.length - 1]!;
      try {
        this.compute(next);
        stack.pop();
      } catch (error) {
        this.busy.clear();
        if (!(error instanceof ComputeFirst)) throw error;
        const first = this.graph!.at(error.sheet, error.row, error.column)!;
        if (stack.includes(first)) this.breakLoop(first);
        else stack.push(first);
      }
    }
  }

  private compute(formula: FormulaCell): void {
    const { sheet, row, column } = formula;
    const cell = sheet.cells.mutable(row, column);
    if (!cell || cell.freshness === undefined) return;
    const before = cell.value;
    const certain = cell.freshness === 'changed';
    this.busy.add(formula);
    try {
      const value = this.valueOf(formula);
      const others = placeArray(sheet, row, column, value);
      if (!certain && cell.value !== before) others.push({ sheet, row, column });
      if (others.length > 0) this.tellLate(others);
      this.computed.push({ sheet, row, column });
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      this.unsupported.push({ sheet, row, column, why: error.what });
      // The file's value holds while nothing that it depends on has changed.
      if (!certain && cell.value !== null) delete cell.freshness;
    } finally {
      this.busy.delete(formula);
    }
  }

  /** Cells turned out to have other values after their readers may have been computed. */
  private tellLate(places: readonly Place[]): void {
    this.generation++;
    this.used.clear();
    const late = places.map(({ sheet, row, column }) => this.spread(sheet, row, column));
    if (late.some(Boolean)) this.matrices.clear();
  }

  private valueOf(formula: FormulaCell): CellValue | Matrix {
    const { sheet, row, column, tree } = formula;
    if (!tree) throw new Unsupported('no formula');
    const array = sheet.cells.get(row, column)!.array !== undefined;
    const context = this.contextOf(formula, array);
    const value = evaluate(tree, context);
    if (value instanceof CellRange && array && !value.isOneCell) return this.matrix(value);
    if (isMatrix(value) && array) return value;
    return implicit(value, context);
  }

  private contextOf({ sheet, row, column }: Place, array: boolean): Context {
    return { cells: this, sheet, row, column, array, locals: null, evaluate };
  }

  value(sheet: Sheet, row: number, column: number): CellValue {
    const cell = sheet.cells.get(row, column);
    if (!cell) return null;
    if (cell.freshness !== undefined && cell.formula) this.need(sheet, row, column);
    return cell.value;
  }

  private need(sheet: Sheet, row: number, column: number): void {
    const formula = this.graph!.at(sheet, row, column);
    if (!formula) return;
    if (this.busy.has(formula)) return this.loop(formula);
    if (this.busy.size >= MAX_DEPTH) throw new ComputeFirst(sheet, row, column);
    this.compute(formula);
    if (sheet.cells.get(row, column)?.freshness === 'changed')
      throw new Unsupported('depends on such a formula');
  }

  private breakLoop(formula: FormulaCell): void {
    this.loop(formula);
    delete formula.sheet.cells.mutable(formula.row, formula.column)!.freshness;
  }

  private loop(formula: FormulaCell): void {
    const { sheet, row, column } = formula;
    this.circular.push({ sheet, row, column });
    const cell = sheet.cells.mutable(row, column)!;
    if (!this.workbook.calc.iterate) cell.value = 0;
  }

  matrix(range: CellRange): Matrix {
    const { sheet, area } = range;
    const kept = this.matrices.get(sheet) ?? new Map<string, Matrix>();
    this.matrices.set(sheet, kept);
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    const known = kept.get(key);
    if (known) return known;
    const cut = intersect(area, this.usedArea(sheet) ?? { ...area, bottom: area.top, right: area.left });
    const made = this.readMatrix(sheet, area, cut ?? { ...area, bottom: area.top, right: area.left });
    // While a loop is being found out, values are not final.
    if (this.busy.size === 0 || this.circular.length === 0) kept.set(key, made);
    return made;
  }

  private usedArea(sheet: Sheet): Area | null {
    let area = this.used.get(sheet);
    if (area === undefined) this.used.set(sheet, (area = sheet.cells.usedArea(true)));
    return area;
  }

  /** From the range's own corner to the end of what is used. */
  private readMatrix(sheet: Sheet, area: Area, cut: Area): Matrix {
    const rows: CellValue[][] = [];
    const width = cut.right - area.left + 1;
    for (let row = area.top; row <= cut.bottom; row++) {
      const cells = sheet.cells.rowMap(row);
      const line: CellValue[] = new Array<CellValue>(width).fill(null);
      if (cells) {
        for (let column = area.left; column <= cut.right; column++) {
          const cell = cells.get(column);
          if (!cell) continue;
          line[column - area.left] =
            cell.freshness !== undefined ? this.value(sheet, row, column) : cell.value;
        }
      }
      rows.push(line);
    }
    return rows;
  }
}

function* covered(area: Area, sheet: Sheet): Generator<Place> {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) yield { sheet, row, column };
  }
}

/** The cells whose values a formula makes: its own, or those that its array covers. */
function coveredBy({ sheet, row, column }: FormulaCell): Place[] {
  const array = sheet.cells.get(row, column)?.array;
  return array ? [...covered(array.area, sheet)] : [{ sheet, row, column }];
}
