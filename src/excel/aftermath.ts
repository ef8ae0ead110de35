/** What is in the workbook after an action failed while it wrote? It is read; what was only begun is taken back. */
import type { GridCell } from '../domain/grid';
import { fillOf } from '../domain/grid';
import { gridCell } from '../domain/ledger-known';
import { contentsOf, sameContents } from '../domain/live-edit';
import { list, quote } from '../domain/narrative/grammar.es';
import { loadedNames, NAME_FIELDS, ownSheets, type OwnSheet } from './own-sheets';
import { readSheets } from './read-sheets';
import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';
import { turnsOutWhole, type Witness, type WritingRun } from './steps';

/** What came of a failed action, for the person. */
export interface Aftermath {
  /** Sentences on what the workbook has now and had not before; "" when nothing that a person sees is. */
  readonly left: string;
  /** True when the workbook did not answer: nobody knows what is in it. */
  readonly unknown: boolean;
  /** True when it turns out that the action was done, though Excel did not answer. */
  readonly whole: boolean;
}

/** Deletes what was only begun and reads the rest. Never throws. */
export async function lookAfter(run: WritingRun): Promise<Aftermath> {
  try {
    const whole = await turnsOutWhole(run);
    return await Excel.run({ delayForCellEdit: true }, async (context) => {
      const unfinished = whole ? [] : await takeBack(context, run);
      const after = await readSheets(context);
      return { left: leftText(run.before, after, unfinished), unknown: false, whole };
    });
  } catch {
    return { left: '', unknown: true, whole: false };
  }
}

/** Sheets that were begun and are not marked as ours hold nothing of anybody's. Returns those that could not go. */
async function takeBack(context: Excel.RequestContext, { before, begun }: WritingRun): Promise<string[]> {
  if (begun.size === 0) return [];
  const { names, worksheets } = context.workbook;
  names.load(NAME_FIELDS);
  worksheets.load('items/name');
  await context.sync();
  const present = worksheets.items.map(({ name }) => name);
  const marked = new Set(ownSheets(loadedNames(names.items, present)).map(({ sheet }) => sheet));
  const gone = present.filter(
    (name) => begun.has(name) && !before.sheetNames.includes(name) && !marked.has(name),
  );
  if (gone.length === 0) return [];
  for (const name of gone) worksheets.getItem(name).delete();
  try {
    await context.sync();
    return [];
  } catch {
    return gone;
  }
}

function leftText(before: Witness, after: WorkbookSnapshot, unfinished: readonly string[]): string {
  const parts = [
    ...changedSheets(before, after),
    ...changedOwn(before, after),
    ...changedNames(before, after),
  ];
  const undoable = before.kept !== undefined && after.kept.undoRows > before.kept.undoRows;
  const again = undoable
    ? 'Repita la acción para terminarla, o use Deshacer para volver a lo que había.'
    : 'Repita la acción para terminarla.';
  const sheets = list(unfinished.filter((name) => after.sheetNames.includes(name)).map(quote));
  return [
    ...(parts.length > 0 ? [`${list(parts)}. ${again}`] : []),
    ...(sheets === '' ? [] : [`Quedó sin terminar ${sheets}: bórrela antes de repetir.`]),
  ].join(' ');
}

/** "320 celdas de «1er reporte»": what of the rounds' sheets is not as it was. A sheet is known by its id. */
function changedSheets(before: Witness, after: WorkbookSnapshot): string[] {
  const ids = new Map([...(before.sheetIds ?? [])].map(([id, name]) => [name, id]));
  return (before.sheets ?? []).flatMap((was) => {
    const id = ids.get(was.grid.sheet);
    const name = (id !== undefined && after.sheetIds.get(id)) || was.grid.sheet;
    const is = after.sheets.find(({ grid }) => grid.sheet === name);
    return is ? changesOf(was, is) : [];
  });
}

function changesOf(was: SheetSnapshot, is: SheetSnapshot): string[] {
  const cells = changedCells(was, is);
  const formats = JSON.stringify(was.liveFormats) !== JSON.stringify(is.liveFormats);
  const name = quote(is.grid.sheet);
  if (cells > 0) {
    const count = cells === 1 ? 'una celda' : `${cells} celdas`;
    return [`${count} de ${name}${formats ? ' (con sus colores y símbolos)' : ''}`];
  }
  return formats ? [`los colores y símbolos de ${name}`] : [];
}

function changedCells({ grid: was }: SheetSnapshot, { grid: is }: SheetSnapshot): number {
  const bottom = Math.max(was.top + was.cells.length, is.top + is.cells.length);
  const width = ({ left, cells }: typeof was) => left + (cells[0]?.length ?? 0);
  const right = Math.max(width(was), width(is));
  let count = 0;
  for (let row = Math.min(was.top, is.top); row < bottom; row++) {
    for (let column = Math.min(was.left, is.left); column < right; column++) {
      if (!sameCell(gridCell(was, { row, column }), gridCell(is, { row, column }))) count += 1;
    }
  }
  return count;
}

function sameCell(a: GridCell, b: GridCell): boolean {
  return sameContents(contentsOf(a), contentsOf(b)) && fillOf(a) === fillOf(b);
}

const MOST_NAMED = 8;

/** Sheets of ours that were made, or written anew; those that nobody sees are not told of. */
function changedOwn(before: Witness, after: WorkbookSnapshot): string[] {
  const hidden = ['datos', 'deshacer', 'estados'];
  const known = new Map(ownSheets(before.names).map((own) => [own.mark, own]));
  const changed = after.own.filter(
    (own) => !hidden.includes(own.kind) && isAnother(known.get(own.mark), own),
  );
  const tables = [
    ...(before.kept && after.kept.ledgerRows !== before.kept.ledgerRows ? ['bitacora'] : []),
    ...(before.advances && JSON.stringify(before.advances.cells) !== JSON.stringify(after.advances?.cells)
      ? ['avances']
      : []),
  ];
  const more = after.own.filter((own) => tables.includes(own.kind) && !changed.includes(own));
  const named = [...changed, ...more].map(({ sheet }) => quote(sheet));
  if (named.length === 0) return [];
  if (named.length > MOST_NAMED) return [`${named.length} hojas hechas por Matriz Viva`];
  return [`${named.length === 1 ? 'la hoja' : 'las hojas'} ${list(named)}`];
}

function isAnother(was: OwnSheet | undefined, is: OwnSheet): boolean {
  return was?.sheet !== is.sheet || was.note !== is.note;
}

/** What of ours is kept in names and seen in the pane. */
const TOLD = [
  ['MV_orden_', 'el orden de los estados'],
  ['MV_ficha_', 'los ajustes de las fichas'],
] as const;

function changedNames(before: Witness, after: WorkbookSnapshot): string[] {
  const text = ({ names }: Pick<Witness, 'names'>, prefix: string) =>
    names
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, formula }) => `${name}${formula}`)
      .sort()
      .join('\n');
  return TOLD.flatMap(([prefix, what]) => (text(before, prefix) === text(after, prefix) ? [] : [what]));
}
