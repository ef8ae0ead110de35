/** Is a date of a title the report's own, or that of something else: a printing, an agreement, a file number? */

/** Units before a date in which the words are sought that say what it is of: a long text is read in linear time. */
const LOOK_BACK = 80;

/** Where a date stands in a text without accents, in lower case. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** True for figures that are part of a longer code: «INFOEM/123/04/2023», «05/2023/CT». */
export function isJoined(plain: string, start: number, end: number): boolean {
  return (
    /[\p{L}\d][/\-]$/u.test(plain.slice(Math.max(0, start - 2), start)) ||
    /^[/\-][\p{L}\d]/u.test(plain.slice(end, end + 2))
  );
}

/** What a report, its day or its month is announced by. */
const OWN =
  'reporte|rep|informe|ronda|seguimiento|medicion|evaluacion|monitoreo|revision|corte|avances?|cumplimiento|matriz|semaforo|' +
  'mes|periodo|fecha|actualizacion|actualizado|act|estado|municipios|herramientas|tablero|concentrado';
/** What has dates and numbers of its own: printing and issuing, people who sign, documents. */
const OTHER =
  'impres[oa]s?|impresion|imprimi\\w*|emitid[oa]s?|emision|expedid[oa]s?|expedicion|elabor\\w*|generad[oa]s?|generacion|' +
  'descargad[oa]s?|descarga|consultad[oa]s?|consulta|capturad[oa]s?|captura|guardad[oa]s?|firmad[oa]s?|firma|aprobad[oa]s?|aprobacion|aprobo|' +
  'publicad[oa]s?|publicacion|suscrit[oa]s?|celebrad[oa]s?|autoriz\\w*|reviso|valido|recibid[oa]s?|recepcion|recibido|' +
  'acuerdos?|oficios?|expedientes?|exp|ley|leyes|decretos?|gaceta|sesion|acta|folio|contrato|convenio|circular|' +
  'memorandum|memo|resolucion|recurso|lineamientos?|reglamento|minuta|dictamen|vigencia|vigente|vigor|reforma|reformad[oa]s?|' +
  'creado|creacion|entrega|entregad[oa]s?|vence|vencimiento|plazo|limite';
const WORDS = new RegExp(`(?:^|[^\\p{L}\\d])(?:(${OWN})|(${OTHER}))(?![\\p{L}\\d])`, 'gu');
/** «9 de junio de 2023 (fecha de impresión)». */
const AFTER =
  /^[\s,(:-]*(?:fecha (?:de |del )?)?(?:impresion|emision|elaboracion|expedicion|consulta|descarga)(?![\p{L}\d])/u;
/** Words that join a document to its date, and do not make it the report's («Acuerdo de fecha …»). */
const JOINING = /^(?:fecha|mes|estado|municipios)$/;

/** True when what is said before a date, or right after it, gives it to something else than the report. */
export function isAside(plain: string, { start, end }: Span, all: readonly Span[]): boolean {
  if (AFTER.test(plain.slice(end, end + LOOK_BACK))) return true;
  const from = all.reduce(
    (last, m) => (m.end <= start ? Math.max(last, m.end) : last),
    Math.max(0, start - LOOK_BACK),
  );
  let other = false;
  const clause = plain
    .slice(from, start)
    .split(/;| - |[()|]/)
    .at(-1)!;
  for (const [, own, document] of clause.matchAll(WORDS)) {
    if (document !== undefined) other = true;
    else if (!JOINING.test(own!)) other = false;
  }
  return other;
}

/** Words between a month in figures and what it is of. */
const LINKS = /(?:[ .:,;(|-]+|(?:^| )(?:de|del|el|la|los|las|a|en|no|num|numero|n))$/u;
const ANNOUNCES = new RegExp(`(?:^|[^\\p{L}\\d])(?:${OWN}|al|hasta)$`, 'u');

/**
 * True when two figures such as «05/2023» may be a month: by themselves, or after what announces one. After anything
 * else («Acuerdo 05/2023», «Sesión 05/2023») they are a number of that.
 */
export function saysMonth(plain: string, start: number): boolean {
  let before = plain.slice(Math.max(0, start - LOOK_BACK), start).trimEnd();
  for (let i = 0; i < 6; i++) {
    const shorter = before.replace(LINKS, '').trimEnd();
    if (shorter === before) break;
    before = shorter;
  }
  return before === '' || ANNOUNCES.test(before.replace(/[\d\s.°]+$/u, ''));
}
