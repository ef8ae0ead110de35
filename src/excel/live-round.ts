/** How is a live round written into Excel: labels, colours, dropdown and counts? */
import { carriedText } from '../domain/carried';
import type { Area } from '../domain/grid';
import { address, areaAddress } from '../domain/grid';
import type { LivePlan } from '../domain/live';
import type { Position } from '../domain/matrix';
import { addressableParts, joinedAddress, rangesOf } from './area-addresses';
import { writeContents, writeLetters } from './change-cells';
import { OWN_MARK } from './conditional-rule';
import { literal } from './literal';
import type { RoundLists } from './store';

/** How live cells show: colour and symbol, colour only, or wrapped text. */
export type DisplayMode = 'simbolo' | 'color' | 'texto';

/** What the sheet already has that must be replaced or spared. */
export interface LiveTarget {
  readonly ownFormats: readonly string[];
  readonly filtered: boolean;
}

/**
 * Writes one round's plan, whose body has cells: a round without municipalities is never planned. Within the
 * caller's request; nothing outside the body and the legend changes.
 */
export function writeLiveRound(
  context: Excel.RequestContext,
  plan: LivePlan,
  lists: RoundLists,
  target: LiveTarget,
  mode: DisplayMode,
): void {
  const sheet = context.workbook.worksheets.getItem(plan.sheet);
  const labels = plan.writes.map(({ label, lettered: _, ...cell }) => ({ ...cell, contents: label }));
  writeContents(sheet, labels, target.filtered);
  writeLetters(
    sheet,
    plan.writes.flatMap(({ row, column, lettered }) => (lettered ? [{ row, column, lettering: {} }] : [])),
  );
  for (const area of plan.clear) sheet.getRange(areaAddress(area)).format.fill.clear();
  dropFormats(sheet, target.ownFormats);
  for (const areas of addressableParts(plan.body)) {
    const body = sheet.getRanges(joinedAddress(areas));
    if (mode === 'texto') body.format.wrapText = true;
    addFormats(body, { ...plan, body: areas }, lists, mode);
    addDropdown(body, lists);
  }
  writeLegend(sheet, plan);
}

/** A new format takes the first priority, so they are added in reverse: the legend's order is kept. */
function addFormats(body: Excel.RangeAreas, plan: LivePlan, lists: RoundLists, mode: DisplayMode): void {
  const first = address(plan.body[0]!.top, plan.body[0]!.left);
  const flag = body.conditionalFormats.add('Custom').custom;
  const known = `ISNA(MATCH(${first},${lists.labels},0))`;
  const unconfirmed = quoted(carriedText(''));
  const spared = plan.carried ? `,LEFT(${first},LEN(${unconfirmed}))<>${unconfirmed}` : '';
  flag.rule.formula = `=AND(${first}<>"",${known}${spared},${OWN_MARK})`;
  flag.format.font.color = '#C00000';
  flag.format.font.bold = true;
  for (const state of [...plan.states].reverse()) {
    const { custom } = body.conditionalFormats.add('Custom');
    custom.rule.formula = `=AND(${first}=${quoted(state.label)},${OWN_MARK})`;
    if (state.color) {
      custom.format.fill.color = state.color;
      custom.format.font.color = inkOn(state.color);
    }
    if (mode !== 'texto') custom.format.numberFormat = mode === 'color' ? ';;;' : `;;;"${state.symbol}"`;
  }
  addCarried(body, first, plan, mode);
}

/** A state that is carried over shows its symbol with a question mark, in grey italics and without its colour. */
function addCarried(
  body: Excel.RangeAreas,
  first: string,
  { states, carried }: LivePlan,
  mode: DisplayMode,
): void {
  if (!carried) return;
  for (const { label, symbol } of states) {
    const { custom } = body.conditionalFormats.add('Custom');
    custom.rule.formula = `=AND(${first}=${quoted(carriedText(label))},${OWN_MARK})`;
    custom.format.font.color = '#6B6B6B';
    custom.format.font.italic = true;
    if (mode !== 'texto') custom.format.numberFormat = `;;;"${symbol}?"`;
  }
}

