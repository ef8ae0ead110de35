/** «Deshacer»: how does what an action replaced come back? */
import { bodyAreas } from '../domain/live';
import { planUndo, type SheetUndo, type UndoPlan } from '../domain/live-undo';
import { address } from '../domain/grid';
import type { Position, Round } from '../domain/matrix';
import { quote } from '../domain/narrative/grammar.es';
import { ActionError } from '../excel/failure';
import { takeInventory } from '../excel/inventory';
import { removeLiveRound } from '../excel/live-round';
import { ownSheets } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { writingOf } from '../excel/steps';
import { roundSlots } from '../excel/store';
import {
  dropUndo,
  lastOfPage,
  readUndo,
  readUndoHeads,
  type UndoEntry,
  type UndoHead,
} from '../excel/undo-store';
import { writeEdits, type CellEdit } from './change-cells';
import { chosenLegend, shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { readBook, type Book } from './reading';
import { planNote } from './undo-note';

/** The last action that can be taken back. */
export interface LastUndo {
  /** What the action was: "Aplicar simbología", "«Cumplido» en Metepec, 4.3", "Avance de Metepec, 4.3". */
  readonly title: string;
  /** How many cells of rounds it changed: none for an Avance. */
  readonly cells: number;
  readonly when: Date;
}

/**
 * What «Deshacer» would take back: the last action of this pane, else of before it was opened; null when nothing
 * is left. Two requests.
 */
export async function lastUndo(): Promise<LastUndo | null> {
  return inExcel('ver qué se puede deshacer', async (context) => {
    const { names } = await takeInventory(context);
    const sheet = ownSheets(names).find(({ kind }) => kind === 'deshacer')?.sheet;
    const head = sheet === undefined ? undefined : lastOfPage(await readUndoHeads(context, sheet));
    return head ? { title: head.title, cells: head.cells, when: new Date(head.when) } : null;
  });
}

/** What undoing one sheet's part of an action does now. */
interface SheetPlan {
  readonly sheet: string;
  readonly undo: SheetUndo;
  readonly round: Round | undefined;
  readonly plan: UndoPlan;
}

/**
 * Puts back contents and fills of the last action, or what an Avance said, and can be called again for the one
 * before. A cell, or an Avance's row, that changed again since is left as it is, and told. Undoing a conversion
 * takes away its formats, dropdown, counts and symbols too.
 *
 * @throws ActionError `nothing_to_undo`; `protected`.
 */
export async function undoLast(options: Pick<ActionOptions, 'legend'> = {}): Promise<Outcome> {
  return inExcel('deshacer', async (context) => {
    const book = await readBook(context, options.legend ?? chosenLegend());
    const store = book.snapshot.own.find(({ kind }) => kind === 'deshacer')?.sheet;
    const heads = store === undefined ? [] : await readUndoHeads(context, store);
    const head = lastOfPage(heads);
    const done = doneBefore(heads);
    if (done !== null) return toldBefore(done, head);
    const entry = store === undefined || !head ? null : await readUndo(context, store, head);
    if (store === undefined || !head || !entry) {
      throw new ActionError(
        'nothing_to_undo',
        'No hay nada que deshacer: Matriz Viva no ha cambiado celdas ni avances.',
      );
    }
    const note = entry.note ? await planNote(context, book, entry.note) : null;
    const { plans, missing } = planAll(book, entry);
    const made = plans.filter(({ undo, round }) => undo.made && round);
    const edits = plans.flatMap(({ sheet, plan }) =>
      plan.restore.map((cell): CellEdit => ({ sheet, ...cell })),
    );
    await writeEdits(context, book, edits, {
      origin: 'deshecho',
      title: entry.title,
      keep: false,
      forget: made.map(({ sheet }) => sheet),
      finish: () => {
        for (const { sheet, round } of made) takeLiveAway(context, book, sheet, round!);
        note?.write();
      },
      last: () => dropUndo(context, store, head),
    }).catch((error: unknown) => {
      const failed = writingOf(context)?.failed;
      if (failed === 'part' || failed === 'unknown') unanswered = head;
      throw error;
    });
    shareBook(null);
    if (note) {
      const { told, sheets } = note;
      return { ...told, summary: told.summary(entry.title), sheets, cancelled: false };
    }
    return outcomeOf(entry, plans, missing, edits.length);
  });
}

/** The entry that was being undone when Excel failed: it is not known whether that came to its end. */
let unanswered: UndoHead | null = null;

/** That entry, when it is gone by now: it was undone, and asking again must not take away the one before. */
function doneBefore(heads: readonly UndoHead[]): UndoHead | null {
  const before = unanswered;
  unanswered = null;
  return before && !heads.some(({ id }) => id === before.id) ? before : null;
}

function toldBefore({ title }: UndoHead, next: UndoHead | undefined): Outcome {
  return {
    summary: `Ya se había deshecho ${quote(title)}, aunque Excel no alcanzó a confirmarlo: no se deshizo nada más.`,
    notes: next ? [`Si quiere deshacer también ${quote(next.title)}, pulse Deshacer otra vez.`] : [],
    sheets: [],
    cancelled: false,
  };
}

function takeLiveAway(context: Excel.RequestContext, book: Book, sheet: string, round: Round): void {
  const { ownFormats } = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet)!;
  removeLiveRound(context, sheet, bodyAreas(round), ownFormats);
}

