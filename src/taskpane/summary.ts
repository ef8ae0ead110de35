/** What does the pane show of a reading? Names, dates and counts, ready to be drawn. */
import type { WorkbookReading } from '../actions/outcome';
import type { Finding, Severity } from '../domain/finding';
import type { Color } from '../domain/grid';
import type { Round, StateKey } from '../domain/matrix';
import { TOOLS } from '../domain/model/tools';
import { dateText, isMonth } from '../domain/narrative/dates.es';
import { tallyText } from '../domain/narrative/tally.es';
import { nameRounds } from '../domain/narrative/round-name.es';
import { repeatedRows, roundProgress, type Tally } from '../domain/progress';
import { stateLabel, stateSymbols } from '../domain/state';
import type { SaidDate } from './strings.es';

export const SEVERITIES: readonly Severity[] = ['error', 'aviso', 'nota'];

/** One line of a round's card. */
export interface StateCount {
  readonly state: StateKey;
  readonly label: string;
  readonly symbol: string;
  readonly color: Color | null;
  readonly count: number;
}

/** One round's card. */
export interface RoundSummary {
  readonly round: Round;
  /** "Tercer reporte". */
  readonly title: string;
  /** "9 de junio de 2023 (actualización al 5 de julio)", or null. */
  readonly dates: string | null;
  /** "11 de 16 con dato (68.8 %); 2 de 18 sin dato". */
  readonly progress: string;
  readonly tally: Tally;
  /** The Model's tools of which the sheet has no column, and how many of the cells without data they are. */
  readonly lacking: { readonly tools: readonly string[]; readonly cells: number };
  /** Rows that repeat a municipality and are not counted: "Metepec (fila 9)". */
  readonly repeated: readonly string[];
  readonly states: readonly StateCount[];
}

/** The cards of all rounds, in order. */
export function summarizeRounds(rounds: readonly Round[]): RoundSummary[] {
  return nameRounds(rounds).map(({ round, title, dates }) => {
    const { overall } = roundProgress(round);
    return {
      round,
      title,
      dates,
      progress: tallyText(overall),
      tally: overall,
      lacking: lackingOf(round, overall),
      repeated: repeatedRows(round),
      states: countStates(round, overall),
    };
  });
}

function lackingOf({ tools }: Round, { total }: Tally): RoundSummary['lacking'] {
  const present = new Set(tools.map(({ tool }) => tool));
  const lacking = TOOLS.map(({ id }) => id).filter((id) => !present.has(id));
  return { tools: lacking, cells: (total / TOOLS.length) * lacking.length };
}

/** The legend's states in its own order, then those that the round has and its legend lacks. */
function countStates(round: Round, tally: Tally): StateCount[] {
  const entries = round.legend?.entries ?? [];
  const states = new Set([...entries.map((entry) => entry.state), ...tally.byState.keys()]);
  const symbols = stateSymbols(states);
  return [...states].map((state) => ({
    state,
    label: stateLabel(state, round.legend),
    symbol: symbols.get(state) ?? '',
    color: entries.find((entry) => entry.state === state)?.color ?? null,
    count: tally.byState.get(state) ?? 0,
  }));
}

/** The first and the last date of the rounds, in words; null when any round has none. */
export function datesSpan(rounds: readonly Round[]): { from: SaidDate; to: SaidDate } | null {
  const dates = rounds.map(({ reportedOn }) => {
    const text = reportedOn && dateText(reportedOn);
    return text ? { text, isMonth: isMonth(reportedOn) } : null;
  });
  const [from, to] = [dates[0], dates.at(-1)];
  return from && to && dates.every(Boolean) ? { from, to } : null;
}

/** Every municipality once, by its official name or as written, in Spanish order. */
export function municipalityNames(rounds: readonly Round[]): string[] {
  const names = new Set(rounds.flatMap((round) => round.rows.map((row) => row.name ?? row.written)));
  return [...names].filter((name) => name !== '').sort((a, b) => a.localeCompare(b, 'es-MX'));
}

/** How many different tools the rounds have. */
export function toolCount(rounds: readonly Round[]): number {
  return new Set(rounds.flatMap((round) => round.tools.map((tool) => tool.tool))).size;
}

/** How many findings there are of each severity, the gravest first. */
export function countBySeverity(findings: readonly Finding[]): (readonly [Severity, number])[] {
  return SEVERITIES.map((severity) => [severity, findings.filter((f) => f.severity === severity).length]);
}

/** True when some round has no legend, of its own or kept for it, so that the person may choose one. */
export function lacksLegend({ matrix }: WorkbookReading): boolean {
  return matrix.rounds.some(({ legend }) => {
    const source = legend?.source;
    return !source || (source.kind !== 'own' && !source.kept);
  });
}
