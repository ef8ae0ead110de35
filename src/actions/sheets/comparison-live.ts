/** What does a live Comparativo keep out of sight, so that its signs follow the rounds when they are sorted or grow? */
import { foreignTexts } from '../../domain/foreign-states';
import { address, areaAddress, type Grid } from '../../domain/grid';
import type { MunicipalityRow, Round, StateKey, ToolId } from '../../domain/matrix';
import { symbolOf } from '../../domain/state';
import { quoteSheet } from '../../excel/own-sheets';
import type { RoundLists } from '../../excel/store';
import { UNREAD } from './comparison-figures';
import {
  fixed,
  inRow,
  LOOKUP,
  PAIR,
  PLACE,
  shownName,
  type HiddenColumns,
  type Layout,
  type LiveSides,
} from './comparison-layout';
import { ARROW, drawPairTable, hiddenRanges, rankedStates } from './comparison-live-pairs';
import type { Pair } from './comparison-pairs';
import { span, type SheetCanvas } from './sheet-canvas';

/** Draws the hidden columns. `countAt` is the cell of the transition matrix that counts a pair. */
export function drawHidden(canvas: SheetCanvas, layout: Layout, countAt: (pair: Pair) => string): void {
  const { hidden, context } = layout;
  if (!hidden || !context.live) return;
  drawLookup(canvas, layout, hidden, context.live);
  drawPlaces(canvas, layout, hidden);
  drawForeign(canvas, layout, hidden);
  drawKeys(canvas, layout, hidden, 'from');
  drawKeys(canvas, layout, hidden, 'to');
  drawPairTable(canvas, layout, hidden, context.live, countAt);
}

/** The sign of the body's first cell: the later state's symbol and what happened since the earlier round. */
export function signFormula(layout: Layout, hidden: HiddenColumns, lists: RoundLists, index: number): string {
  const { top } = layout.body;
  const [before, after] = [hidden.before + index, hidden.after + index].map((column) =>
    areaAddress(span(top, column, column)),
  ) as [string, string];
  const { pair } = hiddenRanges(layout, hidden);
  const symbol = `${symbolFormula(layout, lists, after)}&" "`;
  const sign = `INDEX(${pair(PAIR.sign)},MATCH(${before}&"${ARROW}"&${after},${pair(PAIR.key)},0))`;
  const shown = `IF(OR(${after}="",${after}="${UNREAD}"),"",${symbol})`;
  return `=IF(${before}&${after}="","",IFERROR(${shown}&${sign},"?"))`;
}

/** The list has no symbol of a state that the legend lacks: it is named here. */
function symbolFormula(layout: Layout, lists: RoundLists, key: string): string {
  const listed = `INDEX(${lists.symbols},MATCH(${key},${lists.keys},0))`;
  const states = new Set(foreignOf(layout, 'to').map(({ state }) => state));
  return [...states].reduce(
    (otherwise, state) =>
      `IF(${key}="${state}","${symbolOf(state, layout.comparison.to.legend)}",${otherwise})`,
    listed,
  );
}

/**
 * Names as shown and as written in each round. Every row of the sheet finds its municipality here by the name
 * that it shows, so that sorting the sheet keeps each sign with its municipality.
 */
function drawLookup(canvas: SheetCanvas, layout: Layout, { lookup }: HiddenColumns, live: LiveSides): void {
  const { from, to } = layout.comparison;
  layout.rows.forEach((row, index) => {
    canvas.putRow(layout.body.top + index, lookup, [
      shownName(row),
      writtenName(row.from, from, live.from.grid),
      writtenName(row.to, to, live.to.grid),
      unreadTools(row.from, from, live.from.grid),
      unreadTools(row.to, to, live.to.grid),
    ]);
  });
}

/** The name exactly as the cell has it, with what MATCH would take for wildcards made literal. */
function writtenName(row: MunicipalityRow | null, round: Round, grid: Grid): string | null {
  if (row === null) return null;
  return textAt(grid, row.row, round.municipalityColumn).replace(/[~*?]/g, '~$&');
}

/**
 * The tools whose cell cannot be read today although it may look blank to a formula ("|1.2|4.3|"), so that no
 * sign says «nuevo» where nobody can tell. With "=" those that hold a formula, whose result is no state.
 */
function unreadTools(row: MunicipalityRow | null, round: Round, grid: Grid): string | null {
  if (row === null) return null;
  const marks = round.tools.flatMap(({ tool, column }) => {
    const reading = row.readings[tool];
    if (!reading || reading.kind === 'state' || reading.kind === 'blank') return [];
    if (reading.kind === 'other' && reading.formula) return [`=${tool}`];
    return textAt(grid, row.row, column).trim() === '' ? [tool] : [];
  });
  return marks.length === 0 ? null : `|${marks.join('|')}|`;
}

function textAt(grid: Grid, row: number, column: number): string {
  return grid.cells[row - grid.top]?.[column - grid.left]?.text ?? '';
}

