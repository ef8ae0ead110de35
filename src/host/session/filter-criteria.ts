/** What does a filter let through? Criteria of the API, their form in the file, and the test of a cell. */
import { ApiError } from '../bridge/errors';
import type { CellStyle } from '../workbook/styles/style';
import type { CellValue } from '../workbook/value';
import { child, childrenNamed, element, isTrue, type XmlElement } from '../workbook/xml/element';
import type { Session } from './session';

/** Excel.FilterCriteria (learn.microsoft.com/javascript/api/excel/excel.filtercriteria). */
export interface FilterCriteria {
  readonly filterOn: string;
  readonly values?: readonly unknown[] | null;
  readonly criterion1?: string | null;
  readonly criterion2?: string | null;
  readonly operator?: string | null;
  readonly color?: string | null;
  readonly dynamicCriteria?: string | null;
}

/** A cell as filters see it. */
export interface FilteredCell {
  readonly text: string;
  readonly value: CellValue;
  readonly style: CellStyle;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '<>': 'notEqual',
  '>=': 'greaterThanOrEqual',
  '<=': 'lessThanOrEqual',
  '>': 'greaterThan',
  '<': 'lessThan',
};

const COUNTED = {
  TopItems: [true, false],
  TopPercent: [true, true],
  BottomItems: [false, false],
  BottomPercent: [false, true],
};

const DYNAMIC: Readonly<Record<string, string>> = {
  AboveAverage: 'aboveAverage',
  BelowAverage: 'belowAverage',
};

/** The comparison of a custom criterion: ">5" → greaterThan 5; without an operator it is equality. */
function comparison(criterion: string): { operator: string; value: string } {
  const found = /^(<>|>=|<=|=|>|<)(.*)$/s.exec(criterion);
  return found
    ? { operator: COMPARISONS[found[1]!]!, value: found[2]! }
    : { operator: 'equal', value: criterion };
}

/** The `filterColumn` element of a column's criteria. */
export function toFile(session: Session, criteria: FilterCriteria, colId: number): XmlElement {
  return element('filterColumn', { colId }, [body(session, criteria)]);
}

function body(session: Session, criteria: FilterCriteria): XmlElement {
  const { filterOn } = criteria;
  if (filterOn === 'Values') return valuesBody(criteria);
  if (filterOn === 'Custom') return customBody(criteria);
  if (filterOn in COUNTED) {
    const [top, percent] = COUNTED[filterOn as keyof typeof COUNTED];
    const val = Number(criteria.criterion1);
    if (!(val > 0)) throw new ApiError('InvalidArgument');
    return element('top10', { top: Number(top), percent: Number(percent), val });
  }
  if (filterOn === 'CellColor' || filterOn === 'FontColor') return colorBody(session, criteria);
  const dynamic = filterOn === 'Dynamic' ? DYNAMIC[criteria.dynamicCriteria ?? ''] : undefined;
  if (dynamic) return element('dynamicFilter', { type: dynamic });
  throw new ApiError(
    'NotImplemented',
    `The embedded Excel cannot filter on ${filterOn} ${criteria.dynamicCriteria ?? ''}.`,
  );
}

function valuesBody({ values }: FilterCriteria): XmlElement {
  if (!Array.isArray(values)) throw new ApiError('InvalidArgument');
  const texts = values.map((value: unknown) => {
    if (typeof value === 'object')
      throw new ApiError('NotImplemented', 'The embedded Excel cannot filter on dates by group.');
    return String(value);
  });
  const blank = texts.includes('') ? 1 : undefined;
  return element(
    'filters',
    { blank },
    texts.filter((val) => val !== '').map((val) => element('filter', { val })),
  );
}

function customBody({ criterion1, criterion2, operator }: FilterCriteria): XmlElement {
  if (!criterion1) throw new ApiError('InvalidArgument');
  const parts = [criterion1, criterion2].filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  const and = parts.length > 1 && operator !== 'Or' ? 1 : undefined;
  const filters = parts.map((part) => {
    const { operator: word, value } = comparison(part);
    return element('customFilter', { operator: word === 'equal' ? undefined : word, val: value });
  });
  return element('customFilters', { and }, filters);
}

function colorBody(session: Session, { filterOn, color }: FilterCriteria): XmlElement {
  if (typeof color !== 'string') throw new ApiError('InvalidArgument');
  const { styles } = session.workbook;
  const hex = color.toUpperCase();
  const cell = filterOn === 'CellColor';
  // The file keeps the colour of a cell-colour filter as a solid pattern's foreground, a font's as its colour.
  const patch = cell ? { fill: { pattern: 'solid', color: hex } } : { font: { color: hex } };
  return element('colorFilter', {
    dxfId: styles.dxfId(styles.patchDxf(null, patch)),
    cellColor: cell ? undefined : 0,
  });
}

