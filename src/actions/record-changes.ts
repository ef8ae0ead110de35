/** What is written down of every change: what can be undone, the last known states, and the Bitácora? */
import { changeId, ORIGIN_WORDS, type ChangeOrigin } from '../domain/ledger';
import { diffKnown, isNewIn, knownAfter, type KnownRound, type RecordedChange } from '../domain/ledger-known';
import { hasColors } from '../domain/legend';
import { quote } from '../domain/narrative/grammar.es';
import { ActionError } from '../excel/failure';
import { loadKept, loadMarked, loadWhetherMoved, settleKept } from '../excel/kept';
import { writeKnown } from '../excel/known-states';
import { appendLedger, excelSerial, type LedgerRow } from '../excel/ledger-table';
import { roundSlots } from '../excel/store';
import { beginStep, sendStep } from '../excel/steps';
import { keepUndo, undoId, undoRows, type UndoEntry } from '../excel/undo-store';
import type { Kept, KnownStates } from '../excel/snapshot';
import type { Book } from './reading';

/** Adds an entry of what can be undone. Within the caller's request. */
export function keepEntry(
  context: Excel.RequestContext,
  { snapshot }: Book,
  { now, ...entry }: Pick<UndoEntry, 'title' | 'sheets' | 'note'> & { readonly now: Date },
): void {
  if (entry.sheets.size === 0 && !entry.note) return;
  beginStep(context, snapshot);
  keepUndo(context, snapshot, undoRows({ ...entry, id: undoId(now, entry.sheets), when: now.toISOString() }));
}

/**
 * Starts reading anew what is kept, which a co-author may have written since; call what it returns after the
 * next sync. False when a sheet of ours came or went since the reading: the workbook must then be read anew.
 */
export function refreshKept(context: Excel.RequestContext, { snapshot }: Book): () => boolean {
  const moved = loadWhetherMoved(context, snapshot.own, snapshot.kept);
  const take = loadKept(context, snapshot.own, snapshot.kept);
  return () => {
    if (moved()) return false;
    Object.assign(snapshot.kept, take());
    return true;
  };
}

/**
 * Takes up what another person's add-in has just made of what is kept, and reads it. True when there is a Bitácora
 * then. Two requests.
 */
export async function adoptKept(context: Excel.RequestContext, book: Book): Promise<boolean> {
  const { own, kept } = book.snapshot;
  const adopt = loadMarked(context, own, kept);
  await context.sync();
  adopt();
  const refresh = refreshKept(context, book);
  await context.sync();
  return refresh() && kept.ledger !== null;
}

/** What is written down of a change. */
export interface Recording {
  readonly known: KnownStates;
  /** Where a round becomes live: `Kept.lives` then. */
  readonly lives?: Kept['lives'];
  readonly rows: readonly LedgerRow[];
}

/**
 * Writes cells (`write`), Bitácora and known states, and sends the request with all that was prepared before. A
 * Bitácora that has to be made comes first, before what `keep` keeps: a workbook whose structure is protected, or
 * in which another person has just made one, refuses it before anything has changed. What is known comes after what
 * was logged, and `last` after all: of a request that Excel ends midway the next reading finds what was not logged,
 * and never takes for logged what was not.
 */
export async function sendKept(
  context: Excel.RequestContext,
  { snapshot }: Book,
  { known, lives, rows }: Recording,
  { write, last }: { readonly write?: () => void; readonly last?: () => void } = {},
): Promise<void> {
  const { kept } = snapshot;
  beginStep(context, snapshot);
  const first = kept.ledger === null ? appendLedger(context, snapshot, null, rows) : null;
  write?.();
  const now = { known, lives: livesOf(known, lives ?? kept.lives) };
  const ledger = kept.ledger === null ? first : appendLedger(context, snapshot, kept.ledger, rows);
  const lines = writeKnown(context, snapshot, kept.lines, now);
  last?.();
  try {
    await sendStep(context);
  } catch (error) {
    settleKept(kept, 'failed');
    throw error;
  }
  settleKept(kept, 'through');
  Object.assign(kept, { ...now, lines, ledger } satisfies Partial<Kept>);
}

