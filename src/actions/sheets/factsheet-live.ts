/** By which formulas does a ficha follow the matrix, and what do they rest on out of sight? */
import { changeSign, changeText } from '../../domain/change.es';
import { NO_DATA_STATES, stateLabel } from '../../domain/state';
import { isFulfilled, judge, type Side } from '../../domain/transition';
import { quoteSheet } from '../../excel/own-sheets';
import type { FactsheetRow } from '../../domain/factsheet';
import { quoted } from './comparison-text';
import {
  cellAt,
  fixed,
  fixedCell,
  lastTwo,
  NO_STATE,
  progressRow,
  toolArea,
  UNREAD,
  type LabelClass,
  type Layout,
  type RoundColumn,
} from './factsheet-layout';
import { drawSetbacks } from './factsheet-setbacks';
import { span, type SheetCanvas } from './sheet-canvas';

/** Rows under all that is seen for the name sought in a round and the place where it is: no page shows them. */
function lookupRows({ rows }: Layout): { readonly name: number; readonly place: number } {
  return { name: rows.bottom + 2, place: rows.bottom + 3 };
}

/** Everything out of sight: names sought, labels, classes, states as they were, and what each change is called. */
export function drawHidden(canvas: SheetCanvas, layout: Layout): void {
  for (const round of layout.rounds) {
    drawStored(canvas, layout, round);
    if (round.live) drawLookup(canvas, layout, round);
    if (round.hidden.classes !== null) drawClasses(canvas, layout, round);
  }
  if (layout.columns.pairs !== null) drawPairs(canvas, layout, layout.columns.pairs);
  drawSetbacks(canvas, layout);
}

/** The state of a tool as it is in its round's cell now. */
export function stateFormula(layout: Layout, round: RoundColumn, row: FactsheetRow): string | null {
  const column = round.source.round.tools.find(({ tool }) => tool === row.tool)?.column;
  const state = row.states[round.index]!;
  if (!round.live || column === undefined) return null;
  const cell = `INDEX(${columnOf(round, column)},${placeOf(layout, round)})`;
  const labels = labelArea(layout, round);
  const otherwise = state.side.kind === 'unread' ? UNREAD : NO_STATE[0];
  const text = unlisted(round, row, cell);
  const none = `IF(ISERROR(${placeOf(layout, round)}),"${NO_STATE[1]}",IF(${cell}="","${otherwise}",${text}))`;
  return `=IFERROR(INDEX(${labels},MATCH(${cell},${labels},0)),${none})`;
}

/** What is shown of a text that is no label: the state that it spells although the legend lacks it, or nothing. */
function unlisted({ source }: RoundColumn, row: FactsheetRow, cell: string): string {
  const foreign = source.foreign.find(({ tool }) => tool === row.tool);
  if (!foreign) return quoted(UNREAD);
  const label = stateLabel(foreign.state, source.round.legend);
  return `IF(${cell}=${quoted(foreign.text)},${quoted(label)},${quoted(UNREAD)})`;
}

/** The sign and name of the change between the last two rounds, as their cells show it now. */
export function changeFormula(layout: Layout, row: number): string | null {
  const compared = lastTwo(layout);
  const { pairs } = layout.columns;
  if (!compared || pairs === null) return null;
  const [from, to] = compared;
  const { top } = layout.rows.tools;
  const [height, width] = [from.labels.length + NO_STATE.length, to.labels.length + NO_STATE.length];
  const words = fixed(span(top, pairs + 1, pairs + width, top + height - 1));
  const before = fixed(span(top, pairs, pairs, top + height - 1));
  const after = fixed(span(top - 1, pairs + 1, pairs + width));
  const find = (cell: string, list: string): string => `MATCH(${cell},${list},0)`;
  const at = `${find(cellAt(row, from.column), before)},${find(cellAt(row, to.column), after)}`;
  return `=IFERROR(INDEX(${words},${at})&"",${quoted(NOT_COMPARABLE)})`;
}

/** Where the municipality's row is in the sheet of a live round, as a formula; for links that follow sorting. */
export function sheetRowFormula(layout: Layout, round: RoundColumn): string {
  const { top } = round.source.round.body;
  return `${top}+IFERROR(${placeOf(layout, round)},1)`;
}

/** True as a formula when the states shown are not those of the time of writing; null when none is live. */
export function changedFormula(layout: Layout): string | null {
  const { top, bottom } = layout.rows.tools;
  const runs: RoundColumn[][] = [];
  for (const round of layout.rounds.filter(({ live }) => live)) {
    const last = runs.at(-1);
    if (last?.at(-1)!.column === round.column - 1) last.push(round);
    else runs.push([round]);
  }
  if (runs.length === 0) return null;
  const compared = runs.map((run) => {
    const [first, last] = [run[0]!, run.at(-1)!];
    const shown = fixed(span(top, first.column, last.column, bottom));
    const stored = fixed(span(top, first.hidden.stored, last.hidden.stored, bottom));
    return `SUMPRODUCT(--(${shown}<>${stored}))`;
  });
  return `${compared.join('+')}>0`;
}

/** Addresses of a live round's counts in a row of the table of progress. */
export interface CountCells {
  readonly fulfilled: string;
  readonly withData: string;
  readonly unread: string;
}

/** Where a round's counts of a row are, when they are formulas. */
export function countCells(round: RoundColumn, row: number): CountCells | null {
  const { stored, classes, labels } = round.hidden;
  if (classes === null || labels === null) return null;
  return {
    fulfilled: fixedCell(row, stored),
    withData: fixedCell(row, classes),
    unread: fixedCell(row, labels),
  };
}

/** Addresses of what the last two rounds have in common, in a row of the table of progress. */
export interface CommonCells {
  readonly cells: string;
  readonly from: string;
  readonly to: string;
}

