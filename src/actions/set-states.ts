/** «Poner estado»: how does a person set the state of one cell or of many at once? */
import type { ChangeOrigin } from '../domain/ledger';
import type { StateKey } from '../domain/matrix';
import type { Outcome } from './outcome';

/** Where: cells of a sheet (several areas separated by commas), or whatever is selected. */
export type StateTarget = { readonly sheet: string; readonly address: string } | 'selection';

/**
 * Gives the body cells of `target` a state of their round's legend. Cells outside a body are left alone;
 * formulas and texts that are no state are left too, and told.
 *
 * @throws ActionError `outside_body` when no cell of the target is of a round's body; `no_state` when the
 * round's legend lacks the state; `no_legend`; `protected`.
 */
export async function setStates(
  target: StateTarget,
  state: StateKey,
  origin: ChangeOrigin = 'panel',
): Promise<Outcome> {
  await Promise.resolve([target, state, origin]);
  throw new Error('Not written yet.');
}

/** Takes the state of the body cells of `target` away; formulas and other texts stay. */
export async function clearStates(target: StateTarget, origin: ChangeOrigin = 'panel'): Promise<Outcome> {
  await Promise.resolve([target, origin]);
  throw new Error('Not written yet.');
}
