/** What does an office.js error mean to the person, and what can they do about it? */

/** Stable codes of the failures that a person can meet; tests and the terminal's exit code rely on them. */
export type FailureCode =
  | 'no_matrix'
  | 'unknown_municipality'
  | 'unknown_sheet'
  | 'too_few_rounds'
  | 'no_legend'
  | 'no_municipalities'
  | 'protected'
  | 'edit_mode'
  | 'read_only'
  | 'too_large'
  | 'session_lost'
  | 'busy'
  | 'invalid_name'
  | 'outside_body'
  | 'no_state'
  | 'nothing_to_undo'
  | 'changed_meanwhile'
  | 'moved_on'
  | 'torn_table'
  | 'invalid_date'
  | 'not_empty'
  | 'excel';

/**
 * An expected failure that ends an action: its message is a sentence in Spanish that says what happened
 * and what to do. `step` and `cause` are for the developer, never shown.
 */
export class ActionError extends Error {
  /**
   * What was done to the open workbook before it failed, in sentences; "" when nothing was. Whether that lasts
   * depends on who asked: the pane's workbook keeps it, the terminal then writes no file.
   */
  readonly done: string;

  constructor(
    readonly code: FailureCode,
    message: string,
    readonly step?: string,
    options: { cause?: unknown; done?: string } = {},
  ) {
    super(message, options);
    this.name = 'ActionError';
    this.done = options.done ?? '';
  }
}

/** Formats far below the table are what makes most workbooks too large. */
const SMALLER =
  'elija menos municipios o menos celdas a la vez, borre las filas y columnas con formato que no se usan, guarde el libro y vuelva a intentarlo.';
/** Said only where nothing was changed. */
const AGAIN = 'No se perdió nada de lo escrito; vuelva a intentarlo.';

/** Code of office.js → our code and the sentence, given what was being done ("aplicar la simbología"). */
const SENTENCES: Record<string, [FailureCode, (doing: string) => string]> = {
  InvalidOperationInCellEditMode: [
    'edit_mode',
    (doing) =>
      `No se pudo ${doing} porque hay una celda en edición: termine de escribir (Intro) o cancele (Esc) y vuelva a intentarlo.`,
  ],
  AccessDenied: [
    'protected',
    (doing) =>
      `No se pudo ${doing} porque la hoja o el libro están protegidos: quite la protección en Revisar ▸ Desproteger hoja (o Revisar ▸ Proteger libro, si es el libro) y vuelva a intentarlo. Si el archivo se abrió solo para lectura, guárdelo antes con otro nombre.`,
  ],
  RequestPayloadSizeLimitExceeded: [
    'too_large',
    (doing) =>
      `No se pudo ${doing} porque el libro es demasiado grande para una sola operación de Excel: ${SMALLER}`,
  ],
  ResponsePayloadSizeLimitExceeded: [
    'too_large',
    (doing) =>
      `No se pudo ${doing} porque el libro es demasiado grande para una sola lectura de Excel: ${SMALLER}`,
  ],
  InvalidOrTimedOutSession: [
    'session_lost',
    (doing) =>
      `Se perdió la conexión con Excel al ${doing}: cierre y vuelva a abrir el libro, y repita la acción. Lo ya escrito en el libro se conserva.`,
  ],
  ConnectionFailure: [
    'session_lost',
    (doing) => `Se perdió la conexión con Excel al ${doing}: revise la red y repita la acción.`,
  ],
  ActivityLimitReached: [
    'busy',
    (doing) => `Excel está ocupado y no pudo ${doing}: espere un momento y vuelva a intentarlo.`,
  ],
  InvalidSelection: [
    'outside_body',
    (doing) =>
      `No se pudo ${doing} porque lo seleccionado no son celdas, o hay otro libro de Excel al frente: vuelva a este libro, elija celdas de la matriz e inténtelo otra vez.`,
  ],
  ItemNotFound: [
    'excel',
    (doing) =>
      `No se pudo ${doing} porque una hoja o una tabla del libro ya no está como se leyó: pulse Releer y vuelva a intentarlo.`,
  ],
  FilteredRangeConflict: [
    'busy',
    (doing) => `No se pudo ${doing} porque hay filas filtradas: quite el filtro y vuelva a intentarlo.`,
  ],
};

/** True for a failure that says no more than that nothing was changed. */
export function saysNothingChanged({ message }: ActionError): boolean {
  return message.endsWith(AGAIN);
}

/** A failure's message without its calming end, where something else was done before it. */
export function withoutCalm(message: string): string {
  return message.replace(AGAIN, 'Vuelva a intentarlo.').replace(NOTHING_SEEN, '. Repita la acción.');
}

/** Said where only what nobody sees was changed. */
export const NOTHING_SEEN = ': no cambió ninguna celda ni hoja de las que se ven. Repita la acción.';

const READ_ONLY = /read-?only|solo lectura/i;

/** The code of an office.js error, or null when it is another kind of error. */
export function officeCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  const name = (error as { name?: unknown } | null)?.name;
  return typeof code === 'string' && (name === 'RichApi.Error' || name === 'OfficeExtension.Error')
    ? code
    : null;
}

/**
 * The one typed error for anything that office.js threw while `doing` something (an infinitive:
 * "leer el libro"). Errors that are not office.js's own are faults of the program and are returned as they are.
 */
export function toActionError(error: unknown, doing: string): unknown {
  const code = officeCode(error);
  if (code === null) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (READ_ONLY.test(message)) {
    const sentence = `No se pudo ${doing} porque el libro está abierto solo para lectura: guárdelo con otro nombre y repita la acción.`;
    return new ActionError('read_only', sentence, doing, { cause: error });
  }
  const known = SENTENCES[code];
  if (known) return new ActionError(known[0], known[1](doing), doing, { cause: error });
  return new ActionError('excel', `Excel no pudo ${doing}. ${AGAIN}`, doing, { cause: error });
}
