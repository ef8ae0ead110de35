/** What did each round say of one municipality and one tool? */
import { firstRows, municipalityKey } from './align';
import { carriedText } from './carried';
import { sideText } from './change.es';
import type { Matrix, MunicipalityRow, Reading, Round, ToolId } from './matrix';
import { dateText } from './narrative/dates.es';
import { nameRounds } from './narrative/round-name.es';
import { entryOf, stateLabel, symbolOf } from './state';
import { cellOf, judge, sideOf, type Change, type Judgement, type Side } from './transition';

/** What one round says of a municipality and a tool. */
export interface HistoryLine {
  readonly sheet: string;
  /** "Tercer reporte", else by its date or its sheet. */
  readonly title: string;
  /** Long date in Spanish, or null. */
  readonly date: string | null;
  /** Null when the round lacks the tool or the municipality. */
  readonly reading: Reading | null;
  /** The state's label in that round's legend; a short sentence when there is none ("Sin dato", "Sin lectura"). */
  readonly label: string;
  readonly color: string | null;
  readonly symbol: string;
  /** Change against the round before, in words ("avanzó"), or null. */
  readonly change: string | null;
  /** A1 address, or null when the round lacks the cell. */
  readonly address: string | null;
  readonly selected: boolean;
}

/** The lines of all rounds, in their order; of the selected round, its selected row though it be repeated. */
export function historyOf(
  matrix: Matrix,
  selected: Round,
  selectedRow: MunicipalityRow,
  tool: ToolId,
): HistoryLine[] {
  const key = municipalityKey(selectedRow);
  const names = nameRounds(matrix.rounds);
  const rows = matrix.rounds.map((round) =>
    round === selected ? selectedRow : (firstRows(round).get(key) ?? null),
  );
  return matrix.rounds.map((round, index): HistoryLine => {
    const row = rows[index] ?? null;
    const side = sideOf(row, tool);
    const before = matrix.rounds[index - 1];
    const judgement = before ? judge(before, sideOf(rows[index - 1] ?? null, tool), round, side) : null;
    const state = side.kind === 'state' ? side.state : null;
    return {
      sheet: round.sheet,
      title: names[index]!.title,
      date: roundDate(round),
      reading: row?.readings[tool] ?? null,
      label: labelOf(side, round),
      color: state === null ? null : (entryOf(state, round.legend)?.color ?? null),
      symbol: state === null ? '' : symbolOf(state, round.legend),
      change: judgement && changeWords(judgement),
      address: cellOf(round, row, tool)?.cell ?? null,
      selected: round === selected,
    };
  });
}

/** As `sideText`, and of what was carried over the text itself: "Por confirmar: Cumplido". */
function labelOf(side: Side, { legend }: Round): string {
  const carried = side.kind === 'unread' && side.reading.kind === 'other' && side.reading.carried;
  return carried ? carriedText(stateLabel(carried, legend)) : sideText(side, legend);
}

function roundDate({ reportedOn, updatedOn }: Round): string | null {
  const date = reportedOn ?? updatedOn;
  return date && dateText(date);
}

const WORDS: Readonly<Record<Change, string>> = {
  avance: 'avanzó',
  retroceso: 'retrocedió',
  sin_cambio: 'sin cambio',
  nuevo: 'nuevo',
  ya_no_reportado: 'ya no se reporta',
  no_comparable: 'no se puede comparar',
};

/** "avanzó", "retrocedió", …; a change that coincides with one of the legend says only that. */
export function changeWords({ change, byLegend }: Judgement): string {
  return byLegend ? 'cambió junto con la simbología' : WORDS[change];
}

/** ", avanzó" after what is spoken of a cell; nothing without a change to tell. */
export function spokenChange(change: string | null): string {
  return change === null ? '' : `, ${change}`;
}
