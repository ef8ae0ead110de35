/** How are the cells of a sheet written, formulas with their values? */
import type { Cell } from '../cells';
import { COLUMNS, columnLetters, formatArea } from '../area';
import type { RowFormat } from '../features';
import type { Sheet } from '../model';
import { isError } from '../value';
import type { XmlElement } from '../xml/element';
import { declared } from '../xml/element';
import { encodeXString, escapeText, writeAttributes } from '../xml/write';
import type { FormulaText } from './formula-text';
import type { DynamicArrays } from './write-metadata';
import type { StringWriter } from './write-strings';

/** What the cells of all sheets share while they are written. */
export interface CellContext {
  readonly formulas: FormulaText;
  readonly strings: StringWriter;
  readonly dynamic: DynamicArrays;
  readonly report: {
    /** Formulas whose value is not known: Excel must calculate when it opens the file. */
    stale: boolean;
  };
}

/** The `sheetData` element as text. */
export function writeCells(sheet: Sheet, root: XmlElement, context: CellContext): string {
  const masters = sharedMasters(sheet);
  const rows = new Set(sheet.cells.rowNumbers());
  for (const row of sheet.rows.keys()) rows.add(row);
  const text: string[] = ['<sheetData>'];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const cells = sheet.cells.inRow(row);
    const start = `<row r="${row + 1}"${rowAttributes(sheet.rows.get(row), root)}`;
    if (cells.length === 0) text.push(start, '/>');
    else {
      text.push(start, '>');
      for (const [column, cell] of cells) {
        text.push(writeCell(cell, columnName(column) + (row + 1), masters, context));
      }
      text.push('</row>');
    }
  }
  text.push('</sheetData>');
  return text.join('');
}

const letters: string[] = [];

function columnName(column: number): string {
  if (column >= COLUMNS) throw new RangeError(`column ${column}`);
  return (letters[column] ??= columnLetters(column));
}

function rowAttributes(row: RowFormat | undefined, root: XmlElement): string {
  if (!row) return '';
  const attrs: Record<string, string> = {};
  if (row.style !== undefined) Object.assign(attrs, { s: String(row.style), customFormat: '1' });
  if (row.height !== undefined) attrs.ht = String(row.height);
  if (row.hidden) attrs.hidden = '1';
  if (row.custom) attrs.customHeight = '1';
  if (row.outline) attrs.outlineLevel = String(row.outline);
  if (row.collapsed) attrs.collapsed = '1';
  return writeAttributes({ ...attrs, ...declared(row.extra, root) });
}

/** Shared formulas whose first cell is still there as the file had it. */
function sharedMasters(sheet: Sheet): Set<string> {
  const found = new Set<string>();
  for (const row of sheet.cells.rowNumbers()) {
    for (const cell of sheet.cells.rowMap(row)!.values()) {
      if (cell.origin?.attrs.t === 'shared' && cell.origin.text !== '') found.add(cell.origin.attrs.si ?? '');
    }
  }
  return found;
}

function writeCell(cell: Cell, address: string, masters: ReadonlySet<string>, context: CellContext): string {
  const style = cell.style === 0 ? '' : ` s="${cell.style}"`;
  const extra = writeAttributes(extraOf(cell, context));
  const start = `<c r="${address}"${style}`;
  if (cell.formula !== null || cell.origin) return start + writeFormulaCell(cell, extra, masters, context);
  const { value } = cell;
  if (value === null) return `${start}${extra}/>`;
  if (typeof value === 'number') return `${start}${extra}>${numberText(value)}</c>`;
  if (typeof value === 'boolean') return `${start} t="b"${extra}><v>${value ? 1 : 0}</v></c>`;
  if (isError(value)) return `${start} t="e"${extra}><v>${value.code}</v></c>`;
  const index = cell.rich ? context.strings.rich(cell.rich) : context.strings.plain(value);
  return `${start} t="s"${extra}><v>${index}</v></c>`;
}

const NOTHING = {};

function extraOf(cell: Cell, { dynamic }: CellContext): Readonly<Record<string, string>> {
  if (!cell.array?.dynamic || cell.extra?.cm !== undefined) return cell.extra ?? NOTHING;
  return { ...cell.extra, cm: String(dynamic.index()) };
}

// JavaScript writes the shortest text that reads back as the same number.
function numberText(value: number): string {
  return `<v>${String(value === 0 ? 0 : value)}</v>`;
}

function writeFormulaCell(
  cell: Cell,
  extra: string,
  masters: ReadonlySet<string>,
  context: CellContext,
): string {
  const formula = formulaElement(cell, masters, context);
  if (cell.freshness) context.report.stale = true;
  const { value } = cell;
  if (value === null || cell.freshness === 'changed') return `${extra}>${formula}</c>`;
  if (typeof value === 'number') return `${extra}>${formula}${numberText(value)}</c>`;
  if (typeof value === 'boolean') return ` t="b"${extra}>${formula}<v>${value ? 1 : 0}</v></c>`;
  if (isError(value)) return ` t="e"${extra}>${formula}<v>${value.code}</v></c>`;
  return ` t="str"${extra}>${formula}<v>${escapeText(encodeXString(value))}</v></c>`;
}

function formulaElement(cell: Cell, masters: ReadonlySet<string>, { formulas }: CellContext): string {
  const { origin } = cell;
  if (origin && (origin.attrs.t !== 'shared' || masters.has(origin.attrs.si ?? ''))) {
    return `<f${writeAttributes(origin.attrs)}${origin.text === '' ? '/>' : `>${escapeText(origin.text)}</f>`}`;
  }
  const attrs = cell.array ? ` t="array" ref="${formatArea(cell.array.area)}"` : '';
  return `<f${attrs}>${escapeText(formulas.toFile(cell.formula!))}</f>`;
}
