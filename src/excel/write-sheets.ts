/** How is a designed sheet packed into Excel, again and again without duplicates and without losing edits? */
import type { Area } from '../domain/grid';
import { checksum } from '../domain/checksum';
import { rangesOf } from './area-addresses';
import { defineName } from './defined-name';
import { literal } from './literal';
import { freeName, markName, quoteSheet, sumName, type OwnSheet, type OwnSheetKind } from './own-sheets';
import { PAYLOAD_BUDGET } from './payload';
import { loadFront, renameSheet } from './rename-sheet';
import { LOOK, widthInPoints, type Content, type SheetDesign } from './sheet-design';
import { addConditional, applyStyle, rangeOf, setPrinting } from './sheet-looks';
import { addLooks, addPages, beginSheet, beginStep, sendStep } from './steps';

/** Sheets that one request makes: more are slow to show progress for and hard to cancel. */
const SHEETS_PER_REQUEST = 10;

/** What became of a design. */
export interface WrittenSheet {
  readonly kind: OwnSheetKind;
  readonly key: string;
  readonly sheet: string;
  /** The former version, when it could not be written over; else null. */
  readonly kept: KeptSheet | null;
}

/** A former version that was set aside, because a person had changed it or since nobody knows whether they had. */
export interface KeptSheet {
  readonly sheet: string;
  readonly why: 'edited' | 'unknown';
}

export interface WriteOptions {
  readonly progress?: (done: number, total: number, sheet: string) => void;
  readonly signal?: AbortSignal;
}

/** The former sheets of ours, as they stand now: needed to see what a person changed. */
export interface Former extends OwnSheet {
  readonly contents: readonly (readonly unknown[])[];
  /** True when it has a filter, which may hide rows. */
  readonly filtered?: boolean;
}

/**
 * Reads what the sheets of ours hold now, formulas as text. One request to size them, one to read them.
 */
export async function readFormer(context: Excel.RequestContext, own: readonly OwnSheet[]): Promise<Former[]> {
  if (own.length === 0) return [];
  const ranges = own.map(({ sheet }) => {
    // From A1, so that a person's row inserted on top counts as a change.
    const range = context.workbook.worksheets
      .getItem(sheet)
      .getRange('A1')
      .getBoundingRect(context.workbook.worksheets.getItem(sheet).getUsedRange(true));
    range.load('formulas');
    const filter = context.workbook.worksheets.getItem(sheet).autoFilter;
    filter.load('enabled');
    return { range, filter };
  });
  const front = loadFront(context);
  await context.sync();
  front();
  return own.map((sheet, index) => {
    const { range, filter } = ranges[index]!;
    return { ...sheet, contents: range.formulas as unknown[][], filtered: filter.enabled };
  });
}

/**
 * Writes the designs, ten sheets a request. A sheet of ours of the same kind and key is remade in place; when
 * a person has, or may have, changed it, it is first set aside under another name, unmarked: it is then the person's.
 * Cancelling stops between requests, never within a sheet.
 */
export async function writeSheets(
  context: Excel.RequestContext,
  designs: readonly SheetDesign[],
  former: readonly Former[],
  sheetNames: readonly string[],
  options: WriteOptions = {},
): Promise<WrittenSheet[]> {
  const taken = new Set(sheetNames.map((name) => name.toLowerCase()));
  const written: WrittenSheet[] = [];
  let bytes = 0;
  let waiting = 0;
  for (const design of designs) {
    if (options.signal?.aborted) break;
    beginStep(context, { names: [], sheetNames });
    written.push(place(context, design, former, taken));
    bytes += estimate(design);
    waiting += 1;
    if (waiting >= SHEETS_PER_REQUEST || bytes > PAYLOAD_BUDGET / 2) {
      // One request for each ten sheets: progress shows, and cancelling leaves whole sheets.
      await sendStep(context);
      options.progress?.(written.length, designs.length, design.name);
      bytes = waiting = 0;
    }
  }
  if (waiting > 0) {
    await sendStep(context);
    options.progress?.(written.length, designs.length, designs[written.length - 1]!.name);
  }
  return written;
}

/** A checksum of what was written, without formulas: references move when a person edits other sheets. */
export function designChecksum(design: SheetDesign): string {
  // Texts as they are read back, without the apostrophe that keeps them literal.
  const contents = design.cells.map((row) =>
    row.map((cell) => (isFilled(cell) ? '=' : typeof cell === 'string' ? cell : toExcel(cell))),
  );
  return contentsChecksum(contents, design.editable);
}

/**
 * The checksum of contents read back. It is over what any program leaves as it was when it saves the file: no
 * looks, no trailing blanks, formulas as "=", numbers by the 15 digits that Excel shows.
 */
