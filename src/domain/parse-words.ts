/** What kind of text is this, apart from names: a heading, a total, a note, a legend's title? */
import { fold } from './fold';
import { labelState } from './legend-label';
import { DIMENSIONS } from './model/dimensions';
import type { DimensionId } from './model/types';

const MUNICIPALITY_HEADER = /\b(?:municipios?|mpios?|ayuntamientos?|sujetos? obligados?)\b/;
const PLAIN_HEADER = /^(?:\d+ )?(?:nombre (?:de |del |de los )?)?(?:municipios?|ayuntamientos?)$/;

/**
 * Whether a header is that of a column of municipalities: `plain` when it says so and no more ("Nombre del
 * municipio"), `maybe` when the column must show it ("Municipios adheridos", "Sujeto obligado").
 */
export function municipalityHeader(folded: string): 'plain' | 'maybe' | null {
  if (PLAIN_HEADER.test(folded)) return 'plain';
  return MUNICIPALITY_HEADER.test(folded) && folded.split(' ').length <= 5 ? 'maybe' : null;
}

/** What codes a header announces: `clear` when it says that they are INEGI's or the municipality's. */
export function codeHeader(folded: string): 'clear' | 'maybe' | null {
  if (!/^(?:clave|cve|codigo|cvegeo|inegi)\b/.test(folded) || folded.split(' ').length > 5) return null;
  return /\b(?:inegi|geoestadistica|mun|municipal|municipio|cvegeo)\b/.test(folded) ? 'clear' : 'maybe';
}

const EXTRA_WORDS =
  /\b(?:total(?:es)?|subtotal|porcentaje|promedio|suma|conteo|avance|cumplimiento|cumplid[oa]s?|observacion(?:es)?|comentarios?|notas?|clave|cve|codigo|region|distrito|fecha|responsable|titular|correo|telefono|poblacion|semaforo|calificacion|puntaje|estatus|liga|enlace|contacto|grado|nivel|lugar|posicion)\b/;

/** True for a column that belongs to such tables without being a tool: numbers, totals, %, remarks. */
export function isExtraHeader(header: string): boolean {
  const folded = fold(header);
  if (folded === '') return true;
  if (/^(?:n|no|num|numero|consecutivo|id)$/.test(folded) || codeHeader(folded)) return true;
  if (EXTRA_WORDS.test(folded) || header.includes('%')) return true;
  return municipalityHeader(folded) !== null || labelState(header) !== null;
}

const LEGEND_TITLE =
  /^(?:simbologia|leyenda|nomenclatura|acotaciones|semaforo|semaforizacion|(?:codigo|clave|escala|significado|interpretacion|referencia) (?:de |del |de los )?colou?r(?:es)?|colores)\b/;

/** True for the title of a legend: "Simbología:", "Código de colores". */
export function isLegendTitle(folded: string): boolean {
  return LEGEND_TITLE.test(folded) && folded.split(' ').length <= 6;
}

const LEGEND_START = /^\s*(?:simbolog[ií]a|leyenda|c[oó]digo de colores|clave de colores)\s*[:.\-–—]?\s*/iu;

/** What a cell says after a legend's title in the same cell ("Simbología: ■ Cumplido"). */
export function afterLegendTitle(text: string): string {
  return text.replace(LEGEND_START, '');
}

/** True when a cell begins as a legend and goes on. */
export function startsLegend(text: string): boolean {
  return LEGEND_START.test(text);
}

const LEGEND_HEADING =
  /^(?:color|colores|significado|estado|estatus|descripcion|concepto|clave|etiqueta|rotulo|total|cantidad|numero|no|porcentaje|celdas|herramientas|municipios|frecuencia|conteo)$/;

const COLOR_WORD =
  /^(?:color )?(?:rojo|verde|amarillo|naranja|ambar|azul|gris|morado|rosa|blanco|negro|cafe|turquesa|celeste)(?: (?:claro|oscuro|fuerte|bajo))?$/;

/** True for the name of a colour: in a filled cell it names the swatch and is no label. */
export function isColorWord(folded: string): boolean {
  return COLOR_WORD.test(folded);
}

