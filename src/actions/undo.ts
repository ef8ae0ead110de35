/** «Deshacer»: how does what an action replaced come back? */
import { bodyAreas } from '../domain/live';
import { cellsNow, countsOf, planUndo, type SheetUndo, type UndoPlan } from '../domain/live-undo';
import { address } from '../domain/grid';
import type { Position, Round } from '../domain/matrix';
import { figure, quote } from '../domain/narrative/grammar.es';
import { rectangles } from '../domain/rectangles';
import { ActionError } from '../excel/failure';
import { takeInventory } from '../excel/inventory';
import { alignCells } from '../excel/live-alignment';
import { plainCounts, removeLiveRound } from '../excel/live-round';
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
import { keepingBook } from './follow-action';
import { freshBook } from './fresh-book';
import { chosenLegend, liveBook, shareBook } from './live-book';
import type { ActionOptions, Outcome } from './outcome';
import { readBook, type Book } from './reading';
import { planNote } from './undo-note';

/** The last action that can be taken back. */
export interface LastUndo {
  /** By it a click undoes what was announced, and nothing else. */
  readonly id: string;
  /** What the action was: "Aplicar simbología", "«Cumplido» en Metepec, 4.3", "Avance de Metepec, 4.3". */
  readonly title: string;
  /** How many cells of rounds it changed: none for an Avance. */
  readonly cells: number;
  readonly when: Date;
  /** It made rounds live: whoever undoes it is asked first. */
  readonly whole: boolean;
}

export interface UndoOptions extends Pick<ActionOptions, 'legend'> {
  /** What was announced; where another entry is the last by now nothing is undone, and that is told. */
  readonly expected?: string;
  /** Nobody was asked: a whole application is left, and told where to undo it. */
  readonly unasked?: boolean;
}

/**
 * What «Deshacer» would take back: the last action of this pane, else of before it was opened; null when nothing
 * is left. Two requests.
 */
export async function lastUndo(): Promise<LastUndo | null> {
  return inExcel('ver qué se puede deshacer', async (context) => {
    const found = await findLast(context);
    if (!found) return null;
    const { id, title, cells, when, whole } = found.head;
    return { id, title, cells, when: new Date(when), whole };
  });
}

/** The last entry and the sheet that keeps it. */
interface Found {
  readonly store: string;
  readonly head: UndoHead;
  readonly heads: readonly UndoHead[];
}

async function findLast(context: Excel.RequestContext): Promise<Found | null> {
  const { names } = await takeInventory(context);
  const store = ownSheets(names).find(({ kind }) => kind === 'deshacer')?.sheet;
  const heads = store === undefined ? [] : await readUndoHeads(context, store);
  const head = lastOfPage(heads);
  return store === undefined || !head ? null : { store, head, heads };
}

/** What undoing one sheet's part of an action does now. */
interface SheetPlan {
  readonly sheet: string;
  readonly undo: SheetUndo;
  readonly round: Round | undefined;
  readonly plan: UndoPlan;
}

/** Why the last entry is not undone: it is not what was announced, or nobody was asked; null when it may be. */
function refusal({ head }: Found, { expected, unasked = false }: UndoOptions): Outcome | null {
  const isOther = expected !== undefined && expected !== head.id;
  if (!isOther && !(unasked && head.whole)) return null;
  const last = `${quote(head.title)}${head.cells === 0 ? '' : ` (${head.cells === 1 ? 'una celda' : `${figure(head.cells)} celdas`})`}`;
  return {
    summary: 'No se deshizo nada.',
    notes: [
      isOther
        ? `Lo que se anunciaba ya no es lo último que Matriz Viva puede deshacer: Ctrl+Z u otro cambio llegó antes. Ahora lo último es ${last}; pulse Deshacer otra vez si quiere deshacerlo.`
        : `Lo último es ${last}, que hizo viva la matriz. Para deshacerlo, pulse Deshacer en el panel: allí se pregunta antes.`,
    ],
    sheets: [],
    cancelled: false,
    unchanged: true,
  };
}

/**
 * Puts back contents and fills of the last action, or what an Avance said, and can be called again for the one
 * before. A cell, or an Avance's row, that changed again since is left as it is, and told. Undoing a conversion
 * takes away its formats, dropdown, counts and symbols too.
 *
 * @throws ActionError `nothing_to_undo`; `protected`.
 */
