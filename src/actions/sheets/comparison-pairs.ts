/** Which pairs of states does the transition matrix hold, and what does each one mean? */
import { changeText } from '../../domain/change.es';
import type { Comparison } from '../../domain/compare';
import type { CrossKey, CrossTable } from '../../domain/cross-table';
import type { Round } from '../../domain/matrix';
import { quote } from '../../domain/narrative/grammar.es';
import { stateLabel } from '../../domain/state';
import { judge, type Side } from '../../domain/transition';
import { SIGNED, UNREAD } from './comparison-figures';
import { shortened } from './text-pieces';

/** One pair of the transition matrix, and its row and column there. */
export interface Pair {
  readonly from: CrossKey;
  readonly to: CrossKey;
  readonly row: number;
  readonly column: number;
}

interface Compared {
  readonly comparison: Comparison;
  readonly cross: CrossTable;
}

/** All the pairs of the transition matrix, row by row. */
export function pairsOf({ cross }: Pick<Compared, 'cross'>): Pair[] {
  return cross.rows.flatMap((from, row) => cross.columns.map((to, column) => ({ from, to, row, column })));
}

/** The sign of a pair by today's legends, and the name of its change; null for «sin dato» on both sides. */
export function judgePair({ comparison }: Pick<Compared, 'comparison'>, { from, to }: Pair): PairSign | null {
  const judgement = judge(comparison.from, sideOf(from), comparison.to, sideOf(to));
  if (!judgement) return null;
  const key = judgement.byLegend ? 'por_simbologia' : judgement.change;
  const { sign } = SIGNED.find((signed) => signed.key === key)!;
  return { sign, name: changeText(judgement), byLegend: judgement.byLegend };
}

export interface PairSign {
  readonly sign: string;
  readonly name: string;
  readonly byLegend: boolean;
}

function sideOf(key: CrossKey): Side {
  if (key.kind === 'state') return key;
  return key.kind === 'none' ? { kind: 'blank' } : { kind: 'unread', reading: { kind: 'unreadable' } };
}

/** True for a state that stayed as it was. */
export function isSame({ from, to }: Pair): boolean {
  return from.kind === 'state' && codeOf(from) === codeOf(to);
}

/** A key as the hidden columns hold it: "" without data, "¿" unread. */
export function codeOf(key: CrossKey): string {
  if (key.kind === 'state') return key.state;
  return key.kind === 'none' ? '' : UNREAD;
}

/** "De «Pendiente sin evidencia» a «Cumplido»". */
export function pairWords({ comparison }: Pick<Compared, 'comparison'>, { from, to }: Pair): string {
  return `De ${keyWords(from, comparison.from)} a ${keyWords(to, comparison.to)}`;
}

function keyWords(key: CrossKey, round: Round): string {
  return key.kind === 'state'
    ? quote(shortened(stateLabel(key.state, round.legend)))
    : keyText(key, round).toLowerCase();
}

/** A row's or column's heading: the state as the round labels it. */
export function keyText(key: CrossKey, round: Round): string {
  if (key.kind === 'state') return shortened(stateLabel(key.state, round.legend));
  return key.kind === 'none' ? 'Sin dato' : 'Sin lectura';
}
