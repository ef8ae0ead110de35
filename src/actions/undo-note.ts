/** «Deshacer» of an Avance: does the row say again what it said, or go, and what if somebody changed it since? */
import type { ReadNotes } from '../domain/advances';
import { quote } from '../domain/narrative/grammar.es';
import { findNote, planNoteUndo, type NotePlan, type NoteUndo } from '../domain/note-undo';
import { loadNoteRow, removeNote, updateNote } from '../excel/advances-table';
import { roundSlots } from '../excel/store';
import type { AdvancesPlace } from '../excel/snapshot';
import type { Book } from './reading';
import { protectedSheet } from './record-changes';

/** What undoing an Avance does now. */
export interface NoteUndoing {
  /** Within the caller's request. */
  readonly write: () => void;
  /** Sentences: how it ended, and why when nothing changed. */
  readonly told: {
    readonly summary: (title: string) => string;
    readonly notes: readonly string[];
    readonly unchanged?: true;
  };
  readonly sheets: readonly string[];
}

/**
 * Finds the row by its municipality, tool and report, and reads it as it stands now: one request.
 *
 * @throws ActionError `protected` when the row would have to be written.
 */
export async function planNote(
  context: Excel.RequestContext,
  { snapshot, reading }: Book,
  { sheet, undo }: { readonly sheet: string; readonly undo: NoteUndo },
): Promise<NoteUndoing> {
  const { advances } = snapshot;
  const { notes } = reading;
  if (!advances || !notes) return left(`La hoja ${quote(sheet)} ya no está en el libro.`);
  if (notes.header === null) {
    return left(`La hoja ${quote(notes.sheet)} ya no tiene los encabezados de su tabla.`, notes.sheet);
  }
  const bySlot = new Map([...roundSlots(snapshot.names)].map(([name, slot]) => [slot, name]));
  const round = (undo.slot === null ? undefined : bySlot.get(undo.slot)) ?? undo.round;
  const row = findNote(undo, round, advances.cells, notes);
  if (row === null) return left(`Su fila ya no está en la tabla de ${quote(notes.sheet)}.`, notes.sheet);
  const load = loadNoteRow(context, advances, notes, row);
  await context.sync();
  const now = load();
  const plan = planNoteUndo(undo, now.contents, now.more);
  if (plan.kind === 'changed') {
    return left(
      `Su fila (la ${row + 1} de ${quote(notes.sheet)}) cambió después y se dejó como está.`,
      notes.sheet,
    );
  }
  if (plan.kind !== 'same' && advances.protected) throw protectedSheet(notes.sheet);
  return undoing(context, advances, notes, plan, { row, index: now.index });
}

function undoing(
  context: Excel.RequestContext,
  advances: AdvancesPlace,
  notes: ReadNotes,
  plan: NotePlan,
  at: { readonly row: number; readonly index: number | null },
): NoteUndoing {
  const sheets = [notes.sheet];
  switch (plan.kind) {
    case 'remove':
      return {
        write: () => removeNote(context, advances, notes, at),
        told: {
          summary: (title) => `Se deshizo ${quote(title)}: su fila se quitó de ${quote(notes.sheet)}.`,
          notes: [],
        },
        sheets,
      };
    case 'restore':
      return {
        write: () => updateNote(context, notes, at.row, plan.contents),
        told: {
          summary: (title) => `Se deshizo ${quote(title)}: volvió lo que decía antes.`,
          notes: [],
        },
        sheets,
      };
    default:
      return {
        write: () => undefined,
        told: { summary: (title) => `Se deshizo ${quote(title)}: ya decía lo de antes.`, notes: [] },
        sheets,
      };
  }
}

/** Nothing is changed, and that is told. */
function left(why: string, sheet?: string): NoteUndoing {
  return {
    write: () => undefined,
    told: {
      summary: (title) => `No se deshizo ${quote(title)}: no se cambió nada.`,
      notes: [why],
      unchanged: true,
    },
    sheets: sheet === undefined ? [] : [sheet],
  };
}
