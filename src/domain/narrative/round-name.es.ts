/** How is a round called? By its ordinal, else its date, else its sheet; always so that no two share a name. */
import type { Round } from '../matrix';
import { dateText, isMonth, updateText } from './dates.es';
import { capitalize, ordinalReport, quote } from './grammar.es';

/** The names of one round, masculine and without article ("tercer reporte"). */
export interface RoundName {
  readonly round: Round;
  readonly short: string;
  /** With its dates: "tercer reporte, con fecha 9 de junio de 2023 (actualización al 5 de julio)". */
  readonly full: string;
  /** As `full`, within a sentence that goes on: with the comma that closes its dates. */
  readonly within: string;
  /** For a column: "Tercer reporte". */
  readonly title: string;
  /** "9 de junio de 2023 (actualización al 5 de julio)"; what the title does not say, or null. */
  readonly dates: string | null;
}

/** Names the rounds of one text; where two would be called the same, each says its sheet. */
export function nameRounds(rounds: readonly Round[]): RoundName[] {
  const shorts = rounds.map(shortName);
  return rounds.map((round, index) => {
    const own = shorts[index] ?? '';
    const shared = shorts.filter((other) => other === own).length > 1;
    return nameOf(round, shared ? `${own} (hoja ${quote(round.sheet)})` : own);
  });
}

function nameOf(round: Round, short: string): RoundName {
  const dates = datesText(round);
  const full = fullName(round, short);
  const within = full.startsWith(`${short},`) ? `${full},` : full;
  return { round, short, full, within, title: capitalize(short), dates };
}

function shortName(round: Round): string {
  if (round.number !== null) return ordinalReport(round.number);
  const date = round.reportedOn && dateText(round.reportedOn);
  if (date) return isMonth(round.reportedOn ?? '') ? `reporte de ${date}` : `reporte del ${date}`;
  return `reporte de la hoja ${quote(round.sheet)}`;
}

function fullName(round: Round, short: string): string {
  const update = round.updatedOn && updateText(round.updatedOn, round.reportedOn);
  const suffix = update ? ` (${update})` : '';
  const date = round.reportedOn && dateText(round.reportedOn);
  if (!date || round.number === null) return `${short}${suffix}`;
  const link = isMonth(round.reportedOn ?? '') ? 'correspondiente a' : 'con fecha';
  return `${short}, ${link} ${date}${suffix}`;
}

function datesText(round: Round): string | null {
  const date = round.reportedOn && dateText(round.reportedOn);
  const update = round.updatedOn && updateText(round.updatedOn, round.reportedOn);
  if (!date || round.number === null) return update || null;
  return update ? `${date} (${update})` : date;
}
