/** Which formulas must be computed again when a cell changes? */
import type { Area } from '../area';
import { holds } from '../area';
import type { Ast } from '../formula/ast';
import { formulaTree } from '../formula/parse';
import type { Sheet, Workbook } from '../model';
import type { Dependencies } from './precedents';
import { dependenciesOf } from './precedents';

/** A formula in its cell. */
export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** null for a text that is no formula. */
  readonly tree: Ast | null;
  readonly dependencies: Dependencies | null;
}

/** Cells that some formulas read; formulas that read the same cells share one. */
interface Watched {
  readonly area: Area;
  readonly readers: FormulaCell[];
  /** The calculation in which its readers were last told. */
  told: number;
}

/** The watched areas of one sheet, quick to find by a cell. */
class Watchers {
  private readonly all = new Map<string, Watched>();
  private readonly cells = new Map<number, Watched>();
  private readonly columns = new Map<number, Watched[]>();
  private readonly wide: Watched[] = [];

  add(area: Area, reader: FormulaCell): void {
    const key = `${area.top},${area.left},${area.bottom},${area.right}`;
    let watched = this.all.get(key);
    if (!watched) {
      watched = { area, readers: [], told: 0 };
      this.all.set(key, watched);
      this.file(watched);
    }
    watched.readers.push(reader);
  }

  private file(watched: Watched): void {
    const { top, left, bottom, right } = watched.area;
    if (top === bottom && left === right) this.cells.set(top * 16_384 + left, watched);
    else if (right - left > 64) this.wide.push(watched);
    else {
      for (let column = left; column <= right; column++) {
        const list = this.columns.get(column);
        if (list) list.push(watched);
        else this.columns.set(column, [watched]);
      }
    }
  }

  /** Calls back for each area that holds the cell. */
  at(row: number, column: number, visit: (watched: Watched) => void): void {
    const single = this.cells.get(row * 16_384 + column);
    if (single) visit(single);
    for (const watched of this.columns.get(column) ?? []) {
      if (row >= watched.area.top && row <= watched.area.bottom) visit(watched);
    }
    for (const watched of this.wide) if (holds(watched.area, row, column)) visit(watched);
  }
}

/** All formulas of a workbook and what they read. */
export class Graph {
  readonly formulas = new Map<Sheet, Map<number, FormulaCell>>();
  readonly volatile: FormulaCell[] = [];
  readonly named: FormulaCell[] = [];
  private readonly watchers = new Map<Sheet, Watchers>();

  constructor(private readonly workbook: Workbook) {
    for (const sheet of workbook.sheets) this.watchers.set(sheet, new Watchers());
    for (const sheet of workbook.sheets) this.addSheet(sheet);
  }

  /** The formula in a cell, if any. */
  at(sheet: Sheet, row: number, column: number): FormulaCell | undefined {
    return this.formulas.get(sheet)?.get(row * 16_384 + column);
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

  private addSheet(sheet: Sheet): void {
    const found = new Map<number, FormulaCell>();
    this.formulas.set(sheet, found);
    for (const row of sheet.cells.rowNumbers()) {
      for (const [column, cell] of sheet.cells.rowMap(row)!) {
        if (cell.formula) found.set(row * 16_384 + column, this.formula(sheet, row, column, cell.formula));
      }
    }
  }

  private formula(sheet: Sheet, row: number, column: number, text: string): FormulaCell {
    const tree = formulaTree(text);
    const dependencies = tree && dependenciesOf(tree, this.workbook, sheet, row);
    const formula = { sheet, row, column, tree, dependencies };
    for (const { sheet: target, area } of dependencies?.cells ?? []) {
      this.watchers.get(target)?.add(area, formula);
    }
    if (dependencies?.volatile) this.volatile.push(formula);
    if (dependencies?.named) this.named.push(formula);
    return formula;
  }
}
