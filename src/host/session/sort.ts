/** How are rows or columns of a range put in order? Cells move with their formats; formulas follow as when copied. */
import { ApiError } from '../bridge/errors';
import { EventType } from '../bridge/events';
import { formatArea, overlaps, type Area } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import { offsetFormula } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { isError, type CellValue } from '../workbook/value';
import { checkUnlocked, origin, raiseChanged } from './change';
import type { Session } from './session';
import { raiseSheet } from './sheets';
import type { SortField, SortPlan } from './sort-plan';

interface Line {
  readonly at: number;
  readonly cells: readonly (Cell | undefined)[];
  readonly styles: readonly number[];
}

/** Sorts a range (excel.rangesort#excel-excel-rangesort-apply-member(1)); the sort is stable, blanks go last. */
export function sortArea(session: Session, sheet: Sheet, whole: Area, plan: SortPlan): void {
  const area = plan.hasHeaders ? withoutHeader(whole, plan.byColumns) : whole;
  if (sheet.protection && !sheet.protection.allow.sort) throw new ApiError('AccessDenied');
  checkUnlocked(session, sheet, area);
  if (sheet.merges.some((merge) => overlaps(merge, area))) throw new ApiError('InvalidOperation');
  session.calculated();
  const lines = readLines(sheet, area, plan.byColumns);
  for (const { key } of plan.fields)
    if (key < 0 || key >= (lines[0]?.cells.length ?? 0)) throw new ApiError('InvalidArgument');
  const compare = comparison(session, plan);
  const sorted = [...lines].sort((a, b) => compare(a, b) || a.at - b.at);
  sorted.forEach((line, i) => writeLine(sheet, area, line, i, plan.byColumns));
  raiseChanged(session, sheet, area);
  const type = plan.byColumns ? EventType.worksheetColumnSorted : EventType.worksheetRowSorted;
  raiseSheet(session, type, sheet, { address: formatArea(area), ...origin(session) });
}

const withoutHeader = (area: Area, byColumns: boolean): Area =>
  byColumns ? { ...area, left: area.left + 1 } : { ...area, top: area.top + 1 };

function readLines(sheet: Sheet, area: Area, byColumns: boolean): Line[] {
  const [from, to] = byColumns ? [area.left, area.right] : [area.top, area.bottom];
  const [first, last] = byColumns ? [area.top, area.bottom] : [area.left, area.right];
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const places = Array.from({ length: last - first + 1 }, (__, j): [number, number] =>
      byColumns ? [first + j, from + i] : [from + i, first + j],
    );
    const cells = places.map(([row, column]) => {
      const cell = sheet.cell(row, column);
      return cell && { ...cell };
    });
    return { at: i, cells, styles: places.map(([row, column]) => sheet.styleAt(row, column)) };
  });
}

function writeLine(sheet: Sheet, area: Area, line: Line, to: number, byColumns: boolean): void {
  const moved = to - line.at;
  if (moved === 0) return;
  line.cells.forEach((cell, j) => {
    const [row, column] = byColumns ? [area.top + j, area.left + to] : [area.top + to, area.left + j];
    const blank = !cell || (cell.value === null && cell.formula === null);
    if (blank) {
      if (sheet.cell(row, column)) sheet.cells.setValue(row, column, null);
    } else if (cell.formula === null) sheet.cells.setValue(row, column, cell.value);
    else {
      const [down, right] = byColumns ? [0, moved] : [moved, 0];
      sheet.cells.setFormula(row, column, offsetFormula(cell.formula, down, right));
    }
    sheet.cells.setStyle(row, column, line.styles[j]!);
  });
}

function comparison(session: Session, plan: SortPlan): (a: Line, b: Line) => number {
  const collator = new Intl.Collator('en', { sensitivity: plan.matchCase ? 'variant' : 'accent' });
  const { styles } = session.workbook;
  const colorOf = (line: Line, field: SortField): string | null => {
    const style = styles.style(line.styles[field.key] ?? 0);
    return field.sortOn === 'FontColor' ? (style.font.color ?? '#000000') : style.fill.color;
  };
  const byField =
    (field: SortField) =>
    (a: Line, b: Line): number => {
      if (field.sortOn === 'CellColor' || field.sortOn === 'FontColor') {
        const wanted = field.color?.toUpperCase();
        const hits = [colorOf(a, field) === wanted, colorOf(b, field) === wanted].map(Number) as [
          number,
          number,
        ];
        return (field.ascending ? 1 : -1) * (hits[1] - hits[0]);
      }
      if (field.sortOn !== 'Value')
        throw new ApiError('NotImplemented', `The embedded Excel cannot sort on ${field.sortOn}.`);
      return compareValues(valueOf(a, field), valueOf(b, field), field.ascending, collator);
    };
  const all = plan.fields.map(byField);
  return (a, b) => all.reduce((found, compare) => found || compare(a, b), 0);
}

function valueOf(line: Line, field: SortField): CellValue {
  const value = line.cells[field.key]?.value ?? null;
  const n =
    field.textAsNumber && typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isNaN(n) ? value : n;
}

const rank = (value: CellValue): number => {
  if (isError(value)) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
};

/** Numbers, texts, booleans, errors; blanks last whichever way. */
function compareValues(a: CellValue, b: CellValue, ascending: boolean, collator: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const way = ascending ? 1 : -1;
  const ranks = rank(a) - rank(b);
  if (ranks) return way * ranks;
  if (typeof a === 'number' && typeof b === 'number') return way * (a - b);
  if (typeof a === 'string' && typeof b === 'string') return way * collator.compare(a, b);
  return way * (Number(a === true) - Number(b === true));
}
