/** How is a sheet renamed? Not while it is in front: Excel on the web may then answer «Invalid Sheet» (office-js 3218). */

/** A sheet that is in front for the moment of a rename; what was selected on the other stays selected there. */
export interface InFront {
  readonly front: string;
  /** Visible sheets, of which another can be put in front for that moment. */
  readonly visible: readonly string[];
}

/** What is known of what is in front, by context: asked once, before an action that may rename. */
const fronts = new WeakMap<Excel.RequestContext, InFront>();

/** Starts asking which sheet is in front; call what it returns after the next sync. */
export function loadFront(context: Excel.RequestContext): () => void {
  const { worksheets } = context.workbook;
  const active = worksheets.getActiveWorksheet();
  active.load('name');
  worksheets.load('items/name,items/visibility');
  return () => fronts.set(context, frontOf(active, worksheets));
}

function frontOf({ name }: Excel.Worksheet, { items }: Excel.WorksheetCollection): InFront {
  return { front: name, visible: items.filter((one) => one.visibility === 'Visible').map((one) => one.name) };
}

/** Renames a sheet. Where it is in front another is for that moment, and it is again. Within the caller's request. */
export function renameSheet(context: Excel.RequestContext, sheet: string, name: string): void {
  const { worksheets } = context.workbook;
  const known = fronts.get(context);
  const other = known?.front === sheet ? known.visible.find((one) => one !== sheet) : undefined;
  if (other !== undefined) worksheets.getItem(other).activate();
  worksheets.getItem(sheet).name = name;
  if (other !== undefined) worksheets.getItem(name).activate();
}
