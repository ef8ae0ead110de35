/** What does LibreOffice find in a workbook's cells? Its own reading and its own calculation. */
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';
import { address } from '../../src/domain/grid';
import { openWithLibreOffice } from './libreoffice';
import type { Values } from './libreoffice';

/** One cell as LibreOffice holds it. */
export interface FlatCell {
  /** What it shows. */
  readonly text: string;
  /** The number, text or truth that it holds. */
  readonly value: string | number | boolean;
  /** In OpenFormula notation; null for a constant. */
  readonly formula: string | null;
  /** True in a hidden row or column: what it shows is not seen. */
  readonly hidden?: boolean;
}

/** One sheet: its cells by address ("B7"), only those that hold something. */
export interface FlatSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, FlatCell>;
}

/** The sheets of a workbook as LibreOffice reads them, its formulas worked out again or as stored. */
export async function readWithLibreOffice(path: string, values: Values = 'own'): Promise<FlatSheet[]> {
  return parseFlat(readFileSync(await openWithLibreOffice(path, 'fods', values), 'utf8'));
}

/**
 * Formulas whose stored value is not what LibreOffice works out ("Hoja!B7: 3, but 4"): what a preview, a
 * phone or Protected View shows would be wrong. Numbers may differ by rounding.
 */
export function staleFormulas(stored: readonly FlatSheet[], own: readonly FlatSheet[]): string[] {
  return own.flatMap((sheet, i) =>
    [...sheet.cells].flatMap(([at, cell]) => {
      const kept = stored[i]?.cells.get(at)?.value;
      return cell.formula === null || same(kept, cell.value)
        ? []
        : [`${sheet.name}!${at}: ${kept}, but ${cell.value}`];
    }),
  );
}

function same(one: FlatCell['value'] | undefined, other: FlatCell['value']): boolean {
  // LibreOffice holds a constant TRUE as a formula of the number 1.
  if (typeof one === 'boolean' || typeof other === 'boolean') return Number(one) === Number(other);
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
}

/**
 * Addresses of the formulas that LibreOffice could not work out ("Hoja!B7: #NAME?"), where it can be seen:
 * in a hidden row or column an error may be what the visible formulas ask about.
 */
export function formulaErrors(sheets: readonly FlatSheet[]): string[] {
  const wrong = /^(#|Err:)/;
  return sheets.flatMap((sheet) =>
    [...sheet.cells]
      .filter(([, cell]) => cell.formula !== null && !cell.hidden && wrong.test(cell.text))
      .map(([at, cell]) => `${sheet.name}!${at}: ${cell.text}`),
  );
}

type Attributes = Record<string, SaxesAttributeNS>;

const ASIDE = new Set(['office:annotation', 'table:shapes', 'draw:frame']);

/** Walks the flat document; repeated empty rows and columns are counted, not stored. */
class FlatReader {
  readonly sheets: { name: string; cells: Map<string, FlatCell> }[] = [];
  private row = 0;
  private column = 0;
  private repeat = 1;
  private rowHidden = false;
  private hiddenColumns: boolean[] = [];
  private open: { attributes: Attributes; paragraphs: string[] } | null = null;
  /** How deep inside notes and drawings: a chart carries a table of its own. */
  private aside = 0;
  private paragraph = false;

  start(name: string, attributes: Attributes): void {
    const get = (key: string) => attributes[key]?.value;
    if (ASIDE.has(name)) this.aside += 1;
    if (this.aside > 0) return;
    if (name === 'table:table') {
      this.sheets.push({ name: get('table:name') ?? '', cells: new Map() });
      this.row = 0;
      this.hiddenColumns = [];
    } else if (name === 'table:table-column') {
      const times = Math.min(Number(get('table:number-columns-repeated') ?? 1), 1024);
      for (let i = 0; i < times; i++) this.hiddenColumns.push(isHidden(attributes));
    } else if (name === 'table:table-row') {
      this.column = 0;
      this.rowHidden = isHidden(attributes);
      this.repeat = Number(get('table:number-rows-repeated') ?? 1);
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.open = { attributes, paragraphs: [] };
    } else if (name === 'text:p' && this.open) {
      this.open.paragraphs.push('');
      this.paragraph = true;
    } else if (name === 'text:s' && this.open) {
      this.text(' '.repeat(Number(get('text:c') ?? 1)));
    }
  }

  text(piece: string): void {
    const paragraphs = this.open?.paragraphs;
    if (paragraphs?.length && this.paragraph && this.aside === 0) paragraphs[paragraphs.length - 1] += piece;
  }

  end(name: string): void {
    if (ASIDE.has(name)) this.aside -= 1;
    if (this.aside > 0) return;
    if (name === 'text:p') this.paragraph = false;
    if (name === 'table:table-row') this.row += this.repeat;
    if (this.open && (name === 'table:table-cell' || name === 'table:covered-table-cell'))
      this.close(this.open);
  }

  private close({ attributes, paragraphs }: { attributes: Attributes; paragraphs: string[] }): void {
    const get = (key: string) => attributes[key]?.value;
    const times = Number(get('table:number-columns-repeated') ?? 1);
    const text = paragraphs.join('\n');
    const type = get('office:value-type');
    if (type) {
      const cell: FlatCell = {
        text,
        value: typed(type, attributes, text),
        formula: get('table:formula') ?? null,
      };
      for (let i = 0; i < times; i++) this.keep(this.column + i, cell);
    }
    this.column += times;
    this.open = null;
  }

  private keep(column: number, cell: FlatCell): void {
    const hidden = this.rowHidden || this.hiddenColumns[column] === true;
    this.sheets.at(-1)?.cells.set(address(this.row, column), hidden ? { ...cell, hidden } : cell);
  }
}

function isHidden(attributes: Attributes): boolean {
  return ['collapse', 'filter'].includes(attributes['table:visibility']?.value ?? '');
}

function typed(type: string, attributes: Attributes, text: string): string | number | boolean {
  if (type === 'boolean') return attributes['office:boolean-value']?.value === 'true';
  if (type === 'string') return text;
  const value = attributes['office:value']?.value;
  return value === undefined ? text : Number(value);
}

/** Reads a flat OpenDocument spreadsheet (.fods). */
export function parseFlat(xml: string): FlatSheet[] {
  const reader = new FlatReader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => reader.start(tag.name, tag.attributes as Attributes));
  parser.on('text', (text) => reader.text(text));
  parser.on('closetag', (tag) => reader.end(tag.name));
  parser.write(xml).close();
  return reader.sheets;
}
