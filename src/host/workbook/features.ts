/** What else does a sheet have besides cells? Each aspect as immutable plain data. */
import type { Area } from './area';
import type { XmlElement } from './xml/element';

/** Widths are in characters of the default font, as in the file. */
export interface ColumnFormat {
  readonly from: number;
  readonly to: number;
  readonly width?: number;
  readonly hidden: boolean;
  readonly style: number;
  readonly outline: number;
  readonly collapsed: boolean;
  /** True when a person set the width. */
  readonly custom: boolean;
  readonly bestFit?: boolean;
}

/** Heights are in points. */
export interface RowFormat {
  readonly height?: number;
  readonly hidden: boolean;
  readonly style?: number;
  readonly outline: number;
  readonly collapsed: boolean;
  /** True when a person set the height. */
  readonly custom: boolean;
  /** Attributes that we do not model. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** How the sheet is shown (its first view). */
export interface SheetView {
  readonly gridlines: boolean;
  readonly headings: boolean;
  readonly zeros: boolean;
  readonly formulas: boolean;
  readonly rightToLeft: boolean;
  /** Percent, 100 by default. */
  readonly zoom: number;
  /** Rows and columns frozen at the top left; null when nothing is frozen. */
  readonly frozen: { readonly rows: number; readonly columns: number } | null;
  /** First visible cell of the scrolling part, when the file says so. */
  readonly topLeft?: { readonly row: number; readonly column: number };
  readonly selection: {
    readonly row: number;
    readonly column: number;
    readonly areas: readonly Area[];
  };
}

export type ValidationType =
  'none' | 'list' | 'whole' | 'decimal' | 'date' | 'time' | 'textLength' | 'custom';

/** Formulas have no leading "="; a literal list keeps its quotes (`"a,b"`). */
export interface DataValidation {
  readonly id: string;
  readonly ranges: readonly Area[];
  readonly type: ValidationType;
  readonly operator: string;
  readonly formula1: string;
  readonly formula2: string;
  readonly ignoreBlanks: boolean;
  /** True when a list shows its dropdown arrow. */
  readonly inCellDropDown: boolean;
  readonly prompt: { readonly show: boolean; readonly title: string; readonly message: string };
  readonly alert: {
    readonly show: boolean;
    readonly style: 'stop' | 'warning' | 'information';
    readonly title: string;
    readonly message: string;
  };
  readonly origin: 'sheet' | 'extension';
  /** Attributes that we do not model (imeMode …). */
  readonly extra?: Readonly<Record<string, string>>;
}

export interface TableColumn {
  readonly id: number;
  readonly name: string;
  /** The file's own element: calculated formulas, totals, differential styles. */
  readonly raw?: XmlElement;
}

export interface Table {
  readonly id: number;
  readonly name: string;
  /** The name that formulas use. */
  readonly displayName: string;
  /** Header and totals rows included. */
  readonly area: Area;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
  readonly columns: readonly TableColumn[];
  readonly style: {
    readonly name: string | null;
    readonly firstColumn: boolean;
    readonly lastColumn: boolean;
    readonly rowStripes: boolean;
    readonly columnStripes: boolean;
  };
  /** The `autoFilter` element with its criteria; null when the table shows no filter buttons. */
  readonly filter: XmlElement | null;
  /** The file's own root element and part. */
  readonly raw?: XmlElement;
  readonly part?: string;
}

/** A sheet's own filter (not a table's). */
export interface AutoFilter {
  readonly area: Area;
  /** Criteria as in the file. */
  readonly criteria: readonly XmlElement[];
}

/** What protection allows, named as in the file; true means that people may do it. */
export interface SheetProtection {
  readonly allow: Readonly<Record<ProtectedAct, boolean>>;
  /** Password hash attributes, kept as they are. */
  readonly secret: Readonly<Record<string, string>>;
}

export const PROTECTED_ACTS = [
  'objects',
  'scenarios',
  'formatCells',
  'formatColumns',
  'formatRows',
  'insertColumns',
  'insertRows',
  'insertHyperlinks',
  'deleteColumns',
  'deleteRows',
  'selectLockedCells',
  'sort',
  'autoFilter',
  'pivotTables',
  'selectUnlockedCells',
] as const;

export type ProtectedAct = (typeof PROTECTED_ACTS)[number];

/** Margins in inches. Print area and titles are defined names (`printArea`, `printTitles`). */
export interface PageLayout {
  readonly orientation: 'default' | 'portrait' | 'landscape';
  readonly paperSize?: number;
  /** Percent; not used when fitted. */
  readonly scale: number;
  /** Pages to fit into; 0 is automatic; null when not fitted. */
  readonly fit: { readonly wide: number; readonly tall: number } | null;
  readonly margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly gridlines: boolean;
  readonly headings: boolean;
  readonly blackAndWhite: boolean;
  readonly draft: boolean;
  readonly firstPage?: number;
  readonly order: 'downThenOver' | 'overThenDown';
  readonly errors: string;
  readonly comments: string;
  readonly headerFooter: HeaderFooter;
}

/** Texts in Excel's own codes ("&L…&C…&R…"). */
export interface HeaderFooter {
  readonly differentFirst: boolean;
  readonly differentOddEven: boolean;
  readonly scaleWithDocument: boolean;
  readonly alignWithMargins: boolean;
  readonly texts: Readonly<
    Partial<
      Record<'oddHeader' | 'oddFooter' | 'evenHeader' | 'evenFooter' | 'firstHeader' | 'firstFooter', string>
    >
  >;
}

export interface Hyperlink {
  readonly area: Area;
  /** An address outside the workbook. */
  readonly target: string | null;
  /** A place in the workbook ("'1er reporte'!A1"), or after "#" of the target. */
  readonly location: string | null;
  readonly tooltip?: string;
  readonly display?: string;
}

/** A note (the old comment); `index` is its place in the file's part, null for a new one. */
export interface Note {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
  readonly index: number | null;
}

/** A threaded comment or a reply (`parent`). Read, kept and moved; not written anew. */
export interface ThreadedComment {
  readonly id: string;
  readonly parent: string | null;
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
  readonly when: string;
  readonly done: boolean;
}

/** Something that floats over the cells. */
export interface Drawing {
  readonly kind: 'picture' | 'shape' | 'chart' | 'group' | 'connector' | 'other';
  readonly name: string;
  /** The cell under its top-left corner, when it is anchored to cells. */
  readonly from: { readonly row: number; readonly column: number } | null;
  /** Text of a shape, if any. */
  readonly text: string;
}

/** Green triangles not to show; attributes as in the file (`numberStoredAsText` …). */
export interface IgnoredError {
  readonly ranges: readonly Area[];
  readonly kinds: readonly string[];
}

/** A defined name. `formula` has no leading "=". */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
  /** Id of the sheet that it belongs to; null for the workbook. */
  readonly sheet: string | null;
  readonly hidden: boolean;
  readonly comment: string;
  /** Attributes that we do not model. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A custom XML part; `id` is the GUID of its properties part. */
export interface CustomXmlPart {
  readonly id: string;
  readonly xml: string;
  /** Part name in the package; null for a new one. */
  readonly part: string | null;
}
