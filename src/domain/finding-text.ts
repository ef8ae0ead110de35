/** How are findings told? The rules with their severity, and the turns of phrase that they share. */
import { toLch } from './color-space';
import type { Severity } from './finding';
import { oneLine } from './fold';
import { address, type Color } from './grid';
import type { Legend, MunicipalityRow, Position, StateKey, ToolId } from './matrix';
import { DIMENSIONS } from './model/dimensions';
import { TOOLS } from './model/tools';
import type { DimensionId } from './model/types';
import { quoteBriefly, withoutStop } from './narrative/quoting.es';
import { stateLabel } from './state';

/** A validation rule: its fixed severity, and a few words that name its findings as a group. */
export interface Rule {
  readonly severity: Severity;
  readonly title: string;
}

/** The rules of SPEC.md V, by id. */
export const RULES = {
  V1: { severity: 'error', title: 'Color sin estado en la simbología' },
  V2: { severity: 'error', title: 'Color que puede ser de dos estados' },
  V3: { severity: 'nota', title: 'Otro tono de un color de la simbología' },
  V4: { severity: 'aviso', title: 'Varios tonos para un estado' },
  V5: { severity: 'error', title: 'Texto y color en desacuerdo' },
  V6: { severity: 'aviso', title: 'Texto que no es un estado' },
  V7: { severity: 'aviso', title: 'Fórmula en una celda de estado' },
  V8: { severity: 'aviso', title: 'Estado que no está en la simbología' },
  V9: { severity: 'aviso', title: 'Rótulo desconocido en la simbología' },
  V10: { severity: 'error', title: 'Rótulo de la simbología sin color' },
  V11: { severity: 'error', title: 'Color repetido en la simbología' },
  V12: { severity: 'aviso', title: 'Estado repetido en la simbología' },
  V13: { severity: 'error', title: 'Hoja sin simbología' },
  V14: { severity: 'aviso', title: 'Simbología dibujada' },
  V15: { severity: 'nota', title: 'La simbología cambió entre reportes' },
  V16: { severity: 'nota', title: 'Celda vacía' },
  V17: { severity: 'error', title: 'Color que no se puede leer' },
  V18: { severity: 'error', title: 'Municipio no reconocido' },
  V19: { severity: 'error', title: 'Municipio repetido' },
  V20: { severity: 'aviso', title: 'Municipio que falta' },
  V21: { severity: 'aviso', title: 'Clave y nombre en desacuerdo' },
  V22: { severity: 'aviso', title: 'Herramienta que falta' },
  V23: { severity: 'error', title: 'Herramienta repetida' },
  V24: { severity: 'aviso', title: 'Columna no reconocida' },
  V25: { severity: 'aviso', title: 'Herramienta bajo otra dimensión' },
  V26: { severity: 'aviso', title: 'Fecha que falta o es dudosa' },
  V27: { severity: 'aviso', title: 'Fecha o número repetidos' },
  V28: { severity: 'aviso', title: 'Orden de los reportes dudoso' },
  V29: { severity: 'aviso', title: 'Número de reporte dudoso' },
  V30: { severity: 'aviso', title: 'Retroceso' },
  V31: { severity: 'aviso', title: 'Celdas combinadas' },
  V32: { severity: 'aviso', title: 'Total escrito que no coincide' },
  V33: { severity: 'nota', title: 'Estado sin lugar en el orden' },
  V34: { severity: 'error', title: 'Otra matriz en la misma hoja' },
  V35: { severity: 'nota', title: 'Encabezado repetido' },
  V36: { severity: 'error', title: 'Fila sin municipio' },
  V37: { severity: 'aviso', title: 'Hoja con herramientas y sin municipios' },
  V38: { severity: 'nota', title: 'Simbología sin título' },
  V39: { severity: 'nota', title: 'Fila de texto' },
  V40: { severity: 'aviso', title: 'Color de la simbología sin rótulo' },
  V41: { severity: 'aviso', title: 'Cumplido sin evidencia' },
  V42: { severity: 'aviso', title: 'Fila de Avances que no se pudo leer' },
  V43: { severity: 'nota', title: 'Estado por confirmar' },
  V44: { severity: 'aviso', title: 'Contenido lejos de la tabla' },
  V45: { severity: 'aviso', title: 'Reporte sin municipios' },
  V47: { severity: 'aviso', title: 'Texto tachado' },
  V48: { severity: 'aviso', title: 'Signo de una fuente de símbolos' },
  V49: { severity: 'aviso', title: 'Rótulo tachado en la simbología' },
  V46: { severity: 'aviso', title: 'Orden de los estados ilegible' },
  V51: { severity: 'aviso', title: 'Formatos condicionales que Excel no deja leer' },
  V50: { severity: 'nota', title: 'Municipio en varias filas' },
  V54: { severity: 'aviso', title: 'Evidencia de fecha posterior' },
} as const satisfies Readonly<Record<string, Rule>>;

