/** Where in a workbook do formulas stand, and how are all of them changed at once? */
import type { Area } from '../area';
import { bounds } from '../area';
import type { ConditionalFormat, Rule } from '../conditional-format';
import type { DataValidation, TableColumn } from '../features';
import type { Sheet, Workbook } from '../model';
import type { XmlElement } from '../xml/element';

/** A change of one formula that stands on a sheet (null: a workbook name). */
export type Change = (formula: string, home: Sheet | null) => string;

/**
 * Applies a change to all formulas: cells, names, conditional formats, validations, links, calculated columns
 * of tables; and keeps it for the charts. `resized` tells for a cell's formula whether its value must be
 * computed anew.
 */
export function changeFormulas(
  workbook: Workbook,
  change: Change,
  resized: (before: string, after: string, home: Sheet) => boolean = () => false,
): void {
  for (const sheet of workbook.sheets) {
    changeCells(sheet, change, resized);
    changeRules(sheet, (formula) => change(formula, sheet));
    changeAttached(sheet, (formula) => change(formula, sheet));
    changeSparklines(sheet, (formula) => change(formula, sheet));
  }
  workbook.names = mapped(workbook.names, (name) => {
    const home = workbook.sheets.find((sheet) => sheet.id === name.sheet) ?? null;
    const formula = change(name.formula, home);
    return formula === name.formula ? name : { ...name, formula };
  });
  workbook.edits = [...workbook.edits, (formula) => change(formula, null)];
}

/** The same list when no item changed. */
export function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let same = true;
  const done = items.map((item) => {
    const next = change(item);
    if (next !== item) same = false;
    return next;
  });
  return same ? items : done;
}

function changeCells(
  sheet: Sheet,
  change: Change,
  resized: (before: string, after: string, home: Sheet) => boolean,
): void {
  for (const row of sheet.cells.rowNumbers()) {
    for (const column of sheet.cells.rowMap(row)!.keys()) {
      const cell = sheet.cells.mutable(row, column)!;
      if (!cell.formula) continue;
      const next = change(cell.formula, sheet);
      if (next === cell.formula) continue;
      const stale = resized(cell.formula, next, sheet);
      sheet.cells.journal?.before(row, column, cell);
      cell.formula = next;
      delete cell.origin;
      if (cell.freshness !== 'changed') cell.freshness = stale ? 'changed' : 'check';
      sheet.cells.touched = true;
      sheet.cells.formulasChanged = true;
    }
  }
}

/** A rule with its formulas changed; the same one when none did. */
export function changeRule(rule: Rule, change: (formula: string) => string): Rule {
  if (rule.kind === 'cellIs') {
    const formulas = mapped(rule.formulas, change);
    return formulas === rule.formulas ? rule : { ...rule, formulas };
  }
  if (!('formula' in rule)) return rule;
  const formula = change(rule.formula);
  return formula === rule.formula ? rule : { ...rule, formula };
}

/** A validation with its formulas changed; the same one when none did. */
export function changeValidation(v: DataValidation, change: (formula: string) => string): DataValidation {
  const formula1 = v.formula1 === '' || isLiteral(v.formula1) ? v.formula1 : change(v.formula1);
  const formula2 = v.formula2 === '' ? '' : change(v.formula2);
  return formula1 === v.formula1 && formula2 === v.formula2 ? v : { ...v, formula1, formula2 };
}

function isLiteral(formula: string): boolean {
  return formula.startsWith('"');
}

/** A format with its formulas changed, those of a kind that we do not model included; the same one when none did. */
export function changeFormat(
  format: ConditionalFormat,
  change: (formula: string) => string,
): ConditionalFormat {
  const rule = changeRule(format.rule, change);
  const raw = format.raw && rule.kind === 'unknown' ? changeTexts(format.raw, change) : format.raw;
  return rule === format.rule && raw === format.raw ? format : { ...format, rule, raw };
}

/** An element with the texts of all `formula` and `xm:f` elements inside changed. */
export function changeTexts(node: XmlElement, change: (formula: string) => string): XmlElement {
  const isFormula = /^(?:formula|xm:f)$/.test(node.name);
  const children = mapped(node.children, (kid) => {
    if (typeof kid !== 'string') return changeTexts(kid, change);
    return isFormula && kid.trim() !== '' ? change(kid) : kid;
  });
  return children === node.children ? node : { ...node, children };
}

function changeRules(sheet: Sheet, change: (formula: string) => string): void {
  sheet.conditionalFormats = mapped(sheet.conditionalFormats, (format) => changeFormat(format, change));
  sheet.validations = mapped(sheet.validations, (validation) => changeValidation(validation, change));
}

function changeAttached(sheet: Sheet, change: (formula: string) => string): void {
  sheet.hyperlinks = mapped(sheet.hyperlinks, (link) => {
    if (link.target !== null || link.location === null) return link;
    const location = change(link.location);
    return location === link.location ? link : { ...link, location };
  });
  sheet.tables = mapped(sheet.tables, (table) => {
    const columns = mapped(table.columns, (column) => changeColumn(column, change));
    return columns === table.columns ? table : { ...table, columns };
  });
}

/** Sparklines are kept as they are, but for the cells that they draw. */
function changeSparklines(sheet: Sheet, change: (formula: string) => string): void {
  const { origin } = sheet;
  const list = origin?.root.children.find((kid) => typeof kid !== 'string' && kid.name === 'extLst');
  if (!origin || typeof list !== 'object') return;
  const children = mapped(list.children, (ext) => {
    const drawn =
      typeof ext !== 'string' &&
      ext.children.some((kid) => typeof kid !== 'string' && /:sparklineGroups$/.test(kid.name));
    return drawn ? changeTexts(ext, change) : ext;
  });
  if (children === list.children) return;
  const next = { ...list, children };
  sheet.origin = {
    ...origin,
    root: { ...origin.root, children: origin.root.children.map((kid) => (kid === list ? next : kid)) },
  };
  sheet.cells.touched = true;
}

function changeColumn(column: TableColumn, change: (formula: string) => string): TableColumn {
  if (!column.raw) return column;
  const children = mapped(column.raw.children, (kid) => {
    if (typeof kid === 'string' || !/^(?:calculatedColumn|totalsRow)Formula$/.test(kid.name)) return kid;
    const texts = mapped(kid.children, (text) => (typeof text === 'string' ? change(text) : text));
    return texts === kid.children ? kid : { ...kid, children: texts };
  });
  if (children === column.raw.children) return column;
  const raw: XmlElement = { ...column.raw, children };
  return { ...column, raw };
}

/**
 * The cell that relative references of a format or validation count from: the first row and the first
 * column of all its ranges.
 */
export function baseCell(ranges: readonly Area[]): { row: number; column: number } {
  const all = bounds(ranges);
  return { row: all?.top ?? 0, column: all?.left ?? 0 };
}
