/** Excel.DataValidation. learn.microsoft.com/javascript/api/excel/excel.datavalidation */
import { ApiError } from '../bridge/errors';
import { fullReference } from '../session/address';
import type { AreasRef } from '../session/range-ref';
import type { Session } from '../session/session';
import {
  changeValidation,
  clearValidation,
  sameRule,
  sharedValidation,
  validationsOn,
} from '../session/validations';
import { invalidAreas } from '../session/validity';
import type { DataValidation, ValidationType } from '../workbook/features';
import { flag, oneOf, rangeOrNull, record } from './arguments';
import { formulaOf } from './cf-rules';
import { define, to } from './define';

/** Excel.DataValidationType and the file's. */
const TYPES: Readonly<Record<string, ValidationType>> = {
  List: 'list',
  WholeNumber: 'whole',
  Decimal: 'decimal',
  Date: 'date',
  Time: 'time',
  TextLength: 'textLength',
  Custom: 'custom',
};

const wordFor = (type: ValidationType): string =>
  Object.keys(TYPES).find((word) => TYPES[word] === type) ?? 'None';

/** Excel.DataValidationOperator and the file's. */
const OPERATORS: Readonly<Record<string, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};

/** The rule's property for each type. */
const RULES: Readonly<Record<string, ValidationType>> = {
  list: 'list',
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
  custom: 'custom',
};

/** excel.datavalidation#type: "Inconsistent" for several rules, "MixedCriteria" where some cells have none. */
function typeOf(self: AreasRef): string {
  const { found, gaps } = validationsOn(self);
  const [first, ...others] = found;
  if (!first) return 'None';
  if (gaps) return 'MixedCriteria';
  return others.every((other) => sameRule(first, other)) ? wordFor(first.type) : 'Inconsistent';
}

const constant = (formula: string): string | number =>
  /^-?\d+(\.\d+)?$/.test(formula) ? Number(formula) : `=${formula}`;

/** The rule as the API tells it: an empty object without one, null when the cells differ. */
function readRule(self: AreasRef): unknown {
  const { found } = validationsOn(self);
  if (!found.length) return {};
  const shared = sharedValidation(self);
  if (!shared) return null;
  const [name] = Object.entries(RULES).find(([, type]) => type === shared.type)!;
  if (name === 'list') return { list: { inCellDropDown: shared.inCellDropDown, source: listSource(shared) } };
  if (name === 'custom') return { custom: { formula: `=${shared.formula1}` } };
  const operator = Object.keys(OPERATORS).find((word) => OPERATORS[word] === shared.operator);
  const second = shared.formula2 === '' ? {} : { formula2: constant(shared.formula2) };
  return { [name]: { formula1: constant(shared.formula1), ...second, operator } };
}

function listSource({ formula1 }: DataValidation): string {
  const literal = /^"(.*)"$/.exec(formula1);
  return literal ? literal[1]!.replaceAll('""', '"') : `=${formula1}`;
}

/** The longest list that can be given as text (OfficeDev/office-js issue 2128). */
const LIST_LIMIT = 255;

/** A list's source: a range, a formula, or texts separated by commas. */
function sourceFormula(source: unknown): string {
  const range = rangeOrNull(source);
  if (range) return fullReference(range.sheet, range.area);
  if (typeof source !== 'string' || source === '') throw new ApiError('InvalidArgument');
  if (source.startsWith('=')) return source.slice(1);
  if (source.length > LIST_LIMIT)
    throw new ApiError('InvalidArgument', `A list given as text ends at ${LIST_LIMIT} characters.`);
  return `"${source.replaceAll('"', '""')}"`;
}

const numberFormula = (value: unknown): string => {
  const range = rangeOrNull(value);
  return range ? fullReference(range.sheet, range.area) : formulaOf(value);
};

