/** What are the worksheet functions of the namespace MATRIZ? Their names and help go to Excel from these comments. */
import type { FormulaError } from '../domain/state-formulas';

/**
 * Da el estado que dice un texto, con su nombre completo: «cumplio», «✔» o «c» dan «Cumplido». Si el texto no es un estado, lo dice; «No aplica» o «Sin dato» lo son solo si están entre los estados.
 * @customfunction ESTADO
 * @param texto Texto o celda con el estado, como se escribe en la matriz.
 * @param [estados] Rango con los estados de la simbología del reporte; si se omite, los del Modelo Regional.
 * @returns El estado, o vacío si el texto está vacío.
 */
export async function estado(texto: string, estados?: string[][]): Promise<string> {
  return answered(({ stateByText }) => stateByText(asText(texto), asTexts(estados)));
}

/**
 * Da la parte cumplida de las celdas con dato, de 0 a 1: dele formato de porcentaje. Las celdas vacías, las de «No aplica», «Sin dato» o «N/A» y las que están por confirmar no cuentan.
 * @customfunction AVANCE
 * @param rango Celdas con los estados, por ejemplo las herramientas de un municipio.
 * @param [estados] Rango con los estados de la simbología del reporte; si se omite, los del Modelo Regional.
 * @returns Celdas cumplidas entre celdas con dato.
 */
export async function avance(rango: string[][], estados?: string[][]): Promise<number> {
  return answered(({ progressOf }) => progressOf(asTexts(rango), asTexts(estados)));
}

/**
 * Dice qué pasó de un estado a otro: «avanzó», «retrocedió», «sin cambio», «nuevo», «ya no se reporta» o «no se puede comparar» (también con «No aplica» o «Sin dato», si no están entre los estados).
 * @customfunction CAMBIO
 * @param antes Estado en el reporte anterior.
 * @param ahora Estado en el reporte posterior.
 * @param [estados] Rango con los estados de la simbología; si se omite, los del Modelo Regional.
 * @returns El cambio, o vacío si las dos celdas están vacías.
 */
export async function cambio(antes: string, ahora: string, estados?: string[][]): Promise<string> {
  return answered(({ changeBetween }) => changeBetween(asText(antes), asText(ahora), asTexts(estados)));
}

/**
 * A blank cell, or an argument left out, may arrive as 0, "0", "" or null where a text is asked for (office-js issues
 * 4702 and 1951): no state is «0», so it is blank.
 */
function asText(value: unknown): string {
  if (value === null || value === undefined || value === 0) return '';
  const text = String(value);
  return text.trim() === '0' ? '' : text;
}

/** A range that was left out may come as a blank of its own, and a single cell without its rows. */
function asTexts(range: unknown): string[][] {
  if (!Array.isArray(range)) return [[asText(range)]];
  return (range as unknown[]).map((row) => (Array.isArray(row) ? row.map(asText) : [asText(row)]));
}

type Formulas = typeof import('../domain/state-formulas');

/** The rules arrive with the first formula that asks; a fault becomes Excel's own, with its sentence. */
async function answered<T>(ask: (formulas: Formulas) => T): Promise<T> {
  const formulas = await import('../domain/state-formulas');
  try {
    return ask(formulas);
  } catch (error) {
    if (error instanceof formulas.FormulaError) throw toExcel(error);
    throw error;
  }
}

/** `#¡VALOR!` for a text that is no state, `#N/D` for nothing to count: the two whose message Excel shows. */
function toExcel({ fault, message }: FormulaError): CustomFunctions.Error {
  const { Error, ErrorCode } = CustomFunctions;
  return new Error(fault === 'text' ? ErrorCode.invalidValue : ErrorCode.notAvailable, message);
}
