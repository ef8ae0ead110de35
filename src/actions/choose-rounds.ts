/** Which two reports are to be compared, and why are there none? */
import type { Round } from '../domain/matrix';
import { list, quote } from '../domain/narrative/grammar.es';
import { ActionError } from './outcome';
import { requireRounds, type Book } from './reading';

/** Sheets that the person names. */
export interface WantedRounds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Two rounds to compare, or why there are none. */
export type Chosen =
  | { readonly from: Round; readonly to: Round; readonly notes: readonly string[] }
  /** The sentence that says why there is nothing to compare. */
  | { readonly missing: string };

/**
 * The rounds named, in that order; for one that is not named the one before, or the last that has states.
 *
 * @throws ActionError `unknown_sheet`.
 */
export function chooseRounds(book: Book, { from, to }: WantedRounds): Chosen {
  const rounds = requireRounds(book);
  const [named, later] = [findRound(rounds, from), findRound(rounds, to)];
  if (named && named === later) {
    return { missing: `Los dos reportes son el mismo, ${quote(named.sheet)}: elija dos reportes distintos.` };
  }
  const usable = usableRounds(book);
  const skipped = rounds.filter((round) => !usable.includes(round) && round !== named && round !== later);
  const notes = skippedNotes(skipped);
  const last = later ?? usable.findLast((round) => !named || rounds.indexOf(round) > rounds.indexOf(named));
  const first = named ?? usable.findLast((round) => last && rounds.indexOf(round) < rounds.indexOf(last));
  if (!first || !last) return { missing: [missingText(rounds, usable, named, last), ...notes].join(' ') };
  if (first.rows.length + last.rows.length === 0) {
    return {
      missing: `Ni ${quote(first.sheet)} ni ${quote(last.sheet)} tienen municipios: no hay qué comparar.`,
    };
  }
  return { from: first, to: last, notes };
}

function missingText(
  rounds: readonly Round[],
  usable: readonly Round[],
  from: Round | undefined,
  to: Round | undefined,
): string {
  const only = from ?? to;
  if (!only) return 'Ningún reporte tiene estados que se puedan leer: no hay qué comparar.';
  const which = quote(only.sheet);
  if (rounds.length === 1) return `Solo hay un reporte, ${which}: no hay con cuál compararlo.`;
  if (usable.length < 2) return `Solo ${which} tiene estados que se puedan leer: no hay con cuál compararlo.`;
  return `No hay un reporte ${from ? 'posterior' : 'anterior'} a ${which} con el cual compararlo.`;
}

function skippedNotes(skipped: readonly Round[]): string[] {
  if (skipped.length === 0) return [];
  const names = list(skipped.map(({ sheet }) => quote(sheet)));
  const what =
    skipped.length === 1
      ? 'no entró en la comparación: no tiene estados que se puedan leer.'
      : 'no entraron en la comparación: no tienen estados que se puedan leer.';
  const advice = skipped.some(({ legend }) => legend === null)
    ? 'Elija una simbología y repita la acción.'
    : 'Revise los hallazgos.';
  return [`${names} ${what} ${advice}`];
}

/** The rounds with something to compare: one whose colours no legend explains says nothing. */
export function usableRounds(book: Book): Round[] {
  return requireRounds(book).filter((round) =>
    round.rows.some((row) => Object.values(row.readings).some((reading) => reading.kind === 'state')),
  );
}

/** Excel knows sheets whatever their case. */
function findRound(rounds: readonly Round[], sheet: string | undefined): Round | undefined {
  if (sheet === undefined) return undefined;
  const wanted = sheet.trim().toLocaleLowerCase('es-MX');
  const found = rounds.find((round) => round.sheet.toLocaleLowerCase('es-MX') === wanted);
  if (found) return found;
  const known = rounds.map((round) => quote(round.sheet)).join(', ');
  throw new ActionError(
    'unknown_sheet',
    `${quote(sheet)} no es un reporte de este libro. Reportes: ${known}.`,
  );
}
