/** What is told to whom the selection moved away from under a key? Fetched when it does: the pane opens light. */
import { areaAddress, type Area } from '../domain/grid';
import type { StateKey } from '../domain/matrix';
import { stateLabel } from '../domain/state';
import { ActionError } from '../excel/failure';
import type { Selection } from '../excel/selected-areas';
import type { ToldSelection } from './told-selection';

/** `state` was not set: `before` was told, and `now` is what Excel answered. */
export function movedOn(state: StateKey, before: ToldSelection, now: Selection): ActionError {
  const isHere = before.sheetId === now.sheetId;
  const from = isHere ? named(before.areas) : `${named(before.areas)} de otra hoja`;
  const to = isHere ? named(now.areas) : `${named(now.areas)} de «${now.sheet}»`;
  return new ActionError(
    'moved_on',
    `No se puso «${stateLabel(state)}»: la selección pasó de ${from} a ${to} en ese momento y no se sabe cuál quería. Seleccione la celda y repítalo.`,
  );
}

/** Beyond a few areas the first ones say which selection it is. */
function named(areas: readonly Area[]): string {
  const first = areas.slice(0, 3).map(areaAddress).join(', ');
  return areas.length > 3 ? `${first} y más` : first;
}
