/** What is a change of state, and when are two records of it the same one? */
import { fold } from './fold';
import type { Round, StateKey, ToolId } from './matrix';

/**
 * How a change came about: typed in the cell, pasted, emptied, moved there or away, painted with a legend colour, set from the pane or the
 * menu, a finding's fix, the conversion of a round, found by a reading (on opening above all), or taken back with «Deshacer».
 */
export type ChangeOrigin =
  | 'escrito'
  | 'pegado'
  | 'borrado'
  | 'movido'
  | 'pintado'
  | 'panel'
  | 'correccion'
  | 'conversion'
  | 'al_abrir'
  | 'deshecho';

/** One cell of a round that passed from a state (or none: null) to another. */
export interface StateChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** INEGI code, or null when the municipality is not recognised. */
  readonly code: string | null;
  /** Official name, else the name as written. */
  readonly municipality: string;
  readonly tool: ToolId;
  readonly from: StateKey | null;
  readonly to: StateKey | null;
  /** Labels of the round's legend, "" for no state. */
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly origin: ChangeOrigin;
}

/** How the Bitácora says each origin. */
export const ORIGIN_WORDS: Readonly<Record<ChangeOrigin, string>> = {
  escrito: 'Escrito en la celda',
  pegado: 'Pegado',
  borrado: 'Borrado',
  movido: 'Movido',
  pintado: 'Pintado',
  panel: 'Panel o menú',
  correccion: 'Corrección de un hallazgo',
  conversion: 'Aplicar simbología',
  al_abrir: 'Encontrado al leer',
  deshecho: 'Deshecho',
};

/**
 * What tells a municipality's row of a round from its others, whatever row it stands in: the INEGI code, else
 * "~" and the folded name; a repeated one gets its ordinal ("15123#2").
 */
export function municipalityKeys(round: Round): ReadonlyMap<number, string> {
  const seen = new Map<string, number>();
  return new Map(
    round.rows.map(({ row, code, written }) => {
      const base = code ?? `~${fold(written)}`;
      const times = (seen.get(base) ?? 0) + 1;
      seen.set(base, times);
      return [row, times === 1 ? base : `${base}#${times}`];
    }),
  );
}

/**
 * The id of a change: the same for everybody who sees the same change of the same cell, different for the next
 * one. `round` is what identifies the round, `ordinal` counts the cell's changes from 1.
 */
export function changeId(
  change: Pick<StateChange, 'tool' | 'from' | 'to'>,
  round: string,
  municipality: string,
  ordinal: number | string,
): string {
  return [round, municipality, change.tool, `${change.from ?? ''}>${change.to ?? ''}`, ordinal].join('·');
}
