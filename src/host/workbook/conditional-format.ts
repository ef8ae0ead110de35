/** What does a conditional format say? The kinds that we know as data; the others kept as they are. */
import type { Area } from './area';
import type { XmlElement } from './xml/element';

/** One threshold of a scale, bar or icon set. */
export interface Threshold {
  readonly type: 'num' | 'percent' | 'max' | 'min' | 'formula' | 'percentile' | 'autoMin' | 'autoMax';
  /** A number or formula as text, when the type wants one. */
  readonly value?: string;
  /** False: greater than; true (default): greater than or equal. Icon sets only. */
  readonly gte?: boolean;
}

export type CellOperator =
  | 'lessThan'
  | 'lessThanOrEqual'
  | 'equal'
  | 'notEqual'
  | 'greaterThanOrEqual'
  | 'greaterThan'
  | 'between'
  | 'notBetween';

export type TextKind = 'containsText' | 'notContainsText' | 'beginsWith' | 'endsWith';

/**
 * Formulas have no leading "=" and count from the first row and first column of all ranges (`baseCell`);
 * `onRanges` keeps them right when the ranges change.
 */
export type Rule =
  | { readonly kind: 'cellIs'; readonly operator: CellOperator; readonly formulas: readonly string[] }
  | { readonly kind: 'expression'; readonly formula: string }
  | { readonly kind: TextKind; readonly text: string; readonly formula: string }
  | {
      readonly kind: 'containsBlanks' | 'notContainsBlanks' | 'containsErrors' | 'notContainsErrors';
      readonly formula: string;
    }
  | { readonly kind: 'duplicateValues' | 'uniqueValues' }
  | { readonly kind: 'timePeriod'; readonly period: string; readonly formula: string }
  | { readonly kind: 'top10'; readonly rank: number; readonly percent: boolean; readonly bottom: boolean }
  | {
      readonly kind: 'aboveAverage';
      readonly above: boolean;
      readonly orEqual: boolean;
      readonly deviations: number;
    }
  | {
      readonly kind: 'colorScale';
      readonly stops: readonly { readonly at: Threshold; readonly color: string }[];
    }
  | {
      readonly kind: 'dataBar';
      readonly min: Threshold;
      readonly max: Threshold;
      readonly color: string;
      readonly showValue: boolean;
    }
  | {
      readonly kind: 'iconSet';
      readonly set: string;
      readonly thresholds: readonly Threshold[];
      readonly showValue: boolean;
      readonly reverse: boolean;
    }
  /** A rule of the file that we do not model (its `type` attribute); it is kept as it was. */
  | { readonly kind: 'unknown'; readonly type: string };

/** One rule on its ranges. Immutable: replace it in `Sheet.conditionalFormats`. */
export interface ConditionalFormat {
  /** Stable within a session. */
  readonly id: string;
  readonly ranges: readonly Area[];
  readonly rule: Rule;
  /** 1 is applied first. */
  readonly priority: number;
  readonly stopIfTrue: boolean;
  /** The differential style as in styles.xml; read and patch it with `readDxf` and `patchDxf`. */
  readonly dxf: XmlElement | null;
  /** Where the file holds it: the sheet itself, or its x14 extension (kept, not regenerated). */
  readonly origin: 'sheet' | 'extension';
  /** The file's own element; written again when only ranges, priority or style have changed. */
  readonly raw?: XmlElement;
  /** The element as it stands in the file, to be found there again. */
  readonly source?: XmlElement;
}