/** The id of a validation rule. */
export type RuleId = keyof typeof RULES;

/** Text between angular quotes, on one line and not too long: it is cut between words, and quotes in it are nested. */
export function quoted(text: string): string {
  return quoteBriefly(oneLine(text), LONGEST_QUOTE);
}

const LONGEST_QUOTE = 80;

/** "4.3 Transparencia Proactiva". */
export function toolName(id: ToolId): string {
  const tool = TOOLS.find((t) => t.id === id);
  return tool ? `${tool.id} ${tool.name}` : id;
}

/** "5. Mejora continua". */
export function dimensionName(id: DimensionId): string {
  return DIMENSIONS.find((d) => d.id === id)?.heading ?? String(id);
}

/** "Metepec, 4.3 Transparencia Proactiva (D7)". */
export function cellName(
  row: Pick<MunicipalityRow, 'name' | 'written' | 'row'>,
  tool: ToolId,
  column: number,
): string {
  return `${row.name ?? oneLine(row.written)}, ${toolName(tool)} (${address(row.row, column)})`;
}

/** The A1 address of a place. */
export function addressOf({ row, column }: Position): string {
  return address(row, column);
}

/** A state's label between quotes, as the round writes it. */
export function labelOf(state: StateKey, legend: Legend | null): string {
  return quoted(withoutStop(stateLabel(state, legend)));
}

const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** "5 de abril de 2023", "mayo de 2023". */
export function spokenDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  const name = `${MONTHS[Number(month) - 1]} de ${year}`;
  return day ? `${Number(day)} de ${name}` : name;
}

/** Where each hue begins (OKLCH, degrees); from 345 on it is rosa again. */
const HUES: readonly (readonly [number, string])[] = [
  [0, 'rosa'],
  [16, 'rojo'],
  [38, 'naranja'],
  [72, 'ámbar'],
  [88, 'amarillo'],
  [116, 'verde'],
  [168, 'turquesa'],
  [212, 'azul'],
  [282, 'morado'],
  [335, 'rosa'],
];

/** A colour as a person would call it, with its code: "morado (#7030A0)". */
export function colorName(color: Color): string {
  const lch = toLch(color);
  return lch ? `${nameOfHue(lch.l, lch.c, lch.h ?? 0)} (${color})` : color;
}

function nameOfHue(lightness: number, chroma: number, hue: number): string {
  if (lightness > 0.985 && chroma < 0.025) return 'blanco';
  if (lightness < 0.2) return 'negro';
  const tone = lightness > 0.86 ? ' claro' : lightness < 0.55 ? ' oscuro' : '';
  if (chroma < 0.025) return `gris${tone}`;
  const name = HUES.filter(([from]) => hue >= from).at(-1)![1];
  if (name === 'amarillo') return lightness < 0.75 ? 'ocre' : name;
  if (name === 'naranja' && lightness < 0.6) return 'café';
  if (name === 'rojo' && lightness > 0.75) return 'rosa';
  return `${name}${tone}`;
}