function planAll(book: Book, entry: UndoEntry): { plans: SheetPlan[]; missing: string[] } {
  const bySlot = new Map([...roundSlots(book.snapshot.names)].map(([sheet, slot]) => [slot, sheet]));
  const plans: SheetPlan[] = [];
  const missing: string[] = [];
  for (const [name, undo] of entry.sheets) {
    const sheet = (undo.slot === null ? undefined : bySlot.get(undo.slot)) ?? name;
    const snapshot = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
    if (!snapshot) {
      missing.push(name);
      continue;
    }
    const round = book.reading.matrix.rounds.find((one) => one.sheet === sheet);
    plans.push({ sheet, undo, round, plan: planUndo(undo, round, snapshot.grid) });
  }
  return { plans, missing };
}

function outcomeOf(
  entry: UndoEntry,
  plans: readonly SheetPlan[],
  missing: readonly string[],
  cells: number,
): Outcome {
  const back = cells === 1 ? 'una celda volvió' : `${cells} celdas volvieron`;
  return {
    summary:
      cells === 0
        ? `Se deshizo ${quote(entry.title)}: ninguna celda tuvo que cambiar.`
        : `Se deshizo ${quote(entry.title)}: ${back} a lo que tenía${cells === 1 ? '' : 'n'}.`,
    notes: [
      ...plans.flatMap(({ sheet, plan }) => leftNotes(sheet, plan)),
      ...missing.map(
        (sheet) => `La hoja ${quote(sheet)} ya no está en el libro: lo suyo no se pudo deshacer.`,
      ),
      ...plans
        .filter(({ undo }) => undo.made)
        .map(
          ({ sheet }) =>
            `${quote(sheet)} volvió a ser una matriz de colores: se quitaron sus formatos automáticos, la lista de sus celdas y los conteos de su simbología.`,
        ),
    ],
    sheets: plans.map(({ sheet }) => sheet),
    cancelled: false,
    ...(cells === 0 && !plans.some(({ undo }) => undo.made) ? { unchanged: true } : {}),
  };
}

function leftNotes(sheet: string, { changedSince, hatched, gone }: UndoPlan): string[] {
  const notes: string[] = [];
  if (changedSince.length > 0) {
    const which = named(changedSince);
    notes.push(
      changedSince.length === 1
        ? `En ${quote(sheet)}, la celda ${which} cambió después y se dejó como está.`
        : `En ${quote(sheet)}, ${changedSince.length} celdas cambiaron después y se dejaron como están: ${which}.`,
    );
  }
  if (hatched.length > 0) {
    const which = named(hatched);
    notes.push(
      hatched.length === 1
        ? `En ${quote(sheet)}, la celda ${which} conserva su relleno de ahora: una trama o un degradado no se quita ni se puede volver a poner.`
        : `En ${quote(sheet)}, ${hatched.length} celdas conservan su relleno de ahora (${which}): una trama o un degradado no se quita ni se puede volver a poner.`,
    );
  }
  if (gone > 0) {
    notes.push(
      gone === 1
        ? `En ${quote(sheet)}, una celda ya no está en la tabla y no se pudo deshacer.`
        : `En ${quote(sheet)}, ${gone} celdas ya no están en la tabla y no se pudieron deshacer.`,
    );
  }
  return notes;
}

/** So many cells are named; of more, only their number is told. */
const MOST_NAMED = 8;

function named(cells: readonly Position[]): string {
  const names = cells.slice(0, MOST_NAMED).map(({ row, column }) => address(row, column));
  const more = cells.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` y ${more} más` : ''}`;
}
