/** What does a cell show? Its value by its number format, in US English, whatever the column's width. */
import type { CellValue } from '../value';
import { isError } from '../value';
import { renderDate } from './dates';
import { general } from './general';
import { renderNumber } from './numbers';
import type { Section } from './sections';
import { sectionsOf } from './sections';

/** The text that Excel shows for a value. A date format on a number that is no date gives "########". */
export function formatValue(value: CellValue, code: string, date1904 = false): string {
  if (value === null) return '';
  if (isError(value)) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return formatText(value, code);
  return /^general$/i.test(code) || code === '' ? general(value) : formatNumber(value, code, date1904);
}

/** True when the format shows numbers as dates or times. */
export function isDateFormat(code: string): boolean {
  return sectionsOf(code)[0]?.date ?? false;
}

function formatText(value: string, code: string): string {
  const sections = sectionsOf(code);
  const section = sections[3] ?? sections.find((s) => s.pieces.some((piece) => piece.kind === 'text'));
  if (!section) return value;
  return section.pieces
    .map((piece) => (piece.kind === 'text' ? value : piece.kind === 'literal' ? piece.text : ''))
    .join('');
}

function formatNumber(value: number, code: string, date1904: boolean): string {
  const sections = sectionsOf(code);
  const chosen = choose(value, sections);
  if (!chosen) return '########';
  const { section, bare } = chosen;
  if (section.date) return renderDate(value + (date1904 ? 1462 : 0), section) ?? '########';
  if (section.pieces.some((piece) => piece.kind === 'text')) return formatText(general(value), code);
  const text = renderNumber(Math.abs(value), section);
  return value < 0 && !bare && text !== '' ? `-${text}` : text;
}

/** The section for a number, and whether that section shows negative numbers without their sign. */
function choose(value: number, sections: readonly Section[]): { section: Section; bare: boolean } | null {
  const numeric = sections.slice(0, 3);
  if (numeric.some((section) => section.condition)) return chooseByCondition(value, numeric);
  const [positive, negative, zero] = numeric as [Section, Section?, Section?];
  if (value < 0 && negative && numeric.length > 1) return { section: negative, bare: true };
  if (value === 0 && zero) return { section: zero, bare: false };
  return { section: positive, bare: false };
}

function chooseByCondition(
  value: number,
  sections: readonly Section[],
): { section: Section; bare: boolean } | null {
  for (const [i, section] of sections.entries()) {
    const last = i === sections.length - 1;
    const implied = i === 1 && !last ? value < 0 : last;
    const fits = section.condition ? holds(value, section.condition) : implied || i === 0;
    const bare = section.condition ? onlyNegative(section.condition) : i === 1 && !last;
    if (fits) return { section, bare };
  }
  return null;
}

function holds(value: number, { operator, value: limit }: NonNullable<Section['condition']>): boolean {
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  return operator === '=' ? value === limit : value !== limit;
}

function onlyNegative({ operator, value }: NonNullable<Section['condition']>): boolean {
  return (operator === '<' && value <= 0) || (operator === '<=' && value < 0);
}