/** True for a text in a legend that is no label: its column headings, counts, percentages. */
export function isLegendHeading(folded: string): boolean {
  return LEGEND_HEADING.test(folded) || isColorWord(folded) || /^[\d ]*(?:%|de \d+)?$/.test(folded);
}

const TOTAL =
  /^(?:gran |sub)?(?:total|totales|suma|promedio|porcentaje|media|conteo|numero de|no de|resumen)\b/;
const ASIDE =
  /^(?:notas?|fuentes?|elabor\w*|reviso|autorizo|fecha|observacion(?:es)?|temporalidad|plazos?|herramientas?|dimension(?:es)?|actualiz\w*|corte|responsables?|avance|cumplimiento|requisitos?|estado de mexico|edomex|entidad|atentamente|vo bo|firma|nombre y firma)\b/;

/** True for the label of a row of totals. */
export function isTotalLabel(folded: string): boolean {
  return TOTAL.test(folded);
}

/** Signs that head a row of sums and fold to nothing. */
export const SUM_SIGN = /^\s?[Σ∑%#]\s?$/u;

/** Words of which the name of a summary is made: at least one of the first, and else only of the second. */
const SUMMARY =
  /^(?:(?:sub)?totales|(?:sub)?total|suma|sumatoria|conteo|recuento|promedios?|media|mediana|moda|maximo|minimo|max|min|mayor|menor|desviacion|varianza|rango|porcentajes?|avances?|cumplimiento|cumplid[oa]s?|cumplen|incumplimiento|incumplid[oa]s?|pendientes?|semaforo|nivel|grado|indice|resultados?|calificacion|puntaje|puntuacion|ranking|posicion|resumen|concentrado|balance|eficacia|brecha)$/;
const BESIDE_SUMMARY =
  /^(?:de|del|la|el|los|las|al|en|por|que|con|y|no|num|n|numero|cantidad|general|generales|global|estatal|regional|region|regiones|zona|municipal|municipales|acumulado|acumulada|actual|anterior|final|parcial|periodo|reporte|municipios?|ayuntamientos?|herramientas?|estandar|ponderado|simple|ciento)$/;

/** True for a name made of nothing but words of summaries: "% de avance", "Núm. de cumplidos", "Σ", "Moda". */
export function isSummaryName(text: string): boolean {
  if (SUM_SIGN.test(text)) return true;
  const words = fold(text).split(' ');
  if (words.length > 7 || !words.every((w) => SUMMARY.test(w) || BESIDE_SUMMARY.test(w) || /^\d+$/.test(w)))
    return false;
  return words.some((word) => SUMMARY.test(word)) && labelState(text) === null;
}

/** True for a text that stands in the column of names without being one: totals, notes, headings, states. */
export function isAside(text: string, folded: string): boolean {
  if (TOTAL.test(folded) || ASIDE.test(folded) || isLegendTitle(folded) || startsLegend(text)) return true;
  return municipalityHeader(folded) === 'plain' || /^\s*\*/.test(text) || labelState(text) !== null;
}

/** True for the heading of a group of rows: "Región I", "Zona norte". */
export function isGroupHeading(folded: string): boolean {
  return /^(?:region|zona|distrito|grupo|bloque|etapa)\b/.test(folded);
}

/** True for a note: too long to be a name or a label. */
export function isProse(folded: string): boolean {
  return folded.length > 60 || folded.split(' ').length > 9;
}

const NAMES = DIMENSIONS.map((d) => fold(d.name)).join('|');
const HEADING = new RegExp(`^(?:dimension )?(?:de )?(?:(?:\\d|[ivx]+) )?(${NAMES})$`);
const NUMBERED_HEADING = new RegExp(`^(?:dimension )?(?:\\d|[ivx]+) (${NAMES})\\b`);

/** The dimension that a heading names ("5. Mejora continua: controlar…", "Recursos"), or null. */
export function headedDimension(text: string): DimensionId | null {
  if (text === '') return null;
  const name = HEADING.exec(fold(text.split(':')[0]!))?.[1] ?? NUMBERED_HEADING.exec(fold(text))?.[1];
  return DIMENSIONS.find((d) => fold(d.name) === name)?.id ?? null;
}
