/** How are changes and sides named and signed for a person? */
import type { Legend } from './matrix';
import { stateLabel } from './state';
import type { Change, Judgement, Side } from './transition';

const NAMES: Readonly<Record<Change, string>> = {
  avance: 'Avance',
  retroceso: 'Retroceso',
  sin_cambio: 'Sin cambio',
  nuevo: 'Nuevo',
  ya_no_reportado: 'Ya no reportado',
  no_comparable: 'No comparable',
};

/** ▲ ▼ = + − as the Comparativo shows them; `no_comparable` has the sign of what cannot be told. */
const SIGNS: Readonly<Record<Change, string>> = {
  avance: '▲',
  retroceso: '▼',
  sin_cambio: '=',
  nuevo: '+',
  ya_no_reportado: '−',
  no_comparable: '?',
};

/** The name of a change that coincides with a change of legend. */
export const BY_LEGEND_NAME = 'Por simbología';

/** Its sign: neither up nor down, since it is not counted as progress. */
export const BY_LEGEND_SIGN = '≈';

/** "Avance", "Retroceso", …; "Por simbología" for a change counted apart. */
export function changeText({ change, byLegend }: Judgement): string {
  return byLegend ? BY_LEGEND_NAME : NAMES[change];
}

/** The sign of a change. */
export function changeSign({ change, byLegend }: Judgement): string {
  return byLegend ? BY_LEGEND_SIGN : SIGNS[change];
}

/** The label that the round writes, or why there is none: "Sin dato", "No figura", "Sin lectura". */
export function sideText(side: Side, legend: Legend | null): string {
  switch (side.kind) {
    case 'state':
      return stateLabel(side.state, legend);
    case 'blank':
      return 'Sin dato';
    case 'absent':
      return 'No figura';
    case 'unread':
      return 'Sin lectura';
  }
}
