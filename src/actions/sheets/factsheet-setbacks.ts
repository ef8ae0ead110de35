/** Which tools of a live ficha are below the last state known before, whatever rounds without data lie between? */
import { isSetback, judge, type Side } from '../../domain/transition';
import {
  cellAt,
  dataLabels,
  fixed,
  type LabelClass,
  type Layout,
  type RoundColumn,
} from './factsheet-layout';
import { span, type SheetCanvas } from './sheet-canvas';

/** The cell that marks a tool's setback with 1, by its row; null when the last round is not live. */
export function setbackCell({ columns }: Layout): ((row: number) => string) | null {
  const { setbacks } = columns;
  return setbacks === null ? null : (row) => cellAt(row, setbacks);
}

/**
 * A mark for each tool, by the tables of the earlier rounds: the nearest one whose cell has data decides, as in
 * `latestSetback`.
 */
export function drawSetbacks(canvas: SheetCanvas, layout: Layout): void {
  const { groups, rounds, columns } = layout;
  const last = rounds.at(-1)!;
  if (columns.setbacks === null) return;
  const earlier = rounds.slice(0, -1).map((round, index) => drawTable(canvas, layout, round, index));
  for (const { tools } of groups) {
    for (const { top: row } of tools) {
      const after = cellAt(row, last.column);
      const verdict = earlier.reduce((farther, table) => {
        const at = `MATCH(${cellAt(row, table.column)},${table.down},0)`;
        // The nearest round with data decides, also when the last one has nothing to compare with it.
        const mark = `IFERROR(INDEX(${table.marks},${at},MATCH(${after},${table.across},0)),0)`;
        return `IF(ISNUMBER(${at}),${mark},${farther})`;
      }, '0');
      canvas.put(row, columns.setbacks, { formula: `=${verdict}` });
    }
  }
}

interface Table {
  /** The column of the round's states. */
  readonly column: number;
  readonly down: string;
  readonly across: string;
  readonly marks: string;
}

/** 1 where going from the label at the left to the label above is a setback. */
function drawTable(canvas: SheetCanvas, layout: Layout, round: RoundColumn, index: number): Table {
  const last = layout.rounds.at(-1)!;
  const [down, across] = [dataLabels(round), dataLabels(last)];
  const { top } = layout.rows.tools;
  const left = layout.columns.setbacks! + 1 + index * (1 + across.length);
  canvas.putRow(
    top - 1,
    left + 1,
    across.map(({ label }) => label),
  );
  down.forEach((before, line) => {
    const marks = across.map((after) => (fell(round, before, last, after) ? 1 : 0));
    canvas.putRow(top + line, left, [before.label, ...marks]);
  });
  const bottom = top + Math.max(down.length, 1) - 1;
  const right = left + Math.max(across.length, 1);
  return {
    column: round.column,
    down: fixed(span(top, left, left, bottom)),
    across: fixed(span(top - 1, left + 1, right)),
    marks: fixed(span(top, left + 1, right, bottom)),
  };
}

function fell(from: RoundColumn, before: LabelClass, to: RoundColumn, after: LabelClass): boolean {
  const judgement = judge(from.source.round, sideOf(before.state), to.source.round, sideOf(after.state));
  return judgement !== null && isSetback(judgement);
}

function sideOf(state: string): Side {
  return { kind: 'state', state };
}
