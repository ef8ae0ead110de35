/** Which formulas must be computed again when a cell changes? */
import type { Ast } from '../formula/ast';
import { formulaTree } from '../formula/parse';
import type { Sheet, Workbook } from '../model';
import type { Dependencies } from './precedents';
import { dependenciesOf } from './precedents';
import { Watchers, type Watched } from './watchers';

/** A formula in its cell. */
export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** null for a text that is no formula. */
  readonly tree: Ast | null;
  readonly dependencies: Dependencies | null;
  /** What it is told of. */
  readonly watched: readonly Watched<FormulaCell>[];
}

const WIDTH = 16_384;

/** All formulas of a workbook and what they read. It follows edits one by one: a write costs what it changes. */
export class Graph {
  readonly formulas = new Map<Sheet, Map<number, FormulaCell>>();
  readonly volatile = new Set<FormulaCell>();
  private readonly onTables = new Set<FormulaCell>();
  private readonly homeless = new Set<FormulaCell>();
  private readonly byName = new Map<string, Set<FormulaCell>>();
  private readonly watchers = new Map<Sheet, Watchers<FormulaCell>>();

  constructor(private readonly workbook: Workbook) {
    this.addSheets(workbook.sheets);
  }

  /** Takes in sheets that were added; gives the formulas that had been waiting for a sheet of that name. */
  addSheets(sheets: readonly Sheet[]): FormulaCell[] {
    for (const sheet of sheets) {
      this.watchers.set(sheet, new Watchers<FormulaCell>());
      this.formulas.set(sheet, new Map());
    }
    for (const sheet of sheets) this.readSheet(sheet);
    return this.renew([...this.homeless]);
  }

  /** Looks again at all formulas of a sheet. */
  readSheet(sheet: Sheet): void {
    const found = this.formulas.get(sheet)!;
    for (const formula of found.values()) this.forget(formula);
    found.clear();
    for (const row of sheet.cells.rowNumbers()) {
      for (const [column, cell] of sheet.cells.rowMap(row)!) {
        if (cell.formula) found.set(row * WIDTH + column, this.formula(sheet, row, column, cell.formula));
      }
    }
  }

  /** Looks again at one cell, by its key (row × 16,384 + column). */
  readCell(sheet: Sheet, key: number): void {
    const found = this.formulas.get(sheet)!;
    const before = found.get(key);
    if (before) this.forget(before);
    found.delete(key);
    const [row, column] = [Math.floor(key / WIDTH), key % WIDTH];
    const text = sheet.cells.get(row, column)?.formula;
    if (text) found.set(key, this.formula(sheet, row, column, text));
  }

  /** Looks again at the formulas that read any of these names (in lower case), or tables; gives them. */
  readNamed(names: Iterable<string>, tables: boolean): FormulaCell[] {
    const concerned = new Set<FormulaCell>(tables ? this.onTables : []);
    for (const name of names) for (const formula of this.byName.get(name) ?? []) concerned.add(formula);
    return this.renew([...concerned]);
  }

  /** The formula in a cell, if any. */
  at(sheet: Sheet, row: number, column: number): FormulaCell | undefined {
    return this.formulas.get(sheet)?.get(row * WIDTH + column);
  }

  /** Tells each formula that reads the cell, once in each calculation. */
  tell(
    sheet: Sheet,
    row: number,
    column: number,
    calculation: number,
    visit: (reader: FormulaCell) => void,
  ): void {
    this.watchers.get(sheet)?.at(row, column, (watched) => {
      if (watched.told === calculation) return;
      watched.told = calculation;
      for (const reader of watched.readers) visit(reader);
    });
  }

  private renew(formulas: readonly FormulaCell[]): FormulaCell[] {
    return formulas.flatMap(({ sheet, row, column }) => {
      this.readCell(sheet, row * WIDTH + column);
      return this.at(sheet, row, column) ?? [];
    });
  }

  private formula(sheet: Sheet, row: number, column: number, text: string): FormulaCell {
    const tree = formulaTree(text);
    const dependencies = tree && dependenciesOf(tree, this.workbook, sheet, row);
    const watched: Watched<FormulaCell>[] = [];
    const formula = { sheet, row, column, tree, dependencies, watched };
    if (!dependencies) return formula;
    for (const { sheet: target, area } of dependencies.cells) {
      const entry = this.watchers.get(target)?.add(area, formula);
      if (entry) watched.push(entry);
    }
    if (dependencies.volatile) this.volatile.add(formula);
    if (dependencies.tables) this.onTables.add(formula);
    if (dependencies.homeless) this.homeless.add(formula);
    for (const name of dependencies.names) {
      const readers = this.byName.get(name);
      if (readers) readers.add(formula);
      else this.byName.set(name, new Set([formula]));
    }
    return formula;
  }

  private forget(formula: FormulaCell): void {
    for (const { readers } of formula.watched) readers.delete(formula);
    this.volatile.delete(formula);
    this.onTables.delete(formula);
    this.homeless.delete(formula);
    for (const name of formula.dependencies?.names ?? []) this.byName.get(name)?.delete(formula);
  }
}
