/** What makes up the look of a cell, in plain words? Colours are resolved to `#RRGGBB`. */

/** `#RRGGBB`, upper case; null is automatic (or none). */
export type Color = string | null;

export type Underline = 'none' | 'single' | 'double' | 'singleAccounting' | 'doubleAccounting';

export interface FontStyle {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: Underline;
  readonly strikethrough: boolean;
  readonly script: 'baseline' | 'superscript' | 'subscript';
  readonly color: Color;
}

export interface FillStyle {
  /** 'none', 'solid', a pattern of ST_PatternType ('gray125', 'lightUp' …) or 'gradient'. */
  readonly pattern: string;
  /** The colour seen behind the text: a solid fill's colour, a pattern's background, a gradient's first stop. */
  readonly color: Color;
  /** The colour of a pattern's lines; null for none, solid and gradient. */
  readonly patternColor: Color;
}

/** ST_BorderStyle: 'none', 'thin', 'medium', 'dashed', 'dotted', 'thick', 'double', 'hair' … */
export interface BorderEdge {
  readonly style: string;
  readonly color: Color;
}

export type EdgeName = 'left' | 'right' | 'top' | 'bottom' | 'diagonal' | 'vertical' | 'horizontal';

/** `vertical` and `horizontal` only mean something in a differential style. */
export type Borders = Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'diagonal', BorderEdge>> & {
  readonly diagonalUp: boolean;
  readonly diagonalDown: boolean;
};

export interface AlignmentStyle {
  /** 'general', 'left', 'center', 'right', 'fill', 'justify', 'centerContinuous', 'distributed'. */
  readonly horizontal: string;
  /** 'top', 'center', 'bottom', 'justify', 'distributed'. */
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  /** Degrees as in the file: 0–90 up, 91–180 down (90 − n), 255 stacked. */
  readonly rotation: number;
  readonly shrink: boolean;
  readonly readingOrder: number;
}

export interface CellStyle {
  readonly font: FontStyle;
  readonly fill: FillStyle;
  readonly borders: Borders;
  /** The format code, en-US ("General", "0.00%", `;;;"✔"`). */
  readonly numberFormat: string;
  readonly alignment: AlignmentStyle;
  readonly protection: { readonly locked: boolean; readonly hidden: boolean };
  /** True for a cell whose text was typed with a leading apostrophe. */
  readonly quotePrefix: boolean;
  /** The named style that it is based on ("Normal"). */
  readonly named: string;
}

/** A change of some properties; what is not named stays, theme links included. */
export interface StylePatch {
  readonly font?: Partial<FontStyle>;
  /** null removes the fill. A colour alone makes it solid. */
  readonly fill?: Partial<FillStyle> | null;
  readonly borders?: BorderPatch;
  readonly numberFormat?: string;
  readonly alignment?: Partial<AlignmentStyle>;
  readonly protection?: { readonly locked?: boolean; readonly hidden?: boolean };
  readonly quotePrefix?: boolean;
}

/** Edges to set; null removes one. */
export type BorderPatch = Partial<Record<EdgeName, Partial<BorderEdge> | null>> & {
  readonly diagonalUp?: boolean;
  readonly diagonalDown?: boolean;
};

/** A differential style (conditional formats, tables): only what it sets is present. */
export interface DxfStyle {
  readonly font?: Partial<FontStyle>;
  readonly fill?: FillStyle;
  readonly borders?: Partial<Record<EdgeName, BorderEdge>>;
  readonly numberFormat?: string;
}