/** A slot that nothing is known of any more begins another life when it is made live again. */
function livesOf(known: KnownStates, lives: Kept['lives']): Kept['lives'] {
  return new Map([...known.keys()].map((slot) => [slot, lives.get(slot) ?? '']));
}

/** What is known with rounds just made live (their slots), of which nothing was known before. */
export function newLives({ snapshot }: Book, slots: readonly number[], now: Date): Kept['lives'] {
  const { known, lives } = snapshot.kept;
  const life = now.getTime().toString(36);
  const begun = slots.filter((slot) => !known.has(slot));
  return new Map([...lives, ...begun.map((slot) => [slot, life] as const)]);
}

/** Refuses before anything is written when rows cannot be added to the Bitácora. */
export function checkLedger({ snapshot }: Book, rows: readonly unknown[]): void {
  const { ledger } = snapshot.kept;
  if (rows.length > 0 && ledger?.protected) throw protectedSheet(ledger.sheet);
}

/** The failure of a sheet that would have to be written and is protected; nothing was written then. */
export function protectedSheet(sheet: string): ActionError {
  return new ActionError(
    'protected',
    `No se cambió nada porque la hoja ${quote(sheet)} está protegida: quite la protección en Revisar ▸ Desproteger hoja y repita la acción.`,
  );
}

/** The rows of the Bitácora for changes. Of a round that is not live, the time tells one change from the next. */
export function ledgerRows(
  { snapshot }: Book,
  recorded: readonly RecordedChange[],
  now: Date,
  who: string,
): LedgerRow[] {
  const slots = roundSlots(snapshot.names);
  const serial = excelSerial(now);
  return recorded.map(({ change, municipality, ordinal }) => {
    const slot = slots.get(change.sheet);
    const id =
      slot === undefined || !snapshot.kept.known.has(slot)
        ? changeId(change, change.sheet, municipality, now.getTime().toString(36))
        : changeId(change, lifeOf(snapshot.kept.lives, slot), municipality, ordinal);
    return {
      Cuándo: serial,
      Reporte: change.sheet,
      Municipio: change.municipality,
      Herramienta: change.tool,
      De: change.fromLabel,
      A: change.toLabel,
      Origen: ORIGIN_WORDS[change.origin],
      Quién: who,
      Id: id,
    };
  });
}

/** What identifies a live round in ids: its slot, and which life of it. */
function lifeOf(lives: Kept['lives'], slot: number): string {
  const life = lives.get(slot);
  return life ? `R${slot}.${life}` : `R${slot}`;
}

/**
 * What differs from the last known states in live rounds, and what is known once that is logged; `isNew` when
 * there are rows or tools of which nothing was known.
 */
export function differences(
  { snapshot, reading }: Book,
  origin: ChangeOrigin,
): { known: Map<number, KnownRound>; recorded: RecordedChange[]; isNew: boolean } {
  const slots = roundSlots(snapshot.names);
  const known = new Map(snapshot.kept.known);
  let isNew = false;
  const recorded = reading.matrix.rounds.flatMap((round) => {
    const slot = slots.get(round.sheet);
    const state = slot === undefined ? undefined : known.get(slot);
    if (slot === undefined || !state) return [];
    const changes = diffKnown({ round, known: state }, origin);
    const hasNew = hasColors(round.legend) && isNewIn(round, state);
    if (changes.length > 0 || hasNew) known.set(slot, knownAfter({ round, known: state }, changes));
    isNew ||= hasNew;
    return changes;
  });
  return { known, recorded, isNew };
}

/** True for a round that was made live and not undone: its cells hold labels, and its states are known. */
export function isMadeLive({ snapshot }: Book, sheet: string): boolean {
  const slot = roundSlots(snapshot.names).get(sheet);
  return slot !== undefined && snapshot.kept.known.has(slot);
}

/** True when a state is written as its label: the round is live, or its sheet is a copy of a live one. */
export function holdsLabels(book: Book, sheet: string): boolean {
  const read = book.snapshot.sheets.find(({ grid }) => grid.sheet === sheet);
  return isMadeLive(book, sheet) || (read !== undefined && read.ownFormats.length > 0);
}
