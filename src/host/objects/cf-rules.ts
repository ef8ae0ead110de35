/** How do the API's rules of conditional formats and the model's correspond? Words, formulas and defaults. */
import { ApiError } from '../bridge/errors';
import { cellAddress, type Area } from '../workbook/area';
import type { CellOperator, Rule, TextKind } from '../workbook/conditional-format';
import { baseCell } from '../workbook/edit/formulas';
import { integer, oneOf, record, text } from './arguments';

/** Excel.ConditionalFormatType. */
export const CF_TYPES = [
  'Custom',
  'DataBar',
  'ColorScale',
  'IconSet',
  'TopBottom',
  'PresetCriteria',
  'ContainsText',
  'CellValue',
] as const;

export type CfType = (typeof CF_TYPES)[number];

/** The API's type of a rule. */
export function typeOfRule(rule: Rule): CfType {
  switch (rule.kind) {
    case 'cellIs':
      return 'CellValue';
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith':
      return 'ContainsText';
    case 'top10':
      return 'TopBottom';
    case 'colorScale':
      return 'ColorScale';
    case 'dataBar':
      return 'DataBar';
    case 'iconSet':
      return 'IconSet';
    case 'expression':
    case 'unknown':
      return 'Custom';
    default:
      return 'PresetCriteria';
  }
}

/** What a new format says until its rule is set. */
export function blankRule(type: CfType): Rule {
  switch (type) {
    case 'Custom':
      return { kind: 'expression', formula: '' };
    case 'CellValue':
      return { kind: 'cellIs', operator: 'equal', formulas: ['0'] };
    case 'ContainsText':
      return { kind: 'containsText', text: '', formula: '' };
    case 'TopBottom':
      return { kind: 'top10', rank: 10, percent: false, bottom: false };
    case 'PresetCriteria':
      return { kind: 'duplicateValues' };
    case 'ColorScale':
      return {
        kind: 'colorScale',
        stops: [
          { at: { type: 'min' }, color: '#F8696B' },
          { at: { type: 'percentile', value: '50' }, color: '#FFEB84' },
          { at: { type: 'max' }, color: '#63BE7B' },
        ],
      };
    case 'DataBar':
      return {
        kind: 'dataBar',
        min: { type: 'min' },
        max: { type: 'max' },
        color: '#638EC6',
        showValue: true,
      };
    case 'IconSet':
      return {
        kind: 'iconSet',
        set: '3TrafficLights1',
        thresholds: ['0', '33', '67'].map((value) => ({ type: 'percent', value })),
        showValue: true,
        reverse: false,
      };
  }
}

/** "=A1>2" → "A1>2"; numbers become their text. */
export function formulaOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).toUpperCase();
  return text(value).replace(/^=/, '');
}

const OPERATORS: Readonly<Record<string, CellOperator>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqual: 'greaterThanOrEqual',
  LessThanOrEqual: 'lessThanOrEqual',
};

/** learn.microsoft.com/javascript/api/excel/excel.conditionalcellvaluerule */
export function cellValueRule(given: unknown): Rule {
  const { formula1, formula2, operator } = record(given);
  const word = oneOf(Object.keys(OPERATORS), operator);
  const formulas = [formulaOf(formula1)];
  if (word === 'Between' || word === 'NotBetween') formulas.push(formulaOf(formula2));
  return { kind: 'cellIs', operator: OPERATORS[word]!, formulas };
}

/** The rule as the API tells it. */
export function readCellValueRule(rule: Rule): unknown {
  if (rule.kind !== 'cellIs') throw new ApiError('InvalidOperation');
  const operator = Object.keys(OPERATORS).find((word) => OPERATORS[word] === rule.operator);
  const [formula1, formula2] = rule.formulas;
  return {
    formula1: `=${formula1 ?? ''}`,
    ...(formula2 !== undefined && { formula2: `=${formula2}` }),
    operator,
  };
}

const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};

/** The formula that Excel writes beside a text rule, seen from the first cell. */
function textFormula(kind: TextKind, wanted: string, cell: string): string {
  const quoted = `"${wanted.replaceAll('"', '""')}"`;
  switch (kind) {
    case 'containsText':
      return `NOT(ISERROR(SEARCH(${quoted},${cell})))`;
    case 'notContainsText':
      return `ISERROR(SEARCH(${quoted},${cell}))`;
    case 'beginsWith':
      return `LEFT(${cell},${wanted.length})=${quoted}`;
    case 'endsWith':
      return `RIGHT(${cell},${wanted.length})=${quoted}`;
  }
}

/** The cell that a rule's formula is written for. */
const firstCell = (ranges: readonly Area[]): string => {
  const { row, column } = baseCell(ranges);
  return cellAddress(row, column);
};

/** learn.microsoft.com/javascript/api/excel/excel.conditionaltextcomparisonrule */
export function textRule(given: unknown, ranges: readonly Area[]): Rule {
  const { operator, text: wanted } = record(given);
  const kind = TEXT_KINDS[oneOf(Object.keys(TEXT_KINDS), operator)]!;
  return { kind, text: text(wanted), formula: textFormula(kind, text(wanted), firstCell(ranges)) };
}

/** The rule as the API tells it. */
export function readTextRule(rule: Rule): unknown {
  const operator = Object.keys(TEXT_KINDS).find((word) => TEXT_KINDS[word] === rule.kind);
  if (!operator || !('text' in rule)) throw new ApiError('InvalidOperation');
  return { operator, text: rule.text };
}

const TOP_BOTTOM = {
  TopItems: { percent: false, bottom: false },
  TopPercent: { percent: true, bottom: false },
  BottomItems: { percent: false, bottom: true },
  BottomPercent: { percent: true, bottom: true },
} as const;

