/** What of a designed sheet concerns paper and filtering, beyond its orientation and margins? */
import { areaAddress, type Area } from '../domain/grid';
import type { PageHeader, SheetDesign } from './sheet-design';

/** The header's small print. */
const SIZE = '&8';
/** Excel takes 255 characters for a page's whole header, codes included. */
const LONGEST_PART = 110;

/** Print areas, repeated columns, the text over each page and the filter. Within the caller's request. */
export function setPageFacts(sheet: Excel.Worksheet, design: SheetDesign): void {
  const { pageLayout } = sheet;
  const areas = printAreas(design).map(areaAddress);
  pageLayout.setPrintArea(areas.length === 1 ? sheet.getRange(areas[0]) : sheet.getRanges(areas.join(',')));
  if (design.titleColumns) {
    const [left, right] = design.titleColumns;
    const columns = areaAddress({ top: 0, bottom: 0, left, right }).replace(/\d+/g, '').split(':');
    pageLayout.setPrintTitleColumns(`$${columns[0]}:$${columns.at(-1)}`);
  }
  const header = pageLayout.headersFooters.defaultForAllPages;
  const { left, right } = design.pageHeader ?? {};
  header.leftHeader = headerText(left);
  header.rightHeader = headerText(right);
  blankHidden(sheet, design);
  if (design.filter) sheet.autoFilter.apply(sheet.getRange(areaAddress(design.filter)));
}

/** LibreOffice writes what hidden columns hold into a page's text, and draws figures that do not fit as ###. */
function blankHidden(sheet: Excel.Worksheet, { hiddenColumns, cells }: SheetDesign): void {
  if (hiddenColumns.length === 0) return;
  const [left, right] = [Math.min(...hiddenColumns), Math.max(...hiddenColumns)];
  const hidden = sheet.getRangeByIndexes(0, left, cells.length, right - left + 1);
  // One value for all cells, as the API takes it; its type knows only of arrays.
  hidden.numberFormat = ';;;' as unknown as string[][];
}

/** Hidden columns are never printed: some programs draw their figures over what is seen. */
function printAreas({ printAreas: wanted, cells, widths }: SheetDesign): readonly Area[] {
  return wanted ?? [{ top: 0, left: 0, bottom: Math.max(0, cells.length - 1), right: widths.length - 1 }];
}

/** An ampersand begins a code; a digit after the size would be taken for a part of it. */
function headerText(text: PageHeader['left']): string {
  if (text === undefined || text === '') return '';
  const flat = text.replace(/\s+/g, ' ').trim();
  const cut = flat.length > LONGEST_PART ? `${flat.slice(0, LONGEST_PART - 1)}…` : flat;
  return `${SIZE}${/^\d/.test(cut) ? ' ' : ''}${cut.replace(/&/g, '&&')}`;
}
