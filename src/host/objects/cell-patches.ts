/** How are the properties of many cells set at once? `setCellProperties` and its kin; `{}` leaves a cell alone. */
import { ApiError } from '../bridge/errors';
import { edgePatch, type BorderSide } from '../session/borders';
import { checkFormatting, raiseFormatChanged } from '../session/change';
import { setLink } from '../session/hyperlinks';
import { columnsOf, rowsOf } from '../session/range-ref';
import { patchArea } from '../session/looks';
import type { Session } from '../session/session';
import { setColumnsHidden, setColumnWidth, setRowHeight, setRowsHidden } from '../session/tracks';
import { COLUMNS, cellArea, ROWS, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { StylePatch } from '../workbook/styles/style';
import { flag, number, record, text } from './arguments';
import {
  ALIGNMENT_WRITERS,
  FILL_WRITERS,
  FONT_WRITERS,
  joinPatches,
  PROTECTION_WRITERS,
  type StyleWriters,
} from './style-writing';

const SIDES: Readonly<Record<string, BorderSide>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
  diagonalDown: 'DiagonalDown',
  diagonalUp: 'DiagonalUp',
};

/** Patches of the members given; tints are derived from colours here, so they change nothing. */
function patches(writers: StyleWriters, given: unknown): StylePatch[] {
  return Object.entries(record(given)).flatMap(([name, value]) => {
    if (value === null || value === undefined || /tintAndShade$/i.test(name)) return [];
    const write = writers[name];
    if (!write)
      throw new ApiError('NotImplemented', `The embedded Excel cannot set the cell property ${name}.`);
    return [write(value)];
  });
}

function borderPatches(given: unknown): StylePatch[] {
  return Object.entries(record(given)).flatMap(([name, line]) => {
    const side = SIDES[name];
    if (!side)
      throw new ApiError('NotImplemented', `The embedded Excel cannot set the border ${name} of a cell.`);
    return line ? [{ borders: edgePatch(side, record(line)) }] : [];
  });
}

/** Members of a format that belong to the row or column. */
const MEASURES = ['columnWidth', 'rowHeight'];

/** The style patch of a cell's `format`. */
export function formatPatch(given: unknown): StylePatch {
  const { fill, font, borders, protection, ...others } = record(given);
  const alignment = Object.fromEntries(Object.entries(others).filter(([name]) => !MEASURES.includes(name)));
  const borderPatch = borders ? borderPatches(borders) : [];
  return joinPatches([
    ...patches(ALIGNMENT_WRITERS, alignment),
    ...(fill ? patches(FILL_WRITERS, fill) : []),
    ...(font ? patches(FONT_WRITERS, font) : []),
    ...(protection ? patches(PROTECTION_WRITERS, protection) : []),
    ...(borderPatch.length
      ? [{ borders: Object.assign({}, ...borderPatch.map((p) => p.borders)) as StylePatch['borders'] }]
      : []),
  ]);
}

/** Cells of one batch repeat few looks: patches and patched styles are remembered by the look's JSON. */
class CellPatcher {
  private readonly byLook = new Map<string, { patch: StylePatch; styles: Map<number, number> }>();

  constructor(
    private readonly session: Session,
    private readonly sheet: Sheet,
  ) {}

  format(row: number, column: number, given: unknown): void {
    const key = JSON.stringify(given);
    let look = this.byLook.get(key);
    if (!look) this.byLook.set(key, (look = { patch: formatPatch(given), styles: new Map() }));
    const id = this.sheet.styleAt(row, column);
    let patched = look.styles.get(id);
    if (patched === undefined) {
      patched = this.session.workbook.styles.patch(id, look.patch);
      look.styles.set(id, patched);
    }
    this.sheet.cells.setStyle(row, column, patched);
  }
}

/** excel.range#excel-excel-range-setcellproperties-member(1) */
export function setCellProperties(session: Session, sheet: Sheet, area: Area, data: unknown): void {
  checkFormatting(sheet);
  const patcher = new CellPatcher(session, sheet);
  const fits =
    Array.isArray(data) &&
    data.length === rowsOf(area) &&
    data.every((l) => Array.isArray(l) && l.length === columnsOf(area));
  if (!fits) throw new ApiError('InvalidArgument');
  (data as unknown[][]).forEach((line, i) =>
    line.forEach((cell, j) => {
      if (cell !== null) setCell(session, sheet, area.top + i, area.left + j, record(cell), patcher);
    }),
  );
  raiseFormatChanged(session, sheet, area);
}

