/** What does a person settle for all fichas of a workbook? Who speaks in them, and from when the terms run. */
import type { Issuer } from './narrative/story';

/** Settings of the workbook's fichas. */
export interface FactsheetSettings {
  /** Who signs: it changes the voice, never the facts. */
  readonly issuer: Issuer;
  /** From when the Model's terms run (ISO date), the same for all municipalities; null tells no deadline. */
  readonly baseDate: string | null;
}

/** What holds until a person says otherwise. */
export const DEFAULT_SETTINGS: FactsheetSettings = { issuer: 'infoem', baseDate: null };

/** Settings as kept in texts; what is absent, or is none of them, is as by default. */
export function readSettings(issuer: string | null, baseDate: string | null): FactsheetSettings {
  return {
    issuer: issuer === 'ayuntamiento' ? issuer : DEFAULT_SETTINGS.issuer,
    baseDate: baseDate !== null && isDay(baseDate) ? baseDate : DEFAULT_SETTINGS.baseDate,
  };
}

/** True for an ISO date with a day that exists, of a year with four digits. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
