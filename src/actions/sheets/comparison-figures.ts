/** Which figures does the Comparativo give of a set of cells, and by what formula over the two rounds' keys? */
import { BY_LEGEND_NAME, changeSign, changeText } from '../../domain/change.es';
import type { Contrast, Summary } from '../../domain/compare';
import type { StateKey } from '../../domain/matrix';
import { percentage, pointsOfChange } from '../../domain/progress';
import { FULFILLED, NO_DATA_STATES } from '../../domain/state';
import { CHANGES } from '../../domain/transition';
import { THOUSANDS } from '../../excel/sheet-design';

/** What a formula says of a cell that has something that is no state. */
export const UNREAD = '¿';

/** Stands where there is nothing to divide by. */
export const NONE = '—';

/** Where the keys and signs of some cells stand, as references. */
export interface KeyRanges {
  readonly before: string;
  readonly after: string;
  readonly signs: string;
  /** How many cells of the Model these are, also those that neither round has. */
  readonly total: number;
  /** States of either legend by which it says that there is nothing to say. */
  readonly noData: readonly StateKey[];
}

/** One figure of a set of cells. */
export interface Measure {
  readonly heading: string;
  /** Its heading where rows are named: figures over both rounds say so themselves. */
  readonly label: string;
  readonly group: 'now' | 'both' | 'changes';
  /** A sign of change, drawn upright under its name. */
  readonly sign?: string;
  readonly width: number;
  readonly numberFormat: string;
  readonly value: (contrast: Contrast) => number | string;
  /** `at` gives the reference of another figure of the same set. */
  readonly formula: (ranges: KeyRanges, at: (measure: number) => string) => string;
}

const COUNT = THOUSANDS;
const COUNT_OR_DOT = `${THOUSANDS};-${THOUSANDS};"·"`;

/** Order of the figures; the names are the places that formulas refer to. */
export const AT = {
  fulfilled: 0,
  withData: 1,
  share: 2,
  blank: 3,
  unread: 4,
  cells: 5,
  before: 6,
  after: 7,
  points: 8,
};

const figures: readonly Measure[] = [
  {
    heading: 'Cumplidas',
    label: 'Cumplidas',
    group: 'now',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ to }) => to.fulfilled,
    formula: ({ after }) => `COUNTIF(${after},"${FULFILLED}")`,
  },
  {
    heading: 'Con dato',
    label: 'Con dato',
    group: 'now',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ to }) => to.withData,
    formula: ({ after, noData }) => `SUMPRODUCT(${hasData(after, noData)}*1)`,
  },
  {
    heading: '% de cumplidas',
    label: '% de cumplidas',
    group: 'now',
    width: 5.2,
    numberFormat: '0.0',
    value: ({ to }) => percentage(to.fulfilled, to.withData) ?? NONE,
    formula: (_, at) => `IF(${at(AT.withData)}=0,"${NONE}",100*${at(AT.fulfilled)}/${at(AT.withData)})`,
  },
  {
    heading: 'Sin dato',
    label: 'Sin dato',
    group: 'now',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ to }) => to.blank,
    formula: ({ total }, at) => `${total}-${at(AT.withData)}-${at(AT.unread)}`,
  },
  {
    heading: 'Sin lectura',
    label: 'Sin lectura',
    group: 'now',
    width: 4.8,
    numberFormat: COUNT_OR_DOT,
    value: ({ to }) => to.unread,
    formula: ({ after }) => `COUNTIF(${after},"${UNREAD}")`,
  },
  {
    heading: 'Con dato en ambos',
    label: 'Con dato en ambos',
    group: 'both',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ common }) => common.cells,
    formula: ({ before, after, noData }) =>
      `SUMPRODUCT(${hasData(before, noData)}*${hasData(after, noData)})`,
  },
  {
    heading: 'Cumplidas antes',
    label: '   de ellas, cumplidas antes',
    group: 'both',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ common }) => common.fulfilledFrom,
    formula: ({ before, after, noData }) =>
      `SUMPRODUCT((${before}="${FULFILLED}")*${hasData(after, noData)})`,
  },
  {
    heading: 'Cumplidas ahora',
    label: '   de ellas, cumplidas ahora',
    group: 'both',
    width: 4.8,
    numberFormat: COUNT,
    value: ({ common }) => common.fulfilledTo,
    formula: ({ before, after, noData }) =>
      `SUMPRODUCT((${after}="${FULFILLED}")*${hasData(before, noData)})`,
  },
  {
    heading: 'Cambio en puntos',
    label: '   cambio en puntos',
    group: 'both',
    width: 5.4,
    numberFormat: '+0.0;"−"0.0;0.0',
    value: ({ common }) => pointsOfChange(common) ?? NONE,
    formula: (_, at) =>
      `IF(${at(AT.cells)}=0,"${NONE}",100*(${at(AT.after)}-${at(AT.before)})/${at(AT.cells)})`,
  },
];

/** Names of the changes in the plural, as headings. */
const CHANGE_HEADINGS: Readonly<Record<keyof Summary, string>> = {
  avance: 'Avances',
  retroceso: 'Retrocesos',
  sin_cambio: 'Sin cambio',
  nuevo: 'Nuevos',
  ya_no_reportado: 'Ya no reportados',
  no_comparable: 'No comparables',
  por_simbologia: BY_LEGEND_NAME,
};

/** The changes with their signs, in the order in which they are counted. */
export const SIGNED: readonly SignedChange[] = [
  ...CHANGES.map((change) => ({ key: change, judgement: { change, byLegend: false } })),
  { key: 'por_simbologia' as const, judgement: { change: 'no_comparable' as const, byLegend: true } },
].map(({ key, judgement }) => ({
  key,
  sign: changeSign(judgement),
  name: changeText(judgement),
  heading: CHANGE_HEADINGS[key],
}));

/** One kind of change: its sign, its name ("Avance") and its heading ("Avances"). */
export interface SignedChange {
  readonly key: keyof Summary;
  readonly sign: string;
  readonly name: string;
  readonly heading: string;
}

/** All figures, in the order of their columns. */
export const MEASURES: readonly Measure[] = [
  ...figures,
  ...SIGNED.map(({ key, sign, heading }): Measure => ({
    heading,
    label: `${sign}  ${heading}`,
    group: 'changes',
    sign,
    width: 3.9,
    numberFormat: COUNT_OR_DOT,
    value: ({ summary }) => summary[key],
    formula: ({ signs }) => `COUNTIF(${signs},"*${sign === '?' ? '~?' : sign}")`,
  })),
];

/** The no-data states that these legends have; usually none. */
export function noDataStates(states: Iterable<StateKey>): StateKey[] {
  return [...new Set(states)].filter((state) => NO_DATA_STATES.has(state)).sort();
}

/** Ones where a key is a state that says how far the tool is. */
function hasData(range: string, noData: readonly StateKey[]): string {
  const not = ['', UNREAD, ...noData].map((key) => `(${range}<>"${key}")`);
  return not.join('*');
}
