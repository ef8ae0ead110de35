/** How is the person told what became of their fichas? */
import type { FactsheetSettings } from '../../domain/factsheet-settings';
import { settledText } from '../../domain/factsheet-settings.es';
import type { MunicipalityRef } from '../../domain/align';
import type { Round } from '../../domain/matrix';
import { list, quote } from '../../domain/narrative/grammar.es';
import type { KeptSheet } from '../../excel/write-sheets';
import type { Outcome } from '../outcome';

/** What became of one ficha. */
export interface FactsheetResult {
  readonly who: MunicipalityRef;
  readonly key: string;
  readonly sheet: string;
  readonly isNew: boolean;
  /** The sheet that keeps what the person changed, or may have, outside of what a ficha keeps; or null. */
  readonly kept: KeptSheet | null;
  /** Paragraphs of the person's that stayed, and those of them that the matrix has left behind. */
  readonly edited: number;
  readonly stale: number;
}

/** A ficha that could not be written, and why. */
export interface FactsheetFailure {
  readonly who: MunicipalityRef;
  readonly failure: Error;
}

/** What was written, of what was asked for. */
export interface FactsheetsWritten {
  readonly asked: readonly MunicipalityRef[];
  readonly results: readonly FactsheetResult[];
  readonly failed: readonly FactsheetFailure[];
  readonly index: { readonly sheet: string; readonly kept: KeptSheet | null };
  readonly skipped: readonly Round[];
  readonly settings: FactsheetSettings;
  /** True when the person cancelled. */
  readonly aborted: boolean;
}

/** The outcome of writing fichas, with the index first when there are several to look at. */
export function factsheetsOutcome(written: FactsheetsWritten): Outcome {
  const { results, index, asked, aborted } = written;
  const sheets = results.map(({ sheet }) => sheet);
  return {
    summary: summaryText(written),
    notes: notesOf(written),
    sheets: sheets.length === 1 ? [...sheets, index.sheet] : [index.sheet, ...sheets],
    cancelled: aborted && results.length < asked.length,
  };
}

/** Why a round is not in the fichas, and what to do. */
export function skippedNote({ sheet, legend }: Round): string {
  return legend === null
    ? `${quote(sheet)} no entró en las fichas: no tiene simbología. Elija la de otro reporte o la predeterminada y repita la acción.`
    : `${quote(sheet)} no entró en las fichas: ninguna de sus celdas tiene un estado que se pueda leer.`;
}

/** The municipality's name as it is shown. */
export function shownName({ name, written }: MunicipalityRef): string {
  return name ?? written;
}

function summaryText({ asked, results, failed, index, aborted }: FactsheetsWritten): string {
  const made = results.filter(({ isNew }) => isNew).length;
  const remade = results.length - made;
  const parts = [
    ...(made > 0 ? [made === 1 ? 'se hizo 1 ficha' : `se hicieron ${made} fichas`] : []),
    ...(remade > 0 ? [remade === 1 ? 'se actualizó 1 ficha' : `se actualizaron ${remade} fichas`] : []),
  ];
  const done = parts.length === 0 ? 'no se hizo ninguna ficha' : parts.join(' y ');
  if (aborted && results.length < asked.length) {
    return `Se canceló: ${done} de ${asked.length}. La hoja ${quote(index.sheet)} lista las que existen.`;
  }
  const missing =
    failed.length === 0
      ? ''
      : ` de ${asked.length}; ${failed.length === 1 ? 'una no se pudo hacer' : `${failed.length} no se pudieron hacer`}`;
  return `${done.charAt(0).toUpperCase()}${done.slice(1)}${missing}; la hoja ${quote(index.sheet)} las lista.`;
}

/** Failures that are told each with its reason; of more, the names. */
const MOST_REASONS = 9;

function failureNotes(failed: readonly FactsheetFailure[]): string[] {
  const rest = failed.slice(MOST_REASONS).map(({ who }) => shownName(who));
  return [
    ...failed.slice(0, MOST_REASONS).map(({ failure }) => failure.message),
    ...(rest.length === 0 ? [] : [`Tampoco se pudo hacer la ficha de ${list(rest)}.`]),
  ];
}

function notesOf({ skipped, asked, results, failed, index, settings }: FactsheetsWritten): string[] {
  const settled = results.length > 0 ? settledText(settings) : null;
  const unknown = asked.filter(({ code }) => code === null).length;
  return [
    ...failureNotes(failed),
    ...skipped.map(skippedNote),
    ...results.flatMap(keptNotes),
    ...(index.kept === null
      ? []
      : [
          `${hadChanges('el índice anterior', index.kept)} suyos: se conservó como ${quote(index.kept.sheet)}.`,
        ]),
    ...(unknown === 0 ? [] : [unknownNote(unknown)]),
    ...(settled === null ? [] : [settled]),
  ];
}

/** "La ficha de Metepec tenía cambios", or that nobody knows. */
function hadChanges(what: string, { why }: KeptSheet): string {
  return why === 'edited'
    ? `${what.charAt(0).toUpperCase()}${what.slice(1)} tenía cambios`
    : `No se sabe si ${what} tenía cambios`;
}

function unknownNote(count: number): string {
  return count === 1
    ? 'Un municipio no se reconoce en la lista oficial: su ficha lleva el nombre como está escrito.'
    : `${count} municipios no se reconocen en la lista oficial: sus fichas llevan el nombre como está escrito.`;
}

function keptNotes({ who, kept, edited, stale }: FactsheetResult): string[] {
  const notes: string[] = [];
  if (kept !== null) {
    notes.push(
      `${hadChanges(`la ficha de ${shownName(who)}`, kept)} suyos fuera de los párrafos, el Avance y la Evidencia: se conservó entera como ${quote(kept.sheet)}, y la nueva lleva lo que usted redactó.`,
    );
  }
  if (edited > 0) {
    const what =
      edited === 1 ? 'se conservó 1 párrafo editado' : `se conservaron ${edited} párrafos editados`;
    const left =
      stale === edited
        ? edited === 1
          ? ', que ya no coincide con la matriz: revíselo'
          : ', que ya no coinciden con la matriz: revíselos'
        : stale === 1
          ? '; uno de ellos ya no coincide con la matriz: revíselo'
          : `; ${stale} de ellos ya no coinciden con la matriz: revíselos`;
    notes.push(`En la ficha de ${shownName(who)} ${what}${stale === 0 ? '' : left}.`);
  }
  return notes;
}
