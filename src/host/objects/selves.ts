/** What is behind each Excel object? The host's own value for every kind of target. */
import type { BorderSide } from '../session/borders';
import type { ConditionalBorder, FormatRef } from '../session/conditional-formats';
import type { Looks } from '../session/looks';
import type { NameRef, NameScope } from '../session/names';
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
  ConditionalFormatCollection: AreasRef;
  ConditionalFormat: FormatRef;
  CustomConditionalFormat: FormatRef;
  ConditionalFormatRule: FormatRef;
  CellValueConditionalFormat: FormatRef;
  TextConditionalFormat: FormatRef;
  TopBottomConditionalFormat: FormatRef;
  PresetCriteriaConditionalFormat: FormatRef;
  ColorScaleConditionalFormat: FormatRef;
  DataBarConditionalFormat: FormatRef;
  IconSetConditionalFormat: FormatRef;
  ConditionalDataBarPositiveFormat: FormatRef;
  ConditionalRangeFormat: FormatRef;
  ConditionalRangeFill: FormatRef;
  ConditionalRangeFont: FormatRef;
  ConditionalRangeBorderCollection: FormatRef;
  ConditionalRangeBorder: ConditionalBorder;
  DataValidation: AreasRef;
  NamedItemCollection: NameScope;
  NamedItem: NameRef;
  SettingCollection: Workbook;
  Setting: string;
}
