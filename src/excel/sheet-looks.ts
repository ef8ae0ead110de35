/** How do the looks of a designed sheet get into Excel? Styles, conditional formats and the printed page. */
import { areaAddress, type Area } from '../domain/grid';
import { rangesOf } from './area-addresses';
import { setPageFacts } from './page-facts';
import type { SheetDesign, SheetStyle } from './sheet-design';

/** How a sheet prints. In a request of its own. */
export function setPrinting(sheet: Excel.Worksheet, design: SheetDesign): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = design.landscape ? 'Landscape' : 'Portrait';
  pageLayout.paperSize = 'Letter';
  pageLayout.centerHorizontally = true;
  pageLayout.leftMargin = pageLayout.rightMargin = 36;
  pageLayout.topMargin = pageLayout.bottomMargin = 43;
  pageLayout.headersFooters.defaultForAllPages.leftFooter = '&8&A';
  pageLayout.headersFooters.defaultForAllPages.rightFooter = '&8Página &P de &N';
  if (design.titleRows) {
    pageLayout.setPrintTitleRows(`$${design.titleRows[0] + 1}:$${design.titleRows[1] + 1}`);
  }
  // Without a height: 0 is no documented value, and absent means as many pages as it takes.
  pageLayout.zoom = { horizontalFitToPages: 1 };
  setPageFacts(sheet, design);
}

/** Within the caller's request. */
export function addConditional(sheet: Excel.Worksheet, style: SheetDesign['conditional'][number]): void {
  const { custom } = rangeOf(sheet, style.area).conditionalFormats.add('Custom');
  custom.rule.formula = style.formula;
  if (style.fill) custom.format.fill.color = style.fill;
  if (style.color) custom.format.font.color = style.color;
  if (style.bold) custom.format.font.bold = true;
  if (style.numberFormat) custom.format.numberFormat = style.numberFormat;
}

const EDGES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
] as const;

/** Within the caller's request. */
export function applyStyle(sheet: Excel.Worksheet, { area, also = [], style }: SheetStyle): void {
  if (also.length === 0) applyTo(rangeOf(sheet, area).format, style);
  else for (const { format } of rangesOf(sheet, [area, ...also])) applyTo(format, style);
  // One value for all cells, as the API takes it; its type knows only of arrays.
  if (style.numberFormat !== undefined) {
    rangeOf(sheet, area).numberFormat = style.numberFormat as unknown as string[][];
  }
}

function applyTo(format: Excel.RangeFormat, style: SheetStyle['style']): void {
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.color !== undefined) format.font.color = style.color;
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.italic !== undefined) format.font.italic = style.italic;
  if (style.underlined !== undefined) format.font.underline = style.underlined ? 'Single' : 'None';
  if (style.size !== undefined) format.font.size = style.size;
  if (style.align !== undefined) format.horizontalAlignment = style.align;
  if (style.valign !== undefined) format.verticalAlignment = style.valign;
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.rotation !== undefined) format.textOrientation = style.rotation;
  if (style.grid !== undefined) for (const edge of EDGES) line(format, edge, style.grid);
  if (style.underline !== undefined) line(format, 'EdgeBottom', style.underline);
}

function line(format: Excel.RangeFormat, edge: (typeof EDGES)[number], color: string): void {
  const border = format.borders.getItem(edge);
  border.style = 'Continuous';
  border.color = color;
}

/** The range of an area. */
export function rangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRange(areaAddress(area));
}
