/** What does one sheet look like now? Each cell's look, worked out once and kept until the workbook changes. */
import type { Session } from '../../host/session/session';
import type { Sheet } from '../../host/workbook/model';
import { cellLook, type CellLook } from './cell-look';
import { fitRows } from './fit-rows';
import { RuleReader } from './rule-reader';

/** A sheet as it is shown. Make a new one whenever the workbook has changed. */
export class SheetLook {
  private readonly cells = new Map<number, CellLook>();
  private readonly rules: RuleReader;
  private heights: ReadonlyMap<number, number> | null = null;

  constructor(
    session: Session,
    readonly sheet: Sheet,
  ) {
    session.calculated();
    this.rules = new RuleReader(session);
  }

  /** Arrow function: it is handed on. */
  readonly cell = (row: number, column: number): CellLook => {
    const key = row * 16_384 + column;
    let look = this.cells.get(key);
    if (!look) this.cells.set(key, (look = cellLook(this.rules, this.sheet, row, column)));
    return look;
  };

  /** Heights in points of rows that nobody sized. */
  get fitted(): ReadonlyMap<number, number> {
    return (this.heights ??= fitRows(this.sheet, this.cell));
  }

  /** Formulas of conditional formats that could not be calculated here. */
  get unreadable(): ReadonlySet<string> {
    return this.rules.unreadable;
  }

  /** How far right (or left) a text may reach: up to the next cell that holds something. */
  reach(row: number, column: number, step: 1 | -1, last: number): number {
    let end = column;
    for (let next = column + step; step > 0 ? next <= last : next >= last; next += step) {
      if ((this.sheet.cell(row, next)?.value ?? null) !== null || this.sheet.mergeAt(row, next)) break;
      end = next;
    }
    return end;
  }
}
