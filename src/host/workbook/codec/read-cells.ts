/** Which cells and rows does `sheetData` hold? Fed by the XML parser, one element at a time. */
import { COLUMNS, ROWS, columnNumber, parseArea } from '../area';
import type { ArrayFormula, MutableCell } from '../cells';
import type { RowFormat } from '../features';
import { offsetFormula } from '../formula/rewrite';
import { WorkbookFileError } from '../file-error';
import type { Sheet } from '../model';
import type { CellValue } from '../value';
import { ErrorValue } from '../value';
import type { XmlNode } from '../xml/element';
import { element, isTrue, numberOf } from '../xml/element';
import type { Stream } from '../xml/parse';
import { decodeXString } from '../xml/write';
import { isoToSerial } from './dates';
import type { FormulaText } from './formula-text';
import type { SharedString } from './strings';
import { readString } from './strings';

interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

interface OpenNode {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: XmlNode[];
}

const KNOWN_CELL = new Set(['r', 's', 't']);
const KNOWN_ROW = new Set([
  'r',
  'spans',
  's',
  'customFormat',
  'ht',
  'hidden',
  'customHeight',
  'outlineLevel',
  'collapsed',
]);

/** Stands where the file refers to a text, or a style, that it does not have: no guess at what was there. */
const LOST = ErrorValue.of('#REF!');

/** Cells of one sheet that are opened: tables are a thousandth of it, and each costs some hundred bytes. */
const MOST_CELLS = 3_000_000;

/** What a file may say about a cell that is no valid address. */
export class CellPlaceError extends Error {}

