/** What does the add-in keep in the workbook, out of sight? Lists, ranks and what was replaced, on very hidden sheets. */
import type { LivePlan, LiveState, Replaced } from '../domain/live';
import { address, areaAddress } from '../domain/grid';
import { rectangles } from '../domain/rectangles';
import { freeName, markName, NAME_PREFIX, quoteSheet, sheetOfReference, type LoadedName } from './own-sheets';
import type { WorkbookSnapshot } from './read-sheets';
import { literal } from './sheet-design';

/** Name of the very hidden sheet of lists. It is found by its mark; this is only what it is called. */
const STORE_SHEET = '_MatrizViva';
const UNDO_SHEET = '_MatrizVivaDeshacer';
/** Columns of one round's block: label, key, rank, symbol, and one between blocks. */
const BLOCK = 5;
const FIRST_ROW = 2;
/** A cell holds 32,767 characters; a margin is left. */
const CHUNK = 30_000;

/** Names of a round's lists on the very hidden sheet, for formulas and dropdowns. */
export interface RoundLists {
  readonly slot: number;
  readonly labels: string;
  readonly keys: string;
  readonly ranks: string;
  readonly symbols: string;
}

const LIST = /^MV_REPORTE_(\d+)$/;

/** The lists of a slot. */
export function listsOf(slot: number): RoundLists {
  const name = (what: string) => `${NAME_PREFIX}${what}_${slot}`;
  return {
    slot,
    labels: name('LISTA'),
    keys: name('CLAVE'),
    ranks: name('RANGO'),
    symbols: name('SIGNO'),
  };
}

/** Slot of each round that has been made live, by sheet. The names follow a sheet that is renamed. */
export function roundSlots(names: readonly LoadedName[]): Map<string, number> {
  const slots = new Map<string, number>();
  for (const { name, formula } of names) {
    const slot = LIST.exec(name)?.[1];
    const sheet = sheetOfReference(formula);
    if (slot !== undefined && sheet !== null && !slots.has(sheet)) slots.set(sheet, Number(slot));
  }
  return slots;
}

/** Writes lists for the rounds of `plans` and returns their names by sheet. Within the caller's request. */
export function writeLists(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  plans: readonly LivePlan[],
): Map<string, RoundLists> {
  const store = ownHiddenSheet(context, snapshot, 'datos', STORE_SHEET);
  const slots = roundSlots(snapshot.names);
  const existing = new Set(snapshot.names.map(({ name }) => name));
  let next = Math.max(0, ...slots.values(), ...usedSlots(snapshot.names)) + 1;
  const lists = new Map<string, RoundLists>();
  for (const plan of plans) {
    const slot = slots.get(plan.sheet) ?? next++;
    lists.set(plan.sheet, listsOf(slot));
    writeBlock(context, store, existing, plan, slot);
  }
  return lists;
}

/** Slots of rounds whose sheet is gone still count, so that a number is never given twice. */
function usedSlots(names: readonly LoadedName[]): number[] {
  return names.flatMap(({ name }) => {
    const slot = LIST.exec(name)?.[1];
    return slot === undefined ? [] : [Number(slot)];
  });
}

function writeBlock(
  context: Excel.RequestContext,
  { sheet, name: storeName }: HiddenSheet,
  existing: ReadonlySet<string>,
  plan: LivePlan,
  slot: number,
): void {
  const left = (slot - 1) * BLOCK;
  const lists = listsOf(slot);
  sheet.getRangeByIndexes(0, left, 60, BLOCK - 1).clear('All');
  const head = sheet.getRangeByIndexes(0, left, FIRST_ROW, BLOCK - 1);
  head.values = [
    [literal(plan.sheet), '', '', ''],
    ['Etiqueta', 'Clave', 'Rango', 'Símbolo'],
  ];
  const rows = plan.states.length;
  sheet.getRangeByIndexes(FIRST_ROW, left, rows, BLOCK - 1).values = plan.states.map(toRow);
  const column = (offset: number) => `=${quoteSheet(storeName)}!${absolute(FIRST_ROW, left + offset, rows)}`;
  const names: [string, string][] = [
    [`${NAME_PREFIX}REPORTE_${slot}`, `=${quoteSheet(plan.sheet)}!$A$1`],
    [lists.labels, column(0)],
    [lists.keys, column(1)],
    [lists.ranks, column(2)],
    [lists.symbols, column(3)],
  ];
  for (const [name, formula] of names) setName(context, existing, name, formula);
}

function toRow({ label, state, rank, symbol }: LiveState): (string | number)[] {
  return [literal(label), literal(state), rank ?? '', literal(symbol)];
}

function absolute(row: number, column: number, rows: number): string {
  const area = areaAddress({ top: row, left: column, bottom: row + rows - 1, right: column });
  return area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

function setName(
  context: Excel.RequestContext,
  existing: ReadonlySet<string>,
  name: string,
  formula: string,
): void {
  const { names } = context.workbook;
  if (existing.has(name)) names.getItem(name).delete();
  names.add(name, formula).visible = false;
}

interface HiddenSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
}

function ownHiddenSheet(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  kind: 'datos' | 'deshacer',
  wanted: string,
): HiddenSheet {
  const { names, worksheets } = context.workbook;
  const found = snapshot.own.find((sheet) => sheet.kind === kind);
  if (found) return { sheet: worksheets.getItem(found.sheet), name: found.sheet };
  const name = freeName(wanted, new Set(snapshot.sheetNames.map((sheet) => sheet.toLowerCase())));
  const sheet = worksheets.add(name);
  sheet.visibility = 'VeryHidden';
  names.add(markName(kind), `=${quoteSheet(name)}!$A$1`).visible = false;
  return { sheet, name };
}

/** Text of what a change replaced: one line for each former content, `contents ⇥ fill ⇥ areas`. */
export function encodeReplaced(replaced: readonly Replaced[]): string {
  const groups = new Map<string, Replaced[]>();
  for (const cell of replaced) {
    const key = `${JSON.stringify(cell.text)}\t${cell.fill ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups]
    .map(([key, cells]) => `${key}\t${rectangles(cells).map(areaAddress).join(',')}`)
    .join('\n');
}

/**
 * Keeps what the plans replace, so that it can be put back: one row a round, the newest below. Nothing is
 * written when nothing is replaced.
 */
export function keepReplaced(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  plans: readonly LivePlan[],
): void {
  const changed = plans.filter((plan) => plan.replaced.length > 0);
  if (changed.length === 0) return;
  const { sheet } = ownHiddenSheet(context, snapshot, 'deshacer', UNDO_SHEET);
  changed.forEach((plan, index) => {
    const text = encodeReplaced(plan.replaced);
    const chunks = text.match(new RegExp(`[\\s\\S]{1,${CHUNK}}`, 'g')) ?? [];
    const row = [literal('simbologia'), literal(plan.sheet), ...chunks.map((chunk) => `'${chunk}`)];
    sheet.getRange(address(snapshot.undoRows + index, 0)).getResizedRange(0, row.length - 1).values = [row];
  });
}