export async function undoLast(options: UndoOptions = {}): Promise<Outcome> {
  return inExcel('deshacer', async (context) => {
    const found = await findLast(context);
    const done = doneBefore(found?.heads ?? []);
    if (done !== null) return toldBefore(done, found?.head);
    const refused = found && refusal(found, options);
    if (refused) return refused;
    const entry = found && (await readUndo(context, found.store, found.head));
    if (!entry) {
      throw new ActionError(
        'nothing_to_undo',
        options.expected === undefined
          ? 'No hay nada que deshacer: Matriz Viva no ha cambiado celdas ni avances.'
          : 'No se deshizo nada: lo que se anunciaba ya no está, porque Ctrl+Z u otra persona lo quitó.',
      );
    }
    const { store, head } = found;
    const book = await bookFor(context, entry, options);
    const note = entry.note ? await planNote(context, book, entry.note) : null;
    const { plans, missing } = planAll(book, entry);
    const made = plans.filter(({ undo, round }) => undo.made && round);
    const edits = plans.flatMap(({ sheet, plan }) =>
      plan.restore.map((cell): CellEdit => ({ sheet, ...cell })),
    );
    await keepingBook(book, edits, () =>
      writeEdits(context, book, edits, {
        origin: 'deshecho',
        title: entry.title,
        keep: false,
        forget: made.map(({ sheet }) => sheet),
        finish: () => {
          for (const plan of made) takeLiveAway(context, book, plan);
          note?.write();
        },
        last: () => dropUndo(context, store, head),
      }),
    ).catch((error: unknown) => {
      const failed = writingOf(context)?.failed;
      if (failed === 'part' || failed === 'unknown') unanswered = head;
      throw error;
    });
    // Formats, lists and notes are as Excel leaves them: only reading tells.
    if (note || made.length > 0 || !isWithinBodies(book, edits)) shareBook(null);
    if (note) {
      const { told, sheets } = note;
      return { ...told, summary: told.summary(entry.title), sheets, cancelled: false };
    }
    return outcomeOf(entry, plans, missing);
  });
}

/** With a book at hand only the cells that were replaced are read again, where they stand now. */
async function bookFor(
  context: Excel.RequestContext,
  entry: UndoEntry,
  { legend }: UndoOptions,
): Promise<Book> {
  const live = legend === undefined ? liveBook() : null;
  const isWhole = entry.note !== undefined || [...entry.sheets.values()].some(({ made }) => made);
  if (!live || isWhole) return readBook(context, legend ?? chosenLegend());
  const bySlot = sheetsBySlot(live);
  const places = [...entry.sheets].map(([name, undo]) => {
    const sheet = (undo.slot === null ? undefined : bySlot.get(undo.slot)) ?? name;
    const round = roundOf(live, sheet);
    return { sheet, cells: cellsNow(undo, round) };
  });
  const cells = places.flatMap(({ sheet, cells: here }) => here.map((at) => ({ sheet, ...at })));
  if (!isWithinBodies(live, cells)) return readBook(context, chosenLegend());
  return freshBook(
    context,
    places.map(({ sheet, cells: here }) => ({ sheet, areas: rectangles(here) })),
    undefined,
  );
}

function isWithinBodies(book: Book, cells: readonly (Position & { readonly sheet: string })[]): boolean {
  return cells.every(({ sheet, row, column }) => {
    const body = roundOf(book, sheet)?.body;
    return body && row >= body.top && row <= body.bottom && column >= body.left && column <= body.right;
  });
}

function roundOf({ reading }: Book, sheet: string): Round | undefined {
  return reading.matrix.rounds.find((one) => one.sheet === sheet);
}

function sheetsBySlot({ snapshot }: Book): Map<number, string> {
  return new Map([...roundSlots(snapshot.names)].map(([sheet, slot]) => [slot, sheet]));
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

function takeLiveAway(context: Excel.RequestContext, book: Book, { sheet, round, undo }: SheetPlan): void {
  const { ownFormats } = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet)!;
  removeLiveRound(context, sheet, bodyAreas(round!), ownFormats);
  alignCells(context, sheet, undo.centered ?? [], 'General');
  plainCounts(context, sheet, countsOf(undo));
}

function planAll(book: Book, entry: UndoEntry): { plans: SheetPlan[]; missing: string[] } {
  const bySlot = sheetsBySlot(book);
  const plans: SheetPlan[] = [];
  const missing: string[] = [];
  for (const [name, undo] of entry.sheets) {
    const sheet = (undo.slot === null ? undefined : bySlot.get(undo.slot)) ?? name;
    const snapshot = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
    if (!snapshot) {
      missing.push(name);
      continue;
    }
    const round = roundOf(book, sheet);
    plans.push({ sheet, undo, round, plan: planUndo(undo, round, snapshot.grid) });
  }
  return { plans, missing };
}

function outcomeOf(entry: UndoEntry, plans: readonly SheetPlan[], missing: readonly string[]): Outcome {
  const cells = plans.reduce((sum, { plan }) => sum + plan.told, 0);
  const back = cells === 1 ? 'una celda volvió' : `${figure(cells)} celdas volvieron`;
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

function leftNotes(sheet: string, { changedSince, hatched, gone, same }: UndoPlan): string[] {
  const notes: string[] = [];
  if (same > 0) {
    notes.push(
      same === 1
        ? `En ${quote(sheet)}, una celda ya estaba como antes.`
        : `En ${quote(sheet)}, ${figure(same)} celdas ya estaban como antes.`,
    );
  }
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