/** Reads the cells of one sheet. */
export class CellReader implements Stream {
  readonly inside = 'sheetData';
  private row = -1;
  private column = -1;
  private cell: MutableCell | null = null;
  private attrs: Record<string, string> = {};
  private buffer = '';
  private inlineStack: OpenNode[] | null = null;
  private formulaAttrs: Record<string, string> | null = null;
  private formulaText = '';
  private raw: string | null = null;
  private inline: SharedString | null = null;
  private readonly masters = new Map<string, Master>();
  private readonly formats = new Map<string, RowFormat>();
  private count = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly book: {
      readonly strings: readonly SharedString[];
      readonly formulas: FormulaText;
      /** How many cell styles the file has. */
      readonly styles: number;
    },
    private readonly fullCalc: boolean,
  ) {}

  open(name: string, attrs: Record<string, string>): void {
    this.buffer = '';
    if (this.inlineStack) this.inlineStack.push({ name, attrs, children: [] });
    else if (name === 'c') this.openCell(attrs);
    else if (name === 'row') this.openRow(attrs);
    else if (name === 'f') this.formulaAttrs = attrs;
    else if (name === 'is') this.inlineStack = [{ name, attrs, children: [] }];
  }

  text(text: string): void {
    if (this.inlineStack) this.inlineStack[this.inlineStack.length - 1]!.children.push(text);
    else this.buffer += text;
  }

  close(name: string): void {
    if (this.inlineStack) this.closeInline();
    else if (name === 'v') this.raw = this.buffer;
    else if (name === 'f') this.formulaText = this.buffer;
    else if (name === 'c') this.closeCell();
    this.buffer = '';
  }

  private closeInline(): void {
    const done = this.inlineStack!.pop()!;
    const node = element(done.name, done.attrs, done.children);
    if (this.inlineStack!.length > 0) this.inlineStack![this.inlineStack!.length - 1]!.children.push(node);
    else {
      this.inline = readString(node, -1);
      this.inlineStack = null;
    }
  }

  private openRow(attrs: Record<string, string>): void {
    const row = attrs.r === undefined ? this.row + 1 : Number(attrs.r) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= ROWS) throw new CellPlaceError(`row ${attrs.r}`);
    this.row = row;
    this.column = -1;
    const format = this.rowFormat(attrs);
    if (format) this.sheet.rows.set(row, format);
  }

  /** A million rows of one format have one object among them. */
  private rowFormat(attrs: Record<string, string>): RowFormat | null {
    let key = '';
    for (const name in attrs) if (name !== 'r' && name !== 'spans') key += `${name}=${attrs[name]};`;
    if (key === '') return null;
    let format = this.formats.get(key);
    if (format === undefined) this.formats.set(key, (format = readRow(attrs)));
    return format;
  }

  private openCell(attrs: Record<string, string>): void {
    this.attrs = attrs;
    this.raw = null;
    this.inline = null;
    this.formulaAttrs = null;
    this.formulaText = '';
    if (attrs.r === undefined) this.column++;
    else this.place(attrs.r);
    if (this.column >= COLUMNS || this.row < 0) throw new CellPlaceError(`cell ${attrs.r ?? this.column}`);
    this.cell = { value: null, formula: null, style: this.styleOf(attrs.s) };
    for (const key in attrs) if (!KNOWN_CELL.has(key)) (this.cell.extra ??= extras(attrs)) as unknown;
  }

  /** Its own, when the file has it; a style that it lacks is none, as to Excel once it has repaired the file. */
  private styleOf(text: string | undefined): number {
    return text !== undefined && isIndex(text, this.book.styles) ? Number(text) : 0;
  }

  private place(address: string): void {
    let i = 0;
    while (i < address.length && address.charCodeAt(i) > 57) i++;
    const row = Number(address.slice(i)) - 1;
    this.column = columnNumber(address.slice(0, i));
    if (Number.isNaN(this.column)) throw new CellPlaceError(`cell ${address}`);
    if (row !== this.row) {
      if (!Number.isInteger(row) || row < 0 || row >= ROWS) throw new CellPlaceError(`cell ${address}`);
      this.row = row;
    }
  }

  private closeCell(): void {
    const cell = this.cell!;
    if (this.attrs.t === 'inlineStr' && this.inline) {
      cell.value = this.inline.text;
      if (this.inline.rich) cell.rich = this.inline.rich;
    } else if (this.raw !== null) cell.value = this.typed(this.raw, cell);
    if (this.formulaAttrs) this.readFormula(cell, this.formulaAttrs);
    this.sheet.cells.put(this.row, this.column, cell);
    if (++this.count > MOST_CELLS) throw new WorkbookFileError('too_large', `over ${MOST_CELLS} cells`);
    this.cell = null;
  }

  private typed(raw: string, cell: MutableCell): CellValue {
    switch (this.attrs.t) {
      case 's': {
        return this.sharedText(raw.trim(), cell);
      }
      case 'str':
      case 'inlineStr':
        return decodeXString(raw);
      case 'b':
        return isTrue(raw.trim());
      case 'e':
        return ErrorValue.parse(raw.trim()) ?? ErrorValue.of('#UNKNOWN!');
      case 'd':
        return isoToSerial(raw.trim()) ?? raw;
      default:
        return numberOf(raw) ?? (raw.trim() === '' ? null : raw);
    }
  }

  /** The text of the file's list that a cell refers to; a reference to none is damage that a person must see. */
  private sharedText(raw: string, cell: MutableCell): CellValue {
    // A cell that refers to nothing at all is a blank one, as openpyxl and Excel read it.
    if (raw === '') return null;
    const shared = isIndex(raw, this.book.strings.length) ? this.book.strings[Number(raw)] : undefined;
    if (shared?.rich) cell.rich = shared.rich;
    return shared ? shared.text : LOST;
  }

  private readFormula(cell: MutableCell, attrs: Record<string, string>): void {
    const text = this.book.formulas.toUser(this.formulaText);
    const kind = attrs.t ?? 'normal';
    cell.origin = { attrs, text: this.formulaText };
    if (kind === 'shared') cell.formula = this.shared(attrs.si ?? '', text);
    // A what-if table has no formula that could be shown or computed; only its origin is kept.
    else if (kind === 'dataTable') cell.formula = null;
    else cell.formula = text;
    if (kind === 'array') cell.array = this.arrayOf(attrs);
    if (cell.formula !== null && this.fullCalc) cell.freshness = 'check';
    if (cell.formula !== null && this.raw === null && !this.inline) cell.freshness = 'changed';
  }

  private shared(si: string, text: string): string {
    const master = this.masters.get(si);
    if (text !== '' || !master) {
      this.masters.set(si, { formula: text, row: this.row, column: this.column });
      return text;
    }
    return offsetFormula(master.formula, this.row - master.row, this.column - master.column);
  }

  private arrayOf(attrs: Record<string, string>): ArrayFormula {
    const own = { top: this.row, left: this.column, bottom: this.row, right: this.column };
    return { area: parseArea(attrs.ref ?? '') ?? own, dynamic: this.attrs.cm !== undefined };
  }
}

/** True for the number of one of so many things. */
function isIndex(text: string, count: number): boolean {
  return /^[0-9]+$/.test(text) && Number(text) < count;
}

function extras(attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).filter(([key]) => !KNOWN_CELL.has(key)));
}

function readRow(attrs: Record<string, string>): RowFormat {
  const extra = Object.fromEntries(Object.entries(attrs).filter(([key]) => !KNOWN_ROW.has(key)));
  const height = numberOf(attrs.ht);
  const style = isTrue(attrs.customFormat) ? numberOf(attrs.s) : undefined;
  return {
    ...(height !== undefined && { height }),
    ...(style !== undefined && { style }),
    hidden: isTrue(attrs.hidden),
    outline: numberOf(attrs.outlineLevel) ?? 0,
    collapsed: isTrue(attrs.collapsed),
    custom: isTrue(attrs.customHeight),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}
