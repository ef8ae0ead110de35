/** What else changes when a sheet is added, renamed, copied, moved or deleted? */
import type { Table } from '../features';
import { dropSheetIn, renameSheetIn, renameTableIn } from '../formula/rewrite';
import type { Sheet, Workbook } from '../model';
import { changeFormulas, mapped } from './formulas';

/** True for a name that Excel accepts for a sheet. */
export function isSheetName(name: string): boolean {
  return name.length > 0 && name.length <= 31 && !/[:\\/?*[\]\u0000]/.test(name) && !/^'|'$/.test(name);
}

/** "Sheet4": a name that no sheet has, counting on from the number of sheets. */
export function freeSheetName(workbook: Workbook, stem = 'Sheet'): string {
  let n = workbook.sheets.length + 1;
  while (workbook.sheetNamed(`${stem}${n}`)) n++;
  return `${stem}${n}`;
}

/** Adds an empty sheet, at the end unless a position is given. */
export function addSheet(workbook: Workbook, name: string, position = workbook.sheets.length): Sheet {
  const sheet = workbook.newSheet(name);
  workbook.sheets.splice(position, 0, sheet);
  workbook.activeSheet ??= sheet;
  return sheet;
}

/** Renames a sheet in all formulas, names, rules, links and charts. */
export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  const old = sheet.name;
  if (old === name) return;
  sheet.name = name;
  changeFormulas(workbook, (formula) => renameSheetIn(formula, old, name));
}

/** Moves a sheet to a position among the tabs. */
export function moveSheet(workbook: Workbook, sheet: Sheet, position: number): void {
  const others = workbook.sheets.filter((other) => other !== sheet);
  others.splice(position, 0, sheet);
  workbook.sheets = others;
}

/** Deletes a sheet: its own names go, references to it become #REF!. */
export function deleteSheet(workbook: Workbook, sheet: Sheet): void {
  const at = workbook.sheets.indexOf(sheet);
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
  workbook.names = workbook.names.filter((name) => name.sheet !== sheet.id);
  const tables = sheet.tables.map((table) => table.displayName);
  changeFormulas(
    workbook,
    (formula) => tables.reduce(dropTable, dropSheetIn(formula, sheet.name)),
    () => true,
  );
  if (workbook.activeSheet === sheet) workbook.activeSheet = neighbour(workbook, at);
}

function dropTable(formula: string, table: string): string {
  return renameTableIn(formula, table, '#REF!').replace(/#REF!\[(?:[^[\]]|\[[^\]]*\])*\]/g, '#REF!');
}

function neighbour(workbook: Workbook, at: number): Sheet | null {
  const after = workbook.sheets.slice(at).find((sheet) => sheet.visibility === 'Visible');
  const before = workbook.sheets.slice(0, at).reverse();
  return after ?? before.find((sheet) => sheet.visibility === 'Visible') ?? workbook.sheets[0] ?? null;
}

/** "1er reporte (2)": the name that Excel gives to a copy. */
export function copyName(workbook: Workbook, name: string): string {
  const stem = name.replace(/ \([0-9]+\)$/, '');
  for (let n = 2; ; n++) {
    const tail = ` (${n})`;
    const wanted = stem.slice(0, 31 - tail.length) + tail;
    if (!workbook.sheetNamed(wanted)) return wanted;
  }
}

// What a copy does not share with its source.
const OWN = new Set(['id', 'sheetId', 'name', 'cells', 'rows']);

/**
 * Copies a sheet with its cells, formats, rules, drawings and notes. Tables get new names; names that refer
 * to the sheet are repeated as names of the copy; pivot tables and controls are left behind on saving.
 */
export function copySheet(workbook: Workbook, source: Sheet, name: string, position: number): Sheet {
  const copy = workbook.newSheet(name);
  const aspects = Object.entries(source).filter(([key]) => !OWN.has(key));
  Object.assign(copy, Object.fromEntries(aspects));
  copy.cells = source.cells.copy();
  copy.rows = new Map(source.rows);
  copy.origin = source.origin && {
    ...source.origin,
    attrs: {},
    copyOf: source.origin.copyOf ?? source.id,
  };
  workbook.sheets.splice(position, 0, copy);
  copyTables(workbook, source, copy);
  copyNames(workbook, source, copy);
  return copy;
}

function copyTables(workbook: Workbook, source: Sheet, copy: Sheet): void {
  copy.tables = [];
  for (const table of source.tables) {
    const displayName = freeTableName(workbook, table.displayName);
    const own: Table = {
      ...table,
      part: undefined,
      id: freeTableId(workbook),
      name: displayName,
      displayName,
    };
    copy.tables = [...copy.tables, own];
    renameTableOn(copy, table.displayName, displayName);
  }
}

function renameTableOn(sheet: Sheet, from: string, to: string): void {
  for (const row of sheet.cells.rowNumbers()) {
    for (const column of sheet.cells.rowMap(row)!.keys()) {
      const cell = sheet.cells.mutable(row, column)!;
      const next = cell.formula && renameTableIn(cell.formula, from, to);
      if (!next || next === cell.formula) continue;
      cell.formula = next;
      delete cell.origin;
    }
  }
}

/** A number that no table of the workbook has. */
export function freeTableId(workbook: Workbook): number {
  return Math.max(0, ...workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => table.id))) + 1;
}

/** A name that no table or defined name has: "Table1" → "Table12". */
export function freeTableName(workbook: Workbook, stem: string): string {
  for (let n = 2; ; n++) {
    const wanted = `${stem}${n}`;
    if (!workbook.table(wanted) && !workbook.definedName(wanted)) return wanted;
  }
}

function copyNames(workbook: Workbook, source: Sheet, copy: Sheet): void {
  const own = workbook.names.flatMap((name) => {
    const formula = renameSheetIn(name.formula, source.name, copy.name);
    if (name.sheet !== source.id && (name.sheet !== null || formula === name.formula)) return [];
    return [{ ...name, formula, sheet: copy.id }];
  });
  const unique = own.filter((name, i) => own.findIndex((other) => other.name === name.name) === i);
  if (unique.length > 0) workbook.names = [...mapped(workbook.names, (name) => name), ...unique];
}
