/** Which formula counts what a typed total counts? Only where it gives today what was read, cell by cell. */
import { areaAddress, type Area } from './grid';
import type { Legend, Reading, StateKey } from './matrix';
import { NO_DATA_STATES, entryOf } from './state';

/** What a total counts, and over which cells. */
export interface TotalCount {
  readonly area: Area;
  /** Texts of all cells of the area, foreign ones too: the formula counts them all. */
  readonly texts: readonly string[];
  /** What was read there, each with its cell's text. */
  readonly cells: readonly { readonly reading: Reading; readonly text: string }[];
  readonly state: StateKey;
  /** The figure that was typed, where it is a share: up to 1, or in hundredths. */
  readonly share: 'one' | 'hundred' | null;
}

/**
 * The formula (in Excel's own English), or null: a formula counts texts, so every state must be there as its
 * round's label, and what it counts must be what was read.
 */
export function totalFormula(
  { area, texts, cells, state, share }: TotalCount,
  legend: Legend | null,
): string | null {
  const labelOf = (key: StateKey) => entryOf(key, legend)?.label;
  const states = cells.flatMap(({ reading, text }) =>
    reading.kind === 'state' ? [{ key: reading.state, text }] : [],
  );
  const label = labelOf(state);
  if (label === undefined || states.length === 0) return null;
  if (states.some(({ key, text }) => text !== labelOf(key))) return null;
  const withData = [...new Set((legend?.entries ?? []).map((entry) => entry.state))]
    .filter((key) => !NO_DATA_STATES.has(key))
    .map((key) => labelOf(key)!);
  const counted = [label, ...(share === null ? [] : withData)];
  const inTable = (text: string) => states.filter((one) => same(one.text, text)).length;
  if (counted.some((text) => texts.filter((one) => same(one, text)).length !== inTable(text))) return null;
  const count = (text: string) => `COUNTIF(${areaAddress(area)},${criterion(text)})`;
  if (share === null) return `=${count(label)}`;
  const all = withData.map(count).join('+');
  return `=IF(${all}=0,0,${share === 'hundred' ? '100*' : ''}${count(label)}/(${all}))`;
}

/** Excel compares texts without their case. */
function same(one: string, other: string): boolean {
  return one.toLocaleLowerCase('es-MX') === other.toLocaleLowerCase('es-MX');
}

/** A label as a COUNTIF criterion: wildcards and a leading operator are taken literally. */
function criterion(label: string): string {
  const text = label.replace(/[~*?]/g, '~$&').replace(/"/g, '""');
  return `"${/^[=<>]/.test(text) ? '=' : ''}${text}"`;
}
