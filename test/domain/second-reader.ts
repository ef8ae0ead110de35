/**
 * What do the cells say, read a second time? It knows the test notation's signs and nothing of the program: no code
 * is shared with the narrative that it checks.
 */

/** One round as drawn: its legend's letters and, by tool, the sign of the one municipality. */
export interface DrawnRound {
  readonly legend: string;
  /** Null where the round lacks the municipality; a tool that is absent is no column of the round. */
  readonly signs: Readonly<Record<string, string>> | null;
}

const LABELS: Readonly<Record<string, string>> = {
  C: 'Cumplido',
  F: 'Se cuenta con el proyecto, falta conclusión del mismo',
  P: 'No se tiene - en proceso',
  I: 'Información errónea',
  S: 'Pendiente sin evidencia',
  N: 'No aplica',
  O: 'En revisión',
  T: 'En trámite',
};
/** T stands beside P; O and N have no place. */
const RANKS: Readonly<Record<string, number>> = { S: 0, I: 1, P: 2, T: 2, F: 3, C: 4 };

/** The sign of a tool in a round; "." when the round has nothing of it. */
export function signAt(round: DrawnRound, tool: string): string {
  return round.signs?.[tool] ?? '.';
}

/** A state that says how far the tool is. */
export const isData = (sign: string): boolean => 'CFPISOT'.includes(sign);
/** Any state, «No aplica» too. */
export const isState = (sign: string): boolean => isData(sign) || sign === 'N';
export const labelOf = (sign: string): string => LABELS[sign] ?? '';

/** What happened from one sign to the other, both with data. */
export function stepOf(
  from: DrawnRound,
  before: string,
  to: DrawnRound,
  after: string,
): 'same' | 'up' | 'down' | 'tied' | 'unranked' | 'legend' {
  if (before === after) return 'same';
  // The workbook's own letters are in every legend that is drawn.
  const lacks = (round: DrawnRound, sign: string): boolean => !`${round.legend}NOT`.includes(sign);
  if (before !== 'C' && after !== 'C' && (lacks(to, before) || lacks(from, after))) return 'legend';
  const [was, is] = [RANKS[before], RANKS[after]];
  if (was === undefined || is === undefined) return 'unranked';
  return is > was ? 'up' : is < was ? 'down' : 'tied';
}

/** The round, by its place, from which the last state fell; null when it did not. */
export function fellFrom(rounds: readonly DrawnRound[], tool: string): number | null {
  const last = rounds.length - 1;
  const after = signAt(rounds[last]!, tool);
  if (!isData(after)) return null;
  for (let index = last - 1; index >= 0; index -= 1) {
    const before = signAt(rounds[index]!, tool);
    if (!isData(before)) continue;
    return stepOf(rounds[index]!, before, rounds[last]!, after) === 'down' ? index : null;
  }
  return null;
}

/** How many rounds on end, up to the last, have its state; 0 when it has none. */
export function streakOf(rounds: readonly DrawnRound[], tool: string): number {
  const signs = rounds.map((round) => signAt(round, tool));
  const last = signs.at(-1)!;
  if (!isState(last)) return 0;
  let count = 0;
  while (count < signs.length && signs.at(-1 - count) === last) count += 1;
  return count;
}

/** Counts over some tools in one round. */
export interface Counts {
  readonly total: number;
  readonly data: number;
  readonly fulfilled: number;
  readonly unread: number;
  readonly blank: number;
}

export function countsOf(round: DrawnRound, tools: readonly string[]): Counts {
  const signs = tools.map((tool) => signAt(round, tool));
  const data = signs.filter(isData).length;
  const unread = signs.filter((sign) => sign === '?').length;
  const fulfilled = signs.filter((sign) => sign === 'C').length;
  return { total: signs.length, data, fulfilled, unread, blank: signs.length - data - unread };
}

/** "88.2 %" as a person computes it. */
export function shareText(part: number, whole: number): string {
  return `${Number(((100 * part) / whole).toFixed(1))} %`;
}
