/** Which cells lead elsewhere? Hyperlinks as the API tells and takes them. */
import { ApiError } from '../bridge/errors';
import { cellCount, holds, overlaps, subtract, type Area } from '../workbook/area';
import type { Hyperlink } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { wireValue } from './read';
import { raiseFormatChanged } from './change';
import { patchArea } from './looks';
import type { Session } from './session';
import { putEntry } from './write';

/** Excel.RangeHyperlink. */
export interface WireLink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** The link of a cell; null when it has none. */
export function linkAt(session: Session, sheet: Sheet, row: number, column: number): WireLink | null {
  const link = sheet.hyperlinks.find((each) => holds(each.area, row, column));
  if (!link) return null;
  session.calculated();
  const shown = sheet.cell(row, column);
  return {
    ...(link.target !== null && { address: link.target }),
    ...(link.location !== null && { documentReference: link.location }),
    ...(link.tooltip !== undefined && { screenTip: link.tooltip }),
    textToDisplay: shown ? String(wireValue(shown.value)) : '',
  };
}

const optional = (value: unknown): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new ApiError('InvalidArgument');
  return value;
};

/**
 * Sets the link of all cells of an area (learn.microsoft.com/javascript/api/excel/excel.rangehyperlink): their text
 * becomes `textToDisplay`, and they take the look of a link.
 */
export function setLink(session: Session, sheet: Sheet, area: Area, given: unknown): void {
  if (typeof given !== 'object' || given === null) throw new ApiError('InvalidArgument');
  const { address, documentReference, screenTip, textToDisplay } = given as Record<string, unknown>;
  const target = optional(address) ?? null;
  const location = optional(documentReference) ?? null;
  if (target === null && location === null) throw new ApiError('InvalidArgument');
  if (cellCount(area) > 10_000) throw new ApiError('InvalidArgument');
  removeLinks(sheet, area);
  const tooltip = optional(screenTip);
  sheet.hyperlinks = [...sheet.hyperlinks, { area, target, location, ...(tooltip && { tooltip }) }];
  const shown = optional(textToDisplay) ?? null;
  eachCell(area, (row, column) => {
    const empty = (sheet.cell(row, column)?.value ?? null) === null && !sheet.cell(row, column)?.formula;
    const label = shown ?? (empty ? (target ?? location!) : null);
    if (label !== null) putEntry(session, sheet, row, column, { kind: 'value', value: label });
  });
  patchArea(session, sheet, area, { font: { color: '#0563C1', underline: 'single' } });
  raiseFormatChanged(session, sheet, area);
}

/** Removes links from an area; links that reach beyond it keep the rest. */
export function removeLinks(sheet: Sheet, area: Area): void {
  if (!sheet.hyperlinks.some((link) => overlaps(link.area, area))) return;
  sheet.hyperlinks = sheet.hyperlinks.flatMap((link): Hyperlink[] =>
    overlaps(link.area, area) ? subtract(link.area, area).map((rest) => ({ ...link, area: rest })) : [link],
  );
}

function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) visit(row, column);
  }
}
