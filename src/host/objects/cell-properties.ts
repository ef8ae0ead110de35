/** How are the properties of many cells read at once? `getCellProperties` and its kin: one reader made of the options. */
import { ApiError } from '../bridge/errors';
import { readEdge, type BorderSide } from '../session/borders';
import { linkAt } from '../session/hyperlinks';
import { columnsOf, fullAddress, rowsOf, checkSize } from '../session/range-ref';
import type { Session } from '../session/session';
import { columnWidth, rowHeight } from '../session/tracks';
import { cellArea, COLUMNS, ROWS, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import type { CellStyle } from '../workbook/styles/style';
import { record } from './arguments';
import { richFont } from './rich-font';
import { ALIGNMENT, FILL, FONT, PROTECTION, type StyleReaders } from './style-reading';

type Options = Readonly<Record<string, unknown>>;
type Reader = (style: CellStyle) => Record<string, unknown>;

/** A reader of the asked members of one table. */
function pick(readers: StyleReaders, asked: unknown): Reader {
  const names = Object.entries(record(asked)).filter(([, wanted]) => wanted === true);
  const chosen = names.map(([name]) => {
    const read = readers[name];
    if (!read)
      throw new ApiError('NotImplemented', `The embedded Excel cannot read the cell property ${name}.`);
    return [name, read] as const;
  });
  return (style) => Object.fromEntries(chosen.map(([name, read]) => [name, read(style)]));
}

const SIDES: Readonly<Record<string, BorderSide>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
  diagonalDown: 'DiagonalDown',
  diagonalUp: 'DiagonalUp',
};

function pickBorders(asked: unknown): Reader {
  const readers = Object.entries(record(asked)).flatMap(([name, parts]) => {
    const side = SIDES[name];
    if (!side || typeof parts !== 'object' || parts === null) return [];
    const wanted = Object.keys(parts).filter((part) => (parts as Options)[part] === true);
    return [[name, side, wanted] as const];
  });
  return (style) =>
    Object.fromEntries(
      readers.map(([name, side, wanted]) => {
        const line: Record<string, unknown> = { ...readEdge(style, side), tintAndShade: 0 };
        return [name, Object.fromEntries(wanted.map((part) => [part, line[part] ?? null]))];
      }),
    );
}

/** Members of a format that belong to the row or column. */
const MEASURES = ['columnWidth', 'rowHeight'];

/** What depends on the style alone: made once for each style that occurs. */
function formatReader(asked: Options): Reader {
  const { fill, font, borders, protection, ...others } = asked;
  const alignment = Object.fromEntries(Object.entries(others).filter(([name]) => !MEASURES.includes(name)));
  const parts: [string, Reader][] = [];
  if (fill) parts.push(['fill', pick(FILL, fill)]);
  if (font) parts.push(['font', pick(FONT, font)]);
  if (protection) parts.push(['protection', pick(PROTECTION, protection)]);
  if (borders) parts.push(['borders', pickBorders(borders)]);
  const own = pick(ALIGNMENT, alignment);
  return (style) => ({
    ...own(style),
    ...Object.fromEntries(parts.map(([name, read]) => [name, read(style)])),
  });
}

type Place = (session: Session, sheet: Sheet, area: Area) => unknown;

/** What depends on where the cell, row or column is. */
const PLACES: Readonly<Record<string, Place>> = {
  address: (_session, sheet, area) => fullAddress(sheet, area),
  addressLocal: (_session, sheet, area) => fullAddress(sheet, area),
  hidden: (_session, sheet, area) => sheet.row(area.top).hidden || sheet.column(area.left).hidden,
  rowHidden: (_session, sheet, area) => sheet.row(area.top).hidden,
  columnHidden: (_session, sheet, area) => sheet.column(area.left).hidden,
  rowIndex: (_session, _sheet, area) => area.top,
  columnIndex: (_session, _sheet, area) => area.left,
  hyperlink: (session, sheet, area) => linkAt(session, sheet, area.top, area.left),
};

interface Reading {
  readonly style: Reader | null;
  readonly named: boolean;
  readonly places: readonly (readonly [string, Place])[];
  readonly measures: readonly string[];
}

function compile(asked: unknown): Reading {
  const options = record(asked);
  const { format, style, ...rest } = options;
  const places = Object.entries(rest).flatMap(([name, wanted]) => {
    if (wanted !== true) return [];
    const place = PLACES[name];
    if (!place)
      throw new ApiError('NotImplemented', `The embedded Excel cannot read the cell property ${name}.`);
    return [[name, place] as const];
  });
  const inFormat = format ? record(format) : {};
  const measures = MEASURES.filter((name) => inFormat[name] === true);
  return { style: format ? formatReader(inFormat) : null, named: style === true, places, measures };
}