function setCell(
  session: Session,
  sheet: Sheet,
  row: number,
  column: number,
  cell: Record<string, unknown>,
  patcher: CellPatcher,
): void {
  if (typeof cell.style === 'string') setNamedStyle(session, sheet, cellArea(row, column), cell.style);
  if (cell.format) patcher.format(row, column, cell.format);
  if (cell.hyperlink) setLink(session, sheet, cellArea(row, column), cell.hyperlink);
}

/** Excel.BuiltInStyle: styles that real Excel makes on demand. */
const isBuiltIn = (name: string): boolean =>
  /^(?:Heading[1-4]|Title|Good|Bad|Neutral|Input|Output|Calculation|CheckCell|ExplanatoryText|LinkedCell|Note|WarningText|Total|Comma0?|Currency0?|Percent|Hlink(?:Followed|Trav)?|HyperlinkTravelled|Accent[1-6](?:_[246]0)?|RowLevel|ColLevel|EmphasisN[1-3])$/.test(
    name,
  );

/** Gives cells a named style ("Normal", "Good"): all of their look. */
export function setNamedStyle(session: Session, sheet: Sheet, area: Area, name: string): void {
  // The API writes "Heading1" where the file, and the dialog, say "Heading 1".
  const { styles } = session.workbook;
  const id = styles.withNamed(name) ?? styles.withNamed(name.replace(/([a-z])(\d)/, '$1 $2'));
  if (id === null && isBuiltIn(name)) {
    throw new ApiError(
      'NotImplemented',
      `The workbook does not hold the style "${name}", and the host cannot make it.`,
    );
  }
  if (id === null) throw new ApiError('InvalidArgument', `There is no style named "${name}".`);
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) sheet.cells.setStyle(row, column, id);
  }
}

/** excel.range#excel-excel-range-setrowproperties-member(1) */
export function setRowProperties(session: Session, sheet: Sheet, area: Area, data: unknown): void {
  list(data, rowsOf(area)).forEach((given, i) => {
    const row = area.top + i;
    const strip = { ...area, top: row, bottom: row };
    const track = { top: row, bottom: row, left: 0, right: COLUMNS - 1 };
    setTrack(session, sheet, strip, given);
    if (typeof given.rowHidden === 'boolean') setRowsHidden(session, sheet, track, given.rowHidden);
    const height = given.format ? record(given.format).rowHeight : null;
    if (height !== null && height !== undefined) setRowHeight(session, sheet, track, number(height));
  });
}

/** excel.range#excel-excel-range-setcolumnproperties-member(1) */
export function setColumnProperties(session: Session, sheet: Sheet, area: Area, data: unknown): void {
  list(data, columnsOf(area)).forEach((given, i) => {
    const column = area.left + i;
    const strip = { ...area, left: column, right: column };
    const track = { top: 0, bottom: ROWS - 1, left: column, right: column };
    setTrack(session, sheet, strip, given);
    if (given.columnHidden !== undefined && given.columnHidden !== null) {
      setColumnsHidden(session, sheet, track, flag(given.columnHidden));
    }
    const width = given.format ? record(given.format).columnWidth : null;
    if (width !== null && width !== undefined) setColumnWidth(session, sheet, track, number(width));
  });
}

function list(data: unknown, length: number): Record<string, unknown>[] {
  if (!Array.isArray(data) || data.length !== length) throw new ApiError('InvalidArgument');
  return data.map(record);
}

/** Formats a strip: the range's own part of the row or column. */
function setTrack(session: Session, sheet: Sheet, strip: Area, given: Record<string, unknown>): void {
  if (given.style !== undefined && given.style !== null)
    setNamedStyle(session, sheet, strip, text(given.style));
  const patch = given.format ? formatPatch(given.format) : {};
  if (Object.keys(patch).length === 0) return;
  checkFormatting(sheet);
  patchArea(session, sheet, strip, patch);
  raiseFormatChanged(session, sheet, strip);
}