/** The criteria of a `filterColumn`; null for kinds that we do not model. */
export function fromFile(session: Session, column: XmlElement): FilterCriteria | null {
  const filters = child(column, 'filters');
  if (filters) {
    const values = childrenNamed(filters, 'filter').map((each) => each.attrs.val ?? '');
    return { filterOn: 'Values', values: isTrue(filters.attrs.blank) ? [...values, ''] : values };
  }
  const custom = child(column, 'customFilters');
  if (custom) return customFromFile(custom);
  const top = child(column, 'top10');
  if (top) {
    const [up, percent] = [isTrue(top.attrs.top, true), isTrue(top.attrs.percent)];
    return {
      filterOn: `${up ? 'Top' : 'Bottom'}${percent ? 'Percent' : 'Items'}`,
      criterion1: top.attrs.val ?? '10',
    };
  }
  const color = child(column, 'colorFilter');
  if (color) return colorFromFile(session, color);
  const dynamic = child(column, 'dynamicFilter');
  const word = Object.keys(DYNAMIC).find((each) => DYNAMIC[each] === dynamic?.attrs.type);
  return word ? { filterOn: 'Dynamic', dynamicCriteria: word } : null;
}

function customFromFile(custom: XmlElement): FilterCriteria {
  const [first, second] = childrenNamed(custom, 'customFilter').map(({ attrs }) => {
    const sign = Object.keys(COMPARISONS).find((each) => COMPARISONS[each] === (attrs.operator ?? 'equal'));
    return `${sign ?? '='}${attrs.val ?? ''}`;
  });
  const operator = isTrue(custom.attrs.and) ? 'And' : 'Or';
  return {
    filterOn: 'Custom',
    criterion1: first ?? '',
    ...(second !== undefined && { criterion2: second, operator }),
  };
}

function colorFromFile(session: Session, node: XmlElement): FilterCriteria {
  const { styles } = session.workbook;
  const dxf = styles.dxf(Number(node.attrs.dxfId));
  const look = dxf ? styles.readDxf(dxf) : {};
  return isTrue(node.attrs.cellColor, true)
    ? { filterOn: 'CellColor', color: look.fill?.color ?? '' }
    : { filterOn: 'FontColor', color: look.font?.color ?? '' };
}

/** A test of the column's cells; counted and average filters look at all of them first. */
export function matcher(
  criteria: FilterCriteria,
  cells: readonly FilteredCell[],
): (cell: FilteredCell) => boolean {
  const { filterOn } = criteria;
  if (filterOn === 'Values') {
    const wanted = new Set((criteria.values ?? []).map((value) => String(value).toLowerCase()));
    return (cell) => wanted.has(cell.text.toLowerCase());
  }
  if (filterOn === 'Custom') return customMatcher(criteria);
  const color = criteria.color?.toUpperCase();
  if (filterOn === 'CellColor') return (cell) => (cell.style.fill.color ?? '') === color;
  if (filterOn === 'FontColor') return (cell) => (cell.style.font.color ?? '#000000') === color;
  return numberMatcher(criteria, cells);
}

function customMatcher({
  criterion1,
  criterion2,
  operator,
}: FilterCriteria): (cell: FilteredCell) => boolean {
  const tests = [criterion1, criterion2].filter((each): each is string => Boolean(each)).map(oneTest);
  return operator === 'Or'
    ? (cell) => tests.some((test) => test(cell))
    : (cell) => tests.every((test) => test(cell));
}

function oneTest(criterion: string): (cell: FilteredCell) => boolean {
  const { operator, value } = comparison(criterion);
  const n = value.trim() === '' ? Number.NaN : Number(value);
  const pattern = wildcard(value);
  const equal = (cell: FilteredCell): boolean =>
    Number.isNaN(n) ? pattern.test(cell.text) : cell.value === n || cell.text === value;
  const compare = (cell: FilteredCell): number => {
    if (typeof cell.value === 'number' && !Number.isNaN(n)) return cell.value - n;
    return typeof cell.value === 'string' && Number.isNaN(n) ? cell.value.localeCompare(value) : Number.NaN;
  };
  switch (operator) {
    case 'equal':
      return equal;
    case 'notEqual':
      return (cell) => !equal(cell);
    case 'greaterThan':
      return (cell) => compare(cell) > 0;
    case 'greaterThanOrEqual':
      return (cell) => compare(cell) >= 0;
    case 'lessThan':
      return (cell) => compare(cell) < 0;
    default:
      return (cell) => compare(cell) <= 0;
  }
}

/** "*" any text, "?" one character, "~" takes the next literally; case does not matter. */
export function wildcard(pattern: string, whole = true): RegExp {
  const source = pattern.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (found, escaped: string | undefined) => {
    if (escaped) return `\\${escaped === '~' ? '~' : escaped}`.replace('\\~', '~');
    if (found === '*') return '[^]*';
    return found === '?' ? '[^]' : `\\${found}`;
  });
  return new RegExp(whole ? `^${source}$` : source, 'i');
}

function numberMatcher(
  criteria: FilterCriteria,
  cells: readonly FilteredCell[],
): (cell: FilteredCell) => boolean {
  const numbers = cells.flatMap((cell) => (typeof cell.value === 'number' ? [cell.value] : []));
  if (criteria.filterOn === 'Dynamic') {
    const average = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
    const above = criteria.dynamicCriteria === 'AboveAverage';
    return ({ value }) => typeof value === 'number' && (above ? value > average : value < average);
  }
  const [top, percent] = COUNTED[criteria.filterOn as keyof typeof COUNTED] as [boolean, boolean];
  const wanted = Number(criteria.criterion1);
  const count = percent ? Math.max(1, Math.floor((numbers.length * wanted) / 100)) : wanted;
  const ordered = [...numbers].sort((a, b) => (top ? b - a : a - b));
  const limit = ordered[Math.min(count, ordered.length) - 1] ?? 0;
  return ({ value }) => typeof value === 'number' && (top ? value >= limit : value <= limit);
}