/** Where the common counts of a row are, when they are formulas. */
export function commonCells({ columns }: Layout, row: number): CommonCells | null {
  if (columns.pairs === null) return null;
  const at = (offset: number) => fixedCell(row, columns.pairs! + offset);
  return { cells: at(0), from: at(1), to: at(2) };
}

const NOT_COMPARABLE = wordsOf({ change: 'no_comparable', byLegend: false });

function wordsOf(judgement: Parameters<typeof changeText>[0]): string {
  return `${changeSign(judgement)} ${changeText(judgement)}`;
}

/** The name is sought, so that the ficha follows rows that are sorted; a wildcard in it is taken literally. */
function drawLookup(canvas: SheetCanvas, layout: Layout, round: RoundColumn): void {
  const { source, hidden, labels } = round;
  const rows = lookupRows(layout);
  canvas.put(rows.name, hidden.stored, source.follows!.replace(/[~*?]/g, '~$&'));
  const names = columnOf(round, source.round.municipalityColumn);
  canvas.put(rows.place, hidden.stored, {
    formula: `=MATCH(${fixedCell(rows.name, hidden.stored)},${names},0)`,
  });
  const { top } = layout.rows.tools;
  labels.forEach((entry, index) => {
    canvas.put(top + index, hidden.labels!, entry.label);
    if (hidden.classOf !== null) canvas.put(top + index, hidden.classOf, classOf(entry));
  });
}

function classOf({ state }: LabelClass): number {
  if (isFulfilled(state)) return 2;
  return NO_DATA_STATES.has(state) ? 0 : 1;
}

function drawStored(canvas: SheetCanvas, { groups }: Layout, round: RoundColumn): void {
  for (const { row, top } of groups.flatMap(({ tools }) => tools)) {
    canvas.put(top, round.hidden.stored, row.states[round.index]!.text);
  }
}

/** The class of each tool's state, and their counts beside the table of progress. */
function drawClasses(canvas: SheetCanvas, layout: Layout, round: RoundColumn): void {
  const { stored, classes, labels, classOf: list } = round.hidden;
  const [label, kind] = [labelArea(layout, round), listArea(layout, round, list!)];
  layout.groups.forEach((group, dimension) => {
    for (const { top } of group.tools) {
      const found = `MATCH(${cellAt(top, round.column)},${label},0)`;
      canvas.put(top, classes!, { formula: `=IFERROR(INDEX(${kind},${found}),0)` });
    }
    const at = progressRow(layout, dimension);
    const counted = fixed(toolArea(group, classes!));
    canvas.put(at, stored, { formula: `=COUNTIF(${counted},2)` });
    canvas.put(at, classes!, { formula: `=COUNTIF(${counted},">0")` });
    canvas.put(at, labels!, { formula: `=COUNTIF(${fixed(toolArea(group, round.column))},"${UNREAD}")` });
  });
  for (const column of [stored, classes!, labels!]) sumDimensions(canvas, layout, column);
}

function sumDimensions(canvas: SheetCanvas, { rows }: Layout, column: number): void {
  const area = fixed(span(rows.progress + 1, column, column, rows.total - 1));
  canvas.put(rows.total, column, { formula: `=SUM(${area})` });
}

/** What each change is called, labels of the earlier round down and of the later across; and common counts. */
function drawPairs(canvas: SheetCanvas, layout: Layout, left: number): void {
  const [from, to] = lastTwo(layout)!;
  const { top } = layout.rows.tools;
  const [down, across] = [sidesOf(from), sidesOf(to)];
  canvas.putRow(
    top - 1,
    left + 1,
    across.map(({ text }) => text),
  );
  down.forEach((before, index) => {
    const words = across.map((after) => {
      const judgement = judge(from.source.round, before.side, to.source.round, after.side);
      return judgement ? wordsOf(judgement) : null;
    });
    canvas.putRow(top + index, left, [before.text, ...words]);
  });
  drawCommon(canvas, layout, left, [from.hidden.classes!, to.hidden.classes!]);
}

function drawCommon(
  canvas: SheetCanvas,
  layout: Layout,
  left: number,
  classes: readonly [number, number],
): void {
  layout.groups.forEach((group, dimension) => {
    const [from, to] = classes.map((column) => fixed(toolArea(group, column)));
    canvas.putRow(progressRow(layout, dimension), left, [
      { formula: `=SUMPRODUCT((${from}>0)*(${to}>0))` },
      { formula: `=SUMPRODUCT((${from}=2)*(${to}>0))` },
      { formula: `=SUMPRODUCT((${from}>0)*(${to}=2))` },
    ]);
  });
  for (const offset of [0, 1, 2]) sumDimensions(canvas, layout, left + offset);
}

function sidesOf({ labels }: RoundColumn): { text: string; side: Side }[] {
  return [
    ...labels.map(({ label, state }) => ({ text: label, side: { kind: 'state', state } as const })),
    ...NO_STATE.map((text) => ({ text, side: { kind: 'blank' } as const })),
  ];
}

function columnOf({ source }: RoundColumn, column: number): string {
  const { sheet, body } = source.round;
  return `${quoteSheet(sheet)}!${fixed(span(body.top, column, column, body.bottom))}`;
}

function placeOf(layout: Layout, { hidden }: RoundColumn): string {
  return fixedCell(lookupRows(layout).place, hidden.stored);
}

function labelArea(layout: Layout, round: RoundColumn): string {
  return listArea(layout, round, round.hidden.labels!);
}

function listArea({ rows }: Layout, { labels }: RoundColumn, column: number): string {
  const { top } = rows.tools;
  return fixed(span(top, column, column, top + labels.length - 1));
}
