/** What kinds of fact does the Modelo Regional hold? Shapes of the generated data, without rules. */
import type { Color } from '../grid';
import type { StateKey, ToolId } from '../matrix';

/** A dimension's number in the Modelo Regional, from 1. */
export type DimensionId = number;

/** One of the five dimensions. */
export interface Dimension {
  readonly id: DimensionId;
  /** "Mejora continua". */
  readonly name: string;
  /** The heading's beginning in the reports: "5. Mejora continua". */
  readonly heading: string;
  readonly description: string;
  readonly source: string;
}

/** What the article and the agreement of a tool's name need. */
export interface Grammar {
  readonly article: string;
  readonly gender: 'm' | 'f';
  readonly number: 'singular' | 'plural';
  /** "el Convenio de colaboración". */
  readonly withArticle: string;
}

/** Another way in which a source writes a tool's name. */
export interface ToolAlias {
  readonly text: string;
  readonly sources: readonly string[];
}

/** How long the Model gives for a tool. */
export interface Timeframe {
  readonly kind: 'months' | 'yearly' | 'depends';
  /** Only for `months`. */
  readonly months: number | null;
  /** In words, as the strategy table writes it, else as the official letter does: "3 meses". */
  readonly text: string;
  readonly source: string;
}

/** One tool (herramienta) of the Modelo Regional. */
export interface Tool {
  readonly id: ToolId;
  readonly dimension: DimensionId;
  /** Place among all tools, from 1. */
  readonly order: number;
  /** The canonical name. */
  readonly name: string;
  /** Other names by which a header is known; never one that fits two tools. */
  readonly aliases: readonly ToolAlias[];
  readonly grammar: Grammar;
  /** What it is, in the official letter's words; null when no source says. */
  readonly description: { readonly text: string; readonly source: string } | null;
  /** False when the Model states no requirement (then `requirement` says so in the source's words). */
  readonly hasRequirement: boolean;
  /** The requirement as its source writes it, without numerals that leaked into it: it is quoted as the Model's. */
  readonly requirement: { readonly text: string; readonly source: string };
  readonly timeframe: Timeframe;
}

/** A header that covers several tools at once: known, and never taken for one of them. */
export interface AmbiguousHeader {
  readonly text: string;
  readonly tools: readonly ToolId[];
  readonly sources: readonly string[];
}

/** One municipality of the Estado de México. */
export interface Municipality {
  /** INEGI code, five digits. */
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One state of the default legend. */
export interface DefaultState {
  readonly key: StateKey;
  readonly label: string;
  readonly rank: number;
  readonly color: Color;
  readonly letter: string;
  readonly meaning: string;
}
