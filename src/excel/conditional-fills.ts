/** What colours do a sheet's conditional formats show? */
import type { Area, Color, GridCell } from '../domain/grid';
import { detail, loadFormats, type LoadedFormat } from './conditional-loading';
import {
  cellValueRule,
  formulaRule,
  isOwnFormula,
  r1c1Rule,
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
  /** Where formats stand that Excel could not tell of, one entry for each area. */
  readonly unread: readonly Area[];
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

/**
 * Reads the rules, colours and ranges of the formats in `collections` (already loaded with id, type, priority
 * and stopIfTrue), in one request when there are any. One that Excel cannot tell of costs only itself.
 */
export async function readConditionalFills(
  context: Excel.RequestContext,
  collections: readonly Excel.ConditionalFormatCollection[],
): Promise<SheetFormats[]> {
  return (await loadFormats(context, collections)).map(toSheetFormats);
}

function toSheetFormats(items: readonly LoadedFormat[]): SheetFormats {
  const sorted = [...items].sort((a, b) => a.priority - b.priority);
  const filling = sorted.filter(({ type }) => !WITHOUT_FILL.has(type));
  const formats = filling.map(toFormat);
  const own = sorted.filter((item) => isOwn(item)).map(toOwn);
  const unread = filling.filter(({ read }) => read === null).flatMap(({ areas }) => areas);
  return { own, unread, show: (cells, top, left) => showFills(formats, cells, top, left) };
}

function toOwn({ id, areas, read }: LoadedFormat): OwnFormat {
  const { rule, format } = read!.custom;
  return {
    id,
    formula: rule.formula,
    fill: format.fill.color ? format.fill.color.toUpperCase() : null,
    numberFormat: String(format.numberFormat ?? ''),
    areas,
  };
}

/** A rule without a formula is one of ours that Excel did not let us finish: nobody can make one by hand. */
function isOwn({ type, read }: LoadedFormat): boolean {
  if (type !== 'Custom' || read === null) return false;
  const { formula } = read.custom.rule;
  return isOwnFormula(formula) || /^=?\s*$/.test(formula);
}

function toFormat(loaded: LoadedFormat): Format {
  const { areas, type, read, stops } = loaded;
  // Of what cannot be read nobody knows the colour: no cell under it is blank, and none has its state.
  if (read === null) return { areas, fill: 'unread', rule: () => null, own: false, stops };
  const anchor = {
    row: Math.min(...areas.map((area) => area.top)),
    column: Math.min(...areas.map((area) => area.left)),
  };
  const part = detail(type, read);
  // A colour scale has no single fill: it is a fill that cannot be evaluated here.
  const fill = part ? part.format.fill.color || null : 'scale';
  return { areas, fill, rule: toRule(type, read, anchor), own: isOwn(loaded), stops };
}

function toRule(type: string, read: Excel.ConditionalFormat, anchor: { row: number; column: number }): Rule {
  if (type === 'Custom') {
    const { formula, formulaR1C1 } = read.custom.rule;
    if (isOwnFormula(formula)) return formulaRule(equalityOfOwn(formula), anchor);
    return r1c1Rule(formulaR1C1);
  }
  if (type === 'CellValue') {
    const { operator, formula1 } = read.cellValue.rule;
    return cellValueRule(operator, String(formula1), anchor);
  }
  if (type === 'ContainsText') {
    const { operator, text } = read.textComparison.rule;
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
    const holds = fill === 'scale' || fill === 'unread' ? null : rule(row, column, text);
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
