/** What does a value as Excel hands it mean as a plain cell? */
import type { Color, GridCell } from '../domain/grid';
import { dateOfNumber, wordedNumber } from '../domain/number-format';
import { isSymbolFont } from '../domain/symbol-fonts';

/** The looks of cells that a reading asks for. */
export const CELL_LOOKS = {
  format: { fill: { color: true, pattern: true }, font: { color: true, name: true, strikethrough: true } },
} as const;

type Looks = Pick<GridCell, 'fill' | 'font' | 'hatched' | 'symbolFont' | 'struck'>;

/** Fill and font of a cell; a pattern or a gradient has more colours than the one that is told. */
export function looksOf(format: Excel.CellProperties['format']): Looks {
  const { name, strikethrough } = format?.font ?? {};
  const { color, pattern } = format?.fill ?? {};
  const isPlain = !pattern || pattern === 'None' || pattern === 'Solid';
  return {
    fill: toColor(color),
    font: toColor(format?.font?.color),
    ...(isPlain ? {} : { hatched: true as const }),
    ...(name && isSymbolFont(name) ? { symbolFont: name } : {}),
    // Excel tells what differs within one cell as null.
    ...(strikethrough === true
      ? { struck: 'all' as const }
      : strikethrough === null
        ? { struck: 'part' as const }
        : {}),
  };
}

/** Text, formula and value of a cell; its looks are not known here. */
export function toGridCell(value: unknown, formula: unknown): Omit<GridCell, keyof Looks> {
  if (isFormula(formula, value)) return { text: toText(value), formula: true, source: String(formula) };
  const typed = typeof value === 'number' || typeof value === 'boolean' ? { value } : {};
  return { text: toText(value), formula: false, ...typed };
}

/** What a number's format makes of it; nothing for a text, or in a format that only shapes the figure. */
export function formattedOf(
  value: unknown,
  code: unknown,
  date1904: boolean,
): Pick<GridCell, 'date' | 'worded'> {
  if (typeof value !== 'number' || typeof code !== 'string' || code === 'General') return {};
  const date = dateOfNumber(value, code, date1904);
  const worded = wordedNumber(value, code);
  return { ...(date === null ? {} : { date }), ...(worded === null ? {} : { worded }) };
}

/** A text that begins with "=" is told in the same words as a formula, but it is its own value. */
function isFormula(formula: unknown, value: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'VERDADERO' : 'FALSO';
  return String(value);
}

/** Excel gives "" for no fill, or white; both are blank to the domain, but white is kept as read. */
export function toColor(color: string | undefined): Color | null {
  return color ? color.toUpperCase() : null;
}
