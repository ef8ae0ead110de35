/** Which rows does a filter hide? The filter of a sheet or of a table: its criteria by column, applied to its rows. */
import { ApiError } from '../bridge/errors';
import { EventType } from '../bridge/events';
import { formatArea, type Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { childElements, childrenNamed, element, withAttrs, type XmlElement } from '../workbook/xml/element';
import { origin } from './change';
import { formatValue } from '../workbook/format/format-value';
import { fromFile, matcher, toFile, type FilterCriteria, type FilteredCell } from './filter-criteria';
import type { Session } from './session';
import { raiseSheet } from './sheets';
import { changeTable, tableOf, type TableRef } from './tables';

/** A sheet's own filter, or a table's. */
export interface FilterPlace {
  readonly sheet: Sheet;
  readonly table: TableRef | null;
}

/** The filter as it is now. */
interface Filter {
  /** Header row included. */
  readonly area: Area;
  /** `filterColumn` elements. */
  readonly columns: readonly XmlElement[];
  readonly lastRow: number;
}

/** The filter, or null when there is none. */
export function filterOf(place: FilterPlace): Filter | null {
  if (place.table) {
    const { filter, area, totalsRow } = tableOf(place.table);
    if (!filter) return null;
    return {
      area,
      columns: childrenNamed(filter, 'filterColumn'),
      lastRow: area.bottom - (totalsRow ? 1 : 0),
    };
  }
  const { autoFilter } = place.sheet;
  if (!autoFilter) return null;
  const columns = autoFilter.criteria.filter((node) => node.name === 'filterColumn');
  return { area: autoFilter.area, columns, lastRow: autoFilter.area.bottom };
}

/** The criteria of each column; null where a column has none. */
export function criteriaOf(session: Session, place: FilterPlace): (FilterCriteria | null)[] {
  const filter = filterOf(place);
  if (!filter) return [];
  const found = Array.from(
    { length: filter.area.right - filter.area.left + 1 },
    () => null as FilterCriteria | null,
  );
  for (const column of filter.columns) found[Number(column.attrs.colId)] = fromFile(session, column);
  return found;
}

/** Puts a filter on an area; an earlier one of the sheet goes, and its rows are shown again. */
export function putFilter(session: Session, sheet: Sheet, area: Area): FilterPlace {
  const place = { sheet, table: null };
  if (sheet.autoFilter && formatArea(sheet.autoFilter.area) !== formatArea(area))
    removeFilter(session, place);
  sheet.autoFilter ??= { area, criteria: [] };
  return place;
}

/** Sets (or, null, clears) a column's criteria and applies the filter. */
export function setCriteria(
  session: Session,
  place: FilterPlace,
  index: number,
  criteria: FilterCriteria | null,
): void {
  const filter = needed(place);
  if (index < 0 || index > filter.area.right - filter.area.left) throw new ApiError('InvalidArgument');
  const others = filter.columns.filter((column) => Number(column.attrs.colId) !== index);
  const columns = criteria ? [...others, toFile(session, criteria, index)] : others;
  store(
    place,
    columns.sort((a, b) => Number(a.attrs.colId) - Number(b.attrs.colId)),
  );
  applyFilter(session, place);
}

/** Clears all criteria; the filter stays. */
export function clearCriteria(session: Session, place: FilterPlace): void {
  needed(place);
  store(place, []);
  applyFilter(session, place);
}

/** Removes the filter. */
export function removeFilter(session: Session, place: FilterPlace): void {
  if (!filterOf(place)) return;
  clearCriteria(session, place);
  if (place.table) changeTable(place.table, { filter: null });
  else place.sheet.autoFilter = null;
}

function needed(place: FilterPlace): Filter {
  const filter = filterOf(place);
  if (!filter) throw new ApiError('InvalidOperation', 'There is no filter.');
  return filter;
}

function store(place: FilterPlace, columns: readonly XmlElement[]): void {
  if (place.table) {
    const { filter, area } = tableOf(place.table);
    const before = filter ?? element('autoFilter', { ref: formatArea(area) });
    const others = childElements(before).filter((node) => node.name !== 'filterColumn');
    changeTable(place.table, { filter: withAttrs({ ...before, children: [...columns, ...others] }, {}) });
    return;
  }
  const { autoFilter } = place.sheet;
  if (!autoFilter) return;
  const others = autoFilter.criteria.filter((node) => node.name !== 'filterColumn');
  place.sheet.autoFilter = { ...autoFilter, criteria: [...columns, ...others] };
}

/** Hides the rows that some column's criteria do not let through, shows the others. */
export function applyFilter(session: Session, place: FilterPlace): void {
  const { area, lastRow, columns } = needed(place);
  const { sheet } = place;
  session.calculated();
  const tests = columns.flatMap((column) => {
    const criteria = fromFile(session, column);
    if (!criteria) return [];
    const at = area.left + Number(column.attrs.colId);
    const cells = range(area.top + 1, lastRow).map((row) => filteredCell(session, sheet, row, at));
    const test = matcher(criteria, cells);
    return [(row: number): boolean => test(cells[row - area.top - 1]!)];
  });
  for (const row of range(area.top + 1, lastRow)) {
    const hidden = !tests.every((test) => test(row));
    if (sheet.row(row).hidden !== hidden) sheet.setRow(row, { hidden });
  }
  session.dirty = true;
  raiseSheet(session, EventType.worksheetRowHiddenChanged, sheet, {
    address: formatArea({ ...area, top: area.top + 1, bottom: lastRow }),
    changeType: tests.length ? 'Hidden' : 'Unhidden',
    ...origin(session),
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function filteredCell(session: Session, sheet: Sheet, row: number, column: number): FilteredCell {
  const value = sheet.cell(row, column)?.value ?? null;
  const style = session.workbook.styles.style(sheet.styleAt(row, column));
  return { value, style, text: formatValue(value, style.numberFormat, session.workbook.date1904) };
}
