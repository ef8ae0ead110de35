/** Which cells does a text name? Addresses, defined names and tables, as `getRange` takes them. */
import { ApiError } from '../bridge/errors';
import type { Area } from '../workbook/area';
import { parseArea } from '../workbook/area';
import { formatReference, referenceTo } from '../workbook/formula/reference';
import type { Sheet, Workbook } from '../workbook/model';
import { WHOLE_SHEET } from './looks';

/** Cells of one sheet. */
export interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Splits "'Mi hoja'!A1" into sheet name and address; the name is null when there is none. */
export function splitAddress(text: string): { sheet: string | null; address: string } {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/.exec(text);
  if (quoted) return { sheet: quoted[1]!.replaceAll("''", "'"), address: quoted[2]! };
  const bang = text.indexOf('!');
  return bang < 0
    ? { sheet: null, address: text }
    : { sheet: text.slice(0, bang), address: text.slice(bang + 1) };
}

/** The cells that a text names, seen from a sheet; null when it names none. */
export function findPlace(workbook: Workbook, from: Sheet | null, text: string): Place | null {
  const { sheet: name, address } = splitAddress(text.trim().replace(/^=/, ''));
  const sheet = name === null ? from : (workbook.sheetNamed(name) ?? null);
  if (name !== null && !sheet) return null;
  const area = sheet && parseArea(address);
  if (sheet && area) return { sheet, area };
  return findNamed(workbook, sheet, address);
}

function findNamed(workbook: Workbook, sheet: Sheet | null, name: string): Place | null {
  const defined = workbook.definedName(name, sheet);
  if (defined) return placeOfFormula(workbook, defined.formula);
  const found = workbook.table(name);
  if (!found) return null;
  const { table } = found;
  const top = table.area.top + (table.headerRow ? 1 : 0);
  return {
    sheet: found.sheet,
    area: { ...table.area, top, bottom: table.area.bottom - (table.totalsRow ? 1 : 0) },
  };
}

/** The single range that a formula refers to ("Hoja1!$A$1:$B$2"); null when it is anything else. */
export function placeOfFormula(workbook: Workbook, formula: string): Place | null {
  const { sheet: name, address } = splitAddress(formula);
  const sheet = name === null ? undefined : workbook.sheetNamed(name);
  const area = parseArea(address);
  return sheet && area ? { sheet, area } : null;
}

/** `Worksheet.getRange`: the whole sheet without an address; what is on another sheet or nowhere is refused. */
export function rangeOnSheet(workbook: Workbook, sheet: Sheet, text: unknown): Area {
  if (text === null || text === undefined || text === '') return WHOLE_SHEET;
  if (typeof text !== 'string') throw new ApiError('InvalidArgument');
  const place = findPlace(workbook, sheet, text);
  if (!place || place.sheet !== sheet) throw new ApiError('InvalidArgument');
  return place.area;
}

/** "Hoja1!$A$1:$B$2", as formulas and names write it. */
export function fullReference(sheet: Sheet, area: Area): string {
  return formatReference(referenceTo(sheet.name, area));
}

/** Several areas of a sheet: addresses parted by commas (`Worksheet.getRanges`); none is the whole sheet. */
export function rangesOnSheet(workbook: Workbook, sheet: Sheet, text: string | null): Area[] {
  if (text === null || text === '') return [WHOLE_SHEET];
  const parts = text.match(/(?:'(?:[^']|'')*'|[^,])+/g) ?? [];
  return parts.map((part) => rangeOnSheet(workbook, sheet, part.trim()));
}
