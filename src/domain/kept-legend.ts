/** Which legend was chosen for a round that has none of its own? It is kept beside the round once it is applied. */
import type { Color } from './grid';
import { ownLegend } from './legend';
import type { Legend, Ranks } from './matrix';

/** A chosen legend as it was when it was applied: labels and colours, from which its states follow. */
export interface KeptLegend {
  /** The sheet that gave it, as it was called then; null for the Model's. */
  readonly sheet: string | null;
  readonly entries: readonly { readonly label: string; readonly color: Color | null }[];
}

/** What is to be kept of a legend: nothing of a round's own, which stands on its sheet. */
export function legendToKeep({ source, entries }: Legend): KeptLegend | null {
  if (source.kind === 'own') return null;
  const sheet = source.kind === 'borrowed' ? source.sheet : null;
  return { sheet, entries: entries.map(({ label, color }) => ({ label, color })) };
}

/** The legend again; its ranks are those of the order that holds now. */
export function legendKept({ sheet, entries }: KeptLegend, ranks: Ranks): Legend {
  const found = entries.map((entry) => ({ ...entry, swatch: null, labelAt: null }));
  const legend = ownLegend(found, null, ranks);
  const kept = true as const;
  return {
    ...legend,
    source: sheet === null ? { kind: 'default', kept } : { kind: 'borrowed', sheet, kept },
  };
}

/** As a text of ASCII without quotes, which a defined name can hold: the sheet, then "color:label" for each. */
export function keptLegendText({ sheet, entries }: KeptLegend): string {
  const parts = entries.map(({ label, color }) => `${color?.slice(1) ?? ''}:${plain(label)}`);
  return [sheet === null ? '' : plain(sheet), ...parts].join('|');
}

/** The text read back; null when it is torn. */
export function readKeptLegend(text: string): KeptLegend | null {
  const [sheet = '', ...parts] = text.split('|');
  const entries = parts.map((part) => /^([0-9A-F]{6})?:([^:]+)$/.exec(part));
  try {
    const read = entries.map((match) => ({
      label: decodeURIComponent(match![2]!),
      color: match![1] === undefined ? null : `#${match![1]}`,
    }));
    if (!read.some(({ color }) => color !== null)) return null;
    return { sheet: sheet === '' ? null : decodeURIComponent(sheet), entries: read };
  } catch {
    // Somebody edited the name: what cannot be read is as if it were not there, and the round asks again.
    return null;
  }
}

function plain(text: string): string {
  // Half a character, which a damaged file may hold, has no code of its own.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}
