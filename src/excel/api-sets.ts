/** Which newer parts of the Excel API are here? Each is used where present and replaced where not. */

/**
 * True when this Excel has a requirement set ("1.19" of ExcelApi). Without Office's own context (the embedded
 * Excel's terminal) nothing beyond the minimum is assumed.
 */
export function hasExcelApi(version: string): boolean {
  const office = (globalThis as { Office?: typeof Office }).Office;
  return office?.context?.requirements?.isSetSupported('ExcelApi', version) ?? false;
}
