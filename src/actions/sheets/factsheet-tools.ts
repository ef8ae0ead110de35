/** How is the table of tools drawn: requirement, state in each round, change, deadline, Avance and Evidencia? */
import { stateLabel, stateSymbols } from '../../domain/state';
import { inkOn } from '../../excel/live-round';
import { LOOK } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { quoted } from './comparison-text';
import type { TypedCell } from './factsheet-former';
import { drawRoundHeads, drawSection, drawTableHead } from './factsheet-head';
import {
  cellAt,
  NO_STATE,
  UNREAD,
  type Layout,
  type PlacedTool,
  type RoundColumn,
  type ToolGroup,
} from './factsheet-layout';
import { generatedTexts, toolTitle, TOOL_TEXT } from './factsheet-heights';
import { changeFormula, stateFormula } from './factsheet-live';
import { toolTag } from './factsheet-tags';
import { span, type SheetCanvas } from './sheet-canvas';
import { shortened } from './text-pieces';

/** From the section's title to the last tool, and the key of symbols when rounds are shown by them. */
export function drawTools(canvas: SheetCanvas, layout: Layout): void {
  drawToolsHead(canvas, layout);
  dressTools(canvas, layout);
  for (const group of layout.groups) drawGroup(canvas, layout, group);
  drawColors(canvas, layout);
  drawChangeColors(canvas, layout);
  drawSymbols(canvas, layout);
}

function drawToolsHead(canvas: SheetCanvas, layout: Layout): void {
  const { rows, columns, omitted, rounds } = layout;
  drawSection(canvas, layout, rows.toolsTitle, 'Herramientas');
  const head = rows.toolsHead;
  canvas.putRow(head, 0, ['Herramienta', 'Requisito']);
  drawTableHead(canvas, span(head, 0, columns.right));
  drawRoundHeads(canvas, layout, head, false);
  if (columns.change !== null) drawChangeHead(canvas, layout, head, columns.change);
  if (columns.deadline !== null) canvas.put(head, columns.deadline, 'Plazo');
  canvas.putRow(head, columns.note, ['Avance', 'Evidencia']);
  if (omitted === 0) return;
  const shown = `Se muestran los últimos ${rounds.length} de ${rounds.length + omitted} reportes; la redacción los considera todos.`;
  canvas.put(rows.toolsTitle, 1, shown);
  canvas.style(span(rows.toolsTitle, 1, 1), { size: 9, bold: false, color: LOOK.soft });
}

/** Between which rounds: a column of changes that does not say it means nothing beside three rounds. */
function drawChangeHead(canvas: SheetCanvas, layout: Layout, head: number, column: number): void {
  const text = `Cambio ${layout.page.factsheet.between ?? ''}`.trim();
  canvas.put(head, column, text);
  const setting = { widths: [layout.widths[column]!], size: TOOL_TEXT, bold: true };
  canvas.height(head, Math.max(canvas.heightOf(head), textHeight(text, setting, 8)));
}

function drawGroup(canvas: SheetCanvas, layout: Layout, group: ToolGroup): void {
  canvas.put(group.band, 0, group.dimension.heading);
  canvas.height(group.band, 18);
  for (const placed of group.tools) drawTool(canvas, layout, placed);
}

function drawTool(canvas: SheetCanvas, layout: Layout, placed: PlacedTool): void {
  const { columns, page } = layout;
  const { row, top: at } = placed;
  canvas.putRow(at, 0, [toolTitle(row), row.requirement]);
  if (!row.hasRequirement) canvas.style(span(at, 1, 1), { italic: true, color: LOOK.soft });
  for (const round of layout.rounds) {
    const formula = stateFormula(layout, round, row);
    canvas.put(at, round.column, formula === null ? row.states[round.index]!.text : { formula });
  }
  if (columns.change !== null) {
    const formula = changeFormula(layout, at);
    const words = row.change ? `${row.change.sign} ${row.change.text}` : null;
    canvas.put(at, columns.change, formula === null ? words : { formula });
  }
  if (columns.deadline !== null) canvas.put(at, columns.deadline, row.deadline && sentenceCase(row.deadline));
  const { note, evidence } = generatedTexts(row);
  drawTyped(canvas, at, columns.note, page.former.notes.get(row.tool), note);
  drawTyped(canvas, at, columns.evidence, page.former.evidence.get(row.tool), evidence);
  canvas.put(at, columns.tag, toolTag(row.tool, note, evidence));
  fitRows(canvas, layout, placed);
}

/** A text that no row is tall enough for has its cell over several: it stays one text, in one cell. */
function fitRows(canvas: SheetCanvas, { columns }: Layout, { top, bottom, height }: PlacedTool): void {
  for (let row = top; row <= bottom; row++) canvas.height(row, Math.ceil(height / (bottom - top + 1)));
  if (bottom === top) return;
  // Its beginning is read where its tool's name is, also when it goes on over the next page.
  canvas.style(span(top, 0, columns.right, bottom), { valign: 'Top' });
  for (let column = 0; column <= columns.right; column++) canvas.merge(span(top, column, column, bottom));
}

/** What the person typed stays; else what the Avances say. */
function drawTyped(
  canvas: SheetCanvas,
  row: number,
  column: number,
  typed: TypedCell | undefined,
  generated: string | null,
): void {
  canvas.put(row, column, typed ? typed.content : generated);
  if (typed?.numberFormat) canvas.style(span(row, column, column), { numberFormat: typed.numberFormat });
}

