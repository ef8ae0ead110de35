/** Why are rounds left as they are when the legend is applied? Each reason is said once, with all its sheets. */
import { list, quote } from '../domain/narrative/grammar.es';

export type SkipReason = 'no_municipalities' | 'no_legend' | 'protected';

/** What is said of one sheet and of several, and what to do. */
const SENTENCES: Readonly<Record<SkipReason, readonly [one: string, many: string]>> = {
  no_municipalities: [
    'no tiene ningún municipio. Escriba los municipios debajo de su encabezado y repita la acción.',
    'no tienen ningún municipio. Escriba los municipios debajo de su encabezado y repita la acción.',
  ],
  no_legend: [
    'no tiene una simbología con colores. Elija la de otro reporte o la predeterminada y repita la acción.',
    'no tienen una simbología con colores. Elija la de otro reporte o la predeterminada y repita la acción.',
  ],
  protected: [
    'la hoja está protegida. Quite la protección (Revisar ▸ Desproteger hoja) y repita la acción.',
    'las hojas están protegidas. Quite la protección de cada una (Revisar ▸ Desproteger hoja) y repita la acción.',
  ],
};

/** A sentence for each reason. */
export function skippedSentences(skipped: ReadonlyMap<string, SkipReason>): string[] {
  return [...new Set(skipped.values())].map((reason) => {
    const sheets = [...skipped].filter(([, why]) => why === reason).map(([sheet]) => quote(sheet));
    const [one, many] = SENTENCES[reason];
    return sheets.length === 1
      ? `${sheets[0]} se deja como está: ${one}`
      : `${list(sheets)} se dejan como están: ${many}`;
  });
}
