/** How do colour scales, data bars and icon sets of the API correspond to the model's thresholds? */
import { ApiError } from '../bridge/errors';
import type { Rule, Threshold } from '../workbook/conditional-format';
import { oneOf, record } from './arguments';
import { formulaOf } from './cf-rules';
import { colorOf } from './colors';

type Scale = Extract<Rule, { kind: 'colorScale' }>;
type Icons = Extract<Rule, { kind: 'iconSet' }>;

const COLOR_TYPES: Readonly<Record<string, Threshold['type']>> = {
  LowestValue: 'min',
  HighestValue: 'max',
  Number: 'num',
  Percent: 'percent',
  Formula: 'formula',
  Percentile: 'percentile',
};

const BAR_TYPES: Readonly<Record<string, Threshold['type']>> = { ...COLOR_TYPES, Automatic: 'autoMin' };

const wordFor = (words: Readonly<Record<string, Threshold['type']>>, type: Threshold['type']): string =>
  Object.keys(words).find((word) => words[word] === type) ?? 'Invalid';

function threshold(
  words: Readonly<Record<string, Threshold['type']>>,
  given: Record<string, unknown>,
): Threshold {
  const type = words[oneOf(Object.keys(words), given.type)]!;
  const { formula } = given;
  return formula === null || formula === undefined ? { type } : { type, value: formulaOf(formula) };
}

/** learn.microsoft.com/javascript/api/excel/excel.conditionalcolorscalecriteria */
export function colorScaleRule(given: unknown): Scale {
  const { minimum, midpoint, maximum } = record(given);
  const stops = [minimum, midpoint, maximum]
    .filter((stop) => stop !== null && stop !== undefined)
    .map(record);
  if (stops.length < 2) throw new ApiError('InvalidArgument');
  return {
    kind: 'colorScale',
    stops: stops.map((stop) => ({ at: threshold(COLOR_TYPES, stop), color: colorOf(stop.color) })),
  };
}

/** The criteria as the API tells them. */
export function readColorScale({ stops }: Scale): unknown {
  const told = stops.map(({ at, color }) => ({
    type: wordFor(COLOR_TYPES, at.type),
    formula: at.value ?? null,
    color,
  }));
  return told.length === 3
    ? { minimum: told[0], midpoint: told[1], maximum: told[2] }
    : { minimum: told[0], maximum: told[1] };
}

/** learn.microsoft.com/javascript/api/excel/excel.conditionaldatabarrule */
export function dataBarBound(given: unknown): Threshold {
  return threshold(BAR_TYPES, record(given));
}

/** A bound as the API tells it. */
export function readBound(at: Threshold): unknown {
  const type = at.type === 'autoMax' ? 'Automatic' : wordFor(BAR_TYPES, at.type);
  return { type, ...(at.value !== undefined && { formula: at.value }) };
}

/** Excel.IconSet and the file's names. */
const SETS: Readonly<Record<string, string>> = {
  ThreeArrows: '3Arrows',
  ThreeArrowsGray: '3ArrowsGray',
  ThreeFlags: '3Flags',
  ThreeTrafficLights1: '3TrafficLights1',
  ThreeTrafficLights2: '3TrafficLights2',
  ThreeSigns: '3Signs',
  ThreeSymbols: '3Symbols',
  ThreeSymbols2: '3Symbols2',
  FourArrows: '4Arrows',
  FourArrowsGray: '4ArrowsGray',
  FourRedToBlack: '4RedToBlack',
  FourRating: '4Rating',
  FourTrafficLights: '4TrafficLights',
  FiveArrows: '5Arrows',
  FiveArrowsGray: '5ArrowsGray',
  FiveRating: '5Rating',
  FiveQuarters: '5Quarters',
};

/** Sets that only the 2010 extension holds. */
const EXTENDED = ['ThreeStars', 'ThreeTriangles', 'FiveBoxes'];

/** The API's name of the set. */
export function iconStyle({ set }: Icons): string {
  return Object.keys(SETS).find((name) => SETS[name] === set) ?? 'Invalid';
}

const evenly = (count: number): Threshold[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'percent',
    value: String(Math.round((100 * i) / count)),
  }));

/** An icon rule with another set (and its even thresholds), or with other criteria. */
export function iconRule(rule: Icons, change: { style?: unknown; criteria?: unknown }): Icons {
  if (change.style !== undefined) {
    if (EXTENDED.includes(String(change.style))) {
      throw new ApiError(
        'NotImplemented',
        `The embedded Excel cannot set the icons ${String(change.style)}.`,
      );
    }
    const set = SETS[oneOf(Object.keys(SETS), change.style)]!;
    const count = Number(set[0]);
    return { ...rule, set, thresholds: rule.thresholds.length === count ? rule.thresholds : evenly(count) };
  }
  if (!Array.isArray(change.criteria) || change.criteria.length !== rule.thresholds.length) {
    throw new ApiError('InvalidArgument');
  }
  const thresholds = change.criteria.map((given: unknown, i): Threshold => {
    const one = record(given ?? {});
    // The first icon takes all that is below the second: it has no criterion.
    if (i === 0 && one.type === undefined) return rule.thresholds[0]!;
    return { ...threshold(COLOR_TYPES, one), gte: one.operator !== 'GreaterThan' };
  });
  return { ...rule, thresholds };
}

/** The criteria as the API tells them. */
export function readIcons({ thresholds }: Icons): unknown {
  return thresholds.map((at, i) =>
    i === 0
      ? {}
      : {
          type: wordFor(COLOR_TYPES, at.type),
          formula: at.value ?? null,
          operator: at.gte === false ? 'GreaterThan' : 'GreaterThanOrEqual',
        },
  );
}