/**
 * How many conditional formats of ours a round has: one for each state (two while states wait), and the flag; as
 * often as its body has parts that one address names.
 */
export function formatCount({
  states,
  carried,
  body,
}: Pick<LivePlan, 'states' | 'carried' | 'body'>): number {
  return (states.length * (carried ? 2 : 1) + 1) * addressableParts(body).length;
}

/** Black or white, whichever stands out more on a fill (WCAG 2 relative luminance). */
export function inkOn(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#FFFFFF';
}

/** The dropdown suggests and never blocks: "c" or a pasted text is accepted, then normalised or flagged. */
function addDropdown(body: Excel.RangeAreas, lists: RoundLists): void {
  const { dataValidation } = body;
  dataValidation.clear();
  dataValidation.rule = { list: { inCellDropDown: true, source: `=${lists.labels}` } };
  dataValidation.ignoreBlanks = true;
  dataValidation.errorAlert = { showAlert: false, title: '', message: '', style: 'Information' };
}

function writeLegend(sheet: Excel.Worksheet, plan: LivePlan): void {
  const body = plan.body.map((area) => absolute(areaAddress(area)));
  for (const { row, column, label } of plan.counts) {
    const counts = body.map((area) => `COUNTIF(${area},${criterion(label)})`).join('+');
    const count = sheet.getCell(row, column);
    count.formulas = [[`=${counts}+${OWN_COUNT}`]];
    count.numberFormat = [[COUNT_FORMAT]];
    count.format.horizontalAlignment = 'Left';
  }
  for (const { row, column, label } of plan.swatches) {
    const swatch = sheet.getCell(row, column);
    swatch.values = [[literal(label)]];
    swatch.format.horizontalAlignment = 'Center';
  }
}

/** A count says what it counts, and stands at its label's side of the cell. */
const COUNT_FORMAT = '[=1]0" celda";#,##0" celdas"';

/** Leaves the places of live counts as they were: empty cells that nobody formatted. Within the caller's request. */
export function plainCounts(
  context: Excel.RequestContext,
  sheetName: string,
  places: readonly Position[],
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  for (const { row, column } of places) {
    const cell = sheet.getCell(row, column);
    cell.numberFormat = [['General']];
    cell.format.horizontalAlignment = 'General';
  }
}

/** Adds nothing; tells a count of ours from a person's own. */
const OWN_COUNT = 'N("Matriz Viva")';

/** A label as a COUNTIF criterion: wildcards and a leading operator are taken literally. */
function criterion(label: string): string {
  const literalText = label.replace(/[~*?]/g, '~$&');
  return quoted(/^[=<>]/.test(literalText) ? `=${literalText}` : literalText);
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

function absolute(area: string): string {
  return area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** Takes a round's own formats and its dropdown away; what its cells hold stays. Within the caller's request. */
export function removeLiveRound(
  context: Excel.RequestContext,
  sheetName: string,
  body: readonly Area[],
  ownFormats: readonly string[],
): void {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  dropFormats(sheet, ownFormats);
  // A round whose municipalities were all deleted has no cells left.
  for (const ranges of rangesOf(sheet, body)) ranges.dataValidation.clear();
}

function dropFormats(sheet: Excel.Worksheet, own: readonly string[]): void {
  const all = sheet.getRange().conditionalFormats;
  for (const id of own) all.getItem(id).delete();
}

/** Bytes of a request that one more range takes: its path, its reference and its call. */
const BYTES_PER_RANGE = 900;

/** An upper bound of the bytes that a round's plan, and as many areas to align, take in a request. */
export function estimatePlan(plan: LivePlan, aligned = 0): number {
  const cells = plan.body.reduce((sum, area) => sum + cellCount(area) * 5, 0);
  const labels = plan.writes.reduce((sum, write) => sum + write.label.length + 8, 0);
  return cells + labels + (plan.clear.length + aligned) * BYTES_PER_RANGE + 20_000;
}

function cellCount(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
