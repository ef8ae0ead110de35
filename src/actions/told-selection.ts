/** What did Excel last say is selected? Kept as it is told, so that a key knows what was selected before it. */
import type { Area } from '../domain/grid';
import { parseAreas } from '../domain/parse-areas';
import type { SelectionNews } from '../excel/workbook-events';

/** Areas of a sheet, which is known by its id: that survives renaming. */
export interface ToldSelection {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

let isHeard = false;
let told: ToldSelection | null = null;
let news = 0;

/** Begins or ceases to keep what is told. Without Excel's events all else would soon be out of date: nothing is kept. */
export function hearSelections(on: boolean): void {
  isHeard = on;
  tellSelection(null);
}

/** The selection as Excel last told it; null when that is not known. It was true once, and may no longer be. */
export function toldSelection(): ToldSelection | null {
  return told;
}

/** Excel told of a selection; null when it changed to something that was not told. */
export function tellSelection(selection: ToldSelection | SelectionNews | null): void {
  told = isHeard && selection ? ('areas' in selection ? selection : read(selection)) : null;
  news += 1;
}

/** To be called before Excel is asked: takes its answer in, unless another selection is told meanwhile. */
export function askSelection(): (answer: ToldSelection) => void {
  const before = news;
  return (answer) => {
    if (isHeard && news === before) told = answer;
  };
}

/** True for the same cells of the same sheet, in whatever order their areas are told. */
export function isSameSelection(one: ToldSelection, other: ToldSelection): boolean {
  return one.sheetId === other.sheetId && key(one) === key(other);
}

function key({ areas }: ToldSelection): string {
  return areas
    .map(({ top, left, bottom, right }) => [top, left, bottom, right].join())
    .sort()
    .join(';');
}

/** An address of which a part cannot be read tells nothing. */
function read({ sheetId, address }: SelectionNews): ToldSelection | null {
  const areas = parseAreas(address);
  return areas.length === address.split(',').length ? { sheetId, areas } : null;
}
