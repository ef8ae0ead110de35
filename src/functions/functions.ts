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

/** No documentation says what a blank cell, a number or an argument left out arrives as where texts are asked for. */
function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function asTexts(rows: readonly (readonly unknown[])[] | null | undefined): string[][] {
  return (rows ?? []).map((row) => row.map(asText));
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