/** learn.microsoft.com/javascript/api/excel/excel.conditionaltopbottomrule */
export function topBottomRule(given: unknown): Rule {
  const { rank, type } = record(given);
  const word = oneOf(Object.keys(TOP_BOTTOM), type) as keyof typeof TOP_BOTTOM;
  const n = integer(rank);
  if (n < 1 || n > 1000) throw new ApiError('InvalidArgument');
  return { kind: 'top10', rank: n, ...TOP_BOTTOM[word] };
}

/** The rule as the API tells it. */
export function readTopBottomRule(rule: Rule): unknown {
  if (rule.kind !== 'top10') throw new ApiError('InvalidOperation');
  const side = rule.bottom ? 'Bottom' : 'Top';
  return { rank: rule.rank, type: `${side}${rule.percent ? 'Percent' : 'Items'}` };
}

const AVERAGES = {
  AboveAverage: [true, false, 0],
  BelowAverage: [false, false, 0],
  EqualOrAboveAverage: [true, true, 0],
  EqualOrBelowAverage: [false, true, 0],
  OneStdDevAboveAverage: [true, false, 1],
  OneStdDevBelowAverage: [false, false, 1],
  TwoStdDevAboveAverage: [true, false, 2],
  TwoStdDevBelowAverage: [false, false, 2],
  ThreeStdDevAboveAverage: [true, false, 3],
  ThreeStdDevBelowAverage: [false, false, 3],
} as const;

/** The formula of a period, with # for the first cell. */
const PERIODS: Readonly<Record<string, readonly [string, string]>> = {
  Today: ['today', 'FLOOR(#,1)=TODAY()'],
  Yesterday: ['yesterday', 'FLOOR(#,1)=TODAY()-1'],
  Tomorrow: ['tomorrow', 'FLOOR(#,1)=TODAY()+1'],
  LastSevenDays: ['last7Days', 'AND(TODAY()-FLOOR(#,1)<=6,FLOOR(#,1)<=TODAY())'],
  LastWeek: [
    'lastWeek',
    'AND(TODAY()-ROUNDDOWN(#,0)>=(WEEKDAY(TODAY())),TODAY()-ROUNDDOWN(#,0)<(WEEKDAY(TODAY())+7))',
  ],
  ThisWeek: [
    'thisWeek',
    'AND(TODAY()-ROUNDDOWN(#,0)<=WEEKDAY(TODAY())-1,ROUNDDOWN(#,0)-TODAY()<=7-WEEKDAY(TODAY()))',
  ],
  NextWeek: [
    'nextWeek',
    'AND(ROUNDDOWN(#,0)-TODAY()>(7-WEEKDAY(TODAY())),ROUNDDOWN(#,0)-TODAY()<(15-WEEKDAY(TODAY())))',
  ],
  LastMonth: ['lastMonth', 'AND(MONTH(#)=MONTH(EDATE(TODAY(),0-1)),YEAR(#)=YEAR(EDATE(TODAY(),0-1)))'],
  ThisMonth: ['thisMonth', 'AND(MONTH(#)=MONTH(TODAY()),YEAR(#)=YEAR(TODAY()))'],
  NextMonth: ['nextMonth', 'AND(MONTH(#)=MONTH(EDATE(TODAY(),0+1)),YEAR(#)=YEAR(EDATE(TODAY(),0+1)))'],
};

const STATES: Readonly<Record<string, readonly [Extract<Rule, { formula: string }>['kind'], string]>> = {
  Blanks: ['containsBlanks', 'LEN(TRIM(#))=0'],
  NonBlanks: ['notContainsBlanks', 'LEN(TRIM(#))>0'],
  Errors: ['containsErrors', 'ISERROR(#)'],
  NonErrors: ['notContainsErrors', 'NOT(ISERROR(#))'],
};

/** learn.microsoft.com/javascript/api/excel/excel.conditionalpresetcriteriarule */
export function presetRule(given: unknown, ranges: readonly Area[]): Rule {
  const criterion = text(record(given).criterion);
  const cell = firstCell(ranges);
  if (criterion === 'UniqueValues') return { kind: 'uniqueValues' };
  if (criterion === 'DuplicateValues') return { kind: 'duplicateValues' };
  const state = STATES[criterion];
  if (state) return { kind: state[0], formula: state[1].replaceAll('#', cell) } as Rule;
  const period = PERIODS[criterion];
  if (period) return { kind: 'timePeriod', period: period[0], formula: period[1].replaceAll('#', cell) };
  const average = AVERAGES[criterion as keyof typeof AVERAGES];
  if (!average) throw new ApiError('InvalidArgument');
  return { kind: 'aboveAverage', above: average[0], orEqual: average[1], deviations: average[2] };
}

/** The rule as the API tells it. */
export function readPresetRule(rule: Rule): unknown {
  if (rule.kind === 'uniqueValues') return { criterion: 'UniqueValues' };
  if (rule.kind === 'duplicateValues') return { criterion: 'DuplicateValues' };
  const state = Object.keys(STATES).find((word) => STATES[word]![0] === rule.kind);
  if (state) return { criterion: state };
  if (rule.kind === 'timePeriod') {
    return { criterion: Object.keys(PERIODS).find((word) => PERIODS[word]![0] === rule.period) ?? 'Invalid' };
  }
  if (rule.kind !== 'aboveAverage') throw new ApiError('InvalidOperation');
  const found = Object.entries(AVERAGES).find(
    ([, [above, orEqual, deviations]]) =>
      above === rule.above && orEqual === rule.orEqual && deviations === rule.deviations,
  );
  return { criterion: found?.[0] ?? 'Invalid' };
}
