/** Which labels, ranks and symbols does each live round have? Lists on a very hidden sheet, for formulas and dropdowns. */
import type { LivePlan, LiveState } from '../domain/live';
import { areaAddress } from '../domain/grid';
import { keepLegend } from './kept-legends';
import { ownHiddenSheet, type HiddenSheet } from './own-hidden-sheet';
import { defineName, dropRepeatedNames } from './defined-name';
import { NAME_PREFIX, quoteSheet, sheetOfReference, type LoadedName } from './own-sheets';
import { literal } from './literal';
import type { WorkbookSnapshot } from './snapshot';

/** Name of the very hidden sheet of lists. It is found by its mark; this is only what it is called. */
const STORE_SHEET = '_MatrizViva';
/** Columns of one round's block: label, key, rank, symbol, and one between blocks. */
const BLOCK = 5;
const FIRST_ROW = 2;

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
  let next = Math.max(0, ...slots.values(), ...usedSlots(snapshot.names)) + 1;
  const lists = new Map<string, RoundLists>();
  for (const plan of plans) {
    const slot = slots.get(plan.sheet) ?? next++;
    lists.set(plan.sheet, listsOf(slot));
    // A copy that a person made of a live round repeats its names, and stands in the way of new ones.
    if (!slots.has(plan.sheet) && slots.size > 0) {
      dropRepeatedNames(context.workbook.worksheets.getItem(plan.sheet), snapshot.names, plan.sheet);
    }
    writeBlock(context, store, snapshot.names, plan, slot);
    keepLegend(context, snapshot.names, slot, plan.kept);
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
  existing: readonly LoadedName[],
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
  for (const [name, formula] of names) defineName(context, existing, name, formula);
}

function toRow({ label, state, rank, symbol }: LiveState): (string | number)[] {
  return [literal(label), literal(state), rank ?? '', literal(symbol)];
}

function absolute(row: number, column: number, rows: number): string {
  const area = areaAddress({ top: row, left: column, bottom: row + rows - 1, right: column });
  return area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
