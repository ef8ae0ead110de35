/** What does a cell look like on the screen? Its style, its table's style and its conditional formats, as one plain answer. */
import { formatValue } from '../../host/workbook/format/format-value';
import type { Sheet } from '../../host/workbook/model';
import type { BorderEdge, Borders, CellStyle, DxfStyle, FontStyle } from '../../host/workbook/styles/style';
import { ErrorValue, isError, type CellValue } from '../../host/workbook/value';
import { errorInSpanish, formulaInSpanish, truthInSpanish } from '../excel/spanish';
import { conditionalLook, type ConditionalLook } from './conditional-look';
import { runsOf, type Run } from './rich-text';
import type { RuleReader } from './rule-reader';
import { tableLook } from './table-look';

/** One side of a cell's box, as CSS draws it; null for no line. */
export type EdgeLook = { readonly width: number; readonly line: string; readonly color: string } | null;

/** All that the grid needs to draw a cell. */
export interface CellLook {
  /** What it shows, by its value and its number format. */
  readonly text: string;
  readonly value: CellValue;
  readonly font: FontStyle;
  /** The text in its several formats; null when it has one. */
  readonly runs: readonly Run[] | null;
  /** CSS colour behind the text; null shows the gridlines. */
  readonly fill: string | null;
  readonly edges: Readonly<Record<'left' | 'right' | 'top' | 'bottom', EdgeLook>>;
  readonly horizontal: 'left' | 'center' | 'right' | 'justify';
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly wrap: boolean;
  readonly indent: number;
  /** Degrees, as in the file: 0 to 90 up, 91 to 180 down, 255 stacked. */
  readonly rotation: number;
  readonly bar: ConditionalLook['bar'];
  readonly icon: ConditionalLook['icon'];
}

/** What a formula shows that cannot be calculated here, most often for a function that nobody knows. */
const UNKNOWN = ErrorValue.of('#NAME?');

const LINES: Readonly<Record<string, readonly [number, string]>> = {
  thin: [1, 'solid'],
  hair: [1, 'dotted'],
  dotted: [1, 'dotted'],
  dashed: [1, 'dashed'],
  dashDot: [1, 'dashed'],
  dashDotDot: [1, 'dashed'],
  slantDashDot: [2, 'dashed'],
  medium: [2, 'solid'],
  mediumDashed: [2, 'dashed'],
  mediumDashDot: [2, 'dashed'],
  mediumDashDotDot: [2, 'dashed'],
  thick: [3, 'solid'],
  double: [3, 'double'],
};

/** The cell at a place. `rules` answers for its conditional formats. */
export function cellLook(rules: RuleReader, sheet: Sheet, row: number, column: number): CellLook {
  const { workbook } = rules.session;
  const cell = sheet.cell(row, column);
  const style = workbook.styles.style(cell ? cell.style : sheet.styleAt(row, column));
  const value = cell?.value ?? (cell?.formula ? UNKNOWN : null);
  const under = tableLook(workbook, sheet, row, column);
  const over = conditionalLook(rules, sheet, row, column);
  const format = over.style.numberFormat ?? style.numberFormat;
  const shown =
    sheet.view.formulas && cell?.formula
      ? `=${formulaInSpanish(cell.formula)}`
      : valueText(value, format, workbook.date1904);
  const font = fontOf(style, workbook.styles.style(0), under, over.style);
  const text = over.showValue && (sheet.view.zeros || value !== 0) ? shown : '';
  return {
    text,
    value,
    font,
    runs: cell?.rich && text === value ? runsOf(cell.rich, font, workbook.styles.palette) : null,
    fill: over.fill ?? fillOf(over.style) ?? fillOf(style) ?? fillOf(under),
    edges: edgesOf(style.borders, under, over.style),
    ...alignmentOf(style, value),
    bar: over.bar,
    icon: over.icon,
  };
}

/** A value as Excel in Spanish shows it in a cell of that format. */
export function valueText(value: CellValue, format: string, date1904: boolean): string {
  if (isError(value)) return errorInSpanish(value.code);
  if (typeof value === 'boolean') return truthInSpanish(value);
  return formatValue(value, format, date1904);
}

/** A table's colour shows where the cell has the workbook's usual one. */
function fontOf(style: CellStyle, usual: CellStyle, under: DxfStyle, over: DxfStyle): FontStyle {
  const table = { ...under.font };
  if (style.font.color !== usual.font.color) delete table.color;
  return { ...style.font, ...table, ...over.font };
}

function fillOf({ fill }: DxfStyle | CellStyle): string | null {
  if (!fill || fill.pattern === 'none') return null;
  if (fill.pattern === 'solid' || fill.pattern === 'gradient' || !fill.patternColor) return fill.color;
  const [line, back] = [fill.patternColor, fill.color ?? '#FFFFFF'];
  if (fill.pattern === 'gray125' || fill.pattern === 'gray0625')
    return `radial-gradient(${line} 20%, ${back} 22%) 0 0 / 5px 5px`;
  return `repeating-linear-gradient(45deg, ${line} 0 1px, ${back} 1px 5px)`;
}

function edgesOf(own: Borders, under: DxfStyle, over: DxfStyle): CellLook['edges'] {
  const side = (name: 'left' | 'right' | 'top' | 'bottom'): EdgeLook =>
    edgeOf(over.borders?.[name]) ?? edgeOf(own[name]) ?? edgeOf(under.borders?.[name]);
  return { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') };
}

function edgeOf(edge: BorderEdge | undefined): EdgeLook {
  const line = edge && LINES[edge.style];
  return line ? { width: line[0], line: line[1], color: edge.color ?? '#000000' } : null;
}

type Alignment = Pick<CellLook, 'horizontal' | 'vertical' | 'wrap' | 'indent' | 'rotation'>;

function alignmentOf({ alignment }: CellStyle, value: CellValue): Alignment {
  const { wrap, indent, rotation } = alignment;
  return {
    horizontal: horizontalOf(alignment.horizontal, value),
    vertical: alignment.vertical === 'top' || alignment.vertical === 'center' ? alignment.vertical : 'bottom',
    wrap: wrap || alignment.horizontal === 'justify' || alignment.vertical === 'justify',
    indent,
    rotation,
  };
}

/** Numbers stand at the right, truth and errors in the middle, texts at the left, unless the cell says where. */
function horizontalOf(asked: string, value: CellValue): CellLook['horizontal'] {
  if (asked === 'center' || asked === 'centerContinuous' || asked === 'distributed') return 'center';
  if (asked === 'left' || asked === 'right' || asked === 'justify') return asked;
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || isError(value) ? 'center' : 'left';
}
