/** How are all formulas brought up to date? Those that read what changed are computed, each once. */
import type { Area } from '../area';
import { cellCount, intersect } from '../area';
import { FormulaSyntaxError, parseFormula } from '../formula/parse';
import type { Sheet, Workbook } from '../model';
import type { CellValue } from '../value';
import { CellRange, ComputeFirst, Unsupported, VALUE, isMatrix } from './values';
import type { Matrix, Value } from './values';
import type { NamedSheet } from './changed-names';
import { changedNames, keptSheets } from './changed-names';
import type { Cells, Context } from './context';
import { evaluate } from './evaluate';
import { implicit } from './lifting';
import type { FormulaCell } from './graph';
import { Graph } from './graph';
import { FunctionError } from './reading';
import { placeArray } from './spill';
import { beginWork, isSpent, MOST_COVERED, oneCell, spend } from './work';

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
/** Values that are kept of ranges that were read; beyond, they are read again. */
const MOST_KEPT = 4_000_000;

class Engine implements Cells {
  now = 0;
  private graph: Graph | null = null;
  private names: Workbook['names'] = [];
  private shape: readonly NamedSheet[] = [];
  private tables: readonly unknown[] = [];
  private generation = 0;
  private readonly matrices = new Map<Sheet, Map<string, Matrix>>();
  private kept = 0;
  private readonly used = new Map<Sheet, Area | null>();
  private readonly busy = new Set<FormulaCell>();
  private queue: FormulaCell[] = [];
  private computed: Place[] = [];
  private unsupported: (Place & { why: string })[] = [];
  private circular: Place[] = [];

  constructor(readonly workbook: Workbook) {}

  run({ full = false, now = new Date() }: CalcOptions): CalcReport {
    const opening = this.graph === null;
    const structural = this.refreshGraph();
    const changes =
      (structural && !opening) || this.workbook.sheets.some((sheet) => sheet.cells.changed.size > 0);
    if (!full && !structural && !changes) return NO_WORK;
    this.begin(now);
    this.collect(full, changes || full);
    while (this.queue.length > 0) this.settle(this.queue.pop()!);
    for (const sheet of this.workbook.sheets) sheet.cells.changed.clear();
    return { computed: this.computed, unsupported: this.unsupported, circular: this.circular };
  }

  evaluateText(place: Place, formula: string, array: boolean): Value {
    this.begin(new Date());
    try {
      return oneCell(() => evaluate(parseFormula(formula), this.contextOf(place, array)));
    } catch (error) {
      return faultOf(error);
    }
  }

  private begin(now: Date): void {
    // Local wall-clock time, as Excel counts it.
    this.now = (now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000 + 25_569;
    this.generation++;
    beginWork();
    this.forgetMatrices();
    this.used.clear();
    this.busy.clear();
    this.queue = [];
    this.computed = [];
    this.unsupported = [];
    this.circular = [];
  }

  /** Brings the graph up to date with formulas, names, tables and sheets; true when any of them changed. */
  private refreshGraph(): boolean {
    const { workbook, graph } = this;
    const shape = workbook.sheets.map((sheet) => ({ sheet, name: sheet.name }));
    const tables = workbook.sheets.map((sheet) => sheet.tables);
    const [names, before] = [workbook.names, this.names];
    const kept = keptSheets(this.shape, shape);
    const tablesChanged = tables.length !== this.tables.length || tables.some((t, i) => t !== this.tables[i]);
    const edited = workbook.sheets.some((s) => s.cells.formulasChanged || s.cells.formulaEdits.size > 0);
    this.shape = shape;
    this.names = names;
    this.tables = tables;
    if (graph && kept && kept.added.length === 0 && names === before && !tablesChanged && !edited)
      return false;
    if (!graph || !kept) this.graph = new Graph(workbook);
    else this.editGraph(graph, kept.added);
    for (const { cells } of workbook.sheets) {
      cells.formulasChanged = false;
      cells.formulaEdits.clear();
    }
    if (!graph) return true;
    const other = names === before ? [] : changedNames(before, names);
    for (const formula of this.graph!.readNamed(other, tablesChanged)) this.mark(formula, 'check');
    return true;
  }

  private editGraph(graph: Graph, added: readonly Sheet[]): void {
    for (const sheet of this.workbook.sheets) {
      if (added.includes(sheet)) continue;
      if (sheet.cells.formulasChanged) graph.readSheet(sheet);
      else for (const key of sheet.cells.formulaEdits) graph.readCell(sheet, key);
    }
    if (added.length > 0) for (const formula of graph.addSheets(added)) this.mark(formula, 'check');
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
      const value = this.soundValueOf(formula);
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
    if (late.some(Boolean)) this.forgetMatrices();
  }

  /** What goes wrong in one cell is that cell's error, and no one else's. */
  private soundValueOf(formula: FormulaCell): CellValue | Matrix {
    if (isSpent()) throw new Unsupported('too much work before it');
    try {
      return oneCell(() => this.valueOf(formula));
    } catch (error) {
      const { sheet, row, column } = formula;
      // Cells above it in the call stack may have left it too little: alone, it may do.
      if (error instanceof RangeError && this.busy.size > 1) throw new ComputeFirst(sheet, row, column);
      return faultOf(error);
    }
  }

  private valueOf(formula: FormulaCell): CellValue | Matrix {
    const { sheet, row, column, tree } = formula;
    const { array: covers, value } = sheet.cells.get(row, column)!;
    // What the file says of a formula that nobody can read holds; where it says nothing, that is told.
    if (!tree && value === null) return VALUE;
    if (!tree) throw new Unsupported('no formula');
    if (covers && cellCount(covers.area) > MOST_COVERED)
      throw new Unsupported('an array over too many cells');
    const array = covers !== undefined;
    const context = this.contextOf(formula, array);
    const found = evaluate(tree, context);
    if (found instanceof CellRange && array && !found.isOneCell) return this.matrix(found);
    if (isMatrix(found) && array) return found;
    return implicit(found, context);
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
    if (known) {
      spend(known.length * known[0]!.length);
      return known;
    }
    const cut = intersect(area, this.usedArea(sheet) ?? { ...area, bottom: area.top, right: area.left });
    const made = this.readMatrix(sheet, area, cut ?? { ...area, bottom: area.top, right: area.left });
    // While a loop is being found out, values are not final.
    if (this.busy.size === 0 || this.circular.length === 0) this.keepMatrix(kept, key, made);
    return made;
  }

  private keepMatrix(kept: Map<string, Matrix>, key: string, made: Matrix): void {
    this.kept += made.length * made[0]!.length;
    if (this.kept > MOST_KEPT) return;
    kept.set(key, made);
  }

  private forgetMatrices(): void {
    this.matrices.clear();
    this.kept = 0;
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
    spend((cut.bottom - area.top + 1) * width);
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

/** The error value that a cell shows for what stopped its formula; what is no fault of the formula goes on. */
function faultOf(error: unknown): CellValue {
  if (error instanceof Unsupported || error instanceof ComputeFirst || error instanceof FormulaSyntaxError)
    throw error;
  return error instanceof FunctionError ? error.value : VALUE;
}

function* covered(area: Area, sheet: Sheet): Generator<Place> {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) yield { sheet, row, column };
  }
}

/** The cells whose values a formula makes: its own, or those that its array covers, when it is computed at all. */
function coveredBy({ sheet, row, column }: FormulaCell): Place[] {
  const array = sheet.cells.get(row, column)?.array;
  return array && cellCount(array.area) <= MOST_COVERED
    ? [...covered(array.area, sheet)]
    : [{ sheet, row, column }];
}