function dressTools(canvas: SheetCanvas, { groups, columns, rounds }: Layout): void {
  const bands = groups.map(({ band }) => span(band, 0, columns.right));
  const across = (left: number, right: number) =>
    groups.map(({ band, bottom }) => span(band + 1, left, right, bottom));
  const last = rounds.at(-1)!.column;
  canvas.style(bands, { bold: true, fill: LOOK.band, color: LOOK.head, underline: LOOK.line, indent: 1 });
  canvas.style(across(0, columns.right), { grid: LOOK.line, size: TOOL_TEXT, wrap: true, indent: 1 });
  canvas.style(across(0, 0), { bold: true });
  canvas.style(across(2, columns.change ?? last), { align: 'Center' });
}

/** One format for each label and colour over each run of rounds that share them, so that there are few. */
function drawColors(canvas: SheetCanvas, layout: Layout): void {
  const { top, bottom } = layout.rows.tools;
  const symbols = symbolsOf(layout);
  for (const { from, to, label, color, state } of colorRuns(layout.rounds)) {
    const symbol = from.writtenOut ? {} : { numberFormat: `;;;"${symbols.get(state)!}"` };
    const fill = color ? { fill: color, color: inkOn(color) } : {};
    canvas.when({
      area: span(top, from.column, to.column, bottom),
      formula: `=${cellAt(top, from.column)}=${quoted(label)}`,
      ...fill,
      ...symbol,
    });
  }
  drawNoState(canvas, layout);
}

interface ColorRun {
  readonly from: RoundColumn;
  to: RoundColumn;
  readonly label: string;
  readonly color: string | null;
  readonly state: string;
}

function colorRuns(rounds: readonly RoundColumn[]): ColorRun[] {
  const runs: ColorRun[] = [];
  for (const round of rounds) {
    for (const { label, color, state } of round.source.round.legend?.entries ?? []) {
      const open = runs.find(
        (run) =>
          run.to.column === round.column - 1 &&
          run.to.writtenOut === round.writtenOut &&
          run.label === label &&
          run.color === color &&
          run.state === state,
      );
      if (open) open.to = round;
      else runs.push({ from: round, to: round, label, color, state });
    }
  }
  return runs;
}

function drawNoState(canvas: SheetCanvas, { rows, rounds }: Layout): void {
  const { top, bottom } = rows.tools;
  for (const writtenOut of [true, false]) {
    const columns = rounds.filter((round) => round.writtenOut === writtenOut).map(({ column }) => column);
    if (columns.length === 0) continue;
    const area = span(top, columns[0]!, columns.at(-1)!, bottom);
    const cell = cellAt(top, columns[0]!);
    const none = NO_STATE.map((text) => `${cell}=${quoted(text)}`).join(',');
    const narrow = (sign: string) => (writtenOut ? {} : { numberFormat: `;;;"${sign}"` });
    canvas.when({ area, formula: `=OR(${none})`, color: LOOK.soft, ...narrow(NONE_SIGN) });
    canvas.when({ area, formula: `=${cell}=${quoted(UNREAD)}`, color: LOOK.warn, ...narrow(UNREAD_SIGN) });
  }
}

const NONE_SIGN = '·';
const UNREAD_SIGN = '?';
const GOOD = '#1B6E3C';
const BAD = '#B42318';

function drawChangeColors(canvas: SheetCanvas, { rows, columns }: Layout): void {
  if (columns.change === null) return;
  const { top, bottom } = rows.tools;
  const area = span(top, columns.change, columns.change, bottom);
  const sign = (text: string) => `=LEFT(${cellAt(top, columns.change!)},1)="${text}"`;
  canvas.when({ area, formula: sign('▲'), color: GOOD, bold: true });
  canvas.when({ area, formula: sign('▼'), color: BAD, bold: true });
}

/** Symbols over all the rounds, so that one sign means one state on the whole ficha. */
function symbolsOf({ rounds }: Layout): ReadonlyMap<string, string> {
  return stateSymbols(rounds.flatMap(({ labels }) => labels.map(({ state }) => state)));
}

/** Says in words what each symbol of the narrow columns is. */
function drawSymbols(canvas: SheetCanvas, layout: Layout): void {
  const { rows, rounds } = layout;
  if (rows.symbols === null) return;
  const key = [...symbolsOf(layout)].map(([state, symbol]) => {
    const legend = rounds.findLast(({ labels }) => labels.some((entry) => entry.state === state));
    return `${symbol} ${shortened(stateLabel(state, legend?.source.round.legend)).replace(/\.$/, '')}`;
  });
  const signs = [...key, `${NONE_SIGN} sin dato o no figura`, `${UNREAD_SIGN} sin lectura`].join('     ');
  canvas.put(rows.symbols, 0, signs);
  const area = span(rows.symbols, 0, layout.columns.right);
  canvas.merge(area);
  canvas.style(area, { size: 8, color: LOOK.soft, wrap: true });
  canvas.height(rows.symbols, Math.max(15, textHeight(signs, { widths: layout.widths, size: 8 }, 3)));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase('es-MX') + text.slice(1);
}
