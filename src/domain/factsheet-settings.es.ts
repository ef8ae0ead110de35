/** How are the settings of the fichas told? */
import { DEFAULT_SETTINGS, type FactsheetSettings } from './factsheet-settings';
import { dateText } from './narrative/dates.es';

const VOICES = {
  infoem: 'el Infoem',
  ayuntamiento: 'el Ayuntamiento de cada municipio',
} as const;

/** "el emisor es el Infoem y no se dicen plazos", "… y los plazos se cuentan desde el 5 de enero de 2023". */
export function settingsText({ issuer, baseDate }: FactsheetSettings): string {
  const terms =
    baseDate === null ? 'no se dicen plazos' : `los plazos se cuentan desde el ${dateText(baseDate)}`;
  return `el emisor es ${VOICES[issuer]} y ${terms}`;
}

/** The same where a person settled something: what was made by a setting of another day says so. Else null. */
export function settledText(settings: FactsheetSettings): string | null {
  const isDefault =
    settings.issuer === DEFAULT_SETTINGS.issuer && settings.baseDate === DEFAULT_SETTINGS.baseDate;
  return isDefault ? null : `Según los ajustes de las fichas, ${settingsText(settings)}.`;
}
