/** What colours do a sheet's conditional formats show? */
import type { Area, Color, GridCell } from '../domain/grid';
import {
  cellValueRule,
  formulaRule,
  isOwnFormula,
  textRule,
  type Rule,
  type TextAt,
} from './conditional-rule';

/** A conditional format that this add-in wrote, as it stands. */
export interface OwnFormat {
  readonly id: string;
  readonly formula: string;
  readonly fill: Color | null;
  readonly numberFormat: string;
  readonly areas: readonly Area[];
}

/** The conditional formats of one sheet, once read. */
export interface SheetFormats {
  /** The formats that this add-in wrote, by priority. */
  readonly own: readonly OwnFormat[];
  /** Notes on each cell the fill that the formats show over its own. `cells[0][0]` stands at `top`, `left`. */
  show(cells: GridCell[][], top: number, left: number): void;
}

interface Format {
  areas: readonly Area[];
  fill: Color | null;
  rule: Rule;
  own: boolean;
  stops: boolean;
}

/** Formats that never change a cell's fill. A data bar draws over it, but the fill stays as it was. */
const WITHOUT_FILL: ReadonlySet<string> = new Set(['DataBar', 'IconSet']);

interface Loaded {
  item: Excel.ConditionalFormat;
  ranges: Excel.RangeAreas;
}

/**
 * Reads the rules, colours and ranges of the formats in `collections` (already loaded with id, type, priority
 * and stopIfTrue), in one request when there are any.
 */
export async function readConditionalFills(
  context: Excel.RequestContext,
  collections: readonly Excel.ConditionalFormatCollection[],
): Promise<SheetFormats[]> {
  const loaded = collections.map((collection) => collection.items.map(loadDetails));
  if (loaded.some((items) => items.length > 0)) await context.sync();
  return loaded.map((items) => toSheetFormats(items));
}

function loadDetails(item: Excel.ConditionalFormat): Loaded {
  const ranges = item.getRanges();
  ranges.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
  const part = detail(item);
  if (part) {
    if ('rule' in part) part.load('rule');
    part.format.fill.load('color');
  }
  if (item.type === 'Custom') {
    item.custom.rule.load('formula');
    item.custom.format.load('numberFormat');
  }
  return { item, ranges };
}

type Detail =
  | Excel.CellValueConditionalFormat
  | Excel.TextConditionalFormat
  | Excel.PresetCriteriaConditionalFormat
  | Excel.TopBottomConditionalFormat
  | Excel.CustomConditionalFormat;

function detail(item: Excel.ConditionalFormat): Detail | null {
  switch (item.type) {
    case 'Custom':
      return item.custom;
    case 'CellValue':
      return item.cellValue;
    case 'ContainsText':
      return item.textComparison;
    case 'PresetCriteria':
      return item.preset;
    case 'TopBottom':
      return item.topBottom;
    default:
      return null;
  }
}

function toSheetFormats(items: readonly Loaded[]): SheetFormats {
  const sorted = [...items].sort((a, b) => a.item.priority - b.item.priority);
  const formats = sorted.filter(({ item }) => !WITHOUT_FILL.has(item.type)).map(toFormat);
  const own = sorted.filter(({ item }) => isOwn(item)).map(toOwn);
  return { own, show: (cells, top, left) => showFills(formats, cells, top, left) };
}

function toOwn({ item, ranges }: Loaded): OwnFormat {
  const { rule, format } = item.custom;
  return {
    id: item.id,
    formula: rule.formula,
    fill: format.fill.color ? format.fill.color.toUpperCase() : null,
    numberFormat: String(format.numberFormat ?? ''),
    areas: areasOf(ranges),
  };
}

function areasOf(ranges: Excel.RangeAreas): Area[] {
  return ranges.areas.items.map((area) => ({
    top: area.rowIndex,
    left: area.columnIndex,
    bottom: area.rowIndex + area.rowCount - 1,
    right: area.columnIndex + area.columnCount - 1,
  }));
}

/** A rule without a formula is one of ours that Excel did not let us finish: nobody can make one by hand. */
function isOwn(item: Excel.ConditionalFormat): boolean {
  if (item.type !== 'Custom') return false;
  const { formula } = item.custom.rule;
  return isOwnFormula(formula) || /^=?\s*$/.test(formula);
}

function toFormat({ item, ranges }: Loaded): Format {
  const areas = areasOf(ranges);
  const anchor = {
    row: Math.min(...areas.map((area) => area.top)),
    column: Math.min(...areas.map((area) => area.left)),
  };
  const part = detail(item);
  // A colour scale has no single fill: it is a fill that cannot be evaluated here.
  const fill = part ? part.format.fill.color || null : 'scale';
  return { areas, fill, rule: toRule(item, anchor), own: isOwn(item), stops: item.stopIfTrue };
}

function toRule(item: Excel.ConditionalFormat, anchor: { row: number; column: number }): Rule {
  if (item.type === 'Custom') {
    const { formula } = item.custom.rule;
    return formulaRule(isOwnFormula(formula) ? equalityOfOwn(formula) : formula, anchor);
  }
  if (item.type === 'CellValue') {
    const { operator, formula1 } = item.cellValue.rule;
    return cellValueRule(operator, String(formula1), anchor);
  }
  if (item.type === 'ContainsText') {
    const { operator, text } = item.textComparison.rule;
    return textRule(operator, text);
  }
  return () => null;
}

/** `=AND(C5="Cumplido",N("Matriz Viva")=0)` → `=C5="Cumplido"`. */
function equalityOfOwn(formula: string): string {
  return formula.replace(/^=\s*AND\(/i, '=').replace(/[,;]\s*N\("Matriz Viva"\)\s*=\s*0\s*\)\s*$/i, '');
}

function showFills(formats: readonly Format[], cells: GridCell[][], top: number, left: number): void {
  if (formats.length === 0) return;
  const text: TextAt = (row, column) => cells[row - top]?.[column - left]?.text ?? '';
  const width = cells[0]?.length ?? 0;
  const byCell = new Map<number, Format[]>();
  for (const format of formats) {
    for (const area of format.areas) {
      for (let r = Math.max(area.top, top); r <= Math.min(area.bottom, top + cells.length - 1); r++) {
        for (let c = Math.max(area.left, left); c <= Math.min(area.right, left + width - 1); c++) {
          const key = (r - top) * width + (c - left);
          const list = byCell.get(key);
          if (list) list.push(format);
          else byCell.set(key, [format]);
        }
      }
    }
  }
  for (const [key, list] of byCell) {
    const r = Math.floor(key / width);
    const c = key % width;
    const shown = shownFill(list, r + top, c + left, text);
    if (shown) cells[r]![c] = { ...cells[r]![c]!, ...shown };
  }
}

/** The fill of the first format (in priority) that holds; "unreadable" when one before it cannot be told. */
function shownFill(
  formats: readonly Format[],
  row: number,
  column: number,
  text: TextAt,
): Pick<GridCell, 'shown' | 'own' | 'code'> | null {
  for (const { fill, rule, own, stops } of formats) {
    const holds = fill === 'scale' ? null : rule(row, column, text);
    if (holds === null && (fill !== null || stops)) {
      // Our own rule that flags a text that is no state needs Excel; the text itself is read anyway.
      if (own) continue;
      return { shown: 'unreadable' };
    }
    if (holds && fill !== null)
      return { shown: fill.toUpperCase(), own, ...(holds === 'code' ? { code: true } : {}) };
    if (holds && stops) return null;
  }
  return null;
}
