/** What did a person settle for the fichas? It stands in hidden names, which other programs keep. */
import { readSettings, type FactsheetSettings } from '../domain/factsheet-settings';
import { defineName } from './defined-name';
import { NAME_PREFIX, textOfName, type LoadedName } from './own-sheets';

const ISSUER = `${NAME_PREFIX}ficha_emisor`;
const BASE_DATE = `${NAME_PREFIX}ficha_fecha_base`;

/** The settings that the workbook keeps. */
export function keptSettings(names: readonly LoadedName[]): FactsheetSettings {
  return readSettings(textOf(names, ISSUER), textOf(names, BASE_DATE));
}

/** Keeps settings in the place of what was kept. Within the caller's request. */
export function keepSettings(
  context: Excel.RequestContext,
  names: readonly LoadedName[],
  { issuer, baseDate }: FactsheetSettings,
): void {
  defineName(context, names, ISSUER, `="${issuer}"`);
  if (baseDate !== null) defineName(context, names, BASE_DATE, `="${baseDate}"`);
  else if (names.some(({ name }) => name === BASE_DATE)) context.workbook.names.getItem(BASE_DATE).delete();
}

function textOf(names: readonly LoadedName[], wanted: string): string | null {
  const found = names.find(({ name }) => name === wanted);
  return found ? textOfName(found) : null;
}
