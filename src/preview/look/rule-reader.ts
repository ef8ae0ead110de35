/** Does a conditional format hold for a cell? Its formulas are evaluated by the embedded Excel's own calculator. */
import { ApiError } from '../../host/bridge/errors';
import { evaluate } from '../../host/session/engine';
import type { Session } from '../../host/session/session';
import type { Area } from '../../host/workbook/area';
import type { CellOperator, ConditionalFormat, Rule } from '../../host/workbook/conditional-format';
import { baseCell } from '../../host/workbook/edit/formulas';
import { offsetFormula } from '../../host/workbook/formula/rewrite';
import type { Sheet } from '../../host/workbook/model';
import { isError, type CellValue } from '../../host/workbook/value';

/** Values of a format's ranges, for rules that compare a cell with the others. */
export interface Population {
  readonly numbers: readonly number[];
  /** How often each value occurs, texts without regard to case. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Remembers what it worked out: make a new one whenever the workbook has changed. */
export class RuleReader {
  /** Formulas that the calculator does not know, to be told rather than guessed. */
  readonly unreadable = new Set<string>();
  private readonly constants = new Map<string, CellValue>();
  private readonly populations = new Map<string, Population>();

  constructor(readonly session: Session) {}

  /** True when the rule's condition holds; rules without one (scales, bars, icons) never hold here. */
  holds(sheet: Sheet, format: ConditionalFormat, row: number, column: number): boolean {
    const { rule } = format;
    const value = sheet.cell(row, column)?.value ?? null;
    switch (rule.kind) {
      case 'cellIs':
        return this.compares(sheet, format, rule, value, row, column);
      case 'expression':
      case 'containsText':
      case 'notContainsText':
      case 'beginsWith':
      case 'endsWith':
      case 'containsBlanks':
      case 'notContainsBlanks':
      case 'containsErrors':
      case 'notContainsErrors':
      case 'timePeriod':
        return truthy(this.value(sheet, format, rule.formula, row, column));
      case 'duplicateValues':
      case 'uniqueValues':
        return this.repeats(sheet, format, value, rule.kind === 'duplicateValues');
      case 'top10':
        return this.ranks(sheet, format, rule, value);
      case 'aboveAverage':
        return this.exceeds(sheet, format, rule, value);
      default:
        return false;
    }
  }

  /** A formula of the format, seen from a cell; null when the calculator cannot tell. */
  value(sheet: Sheet, format: ConditionalFormat, formula: string, row: number, column: number): CellValue {
    if (formula === '') return null;
    const origin = baseCell(format.ranges);
    const here = offsetFormula(formula, row - origin.row, column - origin.column);
    // A literal is the same everywhere: it is asked once.
    const literal = /^("([^"]|"")*"|-?[\d.]+)$/.test(here);
    const known = literal ? this.constants.get(here) : undefined;
    if (known !== undefined) return known;
    const value = this.evaluate(sheet, here, row, column);
    if (literal) this.constants.set(here, value);
    return value;
  }

  /** The values of a format's ranges, read once. */
  population(sheet: Sheet, ranges: readonly Area[]): Population {
    const key = `${sheet.id} ${JSON.stringify(ranges)}`;
    let known = this.populations.get(key);
    if (!known) this.populations.set(key, (known = readPopulation(sheet, ranges)));
    return known;
  }

  private evaluate(sheet: Sheet, formula: string, row: number, column: number): CellValue {
    try {
      return evaluate(this.session.workbook, sheet, formula, row, column);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.unreadable.add(formula);
      return null;
    }
  }

  private compares(
    sheet: Sheet,
    format: ConditionalFormat,
    { operator, formulas }: Extract<Rule, { kind: 'cellIs' }>,
    value: CellValue,
    row: number,
    column: number,
  ): boolean {
    const [a, b] = formulas.map((formula) => this.value(sheet, format, formula, row, column));
    return compare(operator, value, a ?? null, b ?? null);
  }

  private repeats(sheet: Sheet, format: ConditionalFormat, value: CellValue, repeated: boolean): boolean {
    if (value === null) return false;
    const count = this.population(sheet, format.ranges).counts.get(keyOf(value)) ?? 0;
    return repeated ? count > 1 : count === 1;
  }

  private ranks(
    sheet: Sheet,
    format: ConditionalFormat,
    { rank, percent, bottom }: Extract<Rule, { kind: 'top10' }>,
    value: CellValue,
  ): boolean {
    if (typeof value !== 'number') return false;
    const { numbers } = this.population(sheet, format.ranges);
    const take = Math.max(1, percent ? Math.floor((numbers.length * rank) / 100) : rank);
    const better = numbers.filter((n) => (bottom ? n < value : n > value)).length;
    return better < take;
  }

  private exceeds(
    sheet: Sheet,
    format: ConditionalFormat,
    { above, orEqual, deviations }: Extract<Rule, { kind: 'aboveAverage' }>,
    value: CellValue,
  ): boolean {
    if (typeof value !== 'number') return false;
    const { numbers } = this.population(sheet, format.ranges);
    const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
    const spread = Math.sqrt(numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (numbers.length - 1));
    const limit = deviations ? mean + (above ? 1 : -1) * deviations * spread : mean;
    if (orEqual && value === limit) return true;
    return above ? value > limit : value < limit;
  }
}

const truthy = (value: CellValue): boolean => value === true || (typeof value === 'number' && value !== 0);

const keyOf = (value: CellValue): string => `${typeof value} ${String(value).toLowerCase()}`;

function readPopulation(sheet: Sheet, ranges: readonly Area[]): Population {
  const numbers: number[] = [];
  const counts = new Map<string, number>();
  for (const area of ranges) {
    sheet.cells.each(area, (_row, _column, { value }) => {
      if (value === null) return;
      if (typeof value === 'number') numbers.push(value);
      counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
    });
  }
  return { numbers: numbers.sort((a, b) => a - b), counts };
}

/** As Excel compares: numbers before texts before truth, texts without regard to case, a blank like "" or 0. */
function order(a: CellValue, b: CellValue): number {
  const kind = (value: CellValue): number =>
    typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  const like = (value: CellValue, other: CellValue): CellValue =>
    value === null ? (typeof other === 'string' ? '' : 0) : value;
  const [x, y] = [like(a, b), like(b, a)];
  if (kind(x) !== kind(y)) return kind(x) - kind(y);
  if (typeof x === 'string') return x.toLowerCase().localeCompare(String(y).toLowerCase());
  return Number(x) - Number(y);
}

function compare(operator: CellOperator, value: CellValue, a: CellValue, b: CellValue): boolean {
  if (isError(value) || isError(a) || isError(b)) return false;
  const [toA, toB] = [order(value, a), order(value, b)];
  switch (operator) {
    case 'equal':
      return toA === 0;
    case 'notEqual':
      return toA !== 0;
    case 'lessThan':
      return toA < 0;
    case 'lessThanOrEqual':
      return toA <= 0;
    case 'greaterThan':
      return toA > 0;
    case 'greaterThanOrEqual':
      return toA >= 0;
    case 'between':
      return toA >= 0 && toB <= 0;
    case 'notBetween':
      return toA < 0 || toB > 0;
  }
}
