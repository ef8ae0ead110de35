/** How are conditional formats found, added, ordered and changed? The newest comes first; a range sees those that touch it. */
import { ApiError } from '../bridge/errors';
import { overlaps } from '../workbook/area';
import type { ConditionalFormat, Rule } from '../workbook/conditional-format';
import type { Sheet } from '../workbook/model';
import type { StylePatch } from '../workbook/styles/style';
import { checkFormatting } from './change';
import { cut } from './clear';
import type { AreasRef } from './range-ref';
import type { Session } from './session';

/** One conditional format, by its id: its data are replaced whole when they change. */
export interface FormatRef {
  readonly sheet: Sheet;
  readonly id: string;
}

/** One border of a conditional format's look. */
export interface ConditionalBorder {
  readonly format: FormatRef;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  /** Excel.ConditionalRangeBorderIndex. */
  readonly name: string;
}

const byPriority = (a: ConditionalFormat, b: ConditionalFormat): number => a.priority - b.priority;

/** The formats that touch the areas, first priority first. */
export function formatsOn(areas: AreasRef): ConditionalFormat[] {
  return areas.sheet.conditionalFormats
    .filter((format) =>
      format.ranges.some((range) => areas.ranges.some((mine) => overlaps(range, mine.area))),
    )
    .sort(byPriority);
}

/** The format now; fails once it was deleted. */
export function formatOf(ref: FormatRef): ConditionalFormat {
  const found = ref.sheet.conditionalFormats.find((format) => format.id === ref.id);
  if (!found) throw new ApiError('ItemNotFound');
  return found;
}

/** Adds a format with first priority (excel.conditionalformatcollection#add). */
export function addFormat(session: Session, areas: AreasRef, rule: Rule): FormatRef {
  const { sheet } = areas;
  checkFormatting(sheet);
  const added: ConditionalFormat = {
    id: session.freshId(),
    ranges: areas.ranges.map((range) => range.area),
    rule,
    priority: 1,
    stopIfTrue: false,
    dxf: null,
    origin: 'sheet',
  };
  renumber(sheet, [added, ...[...sheet.conditionalFormats].sort(byPriority)]);
  session.dirty = true;
  return { sheet, id: added.id };
}

/** Priorities become 1, 2, 3 … in this order. */
function renumber(sheet: Sheet, ordered: readonly ConditionalFormat[]): void {
  sheet.conditionalFormats = ordered.map((format, i) =>
    format.priority === i + 1 ? format : { ...format, priority: i + 1 },
  );
}

/** The zero-based place of a format among those of its sheet. */
export function priorityOf(ref: FormatRef): number {
  const ordered = [...ref.sheet.conditionalFormats].sort(byPriority);
  return ordered.findIndex((format) => format.id === ref.id);
}

/** Moves a format to a place; negative ones count from the back, and places beyond the ends are the ends. */
export function setPriority(ref: FormatRef, place: number): void {
  const moving = formatOf(ref);
  const others = [...ref.sheet.conditionalFormats].sort(byPriority).filter((format) => format !== moving);
  const wanted = place < 0 ? others.length + 1 + place : place;
  const at = Math.min(others.length, Math.max(0, wanted));
  renumber(ref.sheet, [...others.slice(0, at), moving, ...others.slice(at)]);
}

/** Changes a format. A changed rule is no longer the file's own element. */
export function changeFormat(ref: FormatRef, change: Partial<ConditionalFormat>): void {
  const before = formatOf(ref);
  checkFormatting(ref.sheet);
  const after = { ...before, ...change, ...(change.rule && { raw: undefined }) };
  ref.sheet.conditionalFormats = ref.sheet.conditionalFormats.map((each) => (each === before ? after : each));
}

/** Changes a format's look. */
export function patchLook(session: Session, ref: FormatRef, patch: StylePatch): void {
  const { dxf } = formatOf(ref);
  changeFormat(ref, { dxf: session.workbook.styles.patchDxf(dxf, patch) });
}

/** Deletes one format. */
export function deleteFormat(ref: FormatRef): void {
  const gone = formatOf(ref);
  checkFormatting(ref.sheet);
  renumber(
    ref.sheet,
    [...ref.sheet.conditionalFormats].sort(byPriority).filter((each) => each !== gone),
  );
}

/** Frees the areas of all formats; those that reach beyond keep the rest. */
export function clearFormats(areas: AreasRef): void {
  checkFormatting(areas.sheet);
  for (const range of areas.ranges) {
    areas.sheet.conditionalFormats = cut(areas.sheet.conditionalFormats, range.area);
  }
}