export function contentsChecksum(
  contents: readonly (readonly unknown[])[],
  editable: SheetDesign['editable'] = () => [],
): string {
  const parts: string[] = [];
  contents.forEach((row, r) => {
    const skipped = editable(row);
    row.forEach((cell, c) => {
      if (cell === null || cell === '' || cell === undefined || skipped.includes(c)) return;
      const text = plainText(cell);
      parts.push(`${r},${c},${text.startsWith('=') ? '=' : text}`);
    });
  });
  return checksum(parts.join('\n'));
}

function plainText(cell: unknown): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  // A text that begins like a formula is written with an apostrophe and read without.
  // Whether an apostrophe is the text's own or ours, no program tells for sure.
  return String(cell).replace(/^'+/, '').replace(/\r\n?/g, '\n');
}

function place(
  context: Excel.RequestContext,
  design: SheetDesign,
  former: readonly Former[],
  taken: Set<string>,
): WrittenSheet {
  const before = former.find((sheet) => sheet.kind === design.kind && sheet.key === markKey(design));
  const why = before ? whyKept(design, before) : null;
  const kept = before && why ? { sheet: setAside(context, before, why, taken), why } : null;
  const inPlace = before !== undefined && kept === null;
  const name = inPlace ? before.sheet : freeName(design.name, taken);
  const sheet = inPlace ? context.workbook.worksheets.getItem(name) : beginSheet(context, name);
  if (inPlace) remake(context, sheet, design, before);
  else fillIn(sheet, design, []);
  mark(context, design, { name, inPlace }, before);
  addLooks(context, () => {
    sheet.tabColor = design.tabColor;
    sheet.showGridlines = false;
    shape(sheet, design);
  });
  addPages(context, () => setPrinting(context.workbook.worksheets.getItem(name), design));
  return { kind: design.kind, key: design.key, sheet: name, kept };
}

/**
 * Null when nothing of the person's is lost by writing over a former sheet. Where its checksum is gone, that is
 * so only if it says, under its own name, what is written now.
 */
function whyKept(design: SheetDesign, before: Former): KeptSheet['why'] | null {
  const contents = contentsChecksum(before.contents, design.editable);
  if (before.note !== '') return before.note.split(BEGUN).includes(contents) ? null : 'edited';
  return contents === designChecksum(design) && before.sheet === design.name ? null : 'unknown';
}

/** The key as it stands in the mark's name. */
function markKey(design: SheetDesign): string {
  return markName(design.kind, design.key).slice(markName(design.kind).length + 1);
}

/** A sheet that was set aside before the request failed has its name already. */
function setAside(
  context: Excel.RequestContext,
  before: Former,
  why: KeptSheet['why'],
  taken: Set<string>,
): string {
  const ending = ` (${why === 'edited' ? 'editada' : 'anterior'})`;
  if (before.sheet.endsWith(ending)) return before.sheet;
  const name = freeName(`${before.sheet.slice(0, 20)}${ending}`, taken);
  renameSheet(context, before.sheet, name);
  taken.delete(before.sheet.toLowerCase());
  return name;
}

/** Between the checksums that a sheet may have while it is written over: what it said, and what it is to say. */
const BEGUN = '|';

/**
 * Writes over a former sheet. Its contents change in one call, from what it said to what it is to say, so that what
 * a person typed in it is there at every moment; until the last call both checksums are its own.
 */
function remake(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  design: SheetDesign,
  before: Former,
): void {
  const sum = designChecksum(design);
  const was = contentsChecksum(before.contents, design.editable);
  defineName(context, sumOf(before), sumName(before.mark), `="${[...new Set([was, sum])].join(BEGUN)}"`);
  const all = sheet.getRange();
  if (before.filtered === true) sheet.autoFilter.remove();
  // As a new sheet is: rows that a filter or a person hid, and columns of ours, are shown again.
  const used = sheet.getUsedRange();
  used.rowHidden = false;
  used.columnHidden = false;
  all.conditionalFormats.clearAll();
  all.unmerge();
  all.clear('Hyperlinks');
  all.clear('Formats');
  addLooks(context, () => sheet.freezePanes.unfreeze());
  fillIn(sheet, design, before.contents);
}

/** The name of a former sheet's checksum, where it has one. */
function sumOf({ sum }: OwnSheet): { name: string }[] {
  return sum === undefined ? [] : [{ name: sum }];
}

/** The mark moves to the sheet now written; its checksum is written last. */
function mark(
  context: Excel.RequestContext,
  design: SheetDesign,
  { name, inPlace }: { readonly name: string; readonly inPlace: boolean },
  before: OwnSheet | undefined,
): void {
  const id = markName(design.kind, design.key);
  const sum = sumName(id);
  const known = before ? [{ name: id }, ...(inPlace ? [{ name: sum }] : sumOf(before))] : [];
  if (!inPlace) defineName(context, known, id, `=${quoteSheet(name)}!$A$1`);
  defineName(context, known, sum, `="${designChecksum(design)}"`);
}