/** excel.datavalidation#rule: exactly one of its properties. */
function ruleChange(given: unknown): Partial<DataValidation> {
  const entries = Object.entries(record(given)).filter(([, value]) => value !== null && value !== undefined);
  const [entry, ...others] = entries;
  const type = entry && RULES[entry[0]];
  if (!entry || !type || others.length) throw new ApiError('InvalidArgument');
  const rule = record(entry[1]);
  const plain = { type, operator: 'between', formula2: '' };
  if (type === 'list') {
    const inCellDropDown = rule.inCellDropDown === undefined ? true : flag(rule.inCellDropDown);
    return { ...plain, formula1: sourceFormula(rule.source), inCellDropDown };
  }
  if (type === 'custom') return { ...plain, formula1: formulaOf(rule.formula) };
  const operator = OPERATORS[oneOf(Object.keys(OPERATORS), rule.operator)]!;
  const two = operator === 'between' || operator === 'notBetween';
  return {
    type,
    operator,
    formula1: numberFormula(rule.formula1),
    formula2: two ? numberFormula(rule.formula2) : '',
  };
}

const ALERTS = { Stop: 'stop', Warning: 'warning', Information: 'information' } as const;

function alertChange(given: unknown): Partial<DataValidation> {
  const { message, showAlert, style, title } = record(given);
  const word = oneOf(Object.keys(ALERTS) as (keyof typeof ALERTS)[], style ?? 'Stop');
  return {
    alert: { show: showAlert !== false, style: ALERTS[word], title: words(title), message: words(message) },
  };
}

function promptChange(given: unknown): Partial<DataValidation> {
  const { message, showPrompt, title } = record(given);
  return { prompt: { show: showPrompt !== false, title: words(title), message: words(message) } };
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A member that all cells share; null when they differ. */
const shared =
  <T>(otherwise: T, read: (validation: DataValidation) => T) =>
  (self: AreasRef): T | null => {
    const { found, gaps } = validationsOn(self);
    if (!found.length) return otherwise;
    const values = new Set(found.map((each) => JSON.stringify(read(each))));
    return values.size === 1 && !gaps ? read(found[0]!) : null;
  };

const alertWord = (style: DataValidation['alert']['style']): string =>
  Object.entries(ALERTS).find(([, word]) => word === style)![0];

/** excel.datavalidation#valid: true, false, or null when only some cells are. */
function valid(self: AreasRef, session: Session): boolean | null {
  const invalid = invalidAreas(session, self);
  const count = (
    areas: readonly { readonly area: { top: number; left: number; bottom: number; right: number } }[],
  ): number =>
    areas.reduce((sum, { area }) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1), 0);
  if (!invalid.ranges.length) return true;
  return count(invalid.ranges) === count(self.ranges) ? false : null;
}

define('DataValidation', {
  get: {
    Type: typeOf,
    Rule: readRule,
    IgnoreBlanks: shared(true, (each) => each.ignoreBlanks),
    ErrorAlert: shared<unknown>({ message: '', showAlert: true, style: 'Stop', title: '' }, ({ alert }) => ({
      message: alert.message,
      showAlert: alert.show,
      style: alertWord(alert.style),
      title: alert.title,
    })),
    Prompt: shared<unknown>({ message: '', showPrompt: true, title: '' }, ({ prompt }) => ({
      message: prompt.message,
      showPrompt: prompt.show,
      title: prompt.title,
    })),
    Valid: valid,
  },
  set: {
    Rule: (self, value, session) => changeValidation(session, self, () => ruleChange(value)),
    IgnoreBlanks: (self, value, session) =>
      changeValidation(session, self, () => ({ ignoreBlanks: flag(value) })),
    ErrorAlert: (self, value, session) => changeValidation(session, self, () => alertChange(value)),
    Prompt: (self, value, session) => changeValidation(session, self, () => promptChange(value)),
  },
  methods: {
    Clear: (self) => clearValidation(self),
    // excel.datavalidation#excel-excel-datavalidation-getinvalidcells-member(1)
    GetInvalidCells: (self, _args, session) => {
      const invalid = invalidAreas(session, self);
      if (!invalid.ranges.length) throw new ApiError('ItemNotFound');
      return to('RangeAreas', invalid);
    },
    GetInvalidCellsOrNullObject: (self, _args, session) => {
      const invalid = invalidAreas(session, self);
      return invalid.ranges.length ? to('RangeAreas', invalid) : null;
    },
  },
});
