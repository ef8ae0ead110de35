/** What do the conditional formats of all sheets say, though Excel fails over some of them? */
import type { Area } from '../domain/grid';
import { officeCode } from './failure';

/** A conditional format; `read` holds its rule and colour, and is null when Excel could not tell of them. */
export interface LoadedFormat {
  readonly id: string;
  readonly type: string;
  readonly priority: number;
  readonly stops: boolean;
  readonly areas: readonly Area[];
  readonly read: Excel.ConditionalFormat | null;
}

/** A format to read, and the collection of its sheet. */
interface Wanted {
  readonly item: Excel.ConditionalFormat;
  readonly collection: Excel.ConditionalFormatCollection;
}

/** Failures that say something of the connection or of the person, and nothing of a format. */
const NOT_OF_A_FORMAT = new Set([
  'InvalidOperationInCellEditMode',
  'InvalidOrTimedOutSession',
  'ConnectionFailure',
  'ActivityLimitReached',
  'AccessDenied',
]);
/** Where a format may stand of which Excel cannot even tell the range. */
const EVERYWHERE: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/**
 * Reads the formats of `collections` (loaded with id, type, priority and stopIfTrue), sheet by sheet in their order.
 * One request for all of them; Excel fails it whole over one format that it cannot read (office-js issues 5222, 6396,
 * 6827 and 6835), and then sheets, and the formats of the sheet that fails, are read in ever smaller lots.
 */
export async function loadFormats(
  context: Excel.RequestContext,
  collections: readonly Excel.ConditionalFormatCollection[],
): Promise<LoadedFormat[][]> {
  const sheets = collections.map((collection) =>
    collection.items.map((item): Wanted => ({ item, collection })),
  );
  const found = await readLots(context, sheets);
  return sheets.map((wanted) => wanted.map(({ item }) => found.get(item)!));
}

type Found = Map<Excel.ConditionalFormat, LoadedFormat>;

/** Reads lots of formats at once; when that fails, one by one; a lot that fails alone, by halves. */
async function readLots(context: Excel.RequestContext, lots: readonly (readonly Wanted[])[]): Promise<Found> {
  const all = lots.flat();
  if (all.length === 0) return new Map();
  const read = await attempt(context, all);
  if (read) return read;
  if (all.length === 1) return new Map([[all[0]!.item, await unreadable(context, all[0]!)]]);
  const full = lots.filter((lot) => lot.length > 0);
  const smaller = full.length > 1 ? full : [all.slice(0, all.length >> 1), all.slice(all.length >> 1)];
  const found: Found = new Map();
  for (const lot of smaller) {
    for (const [item, format] of await readLots(context, [lot])) found.set(item, format);
  }
  return found;
}

/** One request; null when it fails over what it reads. */
async function attempt(context: Excel.RequestContext, wanted: readonly Wanted[]): Promise<Found | null> {
  // What a failed request left half loaded is not used again: each attempt asks for the formats anew.
  const loading = wanted.map(({ item, collection }) => {
    const read = collection.getItem(item.id);
    return { item, read, ranges: loadDetails(item.type, read) };
  });
  try {
    await context.sync();
  } catch (error) {
    if (NOT_OF_A_FORMAT.has(officeCode(error) ?? 'AccessDenied')) throw error;
    return null;
  }
  return new Map(loading.map(({ item, read, ranges }) => [item, loaded(item, areasOf(ranges), read)]));
}

/** A format of which only the place can be told, if that. Fails when the sheet itself is gone. */
async function unreadable(
  context: Excel.RequestContext,
  { item, collection }: Wanted,
): Promise<LoadedFormat> {
  const ranges = loadRanges(collection.getItem(item.id));
  try {
    await context.sync();
    return loaded(item, areasOf(ranges), null);
  } catch (error) {
    if (NOT_OF_A_FORMAT.has(officeCode(error) ?? 'AccessDenied')) throw error;
  }
  collection.getCount();
  await context.sync();
  return loaded(item, [EVERYWHERE], null);
}

function loaded(
  { id, type, priority, stopIfTrue }: Excel.ConditionalFormat,
  areas: readonly Area[],
  read: Excel.ConditionalFormat | null,
): LoadedFormat {
  return { id, type, priority, stops: stopIfTrue, areas, read };
}

function loadDetails(type: string, format: Excel.ConditionalFormat): Excel.RangeAreas {
  const part = detail(type, format);
  if (part) {
    if ('rule' in part) part.load('rule');
    part.format.fill.load('color');
  }
  if (type === 'Custom') {
    format.custom.rule.load('formula,formulaR1C1');
    format.custom.format.load('numberFormat');
  }
  return loadRanges(format);
}

function loadRanges(format: Excel.ConditionalFormat): Excel.RangeAreas {
  const ranges = format.getRanges();
  ranges.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
  return ranges;
}

type Detail =
  | Excel.CellValueConditionalFormat
  | Excel.TextConditionalFormat
  | Excel.PresetCriteriaConditionalFormat
  | Excel.TopBottomConditionalFormat
  | Excel.CustomConditionalFormat;

/** The part of a format that has its rule and its fill; null for scales, bars and icons. */
export function detail(type: string, format: Excel.ConditionalFormat): Detail | null {
  switch (type) {
    case 'Custom':
      return format.custom;
    case 'CellValue':
      return format.cellValue;
    case 'ContainsText':
      return format.textComparison;
    case 'PresetCriteria':
      return format.preset;
    case 'TopBottom':
      return format.topBottom;
    default:
      return null;
  }
}

function areasOf(ranges: Excel.RangeAreas): Area[] {
  return ranges.areas.items.map((area) => ({
    top: area.rowIndex,
    left: area.columnIndex,
    bottom: area.rowIndex + area.rowCount - 1,
    right: area.columnIndex + area.columnCount - 1,
  }));
}
