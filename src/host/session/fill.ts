/** What does dragging the fill handle write? Copies, or series where numbers go on in even steps. */
import { ApiError } from '../bridge/errors';
import { contains, type Area } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import { isDateFormat } from '../workbook/format/format-value';
import { offsetFormula } from '../workbook/formula/rewrite';
import type { Sheet } from '../workbook/model';
import { checkUnlocked, raiseChanged } from './change';
import type { Session } from './session';

/** Excel.AutoFillType that the host knows. */
export const FILL_TYPES = [
  'FillDefault',
  'FillCopy',
  'FillSeries',
  'FillFormats',
  'FillValues',
  'FillDays',
  'FillWeekdays',
  'FillMonths',
  'FillYears',
  'LinearTrend',
  'GrowthTrend',
  'FlashFill',
] as const;

type FillType = (typeof FILL_TYPES)[number];

const KNOWN: readonly FillType[] = [
  'FillDefault',
  'FillCopy',
  'FillSeries',
  'FillFormats',
  'FillValues',
  'FillDays',
];

/** Fills a destination, which holds the source, from it (excel.range#autofill). */
export function autoFill(session: Session, sheet: Sheet, source: Area, target: Area, type: FillType): void {
  if (!KNOWN.includes(type))
    throw new ApiError('NotImplemented', `The embedded Excel cannot fill by ${type}.`);
  const down = target.left === source.left && target.right === source.right;
  const across = target.top === source.top && target.bottom === source.bottom;
  if (!contains(target, source) || (!down && !across)) throw new ApiError('InvalidArgument');
  checkUnlocked(session, sheet, target);
  session.calculated();
  const lanes = down ? [source.left, source.right] : [source.top, source.bottom];
  for (let lane = lanes[0]!; lane <= lanes[1]!; lane++)
    fillLane(session, sheet, source, target, lane, down, type);
  raiseChanged(session, sheet, target);
}

function fillLane(
  session: Session,
  sheet: Sheet,
  source: Area,
  target: Area,
  lane: number,
  down: boolean,
  type: FillType,
): void {
  const [from, to] = down ? [source.top, source.bottom] : [source.left, source.right];
  const [first, last] = down ? [target.top, target.bottom] : [target.left, target.right];
  const at = (n: number): [number, number] => (down ? [n, lane] : [lane, n]);
  const cells = Array.from({ length: to - from + 1 }, (_, i) => sheet.cell(...at(from + i)));
  const step =
    type === 'FillCopy' || type === 'FillValues' || type === 'FillFormats'
      ? null
      : stepOf(session, cells, type);
  for (let n = first; n <= last; n++) {
    if (n >= from && n <= to) continue;
    const size = cells.length;
    const index = (((n - from) % size) + size) % size;
    const cell = cells[index];
    const [row, column] = at(n);
    const [fromRow, fromColumn] = at(from + index);
    if (type !== 'FillFormats')
      put(
        sheet,
        row,
        column,
        cell,
        [row - fromRow, column - fromColumn],
        step === null ? null : step(n - from),
        type,
      );
    if (type !== 'FillValues') sheet.cells.setStyle(row, column, sheet.styleAt(fromRow, fromColumn));
  }
}

function put(
  sheet: Sheet,
  row: number,
  column: number,
  cell: Cell | undefined,
  moved: [number, number],
  next: number | null,
  type: FillType,
): void {
  if (next !== null) sheet.cells.setValue(row, column, next);
  else if (cell?.formula && type !== 'FillValues')
    sheet.cells.setFormula(row, column, offsetFormula(cell.formula, ...moved));
  else if (cell || sheet.cell(row, column)) sheet.cells.setValue(row, column, cell?.value ?? null);
}

/** The series that numbers make: the line through them; one date goes on by days, one number only when asked. */
function stepOf(
  session: Session,
  cells: readonly (Cell | undefined)[],
  type: FillType,
): ((n: number) => number) | null {
  const numbers = cells.map((cell) =>
    cell && cell.formula === null && typeof cell.value === 'number' ? cell.value : Number.NaN,
  );
  if (numbers.some(Number.isNaN)) return null;
  const first = numbers[0]!;
  if (numbers.length === 1) {
    const date = isDateFormat(session.workbook.styles.style(cells[0]!.style).numberFormat);
    return date || type === 'FillSeries' || type === 'FillDays' ? (n) => first + n : null;
  }
  const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  const middle = (numbers.length - 1) / 2;
  const slope =
    numbers.reduce((sum, n, i) => sum + (i - middle) * (n - mean), 0) /
    numbers.reduce((sum, _n, i) => sum + (i - middle) ** 2, 0);
  return (n) => mean + slope * (n - middle);
}
