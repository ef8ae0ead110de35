/** What is behind each Excel object? The host's own value for every kind of target. */
import type { BorderSide } from '../session/borders';
import type { Looks } from '../session/looks';
import type { AreasRef, RangeRef } from '../session/range-ref';
import type { Sheet, Workbook } from '../workbook/model';

/** By class name of the API. */
export interface Selves {
  Workbook: Workbook;
  Application: Workbook;
  Runtime: Workbook;
  Worksheet: Sheet;
  WorksheetCollection: Workbook;
  Range: RangeRef;
  RangeAreas: AreasRef;
  RangeCollection: AreasRef;
  RangeFormat: Looks;
  RangeFill: Looks;
  RangeFont: Looks;
  RangeBorderCollection: Looks;
  RangeBorder: { readonly looks: Looks; readonly side: BorderSide };
  FormatProtection: Looks;
}
