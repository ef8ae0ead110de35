/** How do a rule's formulas change when it is given other ranges? They count from the ranges' first cell. */
import type { Area } from '../area';
import type { ConditionalFormat } from '../conditional-format';
import type { DataValidation } from '../features';
import { offsetFormula } from '../formula/rewrite';
import { baseCell, changeFormat, changeValidation } from './formulas';

/** The same format or validation on other ranges, saying the same of each cell that it keeps. */
export function onRanges<T extends ConditionalFormat | DataValidation>(item: T, ranges: readonly Area[]): T {
  const before = baseCell(item.ranges);
  const after = baseCell(ranges);
  const rebase = (formula: string): string =>
    offsetFormula(formula, after.row - before.row, after.column - before.column);
  const done = 'rule' in item ? changeFormat(item, rebase) : changeValidation(item, rebase);
  return { ...(done as T), ranges };
}