function drawPlaces(canvas: SheetCanvas, { body, rows, comparison }: Layout, hidden: HiddenColumns): void {
  const { lookup, place } = hidden;
  const { top, bottom } = body;
  const column = (offset: number) => fixed(span(top, lookup + offset, lookup + offset, bottom));
  const own = (offset: number) => inRow(top, place + offset);
  const found = (offset: number) => `INDEX(${column(offset)},${own(PLACE.place)})`;
  const rowIn = (round: Round, offset: number) => {
    const names = columnOf(round, round.municipalityColumn);
    return `=IFERROR(IF(${found(offset)}="","",MATCH(${found(offset)},${names},0)),"${UNREAD}")`;
  };
  const formulas = [
    `=IFERROR(MATCH(${literally(`$${address(top, 0)}`)},${column(LOOKUP.name)},0),"${UNREAD}")`,
    rowIn(comparison.from, LOOKUP.from),
    rowIn(comparison.to, LOOKUP.to),
    `=IFERROR(${found(LOOKUP.unreadFrom)}&"","")`,
    `=IFERROR(${found(LOOKUP.unreadTo)}&"","")`,
  ];
  canvas.putDown(
    { top, left: place, bottom: top + rows.length - 1, right: place + formulas.length - 1 },
    formulas,
  );
}

/** A column of a round's body, as another sheet refers to it. */
function columnOf(round: Round, column: number): string {
  return `${quoteSheet(round.sheet)}!${fixed(span(round.body.top, column, column, round.body.bottom))}`;
}

/** What MATCH takes as it is: its wildcards are made literal. */
function literally(reference: string): string {
  return ['~', '*', '?'].reduce((inner, sign) => `SUBSTITUTE(${inner},"${sign}","~${sign}")`, reference);
}

/** One key for each tool: "" without data, "¿" for what is no state of the round's list. */
function drawKeys(canvas: SheetCanvas, layout: Layout, hidden: HiddenColumns, side: 'from' | 'to'): void {
  const { body, tools, comparison } = layout;
  const round = comparison[side];
  const left = side === 'from' ? hidden.before : hidden.after;
  const row = inRow(body.top, hidden.place + PLACE[side]);
  const marks = inRow(body.top, hidden.place + (side === 'from' ? PLACE.unreadFrom : PLACE.unreadTo));
  tools.forEach(({ id }, index) => {
    const found = round.tools.find(({ tool }) => tool === id);
    // A round without the tool says nothing of it: its column stays empty, as blank as a formula's "".
    if (!found) return;
    const cell = `INDEX(${columnOf(round, found.column)},${row})`;
    const formula = keyFormula(cell, row, marks, id, knownFormula(layout, hidden, side, cell));
    canvas.putDown({ top: body.top, left: left + index, bottom: body.bottom, right: left + index }, [
      formula,
    ]);
  });
}

/** Texts that spell a state which the round's list lacks, with its key: under the states and their ranks. */
function drawForeign(canvas: SheetCanvas, layout: Layout, { states }: HiddenColumns): void {
  for (const side of ['from', 'to'] as const) {
    const top = foreignTop(layout, side);
    foreignOf(layout, side).forEach(({ text, state }, index) =>
      canvas.putRow(top + index, states, [text, state]),
    );
  }
}

function foreignOf(
  { comparison, context, cross }: Layout,
  side: 'from' | 'to',
): { text: string; state: StateKey }[] {
  const keys = side === 'from' ? cross.rows : cross.columns;
  const shown = new Set(keys.flatMap((key) => (key.kind === 'state' ? [key.state] : [])));
  return foreignTexts(comparison[side], context.live![side].grid).filter(({ state }) => shown.has(state));
}

function foreignTop(layout: Layout, side: 'from' | 'to'): number {
  const top = layout.hidden!.top + rankedStates(layout).length;
  return side === 'from' ? top : top + foreignOf(layout, 'from').length;
}

/** The key of a cell's text by the round's list; else as a state that the list lacks. */
function knownFormula(layout: Layout, { states }: HiddenColumns, side: 'from' | 'to', cell: string): string {
  const { lists } = layout.context.live![side];
  const listed = `INDEX(${lists.keys},MATCH(${literally(cell)},${lists.labels},0))`;
  const { length } = foreignOf(layout, side);
  if (length === 0) return listed;
  const top = foreignTop(layout, side);
  const column = (at: number) => fixed(span(top, at, at, top + length - 1));
  const foreign = `INDEX(${column(states + 1)},MATCH(${literally(cell)},${column(states)},0))`;
  return `IFERROR(${listed},${foreign})`;
}

function keyFormula(cell: string, row: string, marks: string, tool: ToolId, known: string): string {
  const isMarked = (mark: string) => `ISNUMBER(FIND("|${mark}|",${marks}))`;
  const blank = `IF(${isMarked(tool)},"${UNREAD}","")`;
  const read = `IF(${isMarked(`=${tool}`)},"${UNREAD}",IF(TRIM(${cell})="",${blank},${known}))`;
  return `=IF(${row}="","",IFERROR(${read},"${UNREAD}"))`;
}