function makeRead(session: Session, sheet: Sheet, reading: Reading): (style: number, area: Area) => object {
  const byStyle = new Map<number, Record<string, unknown>>();
  const ofStyle = (id: number): Record<string, unknown> => {
    const known = byStyle.get(id);
    if (known) return known;
    const style = session.workbook.styles.style(id);
    const made: Record<string, unknown> = {};
    if (reading.style) made.format = reading.style(style);
    if (reading.named) made.style = style.named;
    byStyle.set(id, made);
    return made;
  };
  if (!reading.places.length && !reading.measures.length) return ofStyle;
  return (id, area) => {
    const cell = { ...ofStyle(id) };
    for (const [name, place] of reading.places) cell[name] = place(session, sheet, area);
    if (reading.measures.length)
      cell.format = { ...(cell.format as object), ...measured(sheet, area, reading) };
    return cell;
  };
}

function measured(sheet: Sheet, area: Area, reading: Reading): Record<string, number> {
  const all: Record<string, number> = {};
  if (reading.measures.includes('columnWidth')) all.columnWidth = columnWidth(sheet, area.left);
  if (reading.measures.includes('rowHeight')) all.rowHeight = rowHeight(sheet, area.top);
  return all;
}

/** excel.range#excel-excel-range-getcellproperties-member(1): one object a cell. */
export function cellProperties(session: Session, sheet: Sheet, area: Area, options: unknown): object[][] {
  checkSize(area);
  const read = makeRead(session, sheet, compile(options));
  const block: object[][] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const cells = sheet.cells.rowMap(row);
    const line: object[] = [];
    for (let column = area.left; column <= area.right; column++) {
      const cell = cells?.get(column);
      const found = read(cell?.style ?? sheet.styleAt(row, column), cellArea(row, column));
      line.push(cell?.rich ? richFont(found, cell.rich) : found);
    }
    block.push(line);
  }
  return block;
}

/** excel.range#excel-excel-range-getrowproperties-member(1): one object a row; cells that differ give null. */
export function rowProperties(session: Session, sheet: Sheet, area: Area, options: unknown): object[] {
  return Array.from({ length: rowsOf(area) }, (_, i) => {
    const row = area.top + i;
    return trackProperties(
      session,
      sheet,
      { top: row, bottom: row, left: area.left, right: area.right },
      options,
      {
        top: row,
        bottom: row,
        left: 0,
        right: COLUMNS - 1,
      },
    );
  });
}

/** excel.range#excel-excel-range-getcolumnproperties-member(1): one object a column. */
export function columnProperties(session: Session, sheet: Sheet, area: Area, options: unknown): object[] {
  return Array.from({ length: columnsOf(area) }, (_, i) => {
    const column = area.left + i;
    return trackProperties(
      session,
      sheet,
      { top: area.top, bottom: area.bottom, left: column, right: column },
      options,
      {
        top: 0,
        bottom: ROWS - 1,
        left: column,
        right: column,
      },
    );
  });
}

/** The properties that all cells of a strip share; the address is that of the whole track. */
function trackProperties(session: Session, sheet: Sheet, strip: Area, options: unknown, track: Area): object {
  const reading = compile(options);
  const used = sheet.cells.usedArea();
  const last = { ...strip, bottom: Math.min(strip.bottom, Math.max(strip.top, (used?.bottom ?? 0) + 1)) };
  const bounded = { ...last, right: Math.min(last.right, Math.max(strip.left, (used?.right ?? 0) + 1)) };
  const styleOnly: Reading = { ...reading, places: [], measures: [] };
  const read = makeRead(session, sheet, styleOnly);
  let shared: Record<string, unknown> | null = null;
  for (let row = bounded.top; row <= bounded.bottom; row++) {
    for (let column = bounded.left; column <= bounded.right; column++) {
      const cell = read(sheet.styleAt(row, column), strip) as Record<string, unknown>;
      shared = shared === null || shared === cell ? cell : common(shared, cell);
    }
  }
  const found: Record<string, unknown> = { ...shared };
  for (const [name, place] of reading.places) found[name] = place(session, sheet, track);
  if (reading.measures.length)
    found.format = { ...(found.format as object), ...measured(sheet, strip, reading) };
  return found;
}

/** What two readings share; null where they differ. */
function common(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.keys(a).map((key) => {
    const [x, y] = [a[key], b[key]];
    if (typeof x === 'object' && x !== null && typeof y === 'object' && y !== null) {
      return [key, common(x as Record<string, unknown>, y as Record<string, unknown>)];
    }
    return [key, x === y ? x : null];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
