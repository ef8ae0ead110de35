/** What does a person do to columns, the order of rows and whole sheets? Inserting, sorting, filtering, copying, renaming. */
import { putFilter, setCriteria } from './session/filters';
import type { Place } from './session/address';
import { sortArea } from './session/sort';
import { copySheet, deleteSheet, renameSheet } from './session/sheets';
import { deleteAt, insertAt } from './session/structure';
import type { Session } from './session/session';
import { columnLetters } from './workbook/area';

/** Addresses are of one sheet, without its name; columns are named by their letters. */
export interface StructuralActs {
  insertColumns(sheet: string, before: string, count?: number): Promise<void>;
  deleteColumns(sheet: string, from: string, count?: number): Promise<void>;
  /** Sorts whole rows of an area without headers, by one of its columns (from 0). */
  sort(sheet: string, address: string, column: number, ascending?: boolean): Promise<void>;
  /** Filters an area with its header row: rows stay whose text in the column (from 0) is one of the values. */
  filter(sheet: string, address: string, column: number, values: readonly string[]): Promise<void>;
  /** Copies a sheet to the end; resolves to the copy's name. */
  copySheet(sheet: string): Promise<string>;
  renameSheet(sheet: string, name: string): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;
}

type Act = <T>(what: () => T) => Promise<T>;

/** `act` runs something as the person; `at` finds a place. */
export function structuralActs(
  session: Session,
  act: Act,
  at: (sheet: string, address: string) => Place,
): StructuralActs {
  const columns = (sheet: string, first: string, count: number): Place => {
    const { area } = at(sheet, `${first}:${first}`);
    return at(sheet, `${first}:${columnLetters(area.left + count - 1)}`);
  };
  const sheetOf = (name: string) => at(name, 'A1').sheet;
  return {
    insertColumns: (sheet, before, count = 1) =>
      act(() => insertAt(session, sheetOf(sheet), columns(sheet, before, count).area, 'Right')),
    deleteColumns: (sheet, from, count = 1) =>
      act(() => deleteAt(session, sheetOf(sheet), columns(sheet, from, count).area, 'Left')),
    sort: (sheet, address, column, ascending = true) =>
      act(() =>
        sortArea(session, sheetOf(sheet), at(sheet, address).area, {
          fields: [{ key: column, ascending, sortOn: 'Value', color: null, textAsNumber: false }],
          matchCase: false,
          hasHeaders: false,
          byColumns: false,
        }),
      ),
    filter: (sheet, address, column, values) =>
      act(() => {
        const place = putFilter(session, sheetOf(sheet), at(sheet, address).area);
        setCriteria(session, place, column, { filterOn: 'Values', values });
      }),
    copySheet: (sheet) => act(() => copySheet(session, sheetOf(sheet), session.workbook.sheets.length).name),
    renameSheet: (sheet, name) => act(() => renameSheet(session, sheetOf(sheet), name)),
    deleteSheet: (sheet) => act(() => deleteSheet(session, sheetOf(sheet))),
  };
}
