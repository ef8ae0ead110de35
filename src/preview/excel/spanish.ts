/**
 * How does Excel in Spanish write formulas and errors? The embedded Excel knows English only: what a person reads and
 * types is turned here. Names that are not listed, and those of the add-in, are the same in both.
 */
import type { ErrorCode } from '../../host/workbook/value';

const ERRORS: Readonly<Partial<Record<ErrorCode, string>>> = {
  '#NULL!': '#¡NULO!',
  '#DIV/0!': '#¡DIV/0!',
  '#VALUE!': '#¡VALOR!',
  '#REF!': '#¡REF!',
  '#NAME?': '#¿NOMBRE?',
  '#NUM!': '#¡NUM!',
  '#N/A': '#N/D',
  '#GETTING_DATA': '#OBTENIENDO_DATOS',
  '#SPILL!': '#¡DESBORDAMIENTO!',
  '#CONNECT!': '#¡CONECTAR!',
  '#BLOCKED!': '#¡BLOQUEADO!',
  '#UNKNOWN!': '#¡DESCONOCIDO!',
  '#FIELD!': '#¡CAMPO!',
  '#CALC!': '#¡CALC!',
  '#BUSY!': '#¡OCUPADO!',
};

/** Spanish to English, as pairs; the first Spanish name of an English one is that which is shown. */
const FUNCTIONS = `
  SUMA SUM  SUMAR.SI SUMIF  SUMAR.SI.CONJUNTO SUMIFS  SUMAPRODUCTO SUMPRODUCT  PRODUCTO PRODUCT
  CONTAR COUNT  CONTARA COUNTA  CONTAR.BLANCO COUNTBLANK  CONTAR.SI COUNTIF  CONTAR.SI.CONJUNTO COUNTIFS
  PROMEDIO AVERAGE  PROMEDIO.SI AVERAGEIF  PROMEDIO.SI.CONJUNTO AVERAGEIFS  MEDIANA MEDIAN
  MAX.SI.CONJUNTO MAXIFS  MIN.SI.CONJUNTO MINIFS  K.ESIMO.MAYOR LARGE  K.ESIMO.MENOR SMALL
  REDONDEAR ROUND  REDONDEAR.MAS ROUNDUP  REDONDEAR.MENOS ROUNDDOWN  ENTERO INT  RESIDUO MOD
  ALEATORIO RAND  ALEATORIO.ENTRE RANDBETWEEN  SUBTOTALES SUBTOTAL
  SI IF  SI.CONJUNTO IFS  SI.ERROR IFERROR  SI.ND IFNA  Y AND  O OR  NO NOT  CAMBIAR SWITCH  ELEGIR CHOOSE
  BUSCARV VLOOKUP  BUSCARH HLOOKUP  BUSCARX XLOOKUP  BUSCAR LOOKUP  COINCIDIR MATCH  COINCIDIRX XMATCH
  INDICE INDEX  DESREF OFFSET  INDIRECTO INDIRECT  FILA ROW  FILAS ROWS  COLUMNA COLUMN  COLUMNAS COLUMNS
  FILTRAR FILTER  UNICOS UNIQUE  ORDENAR SORT  TRANSPONER TRANSPOSE  HIPERVINCULO HYPERLINK
  CONCATENAR CONCATENATE  UNIRCADENAS TEXTJOIN  TEXTO TEXT  VALOR VALUE  LARGO LEN  ESPACIOS TRIM
  IZQUIERDA LEFT  DERECHA RIGHT  EXTRAE MID  ENCONTRAR FIND  HALLAR SEARCH  SUSTITUIR SUBSTITUTE
  REEMPLAZAR REPLACE  MAYUSC UPPER  MINUSC LOWER  NOMPROPIO PROPER  IGUAL EXACT  REPETIR REPT  LIMPIAR CLEAN
  ESBLANCO ISBLANK  ESERROR ISERROR  ESNOD ISNA  ESNUMERO ISNUMBER  ESTEXTO ISTEXT  NOD NA
  HOY TODAY  AHORA NOW  FECHA DATE  DIA DAY  MES MONTH  AÑO YEAR  HORA HOUR  MINUTO MINUTE  SEGUNDO SECOND
  DIASEM WEEKDAY  FECHA.MES EDATE  FIN.MES EOMONTH  DIAS.LAB NETWORKDAYS  SIFECHA DATEDIF
`;

const pairs = FUNCTIONS.trim()
  .split(/\s{2,}|\n\s*/)
  .map((pair) => pair.split(' ') as [string, string]);
const toEnglishName = new Map(pairs);
const toSpanishName = new Map(pairs.map(([spanish, english]) => [english, spanish]));
const toEnglishError = new Map(Object.entries(ERRORS).map(([code, spanish]) => [spanish, code]));
const TRUTHS = [
  ['VERDADERO', 'TRUE'],
  ['FALSO', 'FALSE'],
] as const;
const toEnglishTruth = new Map<string, string>(TRUTHS);
const toSpanishTruth = new Map<string, string>(TRUTHS.map(([spanish, english]) => [english, spanish]));

/** An error as Excel in Spanish shows it. */
export const errorInSpanish = (code: ErrorCode): string => ERRORS[code] ?? code;

/** TRUE and FALSE as Excel in Spanish shows them. */
export const truthInSpanish = (is: boolean): string => TRUTHS[is ? 0 : 1][0];

/** Texts and quoted sheet names, what stands in brackets, and words. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[\p{L}_][\p{L}\p{N}_.]*/gu;

function reworded(
  formula: string,
  names: ReadonlyMap<string, string>,
  truths: ReadonlyMap<string, string>,
): string {
  return formula.replace(PARTS, (part: string, at: number) => {
    const next = formula[at + part.length] ?? '';
    const word = part.toUpperCase();
    if (next === '(') return names.get(word) ?? names.get(plainly(word)) ?? part;
    return next === '!' || next === '[' ? part : (truths.get(word) ?? part);
  });
}

/** Without accents: Excel has written «ÍNDICE» and «INDICE»; the ñ is a letter of its own. */
const plainly = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\u0301/g, '')
    .normalize('NFC');

/** A formula (without its sign) as a person reads it. */
export const formulaInSpanish = (formula: string): string => reworded(formula, toSpanishName, toSpanishTruth);

/** An entry as the embedded Excel takes it. */
export function entryFromSpanish(text: string): string {
  if (text.startsWith('=')) return reworded(text, toEnglishName, toEnglishTruth);
  const word = text.trim().toUpperCase();
  return toEnglishError.get(word) ?? toEnglishTruth.get(word) ?? text;
}
