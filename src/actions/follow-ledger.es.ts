/** What is said when the Bitácora cannot be written, or is begun anew? */

/** An edit became its state, but its entry has to wait. */
export const UNLOGGED =
  'La Bitácora no se puede escribir ahora (quizá ella o el libro están protegidos): el cambio quedó en su celda y se anotará cuando se pueda. Quite la protección en Revisar y pulse Releer.';

/** Entries go to another sheet from now on. */
export function begunText(sheet: string): string {
  return `La tabla de la Bitácora ya no tiene sus columnas (Cuándo, Reporte, Municipio, Herramienta, De, A): lo que había se dejó como está, y los cambios se anotan desde ahora en la hoja «${sheet}».`;
}