/** Contents and looks; `former` contents that lie outside go in the same call. */
function fillIn(sheet: Excel.Worksheet, design: SheetDesign, former: Former['contents']): void {
  const width = (lines: readonly (readonly unknown[])[]) => Math.max(0, ...lines.map(({ length }) => length));
  const rows = Math.max(design.cells.length, former.length);
  const own = width(design.cells);
  const columns = Math.max(own, width(former));
  // What is hidden needs no looks.
  const seen = sheet.getRangeByIndexes(0, 0, design.cells.length, Math.min(own, design.widths.length));
  seen.format.font.name = LOOK.font;
  seen.format.font.size = LOOK.size;
  seen.format.font.color = LOOK.ink;
  seen.format.verticalAlignment = 'Center';
  // Before the contents: the text of a link would be read as an entry, and the contents are written literally.
  for (const { row, column, sheet: target, cell, text } of design.links) {
    sheet.getCell(row, column).hyperlink = {
      documentReference: `${quoteSheet(target)}!${cell}`,
      textToDisplay: text,
      screenTip: `Ir a ${target}, ${cell}`,
    };
  }
  // Null leaves a cell as it is: nothing stands yet on a new sheet.
  const nothing = former.length > 0 ? '' : null;
  sheet.getRangeByIndexes(0, 0, rows, columns).formulas = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => heldBy(design.cells[r]?.[c] ?? null) ?? nothing),
  );
  for (const { area } of design.fillDown) copyDown(sheet, area);
  for (const style of design.styles) applyStyle(sheet, style);
  for (const area of design.merges) rangeOf(sheet, area).merge(false);
  for (const area of design.mergesAcross ?? []) rangeOf(sheet, area).merge(true);
  for (const style of design.conditional) addConditional(sheet, style);
}

/** What a cell is handed at first: a formula that is filled in later is one from the start, as its checksum says. */
function heldBy(content: Content): string | number | boolean | null {
  return isFilled(content) ? '=""' : toExcel(content);
}

function shape(sheet: Excel.Worksheet, design: SheetDesign): void {
  runs(design.widths).forEach(({ from, length, value }) => {
    sheet.getRangeByIndexes(0, from, 1, length).format.columnWidth = widthInPoints(value);
  });
  for (const [height, rows] of equalHeights(design.heights)) {
    for (const { format } of rangesOf(sheet, rows)) format.rowHeight = height;
  }
  for (const { from, length } of keyedRuns(new Map(design.hiddenColumns.map((column) => [column, true])))) {
    sheet.getRangeByIndexes(0, from, 1, length).columnHidden = true;
  }
  const { rows, columns } = design.frozen;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

/** Rows of one height in one call, wherever they are. */
function equalHeights(heights: ReadonlyMap<number, number>): ReadonlyMap<number, Area[]> {
  const areas = new Map<number, Area[]>();
  for (const { from, length, value } of keyedRuns(heights)) {
    const run = { top: from, left: 0, bottom: from + length - 1, right: 0 };
    areas.set(value, [...(areas.get(value) ?? []), run]);
  }
  return areas;
}

/** Neighbours of equal value, so that one call serves them all. */
function runs(values: readonly number[]): Run<number>[] {
  return keyedRuns(new Map(values.entries()));
}

interface Run<T> {
  readonly from: number;
  length: number;
  readonly value: T;
}

function keyedRuns<T>(values: ReadonlyMap<number, T>): Run<T>[] {
  const result: Run<T>[] = [];
  for (const [index, value] of [...values].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && last.value === value && last.from + last.length === index) last.length += 1;
    else result.push({ from: index, length: 1, value });
  }
  return result;
}

function copyDown(sheet: Excel.Worksheet, area: Area): void {
  if (area.bottom === area.top) return;
  const first = rangeOf(sheet, { ...area, bottom: area.top });
  rangeOf(sheet, { ...area, top: area.top + 1 }).copyFrom(first, 'Formulas');
}

function isFilled(content: Content): boolean {
  return typeof content === 'object' && content !== null && 'filled' in content;
}

function toExcel(content: Content): string | number | boolean | null {
  if (content === null) return null;
  if (typeof content === 'string') return literal(content);
  if (typeof content !== 'object') return content;
  return 'formula' in content ? content.formula : null;
}

/** A rough upper bound of the bytes that a design takes in a request. */
function estimate(design: SheetDesign): number {
  const text = design.cells.reduce(
    (sum, row) => sum + row.reduce<number>((n, cell) => n + String(toExcel(cell) ?? '').length + 4, 0),
    0,
  );
  const calls =
    design.styles.length * 8 + design.conditional.length * 6 + design.merges.length + design.links.length * 3;
  return text + (calls + design.heights.size * 2 + 60) * 180;
}
