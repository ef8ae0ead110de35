/** By which names do packages call their parts, relations and namespaces? Transitional and strict. */

const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** The namespace of spreadsheet elements. */
export function mainNamespace(strict: boolean): string {
  return strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
}

/** The namespace of `r:id`. */
export function relationNamespace(strict: boolean): string {
  return strict ? STRICT : TRANSITIONAL;
}

/** A relationship type such as "worksheet" or "styles". */
export function relationType(kind: string, strict: boolean): string {
  return `${strict ? STRICT : TRANSITIONAL}/${kind}`;
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

/** Content types of the parts that we write. */
export const CONTENT_TYPE = {
  workbook: `${SPREADSHEET}sheet.main+xml`,
  worksheet: `${SPREADSHEET}worksheet+xml`,
  styles: `${SPREADSHEET}styles+xml`,
  sharedStrings: `${SPREADSHEET}sharedStrings+xml`,
  table: `${SPREADSHEET}table+xml`,
  comments: `${SPREADSHEET}comments+xml`,
  metadata: `${SPREADSHEET}sheetMetadata+xml`,
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
  app: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  customXmlProperties: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
} as const;

/** CT_Worksheet's sequence. */
export const WORKSHEET_ORDER: readonly string[] = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios ' +
  'autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations ' +
  'hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ' +
  'ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls ' +
  'webPublishItems tableParts extLst'
).split(' ');

/** CT_Workbook's sequence. */
export const WORKBOOK_ORDER: readonly string[] = (
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences ' +
  'definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr ' +
  'webPublishObjects extLst'
).split(' ');

/** CT_Stylesheet's sequence. */
export const STYLES_ORDER: readonly string[] =
  'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' ');
