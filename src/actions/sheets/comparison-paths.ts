/** What do all the rounds say of each cell, and by which symbols and names is it told? */
import type { Round, StateKey } from '../../domain/matrix';
import { nameRounds } from '../../domain/narrative/round-name.es';
import { stateSymbols } from '../../domain/state';
import { trajectories, type Point, type Trajectory } from '../../domain/trajectory';
import { drawnStates } from './comparison-key-lines';
import type { Layout } from './comparison-layout';

/** What the lists and the table over all rounds have in common. */
export interface AllRounds {
  readonly paths: readonly Trajectory[];
  /** One symbol for each state of any round: those of the matrix above stay as they are there. */
  readonly symbols: ReadonlyMap<StateKey, string>;
  /** "Tercer reporte" as the sentences say it. */
  readonly shortName: (round: Round) => string;
}

/** Computed once for the lists and the table. */
export function allRoundsOf({ comparison, context: { rounds } }: Layout): AllRounds {
  const paths = trajectories({ rounds });
  const states = [
    ...drawnStates(comparison.to, comparison.transitions).map(({ state }) => state),
    ...rounds.flatMap(({ legend }) => legend?.entries.map(({ state }) => state) ?? []),
    ...paths.flatMap(({ points }) => points.map(stateAt)).filter((state) => state !== null),
  ];
  const names = new Map(nameRounds(rounds).map(({ round, short }) => [round, short]));
  return { paths, symbols: stateSymbols(states), shortName: (round) => names.get(round)! };
}

/** The state that a round gives to the cell, or null. */
export function stateAt({ side }: Point): StateKey | null {
  return side.kind === 'state' ? side.state : null;
}
